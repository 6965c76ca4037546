// The chat snippet of docs/protocol.md, embedded in another page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { person, startBrowser } from "../support/browser.mjs";
import { Client } from "../support/client.mjs";
import { root, startServer } from "../support/server.mjs";

const snippet = readFileSync(`${root}docs/protocol.md`, "utf8").match(/^```js\n(.*?)^```$/ms)[1];

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

/** Runs the snippet with the chat of `room` on another page of the server's origin. `cut` breaks its connection. */
async function embed(room, nickname) {
  const { context, page, consoleErrors } = await person(browser);
  let connection;
  await page.routeWebSocket(/\/ws\b/, (socket) => {
    connection = socket;
    socket.connectToServer();
  });
  await page.goto(new URL("/api/rooms", server.url).href);
  await page.evaluate(`(() => { ${snippet} window.openChat = openChat; })()`);
  await page.evaluate(([room, nickname]) => {
    window.shown = [];
    window.chat = openChat(location.origin, room, nickname, (event) => shown.push(event));
  }, [room, nickname]);
  /** Waits until an event with these fields is shown, and returns all events shown so far. */
  const shows = async (fields) => {
    const isShown = (fields) => shown.some((event) => Object.entries(fields).every(([key, value]) => event[key] === value));
    await page.waitForFunction(isShown, fields);
    return page.evaluate(() => shown);
  };
  const say = (text) => page.evaluate((text) => chat.say(text), text);
  const cut = () => connection.close({ code: 1012, reason: "restart" });
  return { context, page, consoleErrors, shows, say, cut };
}

test("the chat shows earlier messages, then sends and receives new ones", async () => {
  const otter = await Client.join(server, "수달", { room: "곁방" });
  otter.say("먼저 한 말");
  await otter.next("said");
  const { context, page, consoleErrors, shows, say } = await embed("곁방", "하마");
  await shows({ type: "said", nickname: "수달", text: "먼저 한 말" });
  await say("안녕하세요");
  const { nickname, text } = await otter.next("said");
  assert.deepEqual([nickname, text], ["하마", "안녕하세요"]);
  otter.say("반가워요");
  await shows({ type: "said", text: "반가워요" });
  const call = `POST /api/rooms/${encodeURIComponent("곁방")}/messages`;
  await server.call(call, { as: "operator", body: { text: "곧 점검이 있어요" } });
  const all = await shows({ type: "notice", text: "곧 점검이 있어요" });
  assert.deepEqual(all.map(({ text }) => text), ["먼저 한 말", "안녕하세요", "반가워요", "곧 점검이 있어요"]);
  await say("   ");
  await shows({ type: "refused", reason: "message_empty" });

  await page.evaluate(() => chat.leave());
  await otter.next("left");
  await shows({ type: "over", code: 1000 });
  // Ignore the 404 for this page's missing favicon.
  assert.deepEqual(consoleErrors.filter((error) => !error.includes("404")), []);
  await context.close();
  await otter.close();
});

test("a message sent while offline is delivered once after the reconnect, under the same nickname", async () => {
  const otter = await Client.join(server, "수달", { room: "끊긴 곁방" });
  const { context, shows, say, cut } = await embed("끊긴 곁방", "하마");
  otter.say("들리나요");
  await shows({ type: "said", text: "들리나요" });
  await cut();
  await say("끊긴 동안 한 말");
  const all = await shows({ type: "said", text: "끊긴 동안 한 말" });
  assert.deepEqual(all.map(({ nickname, text }) => [nickname, text]), [["수달", "들리나요"], ["하마", "끊긴 동안 한 말"]]);
  const { welcome } = await otter.resync();
  assert.deepEqual(welcome.recent.map(({ text }) => text), ["들리나요", "끊긴 동안 한 말"]);
  assert.equal(welcome.players.length, 2);
  await context.close();
  await otter.close();
});

test("a refused join is reported with its reason and not retried", async () => {
  const { context, shows } = await embed("곁방", "일이삼사오육칠팔구십일");
  await shows({ type: "refused", reason: "nickname_too_long" });
  const all = await shows({ type: "over" });
  assert.deepEqual(all.map(({ type }) => type), ["refused", "over"]);
  await context.close();
});

test("a room that does not exist ends the chat without a retry", async () => {
  const { context, shows } = await embed("0000-0000", "하마");
  await shows({ type: "over", code: 4004 });
  await context.close();
});
