// The menu of a player (remove, hide, report, vote), and invitations.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { enter, enterByCode, makePrivateRoom, person, say, shownPattern, startBrowser } from "../support/browser.mjs";
import { Client } from "../support/client.mjs";
import { OTHER, OWN, ScriptedRoom } from "../support/scripted-room.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const log = (page) => page.getByRole("log");

/** Opens the menu of a player. */
async function openMenu(page, nickname) {
  await page.getByRole("button", { name: `${nickname}님 메뉴` }).click();
  const menu = page.getByRole("dialog", { name: `${nickname}님` });
  await menu.waitFor();
  return menu;
}

/** Opens the menu of a player and clicks an item that closes it. */
async function choose(page, nickname, choice) {
  const opened = await openMenu(page, nickname);
  await opened.getByRole("button", { name: choice, exact: true }).click();
  await opened.waitFor({ state: "hidden" });
}

suite("the menu of a player", { concurrency: 2 }, () => {
  test("a player whom the host removes is told, and banned for ten minutes", async () => {
    const [host, guest] = await Promise.all([person(browser), person(browser)]);
    const code = await makePrivateRoom(host.page, server.url, "수달");
    await enterByCode(guest.page, server.url, "하마", code);

    const opened = await openMenu(host.page, "하마");
    assert.equal(await opened.getByRole("button", { name: "내보내기 투표" }).count(), 0, "a host needs no vote");
    await opened.getByRole("button", { name: "내보내기" }).click();
    await opened.getByText("하마님을 내보낼까요?").waitFor();
    await opened.getByRole("button", { name: "내보내기" }).click();
    await log(host.page).getByText("방장이 하마님을 내보냈어요").waitFor();
    await guest.page.getByRole("heading", { name: "방에서 퇴장됐어요" }).waitFor();
    await guest.page.reload();
    await guest.page.getByRole("heading", { name: "10분 뒤에 다시 들어올 수 있어요" }).waitFor();
    await guest.page.getByText("이 방에서 퇴장됐어요").waitFor();
    await guest.page.getByRole("button", { name: "첫 화면으로" }).click();
    await guest.page.getByRole("button", { name: "바로 시작" }).waitFor();
    assert.deepEqual([...host.consoleErrors, ...guest.consoleErrors], []);
    await Promise.all([host.context.close(), guest.context.close()]);
  });

  test("the host sees in a player's menu that the player answers faster than hands", async () => {
    const { page, context, consoleErrors } = await person(browser);
    const room = await ScriptedRoom.on(page, { players: [{ ...OWN, host: true }, OTHER] });
    await enter(page, new URL("/r/3827-1946", server.url), "수달");
    const hint = "손으로 치기 어려울 만큼 답이 빨라요";
    assert.equal(await (await openMenu(page, "하마")).getByText(hint).count(), 0);
    await page.keyboard.press("Escape");
    room.tell({ type: "marked", players: [OTHER.id] });
    room.otherSays("다 전했어요");
    await log(page).getByText("다 전했어요").waitFor();
    await (await openMenu(page, "하마")).getByText(hint).waitFor();
    assert.deepEqual(consoleErrors, []);
    await context.close();
  });

  test("a hidden player's answers are still shown, and hiding can be undone", async () => {
    const room = "숨기기";
    const [loud, witness] = [await Client.join(server, "하마", { room }), await person(browser)];
    const { page } = witness;
    await enter(page, new URL(`/r/${room}`, server.url), "수달");
    loud.say("시끄러운 말");
    const noise = log(page).getByText("시끄러운 말");
    await noise.waitFor();
    await choose(page, "하마", "대화 숨기기");
    await noise.waitFor({ state: "detached" });
    const [word] = answersTo(await shownPattern(page));
    loud.say("또 시끄러운 말");
    loud.say(word);
    await log(page).locator(".answer").getByText(word, { exact: true }).waitFor();
    assert.equal(await log(page).getByText("또 시끄러운 말").count(), 0);
    await choose(page, "하마", "대화 다시 보기");
    await log(page).getByText("또 시끄러운 말").waitFor();
    assert.deepEqual(witness.consoleErrors, []);
    await Promise.all([witness.context.close(), loud.close()]);
  });

  test("the menu works by keyboard, and a report is acknowledged", async () => {
    const room = "신고";
    const [loud, { page, context, consoleErrors }] = [await Client.join(server, "하마", { room }), await person(browser)];
    await enter(page, new URL(`/r/${room}`, server.url), "수달");
    const button = page.getByRole("button", { name: "하마님 메뉴" });
    await button.focus();
    await page.keyboard.press("Enter");
    const opened = page.getByRole("dialog", { name: "하마님" });
    await opened.waitFor();
    await page.keyboard.press("Escape");
    await opened.waitFor({ state: "hidden" });
    assert.ok(await button.evaluate((element) => element === document.activeElement), "the focus returns to the button");
    await choose(page, "하마", "신고하기");
    await page.getByText("알려 줘서 고마워요. 운영자가 살펴볼 거예요").waitFor();
    assert.deepEqual(consoleErrors, []);
    await Promise.all([context.close(), loud.close()]);
  });

  test("only a player who has sent a message can vote to remove another", async () => {
    const room = "투표";
    const [loud, first, last] = await Promise.all(["하마", "고래", "펭귄"].map((nickname) => Client.join(server, nickname, { room })));
    const { page, context, consoleErrors } = await person(browser);
    await enter(page, new URL(`/r/${room}`, server.url), "수달");
    for (const client of [loud, first, last]) client.say("안녕하세요");
    first.send({ type: "vote", player: loud.welcome.you });
    const ballot = page.locator(".ballot");
    await ballot.getByText("‘하마’님 내보내기 투표 1/3").waitFor();
    const agree = page.getByRole("button", { name: "찬성" });
    await agree.click();
    await page.getByText("먼저 한마디 해야 투표할 수 있어요").waitFor();
    await say(page, "저도 안녕하세요");
    await log(page).getByText("저도 안녕하세요").waitFor();
    await choose(page, "하마", "내보내기 투표");
    await ballot.getByText("‘하마’님 내보내기 투표 2/3").waitFor();
    assert.equal(await agree.count(), 0, "the button disappears after voting");
    last.send({ type: "vote", player: loud.welcome.you });
    await log(page).getByText("투표로 하마님을 내보냈어요").waitFor();
    assert.equal(await page.getByText(/내보내기 투표 \d/).count(), 0);
    assert.equal(await loud.closed, 4003);
    assert.deepEqual(consoleErrors, []);
    await Promise.all([context.close(), first.close(), last.close()]);
  });

  test("an invitation link uses the clipboard, a field for copying, or the browser's share sheet", async () => {
    const { page, context, consoleErrors } = await person(browser, { permissions: ["clipboard-read", "clipboard-write"] });
    const url = new URL("/r/초대", server.url);
    await enter(page, url, "수달");
    const invite = async () => {
      await page.getByRole("button", { name: "초대하기" }).click();
      await page.getByRole("button", { name: "링크 보내기" }).click();
    };
    await invite();
    await page.getByText("초대 링크를 복사했어요").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), url.href);
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await invite();
    const link = page.getByLabel("복사해서 보내 주세요");
    await link.waitFor();
    assert.equal(await link.evaluate((input) => input.value.slice(input.selectionStart, input.selectionEnd)), url.href);
    await page.evaluate(() => Object.defineProperty(navigator, "share", { value: async (data) => (window.shared = data) }));
    await invite();
    assert.deepEqual(await page.waitForFunction(() => window.shared).then((shared) => shared.jsonValue()), { url: url.href });
    assert.deepEqual(consoleErrors, []);
    await context.close();
  });
});
