import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { root } from "../support/server.mjs";

const options = { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 };
const { packages } = JSON.parse(execFileSync("cargo", ["metadata", "--no-deps", "--format-version", "1"], options));

test("frontend and edge know the game, the game knows neither, and they do not know each other", () => {
  const ours = packages.map(({ name }) => name);
  const imports = Object.fromEntries(
    packages.map(({ name, dependencies }) => [name, dependencies.map((used) => used.name).filter((used) => ours.includes(used))]),
  );
  assert.deepEqual(imports, {
    game: [], edge: ["game"], frontend: ["game", "view"], view: [], "wasm-streams": [], words: ["game"], operator: ["game"], bot: ["game"],
  });
});

test("the game has no way to a clock, to chance or to the outside", () => {
  const game = packages.find(({ name }) => name === "game");
  const used = game.dependencies.filter(({ kind }) => kind === null).map(({ name }) => name);
  const outside = /^(worker|js-sys|web-sys|wasm-bindgen|gloo|leptos|tokio|getrandom|rand|chrono|time)/;
  assert.deepEqual(used.filter((name) => outside.test(name)), []);
});

test("the wasm-bindgen crate and its command line tool have one version", () => {
  const crate = readFileSync(`${root}Cargo.toml`, "utf8").match(/^wasm-bindgen = "=(.*)"$/m)[1];
  const tool = readFileSync(`${root}tools/versions.sh`, "utf8").match(/^WASM_BINDGEN=(.*)$/m)[1];
  assert.equal(crate, tool);
});
