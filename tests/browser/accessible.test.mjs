// Accessibility: axe on every screen and state in both themes, forced colours, keyboard focus, screen reader output.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, suite, test } from "node:test";
import { appMounted, field, openScoreboard, person, say, startBrowser } from "../support/browser.mjs";
import { ScriptedRoom, settings } from "../support/scripted-room.mjs";
import { startServer } from "../support/server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

/** An end time one hour from now, so that no phase ends during a test. */
const inAnHour = () => Date.now() + 3_600_000;
const prompt = () => ({ number: 1, place: 3, of: 20, pattern: "ㅅㄹ", clue: "책상에서 쑥 빼서 물건을 넣는 곳", shown_at: Date.now(), ends_at: inAnHour() });
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const heading = (page, name) => page.getByRole("heading", { name }).waitFor();
const me = { id: 1, nickname: "수달", points: 0, correct: 0, connected: true, host: true };
const places = [[1, 2, "하마", 280], [2, 1, "수달", 150], [3, 3, "고래", 90]].map(([rank, player, nickname, points]) => ({ rank, player, nickname, points }));
const answered = { type: "answered", id: "a", player: 2, nickname: "하마", text: "서랍", word: "서랍", pattern: "ㅅㄹ", elapsed: 1800, gained: 92, points: 212, correct: 3, until: inAnHour() };
const results = {
  standings: places,
  prompts: [{ pattern: "ㅊㅅ", solvers: [{ player: 1, word: "초심", elapsed: 1200 }] }, { pattern: "ㅅㅍㄱ", answers: ["손풍기"], solvers: [] }],
};

const teams = [{ rank: 1, team: 1, points: 280, best: [places[0]] }, { rank: 2, team: 0, points: 75, best: [places[1]] }];
const inTeams = (state) => ({
  players: [{ ...me, team: 0 }, { id: 2, nickname: "하마", points: 280, correct: 2, connected: true, team: 1 }], settings: settings({ mode: "match", teams: 2 }), teams: [75, 280], ...state,
});

/** States outside a room, by name: the path to open, and how to reach the state from there. */
const entryScreens = {
  "the entry screen": ["/", appMounted],
  "an invalid nickname": ["/", async (page) => {
    await appMounted(page);
    await page.getByLabel("별명").fill("");
    await press(page, "바로 시작");
    await page.getByText("한 글자 이상").waitFor();
  }],
  "the entry screen of a room": ["/r/광장", appMounted],
  "no such room": ["/r/382719", (page) => heading(page, "없는 방이에요")],
};

/** States in a room, by name: the overrides for the welcome, and the steps that reach the state. */
const rooms = {
  "a chat log with lines of every kind": [{}, async (page, room) => {
    room.otherSays("안녕하세요", "반가워요");
    room.tell({ ...answered, player: 1, nickname: "수달", text: "서랍!" }, { type: "notice", text: "10분 뒤에 점검해요" });
    room.tell({ type: "left", player: 2 });
    await say(page, "가는 중인 말");
    await page.getByText("하마님이 나갔어요").waitFor();
    room.confirm(await room.next("say"));
    await say(page, "또 가는 중인 말");
    await page.getByText("보내는 중").waitFor();
  }],
  "a prompt": [{ phase: { phase: "open", prompt: prompt(), hints: ["ㅅ·ㅓ  ㄹ"] } }, (page) => page.locator(".seconds").waitFor()],
  "a right answer": [{ phase: { phase: "open", prompt: prompt(), hints: [] } }, async (page, room) => {
    room.tell(answered);
    await page.getByRole("img", { name: "서랍" }).waitFor();
  }],
  "a prompt that nobody solved": [{ phase: { phase: "reveal", prompt: prompt(), answers: ["서랍", "사람"], until: inAnHour() } }, (page) => page.locator(".verdict").waitFor()],
  "the end of a lap": [{ phase: { phase: "podium", podium: places, until: inAnHour() } }, (page) => heading(page, "이번 라운드 1등, 하마님!")],
  "a paused room": [{ phase: { phase: "paused" } }, (page) => page.locator(".rest").waitFor()],
  "a break": [{ phase: { phase: "paused", frozen: { since: Date.now(), prompt: prompt() } } }, (page) => page.locator(".stopped").waitFor()],
  "a lobby, as its host": [{ players: [me], maker: true, settings: settings({ mode: "match" }), phase: { phase: "lobby" } }, (page) => page.getByRole("button", { name: "시작하기" }).waitFor()],
  "a lobby, as a guest": [{ settings: settings({ mode: "match" }), phase: { phase: "lobby" } }, (page) => page.getByText("방장이 곧 시작할 거예요").waitFor()],
  "a countdown": [{ phase: { phase: "countdown", until: inAnHour() } }, (page) => page.locator(".countdown").waitFor()],
  "the results of a match": [{ players: [me], phase: { phase: "results", results } }, (page) => page.getByRole("button", { name: "한 판 더" }).waitFor()],
  "the choice of a team": [inTeams({ phase: { phase: "lobby" } }), (page) => page.getByRole("region", { name: "팀 나누기" }).getByRole("button", { name: "파랑 팀" }).waitFor()],
  "a prompt in a match of teams, with the scoreboard": [inTeams({ phase: { phase: "open", prompt: prompt(), hints: [] } }), (page) => openScoreboard(page)],
  "the menu of a player in a team": [inTeams({ phase: { phase: "lobby" } }), async (page) => {
    await openScoreboard(page);
    await press(page, "하마님 메뉴");
    await page.getByRole("button", { name: "빨강 팀으로" }).waitFor();
  }],
  "the results of teams": [inTeams({ phase: { phase: "results", results: { ...results, teams } } }), (page) => heading(page, "1등, 파랑 팀!")],
  "the settings of a room": [{ players: [me] }, async (page) => {
    await press(page, "방 설정");
    await page.getByRole("dialog", { name: "방 설정" }).waitFor();
  }],
  "the list of channels": [{ maker: true }, async (page) => {
    await page.getByRole("button", { name: /다른 채널로 가기/ }).click();
    await page.getByRole("button", { name: "방 삭제" }).waitFor();
  }],
  "the invitation dialog": [{}, async (page) => {
    await press(page, "초대하기");
    await page.getByRole("button", { name: "링크 보내기" }).waitFor();
  }],
  "the scoreboard as a sheet": [{}, (page) => openScoreboard(page)],
  "the menu of a player": [{}, async (page) => {
    await openScoreboard(page);
    await press(page, "하마님 메뉴");
    await page.getByRole("dialog", { name: "하마님" }).waitFor();
  }],
  "the invitation dialog of a private room": [{ room: "3827-1946" }, async (page) => {
    await press(page, "초대하기");
    await page.getByRole("img", { name: "초대 링크 QR 코드" }).waitFor();
  }],
  "the personal settings": [{}, async (page) => {
    await press(page, "내 설정");
    await page.getByRole("dialog", { name: "내 설정" }).waitFor();
  }],
  "a vote to remove a player": [{}, async (page, room) => {
    room.tell({ type: "votes", votes: { player: 2, votes: 1, needed: 3, until: inAnHour() } });
    await page.getByRole("button", { name: "찬성" }).waitFor();
  }],
  "a wrong answer": [{}, async (page, room) => {
    room.tell({ type: "note", id: "a", note: "not_listed", word: "수락" });
    await page.getByRole("button", { name: "이 낱말도 넣어 주세요" }).waitFor();
  }],
  "the button for new messages below": [{}, async (page, room) => {
    room.otherSays(...Array.from({ length: 60 }, (_, index) => `${index}번째 말`));
    await page.getByRole("log").hover();
    await page.waitForFunction(() => document.querySelector(".log").scrollTop > 0);
    await page.mouse.wheel(0, -600);
    await page.waitForFunction(() => !document.querySelector(".log.follows"));
    room.otherSays("새 말");
    await page.getByRole("button", { name: "새 메시지 1개 ↓" }).waitFor();
  }],
  "a lost connection": [{}, async (page, room) => {
    room.isOpen = false;
    await room.cut();
    await page.getByText("연결이 끊겼어요").waitFor();
  }],
  "a seat taken over": [{}, (page, room) => room.cut(4001).then(() => heading(page, "다른 창에서 이어서 하고 있어요"))],
  "an outdated page": [{}, async (page, room) => {
    room.tell({ type: "error", code: "unsupported_version", message: "" });
    await page.getByRole("button", { name: "새로고침" }).waitFor();
  }],
  "a removed player": [{}, (page, room) => room.cut(4003).then(() => heading(page, "방에서 퇴장됐어요"))],
  "a closed room": [{}, (page, room) => room.cut(4005).then(() => heading(page, "방이 사라졌어요"))],
  "a full room": [{ watches: true, watching: 2 }, (page) => page.getByRole("button", { name: "자리가 나면 앉기" }).waitFor()],
  "a room that is full of people who watch": [(join) => ({ type: "refused", reason: join.watch ? "watchers_full" : "room_full" }), (page) => page.getByText("구경하는 사람도 가득 찼어요").waitFor()],
  "a banned player": [{ type: "refused", reason: "banned", wait: 300_000 }, (page) => heading(page, "5분 뒤에 다시 들어올 수 있어요")],
};

async function enterScripted(page, state) {
  const room = await ScriptedRoom.on(page, state);
  await page.goto(new URL("/r/광장", server.url).href);
  await page.getByRole("button", { name: "들어가기" }).click();
  await room.next("join");
  return room;
}

/** Viewport and theme of each check. Not all pairs: colours do not depend on the size, nor the layout on the theme. */
const VARIANTS = [[360, 640, "light"], [360, 640, "dark"], [740, 360, "light"], [1280, 800, "light"]];

/** The violations that axe finds in the page's current state. */
async function axeViolations(page) {
  // Finish animations first, so that axe checks elements in their final state.
  await page.evaluate(() => document.getAnimations().forEach((animation) => {
    if (animation.effect.getComputedTiming().endTime < Infinity) animation.finish();
  }));
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, any }) => `${id}: ${help}\n  ${html}\n  ${any[0]?.message ?? ""}`));
}

suite("axe finds no violation", { concurrency: 2 }, () => {
  const check = async (reach) => {
    const { page, context } = await person(browser, { viewport: { width: 360, height: 640 } });
    await reach(page);
    await page.evaluate(axe);
    for (const [width, height, colorScheme] of VARIANTS) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await axeViolations(page), [], `${width} wide, ${colorScheme}`);
    }
    await context.close();
  };
  for (const [name, [path, reach]] of Object.entries(entryScreens)) {
    test(name, () =>
      check(async (page) => {
        await page.goto(new URL(path, server.url).href);
        await reach(page);
      }));
  }
  for (const [name, [state, reach]] of Object.entries(rooms)) {
    test(name, () => check(async (page) => reach(page, await enterScripted(page, state))));
  }
});

test("icons, the time bar and selected options stay visible in forced colours mode", async () => {
  const { page, context } = await person(browser, { forcedColors: "active", viewport: { width: 360, height: 640 } });
  await enterScripted(page, { phase: { phase: "open", prompt: prompt(), hints: [] } });
  const colour = (locator, part) => locator.evaluate((element, part) => getComputedStyle(element, part).backgroundColor, part);
  const button = page.getByRole("button", { name: "내 설정" });
  assert.notEqual(await colour(button, "::before"), await colour(button));
  await page.locator(".bar").waitFor();
  assert.notEqual(await colour(page.locator(".bar i")), await colour(page.locator(".bar")));
  await button.click();
  const [chosen, other] = ["시스템 설정", "밝게"].map((name) => page.getByRole("radio", { name }).first().locator("+ span"));
  assert.notEqual(await colour(chosen), await colour(other));
  await context.close();
});

suite("keyboard focus", { concurrency: 2 }, () => {
  const isFocused = (locator) => locator.and(locator.page().locator(":focus")).waitFor();
  const focusTest = (name, act, state) =>
    test(name, async () => {
      const { page, context } = await person(browser);
      await act(page, state && (await enterScripted(page, state)));
      await context.close();
    });

  focusTest("moves from the nickname to the message input when entering with Enter", async (page) => {
    await ScriptedRoom.on(page);
    await page.goto(server.url.href);
    await isFocused(page.getByLabel("별명"));
    await page.keyboard.press("Enter");
    await isFocused(field(page));
  });

  focusTest("returns to the button that opened a dialog", async (page) => {
    for (const [name, dialog] of [["방 설정", "방 설정"], ["내 설정", "내 설정"], ["초대하기", "초대하기"], [/다른 채널로 가기/, "열린 채널"]]) {
      const button = page.getByRole("button", { name });
      await button.press("Enter");
      await page.getByRole("dialog", { name: dialog }).waitFor();
      await page.keyboard.press("Escape");
      await isFocused(button);
    }
  }, { players: [me] });

  focusTest("moves to the message input after a change of channel", async (page) => {
    await page.getByRole("button", { name: /다른 채널로 가기/ }).press("Enter");
    await page.getByLabel("채널 이름").fill("다른 방");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "다른 방, 다른 채널로 가기" }).waitFor();
    await isFocused(field(page));
  }, {});

  focusTest("moves to the heading of a closed room, and from there to the entry screen", async (page, room) => {
    await room.cut(4005);
    await isFocused(page.getByRole("heading", { name: "방이 사라졌어요" }));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await isFocused(page.getByLabel("별명"));
  }, {});
});

suite("screen reader announcements", { concurrency: 2 }, () => {
  /** Records in `window.heard` what live regions announce from now on. */
  const listen = (page) => page.evaluate(() => {
    window.heard = [];
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest("[aria-live], [role=status], [role=log], [role=timer], [aria-hidden=true]");
        if (!region || region.matches("[role=timer], [aria-live=off], [aria-hidden=true]")) continue;
        const said = region.matches("[role=status]") ? region.textContent : [...addedNodes].map((node) => node.textContent).join(" ");
        if (said.trim()) window.heard.push(said);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });

  test("a prompt and its answer are announced once, and the countdown is not", async () => {
    const { page, context } = await person(browser);
    const room = await enterScripted(page, { phase: { phase: "paused" } });
    await page.locator(".rest").waitFor();
    await listen(page);
    const asked = { ...prompt(), clue: undefined };
    room.tell({ type: "prompt", prompt: asked });
    await page.getByRole("img", { name: "제시 초성 시옷 리을" }).waitFor();
    const seconds = await page.locator(".seconds").innerText();
    await page.waitForFunction((seconds) => document.querySelector(".seconds").innerText !== seconds, seconds);
    await say(page, "내 말");
    room.confirm(await room.next("say"));
    await page.getByText("보내는 중").waitFor({ state: "detached" });
    room.tell(answered);
    await page.getByRole("img", { name: "서랍" }).waitFor();
    const heard = await page.evaluate(() => window.heard);
    assert.deepEqual(heard, ["제시 초성 시옷 리을", "수달내 말", "하마서랍정답 +92"]);
    await context.close();
  });

  test("a lost connection is announced once, not at each retry", async () => {
    const { page, context } = await person(browser);
    const room = await enterScripted(page, {});
    await page.getByText("대화만 하는 방이에요").first().waitFor();
    await listen(page);
    room.isOpen = false;
    await room.cut();
    await page.locator(".connection").getByText(/[3-9]번째/).waitFor();
    room.isOpen = true;
    await page.getByText("다시 연결됐어요. 점수는 그대로예요").waitFor();
    const heard = await page.evaluate(() => window.heard);
    assert.deepEqual(heard, ["연결이 끊겼어요. 다시 연결하고 있어요…", "다시 연결됐어요. 점수는 그대로예요"]);
    await context.close();
  });

  test("each new vote count is announced", async () => {
    const { page, context } = await person(browser);
    const room = await enterScripted(page, {});
    await page.getByText("대화만 하는 방이에요").first().waitFor();
    await listen(page);
    const vote = (votes) => room.tell({ type: "votes", votes: { player: 2, votes, needed: 3, until: inAnHour() } });
    vote(1);
    await page.locator(".ballot").getByText("1/3").waitFor();
    room.tell({ type: "player", player: { ...me, host: false, points: 40 } });
    vote(2);
    await page.locator(".ballot").getByText("2/3").waitFor();
    const heard = await page.evaluate(() => window.heard);
    assert.deepEqual(heard, ["‘하마’님 내보내기 투표 1/3", "‘하마’님 내보내기 투표 2/3"]);
    await context.close();
  });
});
