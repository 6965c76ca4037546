// Repeated and oversized frames cost the stranger who sends them something, and nobody else.

import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { Client } from "../support/client.mjs";
import { startServer } from "../support/server.mjs";

const [HOME, OTHER] = ["203.0.113.7", "198.51.100.1"];

let server;
before(async () => (server = await startServer()));
after(() => server.close());

test("frames after leave are dropped", async () => {
  const witness = await Client.join(server, "고래", { room: "나감" });
  const player = await Client.join(server, "수달", { room: "나감" });
  player.send({ type: "leave" });
  for (let count = 0; count < 200; count += 1) {
    player.send({ type: "join", version: 1, nickname: "수달" });
    player.send({ type: "leave" });
  }
  assert.equal(await player.closed, 1000);
  const { events, welcome } = await witness.resync();
  assert.deepEqual(events.map(({ type }) => type), ["player", "left"]);
  assert.deepEqual(welcome.players.map(({ nickname }) => nickname), ["고래"]);
  await witness.close();
});

for (const [what, text] of [["a text", "가".repeat(5_000)], ["32 MiB of text", "a".repeat(32 << 20)], ["32 MiB of bytes", new Uint8Array(32 << 20)]]) {
  test(`${what} beyond the longest frame closes the socket at once`, async () => {
    const witness = await Client.join(server, "고래", { room: "큰 말" });
    const player = await Client.join(server, "수달", { room: "큰 말" });
    player.socket.send(text);
    player.say("아직 있어요");
    assert.equal(await player.closed, 1009);
    const { events } = await witness.resync();
    assert.ok(events.every(({ type }) => type !== "said"));
    await witness.close();
  });
}

test("the earlier client's address has the same longest frame, and frames before start! are counted", async () => {
  const open = async () => {
    const socket = new WebSocket(new URL("/legacy", server.url).href.replace("http", "ws"));
    await once(socket, "open");
    return socket;
  };
  const closing = async (socket) => (await once(socket, "close"))[0].code;
  const large = await open();
  large.send("a".repeat(5_000));
  assert.equal(await closing(large), 1009);
  const early = await open();
  for (let count = 0; count < 10; count += 1) early.send("안녕");
  assert.equal(await closing(early), 4002);
});

test("one network opens a bounded number of sockets to a room, and others are undisturbed", async () => {
  const room = "문턱";
  let opened = 0;
  for (; opened < 400; opened += 1) {
    const client = await Client.connect(server, room, { from: HOME }).catch(() => null);
    if (!client) break;
    client.send({ type: "join", version: 1, nickname: "수달" });
    await client.next("welcome");
    client.send({ type: "leave" });
    await client.closed;
  }
  assert.ok(opened >= 120 && opened < 300, `${opened} sockets`);
  const neighbour = await Client.join(server, "고래", { room, from: OTHER });
  await neighbour.close();
});

test("the network of a removed player comes back to watch", async () => {
  const room = "쫓겨난 곳";
  const players = [];
  for (const from of [HOME, "192.0.2.1", "192.0.2.2", "192.0.2.3"]) players.push(await Client.join(server, "수달", { room, from }));
  const [troll, ...others] = players;
  for (const player of players) player.say("안녕");
  for (const player of players) await player.resync();
  for (const player of others) player.send({ type: "vote", player: troll.welcome.you });
  assert.equal(await troll.closed, 4003);
  const back = await Client.connect(server, room, { from: HOME });
  back.send({ type: "join", version: 1, nickname: "새 얼굴" });
  const refused = await back.next("refused");
  assert.equal(refused.reason, "network_removed");
  assert.ok(refused.wait > 500_000);
  back.send({ type: "join", version: 1, watch: true });
  assert.equal((await back.next("welcome")).watches, true);
  await Promise.all([back, ...others].map((client) => client.close()));
});
