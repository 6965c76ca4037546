// A program that answers faster than hands does not win by that, and leaves others their time.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { answersTo } from "../support/answers.mjs";
import { Client, makeRoom, matchSettings } from "../support/client.mjs";
import { startServer } from "../support/server.mjs";

/** When the program and the person answer, in milliseconds after the prompt reached them. */
const PROGRAM_MILLIS = 50;
const PERSON_MILLIS = 900;

let server;
before(async () => (server = await startServer({ vars: { ANSWER_FLOOR: "on" } })));
after(() => server.close());

/** The number of keys of a word on a two-set keyboard, from its decomposed form. */
function keys(word) {
  const twice = new Set([..."ᅪᅫᅬᅯᅰᅱᅴᆪᆬᆭᆰᆱᆲᆳᆴᆵᆶᆹ"]);
  return [...word.normalize("NFD")].reduce((sum, jamo) => sum + (twice.has(jamo) ? 2 : 1), 0);
}

/** A private room with endless prompts: its host, a program and a person, and the code. */
async function play() {
  const { room, token } = await makeRoom(server, matchSettings({ mode: "endless", difficulty: "easy" }));
  const host = await Client.join(server, "선생님", { room, resume: token });
  const [program, person] = [await Client.join(server, "기계", { room }), await Client.join(server, "사람", { room })];
  return { room, host, program, person };
}

/** Everyday answers to a prompt, those of the fewest keys first. */
const byKeys = ({ pattern }) => answersTo(pattern).sort((one, other) => keys(one) - keys(other));

test("an early answer is told when hands could have typed it, and others still have four seconds", async () => {
  const { program, person, host } = await play();
  // A change of the mode opens a prompt with everybody there. Some prompts have only the word of their clue.
  let prompt;
  do {
    for (const mode of ["talk", "endless"]) await host.sendWithRetry(() => host.send({ type: "settings", ...matchSettings({ mode }) }), "settings");
    ({ prompt } = await program.next("prompt"));
  } while (byKeys(prompt).length < 3);
  const [short, ...words] = byKeys(prompt);
  const [other, long] = words.slice(-2);
  await pause(PROGRAM_MILLIS);
  program.say(long, "early");
  program.say(long, "early");
  program.say(other, "second");
  assert.deepEqual(await program.next("refused"), { type: "refused", id: "second", reason: "not_now" });
  const answered = await person.next("answered");
  assert.deepEqual([answered.player, answered.id, answered.word], [program.welcome.you, "early", long]);
  assert.equal(answered.elapsed, 250 + 60 * keys(long));
  assert.equal(answered.until, prompt.shown_at + 4_000);
  await pause(prompt.shown_at + 3_000 - answered.time);
  person.say(short);
  assert.equal((await person.next("answered")).word, short, "three seconds after the prompt was shown");
});

test("a program that hurries again and again is marked, and then loses to a person with the same word", { timeout: 180_000 }, async () => {
  const { host, program, person, room } = await play();
  host.send({ type: "leave" });
  let { prompt } = program.welcome.phase;
  let hurried = 0;
  // Answers of two syllables mark the program; the person then answers with another word.
  while (hurried < 8) {
    const words = byKeys(prompt);
    if (words.length < 2) {
      for (const player of [program, person]) player.send({ type: "skip" });
      ({ prompt } = await person.next("prompt"));
      continue;
    }
    await pause(PROGRAM_MILLIS);
    program.say(words[0]);
    await pause(PERSON_MILLIS - PROGRAM_MILLIS);
    person.say(words[1]);
    hurried += prompt.pattern.length === 2 ? 1 : 0;
    ({ prompt } = await person.next("prompt"));
  }
  const { body } = await server.call(`GET /api/rooms/${room}`, { as: "operator" });
  assert.deepEqual(body.marked, [program.welcome.you]);
  const withoutToken = await server.call(`GET /api/rooms/${room}`);
  assert.equal(withoutToken.body.marked, undefined);

  const [word] = byKeys(prompt);
  await pause(PROGRAM_MILLIS);
  const late = program.say(word);
  await pause(PERSON_MILLIS - PROGRAM_MILLIS);
  person.say(word);
  const answered = await person.next("answered");
  assert.deepEqual([answered.player, answered.word], [person.welcome.you, word], "the same word, 850 milliseconds later");
  assert.deepEqual(await program.next("note"), { type: "note", id: late, note: "already_used", word });
});
