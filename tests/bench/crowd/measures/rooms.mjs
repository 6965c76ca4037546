// Rooms at given rates: large and small, busy and quiet, one and many.

import { figures } from "../report.mjs";
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

const windowed = {
  title: "500 players, 200 messages a second, and the same build with its window off",
  async measure(bench) {
    const runs = await compare(bench, ["ours", WITHOUT], "talk", { seats: 500, rate: 200, seconds: 5 });
    const target = { text: `≤ ¼ × ${WITHOUT}`, isReached: (medians) => medians.ours <= medians[WITHOUT] / 4 };
    return { data: runs, rows: [deliveryRow(runs), row("µs per delivery", runs, { target }), row("p99", runs), row("core", runs)] };
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
