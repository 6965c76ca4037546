// Sockets to a room as an attacker or an honest player opens them. The servers here have no Worker in front of the rooms, so
// a visitor tells the network itself.

import { setTimeout as pause } from "node:timers/promises";

const WAIT_MILLIS = 20_000;

export class Visitor {
  #waiting = new Set();
  /** What the visitor was told: the elements of all frames. */
  heard = [];

  /** Opens a socket to the room of this name, or to the earlier client's address with "/legacy". Fails if the room refuses. */
  static async connect(server, room, { network } = {}) {
    const visitor = new Visitor();
    const path = room === "/legacy" ? room : `/api/rooms/${encodeURIComponent(room)}/ws`;
    const headers = network ? { "X-Hanpan-Network": network } : {};
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
    visitor.socket = socket;
    visitor.closed = new Promise((resolve) => socket.addEventListener("close", ({ code }) => resolve(code)));
    socket.addEventListener("message", ({ data }) => visitor.#receive(data));
    await new Promise((resolve, reject) => {
      socket.addEventListener("open", resolve);
      socket.addEventListener("error", () => reject(new Error("the room refused the socket")));
    });
    return visitor;
  }

  /** Connects and joins. Resolves to null if the room refuses the socket or the seat. */
  static async join(server, room, nickname, options) {
    const visitor = await Visitor.connect(server, room, options).catch(() => null);
    visitor?.send({ type: "join", version: 1, nickname });
    const answer = await visitor?.hear(({ type }) => type === "welcome" || type === "refused");
    if (answer?.type === "welcome") return Object.assign(visitor, { you: answer.you });
    visitor?.socket.close();
    return null;
  }

  send(frame) {
    this.socket.send(typeof frame === "object" ? JSON.stringify(frame) : frame);
  }

  /** Waits for an element, among those not heard yet. */
  hear(isWanted, millis = WAIT_MILLIS) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("nothing was heard")), millis);
      this.#waiting.add({ isWanted, resolve: (element) => (clearTimeout(timer), resolve(element)) });
    });
  }

  #receive(data) {
    for (const element of [JSON.parse(data)].flat()) {
      this.heard.push(element);
      for (const waiter of this.#waiting) {
        if (!waiter.isWanted(element)) continue;
        this.#waiting.delete(waiter);
        waiter.resolve(element);
      }
    }
  }

  close() {
    this.socket.close();
    return this.closed;
  }
}

/** Says something every `everyMillis` until `attack()` ends. Returns the milliseconds until each message was told, sorted. */
export async function bystand(visitor, attack, everyMillis = 600) {
  let isOver = false;
  const attacked = attack().finally(() => (isOver = true));
  const times = [];
  for (let count = 0; !isOver || times.length < 5; count += 1) {
    const [id, begun] = [`b${count}`, performance.now()];
    const told = visitor.hear((element) => element.type !== "welcome" && element.id === id && element.player === visitor.you);
    visitor.send({ type: "say", id, text: `잘 지내요 ${count}` });
    await told;
    times.push(performance.now() - begun);
    await pause(Math.max(0, everyMillis - (performance.now() - begun)));
  }
  await attacked;
  return times.sort((one, other) => one - other);
}

/** The value that this share of sorted values does not exceed. */
export const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
