// Permission to make, close and enter rooms, and the limits per network.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { Client, makeRoom, makeTalkChannel, matchSettings } from "../support/client.mjs";
import { eventually } from "../support/eventually.mjs";
import { startServer } from "../support/server.mjs";

/** The address of somebody to whom the limits of networks apply. */
const HOME = "203.0.113.7";

/** Starts a server with these configuration variables. */
async function serve(t, vars = {}) {
  const server = await startServer({ vars });
  t.after(() => server.close());
  return server;
}

test("with CHANNEL_CREATION=operators, entering an unknown channel does not make it", async (t) => {
  const server = await serve(t, { CHANNEL_CREATION: "operators" });
  const stranger = await Client.connect(server, "내가 만든 방");
  assert.equal(await stranger.closed, 4004);
  const plaza = await Client.join(server, "수달");
  assert.equal((await server.call("POST /api/rooms", { as: "operator", body: { name: "공식" } })).status, 201);
  const official = await Client.join(server, "수달", { room: "공식" });
  assert.equal(official.welcome.room, "공식");
  await Promise.all([plaza.close(), official.close()]);
});

test("one network makes twenty channels an hour, however many of it enter each", async (t) => {
  const server = await serve(t, { UNJOINED_SOCKETS: "100" });
  const enter = (room, from = HOME) => Client.join(server, "수달", { room, from });
  const clients = await Promise.all(Array.from({ length: 35 }, () => enter("우리 반")));
  for (let number = 2; number <= 20; number += 1) clients.push(await enter(`채널 ${number}`));
  for (const query of ["", "?frames=bytes"]) {
    const refused = await Client.connect(server, "채널 21", { from: HOME, query });
    const { type, reason, wait } = await refused.nextEvent();
    assert.deepEqual([type, reason, await refused.closed], ["refused", "too_many_channels", 1000]);
    assert.ok(wait > 3_000_000 && wait <= 3_600_000, `${wait}`);
  }
  assert.equal((await server.call(`GET /api/rooms/${encodeURIComponent("채널 21")}`)).status, 404, "it is not made");
  clients.push(await enter("광장"), await enter("채널 2"), await enter("채널 21", "203.0.113.8"), await enter("채널 21"));
  await Promise.all(clients.map((client) => client.close()));
});

test("channels are made while the guard is down", async (t) => {
  const server = await startServer({ without: ["GUARD"] });
  t.after(() => server.close());
  const otter = await Client.join(server, "수달", { room: "우리 반", from: HOME });
  await otter.close();
});

test("an invalid CHANNEL_CREATION denies the connection", async (t) => {
  const server = await serve(t, { CHANNEL_CREATION: "opne" });
  await assert.rejects(Client.connect(server, "내가 만든 방"));
});

test("a channel's maker can close it, and everything in it is deleted", async (t) => {
  const server = await serve(t);
  const room = "우리 반";
  const [maker, guest] = [await Client.join(server, "수달", { room }), await Client.join(server, "하마", { room })];
  assert.deepEqual([maker.welcome.maker, guest.welcome.maker], [true, undefined]);
  guest.send({ type: "close" });
  assert.equal((await guest.next("refused")).reason, "maker_only");
  maker.say("잘 가요");
  await guest.next("said");
  maker.send({ type: "close" });
  for (const client of [maker, guest]) {
    await client.next("closed");
    assert.equal(await client.closed, 4005);
  }
  const again = await Client.join(server, "고래", { room });
  assert.deepEqual([again.welcome.maker, again.welcome.recent, again.welcome.players.length], [true, [], 1]);
  await again.close();
});

test("a channel's maker cannot close it while two others are there", async (t) => {
  const server = await serve(t);
  const clients = [];
  for (const nickname of ["수달", "하마", "고래"]) clients.push(await Client.join(server, nickname, { room: "우리 반" }));
  clients[0].send({ type: "close" });
  assert.equal((await clients[0].next("refused")).reason, "not_now");
  await Promise.all(clients.map((client) => client.close()));
});

test("nobody is called like an operator, a host or the server, and none like somebody else", async (t) => {
  const server = await serve(t);
  const first = await Client.join(server, "Otter");
  const second = await Client.connect(server, "광장");
  for (const nickname of ["운영자", "운 영 자 1", "관ㄹl자", "알림", "방장님", "로봇2"]) {
    second.send({ type: "join", version: 1, nickname });
    assert.equal((await second.next("refused")).reason, "nickname_reserved", nickname);
  }
  second.send({ type: "join", version: 1, nickname: "оttеr" });
  const { you, players } = await second.next("welcome");
  assert.equal(players.find(({ id }) => id === you).nickname, "оttеr2");
  await Promise.all([first.close(), second.close()]);
});

test("rooms work while the directory and the desk are down", async (t) => {
  const server = await startServer({ without: ["DIRECTORY", "DESK"] });
  t.after(() => server.close());
  const otter = await Client.join(server, "수달");
  otter.send({ type: "propose", word: "뷁뷁" });
  assert.equal((await otter.next("proposed")).word, "뷁뷁");
  otter.say(answersTo(otter.welcome.phase.prompt.pattern)[0]);
  await otter.next("answered");
  await otter.next("prompt");
  assert.equal((await server.call("GET /api/rooms")).status, 500);
  assert.deepEqual((await server.call("GET /api/health")).body, { status: "degraded", directory: false, desk: false, operators: "enabled" });
  await otter.close();
});

test("messages are deleted after the retention period, in memory and in storage", async (t) => {
  const server = await serve(t, { MESSAGE_RETENTION: "5s" });
  const otter = await Client.join(server, "수달", { room: "잊기" });
  otter.say("곧 사라질 말");
  await otter.next("said");
  const messages = `/api/rooms/${encodeURIComponent("잊기")}/messages`;
  const kept = () => server.call(`GET ${messages}?seconds=3600`, { as: "operator" }).then(({ body }) => body.messages);
  assert.equal((await kept()).length, 1);
  const postNotice = async () => {
    const { body } = await server.call(`POST ${messages}`, { as: "operator", body: { text: "나중에 온 말" } });
    assert.equal((await kept()).at(-1).seq, body.seq, "a new message is kept");
    return kept();
  };
  await eventually(postNotice, ([oldest]) => oldest.content === "나중에 온 말");
  await eventually(kept, (messages) => messages.length === 0);
  assert.deepEqual((await otter.resync()).welcome.recent, []);
  await otter.close();
});

test("the numbers of events go on after all messages of a quiet room have expired", async (t) => {
  const server = await serve(t, { MESSAGE_RETENTION: "5s" });
  await makeTalkChannel(server, "고요");
  const otter = await Client.join(server, "수달", { room: "고요" });
  for (const text of ["하나", "둘"]) {
    otter.say(text);
    await otter.next("said");
  }
  const kept = () => server.call(`GET /api/rooms/${encodeURIComponent("고요")}/messages?seconds=3600`, { as: "operator" });
  await eventually(kept, ({ body }) => body.messages.length === 0);
  const { seq } = (await otter.resync()).welcome;
  await server.evict("고요");
  otter.say("셋");
  assert.equal((await otter.next("restored")).seq, seq);
  assert.equal((await otter.next("said")).seq, seq + 1);
  await otter.close();
});

test("30 players behind one IP address can join at the same time", async (t) => {
  const server = await serve(t);
  const { room, token } = await makeRoom(server, matchSettings());
  const teacher = await Client.join(server, "선생님", { room, resume: token, from: HOME });
  // Six joins at a time: a network may have eight sockets in a room that have not joined yet.
  const joinEverySixth = async (first) => {
    const entered = [];
    for (let number = first; number <= 30; number += 6) entered.push(await Client.join(server, `학생${number}`, { room, from: HOME }));
    return entered;
  };
  const pupils = (await Promise.all([1, 2, 3, 4, 5, 6].map(joinEverySixth))).flat();
  assert.equal((await teacher.resync()).welcome.players.length, 31);
  await Promise.all([teacher, ...pupils].map((client) => client.close()));
});

test("sockets that have not joined are limited per network, and closed after the join timeout", async (t) => {
  const server = await serve(t, { UNJOINED_SOCKETS: "3" });
  const idle = [];
  for (let count = 0; count < 3; count += 1) idle.push(await Client.connect(server, "문 앞", { from: HOME }));
  await assert.rejects(Client.connect(server, "문 앞", { from: HOME }), "the fourth is over the limit");
  idle[0].send({ type: "join", version: 1, nickname: "수달" });
  await idle[0].next("welcome");
  const fourth = await Client.connect(server, "문 앞", { from: HOME });
  // Send a frame first: the local runtime leaves a socket half open if it is closed before receiving anything.
  for (const client of [idle[1], idle[2], fourth]) client.send({ type: "dance" });
  for (const client of [idle[1], idle[2], fourth]) assert.equal(await client.closed, 4006);
  assert.equal((await idle[0].resync()).welcome.players.length, 1, "the joined player stays");
  await idle[0].close();
});

test("players who never acknowledge anything are limited per network", async (t) => {
  const server = await serve(t);
  const join = (_, index) => Client.join(server, `수달${index}`, { room: "문 안", from: HOME });
  const clients = [];
  // No more than eight sockets at once may wait for their players.
  while (clients.length < 50) clients.push(...(await Promise.all(Array.from({ length: 5 }, join))));
  await assert.rejects(Client.connect(server, "문 안", { from: HOME }), "the 51st is over the limit");
  clients[0].send({ type: "ack", seq: clients[0].welcome.seq });
  // The frame after the acknowledgement is answered after it was handled.
  clients[0].say("안녕");
  await clients[0].next("said");
  await (await Client.connect(server, "문 안", { from: HOME })).close();
  await Promise.all(clients.map((client) => client.close()));
});

test("other origins cannot open sockets unless ALLOWED_ORIGINS names them", async (t) => {
  const server = await serve(t, { ALLOWED_ORIGINS: "https://game.example https://www.game.example" });
  for (const origin of [undefined, server.url.origin, "https://game.example", "https://www.game.example"]) {
    const client = await Client.connect(server, "출처", { origin });
    await client.close();
  }
  for (const origin of ["https://evil.example", "http://game.example", "https://game.example.evil.example", "null"]) {
    await assert.rejects(Client.connect(server, "출처", { origin }), origin);
  }
});
