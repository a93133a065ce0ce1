// Builds dist/advisal-chat.js (one classic script), the same compressed, and dist/integrity.txt.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { catalogue, stylesheetText } from "./plugins.mjs";

const LARGEST_GZIP = 25_000;
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

mkdirSync(at("../dist"), { recursive: true });
await build({
  entryPoints: [at("../src/index.ts")],
  outfile: at("../dist/advisal-chat.js"),
  bundle: true,
  format: "iife",
  target: ["chrome90", "safari15", "firefox101"],
  minify: true,
  legalComments: "none",
  charset: "utf8",
  plugins: [stylesheetText, catalogue],
  logLevel: "warning",
});

const script = readFileSync(at("../dist/advisal-chat.js"));
const packed = gzipSync(script, { level: 9 });
const compressed = packed.length;
const integrity = `sha384-${createHash("sha384").update(script).digest("base64")}`;
writeFileSync(at("../dist/advisal-chat.js.gz"), packed);
writeFileSync(at("../dist/integrity.txt"), `${integrity}\n`);
console.log(`advisal-chat.js ${script.length} bytes, ${compressed} compressed`);
console.log(integrity);
if (compressed > LARGEST_GZIP) {
  console.error(`advisal-chat.js is over ${LARGEST_GZIP} bytes compressed`);
  process.exit(1);
}
