/** Addresses the widget is willing to link to. */

const ALLOWED = new Set(["https:", "tel:", "mailto:", "sms:"]);

/** A telephone number as people write it: American ones in groups, others as they are. */
export function phoneInWords(number: string): string {
  return number.replace(/^\+?1?(\d{3})(\d{3})(\d{4})$/, "($1) $2-$3");
}

const PHONE = /\+?(?:\d[\s.-]?)?\(?\d{3}\)?[\s.-]{1,2}\d{3}[\s.-]\d{4}/g;

/** The text with its telephone numbers set apart, so that their groups keep their order from right to left too. */
export function phonesApart(text: string): string {
  return text.replace(PHONE, "\u2066$&\u2069");
}

/** The address if its scheme is one a person can be sent to, else undefined. */
export function safeHref(href: string | undefined): string | undefined {
  if (!href) return undefined;
  try {
    return ALLOWED.has(new URL(href).protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
