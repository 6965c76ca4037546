// A fake room: the test plays the server's part on the page's WebSocket and decides what to send and when.

import { TIMEOUT_MILLIS } from "./eventually.mjs";

export const OWN = { id: 1, nickname: "수달", points: 0, correct: 0, connected: true, colour: 0 };
export const OTHER = { id: 2, nickname: "하마", points: 120, correct: 2, connected: true, colour: 1 };

export const settings = (overrides = {}) => ({
  mode: "endless", difficulty: "normal", words: "everyday", seconds: 30, prompts: 10, answers_only: false, ...overrides,
});

export class ScriptedRoom {
  /** False: the room closes a new socket at its first frame, with code 1012. */
  isOpen = true;
  /** False: the room answers neither pings nor joins. */
  isAwake = true;
  /** All frames that the page has sent. */
  received = [];
  #seq = 0;
  #socket = null;
  #unread = [];
  #reader = null;

  /**
   * Replaces the server for every room that the page enters. `state` overrides fields of the welcome; it may be a function of
   * the page's `join`.
   */
  static async on(page, state = {}) {
    const room = new ScriptedRoom();
    room.state = state;
    await page.routeWebSocket(/\/ws\b/, (socket) => room.#open(socket));
    return room;
  }

  /** Sends these events to the page in one frame. Adds `seq` and `time` to every event of a numbered type. */
  tell(...events) {
    const numbered = events.map((event) => (UNNUMBERED.has(event.type) ? event : { seq: ++this.#seq, time: Date.now(), ...event }));
    this.#socket.send(JSON.stringify(numbered));
  }

  /** Sends events to the page that the others are told later: they have no number. */
  tellEarly(...events) {
    this.#socket.send(JSON.stringify(events.map((event) => ({ seq: 0, time: Date.now(), ...event }))));
  }

  /** Sends messages by another player to the page. */
  otherSays(...texts) {
    this.tell(...texts.map((text) => ({ type: "said", id: `other${this.#seq}`, player: OTHER.id, nickname: OTHER.nickname, text })));
  }

  /** Broadcasts a message that the page sent, given its `say` frame. */
  confirm({ id, text }) {
    this.tell({ type: "said", id, player: OWN.id, nickname: OWN.nickname, text });
  }

  /** The next frame of this type that the page sends. Frames before it are dropped. */
  async next(type) {
    for (;;) {
      while (this.#unread.length === 0) {
        await new Promise((resolve, reject) => {
          const timer = setTimeout(() => reject(new Error(`the page sent no ${type} in time`)), TIMEOUT_MILLIS);
          this.#reader = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const frame = this.#unread.shift();
      if (frame.type === type) return frame;
    }
  }

  /** Closes the page's socket from the server's side. */
  cut(code = 1012) {
    return this.#socket.close({ code });
  }

  #open(socket) {
    this.#socket = socket;
    // Close at the first frame: closing a socket that is still opening does not reach the page.
    if (!this.isOpen) return void socket.onMessage(() => socket.close({ code: 1012 }));
    socket.onMessage((text) => {
      const frame = text === "ping" ? { type: "ping" } : JSON.parse(text);
      if (frame.type === "ping" && this.isAwake) socket.send("pong");
      if (frame.type === "join" && this.isAwake) {
        this.tell(welcomeTo(this.#seq, typeof this.state === "function" ? this.state(frame) : this.state));
      }
      this.received.push(frame);
      this.#unread.push(frame);
      this.#reader?.();
      this.#reader = null;
    });
  }
}

/** The welcome that answers a join, after `seq` numbered events. */
export const welcomeTo = (seq, state = {}) => ({
  type: "welcome", you: OWN.id, token: "secret", room: "광장", epoch: 1, seq, now: Date.now(),
  players: [OWN, OTHER], settings: settings(), phase: { phase: "talk" }, recent: [], ...state,
});

/** Event types without a `seq`. */
const UNNUMBERED = new Set(["welcome", "note", "proposed", "reported", "marked", "queue", "refused", "error", "restored"]);
