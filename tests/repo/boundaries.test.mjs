import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { root } from "../support/server.mjs";

const options = { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 };
const { packages } = JSON.parse(execFileSync("cargo", ["metadata", "--no-deps", "--format-version", "1"], options));

/** The crates of this workspace that each of them may use. A crate that is missing here fails the test. */
const ARROWS = {
  hangul: [],
  protocol: ["hangul"],
  lexicon: ["hangul", "protocol"],
  client: ["protocol"],
  mqtt: ["client", "hangul", "protocol"],
  rules: ["hangul", "lexicon", "protocol"],
  edge: ["hangul", "lexicon", "mqtt", "protocol", "rules"],
  frontend: ["client", "hangul", "protocol"],
  bot: ["client", "hangul", "protocol"],
  fuzz: ["hangul", "lexicon", "mqtt", "protocol", "rules"],
  load: ["hangul", "lexicon", "protocol"],
  operator: ["hangul", "protocol"],
  simulation: ["client", "frontend", "hangul", "lexicon", "protocol", "rules"],
  words: ["hangul", "lexicon", "protocol"],
  "wasm-streams": [],
};

/** Dependencies through which a crate could reach a clock, randomness, files, the network or the browser. */
const OUTSIDE = /^(worker|js-sys|web-sys|wasm-bindgen|gloo|leptos|tokio|ureq|getrandom|rand|chrono|time)/;

for (const { name, dependencies } of packages) {
  const used = dependencies.filter(({ kind }) => kind === null).map((dependency) => dependency.name);
  const ours = used.filter((dependency) => packages.some((crate) => crate.name === dependency)).sort();

  test(`${name} → ${ours.join(", ") || "nothing of ours"}`, () => {
    assert.ok(name in ARROWS, `${name} has no entry in ARROWS`);
    assert.deepEqual(ours, ARROWS[name]);
  });

  if (["hangul", "lexicon", "protocol", "rules", "client", "mqtt"].includes(name)) {
    test(`${name} has no dependency on a clock, randomness, I/O or a browser`, () => {
      assert.deepEqual(used.filter((dependency) => OUTSIDE.test(dependency)), []);
    });
  }
}

test("every crate in ARROWS exists", () => {
  assert.deepEqual(Object.keys(ARROWS).sort(), packages.map(({ name }) => name).sort());
});

test("the wasm-bindgen crate and its command line tool have one version", () => {
  const crate = readFileSync(`${root}Cargo.toml`, "utf8").match(/^wasm-bindgen = "=(.*)"$/m)[1];
  const tool = readFileSync(`${root}tools/versions.sh`, "utf8").match(/^WASM_BINDGEN=(.*)$/m)[1];
  assert.equal(crate, tool);
});
