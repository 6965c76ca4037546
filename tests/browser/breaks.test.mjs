// Breaks on the page: a match outlives a reload, and the board says that the room has stopped.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { field, makePrivateRoom, person, say, shownPattern, startBrowser } from "../support/browser.mjs";
import { ScriptedRoom } from "../support/scripted-room.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const SENTENCE = "잠시 멈췄어요. 곧 이어서 해요";
const prompt = { number: 2, place: 2, of: 10, pattern: "ㅇㅅㅇㅈ", clue: "책상에서 쑥 빼서 물건을 넣는 곳", shown_at: 1_000_000, ends_at: 1_030_000 };
const frozen = { phase: "paused", frozen: { since: 1_012_000, prompt } };

/** Enters a scripted room during a break. */
async function enter(options, phase = frozen) {
  const { page, context } = await person(browser, options);
  const room = await ScriptedRoom.on(page, { phase });
  await page.goto(new URL("/r/광장", server.url).href);
  await page.getByRole("button", { name: "들어가기" }).click();
  await room.next("join");
  await page.locator(".prompt").getByText(SENTENCE).first().waitFor();
  return { page, context, room };
}

suite("a break", { concurrency: 2 }, () => {
  test("does not end a match that is played alone when its player reloads the page", async () => {
    const { page, context } = await person(browser);
    await makePrivateRoom(page, server.url, "수달");
    await page.getByRole("button", { name: "시작하기" }).click();
    await page.getByText("1/10", { exact: true }).waitFor();
    const [word] = answersTo(await shownPattern(page));
    await say(page, word);
    await page.locator(".answer").getByText(word, { exact: true }).waitFor();
    await page.getByText("2/10", { exact: true }).waitFor();
    const pattern = await shownPattern(page);
    const points = await page.getByRole("complementary", { name: "점수판" }).getByRole("listitem").innerText();

    await page.reload();
    await field(page).waitFor();
    await page.getByText("2/10", { exact: true }).waitFor();
    assert.equal(await shownPattern(page), pattern);
    assert.equal(await page.getByRole("complementary", { name: "점수판" }).getByRole("listitem").innerText(), points);
    await page.getByRole("button", { name: "패스" }).waitFor();
    await context.close();
  });

  test("shows the prompt with the time that is left standing still, until the room goes on", async () => {
    const { page, context, room } = await enter({});
    const board = page.locator(".prompt");
    assert.equal(await shownPattern(page), prompt.pattern);
    assert.equal(await board.locator(".seconds").innerText(), "18초");
    const bar = board.locator(".bar i");
    assert.equal(await bar.evaluate((element) => getComputedStyle(element).animationPlayState), "paused");
    assert.equal(await board.getByRole("button").count(), 0, "nothing to skip");
    assert.equal(await board.getByRole("status").filter({ hasText: SENTENCE }).count(), 1, "screen readers are told once");

    const now = Date.now();
    room.tell({ type: "phase", phase: { phase: "open", prompt: { ...prompt, shown_at: now, ends_at: now + 3_600_000 }, hints: [] } });
    await board.getByText(SENTENCE).first().waitFor({ state: "detached" });
    await page.getByRole("button", { name: "패스" }).waitFor();
    assert.equal(await bar.evaluate((element) => getComputedStyle(element).animationPlayState), "running");
    await context.close();
  });

  test("without a prompt has its sentence alone", async () => {
    const { page, context } = await enter({}, { phase: "paused", frozen: { since: 1_012_000 } });
    assert.equal(await page.locator(".prompt .time-left").count(), 0);
    await context.close();
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`fits on the board at 360×640 in ${colorScheme}`, async () => {
      const { page, context } = await enter({ viewport: { width: 360, height: 640 }, colorScheme });
      const board = await page.locator(".prompt").boundingBox();
      for (const part of await page.locator(".prompt :is(.tiles > span, .clue, .time-left)").all()) {
        await part.evaluate((element) => Promise.all(element.getAnimations().map((animation) => animation.finished)));
        const { x, y, width, height } = await part.boundingBox();
        const isWithin = x >= board.x && y >= board.y && x + width <= board.x + board.width && y + height <= board.y + board.height;
        assert.ok(isWithin, JSON.stringify({ board, part: { x, y, width, height } }));
      }
      await context.close();
    });
  }
});
