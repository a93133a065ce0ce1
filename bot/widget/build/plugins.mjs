// What esbuild needs to learn: stylesheets as minified text, catalogues as a table of texts.

import { readFileSync } from "node:fs";
import { transform } from "esbuild";
import { readPo } from "./po.mjs";

/** `import css from "./x.css"` gives the minified text of the stylesheet. */
export const stylesheetText = {
  name: "stylesheet-text",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), {
        loader: "css", minify: true, target: "chrome90",
      });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/** `import table from "./x.po"` gives {id without "ui.": text} of the widget's own strings. */
export const catalogue = {
  name: "catalogue",
  setup(build) {
    build.onLoad({ filter: /\.po$/ }, ({ path }) => {
      const entries = Object.entries(readPo(path)).filter(([id]) => id.startsWith("ui."));
      const table = Object.fromEntries(entries.map(([id, text]) => [id.slice(3), text]));
      return { contents: JSON.stringify(table), loader: "json", watchFiles: [path] };
    });
  },
};
