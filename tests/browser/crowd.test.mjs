// A room of many: the page shows the best players, this player and a number, and the others on request.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { enter, person, startBrowser } from "../support/browser.mjs";
import { Client, makeTalkChannel } from "../support/client.mjs";
import { startServer } from "../support/server.mjs";

const ROOM = "북적북적";
const CROWD = 110;

let server;
let browser;
// The whole crowd comes from one network.
before(async () => ([server, browser] = await Promise.all([startServer({ vars: { UNJOINED_SOCKETS: "200" } }), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

test("the scoreboard of a crowd shows the best, and everyone on request", async () => {
  assert.equal((await makeTalkChannel(server, ROOM, { seats: 200 })).status, 201);
  const players = await Promise.all(Array.from({ length: CROWD }, (_, index) => Client.join(server, `하마${index}`, { room: ROOM })));
  const { page, context, consoleErrors } = await person(browser, { viewport: { width: 1280, height: 800 } });
  await enter(page, new URL(`/r/${ROOM}`, server.url), "수달");
  await page.getByText(`${CROWD + 1}명 ·`).waitFor();
  const rows = page.getByRole("complementary", { name: "점수판" }).getByRole("listitem");
  assert.equal(await rows.count(), 21);
  assert.match(await rows.last().innerText(), /수달/);

  await page.getByRole("button", { name: "더 보기" }).click();
  await rows.nth(CROWD).waitFor();
  assert.equal(await rows.count(), CROWD + 1);
  assert.equal(await page.getByRole("button", { name: "더 보기" }).count(), 0);

  players[0].send({ type: "leave" });
  await page.getByText(`${CROWD}명 ·`).waitFor();
  assert.deepEqual(consoleErrors, []);
  await Promise.all([context.close(), ...players.map((player) => player.socket.close())]);
});
