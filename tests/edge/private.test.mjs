// Private rooms: made with a code, played in matches, decided by their host.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { Client, makeRoom, matchOf } from "../support/client.mjs";
import { startServer } from "../support/server.mjs";

let server;
before(async () => (server = await startServer()));
after(() => server.close());

/** A match room with its maker and a guest in it. */
async function table(wishes) {
  const { room, token } = await makeRoom(server, matchOf(wishes));
  const host = await Client.join(server, "수달", { room, resume: token });
  const guest = await Client.join(server, "하마", { room });
  return { room, host, guest };
}

test("a room that was made has a code, and its maker is the host", async () => {
  const { room, host, guest } = await table();
  assert.match(room, /^\d{4}-\d{4}$/);
  assert.deepEqual(guest.welcome.players.map(({ nickname, host = false }) => [nickname, host]), [["수달", true], ["하마", false]]);
  assert.deepEqual(guest.welcome.phase, { phase: "lobby" });
  const unhyphened = await Client.join(server, "고래", { room: room.replace("-", "") });
  assert.equal(unhyphened.welcome.room, room, "however the code is written");
  await Promise.all([host, guest, unhyphened].map((client) => client.close()));
});

test("a code that was not given out is no room", async () => {
  const client = await Client.connect(server, "0000-0001");
  assert.equal(await client.closed, 4004);
});

test("a wish that is no room's settings is refused", async () => {
  for (const body of ["", "{}", JSON.stringify({ settings: matchOf({ prompts: 4 }) }), "x".repeat(5000)]) {
    const response = await fetch(new URL("/api/rooms", server.url), { method: "POST", body });
    assert.deepEqual([response.status, (await response.json()).code], body.length > 4096 ? [413, "too_large"] : [400, "malformed"]);
  }
});

test("a match is played from the start to its results, and asleep in between", async () => {
  const { room, host, guest } = await table({ prompts: 5 });
  host.send({ type: "start" });
  assert.equal((await guest.next("phase")).phase.phase, "countdown");
  for (let place = 1; place <= 5; place += 1) {
    const { prompt } = await guest.next("prompt");
    assert.deepEqual([prompt.place, prompt.of], [place, 5]);
    const [word] = answersTo(prompt.pattern);
    guest.say(word);
    assert.equal((await guest.next("answered")).word, word);
    if (place === 3) await server.evict(room);
  }
  const { results } = await guest.next("results");
  assert.deepEqual(results.standings.map(({ rank, nickname }) => [rank, nickname]), [[1, "하마"]]);
  assert.deepEqual(results.prompts.map(({ solvers }) => solvers[0].player), Array(5).fill(guest.welcome.you));
  host.send({ type: "start" });
  assert.equal((await guest.next("phase")).phase.phase, "countdown");
  await Promise.all([host.close(), guest.close()]);
});

test("whom the host removes is told so, disconnected and kept out", async () => {
  const { room, host, guest } = await table();
  host.send({ type: "remove", player: guest.welcome.you });
  const removed = await guest.next("removed");
  assert.deepEqual([removed.player, removed.by], [guest.welcome.you, "host"]);
  assert.equal(await guest.closed, 4003);
  const again = await Client.connect(server, room);
  again.send({ type: "join", version: 1, nickname: "하마", resume: guest.welcome.token });
  const { reason, wait } = await again.next("refused");
  assert.deepEqual([reason, wait > 590_000], ["banned", true]);
  await Promise.all([host.close(), again.close()]);
});

test("what the host sets, everyone hears; nobody else can set it", async () => {
  const { host, guest } = await table();
  const settings = matchOf({ mode: "talk", topic: "food" });
  guest.send({ type: "settings", ...settings });
  assert.equal((await guest.next("refused")).reason, "host_only");
  host.send({ type: "settings", ...settings });
  assert.deepEqual((await guest.next("settings")).settings, settings);
  assert.deepEqual((await guest.next("phase")).phase, { phase: "talk" });
  await Promise.all([host.close(), guest.close()]);
});
