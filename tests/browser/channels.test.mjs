// Channels on the page: the list, changing channels, and the actions of operators and makers.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { enter, person, say, startBrowser } from "../support/browser.mjs";
import { Client, comingFrom, makeTalkChannel } from "../support/client.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const operator = (call, body) => server.call(call, { as: "operator", body });
const address = (room) => new URL(`/r/${room}`, server.url);
const shownRoom = (page) => decodeURI(new URL(page.url()).pathname);

suite("channels", { concurrency: 2 }, () => {
  test("the entry screen lists channels with their player counts, and a click enters one", async () => {
    const players = await Promise.all(["하마", "고래"].map((nickname) => Client.join(server, nickname, { room: "Town137" })));
    const { page, context, consoleErrors } = await person(browser);
    await page.goto(server.url.href);
    await page.getByLabel("별명").fill("수달");
    const channels = page.getByRole("list", { name: "열린 채널" });
    await channels.getByRole("button", { name: /Town137\s*무한 · 보통\s*\d명/ }).click();
    await page.locator(".room .tiles").waitFor();
    assert.equal(shownRoom(page), "/r/Town137");

    await page.getByRole("button", { name: "Town137, 다른 채널로 가기" }).click();
    await channels.getByRole("button", { name: /광장/ }).click();
    await page.getByRole("button", { name: "광장, 다른 채널로 가기" }).waitFor();
    await page.locator(".room .tiles").waitFor();
    assert.equal(shownRoom(page), "/r/광장");
    await page.goBack();
    await page.getByRole("button", { name: "Town137, 다른 채널로 가기" }).waitFor();
    const rows = page.getByRole("complementary", { name: "점수판" }).getByRole("listitem");
    await rows.filter({ hasText: "수달" }).waitFor();
    assert.deepEqual(consoleErrors, []);
    await Promise.all([context.close(), ...players.map((player) => player.close())]);
  });

  test("the start button enters the channel with the most players", async () => {
    const players = await Promise.all(["하마", "고래", "펭귄"].map((nickname) => Client.join(server, nickname, { room: "북적북적" })));
    const { page, context } = await person(browser);
    await page.goto(server.url.href);
    // The list may be a few seconds old.
    await page.getByRole("button", { name: /북적북적.*3명/ }).waitFor();
    await page.getByRole("button", { name: "바로 시작" }).click();
    await page.locator(".room .tiles").waitFor();
    assert.equal(shownRoom(page), "/r/북적북적");
    await Promise.all([context.close(), ...players.map((player) => player.close())]);
  });

  test("the start button passes over a channel in which nobody may speak", async () => {
    const room = "듣기만";
    await operator("POST /api/rooms", { name: room, settings: { mode: "endless", difficulty: "normal", words: "everyday", seconds: 30, prompts: 10, answers_only: false, speakers: "operators" } });
    const listeners = await Promise.all(["하나", "둘", "셋", "넷"].map((nickname) => Client.join(server, nickname, { room })));
    const { page, context } = await person(browser);
    await page.goto(server.url.href);
    await page.getByRole("button", { name: /듣기만/ }).waitFor();
    await page.getByRole("button", { name: "바로 시작" }).click();
    await page.locator(".room .tiles").waitFor();
    assert.notEqual(shownRoom(page), `/r/${room}`);
    await Promise.all([context.close(), ...listeners.map((listener) => listener.close())]);
  });

  test("a player who is alone is shown a channel with people, and the best lap", async () => {
    const players = await Promise.all(["하마", "고래"].map((nickname) => Client.join(server, nickname, { room: "사람 있는 곳" })));
    const { page, context } = await person(browser);
    await page.addInitScript(() => localStorage.setItem("best", "321"));
    await enter(page, address("외딴섬"), "수달");
    await page.getByText("지금은 혼자예요").waitFor();
    await page.getByText("내 최고 기록: 한 라운드 321점").waitFor();
    const onward = page.getByRole("button", { name: /채널로 가기 · \d+명/ });
    await onward.waitFor();
    const company = await Client.join(server, "펭귄", { room: "외딴섬" });
    await page.getByText("지금은 혼자예요").waitFor({ state: "detached" });
    company.send({ type: "leave" });
    await onward.click();
    await page.waitForFunction(() => decodeURI(location.pathname) !== "/r/외딴섬");
    await page.locator(".room .tiles").waitFor();
    await Promise.all([context.close(), company.close(), ...players.map((player) => player.close())]);
  });

  test("a full channel is watched, and offers the next numbered one", async () => {
    await makeTalkChannel(server, "한 자리", { seats: 1 });
    const first = await Client.join(server, "하마", { room: "한 자리" });
    const { page, context } = await person(browser);
    await page.goto(address("한 자리").href);
    await page.getByLabel("별명").fill("수달");
    await page.getByRole("button", { name: "들어가기" }).click();
    await page.getByText("방이 가득 차서 구경부터 해요").waitFor();
    await page.getByRole("button", { name: "‘한 자리-2’ 채널로 가기" }).click();
    await page.getByRole("button", { name: "한 자리-2, 다른 채널로 가기" }).waitFor();
    assert.equal(shownRoom(page), "/r/한 자리-2");
    await Promise.all([context.close(), first.close()]);
  });

  test("an invalid channel name is explained, and a new valid name makes a channel", async () => {
    const { page, context } = await person(browser);
    await page.goto(server.url.href);
    await page.getByLabel("채널 이름").fill("가/나");
    await page.getByRole("button", { name: "가기", exact: true }).click();
    await page.getByText("쓸 수 없는 이름이에요").waitFor();
    await page.getByLabel("채널 이름").fill("새 동네");
    await page.getByRole("button", { name: "가기", exact: true }).click();
    await page.getByRole("button", { name: "새 동네, 다른 채널로 가기" }).waitFor();
    await context.close();
  });

  test("an operator's notice and erasure appear at once", async () => {
    const { page, context } = await person(browser);
    await enter(page, address("알림방"), "수달");
    await operator(`POST /api/rooms/${encodeURIComponent("알림방")}/messages`, { text: "10분 뒤에 점검해요" });
    await page.getByRole("log").getByText("10분 뒤에 점검해요").waitFor();
    await say(page, "지워질 말");
    // Skip the pending line: the room has not broadcast that one yet.
    const line = page.locator(".line:not(.pending)").getByText("지워질 말");
    await line.waitFor();
    const { body } = await operator(`GET /api/rooms/${encodeURIComponent("알림방")}/messages`);
    await operator(`DELETE /api/rooms/${encodeURIComponent("알림방")}/messages/${body.messages.at(-1).seq}`);
    await line.waitFor({ state: "detached" });
    await context.close();
  });

  test("a channel's maker is told why it cannot be closed while two others are there", async () => {
    const guests = [];
    const { page, context } = await person(browser);
    await enter(page, address("셋이 있는 방"), "수달");
    for (const nickname of ["하마", "고래"]) guests.push(await Client.join(server, nickname, { room: "셋이 있는 방" }));
    await page.getByRole("button", { name: "셋이 있는 방, 다른 채널로 가기" }).click();
    await page.getByText("다른 사람이 두 명 이상 있는 동안에는 채널을 삭제할 수 없어요").waitFor();
    assert.equal(await page.getByRole("button", { name: "방 삭제" }).count(), 0);
    await guests[0].close();
    await page.getByRole("button", { name: "방 삭제" }).waitFor();
    await Promise.all([context.close(), guests[1].close()]);
  });

  test("the list of channels shows more on request", async () => {
    const settings = { mode: "endless", difficulty: "normal", words: "everyday", seconds: 30, prompts: 10, answers_only: false };
    const listing = (name) => ({ name, people: 1, seats: 100, settings, kept: false });
    const { page, context } = await person(browser);
    await page.route(/\/api\/rooms(\?page=2)?$/, (route) => {
      const isFirst = !route.request().url().endsWith("page=2");
      return route.fulfill({ json: isFirst ? { channels: [listing("첫 쪽")], more: true } : { channels: [listing("둘째 쪽")] } });
    });
    await page.goto(server.url.href);
    const channels = page.getByRole("list", { name: "열린 채널" });
    await channels.getByRole("button", { name: /첫 쪽/ }).waitFor();
    await page.getByRole("button", { name: "채널 더 보기" }).click();
    await channels.getByRole("button", { name: /둘째 쪽/ }).waitFor();
    assert.equal(await channels.getByRole("button").count(), 2);
    await page.getByRole("button", { name: "채널 더 보기" }).waitFor({ state: "detached" });
    await context.close();
  });

  test("a channel's maker closes it, and everyone in it is told", async () => {
    const [maker, guest] = await Promise.all([person(browser), person(browser)]);
    await enter(maker.page, address("잠깐 방"), "수달");
    await enter(guest.page, address("잠깐 방"), "하마");
    await guest.page.getByRole("button", { name: "잠깐 방, 다른 채널로 가기" }).click();
    await guest.page.getByRole("list", { name: "열린 채널" }).waitFor();
    assert.equal(await guest.page.getByRole("button", { name: "방 삭제" }).count(), 0);
    await maker.page.getByRole("button", { name: "잠깐 방, 다른 채널로 가기" }).click();
    await maker.page.getByRole("button", { name: "방 삭제" }).click();
    await maker.page.getByText("정말 삭제할까요?").waitFor();
    await maker.page.getByRole("button", { name: "방 삭제" }).click();
    for (const { page } of [maker, guest]) await page.getByRole("heading", { name: "방이 사라졌어요" }).waitFor();
    assert.deepEqual([...maker.consoleErrors, ...guest.consoleErrors], []);
    await Promise.all([maker.context.close(), guest.context.close()]);
  });
});

test("whose network has made twenty channels cannot make another, and learns why on the entry screen", async () => {
  const from = "203.0.113.7";
  for (let number = 1; number <= 20; number += 1) await (await Client.join(server, "하마", { room: `새 채널 ${number}`, from })).close();
  const { page, context, consoleErrors } = await person(browser, { extraHTTPHeaders: comingFrom(from) });
  await page.goto(address("새 채널 21").href);
  await page.getByLabel("별명").fill("수달");
  await page.getByRole("button", { name: "들어가기" }).click();
  await page.getByText("같은 인터넷에서 한 시간 동안 만들 수 있는 채널을 다 만들었어요.").waitFor();
  await enter(page, address("새 채널 20"), "수달");
  assert.deepEqual(consoleErrors, []);
  await context.close();
});
