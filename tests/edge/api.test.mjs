// The HTTP API, as other programs and operators use it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { Client, makeRoom, matchSettings } from "../support/client.mjs";
import { eventually } from "../support/eventually.mjs";
import { nonsense } from "../support/hangul.mjs";
import { startServer } from "../support/server.mjs";

let server;
before(async () => (server = await startServer()));
after(() => server.close());

const operator = (call, body) => server.call(call, { as: "operator", body });
const talk = { ...matchSettings(), mode: "talk" };
const path = (...segments) => ["/api", ...segments.map((segment) => encodeURIComponent(segment))].join("/");

/** Polls the channel list until `isDone` accepts it: the list is cached for two seconds, and rooms report every ten. */
const listed = (isDone) => eventually(async () => (await server.call("GET /api/rooms")).body.channels, isDone);

test("the channel list shows occupied channels and no private rooms", async () => {
  assert.deepEqual((await server.call("GET /api/rooms")).body.channels.map(({ name }) => name), ["광장"]);
  const { room, token } = await makeRoom(server, matchSettings());
  const clients = [await Client.join(server, "수달", { room: "목록" }), await Client.join(server, "수달", { room, resume: token })];
  const channels = await listed((list) => list.length > 1);
  assert.deepEqual(channels.map(({ name, people }) => [name, people]), [["목록", 1], ["광장", 0]]);
  const { body } = await operator("GET /api/stats");
  assert.deepEqual([body.channels >= 1, body.private_rooms], [true, 1]);
  await Promise.all(clients.map((client) => client.close()));
});

test("operator calls without the operator token get 401", async () => {
  for (const call of ["GET /api/words?pattern=ㅅㄹ", "GET /api/stats", "DELETE /api/rooms/광장", "PUT /api/words/갓생"]) {
    for (const as of [undefined, "wrong", "the-operators-token-of-the-testS"]) {
      const { status, body } = await server.call(call, { as });
      assert.deepEqual([status, body.code], [401, "unauthorized"], `${call} as ${as}`);
    }
  }
  assert.deepEqual((await operator("POST /api/stats")).body.code, "method_not_allowed");
});

test("without a configured token every operator call gets 403", async (t) => {
  const closed = await startServer({ secrets: {} });
  t.after(() => closed.close());
  for (const as of [undefined, "", "operator"]) {
    const { status, body } = await closed.call("GET /api/stats", { as });
    assert.deepEqual([status, body.code], [403, "operators_disabled"]);
  }
  assert.equal((await closed.call("GET /api/health")).body.operators, "disabled");
});

test("an operator makes, changes and closes a channel", async () => {
  const made = await operator("POST /api/rooms", { name: "Town137", settings: talk, seats: 1 });
  assert.deepEqual([made.status, made.body.name, made.body.private, made.body.seats], [201, "Town137", false, 1]);
  assert.equal((await operator("POST /api/rooms", { name: "Town137" })).body.code, "room_exists");
  assert.ok((await listed((list) => list.some(({ name }) => name === "Town137"))).find(({ kept }) => kept), "a kept channel is listed while it is empty");

  const otter = await Client.join(server, "수달", { room: "Town137" });
  assert.equal(otter.welcome.maker, undefined, "a channel that operators made has no maker");
  const full = await Client.connect(server, "Town137");
  full.send({ type: "join", version: 1, nickname: "하마" });
  assert.equal((await full.next("refused")).reason, "room_full");

  const changed = await operator("PATCH /api/rooms/Town137", { settings: { ...talk, speakers: "operators" }, seats: 5 });
  assert.deepEqual([changed.body.seats, changed.body.settings.speakers], [5, "operators"]);
  otter.say("들리나요");
  assert.equal((await otter.next("refused")).reason, "listen_only");
  for (const body of [{ settings: matchSettings() }, { seats: 0 }, { seats: 2001 }, { settings: { ...talk, seconds: 5 } }, { settings: 1 }]) {
    assert.equal((await operator("PATCH /api/rooms/Town137", body)).status, 400, JSON.stringify(body));
  }
  assert.equal((await operator("DELETE /api/rooms/Town137")).status, 204);
  assert.equal((await otter.next("closed")).type, "closed");
  assert.equal(await otter.closed, 4005);
  assert.equal((await server.call("GET /api/rooms/Town137")).body.code, "no_such_room");
  await full.close();
});

test("the default channel, 광장, exists before anyone has joined it", async () => {
  const { body } = await server.call(`GET ${path("rooms", "광장")}`);
  assert.deepEqual([body.name, body.people, body.kept], ["광장", 0, true]);
  assert.deepEqual((await server.call(`GET ${path("rooms", "광장", "messages")}`)).body.messages, []);
  assert.equal((await operator(`POST ${path("rooms", "광장", "messages")}`, { text: "곧 열려요" })).status, 201);
  const { messages } = (await operator(`GET ${path("rooms", "광장", "messages")}`)).body;
  assert.deepEqual(messages.map(({ content }) => content), ["곧 열려요"]);
});

test("anyone can read a room's state, and only operators its players", async () => {
  const otter = await Client.join(server, "수달", { room: "구경" });
  const { body } = await server.call(`GET ${path("rooms", "구경")}`);
  assert.deepEqual([body.name, body.people, body.players], ["구경", 1, undefined]);
  const [player] = (await operator(`GET ${path("rooms", "구경")}`)).body.players;
  assert.deepEqual([player.id, player.nickname, player.token], [otter.welcome.you, "수달", undefined]);
  assert.equal((await server.call(`GET ${path("rooms", "없는 채널")}`)).status, 404);
  await otter.close();
});

test("anyone can read the last 30 seconds of messages, and operators older ones too", async () => {
  const room = "대화";
  const otter = await Client.join(server, "수달", { room });
  otter.say("하나");
  otter.say("둘");
  const [one, two] = [await otter.next("said"), await otter.next("said")];
  const { messages } = (await server.call(`GET ${path("rooms", room, "messages")}?seconds=30`)).body;
  assert.deepEqual(messages.map(({ content, username, id, seq }) => [content, username, id, seq]), [
    ["하나", "수달", otter.welcome.you, one.seq],
    ["둘", "수달", otter.welcome.you, two.seq],
  ]);
  assert.ok(messages.every((message) => message.room === room && Math.abs(message.time - Date.now()) < 60_000));
  for (const query of ["seconds=31", `after=${one.seq}`, `before=${two.seq}`]) {
    assert.equal((await server.call(`GET ${path("rooms", room, "messages")}?${query}`)).status, 401, query);
  }
  const contents = async (query) => {
    const { body } = await operator(`GET ${path("rooms", room, "messages")}?${query}`);
    return body.messages.map(({ content }) => content);
  };
  assert.deepEqual(await contents("seconds=3600"), ["하나", "둘"]);
  assert.deepEqual(await contents(`after=${one.seq}`), ["둘"]);
  assert.deepEqual(await contents(`before=${two.seq}`), ["하나"]);
  assert.deepEqual(await contents("seconds=3600&limit=1"), ["둘"], "`limit` keeps the newest messages");
  assert.equal((await operator(`GET ${path("rooms", room, "messages")}?seconds=x`)).status, 400);
  await otter.close();
});

test("anyone with a private room's code can read all its messages", async () => {
  const { room, token } = await makeRoom(server, matchSettings());
  const otter = await Client.join(server, "수달", { room, resume: token });
  otter.say("비밀이에요");
  await otter.next("said");
  const { body } = await server.call(`GET ${path("rooms", room, "messages")}?after=0`);
  assert.deepEqual(body.messages.map(({ content }) => content), ["비밀이에요"]);
  await otter.close();
});

test("an operator posts notices, erases messages and removes players", async () => {
  const room = "단속";
  const [otter, troll] = [await Client.join(server, "수달", { room }), await Client.join(server, "심술", { room })];
  const { body } = await operator(`POST ${path("rooms", room, "messages")}`, { text: "점검이 있어요" });
  const notice = await otter.next("notice");
  assert.deepEqual([notice.text, notice.seq], ["점검이 있어요", body.seq]);
  troll.say("광고예요");
  const { seq } = await otter.next("said");
  assert.equal((await operator(`DELETE ${path("rooms", room, "messages", String(seq))}`)).status, 204);
  assert.equal((await otter.next("erased")).message, seq);
  assert.equal((await operator(`DELETE ${path("rooms", room, "messages", String(seq))}`)).body.code, "no_such_message");
  const { messages } = (await operator(`GET ${path("rooms", room, "messages")}`)).body;
  assert.deepEqual(messages.map(({ username, content }) => [username, content]), [["알림", "점검이 있어요"]]);
  assert.equal((await operator(`DELETE ${path("rooms", room, "players", String(troll.welcome.you))}`)).status, 204);
  assert.equal((await otter.next("removed")).by, "operator");
  assert.equal(await troll.closed, 4003);
  assert.equal((await operator(`DELETE ${path("rooms", room, "players", "99")}`)).body.code, "no_such_player");
  for (const body of [{ text: " " }, { text: "가".repeat(201) }, {}]) {
    assert.equal((await operator(`POST ${path("rooms", room, "messages")}`, body)).status, 400);
  }
  await otter.close();
});

test("words can be searched, and word edits apply in rooms that are in use", async () => {
  const drawer = (await operator(`GET ${path("words", "서랍")}`)).body;
  assert.deepEqual([drawer.word, drawer.everyday, drawer.wide, drawer.edit], ["서랍", true, true, undefined]);
  const found = (await operator("GET /api/words?pattern=ㅅㄹ&limit=3")).body;
  assert.deepEqual([found.pattern, found.count > 100, found.words.length], ["ㅅㄹ", true, 3]);
  for (const query of ["", "?pattern=서랍", "?pattern=ㅅㄹ&list=all", "?pattern=ㅅㄹ&limit=x"]) {
    assert.equal((await operator(`GET /api/words${query}`)).status, 400, query);
  }
  assert.equal((await operator(`PUT ${path("words", "word")}`)).status, 400);

  // A room fetches the word edits when a player joins.
  const player = (await Client.join(server, "수달", { room: "낱말" }));
  const { pattern } = player.welcome.phase.prompt;
  const [first] = answersTo(pattern);
  const noWord = nonsense(pattern);
  const added = (await operator(`PUT ${path("words", noWord)}`)).body;
  assert.deepEqual([added.everyday, added.edit], [true, "added"]);
  assert.deepEqual((await operator(`DELETE ${path("words", first)}`)).body.everyday, false);
  assert.deepEqual((await operator("GET /api/edits")).body.edits.map(({ word, edit }) => [word, edit]), [[first, "removed"], [noWord, "added"]]);
  assert.equal((await operator(`GET /api/words?pattern=${pattern}`)).body.words[0].word, noWord);
  await server.evict("낱말");
  player.say("깨어났나요");
  await player.next("said");
  // A room that wakes fetches the edits at once, and judges by them from the next message on.
  const tryAgain = () => player.sendWithRetry(() => player.say(noWord), "answered", "note");
  await eventually(tryAgain, ({ type }) => type === "answered");
  assert.equal((await operator(`DELETE ${path("words", first, "edit")}`)).body.everyday, true);
  assert.equal((await operator(`DELETE ${path("words", first, "edit")}`)).body.code, "no_such_word");
  await player.close();
});
