// Metrics and logs for operators: the counters add up, and the log has no secrets.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { Client, makeRoom, matchSettings } from "../support/client.mjs";
import { eventually } from "../support/eventually.mjs";
import { ADMIN_TOKEN, startServer } from "../support/server.mjs";

let server;
before(async () => (server = await startServer()));
after(() => server.close());

/** Two players join: one answers and hits the throttle, the other sends an unknown frame, and both leave. */
async function play() {
  const [otter, hippo] = [await Client.join(server, "비밀수달"), await Client.join(server, "하마")];
  // If an earlier test's players have just left, the room waits for them, and then ends the prompt that they answered.
  const { prompt } = otter.welcome.phase.phase === "open" ? otter.welcome.phase : await otter.next("prompt");
  const [word] = answersTo(prompt.pattern);
  otter.say(word);
  for (let count = 0; count < 6; count += 1) otter.say("남몰래 하는 말");
  await hippo.next("answered");
  await otter.next("refused");
  hippo.send({ type: "dance" });
  await hippo.next("error");
  await Promise.all([otter.close(), hippo.close()]);
}

const figures = async () => (await server.call("GET /api/stats", { as: "operator" })).body;

/** The Prometheus metrics page as an object from sample name to value. */
async function scrape() {
  const headers = { Authorization: `Bearer ${ADMIN_TOKEN}` };
  const response = await fetch(new URL("/api/metrics", server.url), { headers });
  assert.match(response.headers.get("content-type"), /^text\/plain; version=0\.0\.4/);
  const samples = (await response.text()).split("\n").filter((line) => line && !line.startsWith("#"));
  return Object.fromEntries(samples.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ")))]));
}

test("rooms' counters are right, and the same in /api/stats and /api/metrics", async () => {
  const before = (await figures()).counters;
  await play();
  const { counters } = await eventually(figures, ({ counters }) => (counters.closes.left ?? 0) >= (before.closes.left ?? 0) + 2);
  assert.equal(counters.joins - before.joins, 2);
  assert.equal(counters.answers - before.answers, 1);
  const tooFast = counters.refusals.too_fast - (before.refusals.too_fast ?? 0);
  assert.ok(tooFast > 0);
  assert.equal(counters.messages - before.messages + tooFast, 7);
  assert.equal(counters.errors.unknown_type - (before.errors.unknown_type ?? 0), 1);
  assert.equal(counters.broadcast.count - before.broadcast.count, counters.messages - before.messages);
  const scraped = await scrape();
  assert.equal(scraped.hanpan_messages_total, counters.messages);
  assert.equal(scraped.hanpan_broadcast_seconds_count, counters.broadcast.count);
  assert.ok(counters.rows_written > before.rows_written, "messages and seats are rows");
  assert.equal(scraped.hanpan_rows_written_total, counters.rows_written);
  assert.equal(scraped['hanpan_refusals_total{reason="too_fast"}'], counters.refusals.too_fast);
  assert.equal(scraped['hanpan_closes_total{reason="left"}'], counters.closes.left);
  assert.equal(scraped.hanpan_people, 0);
});

test("statistics and metrics require the operator token", async () => {
  for (const call of ["GET /api/stats", "GET /api/metrics"]) {
    assert.equal((await server.call(call)).body.code, "unauthorized");
  }
});

test("the log has one line for a mute, however many frames it refuses", async () => {
  const flood = await Client.join(server, "홍수", { room: "홍수" });
  for (let count = 0; count < 60; count += 1) flood.say("빨리");
  const muted = (events) => events.filter(({ type, reason }) => type === "refused" && reason === "muted");
  const refusals = [];
  while (muted(refusals).length < 50) refusals.push(await flood.next("refused"));
  const lines = server.logs().map(({ message }) => String(message)).filter((line) => line.includes('"muted"') && line.includes("홍수"));
  assert.equal(lines.length, 1);
  await flood.close();
});

test("the log has a JSON line for each event, and no message text, nickname, room code or token", async () => {
  await play();
  const made = await makeRoom(server, matchSettings());
  const host = await Client.join(server, "비밀고래", { room: made.room, resume: made.token });
  await host.close();
  const lines = () => server.logs().map(({ message }) => message).filter((message) => message.startsWith("{"));
  const is = (event, room) => (line) => line.event === event && line.room.startsWith(room);
  const read = async () => lines().map((line) => JSON.parse(line));
  const log = await eventually(read, (log) => log.some(is("socket_closed", "private ")));
  for (const [event, room] of [
    ["created", "광장"], ["joined", "광장"], ["wrong_frame", "광장"], ["socket_closed", "광장"],
    ["created", "private "], ["joined", "private "],
  ]) {
    assert.ok(log.some(is(event, room)), `${event} of ${room}`);
  }
  for (const { level, event } of log) assert.ok(["info", "warn", "error"].includes(level) && event);
  const all = server.logs().map(({ message }) => message).join("\n");
  for (const secret of ["남몰래", "비밀수달", "비밀고래", made.room, made.token, host.welcome.token, ADMIN_TOKEN]) {
    assert.ok(!all.includes(secret), secret);
  }
});
