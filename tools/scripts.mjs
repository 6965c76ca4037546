// Makes the page's scripts small: the one that wasm-bindgen wrote, and those in index.html. Trunk would minify more than
// that, and write the lines of index.html anew that the Worker looks for.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { transformSync } from "esbuild";

const INLINE = /(<script(?![^>]*\ssrc=)[^>]*>)([\s\S]*?)<\/script>/g;

const minified = (source) => transformSync(source, { minify: true, format: "esm", target: "es2022", charset: "utf8" }).code.trim();

/**
 * Gives what the program and its script call each other short names, in both: wasm-bindgen's hold hashes, which do not
 * compress. Returns the script with those names.
 */
function shortenNames(script, program) {
  // The program may use only what browsers have had for long, as where it is built.
  const [, features] = readFileSync("index.html", "utf8").match(/data-wasm-opt-params="([^"]*)"/);
  const command = [...features.split(" "), "--minify-imports-and-exports-and-modules", program, "-o", program];
  const { imports, exports } = JSON.parse(execFileSync("wasm-opt", command, { encoding: "utf8" }));
  const [[module]] = imports;
  const names = new Map([...imports.map(([, ...names]) => names), ...exports]);
  return script.replaceAll(module, "a").replaceAll(/(?<=\bwasm\.|^ +)\w+/gm, (name) => names.get(name) ?? name);
}

/** Rewrites the scripts in `dist`. Returns the source of each that stands in the page itself. */
export function minifyScripts(dist) {
  const [script, program] = [".js", ".wasm"].map((kind) => join(dist, readdirSync(dist).find((file) => file.endsWith(kind))));
  writeFileSync(script, minified(shortenNames(readFileSync(script, "utf8"), program)));
  // Once and well, instead of quickly for each visitor.
  for (const file of [script, program]) writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
  const page = join(dist, "index.html");
  const small = readFileSync(page, "utf8").replace(INLINE, (_, tag, source) => `${tag}${minified(source)}</script>`);
  writeFileSync(page, small);
  return [...small.matchAll(INLINE)].map(([, , source]) => source);
}
