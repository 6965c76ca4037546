// Teams on the page: the choice in the lobby, the points, the podium.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { enterByCode, field, makePrivateRoom, openScoreboard, person, say, shownPattern, startBrowser } from "../support/browser.mjs";
import { ScriptedRoom, settings } from "../support/scripted-room.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const button = (page, name) => page.getByRole("button", { name, exact: true });
const choice = (page) => page.getByRole("region", { name: "팀 나누기" });
const card = (page, team) => choice(page).getByRole("listitem").filter({ hasText: team });
const team = (page, name) => card(page, name).getByRole("button");

const names = ["수달", "하마", "고래", "펭귄", "여우", "토끼", "다람쥐", "너구리", "부엉이", "두루미", "고슴도치", "코끼리", "기린"];
const player = (index, rest) => ({
  id: index + 1, nickname: names[index], points: 0, correct: 0, connected: true, colour: index % 8, host: index === 0, ...rest,
});
const place = (rank, index, points) => ({ rank, player: index + 1, nickname: names[index], points });

/** Enters a scripted lobby with three teams and three players, of whom two have chosen one, as the host. */
async function enter(state = {}, options = {}) {
  const { page, context } = await person(browser, options);
  const players = [player(0), player(1, { team: 1 }), player(2, { team: 2 })];
  const room = await ScriptedRoom.on(page, {
    room: "3827-1946", players, settings: settings({ mode: "match", teams: 3 }), teams: [0, 0, 0], phase: { phase: "lobby" }, ...state,
  });
  await page.goto(new URL("/r/3827-1946", server.url).href);
  await page.getByLabel("별명").fill("수달");
  await button(page, "들어가기").click();
  await room.next("join");
  return { page, context, room };
}

suite("teams", { concurrency: 2 }, () => {
  test("are made by the host, chosen by everyone, and score in a match", async () => {
    const [host, guest] = await Promise.all([person(browser), person(browser)]);
    const code = await makePrivateRoom(host.page, server.url, "수달");
    await enterByCode(guest.page, server.url, "하마", code);
    await button(host.page, "방 설정").click();
    const dialog = host.page.getByRole("dialog", { name: "방 설정" });
    await dialog.getByRole("radio", { name: "다 같이 맞히기" }).check();
    await dialog.getByRole("radio", { name: "2팀" }).check();
    await dialog.getByRole("button", { name: "저장" }).click();

    await choice(guest.page).getByText("아직 안 골랐어요: 수달, 하마").waitFor();
    assert.equal(await button(guest.page, "팀 섞기").count(), 0);
    await team(guest.page, "파랑 팀").click();
    await card(host.page, "파랑 팀").getByText("하마").waitFor();
    await team(host.page, "파랑 팀").click();
    await card(guest.page, "파랑 팀").getByText("수달, 하마").waitFor();
    await team(guest.page, "파랑 팀").click();
    await choice(host.page).getByText("아직 안 골랐어요: 하마").waitFor();
    await team(host.page, "빨강 팀").click();
    await choice(guest.page).locator("[aria-pressed=true]").waitFor({ state: "detached" });

    await button(host.page, "시작하기").click();
    await guest.page.locator(".prompt .tiles:not(.countdown)").waitFor();
    const board = await openScoreboard(guest.page);
    await board.getByRole("listitem").filter({ hasText: "하마" }).getByText("파랑 팀").waitFor();
    const [word] = answersTo(await shownPattern(guest.page));
    await say(guest.page, word);
    await button(host.page, "패스").click();
    const total = board.locator(".teams .own");
    await total.filter({ hasText: /파랑 팀[1-9]/ }).waitFor();
    await Promise.all([host, guest].map(({ context }) => context.close()));
  });

  test("are changed by the host in a player's menu", async () => {
    const { page, context, room } = await enter();
    const board = await openScoreboard(page);
    await board.getByRole("button", { name: "하마님 메뉴" }).click();
    await button(page, "빨강 팀으로").waitFor();
    const menu = page.locator(".menu:popover-open");
    assert.ok(await menu.evaluate((element) => element.scrollWidth <= element.clientWidth), "the menu is as wide as its buttons");
    await button(page, "빨강 팀으로").click();
    assert.deepEqual(await room.next("team"), { type: "team", team: 0, player: 2 });
    await button(page, "팀 섞기").click();
    await room.next("shuffle");
    await context.close();
  });

  test("are left by a second press, and only looked at by whoever watches", async () => {
    const { page, context, room } = await enter();
    await team(page, "노랑 팀").click();
    assert.deepEqual(await room.next("team"), { type: "team", team: 2 });
    room.tell({ type: "player", player: player(0, { team: 2 }) });
    await choice(page).getByRole("button", { pressed: true }).filter({ hasText: "노랑 팀" }).click();
    assert.deepEqual(await room.next("team"), { type: "team" });
    await context.close();

    const watching = await enter({ you: 9, watches: true, token: undefined });
    await team(watching.page, "노랑 팀").waitFor();
    assert.ok(await team(watching.page, "노랑 팀").isDisabled());
    await watching.context.close();
  });

  test("stand on the podium with their best players, best first, as in the scoreboard", async () => {
    const teams = [
      { rank: 1, team: 2, points: 480, best: [place(2, 2, 480)] },
      { rank: 2, team: 0, points: 300, best: [place(1, 0, 500), place(1, 3, 500)] },
      { rank: 2, team: 1, points: 300 },
    ];
    const results = { standings: [place(1, 0, 500), place(1, 3, 500), place(3, 2, 480)], prompts: [], teams };
    const players = [player(0, { team: 0 }), player(1, { team: 1 }), player(2, { team: 2 }), player(3, { team: 0 })];
    const { page, context } = await enter({ phase: { phase: "results", results }, players, teams: [300, 300, 480] });
    await page.getByRole("heading", { name: "1등, 노랑 팀!" }).waitFor();
    const steps = await page.locator(".podium li").allInnerTexts();
    const words = steps.map((step) => step.split(/\s*\n\s*/).filter(Boolean));
    assert.deepEqual(words, [
      ["노랑 팀", "480점", "고래님 480점", "1등"],
      ["빨강 팀", "300점", "수달님 500점", "펭귄님 500점", "2등"],
      ["파랑 팀", "300점", "2등"],
    ]);
    await page.getByRole("status").filter({ hasText: "한 판 끝! 1등, 노랑 팀!" }).waitFor({ state: "attached" });
    const totals = (await openScoreboard(page)).locator(".teams > span");
    assert.deepEqual((await totals.allTextContents()), ["노랑 팀480", "빨강 팀300", "파랑 팀300"]);
    await context.close();
  });
});

for (const [width, height] of [[320, 568], [390, 844], [740, 360], [1280, 800], [1600, 900]]) {
  test(`six teams of a class fit into a lobby of ${width} × ${height}`, async () => {
    const players = names.map((_, index) => player(index, index % 4 < 3 ? { team: index % 6 } : {}));
    const options = { viewport: { width, height }, hasTouch: width < 800 };
    const { page, context } = await enter({ players, settings: settings({ mode: "match", teams: 6 }), teams: Array(6).fill(0) }, options);
    await team(page, "분홍 팀").waitFor();
    const board = await page.locator(".prompt").boundingBox();
    for (const [name, target] of [["team", team(page, "분홍 팀")], ["start", button(page, "시작하기")], ["shuffle", button(page, "팀 섞기")]]) {
      await target.scrollIntoViewIfNeeded();
      const box = await target.boundingBox();
      assert.ok(box.y >= board.y - 1 && box.y + box.height <= board.y + board.height + 1, `${name} within the board`);
      assert.ok(box.x >= 0 && box.x + box.width <= width, `${name} within the window`);
    }
    const input = await field(page).boundingBox();
    assert.ok(input.y + input.height <= height, "the field is visible");
    await context.close();
  });
}
