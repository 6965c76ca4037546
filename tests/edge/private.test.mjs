// Private rooms: codes, matches, and what only the host may do.

import assert from "node:assert/strict";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { Client, makeRoom, matchSettings } from "../support/client.mjs";
import { startServer } from "../support/server.mjs";

let server;
before(async () => (server = await startServer()));
after(() => server.close());

/** Makes a private match room with its maker and a guest in it. */
async function makeMatch(overrides) {
  const { room, token } = await makeRoom(server, matchSettings(overrides));
  const host = await Client.join(server, "수달", { room, resume: token });
  const guest = await Client.join(server, "하마", { room });
  return { room, host, guest };
}

test("a new private room has a code, and its maker is the host", async () => {
  const { room, host, guest } = await makeMatch();
  assert.match(room, /^\d{4}-\d{4}$/);
  assert.deepEqual(guest.welcome.players.map(({ nickname, host = false }) => [nickname, host]), [["수달", true], ["하마", false]]);
  assert.deepEqual(guest.welcome.phase, { phase: "lobby" });
  const unhyphened = await Client.join(server, "고래", { room: room.replace("-", "") });
  assert.equal(unhyphened.welcome.room, room, "a code works without its hyphen");
  await Promise.all([host, guest, unhyphened].map((client) => client.close()));
});

test("a code that was not given out gets 4004", async () => {
  const client = await Client.connect(server, "0000-0001");
  assert.equal(await client.closed, 4004);
});

test("making a room with invalid settings gets 400, or 413 if the body is too large", async () => {
  for (const body of ["", "{}", JSON.stringify({ settings: matchSettings({ prompts: 4 }) }), "x".repeat(17_000)]) {
    const response = await fetch(new URL("/api/rooms", server.url), { method: "POST", body });
    assert.deepEqual([response.status, (await response.json()).code], body.length > 16_384 ? [413, "too_large"] : [400, "malformed"]);
  }
});

test("a body without a declared length is refused as soon as it is too large, before it ends", async () => {
  const { status } = await new Promise((resolve, reject) => {
    const body = request(new URL("/api/rooms", server.url), { method: "POST", agent: false }, (response) => {
      resolve({ status: response.statusCode });
      body.destroy();
    });
    body.on("error", reject);
    for (let count = 0; count < 32; count += 1) body.write("x".repeat(1024));
  });
  assert.equal(status, 413);
});

test("a match runs from its start to its results and a rematch, with a hibernation in between", async () => {
  const { room, host, guest } = await makeMatch({ prompts: 5 });
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

test("a player whom the host removes is told, disconnected and banned", async () => {
  const { room, host, guest } = await makeMatch();
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

test("only the host can change the settings, and everyone is told", async () => {
  const { host, guest } = await makeMatch();
  const settings = matchSettings({ mode: "talk", topic: "food" });
  guest.send({ type: "settings", ...settings });
  assert.equal((await guest.next("refused")).reason, "host_only");
  host.send({ type: "settings", ...settings });
  assert.deepEqual((await guest.next("settings")).settings, settings);
  assert.deepEqual((await guest.next("phase")).phase, { phase: "talk" });
  await Promise.all([host.close(), guest.close()]);
});
