// Takes screenshots of every screen and state: make screens. The rooms are scripted from scenes.mjs, so that no state
// ends on its own. Usage: take.mjs FOLDER [pattern of names]. BASE=<checkout> takes them of another build.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { appMounted, openScoreboard, person, startBrowser } from "../support/browser.mjs";
import { startServer } from "../support/server.mjs";
import { ScriptedRoom } from "../support/scripted-room.mjs";
import { scenes } from "./scenes.mjs";

const [folder = "screens", pattern = ""] = process.argv.slice(2);
const wanted = new RegExp(pattern);
const sizes = {
  phone: { width: 390, height: 844 },
  desk: { width: 1280, height: 800 },
  small: { width: 360, height: 640 },
  sideways: { width: 740, height: 360 },
  wide: { width: 1920, height: 1080 },
};
const combinations = Object.keys(sizes).flatMap((size) => ["light", "dark"].map((theme) => [size, theme]));
// The light theme is enough for the other sizes.
const variants = combinations.filter(([size, theme]) => ["phone", "desk"].includes(size) || theme === "light");

/** Enters a scripted room in this state. */
async function enter(page, address, state) {
  const room = await ScriptedRoom.on(page, state);
  await page.addInitScript(() => localStorage.setItem("nickname", JSON.stringify("수달")));
  await page.goto(new URL(`/r/${address}`, server.url).href);
  await page.getByRole("button", { name: "들어가기" }).click();
  await room.next("join");
  return room;
}
const press = (name) => (page) => page.getByRole("button", { name, exact: true }).first().click();
const openMenu = async (page) => {
  await openScoreboard(page);
  await press("졸린 펭귄님 메뉴")(page);
};
const inRoom = (name, after) => async (page) => {
  const [address, state] = scenes[name];
  const room = await enter(page, address, state);
  await page.locator(".room-way:not(:empty)").waitFor({ state: "attached" });
  await after?.(page, room);
};
/** The form for the maker's own words, filled with this text. The server answers with `answer` when it is used. */
const bundleForm = (text, answer) => async (page) => {
  const [address, state] = scenes["lobby-host"];
  await page.route("**/bundle", (route) => route.fulfill({ status: answer && route.request().method() === "PUT" ? 422 : 404, json: answer ?? {} }));
  await enter(page, address, { ...state, maker: true });
  await press("방 설정")(page);
  await press("내 낱말로 묻기")(page);
  await page.getByLabel("이름").fill("우리 반 과학");
  await page.getByRole("dialog").getByRole("textbox", { name: "낱말" }).fill(text);
  if (answer) {
    await press("이 낱말로 묻기")(page);
    await page.getByText(answer.remarks[0].message).waitFor();
  }
};
const watching = (events) => async (page) => {
  const [address, state] = scenes["open"];
  const room = await enter(page, address, { ...state, watches: true, watching: 3 });
  await page.getByText("구경하는 중이에요").waitFor();
  room.tell(...events);
};
const inForcedColours = (show) => async (page) => {
  await page.emulateMedia({ forcedColors: "active" });
  await show(page);
};
const deadEnd = (address, state, code) => async (page) => {
  const room = await enter(page, address, state);
  if (code) await room.cut(code);
  await page.locator(".dead-end").waitFor();
};
const refused = (reason, wait) => ({ type: "refused", reason, wait });
const entry = (after) => async (page) => {
  await page.goto(server.url.href);
  await appMounted(page);
  await page.locator(".channels button").waitFor();
  await after?.(page);
};

const shots = {
  "entry": entry(),
  "entry-problem": entry(async (page) => {
    await page.getByLabel("별명").fill("일이삼사오육칠팔구십일");
    await press("바로 시작")(page);
  }),
  "entry-too-many-codes": entry(async (page) => {
    await page.route("**/api/rooms/*", (route) => route.fulfill({ status: 429, headers: { "Retry-After": "37" } }));
    await page.getByLabel("방 코드").fill("3827-1946");
    await press("코드로 입장")(page);
    await page.getByText("37초 뒤에").waitFor();
  }),
  "entry-link": async (page) => {
    await page.goto(new URL("/r/3827-1946", server.url).href);
    await appMounted(page);
  },
  ...Object.fromEntries(Object.keys(scenes).map((name) => [`room-${name}`, inRoom(name)])),
  "room-talk-scrolled-up": inRoom("talk-quiet", async (page, room) => {
    room.otherSays(...Array.from({ length: 40 }, (_, index) => `${index + 1}번째로 하는 말이에요`));
    await page.getByText("40번째로 하는 말이에요").waitFor();
    await page.waitForFunction(() => document.querySelector(".log").scrollTop > 0);
    await page.getByRole("log").hover();
    await page.mouse.wheel(0, -400);
    await page.waitForFunction(() => !document.querySelector(".log.follows"));
    room.otherSays("새로 온 말이에요", "여기 봐요");
    await page.getByText(/새 메시지/).waitFor();
  }),
  "room-scoreboard": inRoom("crowd", openScoreboard),
  "room-menu": inRoom("open", openMenu),
  "room-teams-scoreboard": inRoom("teams-open", openScoreboard),
  "room-teams-menu": inRoom("teams-lobby", openMenu),
  "room-watching": watching([]),
  "room-watching-waits": watching([{ type: "queue", place: 3 }]),
  "room-watching-offered": watching([{ type: "queue", place: 1, until: Date.now() + 3_600_000 }]),
  "room-invite": inRoom("open", press("초대하기")),
  "lobby-invite": inRoom("lobby-guest", press("초대하기")),
  "room-channels": inRoom("open", press("광장, 다른 채널로 가기")),
  "settings-room": inRoom("lobby-host", press("방 설정")),
  "settings-topic-only": async (page) => {
    await inRoom("lobby-host", press("방 설정"))(page);
    await page.getByLabel("주제").selectOption("동물");
    await page.getByRole("checkbox", { name: "주제 낱말만" }).check();
  },
  "bundle": bundleForm("광합성\t빛, 물로 양분을 만드는 일\n나침반, 바늘이 늘 북쪽을 가리켜요\n현미경\n지층\n화석"),
  "bundle-faults": bundleForm("광합성\t빛, 물로 양분을 만드는 일\n3·1운동\nDNA\n기공, 식물의 기공이에요\n화석", { remarks: [
    { line: 2, code: "digits", message: "숫자는 한글로 써 주세요 (삼일운동)" },
    { line: 3, code: "not_hangul", message: "한글로만 써 주세요 (DNA)" },
    { line: 4, code: "clue_has_word", message: "뜻풀이에 답이 들어 있어요 (기공)" },
  ] }),
  "bundle-confirm": bundleForm("성교\n임신\n사춘기\n면역\n호르몬", { remarks: [
    { line: 1, code: "not_mild", message: "‘순한 낱말만’ 방에서는 정답이 아닌 낱말이에요 (성교)" },
  ] }),
  "settings-own": async (page) => {
    await page.addInitScript(() => localStorage.setItem("hidden", JSON.stringify(["신난 고래"])));
    await inRoom("open", press("내 설정"))(page);
  },
  "room-keyboard": inRoom("open-clue-and-hint", (page) => page.setViewportSize({ width: 390, height: 430 })),
  "room-keyboard-long-clue": inRoom("open-long-clue", (page) => page.setViewportSize({ width: 390, height: 430 })),
  "room-keyboard-sideways": inRoom("open-clue-and-hint", (page) => page.setViewportSize({ width: 844, height: 170 })),
  "room-forced-colours": inForcedColours(inRoom("open-three")),
  "settings-forced-colours": inForcedColours(inRoom("open", press("내 설정"))),
  "settings-large": async (page) => {
    await page.addInitScript(() => localStorage.setItem("look", "larger"));
    await inRoom("open-clue-and-hint")(page);
  },
  "discreet": async (page) => {
    await page.addInitScript(() => localStorage.setItem("look", "discreet"));
    await inRoom("lobby-host", press("초대하기"))(page);
  },
  "connection-lost": inRoom("open", async (page, room) => {
    room.isOpen = false;
    await room.cut();
    await page.getByText(/연결이 끊겼어요/).first().waitFor();
  }),
  "end-taken-over": deadEnd("광장", {}, 4001),
  "end-removed": deadEnd("광장", {}, 4003),
  "end-missing": deadEnd("0000-0001", {}, 4004),
  "end-closed": deadEnd("우리반", {}, 4005),
  "end-banned": deadEnd("광장", refused("banned", 480_000)),
};

/**
 * Runs in the page. Resolves when fonts are loaded and animations shorter than two seconds have finished. Longer ones stop
 * in the middle, so that two series of screenshots can be compared.
 */
async function settled() {
  await document.fonts.ready;
  const timing = (animation) => animation.effect.getComputedTiming();
  const moments = document.getAnimations().filter((animation) => timing(animation).endTime < 2_000);
  await Promise.allSettled(moments.map((animation) => animation.finished));
  for (const animation of document.getAnimations()) {
    const { endTime, duration } = timing(animation);
    animation.pause();
    animation.currentTime = Number.isFinite(endTime) ? endTime / 2 : duration;
  }
}

await mkdir(folder, { recursive: true });
const [server, browser] = await Promise.all([startServer({ build: process.env.BASE }), startBrowser()]);
for (const [size, colorScheme] of variants) {
  for (const [name, show] of Object.entries(shots).filter(([name]) => wanted.test(`${name}-${size}-${colorScheme}`))) {
    const { context, page } = await person(browser, { viewport: sizes[size], colorScheme, hasTouch: size !== "desk" });
    // The same random nickname on every entry screen.
    await page.addInitScript(() => { Math.random = () => 0.5; });
    try {
      await show(page);
      await page.getByText("불러오고 있어요…").first().waitFor({ state: "detached" });
      await page.evaluate(settled);
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
    } catch (error) {
      console.error(`${name}-${size}-${colorScheme}: ${error.message.split("\n")[0]}`);
      process.exitCode = 1;
    }
    await context.close();
  }
}
await Promise.all([browser.close(), server.close()]);
