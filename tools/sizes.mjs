// Prints what is sent to a browser and what is uploaded as the Worker: raw, gzip and brotli, in bytes.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

function measure(folder, isMeant) {
  const files = readdirSync(folder).filter(isMeant).map((file) => readFileSync(join(folder, file)));
  const total = (encode) => files.reduce((sum, bytes) => sum + encode(bytes).length, 0);
  return { raw: total((bytes) => bytes), gzip: total((bytes) => gzipSync(bytes, { level: 9 })), brotli: total((bytes) => brotliCompressSync(bytes)) };
}

console.table({
  "page: everything": measure("dist", (file) => /\.(html|js|wasm|svg)$/.test(file)),
  "page: html with styles": measure("dist", (file) => file.endsWith(".html")),
  "page: its styles": measure("target/style", (file) => file.endsWith(".css")),
  "page: wasm": measure("dist", (file) => file.endsWith(".wasm")),
  "page: scripts": measure("dist", (file) => file.endsWith(".js")),
  Worker: measure("build", (file) => /\.(js|wasm)$/.test(file)),
});
