// Kills, fails and cuts a real server while matches are played on it, for `make faults`. SEED determines the moments, EACH
// is the number of kills at each of ten moments, and ONLY selects parts by the beginnings of their names.

import { cuts } from "./cuts.mjs";
import { deployment } from "./deployment.mjs";
import { kills } from "./kills.mjs";
import { offices } from "./offices.mjs";
import { panics } from "./panics.mjs";
import { randomFrom } from "./random.mjs";
import { reloads } from "./reloads.mjs";
import { allStatements } from "./statements.mjs";

const seed = Number(process.env.SEED ?? 1);
const each = Number(process.env.EACH ?? 20);
const only = (process.env.ONLY ?? "").split(/\s+/).filter(Boolean);
const report = (text) => console.log(`  ${text}`);
const parts = {
  kills: (random) => kills(random, each, undefined, report),
  statements: (random) => allStatements(random, report),
  panics: (random) => panics(random, undefined, report),
  offices: (random) => offices(random, undefined, report),
  reloads: (random) => reloads(random),
  cuts: (random) => cuts(random, undefined, report),
  deployment: (random) => deployment(random),
};

console.log(`seed ${seed}`);
for (const [name, play] of Object.entries(parts)) {
  if (only.length > 0 && !only.some((start) => name.startsWith(start))) continue;
  console.log(`▸ ${name}`);
  const begun = performance.now();
  const seen = await play(randomFrom(seed));
  console.log(`  ${JSON.stringify(seen)} in ${Math.round((performance.now() - begun) / 1_000)} s`);
}
process.exit(0);
