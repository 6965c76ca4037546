// Medians with their spread.

import { median } from "../median.mjs";

const DIGITS = 3;

/** Three digits are more than two runs have in common. */
export const rounded = (value) => Number(value.toPrecision(DIGITS)).toString();

/** The median, lowest and highest of a figure of runs; null if a run lacks it. */
export function spread(runs, figure) {
  const values = runs.filter(({ failed }) => !failed).map(figure);
  if (values.length === 0 || values.some((value) => value === null || value === undefined)) return null;
  return { median: median(values), lowest: Math.min(...values), highest: Math.max(...values) };
}

/** A spread as text: 12.3 (11–14). */
export function asText(spread) {
  if (!spread) return "–";
  const { median: middle, lowest, highest } = spread;
  return lowest === highest ? rounded(middle) : `${rounded(middle)} (${rounded(lowest)}–${rounded(highest)})`;
}
