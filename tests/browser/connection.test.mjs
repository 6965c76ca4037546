// Reconnecting after a lost connection, and offering a newer version of the page.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { field, person, say, startBrowser } from "../support/browser.mjs";
import { ScriptedRoom } from "../support/scripted-room.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const LOST = /연결이 끊겼어요. 다시 연결하고 있어요…/;
const banner = (page) => page.locator(".connection");
const returnToTab = (page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));

/** Runs `act` with a user in a scripted room and a paused clock, which only the test advances. */
async function inRoom(act) {
  const { page, context } = await person(browser);
  const room = await ScriptedRoom.on(page);
  await page.clock.install();
  await page.goto(new URL("/r/광장", server.url).href);
  await page.getByRole("button", { name: "들어가기" }).click();
  await field(page).waitFor();
  await room.next("join");
  await page.getByText("대화만 하는 방이에요").first().waitFor();
  await page.clock.pauseAt(Date.now() + 1_000_000);
  await act(page, room, context);
  await context.close();
}

suite("a lost connection", { concurrency: 2 }, () => {
  test("is retried with growing delays, and the page shows each attempt", () =>
    inRoom(async (page, room) => {
      room.isOpen = false;
      await field(page).fill("쓰다 만 말");
      await room.cut();
      for (const [index, wait] of [500, 1000, 2000].entries()) {
        await page.getByText(LOST).waitFor();
        await banner(page).getByText(`(${index + 1}번째)`).waitFor();
        await page.clock.runFor(wait);
      }
      await banner(page).getByText("(4번째)").waitFor();
      room.isOpen = true;
      await page.clock.runFor(4000);
      await page.getByText("다시 연결됐어요. 점수는 그대로예요").waitFor();
      assert.equal(await banner(page).innerText(), "");
      assert.equal(await field(page).inputValue(), "쓰다 만 말");
    }));

  test("is restored at once when the network is back", () =>
    inRoom(async (page, room, context) => {
      room.isOpen = false;
      await context.setOffline(true);
      await room.cut();
      await page.getByText("인터넷이 끊겼어요. 다시 연결되면 바로 이어서 할게요").waitFor();
      room.isOpen = true;
      await context.setOffline(false);
      await page.getByText("다시 연결됐어요. 점수는 그대로예요").waitFor();
    }));

  test("is restored at once when the player returns to the tab", () =>
    inRoom(async (page, room) => {
      await room.cut();
      await page.getByText(LOST).waitFor();
      await returnToTab(page);
      await page.getByText("다시 연결됐어요. 점수는 그대로예요").waitFor();
    }));

  test("stops the board, and a button on it connects at once", () =>
    inRoom(async (page, room) => {
      const now = await page.evaluate(() => Date.now());
      const prompt = { number: 1, place: 1, of: 20, pattern: "ㅅㄹ", shown_at: now, ends_at: now + 60_000 };
      room.state = { now, phase: { phase: "open", prompt, hints: [] } };
      await room.cut();
      await returnToTab(page);
      const board = page.locator(".prompt");
      await board.locator(".seconds").getByText("60초").waitFor();
      room.isOpen = false;
      await room.cut();
      await board.getByText("연결이 끊겨서 화면이 멈춰 있어요").waitFor();
      const left = await board.locator(".seconds").innerText();
      await page.clock.runFor(14_000);
      assert.equal(await board.locator(".seconds").innerText(), left, "the countdown stands still");
      assert.equal(await board.getByRole("button", { name: "패스" }).isDisabled(), true);
      room.isOpen = true;
      room.state = { now: now + 14_000, phase: { phase: "open", prompt, hints: [] } };
      await board.getByRole("button", { name: "지금 다시 연결" }).click();
      await board.locator(".seconds").getByText("46초").waitFor();
      assert.equal(await board.getByRole("button", { name: "패스" }).isDisabled(), false);
      assert.equal(await board.getByText("연결이 끊겨서").count(), 0);
      await page.clock.runFor(1_000);
      await board.locator(".seconds").getByText("45초").waitFor();
    }));

  test("is detected within five seconds after the player returns to the tab", () =>
    inRoom(async (page, room) => {
      await returnToTab(page);
      await room.next("ping");
      await page.clock.runFor(6000);
      assert.equal(await banner(page).innerText(), "", "a connection that answers is kept");
      room.isAwake = false;
      await returnToTab(page);
      await room.next("ping");
      await page.clock.runFor(5000);
      await page.getByText(LOST).waitFor();
    }));

  test("queues messages, and refuses other actions", () =>
    inRoom(async (page, room) => {
      room.state = { phase: { phase: "open", prompt: { number: 1, place: 1, of: 20, pattern: "ㅅㄹ", shown_at: 0, ends_at: 1e15 }, hints: [] } };
      await room.cut();
      await returnToTab(page);
      await page.locator(".tiles").waitFor();
      await room.cut();
      await page.getByText(LOST).waitFor();
      await page.getByRole("button", { name: "하마님 메뉴" }).click();
      await page.getByRole("button", { name: "신고하기" }).click();
      await page.getByText("아직 연결되지 않았어요. 연결되면 다시 눌러 주세요").waitFor();
      await say(page, "나중에 갈 말");
      await returnToTab(page);
      await room.next("join");
      await room.next("join");
      assert.equal((await room.next("say")).text, "나중에 갈 말");
    }));
});

suite("a newer version of the page", { concurrency: 2 }, () => {
  const NEW = "새 버전이 나왔어요";

  test("is offered when the player returns to the tab, and loaded only on request", () =>
    inRoom(async (page) => {
      const here = await page.evaluate(() => (window.isStillHere = true));
      await field(page).fill("쓰다 만 말");
      await returnToTab(page);
      await page.route(new URL("/", server.url).href, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: (await response.text()).replace(/-[0-9a-f]{16}/g, "-0123456789abcdef") });
      });
      assert.equal(await page.getByText(NEW).count(), 0);
      await returnToTab(page);
      await banner(page).getByText(NEW).waitFor();
      assert.equal(await page.evaluate(() => window.isStillHere), here);
      await banner(page).getByRole("button", { name: "새로고침" }).click();
      await page.waitForFunction(() => !window.isStillHere);
      assert.equal(await field(page).inputValue(), "쓰다 만 말");
    }));

  test("is offered after an event of an unknown type, and the game continues", () =>
    inRoom(async (page, room) => {
      room.tell({ type: "fireworks", colour: "red" });
      await banner(page).getByText(NEW).waitFor();
      // Rendering the log needs a running clock.
      await page.clock.resume();
      room.otherSays("그래도 이어지는 말");
      await page.getByRole("log").getByText("그래도 이어지는 말").waitFor();
    }));

  test("is required when the server no longer supports this protocol version", () =>
    inRoom(async (page, room) => {
      room.tell({ type: "error", code: "unsupported_version", message: "" });
      await banner(page).getByText("새 버전이 나왔어요. 새로고침하면 이어서 할 수 있어요").waitFor();
      await banner(page).getByRole("button", { name: "새로고침" }).waitFor();
    }));
});
