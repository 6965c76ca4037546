// Cuts the network of one, half and all players for 1, 5 and 90 s. Nobody is told, as when a phone loses its network.

import { setTimeout as pause } from "node:timers/promises";
import { playMatch } from "./match.mjs";
import { Proxy } from "./proxy.mjs";

const PLAYERS = 10;
const SECONDS = [1, 5, 90];

/** Cuts as many players as `share` says, for some seconds. Returns the milliseconds until all were back after that. */
async function cut(match, proxies, share, seconds) {
  const count = Math.max(1, Math.round(PLAYERS * share));
  await match.reach("open");
  const players = match.players.slice(PLAYERS - count);
  proxies.slice(PLAYERS - count).forEach((proxy) => proxy.cutAll());
  players.forEach((player) => player.say("들려요?"));
  await pause(seconds * 1_000);
  // A client finds out by its own pings; here the network tells it when it is back.
  players.forEach((player) => player.reconnect());
  const begun = performance.now();
  await match.settle();
  await match.check();
  return Math.round(performance.now() - begun);
}

/** Returns the milliseconds in which the players were back, by what was cut. */
export async function cuts(random, all = SECONDS, report = () => {}) {
  const proxies = [];
  const back = {};
  const route = async (server, seat) => (proxies[seat] = await Proxy.start(server));
  const play = async (match) => {
    for (const seconds of all) {
      for (const [who, share] of [["one", 0], ["half", 0.5], ["all", 1]]) {
        const what = `${who} cut for ${seconds} s`;
        back[what] = await cut(match, proxies, share, seconds);
        report(`${what}: back within ${back[what]} ms`);
      }
    }
  };
  await playMatch(random, PLAYERS, play, { route }).finally(() => proxies.forEach((proxy) => proxy.end()));
  return back;
}
