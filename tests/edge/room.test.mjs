// Play and chat in one room, over plain sockets.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { Client } from "../support/client.mjs";
import { nonsense } from "../support/hangul.mjs";
import { startServer } from "../support/server.mjs";

let server;
before(async () => (server = await startServer()));
after(() => server.close());

const scores = (welcome) => welcome.players.map(({ nickname, points, correct }) => [nickname, points, correct]);

test("the first frame after joining is the whole state of the room", async () => {
  const client = await Client.connect(server, "첫 화면");
  client.send({ type: "join", version: 1, nickname: "수달" });
  const welcome = await client.nextEvent();
  assert.equal(welcome.type, "welcome");
  assert.deepEqual(scores(welcome), [["수달", 0, 0]]);
  assert.match(welcome.phase.prompt.pattern, /^[ㄱ-ㅎ]{2,4}$/);
  await client.close();
});

test("a message reaches everyone in its room and nobody in another room", async () => {
  const [otter, hippo] = [await Client.join(server, "수달", { room: "갑" }), await Client.join(server, "하마", { room: "갑" })];
  const stranger = await Client.join(server, "고래", { room: "을" });
  otter.say("들리나요?");
  for (const client of [otter, hippo]) {
    const said = await client.next("said");
    assert.deepEqual([said.nickname, said.text], ["수달", "들리나요?"]);
  }
  const { events, welcome } = await stranger.resync();
  assert.deepEqual([...events, ...welcome.recent].filter(({ type }) => type === "said"), []);
  await Promise.all([otter, hippo, stranger].map((client) => client.close()));
});

test("a right answer is broadcast, and the next prompt follows on its own", async () => {
  const room = "승부";
  const [otter, hippo] = [await Client.join(server, "수달", { room }), await Client.join(server, "하마", { room })];
  const asked = otter.welcome.phase.prompt;
  const [word] = answersTo(asked.pattern);
  hippo.say(word);
  for (const client of [otter, hippo]) {
    const answered = await client.next("answered");
    assert.deepEqual([answered.nickname, answered.word, answered.correct], ["하마", word, 1]);
  }
  for (const client of [otter, hippo]) {
    assert.deepEqual((await client.next("revealed")).answers, []);
    const { prompt } = await client.next("prompt");
    assert.equal(prompt.number, asked.number + 1);
    assert.notEqual(prompt.pattern, asked.pattern);
  }
  await Promise.all([otter.close(), hippo.close()]);
});

test("the reason for a missed answer goes only to its sender", async () => {
  const room = "빗나감";
  const [otter, hippo] = [await Client.join(server, "수달", { room }), await Client.join(server, "하마", { room })];
  const word = nonsense(otter.welcome.phase.prompt.pattern);
  otter.say(word, "missed");
  assert.deepEqual(await otter.next("note"), { type: "note", id: "missed", note: "not_listed", word });
  const { events } = await hippo.resync();
  assert.deepEqual(events.filter(({ type }) => ["said", "note"].includes(type)).map(({ type, text }) => [type, text]), [["said", word]]);
  await Promise.all([otter.close(), hippo.close()]);
});

test("a player who is alone skips a prompt with one vote", async () => {
  const otter = await Client.join(server, "수달", { room: "혼자" });
  otter.send({ type: "skip" });
  assert.deepEqual([(await otter.next("votes")).votes.needed, (await otter.next("revealed")).answers.length > 0], [1, true]);
  await otter.close();
});

test("a message resent after a reconnect is said once", async () => {
  const room = "다시";
  const first = await Client.join(server, "수달", { room });
  first.say("한 번만", "same");
  await first.next("said");
  await first.close();
  const again = await Client.join(server, "수달", { room, resume: first.welcome.token });
  again.say("한 번만", "same");
  const { welcome } = await again.resync();
  assert.equal(welcome.recent.filter(({ text }) => text === "한 번만").length, 1);
  await again.close();
});

test("a second tab takes over the seat, and the first is closed with 4001", async () => {
  const room = "두 탭";
  const first = await Client.join(server, "수달", { room });
  const second = await Client.join(server, "수달", { room, resume: first.welcome.token });
  assert.equal(await first.closed, 4001);
  const { welcome } = await second.resync();
  assert.deepEqual(welcome.players.map(({ nickname, connected }) => [nickname, connected]), [["수달", true]]);
  await second.close();
});

test("a reload keeps nickname, score and seat, and does not count as leaving", async () => {
  const room = "새로고침";
  const otter = await Client.join(server, "수달", { room });
  const hippo = await Client.join(server, "하마", { room });
  otter.say(answersTo(otter.welcome.phase.prompt.pattern)[0]);
  const { points } = await otter.next("answered");
  await otter.close();
  assert.equal((await hippo.next("player")).player.connected, false);
  const back = await Client.join(server, "수달", { room, resume: otter.welcome.token });
  assert.deepEqual(scores(back.welcome), [["수달", points, 1], ["하마", 0, 0]]);
  assert.equal(back.welcome.you, otter.welcome.you);
  await Promise.all([back.close(), hippo.close()]);
});

test("a player who leaves is removed from the scoreboard at once", async () => {
  const room = "작별";
  const [otter, hippo] = [await Client.join(server, "수달", { room }), await Client.join(server, "하마", { room })];
  otter.send({ type: "leave" });
  assert.equal((await hippo.next("left")).player, otter.welcome.you);
  assert.equal(await otter.closed, 1000);
  await hippo.close();
});

test("a throttled message is refused with a wait and not broadcast", async () => {
  const room = "빨리";
  const [otter, hippo] = [await Client.join(server, "수달", { room }), await Client.join(server, "하마", { room })];
  for (let count = 1; count <= 6; count += 1) otter.say(`${count}번째`);
  const refused = await otter.next("refused");
  assert.deepEqual([refused.id, refused.reason], ["m6", "too_fast"]);
  assert.ok(refused.wait > 0 && refused.wait <= 500);
  const { welcome } = await hippo.resync();
  assert.equal(welcome.recent.length, 5);
  await Promise.all([otter.close(), hippo.close()]);
});

test("profanity is masked before a message is broadcast", async () => {
  const otter = await Client.join(server, "수달", { room: "고운 말" });
  otter.say("아 시1발 시발점이 어디야");
  assert.equal((await otter.next("said")).text, "아 *** 시발점이 어디야");
  await otter.close();
});

test("a ping is answered with a pong, even before a join", async () => {
  const client = await Client.connect(server, "맥박");
  client.send("ping");
  assert.equal((await client.nextEvent()).type, "pong");
  await client.close();
});
