// Guesses at the codes of private rooms: how many a network gets answered, and who enters although it is blocked.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client, comingFrom, makeRoom, matchSettings } from "../support/client.mjs";
import { startServer } from "../support/server.mjs";

let server;
before(async () => (server = await startServer({ vars: { UNJOINED_SOCKETS: "100" } })));
after(() => server.close());

const ATTEMPTS = 2_000;
/** Wrong codes in a minute: of an IPv4 address or IPv6 /64, and of a whole /24 or /48. */
const [OF_A_NETWORK, OF_A_NEIGHBOURHOOD] = [20, 200];

/** A code that no room has: the rooms of these tests have random codes. */
let last = 0;
const wrongCode = () => `0000-${String((last += 1)).padStart(4, "0")}`;

const read = (code, from, query = "") => fetch(new URL(`/api/rooms/${code}${query}`, server.url), { headers: comingFrom(from) });
const status = async (...read_) => (await read(...read_)).status;

/**
 * Reads 2,000 codes at once, `room` in the middle of them. Returns how many right and wrong ones were answered, and how many
 * times the limit of a minute that may be: the burst takes longer on a slow machine.
 */
async function burst(addressOf, room) {
  const begun = performance.now();
  const codes = Array.from({ length: ATTEMPTS }, (_, place) => (place === ATTEMPTS / 2 ? room : wrongCode()));
  const statuses = await Promise.all(codes.map((code, place) => status(code, addressOf(place))));
  const count = (wanted) => statuses.filter((status) => status === wanted).length;
  assert.equal(count(200) + count(404) + count(429), ATTEMPTS);
  return { right: count(200), wrong: count(404), minutes: 1 + Math.floor((performance.now() - begun) / 60_000) };
}

/** Makes the network guess until it is blocked. */
async function block(from) {
  const guesses = await Promise.all(Array.from({ length: OF_A_NETWORK }, () => status(wrongCode(), from)));
  assert.ok(guesses.every((status) => [404, 429].includes(status)));
  assert.equal(await status(wrongCode(), from), 429);
}

/** Makes a private room with its maker in it, who comes from elsewhere. */
async function makePrivate() {
  const { room, token } = await makeRoom(server, matchSettings({ mode: "talk" }));
  const maker = await Client.join(server, "수달", { room, resume: token, from: "192.0.2.1" });
  return { room, token, maker, invite: maker.welcome.invite };
}

const isRefused = (room, options) => assert.rejects(Client.connect(server, room, options), /no connection/);

test("of 2,000 guesses at once from one address, twenty wrong ones are answered, and then not even the right code", async () => {
  const { room, maker } = await makePrivate();
  const { right, wrong, minutes } = await burst(() => "203.0.113.7", room);
  assert.ok(wrong >= OF_A_NETWORK && wrong <= OF_A_NETWORK * minutes, `${wrong} in ${minutes} minutes`);
  assert.ok(right <= 1);
  await block("203.0.113.7");
  for (const code of [room, wrongCode()]) {
    const begun = performance.now();
    const response = await read(code, "203.0.113.7");
    assert.deepEqual([response.status, (await response.json()).code], [429, "too_many_requests"]);
    assert.ok(performance.now() - begun > 950, "the time does not tell whether there is such a room");
    const seconds = Number(response.headers.get("retry-after"));
    assert.ok(seconds > 0 && seconds <= 60, `${seconds}`);
  }
  await isRefused(room, { from: "203.0.113.7" });
  assert.equal(await status(`${room}/messages`, "203.0.113.7"), 429);
  assert.deepEqual([await status(room, "203.0.113.8"), await status(wrongCode(), "203.0.113.8")], [200, 404], "neighbours go on");
  await maker.close();
});

test("of 2,000 guesses at once from 256 networks of one /56, two hundred wrong ones are answered", async () => {
  const addressOf = (place) => `2001:db8:7:${(0xab00 + (place % 256)).toString(16)}::${(place % 7) + 1}`;
  const { room, maker } = await makePrivate();
  const { wrong, minutes } = await burst(addressOf, room);
  assert.ok(wrong >= OF_A_NEIGHBOURHOOD && wrong <= OF_A_NEIGHBOURHOOD * minutes, `${wrong} in ${minutes} minutes`);
  assert.equal(await status(room, "2001:db8:7:1::1"), 429, "the whole /48 is blocked");
  assert.equal(await status(room, "2001:db8:8:1::1"), 200, "the next one is not");
  await maker.close();
});

test("a class of 35 behind one address enters with the right code, all at once", async () => {
  const { room, maker } = await makePrivate();
  const pupils = await Promise.all(Array.from({ length: 35 }, (_, place) => Client.join(server, `학생${place}`, { room, from: "198.51.100.1" })));
  assert.equal(new Set(pupils.map((pupil) => pupil.welcome.you)).size, 35);
  await Promise.all([maker, ...pupils].map((client) => client.close()));
});

test("while a network is blocked, a token and the secret of an invite link open their room and no other", async () => {
  const from = "198.51.100.77";
  const [{ room, token, maker, invite }, other] = [await makePrivate(), await makePrivate()];
  const pupil = await Client.join(server, "하마", { room, from: "198.51.100.78" });
  await pupil.close();
  await block(from);
  for (const key of [other.invite, other.token, "", "0123456789abcdef"]) await isRefused(room, { from, query: `?key=${key}` });
  for (const key of [pupil.welcome.token, invite, token]) {
    assert.equal(await status(room, from, `?key=${key}`), 200);
    assert.equal(await status(`${room}/messages`, from, `?key=${key}`), 200);
    const client = await Client.join(server, "하마", { room, from, query: `?frames=bytes&key=${key}` });
    await client.close();
  }
  assert.equal(await status(wrongCode(), from, `?key=${invite}`), 429, "a key opens no other code");
  await Promise.all([maker.close(), other.maker.close()]);
});

test("while a network is blocked, its rooms stay open to others behind it, until too many other codes are tried", async () => {
  const from = "198.51.100.200";
  const { room, maker, invite } = await makePrivate();
  const pupil = await Client.join(server, "하마", { room, from });
  await block(from);
  const late = await Client.join(server, "고래", { room, from });
  const others = await Promise.all(Array.from({ length: OF_A_NETWORK }, () => status(wrongCode(), from)));
  assert.deepEqual(new Set(others), new Set([429]));
  await isRefused(room, { from });
  const linked = await Client.join(server, "여우", { room, from, query: `?key=${invite}` });
  pupil.say("안녕");
  assert.equal((await late.next("said")).text, "안녕", "who is in stays in");
  await Promise.all([maker, pupil, late, linked].map((client) => client.close()));
});

test("while a network is blocked, the rooms that it made stay open to it, though none of it is there", async () => {
  const from = "198.51.100.150";
  const { room } = await makeRoom(server, matchSettings({ mode: "talk" }), { from });
  await block(from);
  assert.equal(await status(room, from), 200);
  await server.evict(room);
  const teacher = await Client.join(server, "고래", { room, from });
  await teacher.close();
});

test("an invite's secret stays the same when the room wakes, and channels have none", async () => {
  const { room, token, maker, invite } = await makePrivate();
  assert.match(invite, /^[0-9a-f]{16}$/);
  await server.evict(room);
  await maker.close();
  const again = await Client.join(server, "수달", { room, resume: token });
  assert.equal(again.welcome.invite, invite);
  const visitor = await Client.join(server, "하마");
  assert.equal(visitor.welcome.invite, undefined);
  await Promise.all([again.close(), visitor.close()]);
});
