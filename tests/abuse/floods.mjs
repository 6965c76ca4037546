// Proposals and reports, and reads over HTTP, without end.

import { setTimeout as pause } from "node:timers/promises";
import { Client } from "../support/client.mjs";
import { bystand, quantile } from "./bystander.mjs";

const SLOWEST_MILLIS = 250;
/** What a seat may send to the operators within an hour. */
const [PROPOSALS, REPORTS] = [20, 10];

/** One seat proposes words and reports another player, both twice a second. */
export async function proposals(server, { seconds = 60 } = {}) {
  const bystander = await Client.join(server, "고래");
  const attacker = await Client.join(server, "수달", { from: "203.0.113.7" });
  const syllables = "뷁쀍뿕쀏쒥뢟뱕쏅뎕뼯";
  const times = await bystand(bystander, async () => {
    for (let half = 0; half < seconds * 2; half += 1) {
      attacker.send({ type: "propose", word: `${syllables[half % 10]}${syllables[Math.floor(half / 10) % 10]}` });
      attacker.send({ type: "report", player: bystander.welcome.you });
      await pause(500);
    }
  });
  const heard = attacker.takeUnread();
  const count = (wanted) => heard.filter(({ type }) => type === wanted).length;
  const [proposed, reported] = [count("proposed"), count("reported")];
  await Promise.all([bystander, attacker].map((client) => client.close()));
  return {
    attack: `proposals and reports of one seat, each twice a second for ${seconds} s`,
    holds: proposed <= PROPOSALS && reported <= REPORTS,
    seen: `${proposed} proposals and ${reported} reports accepted`,
    p99: quantile(times, 0.99),
    slowest: SLOWEST_MILLIS,
  };
}
