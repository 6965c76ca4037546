// Operator tokens: wrong ones are counted, and a short one counts as none.

import assert from "node:assert/strict";
import { test } from "node:test";
import { hanpanFor } from "../support/hanpan.mjs";
import { startServer } from "../support/server.mjs";

/** The address of somebody to whom the limits of networks apply. */
const HOME = "203.0.113.7";

const logged = (server, what) => server.logs().map(({ message }) => String(message)).filter((line) => line.includes(what));

test("ten wrong tokens in a minute are refused, and then every token, while reading without one goes on", async (t) => {
  const server = await startServer();
  t.after(() => server.close());
  const stats = (as) => server.call("GET /api/stats", { as, from: HOME });
  for (let count = 0; count < 10; count += 1) {
    assert.equal((await stats(`guess-${count}`)).body.code, "unauthorized", `guess ${count}`);
  }
  assert.equal((await stats("operator")).status, 200, "ten are not too many");
  assert.equal((await stats("guess-10")).body.code, "too_many_requests");
  assert.equal((await stats("operator")).body.code, "too_many_requests", "the right token is not told from a wrong one");
  assert.equal((await server.call("GET /api/rooms/%EA%B4%91%EC%9E%A5", { from: HOME })).status, 200);
  const lines = logged(server, "wrong_token");
  assert.equal(lines.length, 11);
  assert.ok(!lines.join().includes("guess"), "the log has no token");
});

test("of a burst of wrong tokens in parallel, few are compared", async (t) => {
  const server = await startServer();
  t.after(() => server.close());
  const burst = Array.from({ length: 200 }, (_, count) => server.call("GET /api/stats", { as: `guess-${count}`, from: HOME }));
  const codes = (await Promise.all(burst)).map(({ body }) => body.code);
  assert.ok(codes.filter((code) => code === "unauthorized").length <= 10);
  assert.ok(codes.every((code) => ["unauthorized", "too_many_requests"].includes(code)));
});

test("a configured token under 24 characters counts as none, and the log, the health and hanpan say so", async (t) => {
  const token = "twenty-three-characters";
  const server = await startServer({ secrets: { ADMIN_TOKEN: token } });
  t.after(() => server.close());
  for (const as of [undefined, "", "wrong", token]) {
    const { status, body } = await server.call("GET /api/stats", { as });
    assert.deepEqual([status, body.code], [403, "operator_token_too_short"], `as ${as}`);
  }
  assert.equal((await server.call("GET /api/health")).body.operators, "token_too_short");
  assert.equal(logged(server, "short_operator_token").length, 1, "once");
  const { code, stderr } = await hanpanFor(server).as(token)("stats");
  assert.deepEqual([code, stderr], [1, "hanpan: the server's ADMIN_TOKEN has fewer than 24 characters, so it counts as none \
(operator_token_too_short): set a longer one on the server, for example from `openssl rand -hex 32`\n"]);
});
