// A match outlives a break: the server is killed in the middle of a prompt and started again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { Client, makeRoom, matchSettings } from "../support/client.mjs";
import { startWranglerDev, storageFolder } from "../support/server.mjs";

test("a match goes on after a restart of the server, with its points and the time that was left", async (t) => {
  const folder = await storageFolder(t);
  const first = await startWranglerDev(t, folder);
  const { room, token } = await makeRoom(first, matchSettings({ seconds: 60, prompts: 5 }));
  const host = await Client.join(first, "수달", { room, resume: token });
  const guests = [await Client.join(first, "하마", { room }), await Client.join(first, "고래", { room })];
  host.send({ type: "start" });
  const [word] = answersTo((await guests[0].next("prompt")).prompt.pattern);
  guests[0].say(word);
  const { points } = await guests[0].next("answered");
  const { prompt } = await guests[0].next("prompt");
  const before = (await guests[0].resync()).welcome;
  assert.equal(before.phase.phase, "open");
  await first.close();

  const second = await startWranglerDev(t, folder);
  const back = await Client.join(second, "하마", { room, resume: guests[0].welcome.token });
  const { phase, frozen } = back.welcome.phase;
  assert.deepEqual([phase, frozen.prompt], ["paused", prompt], "one of three is back");
  assert.ok(frozen.since >= prompt.shown_at && frozen.since < back.welcome.now);
  assert.equal(back.welcome.players.find(({ id }) => id === back.welcome.you).points, points);
  const [answer] = answersTo(prompt.pattern);
  back.say(answer, "early");
  assert.deepEqual(await back.next("refused"), { type: "refused", id: "early", reason: "not_now" });

  await Client.join(second, "수달", { room, resume: token });
  const { phase: resumed } = await back.next("phase");
  assert.deepEqual([resumed.phase, resumed.prompt.number], ["open", prompt.number]);
  const shift = resumed.prompt.shown_at - prompt.shown_at;
  assert.equal(resumed.prompt.ends_at - prompt.ends_at, shift);
  assert.ok(shift >= back.welcome.now - frozen.since, "the break does not count");
  back.say(answer, "again");
  const answered = await back.next("answered");
  assert.equal(answered.elapsed, answered.time - resumed.prompt.shown_at);
  assert.deepEqual([answered.id, answered.points], ["again", points + answered.gained]);
});

test("a match that was played alone goes on as soon as its player is back", async (t) => {
  const folder = await storageFolder(t);
  const first = await startWranglerDev(t, folder);
  const { room, token } = await makeRoom(first, matchSettings({ seconds: 60 }));
  const player = await Client.join(first, "수달", { room, resume: token });
  player.send({ type: "start" });
  const { prompt } = await player.next("prompt");
  await first.close();

  const second = await startWranglerDev(t, folder);
  const { phase, now } = (await Client.join(second, "수달", { room, resume: token })).welcome;
  assert.deepEqual([phase.phase, phase.prompt.number, phase.prompt.pattern], ["open", prompt.number, prompt.pattern]);
  assert.ok(now < phase.prompt.ends_at && phase.prompt.ends_at > prompt.ends_at);
});
