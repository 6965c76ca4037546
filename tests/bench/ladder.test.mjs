import assert from "node:assert/strict";
import { test } from "node:test";
import { Ladder } from "./crowd/ladder.mjs";

const BOUND = 100;
const run = (isHeld) => ({ latency: { p99: isHeld ? BOUND : BOUND + 1 }, totals: {} });

/** Climbs to the end. `holds` gets the rate and the number of the run at that rate, from 1. */
function climb(ladder, holds) {
  const counts = {};
  while (ladder.next !== null) {
    const rate = ladder.next;
    counts[rate] = (counts[rate] ?? 0) + 1;
    ladder.add(run(holds(rate, counts[rate])));
  }
  return ladder.result;
}

for (const guess of [2, 100, 5_000]) {
  test(`the highest rate is found from a guess of ${guess}`, () => {
    const { rate, isConfirmed, runs } = climb(new Ladder(guess, BOUND, 5), (rate) => rate <= 300);
    assert.ok(rate > 300 / 1.25 && rate <= 300, `${rate}`);
    assert.deepEqual([isConfirmed, runs.length], [true, 4]);
  });
}

test("a rate counts if four of five runs hold, and not if two fail", () => {
  const { rate } = climb(new Ladder(100, BOUND, 5), (rate, count) => rate < 250 || (rate < 310 && count !== 1));
  assert.ok(rate > 250 && rate < 310, `${rate}`);
  const { rate: lower } = climb(new Ladder(100, BOUND, 5), (rate, count) => rate < 250 || (rate < 310 && count !== 2 && count !== 3));
  assert.ok(lower < 250, `${lower}`);
});

test("a rate at which a message is missing is not reached", () => {
  const ladder = new Ladder(1, BOUND, 1);
  while (ladder.next !== null) ladder.add({ latency: { p99: 1 }, totals: { missing: 1 } });
  assert.equal(ladder.result.rate, null);
});
