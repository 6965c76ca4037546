// Seats and memory taken by one network.

import { setTimeout as pause } from "node:timers/promises";
import { Client } from "../support/client.mjs";
import { StalledClient } from "../support/stalled.mjs";
import { bystand, quantile } from "./bystander.mjs";

const ATTACKER = "203.0.113.7";
const SLOWEST_MILLIS = 250;
const NEWCOMERS = 10;
/** Half of the channel's seats. */
const SEATS_MAX = 50;

/** Players of different networks who try to get a seat. */
async function newcomers(server) {
  const clients = [];
  for (let number = 0; number < NEWCOMERS; number += 1) {
    clients.push(await Client.tryJoin(server, `손님${number}`, { from: `198.51.100.${number}` }));
  }
  return clients.filter(Boolean);
}

/** A hundred seats from one address that stay silent. */
export async function crowding(server, { sockets = 100 } = {}) {
  const bystander = await Client.join(server, "고래", { from: "198.51.100.99" });
  const seated = [];
  let entered;
  const times = await bystand(bystander, async () => {
    for (let number = 0; number < sockets; number += 1) {
      const client = await Client.tryJoin(server, `자리${number}`, { from: ATTACKER });
      if (client) seated.push(client);
    }
    entered = await newcomers(server);
  });
  await Promise.all([bystander, ...seated, ...entered].map((client) => client.close()));
  return {
    attack: `${sockets} silent seats from one address`,
    holds: entered.length === NEWCOMERS && seated.length <= SEATS_MAX,
    p99: quantile(times, 0.99),
    slowest: SLOWEST_MILLIS,
    seen: `${seated.length} seated, ${entered.length} of ${NEWCOMERS} newcomers seated`,
  };
}

/** Fifty sockets of one address that do not read, and ask for the whole state twice a second. */
export async function deafness(server, { sockets = 50, seconds = 20 } = {}) {
  const bystander = await Client.join(server, "고래", { from: "198.51.100.99" });
  const deaf = [];
  let entered;
  const times = await bystand(bystander, async () => {
    for (let number = 0; number < sockets; number += 1) {
      deaf.push(await StalledClient.join(server, `귀${number}`, "광장", { from: ATTACKER }));
      // Eight sockets of one address may wait for a seat at once.
      await pause(50);
    }
    for (let half = 0; half < seconds * 2; half += 1) {
      deaf.forEach((client) => client.send({ type: "resync" }));
      await pause(500);
    }
    entered = await newcomers(server);
  });
  deaf.forEach((client) => client.close());
  await Promise.all([bystander, ...entered].map((client) => client.close()));
  return {
    attack: `${sockets} sockets of one address that do not read and ask for the state twice a second for ${seconds} s`,
    holds: entered.length === NEWCOMERS,
    p99: quantile(times, 0.99),
    slowest: SLOWEST_MILLIS,
    seen: `${entered.length} of ${NEWCOMERS} newcomers seated`,
  };
}
