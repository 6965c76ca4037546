// Proposals and reports are delivered to the desk once, even while an earlier delivery is under way.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Client } from "../support/client.mjs";
import { eventually } from "../support/eventually.mjs";
import { Server } from "../faults/server.mjs";

test("a delivery that begins while another is under way sends nothing twice", async (t) => {
  const server = await Server.start({ OFFICES: "counting" }, "offices.js");
  t.after(() => server.end());
  const player = await Client.join(server, "수달");
  const words = ["뷁뷁", "뷁뷁뷁", "뷁뷁뷁뷁"];
  for (const word of words) player.send({ type: "propose", word });
  for (const word of words) assert.deepEqual(await player.next("proposed"), { type: "proposed", word });
  const told = async () => (await server.call("/desk", "told")).body.map(({ proposal }) => proposal.word);
  await eventually(told, (all) => all.includes(words.at(-1)));
  assert.deepEqual(await told(), words);
  await player.close();
});
