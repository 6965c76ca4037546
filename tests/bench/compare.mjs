// Measures this build, and alternately another one if BASE is the folder of a checkout with its build. Times on a shared
// machine vary by half from one minute to the next, so only ratios within one run are compared.

import { resolve } from "node:path";
import { root, startServer } from "../support/server.mjs";
import { median } from "./median.mjs";

const builds = { "this build": root, ...(process.env.BASE && { base: resolve(process.env.BASE) }) };

/** Whether there is another build to compare with. */
export const isComparison = "base" in builds;

/**
 * Calls `measure(server, repeat)` `repeats` times for each build, each time with a new server; it returns figures by name.
 * Prints their medians, and returns for each figure `{ "this build", base, difference, ratio }`.
 */
export async function compared(repeats, measure) {
  const measured = {};
  for (let repeat = 0; repeat < repeats; repeat++) {
    // The builds take turns at being first.
    const order = Object.entries(builds);
    for (const [name, build] of repeat % 2 ? order.toReversed() : order) {
      const server = await startServer({ build });
      try {
        for (const [figure, value] of Object.entries(await measure(server, repeat))) ((measured[figure] ??= {})[name] ??= []).push(value);
      } finally {
        await server.close();
      }
    }
  }
  const table = {};
  for (const [figure, values] of Object.entries(measured)) {
    const row = Object.fromEntries(Object.entries(values).map(([name, all]) => [name, median(all)]));
    table[figure] = isComparison ? { ...row, difference: row["this build"] - row.base, ratio: row.base ? Number((row["this build"] / row.base).toFixed(3)) : null } : row;
  }
  console.table(table);
  return table;
}

/** Prints the failures and ends the process. */
export function conclude(failures) {
  for (const failure of failures) console.error(`✗ ${failure}`);
  process.exit(failures.length > 0 ? 1 : 0);
}
