// The short form of `make abuse`: what strangers do to a room harms nobody else. Times are only measured there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { churn } from "../abuse/churn.mjs";
import { crowding, deafness } from "../abuse/crowding.mjs";
import { malformedFrames } from "../abuse/frames.mjs";
import { randomFrom } from "../faults/random.mjs";
import { Server } from "../faults/server.mjs";

const attacks = {
  "joins and leaves without end": (server) => churn(server, { pairs: 500, seconds: 2 }),
  "malformed frames": (server) => malformedFrames(server, randomFrom(1), { frames: 200 }),
  "a network that takes every seat": (server) => crowding(server, { sockets: 60 }),
  "a network whose sockets do not read": (server) => deafness(server, { sockets: 20, seconds: 2 }),
};

for (const [what, attack] of Object.entries(attacks)) {
  test(`${what}: others play on`, async (t) => {
    const server = await Server.start({ UNJOINED_SOCKETS: "8" });
    t.after(() => server.end());
    const { holds, seen } = await attack(server);
    assert.ok(holds, seen);
  });
}
