// A full room is watched, and its seats are offered to those who wait.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client, makeTalkChannel } from "../support/client.mjs";
import { eventually } from "../support/eventually.mjs";
import { startServer } from "../support/server.mjs";

const HOME = "203.0.113.7";

let server;
before(async () => (server = await startServer()));
after(() => server.close());

/** Somebody who watches the room. The answer is kept in `welcome`. */
async function watch(room, options) {
  const client = await Client.connect(server, room, options);
  client.send({ type: "join", version: 1, watch: true });
  client.welcome = await client.nextOf("welcome", "refused");
  return client;
}

const listing = async (room) => (await server.call(`GET /api/rooms/${encodeURIComponent(room)}`)).body;

test("whoever watches sees everything, is counted apart and sits down with another join", async () => {
  const room = "구경";
  await makeTalkChannel(server, room, { seats: 2 });
  const players = [await Client.join(server, "수달", { room }), await Client.join(server, "하마", { room })];
  const watcher = await Client.connect(server, room);
  watcher.send({ type: "join", version: 1, nickname: "고래" });
  assert.equal((await watcher.next("refused")).reason, "room_full");
  watcher.send({ type: "join", version: 1, watch: true });
  watcher.welcome = await watcher.next("welcome");
  assert.deepEqual([watcher.welcome.watches, watcher.welcome.token, watcher.welcome.players.length], [true, undefined, 2]);
  assert.equal((await players[0].next("watching")).watching, 1);
  players[0].say("보이나요");
  assert.equal((await watcher.next("said")).text, "보이나요");
  watcher.send({ type: "say", id: "a", text: "저도요" });
  assert.deepEqual(await watcher.next("refused"), { type: "refused", id: "a", reason: "watching" });
  const { people } = await eventually(() => listing(room), ({ watching }) => watching === 1);
  assert.equal(people, 2);

  watcher.send({ type: "queue", state: "here" });
  assert.deepEqual(await watcher.next("queue"), { type: "queue", place: 1 });
  players[1].send({ type: "leave" });
  assert.ok((await watcher.next("queue")).until > 0);
  const hasty = await Client.connect(server, room);
  hasty.send({ type: "join", version: 1, nickname: "펭귄" });
  assert.equal((await hasty.next("refused")).reason, "room_full", "the seat is kept");
  watcher.send({ type: "join", version: 1, nickname: "고래" });
  const { you, watches, players: rows } = await watcher.next("welcome");
  assert.deepEqual([watches, rows.map(({ nickname }) => nickname)], [undefined, ["수달", "고래"]]);
  assert.equal(you, watcher.welcome.you);
  assert.equal((await players[0].next("player")).player.nickname, "고래");
  watcher.say("앉았어요");
  assert.equal((await players[0].next("said")).nickname, "고래");
  watcher.send({ type: "join", version: 1, nickname: "고래" });
  assert.equal((await watcher.next("error")).code, "already_joined");
  await Promise.all([players[0], watcher, hasty].map((client) => client.close()));
});

test("watching and waiting survive a room that sleeps", async () => {
  const room = "잠든 구경";
  await makeTalkChannel(server, room, { seats: 1 });
  const player = await Client.join(server, "수달", { room });
  const [first, second] = [await watch(room), await watch(room)];
  for (const watcher of [first, second]) {
    watcher.send({ type: "queue", state: "here" });
    await watcher.next("queue");
  }
  await server.evict(room);
  player.say("일어났어요");
  for (const client of [player, first, second]) {
    await client.next("restored");
    assert.equal((await client.nextEvent()).type, "said", "who watches has not changed");
  }
  assert.deepEqual((await first.resync()).welcome.watches, true);
  assert.deepEqual(await first.next("queue"), { type: "queue", place: 1 });
  await server.evict(room);
  await first.close();
  assert.deepEqual(await second.next("queue"), { type: "queue", place: 1 });
  assert.equal((await player.next("watching")).watching, 1);
  await Promise.all([player, second].map((client) => client.close()));
});

test("watching an empty channel neither creates it nor plays in it", async () => {
  const room = "빈 구경";
  const watcher = await watch(room);
  assert.equal(watcher.welcome.phase.phase, "waiting");
  assert.equal((await server.call(`GET /api/rooms/${encodeURIComponent(room)}`)).status, 404);
  const player = await Client.join(server, "수달", { room });
  assert.equal((await watcher.next("player")).player.nickname, "수달");
  assert.equal((await watcher.next("prompt")).prompt.number, 1);
  player.send({ type: "leave" });
  await watcher.next("left");
  await watcher.close();
});

test("one network watches a channel as often as it may sit there, and repeated refused joins close the socket", async () => {
  const room = "많은 구경";
  await makeTalkChannel(server, room, { seats: 100 });
  const watchers = [];
  for (let count = 0; count < 50; count += 1) {
    const watcher = await watch(room, { from: HOME });
    assert.equal(watcher.welcome.type, "welcome");
    watcher.send({ type: "ack", seq: watcher.welcome.seq });
    watchers.push(watcher);
  }
  const late = await watch(room, { from: HOME });
  assert.equal(late.welcome.reason, "network_full");
  for (let count = 0; count < 9; count += 1) late.send({ type: "join", version: 1, watch: true });
  assert.equal(await late.closed, 4002);
  const neighbour = await watch(room, { from: "198.51.100.1" });
  assert.equal(neighbour.welcome.type, "welcome");
  await Promise.all([...watchers, neighbour].map((client) => client.close()));
});
