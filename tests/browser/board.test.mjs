// The board's room on the screen: it keeps its height, nothing covers anything, and answers stand once.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { person, startBrowser } from "../support/browser.mjs";
import { ScriptedRoom, settings } from "../support/scripted-room.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const names = ["수달", "하마", "졸린 펭귄", "사막여우", "두루미", "반가운 다람쥐"];
const players = names.map((nickname, index) => ({ id: index + 1, nickname, points: 90 - index, correct: 1, connected: true, colour: index }));
const prompt = (pattern = "ㅊㅅ") => ({ number: 1, place: 1, of: 20, pattern, shown_at: Date.now(), ends_at: Date.now() + 3_600_000 });
const answered = (player, word) => ({
  type: "answered", id: `a${player}`, player, nickname: names[player - 1], text: word, word, pattern: "ㅊㅅ", elapsed: 1_200, gained: 90, points: 190, correct: 2,
  until: Date.now() + 3_600_000,
});

/** Enters a scripted room in this state, in a window of this size. */
async function enter(state, viewport) {
  const { page, context } = await person(browser, { viewport });
  const room = await ScriptedRoom.on(page, { players, ...state });
  await page.goto(new URL("/r/광장", server.url).href);
  await page.getByLabel("별명").fill("수달");
  await page.getByRole("button", { name: "들어가기" }).click();
  await room.next("join");
  await page.locator(".prompt :is(.tiles, .podium)").first().waitFor();
  return { page, context, room };
}

/** The edges of an element, in pixels of the window. */
async function edges(locator) {
  const { x, y, width, height } = await locator.boundingBox();
  return { left: x, top: y, right: x + width, bottom: y + height };
}

const overlap = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
const isWithin = (inner, outer) => inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right && inner.bottom <= outer.bottom;
const open = (pattern) => ({ phase: { phase: "open", prompt: prompt(pattern), hints: [] } });

suite("the board", { concurrency: 3 }, () => {
  for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 800 }]) {
    test(`keeps its height from a prompt to its reveal at ${viewport.width}×${viewport.height}`, async () => {
      const { page, context, room } = await enter(open(), viewport);
      const height = async () => (await page.locator(".prompt").boundingBox()).height;
      const first = await height();
      const chips = page.locator(".solved li");
      for (const [index, word] of ["초심", "책상", "출석", "천사", "청소"].entries()) {
        room.tell(answered(index + 1, word));
        await chips.nth(index).waitFor();
        assert.equal(await height(), first, `after ${index + 1} answers`);
      }
      room.tell({ type: "revealed", answers: [], until: Date.now() + 3_600_000 });
      await page.locator(".fair").waitFor({ state: "detached" });
      assert.equal(await height(), first, "at the reveal");
      room.tell({ type: "prompt", prompt: { ...prompt("ㄴㄴ"), number: 2 } });
      await page.getByRole("button", { name: "패스" }).waitFor();
      room.tell({ type: "revealed", answers: ["누나", "내년"], until: Date.now() + 3_600_000 });
      await page.getByText("내년", { exact: true }).waitFor();
      assert.equal(await height(), first, "at the reveal of a prompt that nobody solved");
      await context.close();
    });
  }

  test("shows the first answer's word on the tiles only, and the log has each answer in one line", async () => {
    const { page, context, room } = await enter(open(), { width: 390, height: 844 });
    room.tell(answered(2, "초심"), answered(3, "책상"));
    await page.getByRole("img", { name: "초심" }).waitFor();
    assert.equal(await page.locator(".solved").getByText("초심").count(), 0);
    await page.locator(".solved").getByText("책상").waitFor();
    const lines = page.getByRole("log").getByRole("listitem");
    assert.deepEqual((await lines.allInnerTexts()).map((line) => line.replace(/\s+/g, " ")), ["하마 초심 정답 +90", "졸린 펭귄 책상 정답 +90"]);
    await context.close();
  });

  const viewports = [[360, 640], [390, 430], [740, 360], [844, 170], [900, 800], [1400, 800], [1920, 1080]];
  const cases = viewports.flatMap(([width, height]) => ["ㅇㅅㅇㅈ", "ㅈㅈㅅㅊㅇㅈ"].map((pattern) => [{ width, height }, pattern]));
  for (const [viewport, pattern] of cases) {
    test(`shows ${pattern.length} whole tiles beside the button to skip at ${viewport.width}×${viewport.height}`, async () => {
      const { page, context } = await enter(open(pattern), viewport);
      const [board, skip] = await Promise.all([edges(page.locator(".prompt")), edges(page.getByRole("button", { name: "패스" }))]);
      for (const tile of await page.locator(".tiles > span").all()) {
        await tile.evaluate((element) => Promise.all(element.getAnimations().map((animation) => animation.finished)));
        const area = await edges(tile);
        assert.ok(isWithin(area, board), JSON.stringify({ area, board }));
        assert.ok(!overlap(area, skip), JSON.stringify({ area, skip }));
      }
      await context.close();
    });
  }

  test("leaves the players' strip on the screen beside an on-screen keyboard, with names where there are two", async () => {
    const { page, context } = await enter({ ...open(), players: players.slice(0, 2) }, { width: 390, height: 430 });
    const strip = page.getByRole("button", { name: "점수판" });
    for (const name of ["수달", "하마"]) assert.ok(isWithin(await edges(strip.getByText(name)), await edges(strip)));
    await context.close();
  });

  test("is larger in a large text size, and in a wide window", async () => {
    const width = async (viewport, look = "") => {
      const { page, context } = await person(browser, { viewport });
      await page.addInitScript((look) => localStorage.setItem("look", look), look);
      const room = await ScriptedRoom.on(page, open());
      await page.goto(new URL("/r/광장", server.url).href);
      await page.getByRole("button", { name: "들어가기" }).click();
      await room.next("join");
      await page.locator(".prompt .tiles").waitFor();
      const widths = await page.evaluate(() => [".tiles > span", ".room"].map((part) => document.querySelector(part).offsetWidth));
      await context.close();
      return widths;
    };
    const [[usual], [larger], [wide, room]] = [
      await width({ width: 390, height: 844 }), await width({ width: 390, height: 844 }, "larger"), await width({ width: 1920, height: 1080 }),
    ];
    assert.ok(larger > usual * 1.1, `${larger} beside ${usual}`);
    assert.ok(wide > 150 && room > 1800, `${wide}, ${room}`);
  });

  test("covers no word with the countdown to a match", async () => {
    for (const viewport of [{ width: 360, height: 640 }, { width: 1280, height: 800 }]) {
      const countdown = { phase: "countdown", until: Date.now() + 3_600_000 };
      const { page, context } = await enter({ phase: countdown, settings: settings({ mode: "match" }) }, viewport);
      const [sentence, board] = await Promise.all([edges(page.getByText("곧 시작해요").last()), edges(page.locator(".prompt"))]);
      // Throughout the animation, not only at its end.
      for (const part of [0, 0.1, 0.2, 0.3, 0.9]) {
        await page.locator(".countdown span").evaluate((tile, part) => {
          for (const animation of tile.getAnimations()) {
            animation.pause();
            animation.currentTime = part * 1000;
          }
        }, part);
        const tile = await edges(page.locator(".countdown span"));
        assert.ok(!overlap(tile, sentence) && isWithin(tile, board), JSON.stringify({ part, tile, sentence, board }));
      }
      await context.close();
    }
  });

  test("shows the button to share a result without scrolling at 360×640", async () => {
    const standings = players.slice(0, 3).map(({ id, nickname, points }, index) => ({ rank: index + 1, player: id, nickname, points }));
    const results = { standings, prompts: [{ pattern: "ㅊㅅ", solvers: [], answers: ["초심"] }] };
    const rows = players.map((player) => ({ ...player, host: player.id === 3 }));
    const { page, context } = await enter({ players: rows, phase: { phase: "results", results }, settings: settings({ mode: "match" }) }, { width: 360, height: 640 });
    const [share, board] = await Promise.all([edges(page.getByRole("button", { name: "결과 공유" })), edges(page.locator(".prompt"))]);
    assert.ok(isWithin(share, board), JSON.stringify({ share, board }));
    await context.close();
  });
});
