// Wrong, early and hostile frames.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client } from "../support/client.mjs";
import { startServer } from "../support/server.mjs";

let server;
before(async () => (server = await startServer()));
after(() => server.close());

const wrongFrames = [
  ["not JSON", "안녕", "malformed"],
  ["not an object", "[1, 2]", "malformed"],
  ["no type", "{}", "malformed"],
  ["a missing field", { type: "say", id: "a" }, "malformed"],
  ["a field of the wrong kind", { type: "say", id: 7, text: "가" }, "malformed"],
  ["an id that is too long", { type: "say", id: "a".repeat(65), text: "가" }, "malformed"],
  ["an acknowledgement of what was not told", { type: "ack", seq: 1_000 }, "malformed"],
  ["an unknown type", { type: "dance" }, "unknown_type"],
  ["a frame that is too large", { type: "say", id: "a", text: "가".repeat(2_000) }, "too_large"],
  ["a second join", { type: "join", version: 1, nickname: "또" }, "already_joined"],
];

for (const [what, frame, code] of wrongFrames) {
  test(`${what}: the frame gets one error and changes nothing`, async () => {
    const client = await Client.join(server, "수달", { room: code });
    client.send(frame);
    const { events, welcome } = await client.resync();
    assert.deepEqual(events.map((event) => [event.type, event.code]), [["error", code]]);
    assert.match(events[0].message, /요/, "the message is a Korean sentence");
    assert.deepEqual({ ...welcome, now: 0 }, { ...client.welcome, now: 0 });
    await client.close();
  });
}

test("requests for the state within two seconds are answered together", async () => {
  const client = await Client.join(server, "수달", { room: "되묻기" });
  for (let count = 0; count < 3; count += 1) client.send({ type: "resync" });
  await client.next("welcome");
  const { events } = await client.resync();
  assert.deepEqual(events.filter(({ type }) => type === "welcome"), []);
  await client.close();
});

test("binary frames get an error", async () => {
  const client = await Client.join(server, "수달", { room: "이진" });
  client.socket.send(new Uint8Array([1, 2, 3]));
  assert.equal((await client.next("error")).code, "binary");
  await client.close();
});

test("every frame before a join gets not_joined", async () => {
  const client = await Client.connect(server, "성급");
  for (const frame of [{ type: "say", id: "a", text: "가" }, { type: "resync" }, { type: "leave" }]) {
    client.send(frame);
    assert.equal((await client.nextEvent()).code, "not_joined");
  }
  client.send({ type: "join", version: 2, nickname: "수달" });
  assert.equal((await client.nextEvent()).code, "unsupported_version");
  client.send({ type: "join", version: 1, nickname: "수달" });
  assert.deepEqual((await client.next("welcome")).recent, []);
  await client.close();
});

test("a socket is closed after ten wrong frames", async () => {
  const client = await Client.join(server, "수달", { room: "고집" });
  for (let count = 0; count < 10; count += 1) client.send("틀린 프레임");
  assert.equal(await client.closed, 4002);
});

test("an empty or too long message is refused with its id and a reason", async () => {
  const client = await Client.join(server, "수달", { room: "거절" });
  for (const [text, reason] of [["   ", "message_empty"], ["가".repeat(201), "message_too_long"]]) {
    const id = client.say(text);
    const refused = await client.next("refused");
    assert.deepEqual([refused.id, refused.reason], [id, reason]);
  }
  await client.close();
});

test("text with SQL, HTML and escape characters is delivered and stored unchanged", async () => {
  const client = await Client.join(server, "'; DROP--", { room: "따옴표" });
  for (const text of ["'); DROP TABLE message;--", "<script>alert(1)</script>", "\\u0000 \" \\ {}", "\u202E뒤집기"]) {
    client.say(text);
    assert.equal((await client.next("said")).text, text);
  }
  await server.evict("따옴표");
  assert.equal((await client.resync()).welcome.recent.length, 4);
  await client.close();
});

test("a client that asks for bytes gets every frame as bytes, and others get text", async () => {
  const [bytes, text] = [await Client.join(server, "수달", { room: "바이트", query: "?frames=bytes" }), await Client.join(server, "하마", { room: "바이트" })];
  for (const client of [bytes, text]) {
    const isBytes = client === bytes;
    assert.equal(client.hasBytes, isBytes, "the welcome");
    client.send({ type: "dance" });
    await client.next("error");
    assert.equal(client.hasBytes, isBytes, "an error");
  }
  text.say("안녕하세요");
  for (const client of [bytes, text]) assert.equal((await client.next("said")).text, "안녕하세요");
  assert.deepEqual([bytes.hasBytes, text.hasBytes], [true, false], "a broadcast");
  bytes.send("ping");
  await bytes.next("pong");
  await Promise.all([bytes.close(), text.close()]);
});
