// A program that answers 50 ms after each prompt.

import { setTimeout as pause } from "node:timers/promises";
import { answersTo } from "../support/answers.mjs";
import { Client } from "../support/client.mjs";

const BOT_MILLIS = 50;
/** Prompts stay open for readers as long as this. */
const OPEN_MILLIS = 4_000;
/** How much later a prompt may reach the watcher than its end does. */
const MARGIN_MILLIS = 100;
/** The share of prompts for which that has to hold. */
const SHARE = 0.9;

/** A bot among two people who talk and do not answer. `prompts` is the number of prompts that are watched. */
export async function bot(server, { prompts = 12 } = {}) {
  const people = [await Client.join(server, "고래"), await Client.join(server, "하마")];
  const program = await Client.join(server, "기계", { from: "203.0.113.7" });
  const [watcher] = people;
  const open = [];
  // The first prompt is shown before everyone is there, so it is skipped.
  [...people, program].forEach((client) => client.send({ type: "skip" }));
  let { prompt } = await watcher.next("prompt");
  for (let number = 0; open.length < prompts; number += 1) {
    const begun = performance.now();
    people.forEach((person) => person.say("음, 뭐지"));
    const [answer] = answersTo(prompt.pattern);
    await pause(BOT_MILLIS);
    program.say(answer);
    await watcher.next("revealed");
    open.push(performance.now() - begun);
    ({ prompt } = await watcher.next("prompt"));
  }
  await Promise.all([program, ...people].map((client) => client.close()));
  const long = open.filter((millis) => millis >= OPEN_MILLIS - MARGIN_MILLIS).length;
  return {
    attack: `a program that answers ${BOT_MILLIS} ms after each of ${open.length} prompts`,
    holds: long >= SHARE * open.length,
    seen: `${long} of ${open.length} prompts stayed open for ${OPEN_MILLIS / 1_000} s or longer`,
  };
}
