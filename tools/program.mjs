// Builds the crate frontend: natively, to draw the first picture, and as WebAssembly, with the script that loads it. The
// WebAssembly is two programs: the second has what only components/lazy.rs makes.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { bundled, shortened } from "./scripts.mjs";

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

/** Returns the command's output. Its errors go to the terminal, so a failure needs no message of ours. */
function run(command, ...args) {
  // wasm-opt warns of names of local variables which the splitter writes and it does not read. Its errors are printed below.
  const progress = command === "wasm-opt" ? "pipe" : "inherit";
  const { error, status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", progress] });
  if (error) throw error;
  if (status !== 0) {
    process.stderr.write(stderr ?? "");
    process.exit(1);
  }
  return stdout;
}

/** What the pages show until the program has loaded, drawn by a native build of its components: see frontend/src/first_picture.rs. */
export const drawFirstPicture = () => JSON.parse(run("cargo", "run", "--quiet", "--package", "frontend", "--target-dir", "target"));

/** Where cargo keeps the sources of packages. Panics name their source files, and the program should be the same whoever builds it. */
const SOURCES = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry/src");
const REMAPPED = `build.rustflags=[${JSON.stringify(`--remap-path-prefix=${SOURCES}=crates`)}]`;

/** Compiles the crate, and splits what it becomes into two programs in `folder`. `target` is cargo's folder. */
export function splitProgram(folder, target) {
  const compiling = ["--package", "frontend", "--bin", "frontend", "--profile", "page", "--target", TARGET, "--target-dir", target];
  // The splitter finds out from the relocations what calls what.
  run("cargo", "rustc", "--config", REMAPPED, ...compiling, "--", "-C", "link-arg=--emit-relocs");
  run("wasm-split-cli", `${target}/${TARGET}/page/frontend.wasm`, folder, "--out-name", "frontend");
  return { first: `${folder}/frontend.wasm`, second: `${folder}/split_lazy.wasm` };
}

const optimised = (program, ...options) => run("wasm-opt", ...WASM_FEATURES, ...WASM_PASSES, ...options, program, "-o", program);

/** Writes the programs and their script into `dist`, and returns the names of the first program and the script. */
export function buildProgram(dist) {
  const { first, second } = splitProgram(WORK, "target");
  optimised(second);
  // index.html passes the first program's address, which contains a hash, so the script needs no default.
  run("wasm-bindgen", "--target", "web", "--no-typescript", "--omit-default-module-path", "--keep-lld-exports", "--out-dir", WORK, first);
  const program = `${WORK}/frontend_bg.wasm`;
  const names = JSON.parse(optimised(program, "--minify-imports-and-exports-and-modules"));
  for (const script of ["frontend.js", "__wasm_split.js"]) {
    const file = `${WORK}/${script}`;
    writeFileSync(file, shortened(readFileSync(file, "utf8"), names));
  }
  const script = bundled(`${WORK}/frontend.js`).replace("split_lazy.wasm", write(dist, "_lazy.wasm", readFileSync(second)));
  return { script: write(dist, ".js", script), program: write(dist, "_bg.wasm", readFileSync(program)) };
}

/** Writes a file named after the hash of its content, and a copy in brotli's best quality, which the Worker sends. */
function write(dist, ending, content) {
  const name = `frontend-${createHash("sha256").update(content).digest("hex").slice(0, 16)}${ending}`;
  writeFileSync(`${dist}/${name}`, content);
  writeFileSync(`${dist}/${name}.br`, brotliCompressSync(content));
  return name;
}
