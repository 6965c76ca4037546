// Makes the page's scripts small: the one that wasm-bindgen wrote, and those in index.html. Trunk would minify more than
// that, and write the lines of index.html anew that the Worker looks for.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

const INLINE = /(<script(?![^>]*\ssrc=)[^>]*>)([\s\S]*?)<\/script>/g;

const minified = (source) => transformSync(source, { minify: true, format: "esm", target: "es2022", charset: "utf8" }).code.trim();

/** Rewrites the scripts in `dist`. Returns the source of each that stands in the page itself. */
export function minifyScripts(dist) {
  for (const file of readdirSync(dist).filter((file) => file.endsWith(".js"))) {
    writeFileSync(join(dist, file), minified(readFileSync(join(dist, file), "utf8")));
  }
  const page = join(dist, "index.html");
  const small = readFileSync(page, "utf8").replace(INLINE, (_, tag, source) => `${tag}${minified(source)}</script>`);
  writeFileSync(page, small);
  return [...small.matchAll(INLINE)].map(([, , source]) => source);
}
