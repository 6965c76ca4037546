// Joins and leaves for ever, through one socket and through ever new ones.

import { setTimeout as pause } from "node:timers/promises";
import { Client } from "../support/client.mjs";
import { storedRows } from "../support/server.mjs";
import { bystand, quantile } from "./bystander.mjs";

const ROOM = "놀이터";
const ATTACKER = "203.0.113.7";
const SLOWEST_MILLIS = 100;
const ROW_MAX = 16_000;

/** `pairs` times join and leave through one socket at once, then five new sockets a second for `seconds`. */
export async function churn(server, { pairs = 10_000, seconds = 30 } = {}) {
  const bystander = await Client.join(server, "고래", { room: ROOM });
  const times = await bystand(bystander, async () => {
    const attacker = await Client.connect(server, ROOM, { from: ATTACKER });
    for (let pair = 0; pair < pairs; pair += 1) {
      attacker.send({ type: "join", version: 1, nickname: "수달" });
      attacker.send({ type: "leave" });
      // The bystander's clock is in this process.
      if (pair % 200 === 0) await pause(0);
    }
    await attacker.closed;
    for (let count = 0; count < seconds * 5; count += 1) {
      const visitor = await Client.tryJoin(server, "수달", { room: ROOM, from: ATTACKER });
      visitor?.send({ type: "leave" });
      await pause(200);
    }
  });
  const newcomer = await Client.tryJoin(server, "하마", { room: ROOM, from: "198.51.100.1" });
  const [rows] = await storedRows(server.storage, "snapshot");
  const row = Math.max(...rows.map(({ body }) => body.length));
  await Promise.all([bystander, newcomer].map((client) => client?.close()));
  return {
    attack: `${pairs} join and leave through one socket, then 300 a minute`,
    holds: newcomer !== null && row < ROW_MAX,
    p99: quantile(times, 0.99),
    slowest: SLOWEST_MILLIS,
    seen: `room row ${row} bytes, newcomer ${newcomer ? "seated" : "refused"}`,
  };
}
