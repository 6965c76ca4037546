// The earlier Android client's protocol (docs/legacy.md), frame by frame over a real socket.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { Client } from "../support/client.mjs";
import { LegacyClient, startAndCloseWith200 } from "../support/legacy.mjs";
import { root, startServer } from "../support/server.mjs";
import { playTranscript } from "../support/transcript.mjs";

// All players of that client are in one room, 광장, so each test starts its own server.
let server;
beforeEach(async () => (server = await startServer()));
afterEach(() => server.close());

test("the server behaves as the transcript of docs/legacy.md says", async () => {
  await playTranscript(readFileSync(`${root}docs/legacy.md`, "utf8"), server.url);
});

test("GET /legacy without a WebSocket upgrade gets 426 and JSON, not the page", async () => {
  const response = await fetch(new URL("/legacy", server.url));
  assert.equal(response.status, 426);
  assert.equal((await response.json()).code, "upgrade_required");
});

test("a right answer from a legacy client or from the page reaches both", async () => {
  const otter = await Client.join(server, "수달");
  const [phone, other] = [await LegacyClient.start(server), await LegacyClient.start(server)];
  const { pattern } = otter.welcome.phase.prompt;
  assert.deepEqual(phone.game, { id: 1, nowWordIdx: 0, answeredWords: "", nowConsonant: pattern });
  const [first] = answersTo(pattern);

  phone.say("철수", first);
  for (const each of [phone, other]) {
    assert.deepEqual(await each.next(), { username: "철수", content: first });
    assert.deepEqual(await each.next(), { ...phone.game, answeredWords: `, ${first}` });
  }
  const answered = await otter.next("answered");
  assert.deepEqual([answered.nickname, answered.word], ["철수", first]);

  const { prompt } = await otter.next("prompt");
  const next = { id: 1, nowWordIdx: 1, answeredWords: `, ${first}`, nowConsonant: prompt.pattern };
  for (const each of [phone, other]) assert.deepEqual(await each.next(), next);
  const [second] = answersTo(prompt.pattern);
  otter.say(second);
  for (const each of [phone, other]) {
    assert.deepEqual(await each.next(), { username: "수달", content: second });
    assert.deepEqual(await each.next(), { ...next, answeredWords: `, ${first}, ${second}` });
  }
  await Promise.all([otter, phone, other].map((client) => client.close()));
});

test("a taken nickname gets a number, and a refusal arrives as a message from 알림", async () => {
  const otter = await Client.join(server, "철수");
  const phone = await LegacyClient.start(server);
  phone.say("철수", "반가워요");
  assert.deepEqual(await phone.next(), { username: "철수2", content: "반가워요" });
  assert.deepEqual(await phone.next(), phone.game);
  phone.socket.send("알 수 없는 말");
  assert.equal((await phone.next()).username, "알림");
  assert.deepEqual(await phone.next(), phone.game);
  phone.say("철수", "가".repeat(201));
  assert.deepEqual(await phone.next(), { username: "알림", content: "200자까지 보낼 수 있어요. 조금만 줄여 주세요" });
  assert.deepEqual(await phone.next(), phone.game);
  phone.socket.send(new Uint8Array([1, 2, 3]));
  assert.equal((await phone.next()).username, "알림");
  await Promise.all([otter.close(), phone.close()]);
});

test("an operator's notice arrives as a message from 알림", async () => {
  const phone = await LegacyClient.start(server);
  const body = { text: "곧 점검이 있어요" };
  await server.call("POST /api/rooms/%EA%B4%91%EC%9E%A5/messages", { as: "operator", body });
  assert.deepEqual(await phone.next(), { username: "알림", content: body.text });
  await phone.close();
});

test("a legacy client receives and sends nothing before its start!", async () => {
  const otter = await Client.join(server, "수달");
  const phone = await LegacyClient.connect(server);
  phone.say("철수", "들리나요?");
  otter.say("여기요");
  assert.equal((await otter.next("said")).text, "여기요");
  const { welcome } = await otter.resync();
  assert.deepEqual(welcome.recent.map(({ text }) => text), ["여기요"]);
  phone.socket.send("start!");
  assert.deepEqual(await phone.next(), { id: 1, nowWordIdx: 0, answeredWords: "", nowConsonant: otter.welcome.phase.prompt.pattern });
  await Promise.all([otter.close(), phone.close()]);
});

test("a legacy client that closes with code 200 leaves the room at once", async () => {
  const otter = await Client.join(server, "수달");
  const gone = startAndCloseWith200(server);
  const { player } = await otter.next("player");
  assert.equal(player.nickname, "새 친구");
  assert.equal((await otter.next("left")).player, player.id);
  await gone;
  await otter.close();
});

test("a legacy socket keeps working after the room hibernates", async () => {
  const phone = await LegacyClient.start(server);
  await server.evict("광장");
  phone.say("철수", "아직 있어요");
  assert.deepEqual(await phone.next(), { username: "철수", content: "아직 있어요" });
  assert.deepEqual(await phone.next(), phone.game);
  await phone.close();
});
