// Reads a gettext PO catalogue whose msgid is the message id and msgstr the text.

import { readFileSync } from "node:fs";

const KEYWORD = /^(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s+(".*")$/;

/** Entries of the catalogue as {id: text}; the header and entries without text are left out. */
export function readPo(file) {
  const table = {};
  let entry = {};
  let open = "";
  const close = () => {
    if (entry.msgid && entry.msgstr) table[entry.msgid] = entry.msgstr;
    entry = {};
  };
  readFileSync(file, "utf8").split(/\r?\n/).forEach((line, index) => {
    if (line === "" || line.startsWith("#")) return;
    const keyword = KEYWORD.exec(line);
    if (keyword) {
      if (keyword[1] === "msgid" || keyword[1] === "msgctxt") close();
      open = keyword[1];
      entry[open] = JSON.parse(keyword[2]);
    } else if (line.startsWith('"') && open) {
      entry[open] += JSON.parse(line);
    } else {
      throw new Error(`${file}:${index + 1}: not a PO line: ${line}`);
    }
  });
  close();
  return table;
}
