// Attacks a real server, for `make abuse`, and tells what held. ONLY selects attacks by the beginnings of their names.

import { Server } from "../faults/server.mjs";
import { randomFrom } from "../faults/random.mjs";
import { churn } from "./churn.mjs";
import { crowding } from "./crowding.mjs";
import { largeFrames, malformedFrames } from "./frames.mjs";

const only = (process.env.ONLY ?? "").split(/\s+/).filter(Boolean);
const attacks = { churn, large: largeFrames, malformed: (server) => malformedFrames(server, randomFrom(1)), crowding };

let failed = 0;
console.log("| attack | seen | honest p99, ms | holds |\n|---|---|---|---|");
for (const [name, run] of Object.entries(attacks)) {
  if (only.length > 0 && !only.some((start) => name.startsWith(start))) continue;
  // Rooms have the limits of a deployment, but for sockets without a player.
  const server = await Server.start({ UNJOINED_SOCKETS: "8" });
  const { attack, seen, p99, slowest, holds } = await run(server).finally(() => server.end());
  const isWell = holds && (p99 === undefined || p99 < slowest);
  failed += isWell ? 0 : 1;
  console.log(`| ${attack} | ${seen} | ${p99 === undefined ? "" : `${p99.toFixed(1)} (< ${slowest})`} | ${isWell ? "yes" : "**no**"} |`);
}
process.exit(failed ? 1 : 0);
