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
/** Until the log shows its end, which it does a frame after what came last. */
const atEnd = (page) =>
  page.waitForFunction((height) => {
    const log = document.querySelector(".log");
    return innerHeight === height && log.scrollHeight - log.scrollTop - log.clientHeight < 2;
  }, page.viewportSize().height);
const unseen = (page, count) => page.getByRole("button", { name: `새 메시지 ${count}개 ↓` });
const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => `${from + index}번째 말`);

/** A person in a scripted room. */
async function inRoom(act, state) {
  const { page, context, complaints } = await person(browser, { viewport: { width: 390, height: 844 } });
  const room = await ScriptedRoom.on(page, state);
  await page.goto(new URL("/r/광장", server.url).href);
  await page.getByRole("button", { name: "들어가기" }).click();
  await field(page).waitFor();
  await room.next("join");
  await act(page, room, context);
  assert.deepEqual(complaints, []);
  await context.close();
}

suite("one's own messages", { concurrency: 2 }, () => {
  test("are shown at once, and stand where the room said them", () =>
    inRoom(async (page, room) => {
      await say(page, "내가 먼저");
      const own = lines(page).filter({ hasText: "내가 먼저" });
      await own.getByText("보내는 중").waitFor();
      const message = await room.next("say");
      room.hearOther("하마가 먼저");
      await log(page).getByText("하마가 먼저").waitFor();
      assert.deepEqual(await lines(page).allInnerTexts(), ["하마\n하마가 먼저", "내가 먼저\n보내는 중"]);
      room.confirm(message);
      await page.getByText("보내는 중").waitFor({ state: "detached" });
      assert.equal(await own.count(), 1);
      room.hearOther("하마가 또");
      await log(page).getByText("하마가 또").waitFor();
      assert.deepEqual(await page.locator(".line-text").allInnerTexts(), ["하마가 먼저", "내가 먼저", "하마가 또"]);
    }));

  test("are read aloud once, when the room says them", () =>
    inRoom(async (page) => {
      await say(page, "조용히 가는 말");
      const waiting = lines(page).filter({ hasText: "보내는 중" });
      assert.equal(await waiting.evaluate((line) => line.closest("[aria-live]").getAttribute("aria-live")), "off");
    }));

  test("are sent again after a lost connection, under the same id, and said once", () =>
    inRoom(async (page, room) => {
      await say(page, "첫째");
      await say(page, "둘째");
      const [first, second] = [await room.next("say"), await room.next("say")];
      // The first arrived and the second did not.
      room.state = { recent: [{ seq: 0, time: Date.now(), player: 1, nickname: "수달", ...first, type: "said" }] };
      await room.cut();
      assert.deepEqual(await room.next("say"), second);
      room.confirm(second);
      await page.getByText("보내는 중").waitFor({ state: "detached" });
      assert.deepEqual(await page.locator(".line-text").allInnerTexts(), ["첫째", "둘째"]);
    }));

  test("come back into the field when refused", () =>
    inRoom(async (page, room) => {
      await say(page, "너무 빠른 말");
      const { id } = await room.next("say");
      room.tell({ type: "refused", id, reason: "too_fast", wait: 1000 });
      await page.getByText("잠깐만요! 1초 뒤에 다시 보내 주세요").waitFor();
      assert.equal(await field(page).inputValue(), "너무 빠른 말");
      assert.equal(await lines(page).count(), 0);
    }));

  test("wait for a press when refused while another is being written", () =>
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
  test("follows the newest, and leaves who has scrolled up where they read", () =>
    inRoom(async (page, room) => {
      room.hearOther(...numbers(1, 60));
      await log(page).getByText("60번째 말", { exact: true }).waitFor();
      await page.waitForFunction(() => document.querySelector(".log").scrollTop > 0);
      await atEnd(page);

      await log(page).hover();
      await page.mouse.wheel(0, -600);
      await page.waitForFunction(() => !document.querySelector(".log.follows"));
      const place = await log(page).evaluate((log) => log.scrollTop);
      const joined = { type: "player", player: { id: 3, nickname: "고래", points: 0, correct: 0, connected: true } };
      room.tell(joined);
      room.hearOther(...numbers(61, 63));
      await unseen(page, 3).waitFor();
      assert.equal(await log(page).evaluate((log) => log.scrollTop), place);
      room.hearOther("64번째 말");
      await unseen(page, 4).click();
      await page.getByRole("button", { name: /새 메시지/ }).waitFor({ state: "detached" });
      await atEnd(page);
      assert.ok(await field(page).evaluate((element) => element === document.activeElement), "the keyboard stays open");
      room.hearOther("65번째 말");
      await log(page).getByText("65번째 말", { exact: true }).waitFor();
      await atEnd(page);
    }));

  test("goes to the end for who says something, and by key", () =>
    inRoom(async (page, room) => {
      room.hearOther(...numbers(1, 60));
      await log(page).getByText("60번째 말", { exact: true }).waitFor();
      const scrollUp = async () => {
        await log(page).hover();
        await page.mouse.wheel(0, -600);
        await page.waitForFunction(() => !document.querySelector(".log.follows"));
      };
      await scrollUp();
      room.hearOther("61번째 말");
      await unseen(page, 1).press("Enter");
      await page.waitForFunction(() => document.querySelector(".log.follows"));
      assert.ok(await log(page).evaluate((element) => element === document.activeElement));
      await scrollUp();
      await say(page, "여기 봐요");
      await page.waitForFunction(() => document.querySelector(".log.follows"));
      await atEnd(page);
    }));

  test("keeps the latest 300 lines, and stays at its end with them", () =>
    inRoom(async (page, room) => {
      room.hearOther(...numbers(1, 290));
      for (let number = 291; number <= 330; number += 1) room.hearOther(`${number}번째 말 `.repeat(1 + (number % 3) * 12));
      await log(page).getByText(/^330번째 말/).waitFor();
      assert.equal(await lines(page).count(), 300);
      await atEnd(page);
    }));

  test("shows its end when the keyboard takes the room", () =>
    inRoom(async (page, room) => {
      room.hearOther(...numbers(1, 60));
      await log(page).getByText("60번째 말", { exact: true }).waitFor();
      await page.setViewportSize({ width: 390, height: 640 });
      await atEnd(page);
    }));
});
