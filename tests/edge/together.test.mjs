// Rooms in which everyone scores: who learns what before the reveal.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { Client, matchSettings } from "../support/client.mjs";
import { LegacyClient } from "../support/legacy.mjs";
import { startServer } from "../support/server.mjs";

const PLAZA = `/api/rooms/${encodeURIComponent("광장")}`;

let server;
beforeEach(async () => {
  server = await startServer({ vars: { ANSWER_FLOOR: "off" } });
  const settings = matchSettings({ mode: "endless", seconds: 60, scoring: "together" });
  assert.equal((await server.call(`PATCH ${PLAZA}`, { as: "operator", body: { settings } })).status, 200);
});
afterEach(() => server.close());

async function watch() {
  const watcher = await Client.connect(server);
  watcher.send({ type: "join", version: 1, watch: true });
  return Object.assign(watcher, { welcome: await watcher.next("welcome") });
}

/** The frames that a legacy client gets until it has said something itself, which is the last of them. */
async function framesOf(phone, text) {
  phone.say("지켜보는이", text);
  const frames = [];
  while (frames.at(-1)?.content !== text) frames.push(await phone.next());
  return frames;
}

/** Everything that others than the senders can ask for or were told. */
async function knownToOthers({ guest, watcher, phone }, mark) {
  const calls = ["/api/rooms", PLAZA, `${PLAZA}/messages?seconds=30`, "/api/stats", "/metrics"];
  const asked = (as) => calls.map((path) => server.call(`GET ${path}`, { as }).catch((error) => String(error)));
  const bodies = await Promise.all([undefined, "operator"].flatMap(asked));
  return JSON.stringify([await guest.resync(), await watcher.resync(), bodies, await framesOf(phone, mark)]);
}

test("before the reveal, no frame and no call tells an answer to anyone but its sender", async () => {
  const [otter, guest] = [await Client.join(server, "수달"), await Client.join(server, "하마")];
  const [watcher, sender, phone] = [await watch(), await LegacyClient.start(server), await LegacyClient.start(server)];
  const [word, another = word] = answersTo(otter.welcome.phase.prompt.pattern);

  otter.say(word);
  const own = await otter.next("answered");
  assert.deepEqual([own.seq, own.word, own.player], [0, word, otter.welcome.you]);
  sender.say("철수", another);
  const told = [];
  while (!told.some(({ content }) => content?.startsWith("맞혔어요!"))) told.push(await sender.next());
  otter.say("쉬웠어요");
  assert.equal((await otter.next("said")).seq, 0);

  const others = { guest, watcher, phone };
  const isHidden = (known) => assert.doesNotMatch(known, new RegExp(`"(?:${word}|${another}|쉬웠어요)"`));
  isHidden(await knownToOthers(others, "아직 모르겠어요"));
  await server.evict("광장");
  isHidden(await knownToOthers(others, "그래도 모르겠어요"));
  assert.equal((await otter.resync()).welcome.early.length, 2, "the sender knows both after the eviction");

  guest.say(`혹시 ${word}?`, "betraying");
  assert.deepEqual(await guest.next("refused"), { type: "refused", id: "betraying", reason: "answer_hidden" });
  phone.say("지켜보는이", "패스");
  guest.say(word);
  const answers = [await guest.next("answered"), await guest.next("answered"), await guest.next("answered"), await guest.next("answered")];
  assert.deepEqual(answers.map(({ seq, word }) => [seq > 0, word]), [[false, word], [true, word], [true, another], [true, word]]);
  assert.equal((await guest.next("said")).text, "쉬웠어요");
  const { found, until } = await guest.next("revealed");
  assert.equal(found.reduce((sum, { players }) => sum + players, 0), 3);
  assert.equal(typeof until, "number");
  await Promise.all([otter, guest, watcher, sender, phone].map((client) => client.close()));
});

test("everyone is told how many have scored, and a channel has no host who goes on", async () => {
  const [otter, guest] = [await Client.join(server, "수달"), await Client.join(server, "하마")];
  const [word] = answersTo(otter.welcome.phase.prompt.pattern);
  otter.say(word);
  let told;
  while (told?.solved !== 1) ({ progress: told } = await guest.next("progress"));
  assert.deepEqual(told, { solved: 1, playing: 2 });
  assert.deepEqual((await guest.resync()).welcome.phase.progress, told);
  const settings = matchSettings({ mode: "endless", advance: "host" });
  assert.equal((await server.call(`PATCH ${PLAZA}`, { as: "operator", body: { settings } })).status, 400);
  await Promise.all([otter, guest].map((client) => client.close()));
});
