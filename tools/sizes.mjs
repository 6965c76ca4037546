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
  "page: everything": measure("dist", (file) => /\.(html|js|wasm|css|svg)$/.test(file)),
  "page: html": measure("dist", (file) => file.endsWith(".html")),
  "page: wasm": measure("dist", (file) => file.endsWith(".wasm")),
  "page: scripts": measure("dist", (file) => file.endsWith(".js")),
  "page: styles": measure("dist", (file) => file.endsWith(".css")),
  Worker: measure("build", (file) => /\.(js|wasm)$/.test(file)),
});
