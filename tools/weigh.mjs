// Prints what each part of the page's first program weighs, by the names of its functions.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { splitProgram, WASM_FEATURES, WASM_PASSES } from "./program.mjs";

const folder = "target/weigh";
const run = (command, ...args) => execFileSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28 });

const parts = [
  ["the page's own code", /^frontend/],
  // Leptos wraps the body of every component, and what stands inside of components, in functions of these names.
  ["the page's markup", /component_view|leptos::children|^core::ops::function/],
  ["connection, protocol and Hangul", /^(client|protocol|hangul)/],
  ["Leptos' signals and effects", /^(reactive|leptos|tachys|any_spawner|or_poisoned|send_wrapper|slotmap|guardian)/],
  ["maps of Leptos' signals", /^(hashbrown|indexmap|rustc_hash|equivalent)/],
  ["serde", /^serde|^_::|^itoa|^zmij|^ryu/],
  ["socket, timers, futures", /^(futures|gloo|pin)/],
  ["browser interface", /^(wasm_bindgen|js_sys|web_sys|console_error)/],
  ["memory (dlmalloc)", /^(dlmalloc|__rust|__rdl)/],
  ["Rust's library", /^(core|alloc|std|str|char|u32|u64)/],
];

/**
 * Where a function comes from: `<&mut serde_json::ser::X as serde::Y>::z`, `<T as tachys::X>::y` and
 * `core::ptr::drop_in_place<frontend::X>`.
 */
const origin = (name) => name.replace(/^core::ptr::drop_in_place</, "").replace(/^[<&]+(mut |dyn |[A-Z] as )?/, "");

run("wasm-bindgen", "--target", "web", "--no-typescript", "--keep-debug", "--keep-lld-exports", "--out-dir", folder, splitProgram(folder, "target").first);
const program = `${folder}/frontend_bg.wasm`;
const metrics = run("wasm-opt", ...WASM_FEATURES, ...WASM_PASSES, "-g", program, "-o", program, "--func-metrics");
const nameless = `${folder}/nameless.wasm`;
run("wasm-opt", ...WASM_FEATURES, "--strip-debug", program, "-o", nameless);

const sums = new Map();
const add = (part, bytes) => sums.set(part, (sums.get(part) ?? 0) + bytes);
for (const [, name, bytes] of metrics.matchAll(/^func: (.*)\n \[binary-bytes\] : (\d+)/gm)) {
  add(parts.find(([, isIt]) => isIt.test(origin(name)))?.[0] ?? "the rest", Number(bytes));
}
add("texts and other data", Number(metrics.match(/\[memory-data\]\s+: (\d+)/)[1]));

const raw = readFileSync(nameless);
add("tables, types, imports", raw.length - [...sums.values()].reduce((sum, bytes) => sum + bytes));
const brotli = brotliCompressSync(raw).length;
const rows = [...sums].sort(([, a], [, b]) => b - a).map(([part, bytes]) => [part, { raw: bytes, "share of brotli": Math.round((bytes / raw.length) * brotli) }]);
console.table(Object.fromEntries([...rows, ["all", { raw: raw.length, "share of brotli": brotli }]]));
