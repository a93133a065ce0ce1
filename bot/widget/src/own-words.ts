/** Months and units where the browser lends a language the words of another: Haitian Creole is given French. */

interface OwnWords {
  months: readonly string[];
  units: Readonly<Record<string, string>>;
}

const OWN_WORDS: Readonly<Record<string, OwnWords>> = {
  ht: {
    months: "janvye fevriye mas avril me jen jiyè out septanm oktòb novanm desanm".split(" "),
    units: { days: "jou", months: "mwa", years: "an" },
  },
};

/** The twelve months, as they stand in a list. */
export function monthNames(language: string): readonly string[] {
  const format = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
  return OWN_WORDS[language]?.months
    ?? Array.from({ length: 12 }, (_, month) => format.format(new Date(Date.UTC(2000, month, 1))));
}

/** A day of the calendar, or its month without `day`: "15 jen 2009". In the device's time, unless `zone` says else. */
export function dayInWords(
  date: Date, language: string, { day = true, time = false, zone }: { day?: boolean; time?: boolean; zone?: string } = {},
): string {
  const own = OWN_WORDS[language];
  const words: Intl.DateTimeFormatOptions = { year: "numeric", month: own ? "numeric" : "long" };
  if (day) words.day = "numeric";
  if (time) Object.assign(words, { hour: "numeric", minute: "2-digit" });
  if (zone) words.timeZone = zone;
  const format = new Intl.DateTimeFormat(own ? "en-US" : language, words);
  if (!own) return format.format(date);
  const part = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
  const said = [part["day"], own.months[Number(part["month"]) - 1], part["year"]].filter(Boolean).join(" ");
  return time ? `${said}, ${part["hour"]}:${part["minute"]} ${part["dayPeriod"]}` : said;
}

/** The unit of a length of time, if the language has words of its own. */
export function ownUnit(unit: string, language: string): string | undefined {
  return OWN_WORDS[language]?.units[unit];
}
