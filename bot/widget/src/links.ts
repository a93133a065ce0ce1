/** Addresses the widget is willing to link to. */

const ALLOWED = new Set(["https:", "tel:", "mailto:", "sms:"]);

/** A telephone number as people write it: American ones in groups, others as they are. */
export function phoneInWords(number: string): string {
  return number.replace(/^\+?1?(\d{3})(\d{3})(\d{4})$/, "($1) $2-$3");
}

/** A number or address that keeps its order also among words from right to left. The server's texts come so. */
export function apart(text: string): string {
  return `\u2066${text}\u2069`;
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
