// Kills the server with SIGKILL in every phase of a match.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { playMatch } from "./match.mjs";

const PLAYERS = 10;
/** After the first player is back, a room that waits for the others goes on within 5 s. Machines may be slow. */
const GOES_ON_MILLIS = 5_000;
const MARGIN_MILLIS = 2_500;

/** What is going on when the server is killed: each returns after it has brought that about. */
const MOMENTS = {
  lobby: async (match) => match.host.phase === "lobby" || match.reach("results"),
  starting: async (match, wait) => {
    await match.reach(match.host.phase === "lobby" ? "lobby" : "results");
    match.start();
    await wait(30);
  },
  countdown: async (match, wait) => {
    await match.reach("countdown");
    await wait(2_500);
  },
  open: async (match, wait) => {
    await match.reach("open");
    await wait(2_000);
  },
  answering: async (match, wait) => {
    await match.reach("open");
    const answer = match.answer();
    for (const player of match.players.slice(0, 4)) player.say(answer);
    await wait(15);
  },
  fair: async (match, wait) => {
    await match.reach("fair");
    await wait(1_400);
  },
  reveal: async (match, wait) => {
    await match.reach("reveal");
    await wait(2_000);
  },
  talking: async (match, wait) => {
    await match.reach("open");
    for (const player of match.players) player.say("다들 어디까지 왔어요?");
    await wait(30);
  },
  joining: async (match, wait) => {
    await match.reach("open");
    const guest = match.newPlayer(`손님${Math.floor(match.random() * 1e6)}`);
    guest.connect();
    await wait(20);
    guest.stop();
  },
  results: async (match, wait) => {
    await match.reach("results");
    await wait(500);
  },
};

/** Kills the server `each` times at each moment. Returns what was seen. */
export function kills(random, each, moments = Object.keys(MOMENTS), report = () => {}) {
  return playMatch(random, PLAYERS, async (match) => {
    const seen = { kills: 0, longestBreak: 0, stored: 0, moments: {} };
    const wait = (longest) => pause(random() * longest);
    for (const moment of moments) {
      for (let time = 0; time < each; time++) {
        await MOMENTS[moment](match, wait);
        const took = await killOnce(match);
        seen.kills += 1;
        seen.longestBreak = Math.max(seen.longestBreak, took);
        seen.stored = (await match.check()).stored;
      }
      seen.moments[moment] = each;
      report(`${moment}: ${each} kills`);
    }
    return seen;
  });
}

/** Kills the server and starts it again. Returns the milliseconds from the first player's return until the room went on. */
async function killOnce(match) {
  await match.restart();
  await Promise.any(match.players.map((player) => player.until("the room", ({ isLive }) => isLive)));
  const begun = performance.now();
  const goingOn = match.players.map((player) => player.until("the match", ({ isLive, phase }) => isLive && phase !== "frozen"));
  await Promise.any(goingOn);
  const took = performance.now() - begun;
  assert.ok(took < GOES_ON_MILLIS + MARGIN_MILLIS, `the match went on after ${Math.round(took)} ms`);
  await Promise.all(goingOn);
  await match.settle();
  return took;
}
