// Measures rooms full of people, this project's beside others, on one machine. docs/performance.md explains it.
// REPEATS is the number of runs (5). ONLY selects measures by the beginning of their names, separated by spaces.
// BENCH_OUT is the folder of the results (bench-results).

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { joins } from "./crowd/measures/joins.mjs";
import { growth } from "./crowd/measures/growth.mjs";
import { rates } from "./crowd/measures/rates.mjs";
import { rooms } from "./crowd/measures/rooms.mjs";
import { stall } from "./crowd/measures/stall.mjs";
import { plot } from "./crowd/plot.mjs";
import { run } from "./crowd/run.mjs";
import { markdown } from "./crowd/table.mjs";

/** The benchmark ends within 45 minutes: on a slow machine, later measures are repeated less, and the last ones are left out. */
const [FEWER_AFTER_MINUTES, FEWER] = [30, 3];
const LAST_START_MINUTES = 41;

const all = { ...rates, ...rooms, ...joins, ...stall, ...growth };
const repeats = Number(process.env.REPEATS ?? 5);
const only = (process.env.ONLY ?? "").split(/\s+/).filter(Boolean);
const folder = resolve(process.env.BENCH_OUT ?? "bench-results");
const selected = Object.entries(all).filter(([name]) => only.length === 0 || only.some((start) => name.startsWith(start)));
if (selected.length === 0) {
  console.error(`No measure has such a name: ${Object.keys(all).join(" ")}`);
  process.exit(2);
}

await mkdir(folder, { recursive: true });
const file = join(folder, "crowd.json");
const earlier = await readFile(file, "utf8").then(JSON.parse, () => null);
const results = { machine: `${cpus().length} × ${cpus()[0].model.trim()}`, date: new Date().toISOString(), repeats, measures: {} };
const missed = [];
const started = performance.now();

for (const [name, { title, measure }] of selected) {
  const begun = performance.now();
  const minutes = (begun - started) / 60_000;
  if (minutes > LAST_START_MINUTES) {
    missed.push(`${title}: no time was left`);
    continue;
  }
  console.log(`▸ ${title} (${name})`);
  const marked = { runs: 0, busy: 0, disturbed: 0 };
  const bench = {
    repeats: minutes > FEWER_AFTER_MINUTES ? Math.min(repeats, FEWER) : repeats,
    earlier: earlier?.measures[name]?.data,
    progress: (text) => console.log(`  ${text}`),
    run: async (...what) => {
      const result = await run(...what);
      marked.runs += 1;
      marked.busy += Number(Boolean(result.isBusy));
      marked.disturbed += Number(Boolean(result.isDisturbed));
      return result;
    },
  };
  const { data, rows, plot: drawing } = await measure(bench);
  results.measures[name] = { title, rows, data, marked, repeats: bench.repeats, seconds: (performance.now() - begun) / 1_000 };
  missed.push(...rows.filter(({ target, isReached }) => target !== undefined && !isReached).map(({ figure }) => `${title}: ${figure}`));
  const svg = drawing && plot(title, drawing);
  if (svg) await writeFile(join(folder, `${name}.svg`), svg);
  // After each measure, so that an interrupted benchmark leaves what it has.
  await writeFile(file, JSON.stringify(results, null, 1));
  await writeFile(join(folder, "crowd.md"), markdown(results));
}

console.log(`\n${markdown(results)}`);
console.log(`The results are in ${folder}.`);
for (const target of missed) console.error(`✗ not reached: ${target}`);
process.exitCode = missed.length > 0 ? 1 : 0;
