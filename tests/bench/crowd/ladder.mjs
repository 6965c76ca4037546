// The highest rate of messages at which everything is delivered within a bound.

import { fault, holds } from "./report.mjs";

/** A rate is this much higher than the one before. */
const STEP = 1.25;
/** A rate is reached if this share of its runs hold the bound: a shared machine spoils some. */
const SHARE = 0.8;
/** Levels between two rates while no rate is known that fails, or none that holds. */
const STRIDE = 3;
/** A search that takes longer ends with the highest rate that held so far. */
const RUNS_MAX = 16;

const rateOf = (level) => Number((STEP ** level).toPrecision(3));
const levelOf = (rate) => Math.max(0, Math.round(Math.log(rate) / Math.log(STEP)));

/**
 * Searches from a first guess. `next` is the rate of the next run, null at the end, and `add` takes that run. Single runs
 * find a rate that seems to hold below one that seems to fail; more runs of these two decide.
 */
export class Ladder {
  /** The runs of each level that was tried. */
  #runs = new Map();
  #level;

  constructor(guess, bound, repeats) {
    this.#level = levelOf(guess);
    this.bound = bound;
    this.repeats = repeats;
  }

  get next() {
    return this.#level === null ? null : rateOf(this.#level);
  }

  add(run) {
    this.#runs.set(this.#level, [...(this.#runs.get(this.#level) ?? []), run]);
    this.#level = this.#choose();
  }

  /** The highest rate that holds, null if none does, whether enough runs confirm it, its runs, and what was tried. */
  get result() {
    const { low } = this.#bracket();
    const tried = this.#levels().map((level) => {
      const runs = this.#runs.get(level);
      return { rate: rateOf(level), runs: runs.length, held: this.#held(level), faults: runs.map(fault).filter(Boolean) };
    });
    return { rate: low < 0 ? null : rateOf(low), isConfirmed: low >= 0 && this.#standing(low).isSure, runs: this.#runs.get(low) ?? [], tried };
  }

  #levels() {
    return [...this.#runs.keys()].sort((one, other) => one - other);
  }

  #held(level) {
    return this.#runs.get(level).filter((run) => holds(run, this.bound)).length;
  }

  /** Whether a level seems to hold, and whether enough runs say so. */
  #standing(level) {
    const held = this.#held(level);
    const failed = this.#runs.get(level).length - held;
    const needed = Math.ceil(this.repeats * SHARE);
    return { seemsToHold: held > failed, isSure: held >= needed || failed > this.repeats - needed };
  }

  /** The lowest level that seems to fail, and the highest below it that seems to hold. */
  #bracket() {
    const levels = this.#levels();
    const high = levels.find((level) => !this.#standing(level).seemsToHold) ?? Infinity;
    const low = levels.findLast((level) => level < high) ?? -1;
    return { low, high };
  }

  #choose() {
    const { low, high } = this.#bracket();
    if ([...this.#runs.values()].flat().length >= RUNS_MAX) return null;
    if (high === Infinity) return low + STRIDE;
    if (low < 0 && high > 0) return Math.max(0, high - STRIDE);
    if (high - low > 1) return Math.floor((low + high) / 2);
    return [low, high].find((level) => level >= 0 && !this.#standing(level).isSure) ?? null;
  }
}
