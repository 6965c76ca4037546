// Runs Lighthouse on the page with its default phone emulation: make lighthouse. Exits with 1 if a target is missed.
//
// Each run starts a new browser with an empty cache. The local runtime compresses as the edge does but speaks HTTP/1.1,
// so the figures are pessimistic. Other load on the machine makes them worse; more runs (RUNS=7) reduce the noise.

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { enter, startProfile } from "../support/browser.mjs";
import { startServer } from "../support/server.mjs";

const { default: lighthouse } = await import(join(process.env.LIGHTHOUSE_HOME, "node_modules/lighthouse/core/index.js"));
const runs = Number(process.env.RUNS ?? 3);

/** By figure: how to read it from a report, and whether a value meets the target. */
const score = (category) => ({ categories }) => Math.round(categories[category].score * 100);
const audit = (name, digits = 0) => ({ audits }) => Number(audits[name].numericValue.toFixed(digits));
const figures = {
  performance: [score("performance"), (value) => value >= 98],
  accessibility: [score("accessibility"), (value) => value === 100],
  "best practices": [score("best-practices"), (value) => value === 100],
  SEO: [score("seo"), (value) => value === 100],
  "FCP ms": [audit("first-contentful-paint"), (value) => value <= 1300],
  "LCP ms": [audit("largest-contentful-paint"), (value) => value <= 1500],
  "TBT ms": [audit("total-blocking-time"), (value) => value <= 50],
  CLS: [audit("cumulative-layout-shift", 4), (value) => value === 0],
  "sent kB": [({ audits }) => Math.round(audits["total-byte-weight"].numericValue / 1000), (value) => value <= 210],
};

const server = await startServer();
const address = (path) => new URL(path, server.url).href;
const pages = {
  "/": { of: () => address("/") },
  "a room, newly": { of: () => address("/r/광장") },
  // One room per run, so that the visitor is alone in it: the prompt then restarts on return, the same in every run.
  "a room, again": { of: (run) => address(`/r/광장${run + 2}`), before: (page, url) => enter(page, url, "수달") },
};

/** One Lighthouse report by a new browser. `before` runs first in the same profile, for a repeat visit. */
async function report({ of, before }, run) {
  const url = of(run);
  const folder = await mkdtemp(join(tmpdir(), "choseong-hanpan-"));
  const context = await startProfile(folder);
  const page = await context.newPage();
  await before?.(page, url);
  await page.close();
  const [port] = (await readFile(join(folder, "DevToolsActivePort"), "utf8")).split("\n");
  const { lhr } = await lighthouse(url, { port: Number(port), logLevel: "error" });
  await context.close();
  await rm(folder, { recursive: true, force: true });
  return lhr;
}

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
const fails = ({ score, scoreDisplayMode }) => score !== null && score < 1 && scoreDisplayMode !== "informative";

const [table, failures] = [{}, new Set()];
for (const [name, page] of Object.entries(pages)) {
  const reports = [];
  for (let run = 0; reports.length < runs && run < 2 * runs; run++) {
    const made = await report(page, run);
    // Lighthouse sometimes fails to compute an audit; repeat such a run.
    const missing = Object.values(made.audits).find(({ errorMessage }) => errorMessage);
    if (missing) console.error(`Repeating the run: ${missing.id}: ${missing.errorMessage}`);
    else reports.push(made);
  }
  const row = Object.entries(figures).map(([figure, [read]]) => [figure, median(reports.map(read))]);
  table[name] = Object.fromEntries(row);
  for (const [figure, value] of row) {
    if (!figures[figure][1](value)) failures.add(`${name}: ${figure} is ${value}`);
  }
  for (const { categories, audits } of reports) {
    const ids = ["accessibility", "best-practices", "seo"].flatMap((category) => categories[category].auditRefs.map(({ id }) => id));
    for (const { title, details } of ids.map((id) => audits[id]).filter(fails)) {
      const where = details?.items?.map(({ node, description }) => node?.snippet ?? description ?? "") ?? [];
      failures.add(`${name}: ${title} ${where.join(" ")}`);
    }
  }
}
console.table(table);
for (const failure of failures) console.error(`✗ ${failure}`);
await server.close();
process.exit(failures.size > 0 ? 1 : 0);
