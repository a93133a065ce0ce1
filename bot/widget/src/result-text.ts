/** The result as plain text, for a file that a person keeps. */

import type { Result } from "./types";

/** Sections under their titles, items as dashes, points as stars. */
export function resultText(result: Result): string {
  const lines = [result.title, result.intro ?? "", ""];
  for (const section of result.sections) {
    lines.push(section.title.toUpperCase(), section.intro ?? "");
    for (const item of section.items) {
      lines.push(`- ${[item.title, item.text].filter(Boolean).join(": ")}`);
      for (const point of item.points ?? []) lines.push(`  * ${point}`);
      if (item.href) lines.push(`  ${item.href.replace(/^tel:/, "")}`);
      if (item.sources?.length) lines.push(`  [${item.sources.join("; ")}]`);
    }
    lines.push("");
  }
  if (result.timeline) lines.push(result.timeline.title.toUpperCase(), ...result.timeline.description, "");
  lines.push(result.disclaimer ?? "");
  return `${lines.join("\n").replace(/\n{3,}/g, "\n\n").trim()}\n`;
}

/** Hands a file to the browser as a download. */
export function saveBlob(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
