// A stored room whose database refuses certain writes.

import { Client } from "./client.mjs";
import { changeStoredRooms, startWranglerDev, storageFolder } from "./server.mjs";

/**
 * Stores 광장 with one player, adds `trigger` to its database, and starts a server with it. Returns the server, and the token
 * with which the player comes back.
 */
export async function startWithFault(test, trigger) {
  const folder = await storageFolder(test);
  const first = await startWranglerDev(test, folder);
  const player = await Client.join(first, "수달");
  await player.close();
  await first.close();
  await changeStoredRooms(folder, trigger);
  return { server: await startWranglerDev(test, folder), token: player.welcome.token };
}
