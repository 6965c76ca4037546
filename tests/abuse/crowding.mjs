// Seats and memory taken by one network.

import { setTimeout as pause } from "node:timers/promises";
import { Visitor, bystand, quantile } from "./visitor.mjs";

const ROOM = "광장";
const ATTACKER = "203.0.113.7";
const SLOWEST_MILLIS = 250;
const NEWCOMERS = 10;
/** Half of the channel's seats. */
const SEATS_MAX = 50;

/** A hundred seats from one address that stay silent, while half of their sockets ask for the state twice a second. */
export async function crowding(server, { sockets = 100, seconds = 20 } = {}) {
  const bystander = await Visitor.join(server, ROOM, "고래", { network: "198.51.100.99" });
  let [seated, newcomers] = [[], []];
  const times = await bystand(bystander, async () => {
    for (let number = 0; number < sockets; number += 1) {
      const visitor = await Visitor.join(server, ROOM, `자리${number}`, { network: ATTACKER });
      if (visitor) seated.push(visitor);
    }
    for (let half = 0; half < seconds * 2; half += 1) {
      seated.slice(0, sockets / 2).forEach((visitor) => visitor.socket.readyState === WebSocket.OPEN && visitor.send({ type: "resync" }));
      await pause(500);
    }
    for (let number = 0; number < NEWCOMERS; number += 1) {
      newcomers.push(await Visitor.join(server, ROOM, `손님${number}`, { network: `198.51.100.${number}` }));
    }
  });
  const entered = newcomers.filter(Boolean).length;
  await Promise.all([bystander, ...seated, ...newcomers].map((visitor) => visitor?.close()));
  return {
    attack: `${sockets} seats from one address, half of them ask for the state twice a second`,
    holds: entered === NEWCOMERS && seated.length <= SEATS_MAX,
    p99: quantile(times, 0.99),
    slowest: SLOWEST_MILLIS,
    seen: `${seated.length} seated, ${entered} of ${NEWCOMERS} newcomers seated`,
  };
}
