// Shrinks JavaScript for the page.

import { buildSync, transformSync } from "esbuild";

const OPTIONS = { minify: true, format: "esm", target: "es2022", charset: "utf8" };

export const minified = (source) => transformSync(source, OPTIONS).code.trim();

/** A script with what it imports, minified. */
export const bundled = (file) => buildSync({ ...OPTIONS, entryPoints: [file], bundle: true, write: false, logLevel: "error" }).outputFiles[0].text.trim();

/**
 * Renames in a script what wasm-opt renamed in the program: wasm-bindgen's names of imports and exports contain hashes,
 * which do not compress. The second argument is what wasm-opt printed: modules, old and new names of imports, and old
 * and new names of exports. All imports come from one module then, whose name is "a".
 */
export function shortened(script, { imports, exports }) {
  const names = new Map([...imports.map(([, ...names]) => names), ...exports]);
  return script
    // In wasm-bindgen's script: the modules of imports.
    .replace(/"\.\/frontend_bg\.js": (\w+),\s+"\.\/__wasm_split\.js": (\w+),/, '"a": { ...$1, ...$2 },')
    .replaceAll(/(?<=\bwasm\.|^ +)\w+/gm, (name) => names.get(name) ?? name)
    // In the script that fetches the second program: what it exports to the first, and passes on to the second.
    .replace(/(?<=^export const )\w+/gm, (name) => names.get(name) ?? name)
    .replace(/(?<=const \{).*(?=\} = initSync)/, (shared) => shared.replaceAll(/\w+/g, (name) => `${names.get(name)}: ${name}`));
}
