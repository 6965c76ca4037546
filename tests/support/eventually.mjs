// For what comes by itself a moment later, and is announced by nothing.

import { setTimeout as pause } from "node:timers/promises";

/** How long a test waits for what should come soon, in milliseconds. */
export const PATIENCE = 20_000;

/** Asks again and again until the answer is as wished, and returns it. */
export async function eventually(ask, isWished) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (isWished(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`it stayed ${JSON.stringify(answer)}`);
    await pause(50);
  }
}
