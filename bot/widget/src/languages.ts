/** The languages there are, each in its own name. Which of them are offered, the server says. */

export const LANGUAGES: Readonly<Record<string, string>> = {
  en: "English",
  es: "Español",
  "zh-Hans": "中文",
  vi: "Tiếng Việt",
  ht: "Kreyòl ayisyen",
  "pt-BR": "Português",
  uk: "Українська",
  ru: "Русский",
  ar: "العربية",
  fr: "Français",
  ko: "한국어",
  tl: "Tagalog",
};

/** What browsers call a language that has another code here. */
const ALIASES: Readonly<Record<string, string>> = { fil: "tl" };

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);

/** The language that fits a tag such as "es-MX", or undefined. */
export function supported(tag: string | null | undefined): string | undefined {
  if (!tag) return undefined;
  const codes = Object.keys(LANGUAGES);
  const wanted = ALIASES[tag.toLowerCase().split("-")[0] ?? ""] ?? tag.toLowerCase();
  return codes.find((code) => code.toLowerCase() === wanted)
    ?? codes.find((code) => code.toLowerCase().split("-")[0] === wanted.split("-")[0]);
}

/** The language to begin with: the one asked for, else the browser's, else English. */
export function firstLanguage(asked: string | null, browser: readonly string[]): string {
  return supported(asked) ?? browser.map(supported).find((code) => code) ?? "en";
}

export function direction(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(language.split("-")[0] ?? "") ? "rtl" : "ltr";
}
