// The chat log: own messages until they are broadcast, scrolling, and the limit of 300 lines.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { field, person, say, startBrowser } from "../support/browser.mjs";
import { ScriptedRoom } from "../support/scripted-room.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const log = (page) => page.getByRole("log");
const lines = (page) => log(page).getByRole("listitem");
/** Waits until the log is scrolled to its end, which happens one frame after the last message. */
const atEnd = (page) =>
  page.waitForFunction((height) => {
    const log = document.querySelector(".log");
    return innerHeight === height && log.scrollHeight - log.scrollTop - log.clientHeight < 2;
  }, page.viewportSize().height);
const newMessagesButton = (page, count) => page.getByRole("button", { name: `새 메시지 ${count}개 ↓` });
const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => `${from + index}번째 말`);

/** Runs `act` with a user in a scripted room, and asserts that the console stays empty. */
async function inRoom(act, state) {
  const { page, context, consoleErrors } = await person(browser, { viewport: { width: 390, height: 844 } });
  const room = await ScriptedRoom.on(page, state);
  await page.goto(new URL("/r/광장", server.url).href);
  await page.getByRole("button", { name: "들어가기" }).click();
  await field(page).waitFor();
  await room.next("join");
  await act(page, room, context);
  assert.deepEqual(consoleErrors, []);
  await context.close();
}

suite("own messages", { concurrency: 2 }, () => {
  test("are shown at once, and move to their place in the broadcast order", () =>
    inRoom(async (page, room) => {
      await say(page, "내가 먼저");
      const own = lines(page).filter({ hasText: "내가 먼저" });
      await own.getByText("보내는 중").waitFor();
      const message = await room.next("say");
      room.otherSays("하마가 먼저");
      await log(page).getByText("하마가 먼저").waitFor();
      assert.deepEqual(await lines(page).allInnerTexts(), ["하마\n하마가 먼저", "내가 먼저\n보내는 중"]);
      room.confirm(message);
      await page.getByText("보내는 중").waitFor({ state: "detached" });
      assert.equal(await own.count(), 1);
      room.otherSays("하마가 또");
      await log(page).getByText("하마가 또").waitFor();
      assert.deepEqual(await page.locator(".line-text").allInnerTexts(), ["하마가 먼저", "내가 먼저", "하마가 또"]);
    }));

  test("are outside the live region until they are broadcast", () =>
    inRoom(async (page) => {
      await say(page, "조용히 가는 말");
      const waiting = lines(page).filter({ hasText: "보내는 중" });
      assert.equal(await waiting.evaluate((line) => line.closest("[aria-live]").getAttribute("aria-live")), "off");
    }));

  test("are resent under the same id after a lost connection, and shown once", () =>
    inRoom(async (page, room) => {
      await say(page, "첫째");
      await say(page, "둘째");
      const [first, second] = [await room.next("say"), await room.next("say")];
      // The server received only the first message before the connection broke.
      room.state = { recent: [{ seq: 0, time: Date.now(), player: 1, nickname: "수달", ...first, type: "said" }] };
      await room.cut();
      assert.deepEqual(await room.next("say"), second);
      room.confirm(second);
      await page.getByText("보내는 중").waitFor({ state: "detached" });
      assert.deepEqual(await page.locator(".line-text").allInnerTexts(), ["첫째", "둘째"]);
    }));

  test("return to the input when refused", () =>
    inRoom(async (page, room) => {
      await say(page, "너무 빠른 말");
      const { id } = await room.next("say");
      room.tell({ type: "refused", id, reason: "too_fast", wait: 1000 });
      await page.getByText("잠깐만요! 1초 뒤에 다시 보내 주세요").waitFor();
      assert.equal(await field(page).inputValue(), "너무 빠른 말");
      assert.equal(await lines(page).count(), 0);
    }));

  test("wait behind a button when refused while another message is being typed", () =>
    inRoom(async (page, room) => {
      await say(page, "너무 빠른 말");
      const { id } = await room.next("say");
      await field(page).fill("쓰다 만 말");
      room.tell({ type: "refused", id, reason: "too_fast", wait: 1000 });
      const again = page.getByRole("button", { name: "다시 쓰기" });
      await again.waitFor();
      assert.equal(await field(page).inputValue(), "쓰다 만 말");
      await again.click();
      assert.equal(await field(page).inputValue(), "너무 빠른 말 쓰다 만 말");
      assert.ok(await field(page).evaluate((element) => element === document.activeElement));
    }));
});

suite("the log", { concurrency: 2 }, () => {
  test("follows new messages, and keeps its position when scrolled up", () =>
    inRoom(async (page, room) => {
      room.otherSays(...numbers(1, 60));
      await log(page).getByText("60번째 말", { exact: true }).waitFor();
      await page.waitForFunction(() => document.querySelector(".log").scrollTop > 0);
      await atEnd(page);

      await log(page).hover();
      await page.mouse.wheel(0, -600);
      await page.waitForFunction(() => !document.querySelector(".log.follows"));
      const place = await log(page).evaluate((log) => log.scrollTop);
      const joined = { type: "player", player: { id: 3, nickname: "고래", points: 0, correct: 0, connected: true } };
      room.tell(joined);
      room.otherSays(...numbers(61, 63));
      await newMessagesButton(page, 3).waitFor();
      assert.equal(await log(page).evaluate((log) => log.scrollTop), place);
      room.otherSays("64번째 말");
      await newMessagesButton(page, 4).click();
      await page.getByRole("button", { name: /새 메시지/ }).waitFor({ state: "detached" });
      await atEnd(page);
      assert.ok(await field(page).evaluate((element) => element === document.activeElement), "the keyboard stays open");
      room.otherSays("65번째 말");
      await log(page).getByText("65번째 말", { exact: true }).waitFor();
      await atEnd(page);
    }));

  test("scrolls to the end by key and after an own message", () =>
    inRoom(async (page, room) => {
      room.otherSays(...numbers(1, 60));
      await log(page).getByText("60번째 말", { exact: true }).waitFor();
      const scrollUp = async () => {
        await log(page).hover();
        await page.mouse.wheel(0, -600);
        await page.waitForFunction(() => !document.querySelector(".log.follows"));
      };
      await scrollUp();
      room.otherSays("61번째 말");
      await newMessagesButton(page, 1).press("Enter");
      await page.waitForFunction(() => document.querySelector(".log.follows"));
      assert.ok(await log(page).evaluate((element) => element === document.activeElement));
      await scrollUp();
      await say(page, "여기 봐요");
      await page.waitForFunction(() => document.querySelector(".log.follows"));
      await atEnd(page);
    }));

  test("keeps the latest 300 lines and stays scrolled to its end", () =>
    inRoom(async (page, room) => {
      room.otherSays(...numbers(1, 290));
      for (let number = 291; number <= 330; number += 1) room.otherSays(`${number}번째 말 `.repeat(1 + (number % 3) * 12));
      await log(page).getByText(/^330번째 말/).waitFor();
      assert.equal(await lines(page).count(), 300);
      await atEnd(page);
    }));

  test("stays at its end when an on-screen keyboard shrinks the viewport", () =>
    inRoom(async (page, room) => {
      room.otherSays(...numbers(1, 60));
      await log(page).getByText("60번째 말", { exact: true }).waitFor();
      await page.setViewportSize({ width: 390, height: 640 });
      await atEnd(page);
    }));
});
