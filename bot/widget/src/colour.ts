/** The organisation's own colour, moved as far towards black or white as its words need to be read. */

type Rgb = readonly [number, number, number];

/** WCAG 2.2 AA for text. */
const ENOUGH = 4.5;
/** What the colour stands on as text, at its least favourable: --said in the light, --said in the dark. */
const LIGHT: Rgb = [0xdc, 0xeb, 0xee];
const DARK: Rgb = [0x1f, 0x46, 0x50];
const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/** Style rules for a colour such as "#17606e", or undefined for what is none. */
export function colourRules(asked: string | null): string | undefined {
  const colour = parsed(asked);
  return colour && `:host{${pair("", readable(colour, LIGHT, BLACK))}${pair("-dark", readable(colour, DARK, WHITE))}}`;
}

function pair(scheme: string, colour: Rgb): string {
  const on = contrast(colour, WHITE) >= contrast(colour, BLACK) ? WHITE : BLACK;
  return `--advisal-accent${scheme}:${hex(colour)};--advisal-on-accent${scheme}:${hex(on)};`;
}

/** The colour, mixed with `towards` until it is read on `ground`. */
function readable(colour: Rgb, ground: Rgb, towards: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(colour, towards, share);
    if (contrast(mixed, ground) >= ENOUGH) return mixed;
  }
  return towards;
}

function parsed(text: string | null): Rgb | undefined {
  const short = text?.trim().replace(/^#?([0-9a-f])([0-9a-f])([0-9a-f])$/i, "$1$1$2$2$3$3");
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(short ?? "");
  return parts ? [byte(parts[1]), byte(parts[2]), byte(parts[3])] : undefined;
}

const byte = (text = ""): number => parseInt(text, 16);
const hex = (colour: Rgb): string => `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;

function mix([r, g, b]: Rgb, [r2, g2, b2]: Rgb, share: number): Rgb {
  const at = (from: number, to: number): number => Math.round(from + (to - from) * share);
  return [at(r, r2), at(g, g2), at(b, b2)];
}

/** From 1 (the same) to 21 (black and white), as WCAG 2 measures it. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
