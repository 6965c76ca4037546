// Measures what a browser downloads and what is uploaded as the Worker: make sizes. tests/repo/sizes.test.mjs holds
// both to their budgets.

import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** Limits in bytes. The Worker's, set 2 % above its size of the day, must stay below the 3 MiB of a free account. */
export const BUDGETS = {
  page: { brotli: 185_000 },
  Worker: { gzip: 1_950_000 },
};

const ENCODINGS = {
  raw: (bytes) => bytes,
  gzip: (bytes) => gzipSync(bytes, { level: 9 }),
  brotli: (bytes) => brotliCompressSync(bytes),
};

const root = new URL("..", import.meta.url).pathname;

/** The contents of the files in a folder whose names match. */
const files = (folder, pattern) =>
  readdirSync(root + folder).filter((file) => pattern.test(file)).map((file) => readFileSync(`${root}${folder}/${file}`));

/** The largest of the pages, of which a visitor gets one. */
const html = () => [...files("dist", /\.html$/), ...files("dist/rooms", /\.html$/)].toSorted((one, other) => other.length - one.length).slice(0, 1);

const parts = {
  page: () => [...html(), ...files("dist", /(\.js|_bg\.wasm)$/)],
  "html with styles": html,
  styles: () => html().map((html) => Buffer.from(html.toString().match(/<style>([^]*?)<\/style>/)[1])),
  program: () => files("dist", /_bg\.wasm$/),
  "second program": () => files("dist", /_lazy\.wasm$/),
  script: () => files("dist", /\.js$/),
  Worker: () => files("build", /\.(js|wasm)$/),
};

/** Bytes of a part, each of its files encoded by itself. */
export const size = (part, encoding) => parts[part]().reduce((sum, bytes) => sum + ENCODINGS[encoding](bytes).length, 0);

if (process.argv[1] === import.meta.filename) {
  const row = (part) => Object.fromEntries(Object.keys(ENCODINGS).map((encoding) => [encoding, size(part, encoding)]));
  console.table(Object.fromEntries(Object.keys(parts).map((part) => [part, row(part)])));
}
