// Personal settings: colours, text size, motion, hidden players, hidden codes, sound; and players' icons and fonts.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { makePrivateRoom, openScoreboard, person, startBrowser } from "../support/browser.mjs";
import { ScriptedRoom } from "../support/scripted-room.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const prompt = { number: 1, place: 3, of: 20, pattern: "ㅅㄹ", shown_at: Date.now(), ends_at: Date.now() + 3_600_000 };

async function enterScripted(page, room = "광장") {
  const scripted = await ScriptedRoom.on(page, { room });
  await page.goto(new URL(`/r/${room}`, server.url).href);
  await page.getByRole("button", { name: "들어가기" }).click();
  await scripted.next("join");
  return scripted;
}

/** Opens the personal settings, runs `change` on the dialog and closes it. */
async function changeSettings(page, change) {
  await page.getByRole("button", { name: "내 설정" }).click();
  const dialog = page.getByRole("dialog", { name: "내 설정" });
  await change(dialog);
  await dialog.getByRole("button", { name: "닫기" }).click();
  await dialog.waitFor({ state: "hidden" });
}

const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
/** The page's two theme-color values: for a light system and for a dark one. */
const themeColours = (page) => page.locator("meta[name=theme-color]").evaluateAll((metas) => metas.map(({ content }) => content));
const textSize = (page) => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));

suite("personal settings", { concurrency: 2 }, () => {
  test("colours and text size change at once, and apply from the first paint of the next visit", async () => {
    const { page, context, consoleErrors } = await person(browser, { colorScheme: "light" });
    await page.goto(server.url.href);
    const [light, size] = [await background(page), await textSize(page)];
    const [, darkTheme] = await themeColours(page);
    await changeSettings(page, async (dialog) => {
      await dialog.getByRole("radio", { name: "어둡게" }).check();
      await dialog.getByRole("radio", { name: "더 크게" }).check();
    });
    const dark = await background(page);
    assert.notEqual(dark, light);
    assert.ok((await textSize(page)) > size);
    assert.deepEqual(await themeColours(page), [darkTheme, darkTheme]);
    // Block the wasm, so that only the static shell is shown.
    await page.route("**/*.wasm", (route) => route.abort());
    await page.reload();
    assert.equal(await background(page), dark);
    assert.deepEqual(await themeColours(page), [darkTheme, darkTheme]);
    assert.ok((await textSize(page)) > size);
    await page.unroute("**/*.wasm");
    await page.reload();
    await changeSettings(page, (dialog) => dialog.getByRole("radio", { name: "밝게" }).check());
    assert.equal(await background(page), light);
    assert.deepEqual(consoleErrors.filter((error) => !/wasm|Failed to fetch|ERR_FAILED/i.test(error)), []);
    await context.close();
  });

  test("with reduced motion no animation lasts longer than 100 ms", async () => {
    const { page, context } = await person(browser, { reducedMotion: "no-preference" });
    const room = await enterScripted(page);
    const longest = () => page.evaluate(() => Math.max(0, ...document.getAnimations().map((animation) => animation.effect.getComputedTiming().endTime)));
    room.tell({ type: "prompt", prompt });
    await page.getByRole("img", { name: /시옷 리을/ }).waitFor();
    assert.ok((await longest()) > 100);
    await changeSettings(page, (dialog) => dialog.getByRole("radio", { name: "줄이기" }).check());
    room.tell({ type: "prompt", prompt: { ...prompt, number: 2, pattern: "ㄱㅊ" } });
    await page.getByRole("img", { name: /기역 치읓/ }).waitFor();
    assert.ok((await longest()) <= 100);
    await context.close();
  });

  test("a hidden player stays hidden in other rooms, and the settings list can undo it", async () => {
    const { page, context, consoleErrors } = await person(browser);
    const room = await enterScripted(page);
    await openScoreboard(page);
    await page.getByRole("button", { name: "하마님 메뉴" }).click();
    await page.getByRole("button", { name: "대화 숨기기" }).click();
    room.otherSays("여기서 한 말");
    const other = await enterScripted(page, "다른 방");
    other.otherSays("저기서 한 말");
    other.tell({ type: "notice", text: "다 들었어요" });
    await page.getByText("다 들었어요").waitFor();
    assert.equal(await page.getByText("저기서 한 말").count(), 0);
    await changeSettings(page, (dialog) => dialog.getByRole("button", { name: "하마님 대화 다시 보기" }).click());
    await page.getByText("저기서 한 말").waitFor();
    assert.deepEqual(consoleErrors, []);
    await context.close();
  });

  test("a hidden room code appears only after a click in the invitation dialog", async () => {
    const { page, context, consoleErrors } = await person(browser);
    const code = await makePrivateRoom(page, server.url, "수달");
    const shown = page.locator(".lobby-code").getByText(code, { exact: true });
    await shown.waitFor();
    await changeSettings(page, (dialog) => dialog.getByRole("checkbox", { name: /코드 가리기/ }).check());
    await shown.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "비밀방, 다른 채널로 가기" }).waitFor();
    assert.equal(await page.title(), "비밀방 · 초성한판");
    assert.equal(new URL(page.url()).pathname, "/");
    await page.reload();
    await page.getByRole("button", { name: "초대하기" }).click();
    const dialog = page.getByRole("dialog", { name: "초대하기" });
    await dialog.getByRole("button", { name: "코드와 QR 보기" }).waitFor();
    assert.ok(!(await page.locator("body").innerText()).includes(code));
    await dialog.getByRole("button", { name: "코드와 QR 보기" }).click();
    await dialog.getByText(code, { exact: true }).waitFor();
    await dialog.getByRole("img", { name: "초대 링크 QR 코드" }).waitFor();
    await dialog.getByRole("button", { name: "다시 가리기" }).click();
    await dialog.getByText(code, { exact: true }).waitFor({ state: "detached" });
    await dialog.getByRole("button", { name: "코드와 QR 보기" }).click();
    await dialog.getByText(code, { exact: true }).waitFor();
    await dialog.getByRole("button", { name: "닫기" }).click();
    await page.getByRole("button", { name: "초대하기" }).click();
    await dialog.getByRole("button", { name: "코드와 QR 보기" }).waitFor();
    await dialog.getByRole("button", { name: "닫기" }).click();
    await changeSettings(page, (dialog) => dialog.getByRole("checkbox", { name: /코드 가리기/ }).uncheck());
    await page.waitForURL((url) => url.pathname === `/r/${code}`);
    assert.deepEqual(consoleErrors, []);
    await context.close();
  });

  test("history navigation returns to a private room with a hidden code", async () => {
    const { page, context, consoleErrors } = await person(browser);
    await page.addInitScript(() => localStorage.setItem("look", "discreet"));
    await makePrivateRoom(page, server.url, "수달");
    assert.equal(new URL(page.url()).pathname, "/");
    await page.goBack();
    await page.getByRole("button", { name: "방 만들기" }).waitFor();
    await page.goForward();
    await page.locator(".lobby").waitFor();
    assert.deepEqual(consoleErrors, []);
    await context.close();
  });

  test("sound and vibration are off by default; once on, an own right answer triggers them", async () => {
    const { page, context, consoleErrors } = await person(browser);
    await page.addInitScript(() => {
      window.felt = [];
      navigator.vibrate = (pulses) => window.felt.push(pulses);
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (...when) {
        window.felt.push("note");
        return start.apply(this, when);
      };
    });
    const requested = [];
    page.on("request", (request) => requested.push(new URL(request.url()).pathname));
    const room = await enterScripted(page);
    room.tell({ type: "prompt", prompt });
    await page.getByRole("img", { name: /시옷 리을/ }).waitFor();
    assert.ok(!requested.includes("/extra/cue.mjs"));
    await changeSettings(page, async (dialog) => {
      await dialog.getByRole("checkbox", { name: /소리/ }).check();
      await dialog.getByRole("checkbox", { name: /진동/ }).check();
    });
    await page.waitForFunction(() => window.felt.length > 0);
    await page.evaluate(() => (window.felt = []));
    room.tell({ type: "answered", id: "a", player: 1, nickname: "수달", text: "서랍", word: "서랍", pattern: "ㅅㄹ", elapsed: 900, gained: 98, points: 98, correct: 1, until: Date.now() + 60_000 });
    await page.waitForFunction(() => window.felt.includes("note") && window.felt.some(Array.isArray));
    assert.deepEqual(consoleErrors, []);
    await context.close();
  });
});

test("a player has the same icon in every room, and two players have different ones", async () => {
  const { page, context } = await person(browser);
  const looks = async (nickname) => {
    const rows = page.getByRole("complementary", { name: "점수판" }).getByRole("listitem");
    const classes = await rows.filter({ hasText: nickname }).first().getAttribute("class");
    return classes.match(/hue-\d shape-\d face-\d/)[0];
  };
  await enterScripted(page);
  const [own, other] = [await looks("수달"), await looks("하마")];
  assert.notEqual(own, other);
  await enterScripted(page, "다른 방");
  assert.deepEqual([await looks("수달"), await looks("하마")], [own, other]);
  await context.close();
});

test("a prompt preloads the font files of its answers", async () => {
  const { page, context } = await person(browser);
  const room = await enterScripted(page);
  const [font] = await Promise.all([
    page.waitForResponse((response) => /\/font\/09-.*\.woff2$/.test(response.url())),
    page.waitForResponse((response) => /\/font\/05-.*\.woff2$/.test(response.url())),
    room.tell({ type: "prompt", prompt }),
  ]);
  assert.equal(font.status(), 200);
  assert.match(font.headers()["cache-control"], /immutable/);
  await context.close();
});
