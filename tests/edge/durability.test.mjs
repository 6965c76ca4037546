// What rooms and the desk keep through hibernation, a restart and unreadable storage.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { Client } from "../support/client.mjs";
import { eventually } from "../support/eventually.mjs";
import { startWithFault } from "../support/faulty-room.mjs";
import { changeStoredRooms, startServer, startWranglerDev, storageFolder, storedRows } from "../support/server.mjs";

/** The fields of a welcome that must survive hibernation and a restart. */
const durable = ({ epoch, players, phase, recent }) => ({ epoch, players, phase, recent });

test("a hibernated room resumes its state on the sockets that stayed open", async (t) => {
  const server = await startServer();
  t.after(() => server.close());
  const room = "낮잠";
  const [otter, hippo] = [await Client.join(server, "수달", { room }), await Client.join(server, "하마", { room })];
  const [word] = answersTo(otter.welcome.phase.prompt.pattern);
  otter.say(word);
  await hippo.next("answered");
  // Wait for a new prompt: an unanswered one stays open for longer than the rest of this test takes.
  await hippo.next("prompt");
  const before = (await hippo.resync()).welcome;

  await server.evict(room);
  hippo.say("일어났어요");
  for (const client of [otter, hippo]) {
    const restored = await client.next("restored");
    assert.deepEqual([restored.epoch, restored.seq], [before.epoch, before.seq]);
    assert.equal((await client.nextEvent()).seq, before.seq + 1, "`seq` continues after hibernation");
  }
  const after = (await otter.resync()).welcome;
  assert.deepEqual(durable({ ...after, recent: after.recent.slice(0, -1) }), durable(before));
  assert.equal(after.recent.at(-1).text, "일어났어요");

  await server.evict(room);
  await hippo.close();
  assert.equal((await otter.next("player")).player.connected, false, "a close that wakes the room is noticed");
  await otter.close();
});

test("a room has the same state after a server restart", async (t) => {
  const folder = await storageFolder(t);
  const first = await startWranglerDev(t, folder);
  const otter = await Client.join(first, "수달");
  const [word] = answersTo(otter.welcome.phase.prompt.pattern);
  otter.say(word);
  await otter.next("answered");
  // Wait for a new prompt: only an unanswered prompt comes back after a restart.
  await otter.next("prompt");
  otter.say("안녕하세요");
  const before = (await otter.resync()).welcome;
  await first.close();

  const second = await startWranglerDev(t, folder);
  const back = await Client.join(second, "수달", { resume: otter.welcome.token });
  const { phase, ...rest } = durable(back.welcome);
  const { phase: was, ...expected } = durable(before);
  assert.deepEqual(rest, expected);
  assert.deepEqual([phase.prompt.number, phase.prompt.pattern], [was.prompt.number, was.prompt.pattern]);
  await back.close();
});

test("a channel with a damaged snapshot starts over and sets the old rows aside", async (t) => {
  const folder = await storageFolder(t);
  const first = await startWranglerDev(t, folder);
  const otter = await Client.join(first, "수달");
  otter.say("안녕하세요");
  await otter.next("said");
  await otter.close();
  await first.close();
  await changeStoredRooms(folder, "UPDATE snapshot SET body = '{}'");

  const second = await startWranglerDev(t, folder);
  const back = await Client.join(second, "수달", { resume: otter.welcome.token });
  assert.deepEqual([back.welcome.players.length, back.welcome.recent], [1, []]);
  back.say("다시 안녕하세요");
  await back.next("said");
  await back.close();
  await second.close();
  const [aside] = await storedRows(folder, "unreadable");
  const messages = aside.filter(({ name }) => name.startsWith("batch"));
  assert.deepEqual(messages.flatMap(({ body }) => JSON.parse(body)).map(({ text }) => text), ["안녕하세요"]);
});

test("one damaged message row of a hundred is set aside and counted, and the room plays on", async (t) => {
  const folder = await storageFolder(t);
  const first = await startWranglerDev(t, folder);
  const otter = await Client.join(first, "수달");
  for (let number = 1; number <= 100; number += 1) {
    await first.call("POST /api/rooms/광장/messages", { as: "operator", body: { text: `알림 ${number}` } });
  }
  const before = (await otter.resync()).welcome;
  assert.equal(before.recent.length, 100);
  await otter.close();
  await first.close();
  const { seq } = before.recent[41];
  await changeStoredRooms(folder, `UPDATE batch SET body = '[{"type":"said","se' WHERE last = ${seq}`);

  const second = await startWranglerDev(t, folder);
  const back = await Client.join(second, "수달", { resume: otter.welcome.token });
  const kept = back.welcome.recent.filter((message) => message.text.startsWith("알림"));
  assert.deepEqual(kept.map((message) => message.seq), before.recent.map((message) => message.seq).filter((number) => number !== seq));
  assert.deepEqual([back.welcome.epoch, back.welcome.you], [before.epoch, before.you]);
  back.say("계속해요");
  assert.equal((await back.next("said")).text, "계속해요");
  const { body } = await second.call("GET /api/rooms/광장/messages?limit=100&seconds=600", { as: "operator" });
  assert.ok(body.messages.every((message) => message.seq !== seq));
  const counters = async () => (await second.call("GET /api/stats", { as: "operator" })).body.counters;
  await eventually(counters, ({ unreadable_messages }) => unreadable_messages === 1);
  await back.close();
  await second.close();
  const [aside] = await storedRows(folder, "unreadable");
  assert.deepEqual(aside.map(({ name }) => name), [`batch ${seq}`]);

  await changeStoredRooms(folder, "UPDATE snapshot SET body = '{}'");
  const third = await startWranglerDev(t, folder);
  await (await Client.join(third, "수달")).close();
  await third.close();
  const [all] = await storedRows(folder, "unreadable");
  assert.ok(all.some(({ name }) => name === `batch ${seq}`), "rows that were set aside stay when the snapshot is, too");
  assert.ok(all.length > 100);
});

test("the messages of a room from before messages shared rows are kept", async (t) => {
  const folder = await storageFolder(t);
  const first = await startWranglerDev(t, folder);
  const otter = await Client.join(first, "수달");
  otter.say("안녕하세요");
  const said = await otter.next("said");
  await otter.close();
  await first.close();
  const row = JSON.stringify({ version: 1, time: said.time, seq: said.seq, type: "said", id: "a", player: 1, nickname: "수달", text: "예전 글" });
  await changeStoredRooms(folder, "DROP TABLE batch");
  await changeStoredRooms(folder, "CREATE TABLE message (seq INTEGER PRIMARY KEY, time INTEGER NOT NULL, body TEXT NOT NULL)");
  await changeStoredRooms(folder, `INSERT INTO message VALUES (${said.seq}, ${said.time}, '${row}')`);

  const second = await startWranglerDev(t, folder);
  const contents = async () => {
    const { body } = await second.call("GET /api/rooms/광장/messages?seconds=600", { as: "operator" });
    return body.messages.map(({ content }) => content);
  };
  assert.deepEqual(await contents(), ["예전 글"], "before anybody has entered");
  const back = await Client.join(second, "수달", { resume: otter.welcome.token });
  assert.deepEqual(back.welcome.recent.map(({ text }) => text), ["예전 글"]);
  back.say("새 글");
  await back.next("said");
  assert.deepEqual(await contents(), ["예전 글", "새 글"]);
  await back.close();
});

test("what cannot be stored as a whole is not stored at all, its sender is told, and sent again it counts", async (t) => {
  // Fails after the message's row is written, in the last statement of a right answer's transaction.
  const { server, token } = await startWithFault(
    t,
    `CREATE TRIGGER fault BEFORE INSERT ON snapshot WHEN EXISTS (SELECT 1 FROM batch WHERE body LIKE '%"id":"lost"%')
     BEGIN SELECT RAISE(ABORT, 'no'); END`,
  );

  const [hippo, back] = [await Client.join(server, "하마"), await Client.join(server, "수달", { resume: token })];
  const [word] = answersTo(back.welcome.phase.prompt.pattern);
  back.send({ type: "say", id: "lost", text: word });
  assert.equal((await back.next("error")).code, "internal");
  back.send({ type: "say", id: "kept", text: word });
  assert.equal((await back.next("restored")).seq, back.welcome.seq);
  const answered = await back.next("answered");
  assert.deepEqual([answered.id, answered.seq, answered.correct], ["kept", back.welcome.seq + 1, 1]);
  assert.equal((await hippo.next("answered")).id, "kept", "nobody was told of the lost one");
  const { body } = await server.call("GET /api/rooms/광장/messages?seconds=600", { as: "operator" });
  assert.deepEqual(body.messages.map(({ content }) => content), [word]);
  await Promise.all([hippo.close(), back.close()]);
});

test("a socket that never joins leaves nothing in storage", async (t) => {
  const folder = await storageFolder(t);
  const server = await startWranglerDev(t, folder);
  const onlooker = await Client.connect(server, "구경");
  onlooker.send({ type: "join", version: 1, nickname: "" });
  assert.equal((await onlooker.next("refused")).reason, "nickname_empty");
  const player = await Client.join(server, "수달", { room: "놀이" });
  await Promise.all([onlooker.close(), player.close()]);
  await server.close();
  assert.equal((await storedRows(folder, "snapshot")).length, 1, "only the player's room has a snapshot");
});

test("proposals and reports survive a restart, and a repeated proposal is stored once", async (t) => {
  const folder = await storageFolder(t);
  const first = await startWranglerDev(t, folder);
  const [otter, troll] = [await Client.join(first, "수달"), await Client.join(first, "심술")];
  for (const word of ["뷁뷁", "뷁뷁", "서랍"]) otter.send({ type: "propose", word });
  assert.deepEqual(await otter.next("proposed"), { type: "proposed", word: "뷁뷁" });
  assert.equal((await otter.next("refused")).reason, "word_known");
  troll.say("광고예요");
  await otter.next("said");
  otter.send({ type: "report", player: troll.welcome.you });
  assert.deepEqual(await otter.next("reported"), { type: "reported", player: troll.welcome.you });
  const ask = (server, what) => server.call(`GET /api/${what}`, { as: "operator" }).then(({ body }) => body[what]);
  await eventually(() => ask(first, "reports"), (reports) => reports.length > 0);
  await Promise.all([otter.close(), troll.close()]);
  await first.close();

  const second = await startWranglerDev(t, folder);
  assert.deepEqual((await ask(second, "proposals")).map(({ word, people }) => [word, people]), [["뷁뷁", 1]]);
  const [{ room, player, reporter, nickname, said }] = await ask(second, "reports");
  assert.deepEqual([room, player, reporter, nickname], ["광장", troll.welcome.you, otter.welcome.you, "심술"]);
  assert.deepEqual(said.map(({ text }) => text), ["광고예요"]);
});
