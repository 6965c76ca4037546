// Attacks on the Worker itself, over HTTP and with the headers of browsers. They need the platform's limits, so they run
// against `wrangler dev`.

import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { Client, makeRoom, matchSettings } from "../support/client.mjs";

const ATTACKER = "203.0.113.7";
const MIB = 1 << 20;
const SLOWEST_MILLIS = 250;

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

/** Reads of the public API from one address, as fast as `readers` of them at once get answers, beside a player. */
export async function reads(server, { seconds = 10, readers = 50 } = {}) {
  const player = await Client.join(server, "고래");
  const addresses = ["/api/health", "/api/rooms", `/api/rooms/${encodeURIComponent("광장")}`, `/api/rooms/${encodeURIComponent("광장")}/messages`];
  const statuses = {};
  const begun = performance.now();
  const read = async (number) => {
    while (performance.now() - begun < seconds * 1_000) {
      const response = await fetch(new URL(addresses[number % addresses.length], server.url), { headers: { "CF-Connecting-IP": ATTACKER } });
      await response.arrayBuffer();
      statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    }
  };
  const reading = Promise.all(Array.from({ length: readers }, (_, number) => read(number)));
  const times = [];
  while (performance.now() - begun < seconds * 1_000) {
    const said = performance.now();
    player.say(`잘 지내요 ${times.length}`);
    await player.next("said");
    times.push(performance.now() - said);
    await pause(600);
  }
  await reading;
  await player.close();
  times.sort((one, other) => one - other);
  const answered = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  return {
    attack: `${readers} readers at once for ${seconds} s`,
    holds: Object.keys(statuses).every((status) => ["200", "429"].includes(status)),
    seen: `${Math.round(answered / seconds)} reads a second, statuses ${JSON.stringify(statuses)}`,
    p99: times.at(-1),
    slowest: SLOWEST_MILLIS,
  };
}

/** Bodies of 100 MB in chunks, without a declared length. */
export async function bodies(server, { count = 20, size = 100 * MIB } = {}) {
  const statuses = {};
  for (let number = 0; number < count; number += 1) {
    const status = await new Promise((resolve) => {
      const headers = { "CF-Connecting-IP": ATTACKER };
      const sent = request(new URL("/api/rooms", server.url), { method: "POST", headers }, async (response) => {
        const text = await response.setEncoding("utf8").reduce((all, part) => all + part, "").catch(() => "");
        // The local server in front of the Worker cuts the connection, or answers with a text of its own, when the Worker
        // stops reading.
        resolve(text.startsWith("{") ? response.statusCode : "cut");
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
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  return {
    attack: `${count} bodies of ${size / MIB} MiB in chunks`,
    holds: Object.keys(statuses).every((status) => ["413", "cut"].includes(status)),
    seen: `answers ${JSON.stringify(statuses)}`,
  };
}
