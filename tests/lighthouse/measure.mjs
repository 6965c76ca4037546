// Runs Lighthouse on the page with its default phone emulation: make lighthouse. Exits with 1 if a target is missed.
// make lighthouse BASE=<checkout> compares with another build: then ratios are the targets.
//
// Each run starts a new browser with an empty cache. The local runtime compresses as the edge does but speaks HTTP/1.1,
// so the figures are pessimistic. Other load on the machine makes them worse; more runs (RUNS=7) reduce the noise.

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { enter, startProfile } from "../support/browser.mjs";
import { compared, conclude, isComparison } from "../bench/compare.mjs";

const { default: lighthouse } = await import(join(process.env.LIGHTHOUSE_HOME, "node_modules/lighthouse/core/index.js"));
const runs = Number(process.env.RUNS ?? (isComparison ? 5 : 3));

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
  "sent kB": [({ audits }) => Math.round(audits["total-byte-weight"].numericValue / 1000), (value) => value <= 250],
};

/** By figure: whether its value in this build is acceptable beside the base's. Other figures have no such target. */
const ratios = {
  "LCP ms": ({ ratio }) => ratio <= 1.05,
  "TBT ms": ({ ratio, "this build": value }) => ratio <= 1.2 || value <= 50,
  CLS: ({ "this build": value }) => value === 0,
};

const pages = {
  "/": { path: "/" },
  "a room, newly": { path: "/r/광장" },
  "a room, again": { path: "/r/광장2", before: (page, url) => enter(page, url, "수달") },
};

/** One Lighthouse report by a new browser. `before` runs first in the same profile, for a repeat visit. */
async function report(url, before, attempts = 3) {
  const folder = await mkdtemp(join(tmpdir(), "choseong-hanpan-"));
  const context = await startProfile(folder);
  const page = await context.newPage();
  await before?.(page, url);
  await page.close();
  const [port] = (await readFile(join(folder, "DevToolsActivePort"), "utf8")).split("\n");
  const { lhr } = await lighthouse(url, { port: Number(port), logLevel: "error" });
  await context.close();
  await rm(folder, { recursive: true, force: true });
  // Lighthouse sometimes fails to compute an audit; repeat such a run.
  const missing = Object.values(lhr.audits).find(({ errorMessage }) => errorMessage);
  if (!missing || attempts === 1) return lhr;
  console.error(`Repeating the run: ${missing.id}: ${missing.errorMessage}`);
  return report(url, before, attempts - 1);
}

/** Lighthouse takes the WebAssembly program for a script. It is large enough that a script would need a source map. */
const EXEMPT = "valid-source-maps";
const fails = ({ id, score, scoreDisplayMode }) => id !== EXEMPT && score !== null && score < 1 && scoreDisplayMode !== "informative";

const failures = new Set();

/** All figures of all pages, by names like "/: LCP ms". */
async function measure(server) {
  const measured = {};
  for (const [name, { path, before }] of Object.entries(pages)) {
    const made = await report(new URL(path, server.url).href, before);
    for (const [figure, [read]] of Object.entries(figures)) measured[`${name}: ${figure}`] = read(made);
    const ids = ["accessibility", "best-practices", "seo"].flatMap((category) => made.categories[category].auditRefs.map(({ id }) => id));
    for (const { title, details } of ids.map((id) => made.audits[id]).filter(fails)) {
      const where = details?.items?.map(({ node, description }) => node?.snippet ?? description ?? "") ?? [];
      failures.add(`${name}: ${title} ${where.join(" ")}`);
    }
  }
  return measured;
}

for (const [name, row] of Object.entries(await compared(runs, measure))) {
  const figure = name.split(": ").at(-1);
  const isMet = isComparison ? (ratios[figure]?.(row) ?? true) : figures[figure][1](row["this build"]);
  if (!isMet) failures.add(`${name} is ${row["this build"]}${isComparison ? `, ${row.ratio} times the base's` : ""}`);
}
conclude([...failures]);
