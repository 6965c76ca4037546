import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../support/server.mjs";

test("a dry-run deployment succeeds, with the rooms and the page bound", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "choseong-hanpan-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const command = ["wrangler", "deploy", "--dry-run", "--outdir", folder];
  const output = execFileSync("npx", command, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  assert.match(output, /env\.ROOMS \(RoomObject\)\s+Durable Object/);
  assert.match(output, /env\.ASSETS\s+Assets/);
});
