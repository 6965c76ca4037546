// How the cost of a message grows with the players in a room, and with the number of rooms.

import { fault } from "../report.mjs";
import { rounded } from "../statistics.mjs";

const PEERS = ["ours", "pattern", "window"];
const PLAYERS = [10, 50, 100, 500, 1_000, 2_000];
const ROOMS = [1, 10, 100, 500];
/** A rate at which every peer keeps up with the largest room and with the largest number of rooms. */
const PLAYERS_RATE = 5;
const ROOMS_RATE = 50;

/**
 * Measures each size once for each peer: the curves show growth, not differences of some percent. The rows have the sizes,
 * and the plots the processor time of the server for each message, in milliseconds.
 */
async function grow({ run, progress }, sizes, unit, options) {
  const [data, rows] = [{}, []];
  for (const size of sizes) {
    const values = {};
    for (const peer of PEERS) {
      const result = await run(peer, "talk", { seconds: 5, ...options(size) });
      progress(`${peer}, ${size} ${unit}: ${fault(result) || "all delivered"}`);
      ((data[peer] ??= [])).push({ size, result });
      values[peer] = fault(result) || `${rounded(result.measured.server_core)} of a core, p99 ${rounded(result.latency.p99)} ms`;
    }
    rows.push({ figure: `${size.toLocaleString("en")} ${unit}`, values });
  }
  const { rate } = options(sizes[0]);
  const cost = ({ size, result }) => ({ x: size, y: fault(result) ? null : (result.measured.server_core / rate) * 1_000 });
  const lines = Object.fromEntries(Object.entries(data).map(([peer, points]) => [peer, points.map(cost).filter(({ y }) => y > 0)]));
  return { data, rows, plot: { lines, x: unit, y: "processor time of a message, ms" } };
}

export const growth = {
  "growth-players": {
    title: `${PLAYERS_RATE} messages a second in one room`,
    measure: (bench) => grow(bench, PLAYERS, "players", (seats) => ({ seats, rate: PLAYERS_RATE })),
  },
  "growth-rooms": {
    title: `${ROOMS_RATE} messages a second in rooms of 10 players`,
    measure: (bench) => grow(bench, ROOMS, "rooms", (rooms) => ({ seats: 10, rooms, rate: ROOMS_RATE })),
  },
};
