import assert from "node:assert/strict";
import { test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { Client } from "../support/client.mjs";
import { eventually } from "../support/eventually.mjs";
import { spoilSnapshots, startServer, startWranglerDev, storageFolder, storedRows } from "../support/server.mjs";

/** What of a welcome has to survive. */
const lasting = ({ epoch, players, phase, recent }) => ({ epoch, players, phase, recent });

test("a room that slept goes on where it was, on the sockets that stayed open", async (t) => {
  const server = await startServer();
  t.after(() => server.close());
  const room = "낮잠";
  const [otter, hippo] = [await Client.join(server, "수달", { room }), await Client.join(server, "하마", { room })];
  const [word] = answersTo(otter.welcome.phase.prompt.pattern);
  otter.say(word);
  await hippo.next("answered");
  // A prompt that nobody answered yet lasts for longer than all this takes.
  await hippo.next("prompt");
  const before = (await hippo.everything()).welcome;

  await server.evict(room);
  hippo.say("일어났어요");
  for (const client of [otter, hippo]) {
    const restored = await client.next("restored");
    assert.deepEqual([restored.epoch, restored.seq], [before.epoch, before.seq]);
    assert.equal((await client.nextOfAny()).seq, before.seq + 1, "the numbering goes on");
  }
  const after = (await otter.everything()).welcome;
  assert.deepEqual(lasting({ ...after, recent: after.recent.slice(0, -1) }), lasting(before));
  assert.equal(after.recent.at(-1).text, "일어났어요");

  await server.evict(room);
  await hippo.close();
  assert.equal((await otter.next("player")).player.connected, false, "a close that wakes the room is noticed");
  await otter.close();
});

test("a room is as it was when the server is started again", async (t) => {
  const folder = await storageFolder(t);
  const first = await startWranglerDev(t, folder);
  const otter = await Client.join(first, "수달");
  const [word] = answersTo(otter.welcome.phase.prompt.pattern);
  otter.say(word);
  await otter.next("answered");
  // A prompt that nobody answered yet is the one to come back.
  await otter.next("prompt");
  otter.say("안녕하세요");
  const before = (await otter.everything()).welcome;
  await first.close();

  const second = await startWranglerDev(t, folder);
  const back = await Client.join(second, "수달", { resume: otter.welcome.token });
  const { phase, ...rest } = lasting(back.welcome);
  const { phase: was, ...expected } = lasting(before);
  assert.deepEqual(rest, expected);
  assert.deepEqual([phase.prompt.number, phase.prompt.pattern], [was.prompt.number, was.prompt.pattern]);
  await back.close();
});

test("a room whose state cannot be read begins anew, and what was there is kept aside", async (t) => {
  const folder = await storageFolder(t);
  const first = await startWranglerDev(t, folder);
  const otter = await Client.join(first, "수달");
  otter.say("안녕하세요");
  await otter.next("said");
  await otter.close();
  await first.close();
  await spoilSnapshots(folder);

  const second = await startWranglerDev(t, folder);
  const back = await Client.join(second, "수달", { resume: otter.welcome.token });
  assert.deepEqual([back.welcome.players.length, back.welcome.recent], [1, []]);
  back.say("다시 안녕하세요");
  await back.next("said");
  await back.close();
  await second.close();
  const [aside] = await storedRows(folder, "unreadable_message");
  assert.deepEqual(aside.map(({ body }) => JSON.parse(body).text), ["안녕하세요"]);
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
  assert.equal((await storedRows(folder, "snapshot")).length, 1, "the player's room, and no other");
});

test("what players tell the operators outlives the server, and is kept once", async (t) => {
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
