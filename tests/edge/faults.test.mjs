// The short form of `make faults`: a match outlives kills and failing statements, and nothing is lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { kills } from "../faults/kills.mjs";
import { panics } from "../faults/panics.mjs";
import { randomFrom } from "../faults/random.mjs";
import { statements } from "../faults/statements.mjs";

const SEED = 1;

test("a match outlives kills of the server, and everything that a player was told is there afterwards", async () => {
  const seen = await kills(randomFrom(SEED), 1, ["starting", "open", "answering", "talking"]);
  assert.equal(seen.kills, 4);
});

test("a flush whose last statement fails is neither stored nor told, and what was sent is told in the end", async () => {
  const failures = await statements(randomFrom(SEED), ["INSERT ON part WHEN NEW.kind = 'solver'"]);
  assert.ok(Object.values(failures).every((count) => count > 0));
});

test("a panic in a room loses nothing there, and the other rooms keep their connections", async () => {
  const seen = await panics(randomFrom(SEED), ["lobby", "open"]);
  assert.ok(Object.values(seen).every((count) => count > 0));
});
