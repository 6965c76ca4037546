// Deadlines are kept even if their effects could not be stored at first.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { Client } from "../support/client.mjs";
import { startWithFault } from "../support/faulty-room.mjs";

test("a deadline that could not be stored is tried again without any input", async (t) => {
  // Refuses every reveal until three seconds after the fair window, whenever that is.
  const { server, token } = await startWithFault(
    t,
    `CREATE TRIGGER fault BEFORE INSERT ON snapshot
     WHEN NEW.body LIKE '%"stage":{"Reveal"%' AND EXISTS (
       SELECT 1 FROM snapshot WHERE (julianday('now') - 2440587.5) * 86400000 < json_extract(body, '$.stage.Fair.until') + 3000)
     BEGIN SELECT RAISE(ABORT, 'no'); END`,
  );

  const back = await Client.join(server, "수달", { resume: token });
  // Alone, the player would have no fair window.
  const other = await Client.join(server, "하마");
  back.say(answersTo(back.welcome.phase.prompt.pattern)[0]);
  const { until } = await back.next("answered");
  const revealed = await back.next("revealed");
  assert.ok(revealed.until - 2_000 >= until + 3_000, "the first attempt failed");
  await Promise.all([back.close(), other.close()]);
});
