// What an honest player notices while others attack.

import { setTimeout as pause } from "node:timers/promises";

/** Says something every `everyMillis` until `attack()` ends. Returns the milliseconds until each message was told, sorted. */
export async function bystand(client, attack, everyMillis = 600) {
  let isOver = false;
  const attacked = attack().finally(() => (isOver = true));
  const times = [];
  while (!isOver || times.length < 5) {
    const [id, begun] = [client.say(`잘 지내요 ${times.length}`), performance.now()];
    while ((await client.nextOf("said")).id !== id);
    const millis = performance.now() - begun;
    times.push(millis);
    await pause(Math.max(0, everyMillis - millis));
  }
  await attacked;
  return times.sort((one, other) => one - other);
}

/** The value that this share of sorted values does not exceed. */
export const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
