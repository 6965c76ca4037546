// Lets 30 % of the pages in a match reload at once.

import { playMatch } from "./match.mjs";

const PLAYERS = 10;
const SHARE = 0.3;

/** Returns the milliseconds after which all were back, the longest of `times`. */
export function reloads(random, times = 10) {
  return playMatch(random, PLAYERS, async (match) => {
    let longest = 0;
    for (let time = 0; time < times; time++) {
      await match.reach("open");
      match.players.forEach((player) => player.say("새로고침할게요"));
      const begun = performance.now();
      match.players.slice(-PLAYERS * SHARE).forEach((player) => player.reconnect());
      await match.settle();
      longest = Math.max(longest, Math.round(performance.now() - begun));
      await match.check();
      match.anyone().say(match.answer());
      await match.host.until("the reveal", ({ phase }) => phase === "reveal");
    }
    return { reloads: times * PLAYERS * SHARE, longest };
  });
}
