// A room full of people who talk at once: everyone receives every message, once and in the same order. Some clients stop
// reading.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { builtBinary } from "../support/binary.mjs";
import { Client, makeTalkChannel } from "../support/client.mjs";
import { eventually } from "../support/eventually.mjs";
import { startServer } from "../support/server.mjs";
import { StalledClient } from "../support/stalled.mjs";

const SEATS = 60;
const [RATE, SECONDS, BURST] = [40, 4, 120];

/** 600 bytes. */
const LONGEST = "가".repeat(200);
/** A player may send this many messages at once. */
const BURST_MAX = 5;
/** More than 256 KiB. */
const UNREAD_MESSAGES = 400;
/** The same in welcomes, which have a hundred messages each. */
const UNREAD_WELCOMES = 4;

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

test("clients that do not read are detached and come back, and others go on", async (t) => {
  const server = await startServer({ vars: { FRAME_INTERVAL: "1ms" } });
  t.after(() => server.close());
  const room = "느림보";
  assert.equal((await makeTalkChannel(server, room)).status, 201);
  const talker = await Client.join(server, "수달", { room });
  const talk = async (rounds, then = () => {}) => {
    for (let round = 0; round < rounds; round += 1) {
      for (let count = 0; count < BURST_MAX; count += 1) talker.say(LONGEST);
      let seq;
      for (let count = 0; count < BURST_MAX; count += 1) ({ seq } = await talker.next("said"));
      then(seq);
    }
  };
  // A welcome has the latest hundred messages.
  await talk(100 / BURST_MAX);
  const acknowledging = await Client.join(server, "하마", { room });
  acknowledging.send({ type: "ack", seq: acknowledging.welcome.seq });
  const frozen = await StalledClient.join(server, "펭귄", room);
  const [{ you, token, seq: welcomed }] = (await frozen.read(({ events }) => events?.[0].type === "welcome")).at(-1).events;
  frozen.send({ type: "ack", seq: welcomed });
  await talk(UNREAD_MESSAGES / BURST_MAX, (seq) => acknowledging.send({ type: "ack", seq }));
  const pinging = await Client.join(server, "여우", { room });
  const stalled = await StalledClient.join(server, "곰", room);

  const askAgainAndAgain = async (client, confirm) => {
    for (let count = 0; count < UNREAD_WELCOMES; count += 1) confirm((await client.resync()).welcome);
  };
  const asked = Promise.all([
    askAgainAndAgain(acknowledging, ({ seq }) => acknowledging.send({ type: "ack", seq })),
    askAgainAndAgain(pinging, () => pinging.send("ping")),
  ]);
  const connected = async () => {
    stalled.send({ type: "resync" });
    // A ping proves nothing of a client that acknowledges.
    frozen.send("ping");
    await talk(1);
    const { body } = await server.call(`GET /api/rooms/${encodeURIComponent(room)}`, { as: "operator" });
    return body.players.filter(({ connected }) => connected).map(({ nickname }) => nickname).sort();
  };
  const left = await eventually(connected, (names) => !names.includes("펭귄") && !names.includes("곰"));
  await asked;
  assert.deepEqual(left, ["수달", "여우", "하마"]);
  assert.deepEqual(await connected(), left, "whoever reads stays");
  const counters = async () => (await server.call("GET /api/stats", { as: "operator" })).body.counters;
  assert.deepEqual((await eventually(counters, ({ detached }) => detached.unread >= 2)).detached, { unread: 2 });

  frozen.send({ type: "say", id: "ghost", text: "유령" });
  await talk(1);
  const isClose = ({ code }) => code !== undefined;
  const frames = await frozen.read(isClose);
  assert.equal(frames.at(-1).code, 4007);
  const last = frames.findLast(({ events }) => events).events.at(-1);
  const again = await Client.join(server, "펭귄", { room, resume: token });
  assert.equal(again.welcome.you, you);
  assert.ok(last.seq < again.welcome.seq - 1, "nothing was queued for a detached client");
  assert.ok(again.welcome.recent.every(({ text }) => text !== "유령"));
  assert.deepEqual((await counters()).errors, {}, "its frames are ignored");
  assert.equal((await stalled.read(isClose)).at(-1).code, 4007);
  [frozen, stalled].forEach((client) => client.close());
  await Promise.all([talker, acknowledging, pinging, again].map((client) => client.close()));
});
