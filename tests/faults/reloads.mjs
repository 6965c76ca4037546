// Lets 30 % of the pages in a match reload at once.

import { Match } from "./match.mjs";
import { Server } from "./server.mjs";

const PLAYERS = 10;
const SHARE = 0.3;

/** Returns the milliseconds after which all were back, the longest of `times`. */
export async function reloads(random, times = 10) {
  const server = await Server.start();
  let longest = 0;
  try {
    const match = await Match.make(server, PLAYERS, random);
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
    match.players.forEach((player) => player.stop());
  } finally {
    await server.end();
  }
  return { reloads: times * PLAYERS * SHARE, longest };
}
