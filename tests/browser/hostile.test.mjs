// Texts of strangers that would harm a careless page. `make abuse` sends more of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { hostilePage } from "../abuse/page.mjs";
import { startBrowser } from "../support/browser.mjs";
import { startServer } from "../support/server.mjs";

test("hostile texts as nicknames, messages and channels run nothing and break nothing", async (t) => {
  const [server, browser] = await Promise.all([startServer(), startBrowser()]);
  t.after(() => Promise.all([browser.close(), server.close()]));
  const { holds, seen } = await hostilePage(server, browser, { count: 60 });
  assert.ok(holds, seen);
});
