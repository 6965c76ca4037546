// Measures what clients of MQTT cost the server beside as many sockets of pages: processor time, memory and delay.
// Their programs run in this process, whose own time is part of the delays at higher rates.
// CLIENTS is their number in one channel (200), RATE the messages a second (5), SECONDS the time of each measure (10).

import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { residentBytes } from "../abuse/memory.mjs";
import { Client } from "../support/client.mjs";
import { MqttClient } from "../support/mqtt.mjs";
import { startWorkerd } from "./crowd/workerd.mjs";

const [clients, rate, seconds] = [["CLIENTS", 200], ["RATE", 5], ["SECONDS", 10]].map(([name, usual]) => Number(process.env[name] ?? usual));
const TOKEN = "the-operators-token-of-the-benchmark";
const OBJECTS = { ROOMS: "RoomObject", DIRECTORY: "DirectoryObject", DESK: "DeskObject", GUARD: "GuardObject" };
const VARS = { ADMIN_TOKEN: TOKEN, FRAME_INTERVAL: "1ms", UNJOINED_SOCKETS: "5000", MESSAGE_RETENTION: "24h" };
const CHANNEL = "Town137";
/** Of /proc/<pid>/stat, on every Linux. */
const TICKS_A_SECOND = 100;

/** Processor time of a process so far, in seconds. */
function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

/** Each joins as the player of this number, passes the texts that it hears to `hear`, and says texts with `say`. */
const kinds = {
  "sockets of pages": async (server, number, hear) => {
    const client = await Client.join(server, `p${number}`, { room: CHANNEL, query: "?frames=bytes" });
    let [seq, acknowledged] = [client.welcome.seq, 0];
    client.socket.addEventListener("message", ({ data }) => {
      for (const event of JSON.parse(new TextDecoder().decode(data))) {
        if (event.type === "said") hear(event.text);
        seq = event.seq ?? seq;
      }
      if (performance.now() - acknowledged < 5_000) return;
      acknowledged = performance.now();
      client.send({ type: "ack", seq });
    });
    return { say: (text) => client.say(text), close: () => client.close() };
  },
  "clients of MQTT, QoS 1": (server, number, hear) => joinByMqtt(server, number, hear, 1),
  "clients of MQTT, QoS 0": (server, number, hear) => joinByMqtt(server, number, hear, 0),
};

async function joinByMqtt(server, number, hear, qos) {
  const client = await MqttClient.connect(server, `p${number}`);
  await client.mqtt.subscribeAsync(CHANNEL, { qos });
  client.mqtt.on("message", (_, payload) => hear(JSON.parse(payload).message));
  return { say: (text) => client.mqtt.publish(CHANNEL, text, { qos }), close: () => client.close() };
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const rounded = (number, digits = 1) => Number(number.toFixed(digits));

async function measure(join) {
  const { pid, url, end } = await startWorkerd({ front: "whole", objects: OBJECTS, vars: VARS });
  const server = { url: new URL(url) };
  const settings = { mode: "talk", difficulty: "normal", words: "everyday", seconds: 30, prompts: 10, answers_only: false };
  const body = JSON.stringify({ name: CHANNEL, settings, seats: clients + 50 });
  const made = await fetch(new URL("/api/rooms", url), { method: "POST", headers: { Authorization: `Bearer ${TOKEN}` }, body });
  if (made.status !== 201) throw new Error(`the channel was not made: ${made.status} ${await made.text()}`);
  await pause(1_000);
  const empty = residentBytes(pid);
  const delays = [];
  const hear = (text) => delays.push(performance.now() - Number(text.split(" ")[1]));
  const players = [];
  while (players.length < clients) {
    const numbers = Array.from({ length: Math.min(10, clients - players.length) }, (_, more) => players.length + more);
    players.push(...(await Promise.all(numbers.map((number) => join(server, number, hear)))));
  }
  await pause(2_000);
  const idle = residentBytes(pid);
  const before = processorSeconds(pid);
  const begun = performance.now();
  for (let number = 0; number < rate * seconds; number++) {
    await pause(Math.max(0, begun + (number * 1_000) / rate - performance.now()));
    players[number % clients].say(`말 ${performance.now()}`);
  }
  for (let waited = 0; delays.length < clients * rate * seconds && waited < 20; waited++) await pause(500);
  const used = processorSeconds(pid) - before;
  const talking = residentBytes(pid);
  await end();
  players.forEach((player) => player.close().catch(() => {}));
  const sorted = delays.toSorted((one, other) => one - other);
  return {
    "core used": rounded(used / seconds, 2),
    "MB, empty": rounded(empty / 1e6),
    "MB, joined": rounded(idle / 1e6),
    "MB, talking": rounded(talking / 1e6),
    "delay p50 ms": rounded(quantile(sorted, 0.5)),
    "p99 ms": rounded(quantile(sorted, 0.99)),
    "heard %": rounded((100 * delays.length) / (clients * rate * seconds)),
  };
}

const rows = {};
for (const [name, join] of Object.entries(kinds)) rows[`${clients} ${name}`] = await measure(join);
console.log(`${rate} messages a second for ${seconds} s in one channel`);
console.table(rows);
process.exit(0);
