// What clients of MQTT are refused (docs/mqtt.md), and how they learn it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client, comingFrom, makeTalkChannel } from "../support/client.mjs";
import { MqttClient, mqttAddress } from "../support/mqtt.mjs";
import { startServer } from "../support/server.mjs";

const CONNECT = [0x10, 15, 0, 4, ...Buffer.from("MQTT"), 4, 2, 0, 60, 0, 3, ...Buffer.from("raw")];
/** The codes of a SUBACK. */
const [GRANTED, FAILURE] = [1, 0x80];

let server;
before(async () => {
  server = await startServer();
});
after(() => server.close());

/** A socket that sends frames of bytes as they are. `received` has the bytes that came, `closed` resolves to the close code. */
async function rawClient(frames, { from, protocols = ["mqtt"] } = {}) {
  const socket = new WebSocket(mqttAddress(server), { protocols, headers: from ? comingFrom(from) : {} });
  socket.binaryType = "arraybuffer";
  const received = [];
  socket.addEventListener("message", ({ data }) => received.push(...new Uint8Array(data)));
  const closed = new Promise((resolve) => socket.addEventListener("close", ({ code }) => resolve(code)));
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error("refused")));
  });
  frames.forEach((frame) => socket.send(typeof frame === "string" ? frame : new Uint8Array(frame)));
  return { socket, received, closed };
}

test("a client has to open a socket, to speak mqtt and to come from no other page", async () => {
  const status = async (headers) => (await fetch(new URL("/mqtt", server.url), { headers })).status;
  assert.equal(await status({}), 426);
  const upgrade = (protocols, origin) => new Promise((resolve) => {
    const socket = new WebSocket(mqttAddress(server), { protocols, headers: origin ? { Origin: origin } : {} });
    socket.addEventListener("open", () => resolve(socket.protocol) ?? socket.close());
    socket.addEventListener("error", () => resolve("refused"));
  });
  assert.equal(await upgrade(["mqtt"]), "mqtt");
  assert.equal(await upgrade(["mqttv3.1"]), "mqttv3.1");
  assert.equal(await upgrade(["chat"]), "refused");
  assert.equal(await upgrade(["mqtt"], "https://other.example"), "refused");
});

test("persistent sessions and other versions are refused with their codes", async () => {
  for (const [change, code] of [[(bytes) => (bytes[9] = 0), 2], [(bytes) => (bytes[8] = 5), 1]]) {
    const connect = [...CONNECT];
    change(connect);
    const { received, closed } = await rawClient([connect]);
    assert.equal(await closed, 1008);
    assert.deepEqual(received, [0x20, 2, 0, code]);
  }
});

test("what is no packet, a text and QoS 2 close the connection", async () => {
  const publishAtTwo = [0x34, 7, 0, 1, 0x61, 0, 1, 0x61, 0x61];
  for (const [frame, expected] of [[[0xf0, 0], 1002], ["안녕", 1002], [publishAtTwo, 1008]]) {
    const { received, closed } = await rawClient([CONNECT, frame]);
    assert.equal(await closed, expected);
    assert.deepEqual(received, [0x20, 2, 0, 0]);
  }
});

test("packets may be cut anywhere and share a frame", async () => {
  const bytes = [...CONNECT, 0xc0, 0, 0xc0, 0];
  const { received, closed } = await rawClient([...bytes.map((byte) => [byte]), [0xc0, 0, 0xe0, 0]]);
  assert.equal(await closed, 1000);
  assert.deepEqual(received, [0x20, 2, 0, 0, ...Array(3).fill([0xd0, 0]).flat()]);
});

test("a client that is silent for one and a half keep-alives is gone", async () => {
  const connect = [...CONNECT];
  connect[11] = 1;
  const begin = Date.now();
  const { closed } = await rawClient([connect]);
  assert.equal(await closed, 1008);
  assert.ok(Date.now() - begin >= 1_400);
});

test("wildcards, unknown codes and impossible names fail, and other topics of the SUBSCRIBE do not", async () => {
  const client = await MqttClient.connect(server, "수달");
  const me = "hanpan/1234-5678/me";
  const codes = await client.subscribe("#", "+", "hanpan/+/me", "$SYS/uptime", "a/b", "123", me, "1234-5678", "Town1");
  assert.deepEqual(codes, [...Array(6).fill(FAILURE), GRANTED, FAILURE, GRANTED]);
  assert.equal((await client.next(me)).reason, "no_such_room");
  await client.close();
});

test("a refused message is acknowledged, with the reason under the own topic", async () => {
  const client = await MqttClient.subscribed(server, "수달", ["Town2", "hanpan/Town2/me"]);
  const me = () => client.nextWhere("hanpan/Town2/me", ({ type }) => type === "refused");
  for (const [message, options, reason] of [
    [{ publish_id: "a1", message: "가".repeat(201) }, {}, "message_too_long"],
    [{ publish_id: "a1", message: "가".repeat(1_400) }, {}, "message_too_long"],
    [{ publish_id: "a1", message: " " }, {}, "message_empty"],
    [{ publish_id: "a1", message: "안녕" }, { retain: true }, "retain"],
  ]) {
    await client.publish("Town2", message, options);
    assert.deepEqual(await me(), { type: "refused", publish_id: "a1", reason, qos: 1 });
  }
  await client.publish("Town2", new Uint8Array([0xff]));
  assert.equal((await me()).reason, "malformed");
  await Promise.all(Array.from({ length: 9 }, (_, number) => client.publish("Town2", `말 ${number}`)));
  const { reason, wait } = await me();
  assert.equal(reason, "too_fast");
  assert.ok(wait > 0);
  await client.close();
});

test("a client that was removed is told so, and stays out of the channel alone", async () => {
  const client = await MqttClient.subscribed(server, "수달", ["Town3", "hanpan/Town3/me", "Town4"]);
  assert.equal((await server.call("DELETE /api/rooms/Town3/players/1", { as: "operator" })).status, 204);
  const { code } = await client.nextWhere("hanpan/Town3/me", ({ type }) => type === "over");
  assert.equal(code, 4003);
  await client.publish("Town3", { publish_id: "a1", message: "돌아왔어요" });
  assert.equal((await client.next("hanpan/Town3/me")).reason, "banned");
  await client.publish("Town4", "여기는 아직");
  assert.equal((await client.next("Town4")).message, "여기는 아직");
  await client.close();
});

test("who may make channels and who may speak holds for clients of MQTT", async (t) => {
  const closed = await startServer({ vars: { CHANNEL_CREATION: "operators" } });
  t.after(() => closed.close());
  const settings = { mode: "talk", difficulty: "normal", words: "everyday", seconds: 30, prompts: 10, answers_only: false, speakers: "operators" };
  await closed.call("POST /api/rooms", { as: "operator", body: { name: "알림판", settings } });
  const client = await MqttClient.subscribed(closed, "수달", ["새 채널", "알림판", "hanpan/알림판/me"]);
  assert.deepEqual(client.granted, [FAILURE, GRANTED, GRANTED]);
  await client.publish("알림판", "말해도 되나요?");
  assert.equal((await client.nextWhere("hanpan/알림판/me", ({ type }) => type === "refused")).reason, "listen_only");
  await client.close();
});

test("a network has its share of a channel's seats, and MQTT is no way around it", async () => {
  await makeTalkChannel(server, "Town5");
  const clients = await Promise.all(Array.from({ length: 60 }, (_, number) => MqttClient.subscribed(server, `p${number}`, ["Town5"], { from: "203.0.113.5" })));
  const admitted = clients.filter(({ granted }) => granted[0] === GRANTED);
  assert.equal(admitted.length, 50);
  const page = await Client.join(server, "하마", { room: "Town5", from: "203.0.113.6" });
  await Promise.all([page, ...clients].map((client) => client.close()));
});

test("malformed packets cost the client's network", async () => {
  const attempt = async () => {
    const { closed } = await rawClient([[0xf0, 0]], { from: "203.0.113.7" });
    return closed;
  };
  let refused = 0;
  for (let round = 0; round < 8 && refused === 0; round++) {
    const outcomes = await Promise.allSettled(Array.from({ length: 25 }, attempt));
    refused = outcomes.filter(({ status }) => status === "rejected").length;
  }
  assert.ok(refused > 0, "200 of them are more than a network may open in a minute, because each counts twice");
});
