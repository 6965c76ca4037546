// Lets every kind of statement of a flush fail while a match is played. A flush whose statement failed is stored and told not
// at all, so nothing that a player was told is lost, and what was sent is told in the end.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { changeStoredRooms } from "../support/server.mjs";
import { playMatch } from "./match.mjs";

const PLAYERS = 4;
/** The messages of so many share rows. */
const CROWD = 90;
/** How long a statement goes on failing after its first failure, so that the room tries again in vain. */
const FAILING_MILLIS = 1_500;

/** Statements, as the events and conditions of triggers. */
export const STATEMENTS = [
  "INSERT ON snapshot WHEN TRUE",
  "INSERT ON batch WHEN TRUE",
  "DELETE ON batch WHEN TRUE",
  "INSERT ON outbox WHEN TRUE",
  ...["seat", "solver", "ban", "played", "results"].map((kind) => `INSERT ON part WHEN NEW.kind = '${kind}'`),
  ...["solver", "played", "results"].map((kind) => `DELETE ON part WHEN OLD.kind = '${kind}'`),
];

/** Statements that only rooms with many players run. */
export const CROWD_STATEMENTS = ["UPDATE ON batch WHEN TRUE"];

/** Does everything that writes rows: a match with answers, talk, a removal, a proposal and erased messages. */
async function playAll(match) {
  await match.settle();
  const guest = match.newPlayer(`손님${Math.floor(match.random() * 1e6)}`);
  guest.connect();
  await guest.until("the room", ({ isLive }) => isLive);
  match.host.send({ type: "remove", player: guest.room.you });
  await guest.until("the removal", ({ isLive }) => !isLive);
  guest.stop();
  match.players[1].send({ type: "propose", word: "뷁뷁" });
  match.players.forEach((player) => player.say("다들 안녕하세요"));
  await match.settle();
  for (const seq of [...match.host.told.keys()].filter((seq) => !match.erased.has(seq)).slice(-3)) {
    match.erased.add(seq);
    await match.server.erase(match.code, seq);
  }
  await match.reach("open");
  const answer = match.answer();
  match.players.slice(1, 3).forEach((player) => player.say(answer));
  await match.reach("results");
  match.start();
  await match.reach("open");
}

/** Lets each statement fail. Returns how many flushes failed because of each. */
export async function allStatements(random, report) {
  const some = await statements(random, STATEMENTS, report);
  return { ...some, ...(await statements(random, CROWD_STATEMENTS, report, CROWD)) };
}

/** Lets these statements fail in a room of so many players. */
export function statements(random, wanted, report = () => {}, players = PLAYERS) {
  return playMatch(random, players, async (match, server) => {
    const failures = {};
    for (const statement of wanted) {
      const [event, condition] = statement.split(" WHEN ");
      const fault = `CREATE TRIGGER fault BEFORE ${event} WHEN ${condition} BEGIN SELECT RAISE(ABORT, 'refused'); END`;
      await match.restart(() => changeStoredRooms(server.storage, fault));
      let isOver = false;
      const playing = playAll(match).finally(() => (isOver = true));
      while (server.failures === 0 && !isOver) await pause(20);
      await pause(FAILING_MILLIS);
      failures[statement] = server.failures;
      assert.ok(failures[statement] > 0, `${statement} was never run`);
      await match.restart(() => changeStoredRooms(server.storage, "DROP TRIGGER fault"));
      await playing;
      await match.settle();
      await match.check();
      report(`${statement}: ${failures[statement]} flushes failed`);
    }
    return failures;
  });
}
