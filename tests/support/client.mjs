// A player without a page: a WebSocket, the events it received, and what it says.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { PATIENCE } from "./eventually.mjs";

/** Makes a private room that plays like this, and returns its code and its maker's token. */
export async function makeRoom(server, settings) {
  const response = await fetch(new URL("/api/rooms", server.url), { method: "POST", body: JSON.stringify({ settings }) });
  assert.equal(response.status, 201);
  return response.json();
}

/** What a match is like by itself; `wishes` change it. */
export const matchOf = (wishes = {}) => ({
  mode: "match", difficulty: "normal", words: "everyday", seconds: 20, prompts: 10, answers_only: false, ...wishes,
});

/** Makes a channel for talk, as operators do. */
export function makeTalk(server, name, limits = {}) {
  return server.call("POST /api/rooms", { as: "operator", body: { name, settings: matchOf({ mode: "talk" }), ...limits } });
}

/** A socket to a room. Nothing has been sent through it yet. */
export class Client {
  #unread = [];
  #reader = null;
  #said = 0;
  /** The number of the last event that this client knows. */
  #seq = Infinity;

  static async connect(server, room = "광장", { origin } = {}) {
    const address = new URL(`/api/rooms/${encodeURIComponent(room)}/ws`, server.url);
    address.protocol = "ws:";
    const client = new Client();
    client.socket = new WebSocket(address, origin ? { headers: { Origin: origin } } : {});
    client.closed = new Promise((resolve) => client.socket.addEventListener("close", ({ code }) => resolve(code)));
    client.socket.addEventListener("message", ({ data }) => client.#receive(data));
    await new Promise((resolve, reject) => {
      client.socket.addEventListener("open", resolve);
      client.socket.addEventListener("error", () => reject(new Error(`no connection to ${address}`)));
    });
    return client;
  }

  /** Connects, joins, and keeps the welcome. */
  static async join(server, nickname, { room, resume } = {}) {
    const client = await Client.connect(server, room);
    client.send({ type: "join", version: 1, nickname, resume });
    client.welcome = await client.next("welcome");
    return client;
  }

  send(frame) {
    this.socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  /** Says something under an id of its own, which is returned. */
  say(text, id = `m${++this.#said}`) {
    this.send({ type: "say", id, text });
    return id;
  }

  /** Sends as soon as the throttle lets it, and returns what comes of it: an event of one of these types, or a refusal. */
  async insist(send, ...types) {
    for (;;) {
      send();
      const event = await this.nextOf(...types, "refused");
      if (event.wait === undefined) return event;
      await pause(event.wait);
    }
  }

  /** The next event of this type; those before it are passed over. */
  next(type) {
    return this.nextOf(type);
  }

  /** The next event of one of these types. */
  async nextOf(...types) {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const event = await this.nextOfAny(deadline);
      if (types.includes(event.type)) return event;
    }
  }

  /** The next event, whatever it is. */
  async nextOfAny(deadline = Date.now() + PATIENCE) {
    while (this.#unread.length === 0) {
      await new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error("nothing came")), deadline - Date.now());
        this.#reader = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.#unread.shift();
  }

  /** What came by the time that the server answered a `resync`, which it does after all that was sent before. */
  async everything() {
    this.send({ type: "resync" });
    const events = [];
    for (;;) {
      const event = await this.nextOfAny();
      if (event.type === "welcome") return { events, welcome: event };
      events.push(event);
    }
  }

  async close() {
    this.socket.close();
    await this.closed;
  }

  /** As the protocol asks: numbered events that the welcome held are passed over, and there are no holes after it. */
  #isNews({ type, seq }) {
    if (type === "welcome") this.#seq = seq;
    if (seq === undefined || type === "welcome" || type === "restored") return true;
    if (seq <= this.#seq) return false;
    assert.equal(seq, this.#seq + 1, "an event is missing");
    this.#seq = seq;
    return true;
  }

  #receive(data) {
    if (data === "pong") {
      this.#unread.push({ type: "pong" });
    } else {
      const events = JSON.parse(data);
      assert.ok(Array.isArray(events), "a server frame is an array of events");
      this.#unread.push(...events.filter((event) => this.#isNews(event)));
    }
    this.#reader?.();
    this.#reader = null;
  }
}
