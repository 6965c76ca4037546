// The ends of rooms that nobody uses. Instead of waiting for days, the tests set back what a stopped server has stored: the
// times of its rooms, and their alarms.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Server } from "../faults/server.mjs";
import { Client, matchSettings } from "../support/client.mjs";
import { eventually } from "../support/eventually.mjs";
import { changeStored, changeStoredRooms } from "../support/server.mjs";

const DAY_MILLIS = 86_400_000;
const [PLAZA, CHANNEL, CODE, TOKEN] = ["광장", "우리 반", "1234-5678", "the-makers-token"];

/** Stops the server and starts it again as if so many days had passed. Messages would not have been kept for so long. */
async function passDays(server, days) {
  await server.kill();
  const millis = days * DAY_MILLIS;
  const earlier = ["epoch", "last_event_at", "empty_since"].map((field) => `'$.${field}', json_extract(body, '$.${field}') - ${millis}`);
  await changeStoredRooms(server.storage, `UPDATE snapshot SET body = json_set(body, ${earlier}); DELETE FROM batch`);
  await changeStored(server.storage, "RoomObject", "_cf_ALARM", `UPDATE _cf_ALARM SET scheduled_time = scheduled_time - ${millis}000000`);
  await server.restart();
}

test("a channel ends after 7 days without anybody, a private room after 30, and the plaza never", async (t) => {
  const server = await Server.start();
  t.after(() => server.end());
  await server.makeRoom(CODE, matchSettings(), TOKEN);
  for (const room of [PLAZA, CHANNEL, CODE]) {
    const player = await Client.join(server, "수달", { room, resume: TOKEN });
    player.send({ type: "leave" });
    await player.closed;
  }
  const status = async (room) => (await server.call(room, { read: { players: false } })).status;
  const ends = (room) => eventually(() => status(room), (status) => status === 404);
  await passDays(server, 7);
  await ends(CHANNEL);
  assert.deepEqual([await status(PLAZA), await status(CODE)], [200, 200]);
  await passDays(server, 23);
  await ends(CODE);
  assert.equal(await status(PLAZA), 200);
  const stranger = await Client.tryJoin(server, "도둑", { room: CODE });
  assert.equal(stranger, null, "the code opens nothing any more");
  const again = await Client.join(server, "하마", { room: CHANNEL });
  assert.deepEqual([again.welcome.you, again.welcome.maker], [1, true], "the channel begins anew");
  await again.close();
});
