// A match with players who come back by themselves, and what has to hold after any fault.

import assert from "node:assert/strict";
import { answersTo } from "../support/answers.mjs";
import { matchSettings } from "../support/client.mjs";
import { Player } from "./player.mjs";
import { Server } from "./server.mjs";

const CODE = "3827-1946";

/**
 * Calls `play(match, server)` with a match on a fresh server, and ends both. `vars` and `instead` are those of `Server.start`,
 * and `route(server, seat)` tells what a player connects to.
 */
export async function playMatch(random, seats, play, { vars, instead, route } = {}) {
  const server = await Server.start(vars, instead);
  let match;
  try {
    match = await Match.make(server, seats, random, route && ((seat) => route(server, seat)));
    return await play(match, server);
  } finally {
    match?.players.forEach((player) => player.stop());
    await server.end();
  }
}

export class Match {
  #answers = new Map();
  /** The number of the last message that was told before a match was started. Points from before do not count. */
  #startedAfter = 0;
  /** The numbers of messages that an operator has erased, or has tried to. */
  erased = new Set();

  /** A private room with this many players, the first of whom is its host. Each connects to a port that `route` tells. */
  static async make(server, seats, random, route = () => server) {
    const match = new Match();
    Object.assign(match, { server, random, players: [] });
    await server.makeRoom(CODE, matchSettings({ seconds: 20, prompts: 5 }), "maker-of-the-match");
    for (let seat = 0; seat < seats; seat++) {
      const token = seat === 0 ? "maker-of-the-match" : undefined;
      const player = match.newPlayer(`선수${seat}`, await route(seat), token);
      match.players.push(player);
      player.connect();
      // One after the other, since the first one is the host.
      await player.until("the welcome", ({ isLive }) => isLive);
    }
    return match;
  }

  newPlayer(nickname, server = this.server, token = undefined) {
    return new Player(server, CODE, nickname, { token, random: this.random });
  }

  get code() {
    return CODE;
  }

  get host() {
    return this.players[0];
  }

  /** One of the players. */
  anyone() {
    return this.players[Math.floor(this.random() * this.players.length)];
  }

  /** A right answer to the open prompt that nobody has given in this match. */
  answer() {
    const { pattern } = this.host.room.phase.prompt;
    const given = new Set(this.host.told.values().filter(({ type }) => type === "answered").map(({ word }) => word));
    if (!this.#answers.has(pattern)) this.#answers.set(pattern, answersTo(pattern));
    return this.#answers.get(pattern).find((word) => !given.has(word));
  }

  /** Starts a match, unless one is going on. */
  start() {
    if (!["lobby", "results"].includes(this.host.phase)) return;
    this.#startedAfter = Math.max(0, ...this.players.flatMap(({ told }) => [...told.keys()]));
    this.host.send({ type: "start" });
  }

  /** Plays until the host is in this phase. */
  async reach(phase) {
    for (;;) {
      await this.host.until("the room", ({ isLive }) => isLive);
      if (this.host.phase === phase) return;
      this.start();
      if (this.host.phase === "open" && phase !== "open") this.anyone().say(this.answer());
      const before = this.host.phase;
      await this.host.until(`${phase} after ${before}`, (host) => host.phase === phase || host.phase !== before);
    }
  }

  /** Waits until every player is back and everything that they said is told or refused. */
  async settle() {
    await Promise.all(this.players.map((player) => player.until("the room", ({ isLive, pending }) => isLive && pending.size === 0)));
  }

  /** Kills the server, calls `meanwhile`, and starts it again. */
  async restart(meanwhile = () => {}) {
    const losses = this.players.map(({ losses }) => losses);
    await this.server.kill();
    await Promise.all(this.players.map((player, seat) => player.until("the break", (player) => player.losses > losses[seat])));
    await meanwhile();
    await this.server.restart();
  }

  /** Asserts that everything that a player was told is stored, once, and the same for all. */
  async check() {
    const stored = await this.server.messages(this.players.map(({ nickname }) => nickname));
    const bySeq = new Map(stored.map((message) => [message.seq, message]));
    assert.equal(bySeq.size, stored.length, "no number is stored twice");
    const ids = stored.map(({ player, id }) => `${player} ${id}`);
    assert.equal(new Set(ids).size, ids.length, "no message is stored twice");
    for (const player of this.players) {
      for (const { seq, id, text } of player.told.values()) {
        if (this.erased.has(seq)) continue;
        const message = bySeq.get(seq);
        assert.deepEqual([message?.id, message?.text], [id, text], `${player.nickname} was told message ${seq}`);
      }
    }
    const points = this.players.map((player) => this.#pointsOf(player));
    this.players.forEach((player, seat) => {
      const own = player.room.players.find(({ id }) => id === player.room.you);
      assert.ok(points[seat] === null || own.points === points[seat], `${player.nickname} has ${own.points} points, was told ${points[seat]}`);
    });
    return { stored: stored.length };
  }

  /** The points after the last answer of a player in this match, as anyone was told; null without one. */
  #pointsOf({ room: { you } }) {
    const answered = this.players.flatMap(({ told }) => [...told.values()]).filter(({ type, player }) => type === "answered" && player === you);
    const last = answered.reduce((last, event) => (event.seq > (last?.seq ?? 0) ? event : last), null);
    return last && last.seq > this.#startedAfter ? last.points : null;
  }
}
