// Public reads: remembered for two seconds, limited by network, and different for operators.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Client, makeRoom, matchSettings } from "../support/client.mjs";
import { eventually } from "../support/eventually.mjs";
import { startServer } from "../support/server.mjs";

const encode = encodeURIComponent;
/** The address of somebody to whom the limits of networks apply. */
const HOME = "203.0.113.7";

async function serve(t) {
  const server = await startServer();
  t.after(() => server.close());
  return server;
}

test("a public read repeats the answer of the last two seconds, and an operator's is always new", async (t) => {
  const server = await serve(t);
  const address = `GET /api/rooms/${encode("광장")}`;
  const otter = await Client.join(server, "수달");
  const before = (await server.call(address)).body;
  const hippo = await Client.join(server, "하마");
  assert.deepEqual([before.people, (await server.call(address)).body], [1, before]);
  const forOperators = (await server.call(address, { as: "operator" })).body;
  assert.deepEqual([forOperators.people, forOperators.players.length], [2, 2]);
  assert.equal((await server.call(address)).body.players, undefined, "an operator's answer is not remembered for others");
  await eventually(async () => (await server.call(address)).body, ({ people }) => people === 2);
  await Promise.all([otter.close(), hippo.close()]);
});

test("different questions about messages have different answers", async (t) => {
  const server = await serve(t);
  const { room, token } = await makeRoom(server, { ...matchSettings(), mode: "talk" });
  const otter = await Client.join(server, "수달", { room, resume: token });
  otter.say("하나");
  otter.say("둘");
  const [one] = [await otter.next("said"), await otter.next("said")];
  const contents = async (query) => {
    const { body } = await server.call(`GET /api/rooms/${room}/messages?${query}`);
    return body.messages.map(({ content }) => content);
  };
  assert.deepEqual([await contents("after=0"), await contents(`after=${one.seq}`)], [["하나", "둘"], ["둘"]]);
  await otter.close();
});

test("one network reads what is not remembered at most 300 times a minute, and what is remembered as often as it likes", async (t) => {
  const server = await serve(t);
  const read = (count) => server.call(`GET /api/rooms/${encode("광장")}/messages?seconds=${count > 300 ? 29 : 30}&limit=${(count % 300) + 1}`, { from: HOME });
  let answered = 0;
  // The platform counts by the minutes of the clock, and a minute may begin meanwhile.
  while (answered < 601 && (await read(answered + 1)).status === 200) answered += 1;
  assert.ok(answered >= 300 && answered <= 600, `${answered} reads were answered`);
  assert.equal((await server.call("GET /api/stats", { as: "operator", from: HOME })).status, 200);
  const lines = server.logs().map(({ message }) => String(message)).filter((line) => line.includes('"reads"'));
  assert.equal(lines.length, 1, "a block is logged once");

  const other = await serve(t);
  for (let count = 0; count < 400; count += 1) {
    assert.equal((await other.call(`GET /api/rooms/${encode("광장")}`, { from: HOME })).status, 200, `read ${count}`);
  }
});

test("a page of the list that does not exist is empty, and one that cannot exist is malformed", async (t) => {
  const server = await serve(t);
  assert.deepEqual((await server.call("GET /api/rooms?page=2")).body, { channels: [] });
  for (const page of ["0", "-1", "x", ""]) {
    assert.equal((await server.call(`GET /api/rooms?page=${page}`)).body.code, "malformed", page);
  }
});
