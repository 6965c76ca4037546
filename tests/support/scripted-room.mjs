// A room whose server is the test: the page hears what it is told, as late as is wished.

import { PATIENCE } from "./eventually.mjs";

const OWN = { id: 1, nickname: "수달", points: 0, correct: 0, connected: true };
const OTHER = { id: 2, nickname: "하마", points: 120, correct: 2, connected: true };

export const settings = (wishes = {}) => ({
  mode: "endless", difficulty: "normal", words: "everyday", seconds: 30, prompts: 10, answers_only: false, ...wishes,
});

export class ScriptedRoom {
  /** Whether it lets pages in; one that does not hangs up at once. */
  isOpen = true;
  /** Whether it answers a ping. */
  isAwake = true;
  #seq = 0;
  #socket = null;
  #unread = [];
  #reader = null;

  /** Stands in for every room that the page enters. `state` is what its answer to a join says beside
   * the usual, or instead of it. */
  static async on(page, state = {}) {
    const room = new ScriptedRoom();
    room.state = state;
    await page.routeWebSocket(/\/ws$/, (socket) => room.#open(socket));
    return room;
  }

  /** Tells the page these events, in one frame. Numbered ones get their numbers, and messages the time. */
  tell(...events) {
    const numbered = events.map((event) => (UNNUMBERED.has(event.type) ? event : { seq: ++this.#seq, time: Date.now(), ...event }));
    this.#socket.send(JSON.stringify(numbered));
  }

  /** Tells the page that somebody else said something. */
  hearOther(...texts) {
    this.tell(...texts.map((text) => ({ type: "said", id: `other${this.#seq}`, player: OTHER.id, nickname: OTHER.nickname, text })));
  }

  /** Tells the page that the room says what the page wanted to say. */
  confirm({ id, text }) {
    this.tell({ type: "said", id, player: OWN.id, nickname: OWN.nickname, text });
  }

  /** The next frame of this type that the page sends; those before it are passed over. */
  async next(type) {
    for (;;) {
      while (this.#unread.length === 0) {
        await new Promise((resolve, reject) => {
          const timer = setTimeout(() => reject(new Error(`no ${type} came`)), PATIENCE);
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

  /** Hangs up. */
  cut(code = 1012) {
    return this.#socket.close({ code });
  }

  #open(socket) {
    this.#socket = socket;
    // Only an open socket can be closed in a way that the page hears of.
    if (!this.isOpen) return void socket.onMessage(() => socket.close({ code: 1012 }));
    socket.onMessage((text) => {
      const frame = text === "ping" ? { type: "ping" } : JSON.parse(text);
      if (frame.type === "ping" && this.isAwake) socket.send("pong");
      if (frame.type === "join" && this.isAwake) this.tell(welcomeTo(this.#seq, this.state));
      this.#unread.push(frame);
      this.#reader?.();
      this.#reader = null;
    });
  }
}

/** How such a room answers a join after `seq` events. */
export const welcomeTo = (seq, state = {}) => ({
  type: "welcome", you: OWN.id, token: "secret", room: "광장", epoch: 1, seq, now: Date.now(),
  players: [OWN, OTHER], settings: settings(), phase: { phase: "talk" }, recent: [], ...state,
});

const UNNUMBERED = new Set(["welcome", "note", "proposed", "reported", "refused", "error", "restored"]);
