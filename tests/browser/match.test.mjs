// Private rooms on the page: a whole match, the host's settings, answers-only rooms, and codes.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { enterByCode, makePrivateRoom, person, say, shownPattern, startBrowser } from "../support/browser.mjs";
import { Client, makeRoom, matchSettings } from "../support/client.mjs";
import { ScriptedRoom } from "../support/scripted-room.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const log = (page) => page.getByRole("log");
const row = (page, nickname) => page.getByRole("complementary", { name: "점수판" }).getByRole("listitem").filter({ hasText: nickname });

/** Opens the room's settings, runs `change` on the dialog and saves. */
async function configure(page, change) {
  await press(page, "방 설정");
  const dialog = page.getByRole("dialog", { name: "방 설정" });
  await change(dialog);
  await dialog.getByRole("button", { name: "저장" }).click();
  await dialog.waitFor({ state: "hidden" });
}

// Run concurrently: a match takes real time, which the other tests need not wait for.
suite("private rooms", { concurrency: 2 }, () => {
  test("a match runs from the entry screen to the podium, then a rematch starts", async () => {
    const [host, guest] = await Promise.all([person(browser, { permissions: ["clipboard-read", "clipboard-write"] }), person(browser)]);
    const code = await makePrivateRoom(host.page, server.url, "수달");
    assert.match(code, /^\d{4}-\d{4}$/);
    assert.equal(await host.page.title(), `비밀방 ${code} · 초성한판`);
    await host.page.locator(".lobby-code").getByText(code, { exact: true }).waitFor();
    await enterByCode(guest.page, server.url, "하마", code.replace("-", ""));
    await guest.page.getByText("방장이 곧 시작할 거예요").waitFor();
    await row(guest.page, "수달").getByText("방장").waitFor();

    await configure(host.page, async (dialog) => {
      await dialog.getByRole("slider", { name: "문제 수" }).fill("5");
    });
    await log(guest.page).getByText("방 설정이 바뀌었어요: 한 판 · 보통 · 20초 · 5문제").waitFor();
    await guest.page.getByText("2명 · 한 판 · 보통 · 20초 · 5문제").waitFor();

    await Promise.all([guest.page.locator(".countdown").waitFor(), press(host.page, "시작하기")]);
    for (const [place, solver] of [host, guest, guest, guest].entries()) {
      for (const { page } of [host, guest]) await page.getByText(`${place + 1}/5`, { exact: true }).waitFor();
      const [word] = answersTo(await shownPattern(solver.page));
      await say(solver.page, word);
      await log(host.page).locator(".answer").getByText(word, { exact: true }).waitFor();
    }
    for (const { page } of [host, guest]) {
      await page.getByText("5/5", { exact: true }).waitFor();
      await page.getByRole("button", { name: /패스/ }).click();
    }
    for (const { page } of [host, guest]) {
      await page.getByRole("heading", { name: "1등, 하마님!" }).waitFor();
      await page.getByRole("heading", { name: "아무도 못 맞힌 초성" }).waitFor();
    }
    assert.match(await guest.page.locator(".own-result").innerText(), /^나\s+1등\s+\d+점\s+5문제 중 3문제$/);
    await guest.page.getByText("방장 수달님이 ‘한 판 더’를 누르면 다시 시작해요").waitFor();

    await press(host.page, "결과 공유");
    await host.page.getByText("결과를 복사했어요").waitFor();
    const [boast, link] = (await host.page.evaluate(() => navigator.clipboard.readText())).split("\n");
    assert.match(boast, /^초성한판 1\/5 · [ㄱ-ㅎ]+ \d+\.\d초( · [ㄱ-ㅎ]+ 😵){4} 너라면\?$/);
    assert.equal(link, new URL("/", server.url).href);

    await Promise.all([guest.page.locator(".countdown").waitFor(), press(host.page, "한 판 더")]);
    for (const nickname of ["수달", "하마"]) await row(guest.page, nickname).getByText("0점").waitFor();
    assert.deepEqual([...host.consoleErrors, ...guest.consoleErrors], []);
    await Promise.all([host.context.close(), guest.context.close()]);
  });

  test("the host's settings apply to everyone once they are saved", async () => {
    const [host, guest] = await Promise.all([person(browser), person(browser)]);
    const code = await makePrivateRoom(host.page, server.url, "수달");
    await enterByCode(guest.page, server.url, "하마", code);
    assert.equal(await guest.page.getByRole("button", { name: "방 설정" }).count(), 0);

    await press(host.page, "방 설정");
    const dialog = host.page.getByRole("dialog", { name: "방 설정" });
    await dialog.getByRole("radio", { name: "어려움" }).check();
    await host.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });

    await configure(host.page, async (dialog) => {
      assert.ok(await dialog.getByRole("radio", { name: "보통" }).first().isChecked(), "unsaved changes are discarded");
      await dialog.getByRole("radio", { name: "무한" }).check();
      await dialog.getByText("30초").waitFor();
      await dialog.getByLabel("주제").selectOption("동물");
      await dialog.getByRole("radio", { name: "넓게" }).check();
      await dialog.getByRole("checkbox", { name: "정답만 받기" }).check();
    });
    await log(guest.page).getByText("방 설정이 바뀌었어요: 무한 · 보통 · 동물 · 낱말 넓게 · 다 같이 맞히기 · 정답만").waitFor();
    await guest.page.getByText("1/20").waitFor();

    await configure(host.page, (dialog) => dialog.getByRole("radio", { name: "대화만" }).check());
    await log(guest.page).getByText("방 설정이 바뀌었어요: 대화만").waitFor();
    await guest.page.getByText("대화만 하는 방이에요").first().waitFor();
    await say(guest.page, "이제 이야기해요");
    await log(host.page).getByText("이제 이야기해요").waitFor();
    assert.deepEqual([...host.consoleErrors, ...guest.consoleErrors], []);
    await Promise.all([host.context.close(), guest.context.close()]);
  });

  test("in an answers-only room, any other message returns to the input", async () => {
    const { room } = await makeRoom(server, matchSettings({ mode: "endless", answers_only: true }));
    const host = await Client.join(server, "선생님", { room });
    const { page, context, consoleErrors } = await person(browser);
    await enterByCode(page, server.url, "하마", room);
    const input = page.getByPlaceholder(/이 방은 정답만 받아요/);
    await say(page, "안녕하세요");
    await page.getByText("이 방은 정답만 받아요", { exact: true }).waitFor();
    assert.equal(await input.inputValue(), "안녕하세요");
    const [word] = answersTo(await shownPattern(page));
    await say(page, word);
    assert.equal((await host.next("answered")).word, word);

    host.send({ type: "leave" });
    await log(page).getByText("이제 하마님이 방장이에요").waitFor();
    await page.getByRole("button", { name: "방 설정" }).waitFor();
    await say(page, "이제 말할 수 있어요");
    await log(page).getByText("이제 말할 수 있어요").waitFor();
    assert.deepEqual(consoleErrors, []);
    await context.close();
  });

  test("a wrong code is explained at its field, which keeps what was typed", async () => {
    const { page, context } = await person(browser);
    await page.goto(server.url.href);
    const code = page.getByLabel("방 코드");
    await code.fill("3827");
    await press(page, "코드로 입장");
    await page.getByText("코드는 숫자 여덟 자리예요").waitFor();
    await code.fill("0000 0001");
    await press(page, "코드로 입장");
    await page.getByText("이 코드로 된 방이 없어요").waitFor();
    assert.equal(await code.inputValue(), "0000 0001");
    assert.equal(new URL(page.url()).pathname, "/");
    const room = await makeRoom(server, matchSettings());
    await page.keyboard.type(room.room);
    assert.equal(await code.inputValue(), room.room, "typing replaces the wrong code");
    await press(page, "코드로 입장");
    await page.locator(".lobby").waitFor();
    await context.close();
  });

  test("a link with an unknown code shows that there is no such room", async () => {
    const { page, context, consoleErrors } = await person(browser);
    await page.goto(new URL("/r/0000-0001", server.url).href);
    await press(page, "들어가기");
    await page.getByRole("heading", { name: "없는 방이에요" }).waitFor();
    await press(page, "첫 화면으로");
    await page.getByRole("button", { name: "바로 시작" }).waitFor();
    assert.deepEqual(consoleErrors, []);
    await context.close();
  });

  test("the lobby shows code and link however many have come", async () => {
    const { page, context } = await person(browser, { viewport: { width: 390, height: 844 } });
    const code = await makePrivateRoom(page, server.url, "수달");
    const guests = await Promise.all(["하마", "고래"].map((nickname) => Client.join(server, nickname, { room: code })));
    const strip = page.getByRole("button", { name: "점수판" });
    await strip.getByText("고래").waitFor();
    await page.locator(".lobby-code").getByText(code, { exact: true }).waitFor();
    await page.getByText(`${new URL(server.url).host}/r/${code}`).waitFor();
    assert.doesNotMatch(await strip.innerText(), /\d/, "names instead of points");
    await Promise.all([context.close(), ...guests.map((guest) => guest.close())]);
  });

  test("anyone starts another match when the host is gone at the results", async () => {
    const { page, context } = await person(browser);
    const [own, host] = [{ id: 1, nickname: "수달" }, { id: 2, nickname: "하마", host: true }].map((row) => ({ points: 0, correct: 0, connected: true, colour: 0, ...row }));
    const scripted = await ScriptedRoom.on(page, {
      room: "3827-1946", players: [own, host], settings: matchSettings(), phase: { phase: "results", results: { standings: [], prompts: [] } },
    });
    await page.clock.install();
    await page.goto(new URL("/r/3827-1946", server.url).href);
    await page.getByLabel("별명").fill("수달");
    await press(page, "들어가기");
    await page.getByText("방장 하마님이 ‘한 판 더’를 누르면 다시 시작해요").waitFor();
    scripted.tell({ type: "player", player: { ...host, connected: false } });
    await page.getByText("방장 하마님을 기다려요. 10초 안에 안 오면 누구나 시작할 수 있어요").waitFor();
    await page.clock.fastForward(9_000);
    assert.equal(await page.getByRole("button", { name: "한 판 더" }).count(), 0);
    await page.clock.fastForward(1_100);
    await press(page, "한 판 더");
    await scripted.next("start");
    scripted.tell({ type: "player", player: host });
    await page.getByText("방장 하마님이 ‘한 판 더’를 누르면 다시 시작해요").waitFor();
    await context.close();
  });

  test("a failed room creation keeps the nickname and can be retried", async () => {
    const { page, context } = await person(browser);
    await page.route("**/api/rooms", (route) => route.fulfill({ status: 500, body: "" }));
    await page.goto(server.url.href);
    await page.getByLabel("별명").fill("느긋한 수달");
    await press(page, "방 만들기");
    await page.getByText("방을 만들지 못했어요. 잠시 뒤에 다시 눌러 주세요").waitFor();
    assert.equal(await page.getByLabel("별명").inputValue(), "느긋한 수달");
    await page.unroute("**/api/rooms");
    await press(page, "방 만들기");
    await page.locator(".lobby").waitFor();
    await context.close();
  });
});
