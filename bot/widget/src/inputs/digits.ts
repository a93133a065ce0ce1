/** Numbers as people type them. */

/** Where each script's digits begin: Arabic-Indic, Persian, Devanagari, full-width. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10];

/** The text with digits of other scripts as 0-9. */
export function plainDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹०-९０-９]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (ZEROS.find((zero) => code >= zero && code < zero + 10) ?? code));
  });
}

/** A whole number of 0 or more, or undefined. "1,500" and "1.500" are 1500: no count has decimals. */
export function wholeNumber(text: string): string | undefined {
  const plain = plainDigits(text).replace(/\s/g, "").replace(/(\d)[.,](?=\d{3}(\D|$))/g, "$1");
  return /^\d{1,6}$/.test(plain) ? String(Number(plain)) : undefined;
}

/** Dollars with at most two decimals, or undefined. Three digits after a mark are thousands. */
export function dollars(text: string): string | undefined {
  const plain = plainDigits(text).replace(/[\s$]/g, "").replace(/(\d)[.,](?=\d{3}(\D|$))/g, "$1");
  return decimal(plain.replace(/,(\d{1,2})$/, ".$1"), /^\d{1,9}(\.\d{1,2})?$/);
}

/** Grams, or undefined. A comma before three digits could be either, so it is not read. */
export function grams(text: string): string | undefined {
  const plain = plainDigits(text).replace(/\s/g, "").replace(/(g|gr|grams?|gramos?)$/i, "");
  return decimal(plain.replace(/,(\d{1,2}|\d{4,})$/, ".$1"), /^\d{1,7}(\.\d{1,4})?$/);
}

function decimal(text: string, shape: RegExp): string | undefined {
  return shape.test(text) ? text.replace(/^0+(?=\d)/, "") : undefined;
}
