// A player without a browser: a WebSocket that speaks the room protocol and queues the events it receives.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { TIMEOUT_MILLIS } from "./eventually.mjs";
import { Inbox } from "./inbox.mjs";

/** Makes a private room with these settings. Returns `room`, its code, and `token`, with which its maker joins. */
export async function makeRoom(server, settings, { from } = {}) {
  const headers = from && comingFrom(from);
  const response = await fetch(new URL("/api/rooms", server.url), { method: "POST", body: JSON.stringify({ settings }), headers });
  assert.equal(response.status, 201);
  return response.json();
}

/** The headers of a request whose client has this network address: for the Worker, and for rooms without a Worker in front. */
export const comingFrom = (address) => ({ "CF-Connecting-IP": address, "X-Hanpan-Network": address });

/** The default settings of a match, with `overrides` applied. */
export const matchSettings = (overrides = {}) => ({
  mode: "match", difficulty: "normal", words: "everyday", seconds: 20, prompts: 10, answers_only: false, ...overrides,
});

/** Makes a talk-only channel through the operator API. */
export function makeTalkChannel(server, name, limits = {}) {
  return server.call("POST /api/rooms", { as: "operator", body: { name, settings: matchSettings({ mode: "talk" }), ...limits } });
}

/** A socket to a room. `connect` sends nothing; `join` joins the room. */
export class Client {
  #inbox = new Inbox();
  #said = 0;
  /** Whether the last frame came as bytes. */
  hasBytes = false;
  /** `seq` of the last numbered event received; Infinity before the first welcome. */
  #seq = Infinity;

  static async connect(server, room = "광장", { origin, query = "", from } = {}) {
    const address = new URL(`/api/rooms/${encodeURIComponent(room)}/ws${query}`, server.url);
    address.protocol = "ws:";
    const client = new Client();
    client.socket = new WebSocket(address, { headers: { ...(origin && { Origin: origin }), ...(from && comingFrom(from)) } });
    client.socket.binaryType = "arraybuffer";
    client.closed = new Promise((resolve) => client.socket.addEventListener("close", ({ code }) => resolve(code)));
    client.socket.addEventListener("message", ({ data }) => client.#receive(data));
    await new Promise((resolve, reject) => {
      client.socket.addEventListener("open", resolve);
      client.socket.addEventListener("error", () => reject(new Error(`no connection to ${address}`)));
    });
    return client;
  }

  /** Connects and joins. The room's answer is kept in `welcome`. */
  static async join(server, nickname, { room, resume, query, from } = {}) {
    const client = await Client.connect(server, room, { query, from });
    client.send({ type: "join", version: 1, nickname, resume });
    client.welcome = await client.next("welcome");
    return client;
  }

  /** Connects and joins. Null if the room refuses the socket or the seat. */
  static async tryJoin(server, nickname, { room, from } = {}) {
    const client = await Client.connect(server, room, { from }).catch(() => null);
    client?.send({ type: "join", version: 1, nickname });
    const answer = await client?.nextOf("welcome", "refused");
    if (answer?.type === "welcome") return Object.assign(client, { welcome: answer });
    client?.socket.close();
    return null;
  }

  send(frame) {
    this.socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  /** Sends a message, by default under a fresh id. Returns the id. */
  say(text, id = `m${++this.#said}`) {
    this.send({ type: "say", id, text });
    return id;
  }

  /** Calls `send` until it is not throttled. Returns the resulting event: one of these types, or another refusal. */
  async sendWithRetry(send, ...types) {
    for (;;) {
      send();
      const event = await this.nextOf(...types, "refused");
      if (event.wait === undefined) return event;
      await pause(event.wait);
    }
  }

  /** The next event of this type. Events before it are dropped. */
  next(type) {
    return this.nextOf(type);
  }

  /** The next event of one of these types. Events before it are dropped. */
  async nextOf(...types) {
    const deadline = Date.now() + TIMEOUT_MILLIS;
    for (;;) {
      const event = await this.nextEvent(deadline);
      if (types.includes(event.type)) return event;
    }
  }

  /** The next event of any type. */
  nextEvent(deadline = Date.now() + TIMEOUT_MILLIS) {
    return this.#inbox.take(deadline);
  }

  /** The events that nobody waited for. */
  takeUnread() {
    return this.#inbox.takeAll();
  }

  /** Sends `resync`. Returns the answering welcome and every event before it; the server answers frames in order. */
  async resync() {
    this.send({ type: "resync" });
    const events = [];
    for (;;) {
      const event = await this.nextEvent();
      if (event.type === "welcome") return { events, welcome: event };
      events.push(event);
    }
  }

  async close() {
    this.socket.close();
    await this.closed;
  }

  /** False for an event that the welcome covers, which clients must skip. Asserts that `seq` has no gap after it. */
  #isNew({ type, seq }) {
    if (type === "welcome") this.#seq = seq;
    // An early event is no part of the sequence.
    if (!seq || type === "welcome" || type === "restored") return true;
    if (seq <= this.#seq) return false;
    assert.equal(seq, this.#seq + 1, "an event is missing");
    this.#seq = seq;
    return true;
  }

  #receive(data) {
    if (data === "pong") {
      this.#inbox.push({ type: "pong" });
    } else {
      this.hasBytes = data instanceof ArrayBuffer;
      const events = JSON.parse(this.hasBytes ? new TextDecoder().decode(data) : data);
      assert.ok(Array.isArray(events), "a server frame is an array of events");
      this.#inbox.push(...events.filter((event) => this.#isNew(event)));
    }
  }
}
