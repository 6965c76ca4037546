// Plays matches while the directory and the desk are down, slow or answer nonsense. Rooms do not wait for them, and what is
// for them arrives once they are back.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { playMatch } from "./match.mjs";

const PLAYERS = 4;
/** A room that waited for an object that takes 5 s would take longer than this to publish a message. */
const PROMPT_MILLIS = 4_000;
/** A room delivers again after a minute, or 30 s if something happens in it. */
const BACK_MILLIS = 90_000;

/** Returns the longest time in which a message was published, by what was wrong with directory and desk. */
export async function offices(random, faults = ["down", "slow", "nonsense"], report = () => {}) {
  const longest = {};
  for (const fault of faults) {
    await playMatch(random, PLAYERS, async (match, server) => {
      longest[fault] = await playWithout(match);
      await match.restart(() => server.repair());
      await match.settle();
      await arrival(server, match);
    }, { vars: { OFFICES: fault }, instead: "offices.js" });
    report(`directory and desk ${fault}: messages within ${longest[fault]} ms, delivered once back`);
  }
  return longest;
}

/** Plays five prompts. Returns the longest time in which everyone's message was published. */
async function playWithout(match) {
  let longest = 0;
  match.players[1].send({ type: "propose", word: "뷁뷁" });
  for (let time = 0; time < 5; time++) {
    await match.reach("open");
    const begun = performance.now();
    match.players.forEach((player) => player.say("다들 들려요?"));
    await match.settle();
    longest = Math.max(longest, Math.round(performance.now() - begun));
    match.players[2].say(match.answer());
    await match.host.until("the reveal", ({ phase }) => phase === "reveal");
  }
  assert.ok(longest < PROMPT_MILLIS, `a message took ${longest} ms`);
  await match.check();
  return longest;
}

/** Waits until the desk has the proposal, and the directory the room. */
async function arrival(server, match) {
  const deadline = performance.now() + BACK_MILLIS;
  for (;;) {
    const { body: proposals } = await server.call("/desk", "proposals");
    const { body: figures } = await server.call("/directory", "figures");
    if (proposals.length === 1 && figures.counts.people === match.players.length) return;
    assert.ok(performance.now() < deadline, `the desk has ${JSON.stringify(proposals)}, the directory ${JSON.stringify(figures.counts)}`);
    await pause(200);
  }
}
