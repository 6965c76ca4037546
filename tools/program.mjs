// Builds the crate frontend: natively, to draw the first picture, and as WebAssembly, with wasm-bindgen's script that loads it.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { minified, shortened } from "./scripts.mjs";

const TARGET = "wasm32-unknown-unknown";
const WORK = "target/program";

/** The only features that wasm-opt may use: all supported browsers have had them for years. */
export const WASM_FEATURES = [
  "--enable-bulk-memory",
  "--enable-multivalue",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-reference-types",
  "--enable-sign-ext",
];

/** What wasm-opt does. -Os makes a larger file than -Oz, and a smaller one once it is compressed. */
export const WASM_PASSES = ["--flatten", "--rereloop", "-Os"];

/** Returns the command's output. Its progress and errors go to the terminal, so a failure needs no message of ours. */
function run(command, ...args) {
  const { error, status, stdout } = spawnSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (error) throw error;
  if (status !== 0) process.exit(1);
  return stdout;
}

/** What the pages show until the program has loaded, drawn by a native build of its components: see frontend/src/first_picture.rs. */
export const drawFirstPicture = () => JSON.parse(run("cargo", "run", "--quiet", "--package", "frontend", "--target-dir", "target"));

/** Writes the program and its script into `dist`, and returns their names. */
export function buildProgram(dist) {
  run("cargo", "build", "--package", "frontend", "--profile", "page", "--target", TARGET, "--target-dir", "target");
  // index.html passes the program's address, which contains a hash, so the script needs no default.
  const bindings = ["--target", "web", "--no-typescript", "--omit-default-module-path", "--out-dir", WORK];
  run("wasm-bindgen", ...bindings, `target/${TARGET}/page/frontend.wasm`);
  const program = `${WORK}/frontend_bg.wasm`;
    const names = run("wasm-opt", ...WASM_FEATURES, ...WASM_PASSES, "--minify-imports-and-exports-and-modules", program, "-o", program);
  const script = minified(shortened(readFileSync(`${WORK}/frontend.js`, "utf8"), JSON.parse(names)));
  return { script: write(dist, ".js", script), program: write(dist, "_bg.wasm", readFileSync(program)) };
}

/** Writes a file named after the hash of its content, and a copy in brotli's best quality, which the Worker sends. */
function write(dist, ending, content) {
  const name = `frontend-${createHash("sha256").update(content).digest("hex").slice(0, 16)}${ending}`;
  writeFileSync(`${dist}/${name}`, content);
  writeFileSync(`${dist}/${name}.br`, brotliCompressSync(content));
  return name;
}
