// Attacks on the Worker itself, over HTTP and with the headers of browsers.

import { execFile } from "node:child_process";
import { request } from "node:http";
import { promisify } from "node:util";
import { startWorkerd } from "../bench/crowd/workerd.mjs";
import { builtBinary } from "../support/binary.mjs";
import { Client, makeRoom, matchSettings } from "../support/client.mjs";
import { bystand, quantile } from "./bystander.mjs";
import { residentBytes } from "./memory.mjs";

const ATTACKER = "203.0.113.7";
const MIB = 1 << 20;
const OBJECTS = { ROOMS: "RoomObject", DIRECTORY: "DirectoryObject", DESK: "DeskObject", GUARD: "GuardObject" };
const SLOWEST_MILLIS = 250;
/** Bodies of a megabyte before memory is measured. */
const WARM_UP = 50;
/** What the program may hold more than a script that does nothing else, in bytes. */
const MORE_MAX = 5 * MIB;

/** Origins of pages that are not the game's. */
const ORIGINS = (own) => [
  "null", "", "https://evil.example", "http://evil.example", `http://${own.host}.evil.example`, `https://evil.example/${own.host}`,
  `http://evil-${own.host}`, `ftp://${own.host}`, `${own.host}`, `http://${own.hostname}`, `http://${own.hostname}:1`,
  `http://${own.host}@evil.example`, `http://evil.example#${own.host}`, `http://evil.example?${own.host}`, "file://",
  "chrome-extension://abcdefghijklmnop", "http://xn--80ak6aa92e.example", "data:", "about:blank", `http://${own.host},http://evil.example`,
];

/** Sockets from foreign pages, tokens of other rooms, and operators' calls without a right token. */
export async function forgeries(server) {
  const origins = ORIGINS(server.url);
  const opened = [];
  for (const origin of origins) {
    const client = await Client.connect(server, "광장", { origin: origin || "http://" }).catch(() => null);
    if (client) opened.push(origin);
    await client?.close();
  }
  const [one, other] = [await makeRoom(server, matchSettings()), await makeRoom(server, matchSettings())];
  const thief = await Client.join(server, "도둑", { room: other.room, resume: one.token });
  const isHost = thief.welcome.players.some(({ host, id }) => host && id === thief.welcome.you) && thief.welcome.maker;
  await thief.close();
  const statuses = new Set();
  for (const [index, token] of [undefined, "", "wrong", "a".repeat(40), one.token].entries()) {
    const { status } = await server.call("DELETE /api/rooms/광장", { as: token || undefined, from: `192.0.2.${index}` });
    statuses.add(status);
  }
  return {
    attack: `sockets of ${origins.length} foreign origins, a token of another room, 5 operator calls without the right token`,
    holds: opened.length === 0 && !isHost && [...statuses].every((status) => status === 401),
    seen: `${opened.length} sockets opened${opened.length ? ` (${opened})` : ""}, the token ${isHost ? "was accepted" : "gave an ordinary seat"}, statuses ${[...statuses]}`,
  };
}

/** A thousand reads of the public API a second from one address, beside a player. */
export async function reads({ seconds = 20, rate = 1_000, connections = 50 } = {}) {
  const server = await startWorkerd({ objects: OBJECTS, vars: { ADDRESS_HEADER: "CF-Connecting-IP" }, front: "whole" });
  const player = await Client.join(server, "고래");
  const options = { url: new URL(server.url).origin, from: ATTACKER, rate, seconds, seats: connections };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const load = builtBinary("load", { release: true });
  let report;
  const read = async () => (report = JSON.parse((await promisify(execFile)(load, ["reads", ...args])).stdout));
  const times = await bystand(player, read);
  await player.close();
  await server.end();
  const answered = Object.values(report.statuses).reduce((sum, count) => sum + count, 0);
  const reached = answered / report.seconds;
  return {
    attack: `${rate} reads a second of one address for ${seconds} s`,
    holds: answered === rate * seconds && Object.keys(report.statuses).every((status) => ["200", "429"].includes(status)),
    seen: `${Math.round(reached)} answered a second, statuses ${JSON.stringify(report.statuses)}, p99 of an answer ${Math.round(report.latency.p99)} ms`,
    p99: quantile(times, 0.99),
    slowest: SLOWEST_MILLIS,
  };
}

/** Sends a body of `size` bytes in chunks, without a declared length. Returns the status, or "cut" if the connection was. */
function sendBody(server, size) {
  return new Promise((resolve) => {
    const sent = request(new URL("/api/rooms", server.url), { method: "POST" }, async (response) => {
      await response.resume();
      resolve(response.statusCode);
      sent.destroy();
    });
    sent.on("error", () => resolve("cut"));
    const chunk = Buffer.alloc(MIB, "a");
    let left = size / MIB;
    const send = () => {
      while (left-- > 0) if (!sent.write(chunk)) return sent.once("drain", send);
      sent.end();
    };
    send();
  });
}

/** Bodies of 100 MB in chunks to the Worker, compared with the same bodies to a script that reads as little. */
export async function bodies({ count = 20, size = 100 * MIB } = {}) {
  const objects = { ROOMS: "RoomObject" };
  const flood = async (what) => {
    const server = await startWorkerd(what);
    // A script that has run for a while takes more memory by itself.
    for (let number = 0; number < WARM_UP; number += 1) await sendBody(server, MIB);
    const before = residentBytes(server.pid);
    const statuses = new Set();
    for (let number = 0; number < count; number += 1) statuses.add(await sendBody(server, size));
    const growth = residentBytes(server.pid) - before;
    await server.end();
    return { statuses: [...statuses], growth };
  };
  const [ours, bare] = [await flood({ objects, front: "whole" }), await flood({ name: "bare", objects })];
  return {
    attack: `${count} bodies of ${size / MIB} MiB in chunks`,
    holds: ours.statuses.every((status) => [413, "cut"].includes(status)) && ours.growth - bare.growth <= MORE_MAX,
    seen: `answers ${ours.statuses}, memory ${(ours.growth / MIB).toFixed(1)} MiB more, a bare script ${(bare.growth / MIB).toFixed(1)}`,
  };
}
