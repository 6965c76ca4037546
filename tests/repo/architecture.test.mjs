// Guards the invariants that ARCHITECTURE.md lists.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { root } from "../support/server.mjs";

/** The Rust sources of a folder by path, without tests and comments. */
function sources(folder) {
  const files = readdirSync(root + folder, { recursive: true }).filter((file) => file.endsWith(".rs") && !/tests(\/|\.rs$)/.test(file));
  const read = (file) => readFileSync(`${root}${folder}/${file}`, "utf8").split("#[cfg(test)]")[0].replace(/^\s*\/\/.*$/gm, "");
  return Object.fromEntries(files.map((file) => [file, read(file)]));
}

/** The files whose source matches. */
const matching = (files, pattern) => Object.keys(files).filter((file) => pattern.test(files[file])).sort();

test("in a room's object, only the store uses SQL and only the delivery sends", () => {
  const room = sources("edge/src/room");
  assert.deepEqual(matching(room, /\.exec\(|SqlStorage/).filter((file) => !/^store/.test(file)), []);
  assert.deepEqual(matching(room, /send_shared|send_with_str|\.send_with_bytes/), ["delivery.rs"]);
});

test("in the page, only session/socket.rs has a socket", () => {
  assert.deepEqual(matching(sources("frontend/src"), /WebSocket/), ["session/socket.rs"]);
});

test("in the page, only state/ changes what is known of the room", () => {
  const changed = /\bview\.\w+\(\)\.(set|update|write|update_untracked|write_untracked)\(/;
  assert.deepEqual(matching(sources("frontend/src"), changed).filter((file) => !/^state(\/|\.rs$)/.test(file)), []);
});

test("in the page, only text/ has sentences", () => {
  // Not sentences: random nicknames, the sample pattern of the entry, and ranges of characters.
  const others = Object.entries(sources("frontend/src")).filter(([file]) => !file.startsWith("text/") && file !== "friendly_nickname.rs");
  const strings = others.flatMap(([file, source]) => [...source.matchAll(/"[^"\n]*[\uac00-\ud7a3][^"\n]*"/g)].map(([string]) => `${file}: ${string}`));
  assert.deepEqual(strings, []);
});

test("only protocol/src/http/error.rs has the API's error codes", () => {
  const snake = (name) => name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
  const { "error.rs": errors } = sources("protocol/src/http");
  const codes = [...errors.matchAll(/Self::(\w+) => \(\d+,/g)].map(([, name]) => snake(name));
  assert.ok(codes.length > 10, "the codes are found in the source");
  // Codes of one word are ordinary strings elsewhere.
  const pattern = new RegExp(`"(${codes.filter((code) => code.includes("_")).join("|")})"`);
  for (const folder of ["edge/src", "operator/src", "frontend/src", "client/src", "mqtt/src", "rules/src"]) {
    assert.deepEqual(matching(sources(folder), pattern), [], folder);
  }
});

test("no text of the page's program is repeated where the build could insert it", () => {
  const texts = Object.values(sources("frontend/src/text")).flatMap((source) => [...source.matchAll(/"([^"\n]*[\uac00-\ud7a3][^"\n]*)"/g)].map(([, text]) => text));
  const sentences = texts.filter((text) => text.length > 6 && !text.includes("{"));
  assert.ok(sentences.length > 80, "the texts are found in the source");
  for (const file of ["index.html", "frontend/shell/before.js", "frontend/shell/until.js", "frontend/app/app.webmanifest", "edge/src/room_page.rs", "tools/page.mjs", "tools/preview.mjs"]) {
    const source = readFileSync(root + file, "utf8");
    assert.deepEqual(sentences.filter((text) => source.includes(text)), [], file);
  }
});

for (const crate of ["hangul", "protocol", "client", "lexicon", "rules", "edge", "operator", "frontend", "words"]) {
  test(`the top-level modules of ${crate} have no cycle`, () => {
    const uses = {};
    for (const [file, source] of Object.entries(sources(`${crate}/src`))) {
      const own = file.split("/")[0].replace(/\.rs$/, "");
      if (["main", "lib"].includes(own)) continue;
      const groups = [...source.matchAll(/\bcrate::\{([^;]*?)\};/g)].flatMap(([, group]) => group.replace(/::\{[^}]*\}/g, "").split(",").map((item) => item.trim().split("::")[0]));
      const single = [...source.matchAll(/\bcrate::(\w+)/g)].map(([, name]) => name);
      const used = [...groups, ...single].filter((name) => name !== own);
      uses[own] = new Set([...(uses[own] ?? []), ...used]);
    }
    const visit = (name, path) => {
      assert.ok(!path.includes(name), `cycle: ${[...path.slice(path.indexOf(name)), name].join(" → ")}`);
      for (const next of uses[name] ?? []) if (uses[next]) visit(next, [...path, name]);
    };
    for (const name of Object.keys(uses)) visit(name, []);
  });
}
