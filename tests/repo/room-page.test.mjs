// The Worker turns index.html into a room's page by replacing fixed parts of it, and would skip a missing one silently.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { root } from "../support/server.mjs";

const read = (path) => readFileSync(root + path, "utf8");

test("the built page has each marker of edge/src/room_page.rs exactly once", () => {
  const page = read("dist/index.html");
  const [, count, array] = read("edge/src/room_page.rs").match(/^const MARKERS: \[&str; (\d+)\] = \[\n(.*?)^\];$/ms);
  const markers = [...array.matchAll(/r#"(.*?)"#|"([^"\\]*)"/g)].map(([, raw, plain]) => raw ?? plain);
  assert.equal(markers.length, Number(count), "all markers are found in the source");
  for (const marker of markers) assert.equal(page.split(marker).length - 1, 1, marker);
});
