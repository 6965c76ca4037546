// A full room on the page: watching it, waiting for a seat, and losing the seat after a long silence.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { enter, person, startBrowser } from "../support/browser.mjs";
import { Client, makeTalkChannel } from "../support/client.mjs";
import { OTHER, OWN, ScriptedRoom, settings } from "../support/scripted-room.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const address = (room) => new URL(`/r/${encodeURIComponent(room)}`, server.url).href;
const field = (page) => page.getByRole("textbox", { name: "낱말이나 하고 싶은 말" });
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Types a nickname and asks for a seat of a full room. */
async function watch(page, room, nickname) {
  await page.goto(address(room));
  await page.getByLabel("별명").fill(nickname);
  await button(page, "들어가기").click();
  await page.getByText("구경하는 중이에요").waitFor();
}

/** Enters a scripted room that is watched, and waits for a seat of it. */
async function waitForSeat(page, room) {
  await button(page, "들어가기").click();
  await room.next("join");
  await button(page, "자리가 나면 앉기").waitFor();
  room.isAwake = false;
  await button(page, "자리가 나면 앉기").click();
  await room.next("join");
  room.tell({ type: "refused", reason: "room_full" });
  assert.deepEqual(await room.next("queue"), { type: "queue", state: "here" });
}

test("a full room is watched, and its free seat goes to the page that waited first", async () => {
  const room = "꽉 찬 방";
  await makeTalkChannel(server, room, { seats: 1 });
  const player = await Client.join(server, "하마", { room });
  const [first, second] = [await person(browser), await person(browser)];
  await watch(first.page, room, "수달");
  await first.page.getByText("방이 가득 차서 구경부터 해요").waitFor();
  player.say("구경하는 분 계세요?");
  await first.page.getByRole("log").getByText("구경하는 분 계세요?").waitFor();
  await first.page.getByText("1명 · 구경 1명").waitFor();
  await button(first.page, "자리가 나면 앉기").click();
  await first.page.getByText("1번째로 기다리고 있어요").waitFor();
  await watch(second.page, room, "고래");
  await button(second.page, "자리가 나면 앉기").click();
  await second.page.getByText("2번째로 기다리고 있어요").waitFor();

  player.send({ type: "leave" });
  await first.page.getByText("자리가 났어요!").waitFor();
  await button(first.page, "앉기").click();
  await field(first.page).fill("앉았어요");
  await field(first.page).press("Enter");
  await second.page.getByRole("log").getByText("앉았어요").waitFor();
  await second.page.getByText("1번째로 기다리고 있어요").waitFor();
  await button(second.page, "그만 기다리기").click();
  await button(second.page, "자리가 나면 앉기").waitFor();
  assert.deepEqual([...first.consoleErrors, ...second.consoleErrors], []);
  await Promise.all([first.context.close(), second.context.close()]);
});

test("a seat that is not taken in time goes to the next one, and the page says so", async () => {
  const { page, context } = await person(browser);
  const room = await ScriptedRoom.on(page, { watches: true, token: undefined, players: [OTHER] });
  await page.goto(address("광장"));
  await waitForSeat(page, room);
  room.tell({ type: "queue", place: 1, until: Date.now() + 60_000 });
  await button(page, "앉기").waitFor();
  room.tell({ type: "queue" });
  await page.getByText("자리가 다음 사람에게 넘어갔어요").waitFor();
  await button(page, "자리가 나면 앉기").waitFor();
  await context.close();
});

test("a page that waits does so again after a lost connection, and tells when it goes out of view", async () => {
  const { page, context } = await person(browser);
  const room = await ScriptedRoom.on(page, { watches: true, token: undefined, players: [OTHER] });
  await page.goto(address("광장"));
  await waitForSeat(page, room);
  room.tell({ type: "queue", place: 2 });
  await page.getByText("2번째로 기다리고 있어요").waitFor();
  room.isAwake = true;
  await room.cut();
  assert.equal((await room.next("queue")).state, "here");
  room.tell({ type: "queue", place: 5 });
  await page.getByText("5번째로 기다리고 있어요").waitFor();
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, value: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  assert.equal((await room.next("queue")).state, "away");
  await context.close();
});

test("whoever was silent for too long is told so, and keeps what was being typed", async () => {
  const { page, context } = await person(browser);
  const room = await ScriptedRoom.on(page);
  await enter(page, address("광장"), "수달");
  await room.next("join");
  await field(page).fill("이제야 말인데");
  room.tell({ type: "left", player: OWN.id }, { type: "welcome", you: OWN.id, token: "secret", watches: true, room: "광장", epoch: 1, seq: 1, now: Date.now(), players: [OTHER], settings: settings(), phase: { phase: "talk" }, recent: [] });
  await page.getByText("10분 동안 말이 없어서 다른 사람에게 자리를 내줬어요").waitFor();
  await button(page, "자리가 나면 앉기").click();
  assert.equal((await room.next("join")).resume, "secret", "with the earlier seat's token");
  await field(page).waitFor();
  assert.equal(await field(page).inputValue(), "이제야 말인데");
  await context.close();
});
