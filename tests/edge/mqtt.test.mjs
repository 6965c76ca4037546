// Clients of MQTT (docs/mqtt.md) beside other players: the unmodified package mqtt of npm.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { builtBinary } from "../support/binary.mjs";
import { startBot, startBreakableProxy } from "../support/bot.mjs";
import { Client, makeRoom, matchSettings } from "../support/client.mjs";
import { MqttClient } from "../support/mqtt.mjs";
import { startServer } from "../support/server.mjs";

/** The address of a game server. */
const GAME_SERVER = "203.0.113.9";

let server;
before(async () => {
  server = await startServer({ vars: { MQTT_TRUSTED: GAME_SERVER } });
});
after(() => server.close());

test("a client of MQTT talks with a page and a bot in one channel", async (t) => {
  const bot = builtBinary("bot");
  const client = await MqttClient.subscribed(server, "otter-1", ["Town137"], { username: "수달" });
  assert.deepEqual(client.granted, [1]);
  const page = await Client.join(server, "하마", { room: "Town137" });
  assert.deepEqual(page.welcome.players.map(({ nickname }) => nickname), ["수달", "하마"]);
  startBot(t, bot, server.url, "Town137", "똑똑이");
  await page.next("player");

  await client.publish("Town137", { publish_id: "a1", message: "!안녕", channel: "Town137" });
  const said = await page.next("said");
  assert.deepEqual([said.nickname, said.text], ["수달", "!안녕"]);
  const { seq, time, ...own } = await client.next("Town137");
  assert.deepEqual(own, { publish_id: "a1", message: "!안녕", channel: "Town137", nickname: "수달", qos: 1 });
  assert.deepEqual([seq, time], [said.seq, said.time]);
  assert.equal((await client.next("Town137")).message, "수달님, 안녕하세요!");
  page.say("반가워요", "b1");
  const answer = await client.next("Town137");
  assert.deepEqual([answer.publish_id, answer.message, answer.nickname], ["b1", "반가워요", "하마"]);

  await client.close();
  assert.equal((await page.next("left")).player, 1, "the row is gone at once");
  await page.close();
});

test("a channel that a client of MQTT makes is for talk, and in one that plays its messages are answers", async () => {
  const client = await MqttClient.subscribed(server, "수달", ["Town1"]);
  await client.publish("Town1", "사랑");
  const page = await Client.join(server, "하마", { room: "Town1" });
  assert.deepEqual([page.welcome.phase.phase, page.welcome.recent[0].type], ["talk", "said"]);

  const player = await Client.join(server, "하마", { room: "Town2" });
  await client.subscribe("Town2", "hanpan/Town2/game");
  const { phase } = await client.next("hanpan/Town2/game");
  assert.deepEqual(phase, player.welcome.phase);
  const [word] = answersTo(phase.prompt.pattern);
  await client.publish("Town2", { publish_id: "a1", message: word });
  const answered = await client.next("hanpan/Town2/game");
  assert.deepEqual([answered.type, answered.word, answered.nickname], ["answered", word, "수달"]);
  assert.equal((await client.next("Town2")).message, word);
  for (const type of ["revealed", "prompt"]) assert.equal((await client.next("hanpan/Town2/game")).type, type);
  await Promise.all([page, player, client].map((each) => each.close()));
});

test("the default channel is for the game, whoever makes it", async () => {
  const client = await MqttClient.subscribed(server, "수달", ["hanpan/광장/game"]);
  assert.equal((await client.next("hanpan/광장/game")).phase.phase, "open");
  await client.close();
});

test("a subscription brings the last half minute, and a later one of the same connection does, too", async () => {
  const page = await Client.join(server, "하마", { room: "Town3" });
  page.say("먼저 한 말");
  await page.next("said");
  const client = await MqttClient.subscribed(server, "수달", ["hanpan/Town3/game"]);
  await client.subscribe("Town3");
  const { message, history } = await client.next("Town3");
  assert.deepEqual([message, history], ["먼저 한 말", true]);
  page.say("나중 말");
  assert.equal((await client.next("Town3")).history, undefined);
  await Promise.all([page.close(), client.close()]);
});

test("a private room's code is a topic, and the token of its maker a password", async () => {
  const { room, token } = await makeRoom(server, matchSettings({ mode: "talk" }));
  const me = `hanpan/${room}/me`;
  const client = await MqttClient.subscribed(server, "수달", [me, room], { username: "수달", password: token });
  assert.deepEqual(client.granted, [1, 1]);
  assert.deepEqual(await client.next(me), { type: "entered", nickname: "수달", token, qos: 1 });
  const page = await Client.join(server, "하마", { room });
  assert.equal(page.welcome.players.find(({ host }) => host).nickname, "수달");
  await Promise.all([page.close(), client.close()]);
});

test("a message before DISCONNECT arrives, also in a channel that was not entered", async () => {
  const page = await Client.join(server, "하마", { room: "Town4" });
  const client = await MqttClient.connect(server, "수달");
  client.mqtt.publish("Town4", "지나가던 말", { qos: 0 });
  await client.close();
  assert.equal((await page.next("said")).text, "지나가던 말");
  await page.next("left");
  await page.close();
});

test("unsubscribing leaves the channel", async () => {
  const page = await Client.join(server, "하마", { room: "Town5" });
  const client = await MqttClient.subscribed(server, "수달", ["Town5"]);
  await page.next("player");
  await client.mqtt.unsubscribeAsync("Town5");
  await page.next("left");
  await Promise.all([page.close(), client.close()]);
});

test("a client comes back after its connection was cut, and its messages arrive", async (t) => {
  const proxy = await startBreakableProxy(t, server);
  const page = await Client.join(server, "하마", { room: "Town6" });
  const client = await MqttClient.subscribed(proxy, "수달", ["Town6"], { reconnectPeriod: 1_000 });
  const back = new Promise((resolve) => client.mqtt.once("connect", resolve));
  proxy.cut();
  await page.next("left");
  const published = client.publish("Town6", { publish_id: "a1", message: "아직 있어요" });
  await back;
  await published;
  const { nickname, text } = await page.next("said");
  assert.deepEqual([nickname, text], ["수달", "아직 있어요"]);
  await client.nextWhere("Town6", ({ message }) => message === "아직 있어요");
  await Promise.all([page.close(), client.close()]);
});

test("a client stays when the object of its room loses its memory", async () => {
  const page = await Client.join(server, "하마", { room: "Town7" });
  const client = await MqttClient.subscribed(server, "수달", ["Town7"]);
  await server.evict("Town7");
  await client.publish("Town7", "아직 있어요");
  assert.equal((await client.next("Town7")).message, "아직 있어요");
  await Promise.all([page.close(), client.close()]);
});

test("two hundred clients behind a game server hear each other", async () => {
  await server.call("POST /api/rooms", { as: "operator", body: { name: "Town200", settings: matchSettings({ mode: "talk" }), seats: 250 } });
  const numbers = Array.from({ length: 200 }, (_, number) => number);
  const clients = await Promise.all(numbers.map((number) => MqttClient.subscribed(server, `p${number}`, ["Town200"], { from: GAME_SERVER })));
  assert.ok(clients.every(({ granted }) => granted[0] === 1), "the limits of a network do not apply");
  const heard = Promise.all(clients.map((client) => client.nextWhere("Town200", ({ message }) => message === "다 들려요?")));
  await clients[0].publish("Town200", "다 들려요?");
  await heard;
  await Promise.all(clients.map((client) => client.close()));
});
