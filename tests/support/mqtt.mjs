// A client of MQTT, which is the unmodified package mqtt of npm, with queues of what it receives.

import mqtt from "mqtt";
import { comingFrom } from "./client.mjs";
import { TIMEOUT_MILLIS } from "./eventually.mjs";

/** The address of the server for clients of MQTT. */
export function mqttAddress(server) {
  const address = new URL("/mqtt", server.url);
  address.protocol = "ws:";
  return String(address);
}

/** A client of MQTT. */
export class MqttClient {
  #unread = new Map();
  #readers = new Map();

  /** Connects. `options` are those of mqtt.js, `from` is the client's network address. */
  static async connect(server, clientId, { from, ...options } = {}) {
    const client = new MqttClient();
    client.mqtt = mqtt.connect(mqttAddress(server), {
      clientId, reconnectPeriod: 0, connectTimeout: TIMEOUT_MILLIS,
      wsOptions: { headers: from ? comingFrom(from) : {} }, ...options,
    });
    client.mqtt.on("message", (topic, payload, { qos }) => client.#receive(topic, { ...parsed(payload), qos }));
    client.closed = new Promise((resolve) => client.mqtt.once("close", resolve));
    await new Promise((resolve, reject) => {
      client.mqtt.once("connect", resolve);
      client.mqtt.once("error", reject);
      client.mqtt.once("close", () => reject(new Error("the connection was closed")));
    });
    return client;
  }

  /** Connects and subscribes to topics with QoS 1. */
  static async subscribed(server, clientId, topics, options) {
    const client = await MqttClient.connect(server, clientId, options);
    client.granted = await client.subscribe(...topics);
    return client;
  }

  /** Subscribes with QoS 1. Returns the codes of the SUBACK; 128 is a failure. */
  async subscribe(...topics) {
    return new Promise((resolve) => {
      this.mqtt.subscribe(topics, { qos: 1 }, (_, granted, packet) => resolve(packet?.granted ?? granted.map(({ qos }) => qos)));
    });
  }

  /** Publishes with QoS 1: an object as the earlier Python client does, or a text. Resolves with the PUBACK. */
  publish(topic, message, options) {
    const payload = typeof message === "string" || message instanceof Uint8Array ? message : JSON.stringify(message);
    return this.mqtt.publishAsync(topic, payload, { qos: 1, ...options });
  }

  /** The next delivery under a topic. */
  async next(topic) {
    const queue = this.#queue(topic);
    if (queue.length === 0) {
      await new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`nothing arrived under ${topic}`)), TIMEOUT_MILLIS);
        this.#readers.set(topic, () => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return queue.shift();
  }

  /** The next delivery under a topic that meets the condition. Others before it are dropped. */
  async nextWhere(topic, condition) {
    for (;;) {
      const delivery = await this.next(topic);
      if (condition(delivery)) return delivery;
    }
  }

  async close() {
    await this.mqtt.endAsync();
  }

  #queue(topic) {
    if (!this.#unread.has(topic)) this.#unread.set(topic, []);
    return this.#unread.get(topic);
  }

  #receive(topic, delivery) {
    this.#queue(topic).push(delivery);
    this.#readers.get(topic)?.();
    this.#readers.delete(topic);
  }
}

function parsed(payload) {
  return JSON.parse(payload.toString());
}
