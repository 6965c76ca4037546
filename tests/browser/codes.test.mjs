// Codes and invite links of private rooms on the page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { enter, makePrivateRoom, person, startBrowser } from "../support/browser.mjs";
import { comingFrom, makeRoom, matchSettings } from "../support/client.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

/** The keys with which the page has opened sockets, in order. */
function keysOf(page) {
  const keys = [];
  page.on("websocket", (socket) => keys.push(new URL(socket.url()).searchParams.get("key")));
  return keys;
}

test("the twenty-first wrong code in a minute is refused at its field, with the time of the next try", async () => {
  const headers = comingFrom("203.0.113.40");
  const { page, context } = await person(browser, { extraHTTPHeaders: headers });
  await page.goto(server.url.href);
  const code = page.getByLabel("방 코드");
  await code.fill("0000-0001");
  await press(page, "코드로 입장");
  await page.getByText("이 코드로 된 방이 없어요").waitFor();
  await Promise.all(Array.from({ length: 19 }, (_, number) => fetch(new URL(`/api/rooms/0000-01${number + 10}`, server.url), { headers })));
  const { room } = await makeRoom(server, matchSettings());
  await code.fill(room);
  await press(page, "코드로 입장");
  const sentence = await page.getByText(/^코드를 너무 많이 틀렸어요. \d+초 뒤에 다시 해 주세요$/).innerText();
  assert.ok(Number(sentence.match(/\d+/)[0]) <= 60, sentence);
  assert.deepEqual([await code.inputValue(), await code.getAttribute("aria-invalid")], [room, "true"]);
  assert.equal(new URL(page.url()).pathname, "/");
  await context.close();
});

test("an invite link has the room's secret, with which its visitors connect, and then their tokens", async () => {
  const host = await person(browser, { permissions: ["clipboard-read", "clipboard-write"] });
  const code = await makePrivateRoom(host.page, server.url, "수달");
  await press(host.page, "초대하기");
  await press(host.page, "링크 보내기");
  await host.page.getByText("초대 링크를 복사했어요").waitFor();
  const link = new URL(await host.page.evaluate(() => navigator.clipboard.readText()));
  assert.equal(link.pathname, `/r/${code}`);
  assert.match(link.hash, /^#[0-9a-f]{16}$/);

  const { page, context, consoleErrors } = await person(browser);
  const keys = keysOf(page);
  await enter(page, link.href, "하마");
  assert.equal(page.url(), link.href, "a copied address invites, too");
  await page.reload();
  await page.locator(".room .tiles").waitFor();
  assert.equal(keys[0], link.hash.slice(1));
  assert.match(keys[1], /^[0-9a-f-]{36}$/);
  assert.deepEqual(consoleErrors, []);
  await Promise.all([context.close(), host.context.close()]);
});

test("where codes are hidden, the secret of an invite link is hidden with them", async () => {
  const { page, context } = await person(browser);
  const keys = keysOf(page);
  const { room } = await makeRoom(server, matchSettings());
  await page.addInitScript(() => localStorage.setItem("look", "discreet"));
  await enter(page, new URL(`/r/${room}#0123456789abcdef`, server.url), "하마");
  const { pathname, hash } = new URL(page.url());
  assert.deepEqual([pathname, hash], ["/", ""]);
  assert.deepEqual(keys, ["0123456789abcdef"]);
  await context.close();
});
