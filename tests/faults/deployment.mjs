// A deployment in the middle of a match with many players: all connections end at once, and the players come back spread
// over the time that the room has told them.

import assert from "node:assert/strict";
import { playMatch } from "./match.mjs";

const PLAYERS = 100;
/** Joins are counted in slices of so many milliseconds. */
const SLICE_MILLIS = 250;

/** Returns the span, and how the joins were spread over it. */
export function deployment(random, players = PLAYERS) {
  return playMatch(random, players, async (match) => {
    await match.reach("open");
    const answer = match.answer();
    match.players.slice(0, 20).forEach((player) => player.say(answer));
    await match.reach("open");
    match.players.forEach((player) => player.say("잠깐만요"));
    const { spread } = match.players.at(-1);
    assert.ok(spread > 0, "a room with many players names a span");
    await match.restart();
    const begun = performance.now();
    await match.settle();
    await match.check();
    const slices = match.players.map(({ liveAt }) => Math.floor((liveAt - begun) / SLICE_MILLIS));
    const most = Math.max(...slices.map((slice) => slices.filter((other) => other === slice).length));
    const lastBack = Math.round(Math.max(...match.players.map(({ liveAt }) => liveAt)) - begun);
    // Evenly spread, a slice has `even` joins. Chance makes some of them fuller.
    const even = (players * SLICE_MILLIS) / spread;
    assert.ok(most <= 3 * even + 5, `${most} of ${players} players came back within ${SLICE_MILLIS} ms; the span is ${spread} ms`);
    return { players, spread, most, lastBack };
  });
}
