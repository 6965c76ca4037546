// Rooms with storage that they cannot read: rows of a newer version are refused and stay, damaged rows are set aside for a
// while, and operators reach the room in both cases.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Client, matchSettings } from "../support/client.mjs";
import { eventually } from "../support/eventually.mjs";
import { changeStored, changeStoredRooms, storedRows } from "../support/server.mjs";
import { Server } from "../faults/server.mjs";

const CODE = "3827-1946";

async function start(t, vars) {
  const server = await Server.start(vars);
  t.after(() => server.end());
  return server;
}

/** Changes the stored rooms while the server does not run. */
async function change(server, statement) {
  await server.kill();
  await changeStoredRooms(server.storage, statement);
  await server.restart();
}

/** A join that the room cannot carry out. */
async function assertRefused(server, room, resume) {
  const client = await Client.connect(server, room);
  client.send({ type: "join", version: 1, nickname: "수달", resume });
  assert.equal((await client.next("error")).code, "internal");
  await client.close();
}

for (const [what, table, condition] of [
  ["the room's row", "snapshot", "TRUE"],
  ["the row of a seat", "part", "kind = 'seat'"],
  ["messages", "batch", "TRUE"],
]) {
  test(`a room is refused while ${what} of a newer version is stored, and is whole afterwards`, async (t) => {
    const server = await start(t);
    const player = await Client.join(server, "수달");
    player.say("안녕하세요");
    const said = await player.next("said");
    const before = (await player.resync()).welcome;
    const path = table === "batch" ? "$[0].version" : "$.version";
    await change(server, `UPDATE ${table} SET body = json_set(body, '${path}', 99) WHERE ${condition}`);

    await assertRefused(server, "광장", player.welcome.token);
    assert.equal((await server.call("광장", { rewind: { seconds: 60 } })).body.code, "cannot_rewind", "the room is there for operators");
    await change(server, `UPDATE ${table} SET body = json_set(body, '${path}', ${table === "snapshot" ? 2 : 1}) WHERE ${condition}`);

    const back = await Client.join(server, "수달", { resume: player.welcome.token });
    const { you, epoch, recent, players } = back.welcome;
    assert.deepEqual([you, epoch, recent, players.length], [before.you, before.epoch, [said], 1]);
    await back.close();
    await server.kill();
    assert.deepEqual(await storedRows(server.storage, "unreadable"), [[]], "nothing was set aside");
  });
}

test("a room that a newer version wrote can be closed", async (t) => {
  const server = await start(t);
  await server.makeRoom(CODE, matchSettings(), "maker");
  await (await Client.join(server, "수달", { room: CODE, resume: "maker" })).close();
  await change(server, "UPDATE snapshot SET body = json_set(body, '$.version', 99)");

  await assertRefused(server, CODE, "maker");
  const { status } = await server.call(CODE, { operate: "close" });
  assert.ok(status < 300, `${status}`);
  assert.equal((await server.call(CODE, { read: { players: false } })).body.code, "no_such_room");
});

test("a damaged private room can be rewound and closed", async (t) => {
  const server = await start(t);
  await server.makeRoom(CODE, matchSettings(), "maker");
  await (await Client.join(server, "수달", { room: CODE, resume: "maker" })).close();
  await change(server, "UPDATE snapshot SET body = '{}'");

  await assertRefused(server, CODE, "maker");
  assert.equal((await server.call(CODE, { read: { players: false } })).body.code, "no_such_room");
  assert.equal((await server.call(CODE, { rewind: { seconds: 60 } })).body.code, "cannot_rewind");
  assert.ok((await server.call(CODE, { operate: "close" })).status < 300);
  assert.equal((await server.call(CODE, { rewind: { seconds: 60 } })).body.code, "no_such_room", "nothing is left");
  await server.makeRoom(CODE, matchSettings(), "maker");
});

test("what was set aside is deleted when the retention of messages ends", async (t) => {
  const server = await start(t, { MESSAGE_RETENTION: "3s" });
  const player = await Client.join(server, "수달");
  player.say("안녕하세요");
  await player.next("said");
  await change(server, "UPDATE batch SET body = '[{'");

  const back = await Client.join(server, "수달", { resume: player.welcome.token });
  assert.deepEqual(back.welcome.recent, []);
  const setAside = async () => (await storedRows(server.storage, "unreadable")).flat();
  await eventually(setAside, (rows) => rows.length === 1);
  await eventually(setAside, (rows) => rows.length === 0);
  await back.close();
});

test("what is left of a private room that could not be read is deleted without anybody's doing", async (t) => {
  const server = await start(t, { MESSAGE_RETENTION: "3s" });
  await server.makeRoom(CODE, matchSettings(), "maker");
  await (await Client.join(server, "수달", { room: CODE, resume: "maker" })).close();
  await change(server, "UPDATE snapshot SET body = '{}'");

  await assertRefused(server, CODE, "maker");
  const setAside = async () => (await storedRows(server.storage, "unreadable")).flat();
  await eventually(setAside, (rows) => rows.length > 0);
  await eventually(setAside, (rows) => rows.length === 0);
});

test("damaged rows of the directory and the desk cost these rows only", async (t) => {
  const server = await start(t);
  const player = await Client.join(server, "수달", { room: "놀이터" });
  player.send({ type: "propose", word: "뷁뷁" });
  await player.next("proposed");
  const ask = async (object, what) => (await server.call(object, what)).body;
  await eventually(() => ask("/desk", "proposals"), (proposals) => proposals.length === 1);
  const channels = async () => (await ask("/directory", { channel_page: 1 })).channels.map(({ name }) => name);
  await eventually(channels, (names) => names.includes("놀이터"));
  await server.kill();
  await changeStored(server.storage, "DirectoryObject", "room", "INSERT INTO room VALUES ('가', NULL, '{}'), ('나', 1, 'x'), ('다', 'x', x'00')");
  await changeStored(server.storage, "DirectoryObject", "counted", "UPDATE counted SET body = '['");
  await changeStored(server.storage, "DeskObject", "proposal", "INSERT INTO proposal VALUES ('뷁뷁', '가', -1, 1), ('뷁뷁', NULL, 'x', 1)");
  await changeStored(server.storage, "DeskObject", "edit", "INSERT INTO edit (word, edit, time) VALUES ('가나', '\"newer\"', 1), ('나다', NULL, 'x')");
  await changeStored(server.storage, "DeskObject", "report", "INSERT INTO report VALUES (NULL, '가', 1, 2, 3, '나', 'x')");
  await server.restart();

  assert.deepEqual((await channels()).sort(), ["광장", "놀이터"]);
  assert.ok((await ask("/directory", "figures")).counts);
  assert.deepEqual((await ask("/desk", "proposals")).map(({ word, people }) => [word, people]), [["뷁뷁", 1]]);
  assert.deepEqual(await ask("/desk", "edited_words"), []);
  assert.deepEqual(await ask("/desk", "reports"), []);
});
