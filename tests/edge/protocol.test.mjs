// Checks docs/protocol.md: replays its transcript, and runs the example bot (examples/bot), which implements it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { builtBinary } from "../support/binary.mjs";
import { startBot, startBreakableProxy } from "../support/bot.mjs";
import { Client } from "../support/client.mjs";
import { root, startServer } from "../support/server.mjs";
import { playTranscript } from "../support/transcript.mjs";

const document = readFileSync(`${root}docs/protocol.md`, "utf8");

/** The initials of the words that the bot knows. */
const KNOWN = ["ㅅㄹ", "ㄱㅂ", "ㄱㄱㅁ", "ㄱㅊ", "ㄴㅁ", "ㄷㄹ", "ㅅㅈ", "ㅇㅅ", "ㅎㄴ"];

let server;
let bot;
before(async () => {
  bot = builtBinary("bot");
  server = await startServer();
});
after(() => server.close());

test("the server behaves as the transcript of docs/protocol.md says", async () => {
  assert.equal(await playTranscript(document, server.url), 1000);
});

/** The next scoreboard row of the player with this nickname. */
async function nextRow(client, nickname) {
  for (;;) {
    const { player } = await client.next("player");
    if (player.nickname === nickname) return player;
  }
}

/** Makes a channel whose first prompt the bot does not answer by itself. */
async function joinAlone() {
  for (let number = 1; ; number++) {
    const room = `봇과 함께 ${number}`;
    const otter = await Client.join(server, "수달", { room });
    const { pattern } = otter.welcome.phase.prompt ?? (await otter.next("prompt")).prompt;
    if (!KNOWN.includes(pattern)) return { otter, room };
    await otter.close();
  }
}

test("the bot joins, greets, answers with the word that a player gives it, and leaves", async (t) => {
  const { otter, room } = await joinAlone();
  const { ended, interrupt } = startBot(t, bot, server.url, room, "똑똑이");
  const { id } = await nextRow(otter, "똑똑이");

  otter.say("!안녕");
  await otter.next("said");
  const greeting = await otter.next("said");
  assert.deepEqual([greeting.player, greeting.text], [id, "수달님, 안녕하세요!"]);

  const [word] = answersTo((await otter.resync()).welcome.phase.prompt.pattern);
  otter.say(`!풀어 ${word}`);
  const answered = await otter.next("answered");
  assert.deepEqual([answered.player, answered.word], [id, word]);
  assert.ok(answered.gained > 0);

  interrupt();
  assert.equal((await otter.next("left")).player, id);
  assert.deepEqual(await ended, { code: 0, stderr: "" });
  await otter.close();
});

test("the bot queues its messages and sends all of them within the throttle", async (t) => {
  const otter = await Client.join(server, "수달", { room: "수다" });
  const { interrupt, ended } = startBot(t, bot, server.url, "수다", "똑똑이");
  const { id } = await nextRow(otter, "똑똑이");
  const hippos = await Promise.all(["하마", "하마", "하마"].map((name) => Client.join(server, name, { room: "수다" })));
  for (const client of [otter, ...hippos]) [1, 2].forEach(() => client.say("!안녕"));
  const greetings = [];
  while (greetings.length < 8) {
    const { player, text, time } = await otter.next("said");
    if (player === id) greetings.push({ text, time });
  }
  const names = greetings.map(({ text }) => text.split("님")[0]).sort();
  assert.deepEqual(names, ["수달", "수달", "하마", "하마", "하마2", "하마2", "하마3", "하마3"]);
  assert.ok(greetings[7].time - greetings[0].time > 2_000, "the messages are spread over time");
  interrupt();
  assert.equal((await ended).code, 0);
  await Promise.all([otter, ...hippos].map((client) => client.close()));
});

test("the bot reconnects to its seat after a broken connection", async (t) => {
  const otter = await Client.join(server, "수달", { room: "끊기는 방" });
  const proxy = await startBreakableProxy(t, server);
  startBot(t, bot, proxy.url, "끊기는 방", "똑똑이");
  const { id } = await nextRow(otter, "똑똑이");
  proxy.cut();
  assert.deepEqual(await nextRow(otter, "똑똑이"), { id, nickname: "똑똑이", points: 0, correct: 0, connected: false, colour: 1 });
  assert.deepEqual(await nextRow(otter, "똑똑이"), { id, nickname: "똑똑이", points: 0, correct: 0, connected: true, colour: 1 });
  otter.say("!안녕");
  await otter.next("said");
  assert.equal((await otter.next("said")).player, id);
  await otter.close();
});

test("the bot does not reconnect after a removal or to a room that does not exist", async (t) => {
  const otter = await Client.join(server, "수달", { room: "쫓겨난 방" });
  const { ended } = startBot(t, bot, server.url, "쫓겨난 방", "똑똑이");
  const { id } = await nextRow(otter, "똑똑이");
  const call = `DELETE /api/rooms/${encodeURIComponent("쫓겨난 방")}/players/${id}`;
  assert.equal((await server.call(call, { as: "operator" })).status, 204);
  assert.deepEqual(await ended, { code: 0, stderr: "removed from the room\n" });
  assert.deepEqual(await startBot(t, bot, server.url, "0000-0000", "똑똑이").ended, { code: 0, stderr: "no such room\n" });
  await otter.close();
});
