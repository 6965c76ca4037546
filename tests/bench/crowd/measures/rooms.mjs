// Rooms at given rates: large and small, busy and quiet, one and many.

import { setTimeout as pause } from "node:timers/promises";
import { figures } from "../report.mjs";
import { readCounters } from "../peers.mjs";
import { rounded, spread } from "../statistics.mjs";
import { atMost, compare, deliveryRow, row } from "./compared.mjs";

const large = {
  title: "2,000 players, 300 messages a second",
  async measure(bench) {
    const runs = await compare(bench, ["ours", "window"], "talk", { seats: 2_000, rate: 300, seconds: 6 });
    const rows = [deliveryRow(runs), row("p50", runs), row("p99", runs, { target: atMost(1.2, "window") }), row("core", runs), row("memory", runs)];
    return { data: runs, rows };
  },
};

const calm = {
  title: "500 players, 20 messages a second",
  async measure(bench) {
    const runs = await compare(bench, ["ours", "pattern", "window", "ws", "socket.io"], "talk", { seats: 500, rate: 20, seconds: 6 });
    const rows = [
      deliveryRow(runs),
      row("p50", runs, { target: atMost(1.15, "pattern") }),
      row("p99", runs, { target: atMost(1.15, "pattern") }),
      row("µs per delivery", runs),
      row("memory", runs),
    ];
    return { data: runs, rows };
  },
};

const WITHOUT = "ours without window";
/** A room reports its counters every ten seconds. */
const REPORT_MILLIS = 11_000;

/** After a run, waits for the room's report of its counters. */
const watchCounters = ({ port }) => async () => {
  await pause(REPORT_MILLIS);
  return readCounters(port);
};

const windowed = {
  title: "500 players, 200 messages a second, and the same build with its window off",
  async measure(bench) {
    const options = { seats: 500, watch: watchCounters };
    const joined = await compare({ ...bench, repeats: 1 }, ["ours", WITHOUT], "joins", options);
    const runs = await compare(bench, ["ours", WITHOUT], "talk", { ...options, rate: 200, seconds: 5 });
    const below = (share, text) => ({ text: `≤ ${text} × ${WITHOUT}`, isReached: (medians) => medians.ours <= medians[WITHOUT] * share });
    // Joining writes rows too, which are not to be measured.
    for (const [peer, results] of Object.entries(runs)) results.forEach((result) => (result.joined = joined[peer][0]));
    const written = ({ watched, joined }) => ((watched.rows_written - joined.watched.rows_written) / watched.messages) * 1_000;
    const rows = [
      deliveryRow(runs),
      row("µs per delivery", runs, { target: below(1 / 4, "¼") }),
      row("rows written per 1,000 messages", runs, { of: written, target: below(1 / 5, "⅕") }),
      row("p99", runs),
      row("core", runs),
    ];
    return { data: runs, rows };
  },
};

/** Half a millisecond is below what a shared machine tells apart in a quiet room. */
const MARGIN_MILLIS = 0.5;

const quiet = {
  title: "10 players, 5 messages a second, and right answers in quiet rooms",
  async measure(bench) {
    const runs = await compare(bench, ["ours", "pattern"], "talk", { seats: 10, rate: 5, seconds: 8 });
    // Rooms take turns, so that more answers are measured: a room asks its next prompt after four seconds.
    const answers = await compare(bench, ["ours"], "answer", { seats: 10, rooms: 8, mode: "endless", seconds: 8 });
    const pattern = spread(runs.pattern, figures.p50)?.median ?? NaN;
    const isReached = ({ ours }) => ours <= Math.max(pattern * 1.15, pattern + MARGIN_MILLIS);
    const isJudged = answers.ours.every(({ totals }) => totals && totals.answers === totals.deliveries && totals.answers > 0);
    const rows = [
      deliveryRow(runs),
      row("p50", runs, { target: atMost(1.15, "pattern", MARGIN_MILLIS) }),
      row("p99", runs),
      row("p50", answers, { target: { text: `≤ 1.15 × ${rounded(pattern)} or + ${MARGIN_MILLIS}`, isReached: (medians) => isJudged && isReached(medians) } }),
      row("p99", answers),
    ];
    rows.slice(3).forEach((answer) => (answer.figure += " of a right answer"));
    return { data: { runs, answers }, rows };
  },
};

const many = {
  title: "50 rooms of 10 players, 500 messages a second together, stored on a real disk",
  async measure(bench) {
    const runs = await compare(bench, ["ours", "pattern"], "talk", { seats: 10, rooms: 50, rate: 500, seconds: 6, onDisk: true });
    const rows = [deliveryRow(runs), row("p50", runs), row("p99", runs, { target: atMost(1.15, "pattern") }), row("core", runs)];
    return { data: runs, rows };
  },
};

export const rooms = { large, calm, windowed, quiet, many };
