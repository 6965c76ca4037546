// Polling, for changes that the server makes without sending an event.

import { setTimeout as pause } from "node:timers/promises";

/** How long a test waits for an event or a condition, in milliseconds. */
export const TIMEOUT_MILLIS = 20_000;

/** Calls `poll` until `isDone` accepts its result. Returns that result, or throws after TIMEOUT_MILLIS. */
export async function eventually(poll, isDone) {
  const deadline = Date.now() + TIMEOUT_MILLIS;
  for (;;) {
    const result = await poll();
    if (isDone(result)) return result;
    if (Date.now() > deadline) throw new Error(`timed out; the last result was ${JSON.stringify(result)}`);
    await pause(50);
  }
}
