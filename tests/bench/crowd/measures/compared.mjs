// Measures in which each peer does the same a few times.

import { fault, figures } from "../report.mjs";
import { interleaved } from "../run.mjs";
import { asText, spread } from "../statistics.mjs";

/** Runs the same scenario on each peer in turn. Returns the runs by peer. */
export function compare({ run, repeats, progress }, peers, scenario, options) {
  return interleaved(peers, repeats, async (peer) => {
    const result = await run(peer, scenario, options);
    progress(`${peer}: ${fault(result) || "all delivered"}`);
    return result;
  });
}

/**
 * A row of the table: a figure of each peer's runs. `target` may be `{text, isReached}`, where `isReached` gets the medians
 * by peer, NaN without the figure. It is not reached if a run of ours failed.
 */
export function row(figure, runs, { target, of = figures[figure] } = {}) {
  const spreads = Object.entries(runs).map(([peer, results]) => [peer, spread(results, of)]);
  const medians = Object.fromEntries(spreads.map(([peer, found]) => [peer, found?.median ?? NaN]));
  return {
    figure,
    values: Object.fromEntries(spreads.map(([peer, found]) => [peer, asText(found)])),
    ...(target && { target: target.text, isReached: runs.ours.every(({ failed }) => !failed) && target.isReached(medians) }),
  };
}

/** A row that tells whether every run delivered every message to everyone, once and in order. Ours has to. */
export function deliveryRow(runs) {
  const text = (results) => [...new Set(results.map((result) => fault(result) || "all"))].join("; ");
  const values = Object.fromEntries(Object.entries(runs).map(([peer, results]) => [peer, text(results)]));
  return { figure: "delivered", values, target: "all", isReached: values.ours === "all" };
}

/** The target that ours is at most `ratio` times another peer, or `more` above it. */
export const atMost = (ratio, peer, more = 0) => ({
  text: `≤ ${ratio} × ${peer}${more ? ` or + ${more}` : ""}`,
  isReached: (medians) => medians.ours <= Math.max(medians[peer] * ratio, medians[peer] + more),
});
