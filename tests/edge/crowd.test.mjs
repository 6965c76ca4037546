// A room full of people who talk at once: everyone receives every message, once and in the same order.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { builtBinary } from "../support/binary.mjs";
import { makeTalkChannel } from "../support/client.mjs";
import { startServer } from "../support/server.mjs";

const SEATS = 60;
const [RATE, SECONDS, BURST] = [40, 4, 120];

test("everyone in a busy room receives every message once and in one order", async (t) => {
  // The whole crowd comes from one network.
  const server = await startServer({ vars: { UNJOINED_SOCKETS: String(SEATS) } });
  t.after(() => server.close());
  assert.equal((await makeTalkChannel(server, "room-0", { seats: SEATS })).status, 201);
  const address = new URL("/api/rooms/", server.url);
  address.protocol = "ws:";
  const options = { url: `${address}{room}/ws`, seats: SEATS, rate: RATE, seconds: SECONDS, burst: BURST, "warm-up": 0 };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { stdout } = await promisify(execFile)(builtBinary("load"), ["talk", ...args]);
  const { sent, deliveries, frames, bytes, ...faults } = JSON.parse(stdout).totals;
  assert.equal(sent, RATE * SECONDS + BURST);
  assert.equal(deliveries, sent * SEATS);
  assert.deepEqual(Object.entries(faults).filter(([, number]) => number > 0), []);
});
