// Identity and connection on the page: nicknames, returning to a seat, a second window, and a lost connection.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { appMounted, enter, person, shownPattern, startBrowser } from "../support/browser.mjs";
import { Client } from "../support/client.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const field = (page) => page.getByPlaceholder(/초성에 맞는 낱말/);
const ownRow = (page) => page.getByRole("complementary", { name: "점수판" }).getByRole("listitem").filter({ hasText: "나" });

async function answer(page) {
  const [word] = answersTo(await shownPattern(page));
  await field(page).fill(word);
  await field(page).press("Enter");
  await page.locator(".answer").getByText(word, { exact: true }).waitFor();
}

test("reopening a closed tab restores the nickname and score", async () => {
  const { page, context } = await person(browser);
  const url = new URL("/r/귀가", server.url);
  await enter(page, url, "수달");
  await answer(page);
  const before = await ownRow(page).innerText();
  await page.close();

  const again = await context.newPage();
  await again.goto(url.href);
  await again.getByText("정답 1개").waitFor();
  assert.equal(await ownRow(again).innerText(), before);

  const entry = await context.newPage();
  await entry.goto(server.url.href);
  assert.equal(await entry.getByLabel("별명").inputValue(), "수달");
  await context.close();
});

test("a first visit suggests a valid Korean nickname", async () => {
  const { page, context } = await person(browser);
  await page.goto(server.url.href);
  await appMounted(page);
  assert.match(await page.getByLabel("별명").inputValue(), /^[가-힣 ]{4,10}$/);
  await context.close();
});

test("an invalid nickname is explained at the input", async () => {
  const { page, context } = await person(browser);
  await page.goto(server.url.href);
  await appMounted(page);
  for (const [nickname, reason] of [["", "한 글자 이상"], ["일이삼사오육칠팔구십일", "열 글자까지"], ["수\u200b달", "보이지 않는 글자"]]) {
    await page.getByLabel("별명").fill(nickname);
    await page.getByRole("button", { name: "바로 시작" }).click();
    await page.getByText(reason).waitFor();
    assert.equal(await page.getByLabel("별명").inputValue(), nickname);
  }
  await context.close();
});

test("a taken nickname gets a number, and the new player is told", async () => {
  const first = await Client.join(server, "수달", { room: "이름" });
  const { page, context } = await person(browser);
  await enter(page, new URL("/r/이름", server.url), "수달");
  await page.getByText("‘수달’님이 이미 있어서 ‘수달2’로 들어왔어요").waitFor();
  await context.close();
  await first.close();
});

test("a second window takes the seat over, and the first can take it back", async () => {
  const { page, context } = await person(browser);
  const url = new URL("/r/두 창", server.url);
  await enter(page, url, "수달");
  await field(page).fill("돌아왔어요");
  const second = await context.newPage();
  await second.goto(url.href);
  await second.locator(".room .tiles").waitFor();
  await page.getByRole("heading", { name: "다른 창에서 이어서 하고 있어요" }).waitFor();
  await page.getByRole("button", { name: "여기서 계속하기" }).click();
  await second.getByText("다른 창에서 이어서 하고 있어요").waitFor();
  assert.equal(await field(page).inputValue(), "돌아왔어요", "the draft message is kept");
  await field(page).press("Enter");
  await page.getByRole("log").getByText("돌아왔어요").waitFor();
  await context.close();
});

test("a message sent while disconnected arrives after the reconnect", async () => {
  const { page, context } = await person(browser);
  const witness = await Client.join(server, "증인", { room: "끊김" });
  let connection;
  let isLost = false;
  await page.routeWebSocket(/\/ws\b/, (socket) => {
    connection = socket;
    // Close at the first frame: closing a socket that is still opening does not reach the page.
    if (isLost) return void socket.onMessage(() => socket.close({ code: 1012 }));
    const upstream = socket.connectToServer();
    socket.onMessage((message) => upstream.send(message));
    upstream.onMessage((message) => socket.send(message));
  });
  await enter(page, new URL("/r/끊김", server.url), "수달");
  isLost = true;
  await connection.close({ code: 1012, reason: "restart" });
  await page.getByText(/연결이 끊겼어요. 다시 연결하고 있어요… \(\d번째\)/).waitFor();
  await field(page).fill("잠깐 끊겼어요");
  await field(page).press("Enter");
  isLost = false;
  assert.equal((await witness.next("said")).text, "잠깐 끊겼어요");
  await page.getByText("다시 연결됐어요. 점수는 그대로예요").waitFor();
  assert.equal((await witness.resync()).welcome.recent.length, 1);
  await context.close();
  await witness.close();
});

test("an invalid room address says so and links to the entry screen", async () => {
  const { page, context } = await person(browser);
  await page.goto(new URL("/r/382719", server.url).href);
  await page.getByRole("heading", { name: "없는 방이에요" }).waitFor();
  await page.getByRole("button", { name: "첫 화면으로" }).click();
  await page.getByRole("button", { name: "바로 시작" }).waitFor();
  await context.close();
});
