// The earlier Android client plays on, frame by frame over a real socket (docs/legacy.md).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { Client } from "../support/client.mjs";
import { Phone, startAndCloseWith200 } from "../support/legacy.mjs";
import { root, startServer } from "../support/server.mjs";
import { playTranscript } from "../support/transcript.mjs";

// All of that client's players sit in one room, so each test has a server of its own.
let server;
beforeEach(async () => (server = await startServer()));
afterEach(() => server.close());

const games = (game, changes) => ({ ...game, ...changes });

test("the document's transcript is what a plain socket sends and receives", async () => {
  await playTranscript(readFileSync(`${root}docs/legacy.md`, "utf8"), server.url);
});

test("without an upgrade the address says so, and does not show the page", async () => {
  const response = await fetch(new URL("/legacy", server.url));
  assert.equal(response.status, 426);
  assert.equal((await response.json()).code, "upgrade_required");
});

test("a right answer is chat to all and then the game to all, on the phone and on the page", async () => {
  const otter = await Client.join(server, "수달");
  const [phone, other] = [await Phone.start(server), await Phone.start(server)];
  const { pattern } = otter.welcome.phase.prompt;
  assert.deepEqual(phone.game, { id: 1, nowWordIdx: 0, answeredWords: "", nowConsonant: pattern });
  const [first] = answersTo(pattern);

  phone.say("철수", first);
  for (const each of [phone, other]) {
    assert.deepEqual(await each.next(), { username: "철수", content: first });
    assert.deepEqual(await each.next(), games(phone.game, { answeredWords: `, ${first}` }));
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
    assert.deepEqual(await each.next(), games(next, { answeredWords: `, ${first}, ${second}` }));
  }
  await Promise.all([otter, phone, other].map((client) => client.close()));
});

test("a taken name gets a number, and what is refused is told by 알림", async () => {
  const otter = await Client.join(server, "철수");
  const phone = await Phone.start(server);
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

test("operators' notices come from 알림", async () => {
  const phone = await Phone.start(server);
  const body = { text: "곧 점검이 있어요" };
  await server.call("POST /api/rooms/%EA%B4%91%EC%9E%A5/messages", { as: "operator", body });
  assert.deepEqual(await phone.next(), { username: "알림", content: body.text });
  await phone.close();
});

test("no frame comes before start, whatever the others do", async () => {
  const otter = await Client.join(server, "수달");
  const phone = await Phone.connect(server);
  phone.say("철수", "들리나요?");
  otter.say("여기요");
  assert.equal((await otter.next("said")).text, "여기요");
  const { welcome } = await otter.everything();
  assert.deepEqual(welcome.recent.map(({ text }) => text), ["여기요"]);
  phone.socket.send("start!");
  assert.deepEqual(await phone.next(), { id: 1, nowWordIdx: 0, answeredWords: "", nowConsonant: otter.welcome.phase.prompt.pattern });
  await Promise.all([otter.close(), phone.close()]);
});

test("that client's close with code 200 is a departure", async () => {
  const otter = await Client.join(server, "수달");
  const gone = startAndCloseWith200(server);
  const { player } = await otter.next("player");
  assert.equal(player.nickname, "새 친구");
  assert.equal((await otter.next("left")).player, player.id);
  await gone;
  await otter.close();
});

test("the phone's socket outlives the room's memory", async () => {
  const phone = await Phone.start(server);
  await server.evict("광장");
  phone.say("철수", "아직 있어요");
  assert.deepEqual(await phone.next(), { username: "철수", content: "아직 있어요" });
  assert.deepEqual(await phone.next(), phone.game);
  await phone.close();
});
