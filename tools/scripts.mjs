// Shrinks JavaScript for the page.

import { transformSync } from "esbuild";

const OPTIONS = { minify: true, format: "esm", target: "es2022", charset: "utf8" };

export const minified = (source) => transformSync(source, OPTIONS).code.trim();

/**
 * Renames in wasm-bindgen's script what wasm-opt renamed in the program: wasm-bindgen's names of imports and exports
 * contain hashes, which do not compress. The second argument is what wasm-opt printed: pairs of old and new names.
 */
export function shortened(script, { imports, exports }) {
  const [[module]] = imports;
  const names = new Map([...imports.map(([, ...names]) => names), ...exports]);
  return script.replaceAll(module, "a").replaceAll(/(?<=\bwasm\.|^ +)\w+/gm, (name) => names.get(name) ?? name);
}
