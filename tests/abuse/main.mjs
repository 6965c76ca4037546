// Attacks a real server, for `make abuse`, and tells what held. ONLY selects attacks by the beginnings of their names.

import { randomFrom } from "../faults/random.mjs";
import { Server } from "../faults/server.mjs";
import { startBrowser } from "../support/browser.mjs";
import { startServer } from "../support/server.mjs";
import { bot } from "./bot.mjs";
import { churn } from "./churn.mjs";
import { crowding, deafness } from "./crowding.mjs";
import { proposals } from "./floods.mjs";
import { largeFrames, malformedFrames } from "./frames.mjs";
import { hostilePage } from "./page.mjs";
import { bodies, forgeries, reads } from "./web.mjs";

const only = (process.env.ONLY ?? "").split(/\s+/).filter(Boolean);

/** Rooms alone in a workerd, with the limits of a deployment. */
const rooms = (attack) => async () => {
  const server = await Server.start({ UNJOINED_SOCKETS: "8", ANSWER_FLOOR: "on" });
  return attack(server).finally(() => server.end());
};

/** The whole Worker. */
const worker = (attack) => async () => {
  const server = await startServer();
  return attack(server).finally(() => server.close());
};

const attacks = {
  churn: rooms(churn),
  large: rooms(largeFrames),
  malformed: rooms((server) => malformedFrames(server, randomFrom(1))),
  crowding: rooms(crowding),
  deafness: rooms(deafness),
  bot: rooms(bot),
  proposals: rooms(proposals),
  forgeries: worker(forgeries),
  reads,
  bodies,
  texts: worker(async (server) => {
    const browser = await startBrowser();
    return hostilePage(server, browser).finally(() => browser.close());
  }),
};

let failed = 0;
console.log("| attack | seen | honest p99, ms | holds |\n|---|---|---|---|");
for (const [name, run] of Object.entries(attacks)) {
  if (only.length > 0 && !only.some((start) => name.startsWith(start))) continue;
  const { attack, seen, p99, slowest, holds } = await run();
  const isWell = holds && (p99 === undefined || p99 < slowest);
  failed += isWell ? 0 : 1;
  console.log(`| ${attack} | ${seen} | ${p99 === undefined ? "" : `${p99.toFixed(1)} (< ${slowest})`} | ${isWell ? "yes" : "**no**"} |`);
}
process.exit(failed ? 1 : 0);
