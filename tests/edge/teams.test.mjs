// Teams of a match in the real Worker: choosing, points, and what a restart keeps.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { Client, makeRoom, matchSettings } from "../support/client.mjs";
import { startServer } from "../support/server.mjs";

let server;
before(async () => (server = await startServer({ vars: { ANSWER_FLOOR: "off" } })));
after(() => server.close());

const teamOf = (welcome, { you }) => welcome.players.find(({ id }) => id === you).team;

test("teams are chosen in the lobby, score the mean of their players, and outlive a restart", async () => {
  const settings = matchSettings({ teams: 2, scoring: "together", seconds: 60 });
  const { room, token } = await makeRoom(server, settings);
  const host = await Client.join(server, "수달", { room, resume: token });
  const [one, two] = [await Client.join(server, "하마", { room }), await Client.join(server, "여우", { room })];
  assert.deepEqual([host.welcome.settings.teams, host.welcome.teams], [2, [0, 0]]);

  one.send({ type: "team", team: 1 });
  assert.equal((await host.next("player")).player.nickname, "하마");
  while ((await two.next("player")).player.team !== 1);
  two.send({ type: "team", team: 1 });
  while ((await host.next("player")).player.nickname !== "여우");
  host.send({ type: "team", team: 1 });
  assert.equal((await host.next("player")).player.team, 1, "the host is not bound to equal sizes");
  host.send({ type: "team" });
  one.send({ type: "shuffle" });
  assert.equal((await one.next("refused")).reason, "host_only");

  host.send({ type: "start" });
  const { prompt } = await host.next("prompt");
  assert.deepEqual([host, one, two].map((player) => player.welcome.you), [1, 2, 3]);
  const [word] = answersTo(prompt.pattern);
  one.say(word);
  const { gained } = await one.next("answered");
  host.send({ type: "skip" });
  two.send({ type: "skip" });
  await two.next("revealed");
  const { teams } = await two.next("teams");
  assert.deepEqual(teams, [0, Math.round(gained / 2)]);

  await server.evict(room);
  const { welcome } = await two.resync();
  assert.deepEqual([welcome.teams, teamOf(welcome, host.welcome), teamOf(welcome, one.welcome)], [teams, 0, 1]);
  const late = await Client.join(server, "토끼", { room });
  assert.equal(teamOf(late.welcome, late.welcome), 0);
});

test("a number of teams that no match has is refused", async () => {
  for (const teams of [1, 7]) {
    const { status } = await server.call("POST /api/rooms", { body: { settings: matchSettings({ teams }) } });
    assert.equal(status, 400);
  }
});
