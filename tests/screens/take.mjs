// Takes pictures of every screen and state: make screens. Rooms are told by scenes.mjs what they are, so that each state
// lasts. Usage: take.mjs FOLDER [pattern of names].

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { person, startBrowser } from "../support/browser.mjs";
import { startServer } from "../support/server.mjs";
import { later, scenes } from "./scenes.mjs";

const [folder = "screens", pattern = ""] = process.argv.slice(2);
const wanted = new RegExp(pattern);
const sizes = { phone: { width: 390, height: 844 }, small: { width: 360, height: 640 }, desk: { width: 1280, height: 800 } };
const looks = Object.keys(sizes).flatMap((size) => ["light", "dark"].map((theme) => [size, theme]));
// The smallest phone in one theme will do.
const kinds = looks.filter(([size, theme]) => size !== "small" || theme === "light");

/** Goes to a room that hears these frames, or is closed with this code. */
async function enter(page, room, frames, { close } = {}) {
  await page.routeWebSocket(/\/ws$/, (socket) => {
    page.socket = socket;
    socket.onMessage((message) => {
      if (message === "ping") socket.send("pong");
      if (JSON.parse(message === "ping" ? "{}" : message).type !== "join") return;
      if (close) socket.close({ code: close });
      else socket.send(JSON.stringify(frames));
    });
  });
  await page.addInitScript(() => localStorage.setItem("nickname", JSON.stringify("수달")));
  await page.goto(new URL(`/r/${room}`, server.url).href);
  await page.getByRole("button", { name: "들어가기" }).click();
}
const button = (name) => (page) => page.getByRole("button", { name, exact: true }).first().click();
const room = (name, after) => async (page) => {
  const [address, ...frames] = scenes[name];
  await enter(page, address, frames);
  await page.locator(".room-way:not(:empty)").waitFor();
  await after?.(page);
};
const shut = (room, frames, close) => (page) => enter(page, room, frames, { close });
const refused = (reason, wait) => [{ type: "refused", reason, wait }];
const entry = (after) => async (page) => {
  await page.goto(server.url.href);
  await page.getByLabel("별명").waitFor();
  await after?.(page);
};

const shots = {
  "entry": entry(),
  "entry-problem": entry(async (page) => {
    await page.getByLabel("별명").fill("일이삼사오육칠팔구십일");
    await button("바로 시작")(page);
  }),
  "entry-link": async (page) => {
    await page.goto(new URL("/r/3827-1946", server.url).href);
    await page.getByLabel("별명").waitFor();
  },
  ...Object.fromEntries(Object.keys(scenes).map((name) => [`room-${name}`, room(name)])),
  "room-talk-scrolled-up": room("talk-long", async (page) => {
    await page.getByRole("log").hover();
    await page.mouse.wheel(0, -400);
    await page.waitForFunction(() => document.querySelector(".log").scrollTop < document.querySelector(".log").scrollHeight - 600);
    page.socket.send(JSON.stringify([later()]));
  }),
  "room-scoreboard": room("crowd", async (page) => {
    const standing = page.locator(".standing");
    if (await standing.isVisible()) await standing.click();
  }),
  "room-menu": room("open", async (page) => {
    const standing = page.locator(".standing");
    if (await standing.isVisible()) await standing.click();
    await button("졸린 펭귄님 메뉴")(page);
  }),
  "room-invite": room("open", button("초대하기")),
  "lobby-invite": room("lobby-guest", button("초대하기")),
  "room-channels": room("open", button("광장, 다른 채널로 가기")),
  "settings-room": room("lobby-host", button("방 설정")),
  "settings-own": async (page) => {
    await page.addInitScript(() => localStorage.setItem("hidden", JSON.stringify(["신난 고래"])));
    await room("open", button("내 설정"))(page);
  },
  "settings-large": async (page) => {
    await page.addInitScript(() => localStorage.setItem("look", "larger"));
    await room("open-clue-and-hint")(page);
  },
  "discreet": async (page) => {
    await page.addInitScript(() => localStorage.setItem("look", "discreet"));
    await room("lobby-host", button("초대하기"))(page);
  },
  "connection-lost": room("open", async (page) => {
    await page.routeWebSocket(/\/ws$/, (socket) => socket.close());
    page.socket.close({ code: 1012 });
    await page.getByText(/연결이 끊겼어요/).first().waitFor();
  }),
  "end-taken-over": shut("광장", [], 4001),
  "end-removed": shut("광장", [], 4003),
  "end-missing": shut("0000-0001", [], 4004),
  "end-closed": shut("우리반", [], 4005),
  "end-full": shut("광장", refused("room_full")),
  "end-full-private": shut("3827-1946", refused("room_full")),
  "end-banned": shut("광장", refused("banned", 480_000)),
};

await mkdir(folder, { recursive: true });
const [server, browser] = await Promise.all([startServer(), startBrowser()]);
for (const [size, colorScheme] of kinds) {
  for (const [name, show] of Object.entries(shots).filter(([name]) => wanted.test(`${name}-${size}-${colorScheme}`))) {
    const { context, page } = await person(browser, { viewport: sizes[size], colorScheme, hasTouch: size !== "desk", reducedMotion: "reduce" });
    try {
      await show(page);
      // Two frames: what was just put there is drawn, and what moves has come to rest.
      await page.evaluate(() => document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 150)))));
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
    } catch (error) {
      console.error(`${name}-${size}-${colorScheme}: ${error.message.split("\n")[0]}`);
      process.exitCode = 1;
    }
    await context.close();
  }
}
await Promise.all([browser.close(), server.close()]);
