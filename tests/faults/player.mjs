// A player who comes back by itself, sends again what was not confirmed, and remembers everything that it was told.

import { setTimeout as pause } from "node:timers/promises";

/** Close codes after which a client does not come back. */
const FINAL = [1000, 4001, 4003, 4004, 4005];
const MESSAGES = ["said", "answered"];

export class Player {
  /** Every message that the player was told, by epoch and number. */
  told = new Map();
  /** What the player said and was neither told nor refused, by id. */
  pending = new Map();
  /** The room as the player knows it; null before the first welcome and while the connection is lost. */
  room = null;
  /** When the last connection was welcomed. */
  liveAt = 0;
  /** The number of connections that were lost. */
  losses = 0;
  /** The close code of the last connection that was lost. */
  lastCode = undefined;
  #socket = null;
  #attempt = 0;
  #said = 0;
  #position = [0, 0];
  #isResyncing = false;
  #isOver = false;
  #waiting = new Set();

  constructor(server, room, nickname, { token, random = Math.random } = {}) {
    Object.assign(this, { server, code: room, nickname, token, random });
  }

  get isLive() {
    return this.room !== null;
  }

  /** The name of the phase; a break is "frozen". */
  get phase() {
    const { phase, frozen } = this.room?.phase ?? {};
    return frozen ? "frozen" : phase;
  }

  connect() {
    this.#isOver = false;
    const socket = new WebSocket(`ws://127.0.0.1:${this.server.port}/api/rooms/${encodeURIComponent(this.code)}/ws`);
    this.#socket = socket;
    socket.addEventListener("open", () => this.send({ type: "join", version: 1, nickname: this.nickname, resume: this.token }));
    socket.addEventListener("message", ({ data }) => JSON.parse(data).forEach((element) => this.#receive(element)));
    // Node's WebSocket closes without a word if the server ends during the handshake.
    for (const type of ["close", "error"]) socket.addEventListener(type, ({ code = 1006 }) => this.#end(socket, code));
  }

  send(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  say(text) {
    const id = `${this.nickname}-${++this.#said}`;
    this.pending.set(id, text);
    if (this.isLive) this.send({ type: "say", id, text });
    return id;
  }

  /** Gives up the connection, of whose end nobody tells, and opens another. */
  reconnect() {
    const given = this.#socket;
    this.room = null;
    this.connect();
    given?.close();
  }

  /** Ends the connection, because what was sent through it could not be stored, and comes back later. */
  #giveUp() {
    const given = this.#socket;
    this.#socket = null;
    given.close();
    this.#lose();
  }

  /** Leaves the connection, without a word and without coming back by itself. */
  stop() {
    this.#isOver = true;
    this.#socket?.close();
  }

  /** Resolves when `holds(player)` does. Fails after `millis`. */
  until(what, holds, millis = 60_000) {
    if (holds(this)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const waiter = { holds, resolve: () => (clearTimeout(timer), resolve()) };
      const timer = setTimeout(() => {
        this.#waiting.delete(waiter);
        reject(new Error(`${this.nickname} waited in vain for ${what}; phase ${this.phase}, lost ${this.losses} times, last with ${this.lastCode}, pending ${[...this.pending]}`));
      }, millis);
      this.#waiting.add(waiter);
    });
  }

  #end(socket, code) {
    if (this.#socket !== socket) return;
    this.#socket = null;
    this.#lose(code);
  }

  async #lose(code) {
    this.room = null;
    this.losses += 1;
    this.lastCode = code;
    this.#notify();
    if (this.#isOver || FINAL.includes(code)) return;
    this.#attempt += 1;
    const longest = Math.min(500 * 2 ** (this.#attempt - 1), 15_000);
    await pause(longest * (0.5 + this.random() / 2) + (this.spread ?? 0) * this.random());
    if (!this.#isOver) this.connect();
  }

  #receive(element) {
    if (element.type === "welcome") this.#enter(element);
    else if (element.type === "restored") this.#restore(element);
    else if (element.type === "refused" && element.id) this.pending.delete(element.id);
    else if (element.type === "error" && element.code === "internal") this.#giveUp();
    else if (element.seq !== undefined && this.isLive) this.#follow(element);
    this.#notify();
  }

  #enter(welcome) {
    this.#attempt = 0;
    this.#isResyncing = false;
    this.liveAt = performance.now();
    this.room = welcome;
    this.token = welcome.token;
    this.spread = welcome.spread;
    this.#position = [welcome.epoch, welcome.seq];
    for (const message of welcome.recent) this.#note(message);
    this.#resend();
  }

  #restore({ epoch, seq }) {
    this.#resend();
    if (this.isLive && (epoch !== this.#position[0] || seq !== this.#position[1])) this.#resync();
  }

  #resend() {
    for (const [id, text] of this.pending) this.send({ type: "say", id, text });
  }

  #resync() {
    if (!this.#isResyncing) this.send({ type: "resync" });
    this.#isResyncing = true;
  }

  #follow(event) {
    this.#note(event);
    const [epoch, last] = this.#position;
    if (event.seq <= last) return;
    if (event.seq > last + 1) return this.#resync();
    this.#position = [epoch, event.seq];
    const { room } = this;
    if (event.type === "prompt") room.phase = { phase: "open", prompt: event.prompt, hints: [] };
    if (event.type === "answered") room.phase = { phase: "fair", prompt: room.phase.prompt, until: event.until };
    if (event.type === "revealed") room.phase = { phase: "reveal", prompt: room.phase.prompt, until: event.until };
    if (event.type === "results") room.phase = { phase: "results" };
    if (event.type === "phase") room.phase = event.phase;
    if (event.type === "player") room.players = [...room.players.filter(({ id }) => id !== event.player.id), event.player];
    if (event.type === "answered") room.players.filter(({ id }) => id === event.player).forEach((row) => (row.points = event.points));
  }

  #note(event) {
    if (!MESSAGES.includes(event.type)) return;
    this.told.set(event.seq, event);
    if (event.player === this.room?.you) this.pending.delete(event.id);
  }

  #notify() {
    for (const waiter of this.#waiting) {
      if (!waiter.holds(this)) continue;
      this.#waiting.delete(waiter);
      waiter.resolve();
    }
  }
}
