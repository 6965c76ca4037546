// The highest rates of messages at which rooms stay quick.

import { Ladder } from "../ladder.mjs";
import { figures } from "../report.mjs";
import { asText, rounded, spread } from "../statistics.mjs";

/** So long that one hiccup of a shared machine, of less than 80 ms, does not decide the 99th percentile. */
const SECONDS = 8;

/** Climbs a ladder for each peer, in turn. `guesses` has the first rate of each; a rate that an earlier run reached is a better one. */
async function climb({ run, repeats, earlier, progress }, { seats, bound, guesses }) {
  const ladders = Object.entries(guesses).map(([peer, guess]) => [peer, new Ladder(earlier?.[peer]?.rate ?? guess, bound, repeats)]);
  while (ladders.some(([, ladder]) => ladder.next !== null)) {
    for (const [peer, ladder] of ladders.filter(([, { next }]) => next !== null)) {
      const rate = ladder.next;
      const result = await run(peer, "talk", { seats, rate, seconds: SECONDS });
      progress(`${peer} at ${rate}/s: ${result.failed ?? `p99 ${rounded(result.latency.p99)} ms`}`);
      ladder.add(result);
    }
  }
  return Object.fromEntries(ladders.map(([peer, ladder]) => [peer, ladder.result]));
}

/** A measure of `seats` players whose messages have to arrive within `bound` milliseconds. `targets` are ratios to other peers. */
const highestRate = (seats, bound, guesses, targets) => ({
  title: `${seats} players: highest rate with p99 ≤ ${bound} ms`,
  async measure(bench) {
    const data = await climb(bench, { seats, bound, guesses });
    const text = ({ rate, isConfirmed, runs }) =>
      rate === null ? "none" : `${rate}/s${isConfirmed ? "" : "?"}, core ${asText(spread(runs, figures.core))}`;
    const ratio = (peer) => (data.ours.rate ?? 0) / (data[peer].rate ?? Infinity);
    const row = {
      figure: "messages a second",
      values: Object.fromEntries(Object.entries(data).map(([peer, result]) => [peer, text(result)])),
      target: Object.entries(targets).map(([peer, wanted]) => `≥ ${wanted} × ${peer}`).join(", "),
      isReached: Object.entries(targets).every(([peer, wanted]) => ratio(peer) >= wanted),
      note: Object.keys(targets).map((peer) => `${rounded(ratio(peer))} × ${peer}`).join(", "),
    };
    return { data, rows: [row] };
  },
});

export const rates = {
  "rate-500": highestRate(500, 120, { ours: 1_000, pattern: 40, window: 1_000 }, { pattern: 30, window: 0.8 }),
  "rate-100": highestRate(100, 60, { ours: 950, pattern: 190 }, { pattern: 5 }),
};
