// Panics in one room, while another room of the same process goes on.

import assert from "node:assert/strict";
import { matchSettings } from "../support/client.mjs";
import { playMatch } from "./match.mjs";
import { Player } from "./player.mjs";

const PLAYERS = 4;
const OTHER = "2738-9416";
/** The number of a "trap" that no message reaches: none reads the clock so often. */
const UNREACHED = 40;

/** Panics at every reading of the clock by a message, in every phase that is given. Returns the number of panics by phase. */
export function panics(random, phases = ["lobby", "open", "reveal", "results"], report = () => {}) {
  return playMatch(random, PLAYERS, async (match, server) => {
    const panics = {};
    await server.makeRoom(OTHER, matchSettings({}), "maker-of-the-other");
    const others = ["이웃1", "이웃2"].map((nickname) => new Player(server, OTHER, nickname, { random }));
    try {
      for (const player of others) player.connect();
      await Promise.all(others.map((player) => player.until("the welcome", ({ isLive }) => isLive)));
      for (const phase of phases) {
        panics[phase] = await panicsIn(phase, match, others);
        report(`${phase}: ${panics[phase]} panics`);
      }
      assert.deepEqual(others.map(({ losses }) => losses), [0, 0], "the other room lost a connection");
    } finally {
      others.forEach((player) => player.stop());
    }
    return panics;
  }, { instead: "panic.js" });
}

/** Panics at the first reading of the clock, then at the second, until a message does not read it so often. */
async function panicsIn(phase, match, others) {
  for (let reading = 1; reading < UNREACHED; reading++) {
    if (phase !== "lobby") await match.reach(phase);
    const { losses } = match.host;
    const text = `trap ${reading} ${phase}`;
    const ids = others.map((player) => player.say(`여기도 들려요? ${reading} ${phase}`));
    match.host.say(text);
    await match.host.until("the message", ({ pending }) => pending.size === 0);
    for (const player of match.players) await player.until(text, ({ told }) => [...told.values()].some((message) => message.text === text));
    for (const player of others) {
      await player.until("the talk of the other room", ({ told }) => ids.every((id) => [...told.values()].some((message) => message.id === id)));
    }
    await match.settle();
    await match.check();
    if (match.host.losses === losses) return reading - 1;
  }
  assert.fail(`a message reads the clock ${UNREACHED} times`);
}
