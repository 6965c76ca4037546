// Rooms where everyone scores, and rooms whose host begins the prompts.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { enterByCode, field, makePrivateRoom, person, say, shownPattern, startBrowser } from "../support/browser.mjs";
import { Client } from "../support/client.mjs";
import { eventually } from "../support/eventually.mjs";
import { ScriptedRoom, settings } from "../support/scripted-room.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const button = (page, name) => page.getByRole("button", { name, exact: true });
const log = (page) => page.getByRole("log");
const board = (page) => page.locator(".prompt");

const names = ["수달", "하마", "고래"];
const players = names.map((nickname, index) => ({ id: index + 1, nickname, points: 0, correct: 0, connected: true, colour: index, host: index === 0 }));
const inAnHour = () => Date.now() + 3_600_000;
const prompt = (number = 1) => ({ number, place: number, of: 10, pattern: "ㅊㅅ", shown_at: Date.now(), ends_at: Date.now() + 60_000 });
const answered = (player, word, rest) => ({
  type: "answered", id: `a${player}`, player, nickname: names[player - 1], text: word, word, pattern: "ㅊㅅ", elapsed: 1_200, gained: 87, points: 87, correct: 1,
  until: inAnHour(), ...rest,
});
const open = () => ({ phase: { phase: "open", prompt: prompt(), hints: [] } });

/** Enters a scripted room whose host began this prompt, as the host, and where everyone scores. */
async function enter({ scoring = "together", ...state } = {}, { look = "", ...options } = {}) {
  const { page, context } = await person(browser, options);
  const room = await ScriptedRoom.on(page, {
    room: "3827-1946", players, settings: settings({ mode: "match", scoring, advance: "host" }), ...open(), ...state,
  });
  await page.addInitScript((look) => localStorage.setItem("look", look), look);
  await page.clock.install();
  await page.goto(new URL("/r/3827-1946", server.url).href);
  await page.getByLabel("별명").fill("수달");
  await button(page, "들어가기").click();
  await room.next("join");
  await page.locator(".prompt .tiles").first().waitFor();
  return { page, context, room };
}

/** The events of a reveal of these answers, and of how many found which word. */
const reveal = (answers, found) => {
  const time = Date.now();
  return [...answers.map(([player, word]) => answered(player, word, { time, until: time })), { type: "revealed", answers: [], found }];
};

/** The number of frames of this type that the page has sent, after all that it was going to send. */
async function sent(page, room, type) {
  await say(page, "그리고");
  await room.next("say");
  return room.received.filter((frame) => frame.type === type).length;
}

suite("where everyone scores", { concurrency: 2 }, () => {
  test("a word is hidden until the reveal, which the host begins, and scores for all who find it", async () => {
    const [host, guest] = await Promise.all([person(browser), person(browser)]);
    const code = await makePrivateRoom(host.page, server.url, "수달");
    await enterByCode(guest.page, server.url, "하마", code);
    const looker = await Client.join(server, "고래", { room: code });
    await button(host.page, "방 설정").click();
    const dialog = host.page.getByRole("dialog", { name: "방 설정" });
    await dialog.getByRole("radio", { name: "다 같이 맞히기" }).check();
    await dialog.getByRole("radio", { name: "방장이 넘기기" }).check();
    await dialog.getByRole("slider", { name: "제한 시간" }).fill("60");
    await dialog.getByRole("button", { name: "저장" }).click();
    await log(guest.page).getByText("방 설정이 바뀌었어요: 한 판 · 보통 · 다 같이 맞히기 · 방장이 넘기기 · 60초 · 10문제").waitFor();
    await button(host.page, "시작하기").click();
    await host.page.getByText("1/10", { exact: true }).waitFor();
    const [word] = answersTo(await shownPattern(host.page));
    assert.equal(await button(guest.page, "다음").count(), 0);

    await say(host.page, word);
    const won = board(host.page).getByText(new RegExp(`맞혔어요! \\+\\d+점\\. ‘${word}’`));
    await won.waitFor();
    await log(host.page).getByText("나만 보여요").waitFor();
    await board(guest.page).getByText("1/3명 정답").waitFor();
    await host.page.reload();
    await won.waitFor();
    assert.equal(await button(host.page, "패스").count(), 0, "nothing is left to pass");

    await say(host.page, "쉬운 문제네요");
    await log(host.page).getByRole("listitem").filter({ hasText: "쉬운 문제네요" }).getByText("맞힌 사람끼리").waitFor();
    await say(guest.page, `혹시 ${word}`);
    await guest.page.getByText("정답이 들어 있어서 문제가 끝날 때까지 보낼 수 없어요").waitFor();
    assert.equal(await field(guest.page).inputValue(), `혹시 ${word}`);
    assert.ok(!(await guest.page.locator(".room").innerText()).includes(word), "the guest does not see the word");
    assert.equal(await log(guest.page).getByText("쉬운 문제네요").count(), 0);
    await say(guest.page, word);
    await board(guest.page).getByText(/맞혔어요!/).waitFor();
    await say(guest.page, "저도 찾았어요");
    await log(host.page).getByText("저도 찾았어요").waitFor();

    await button(host.page, "다음").focus();
    // A press in the first moment counts for nothing.
    await eventually(async () => {
      await host.page.keyboard.press("Enter");
      return guest.page.locator(".found").count();
    }, (count) => count > 0);
    for (const { page } of [host, guest]) {
      await board(page).getByText(`${word} 2명`).waitFor();
      await log(page).getByText(`2명이 맞혔어요: ${word} 2명`).waitFor();
      await log(page).getByText(new RegExp(`내 정답 ${word} \\+\\d+`)).waitFor();
      await log(page).getByText("쉬운 문제네요").waitFor();
      assert.equal(await log(page).getByText("맞힌 사람끼리").count(), 0);
    }
    await guest.page.locator("p.next").getByText("방장이 다음 문제로 넘겨요").waitFor();
    assert.ok(await button(host.page, "다음").evaluate((next) => next === document.activeElement), "the button keeps the focus");
    await eventually(async () => {
      await host.page.keyboard.press("Enter");
      return guest.page.getByText("2/10", { exact: true }).count();
    }, (count) => count > 0);
    assert.deepEqual([...host.consoleErrors, ...guest.consoleErrors], []);
    await Promise.all([host.context.close(), guest.context.close(), looker.close()]);
  });

  test("a double press of 다음 ends the prompt and not its reveal", async () => {
    const { page, context, room } = await enter();
    await page.clock.fastForward(1_000);
    await button(page, "다음").dblclick();
    assert.equal(await sent(page, room, "next"), 1);
    room.tell(...reveal([], []));
    await page.getByText("아무도 못 맞혔어요").last().waitFor();
    await button(page, "다음").click();
    assert.equal(await sent(page, room, "next"), 1, "just after the reveal has begun");
    await page.clock.fastForward(1_000);
    await button(page, "다음").click();
    assert.equal(await sent(page, room, "next"), 2);
    await context.close();
  });

  test("a pass is no vote, and the button says that it was pressed", async () => {
    const { page, context, room } = await enter();
    await button(page, "패스").click();
    await room.next("skip");
    await button(page, "패스했어요").waitFor();
    room.tell({ type: "prompt", prompt: prompt(2) });
    await button(page, "패스").waitFor();
    await context.close();
  });

  test("the reveal names the only finder of a word, and marks the own word", async () => {
    const { page, context, room } = await enter();
    const found = [{ word: "초심", players: 2 }, { word: "축산", players: 1, by: 2 }];
    room.tell(...reveal([[1, "초심"], [2, "축산"], [3, "초심"]], found));
    const words = page.locator(".found li");
    await words.first().waitFor();
    assert.deepEqual(await words.allInnerTexts(), ["초심 2명", "‘축산’은 하마님만 찾았어요"]);
    assert.ok(await words.first().evaluate((word) => word.classList.contains("own")));
    await page.getByRole("img", { name: "초심" }).waitFor();
    const line = log(page).locator(".tally");
    assert.equal((await line.innerText()).replace(/\s+/g, " "), "3명이 맞혔어요: 초심 2명, 축산 1명 내 정답 초심 +87");
    room.tell({ type: "erased", message: 2 });
    await log(page).getByText("2명이 맞혔어요: 초심 2명").waitFor();
    await context.close();
  });

  test("the own answer is felt once, when it comes", async () => {
    const { page, context, room } = await enter({}, { look: "vibration" });
    await page.evaluate(() => {
      window.felt = 0;
      navigator.vibrate = () => (window.felt += 1);
    });
    room.tellEarly(answered(1, "초심"));
    await page.waitForFunction(() => window.felt === 1);
    room.tell(...reveal([[1, "초심"]], [{ word: "초심", players: 1 }]));
    await log(page).locator(".tally").waitFor();
    assert.equal(await page.evaluate(() => window.felt), 1);
    await context.close();
  });

  for (const viewport of [{ width: 360, height: 640 }, { width: 390, height: 844 }, { width: 1280, height: 800 }]) {
    test(`the board keeps its height from a prompt to a reveal of twelve words at ${viewport.width}×${viewport.height}`, async () => {
      const { page, context, room } = await enter({}, { viewport });
      const height = async () => (await board(page).boundingBox()).height;
      const first = await height();
      room.tell({ type: "progress", progress: { solved: 7, playing: 13 } });
      await page.getByText("7/13명 정답").waitFor();
      assert.equal(await height(), first, "with the progress");
      room.tellEarly(answered(1, "초심"));
      await board(page).getByText(/맞혔어요/).waitFor();
      assert.equal(await height(), first, "with the own answer");
      const words = ["초심", "최신", "책상", "출석", "청소", "천사", "축사", "참새", "철수", "체소", "초순", "축산"];
      room.tell(...reveal([[1, "초심"], [2, "축산"]], words.map((word) => ({ word, players: 1, ...(word === "축산" && { by: 2 }) }))));
      await page.locator(".found").waitFor();
      assert.equal(await height(), first, "at the reveal");
      const area = await page.locator(".below").boundingBox();
      for (const word of await page.locator(".found li").all()) {
        const { y, height } = await word.boundingBox();
        assert.ok(y >= area.y - 1 && y + height <= area.y + area.height + 1, await word.innerText());
      }
      await context.close();
    });
  }
});

suite("the choice to score together", { concurrency: 2 }, () => {
  test("comes with answers only, and can be changed", async () => {
    const { page, context, room } = await enter({ scoring: "first", phase: { phase: "lobby" } });
    await button(page, "방 설정").click();
    const dialog = page.getByRole("dialog", { name: "방 설정" });
    const [first, together] = ["먼저 맞히기", "다 같이 맞히기"].map((name) => dialog.getByRole("radio", { name }));
    await dialog.getByRole("checkbox", { name: "정답만 받기" }).check();
    assert.ok(await together.isChecked());
    await first.check();
    assert.ok(await dialog.getByRole("checkbox", { name: "정답만 받기" }).isChecked());
    await dialog.getByRole("button", { name: "저장" }).click();
    const saved = await room.next("settings");
    assert.deepEqual([saved.answers_only, saved.scoring ?? "first", saved.advance], [true, "first", "host"]);
    await context.close();
  });

  test("is offered to the host of a full lobby", async () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ ...players[0], id: index + 1, nickname: `수달${index}`, host: index === 0 }));
    const { page, context, room } = await enter({ scoring: "first", phase: { phase: "lobby" }, players: many.slice(0, 8) });
    const offer = page.getByRole("button", { name: /다 같이 맞히기로 바꾸기/ });
    await button(page, "시작하기").waitFor();
    assert.equal(await offer.count(), 0);
    room.tell({ type: "player", player: many[8] });
    await offer.click();
    const { type, ...chosen } = await room.next("settings");
    assert.equal(chosen.scoring, "together");
    room.tell({ type: "settings", settings: chosen });
    await offer.waitFor({ state: "detached" });
    await context.close();
  });
});
