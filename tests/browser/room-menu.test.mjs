import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { enter, enterByCode, makeRoomAtDoor, person, prompt, say, startBrowser } from "../support/browser.mjs";
import { Client } from "../support/client.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const log = (page) => page.getByRole("log");

/** The menu about a player, opened. */
async function menu(page, nickname) {
  await page.getByRole("button", { name: `${nickname}님 메뉴` }).click();
  const menu = page.getByRole("dialog", { name: `${nickname}님` });
  await menu.waitFor();
  return menu;
}

async function choose(page, nickname, choice) {
  const opened = await menu(page, nickname);
  await opened.getByRole("button", { name: choice, exact: true }).click();
  await opened.waitFor({ state: "hidden" });
}

suite("the menu about a player", { concurrency: 2 }, () => {
  test("whom the host removes is told so, and kept out for a while", async () => {
    const [host, guest] = await Promise.all([person(browser), person(browser)]);
    const code = await makeRoomAtDoor(host.page, server.url, "수달");
    await enterByCode(guest.page, server.url, "하마", code);

    const opened = await menu(host.page, "하마");
    assert.equal(await opened.getByRole("button", { name: "내보내기 투표" }).count(), 0, "a host needs no vote");
    await opened.getByRole("button", { name: "내보내기" }).click();
    await opened.getByText("하마님을 내보낼까요?").waitFor();
    await opened.getByRole("button", { name: "내보내기" }).click();
    await log(host.page).getByText("방장이 하마님을 내보냈어요").waitFor();
    await guest.page.getByRole("heading", { name: "방에서 내보내졌어요" }).waitFor();
    await guest.page.reload();
    await guest.page.getByRole("heading", { name: "내보내진 방이에요" }).waitFor();
    await guest.page.getByText("10분 뒤에 다시 들어올 수 있어요").waitFor();
    await guest.page.getByRole("button", { name: "첫 화면으로" }).click();
    await guest.page.getByRole("button", { name: "바로 시작" }).waitFor();
    assert.deepEqual([...host.complaints, ...guest.complaints], []);
    await Promise.all([host.context.close(), guest.context.close()]);
  });

  test("whose talk is hidden can still answer, and be shown again", async () => {
    const room = "숨기기";
    const [loud, witness] = [await Client.join(server, "하마", { room }), await person(browser)];
    const { page } = witness;
    await enter(page, new URL(`/r/${room}`, server.url), "수달");
    loud.say("시끄러운 말");
    const noise = log(page).getByText("시끄러운 말");
    await noise.waitFor();
    await choose(page, "하마", "대화 숨기기");
    await noise.waitFor({ state: "detached" });
    const [word] = answersTo(await prompt(page));
    loud.say("또 시끄러운 말");
    loud.say(word);
    await log(page).getByText(`정답! ${word}`).waitFor();
    assert.equal(await log(page).getByText("또 시끄러운 말").count(), 0);
    await choose(page, "하마", "대화 다시 보기");
    await log(page).getByText("또 시끄러운 말").waitFor();
    assert.deepEqual(witness.complaints, []);
    await Promise.all([witness.context.close(), loud.close()]);
  });

  test("a menu is opened and closed by keys, and a report is thanked for", async () => {
    const room = "신고";
    const [loud, { page, context, complaints }] = [await Client.join(server, "하마", { room }), await person(browser)];
    await enter(page, new URL(`/r/${room}`, server.url), "수달");
    const button = page.getByRole("button", { name: "하마님 메뉴" });
    await button.focus();
    await page.keyboard.press("Enter");
    const opened = page.getByRole("dialog", { name: "하마님" });
    await opened.waitFor();
    await page.keyboard.press("Escape");
    await opened.waitFor({ state: "hidden" });
    assert.ok(await button.evaluate((element) => element === document.activeElement), "the focus is where it was");
    await choose(page, "하마", "신고하기");
    await page.getByText("알려 줘서 고마워요. 운영자가 살펴볼게요").waitFor();
    assert.deepEqual(complaints, []);
    await Promise.all([context.close(), loud.close()]);
  });

  test("who has said something can vote for removing a player", async () => {
    const room = "투표";
    const [loud, first, last] = await Promise.all(["하마", "고래", "펭귄"].map((nickname) => Client.join(server, nickname, { room })));
    const { page, context, complaints } = await person(browser);
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
    assert.equal(await agree.count(), 0, "nobody votes twice");
    last.send({ type: "vote", player: loud.welcome.you });
    await log(page).getByText("하마님이 투표로 내보내졌어요").waitFor();
    assert.equal(await page.getByText(/내보내기 투표 \d/).count(), 0);
    assert.equal(await loud.closed, 4003);
    assert.deepEqual(complaints, []);
    await Promise.all([context.close(), first.close(), last.close()]);
  });

  test("an invitation goes to the clipboard, or into a field for copying, or through the browser's own means", async () => {
    const { page, context, complaints } = await person(browser, { permissions: ["clipboard-read", "clipboard-write"] });
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
    assert.deepEqual(complaints, []);
    await context.close();
  });
});
