// 낱말 묶음 on the page: pasted from a spreadsheet, mended, asked, changed, exported and kept for the next room.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, suite, test } from "node:test";
import { field, makePrivateRoom, person, startBrowser } from "../support/browser.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer({ vars: { ANSWER_FLOOR: "off" } }), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

/** What a spreadsheet copies: cells separated by tabs, a clue with quotes in quotes. */
const PASTED = '광합성\t빛, 물로 양분을 만드는 일\r\n공생\t"서로 ""돕고"" 사는 일"\r\n기공\t\r\n3·1운동\r\n구름\r\n고기압';

/** Makes a private room and opens the form for its words. */
async function openBundle(page) {
  await makePrivateRoom(page, server.url, "선생님");
  return openBundleAgain(page);
}

async function openBundleAgain(page) {
  await page.getByRole("button", { name: "방 설정", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "방 설정" });
  await dialog.locator(".settings-row", { hasText: "낱말 묶음" }).getByRole("button").click();
  await dialog.getByLabel("이름").waitFor();
  return dialog;
}

/** Pastes a text into the field for words, as the clipboard would. */
async function paste(dialog, text) {
  const words = dialog.getByRole("textbox", { name: "낱말" });
  await words.fill("");
  await words.focus();
  await words.page().keyboard.insertText(text);
}

suite("the maker's own words", { concurrency: 2 }, () => {
  test("are pasted, mended line by line, asked, changed and exported", async () => {
    const { page, context, consoleErrors } = await person(browser);
    const dialog = await openBundle(page);
    await dialog.getByLabel("이름").fill("우리 반 과학");
    await paste(dialog, PASTED);
    await dialog.getByText("6개").waitFor();
    await dialog.getByRole("button", { name: "이 낱말로 묻기" }).click();
    await dialog.getByText("숫자는 한글로 써 주세요 (삼일운동)").waitFor();
    await dialog.getByRole("button", { name: "4번째 줄" }).click();
    assert.equal(await page.evaluate(() => {
      const { value, selectionStart, selectionEnd } = document.activeElement;
      return value.slice(selectionStart, selectionEnd);
    }), "3·1운동");
    await page.keyboard.insertText("삼일운동");
    await dialog.getByRole("button", { name: "이 낱말로 묻기" }).click();
    await dialog.getByRole("button", { name: "우리 반 과학" }).waitFor();
    await dialog.getByRole("button", { name: "저장" }).click();
    await page.getByText("다음 문제부터 ‘우리 반 과학’ 묶음의 낱말 6개로 물어요").waitFor();
    await page.getByText("방 설정이 바뀌었어요").first().waitFor();

    await page.getByRole("button", { name: "시작하기" }).click();
    const tiles = page.locator(".prompt .tiles[role=img]");
    await tiles.waitFor();
    assert.match(await tiles.getAttribute("aria-label"), /^제시 초성 (기역|시옷)/);
    const again = await openBundleAgain(page);
    const words = again.getByRole("textbox", { name: "낱말" });
    await again.getByText("6개").waitFor();
    assert.equal(await words.inputValue(), '광합성\t빛, 물로 양분을 만드는 일\n공생\t서로 "돕고" 사는 일\n기공\n삼일운동\n구름\n고기압\n');
    await words.press("ControlOrMeta+End");
    await page.keyboard.insertText("기온\n");
    await again.getByRole("button", { name: "이 낱말로 묻기" }).click();
    await page.getByText("낱말 7개로 물어요").waitFor();
    await again.locator(".settings-row", { hasText: "낱말 묶음" }).getByRole("button").click();
    await again.getByText("7개").waitFor();
    const download = page.waitForEvent("download");
    await again.getByRole("button", { name: "파일로 저장" }).click();
    const file = await download;
    assert.equal(file.suggestedFilename(), "우리 반 과학.txt");
    assert.equal(readFileSync(await file.path(), "utf8"), await words.inputValue());
    assert.deepEqual(consoleErrors.filter((error) => !error.includes("422")), []);
    await context.close();
  });

  test("stay in the browser for the next room, and others are there to try", async () => {
    const { page, context } = await person(browser);
    const dialog = await openBundle(page);
    await dialog.getByLabel("불러오기").selectOption("한국사");
    await dialog.getByText("45개").waitFor();
    assert.equal(await dialog.getByLabel("이름").inputValue(), "한국사");
    await dialog.getByRole("button", { name: "이 낱말로 묻기" }).click();
    await dialog.getByRole("checkbox", { name: "이 묶음의 낱말만 정답" }).check();
    await dialog.getByRole("button", { name: "저장" }).click();
    await page.getByText(/방 설정이 바뀌었어요: .*‘한국사’ 묶음 · 묶음 낱말만 · 다 같이 맞히기/).waitFor();

    const next = await openBundle(page);
    await next.getByLabel("불러오기").selectOption("/한국사");
    await next.getByText("45개").waitFor();
    await next.getByRole("button", { name: "이 낱말로 묻기" }).click();
    await next.locator(".settings-row", { hasText: "낱말 묶음" }).getByRole("button", { name: "한국사" }).click();
    await next.getByRole("button", { name: "그만 쓰기" }).click();
    await next.getByRole("button", { name: "내 낱말로 묻기" }).waitFor();
    await context.close();
  });

  test("that are not mild count once the maker confirms them", async () => {
    const { page, context } = await person(browser);
    const dialog = await openBundle(page);
    await dialog.getByLabel("이름").fill("보건");
    await paste(dialog, "성교\n임신\n사춘기\n면역\n호르몬");
    await dialog.getByRole("button", { name: "이 낱말로 묻기" }).click();
    await dialog.getByText("‘순한 낱말만’ 방에서는 정답이 아닌 낱말이에요 (성교)").waitFor();
    await dialog.getByRole("button", { name: "그래도 이 낱말로 묻기" }).click();
    await page.getByText("낱말 5개로 물어요").waitFor();
    await context.close();
  });

  test("are still there after the dialog was closed by accident", async () => {
    const { page, context } = await person(browser);
    const dialog = await openBundle(page);
    await dialog.getByLabel("이름").fill("과학");
    await paste(dialog, "광합성\n공생");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    const again = await openBundleAgain(page);
    await again.getByText("2개").waitFor();
    assert.equal(await again.getByRole("textbox", { name: "낱말" }).inputValue(), "광합성\n공생");
    assert.equal(await again.getByLabel("이름").inputValue(), "과학");
    await context.close();
  });

  test("are not offered to a guest", async () => {
    const [host, guest] = await Promise.all([person(browser), person(browser)]);
    await makePrivateRoom(host.page, server.url, "선생님");
    await guest.page.goto(host.page.url());
    await guest.page.getByRole("button", { name: "들어가기" }).click();
    await field(guest.page).waitFor();
    assert.equal(await guest.page.getByRole("button", { name: "방 설정", exact: true }).count(), 0);
    await Promise.all([host.context.close(), guest.context.close()]);
  });
});
