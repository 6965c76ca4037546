// Players who stop reading, and keep asking for the room's state.

import { callRoom } from "../peers.mjs";
import { figures } from "../report.mjs";
import { compare, deliveryRow, row } from "./compared.mjs";

const [TALKING, STALLED] = [450, 50];
/** A third of it is calm, so that the others stall for longer than the room may take to notice. */
const SECONDS = 54;
const DETACHED_SECONDS = 30;
/** The crowd ends their connections three seconds later, which is not the room's doing. */
const WATCHED_SECONDS = (SECONDS * 2) / 3 - 3;
/** What may wait in the server's memory for each of them, and the memory beyond that, in megabytes. A welcome has up to 35 kB. */
const [UNREAD, WELCOME, MARGIN] = [0.262, 0.035, 10];
const MEMORY = Math.ceil(STALLED * (UNREAD + WELCOME) + MARGIN);
/** How many times slower the others may become. */
const SLOWER = 2;
const LOOK_MILLIS = 500;
/** It takes a minute each time, and the differences are not small. */
const REPEATS_MAX = 3;

/** Looks again and again how many of a room's players are connected. Returns a function that returns the counts with their times. */
function watchRows({ port }) {
  const seen = [];
  let isLooking = false;
  const timer = setInterval(async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      const { players } = await callRoom(port, "room-0", { read: { players: true } });
      seen.push({ at: performance.now(), connected: players.filter(({ connected }) => connected).length });
    } catch {
      // The server has ended, or does not answer in this state.
    } finally {
      isLooking = false;
    }
  }, LOOK_MILLIS);
  return () => {
    clearInterval(timer);
    return seen;
  };
}

/** Seconds from the moment when all stalled players were in until none was connected; null if they stayed. */
function detachedAfter({ watched }) {
  const stalled = watched.find(({ connected }) => connected >= TALKING + STALLED);
  const detached = stalled && watched.find(({ at, connected }) => at > stalled.at && connected === TALKING);
  const seconds = detached ? (detached.at - stalled.at) / 1_000 : Infinity;
  return seconds < WATCHED_SECONDS ? seconds : null;
}

export const stall = {
  stall: {
    title: `${STALLED} of ${TALKING + STALLED} players stop reading and ask for the room's state twice a second`,
    async measure(bench) {
      const options = { seats: TALKING, places: TALKING + STALLED, stalled: STALLED, rate: 20, seconds: SECONDS, watch: watchRows };
      const few = { ...bench, repeats: Math.min(bench.repeats, REPEATS_MAX) };
      const runs = await compare(few, ["ours"], "stall", options);
      const slower = row("times p99 before", runs, {
        of: ({ latency, latency_while_stalled }) => latency_while_stalled.p99 / latency.p99,
        target: { text: `≤ ${SLOWER}`, isReached: ({ ours }) => ours <= SLOWER },
      });
      const gone = { text: `≤ ${DETACHED_SECONDS}`, isReached: ({ ours }) => ours <= DETACHED_SECONDS };
      const rows = [
        deliveryRow(runs),
        row("p99 before", runs, { of: figures.p99 }),
        row("p99 of the others meanwhile", runs, { of: ({ latency_while_stalled }) => latency_while_stalled.p99 }),
        slower,
        row("seconds until none of them is connected", runs, { of: detachedAfter, target: gone }),
        row("memory that they cause, at most", runs, {
          of: ({ memory }) => memory.highest - memory.before,
          target: { text: `≤ ${MEMORY}`, isReached: ({ ours }) => ours <= MEMORY },
        }),
        row("memory before", runs, { of: ({ memory }) => memory.before }),
        row("memory meanwhile, at most", runs, { of: ({ memory }) => memory.highest }),
        row("memory after they have gone", runs, { of: ({ memory }) => memory.after }),
      ];
      return { data: runs, rows };
    },
  },
};
