// Drives the page in a real Chromium.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** Path of the Chromium executable: `$CHROMIUM`, or the first match on `$PATH`. */
function executable() {
  const folders = process.env.PATH.split(delimiter);
  const candidates = [process.env.CHROMIUM, ...folders.flatMap((folder) => names.map((name) => join(folder, name)))];
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A browser whose own background traffic is off, so it contacts only the server under test. */
export function startBrowser() {
  return chromium.launch({ executablePath: executable(), args });
}

/** A browser with a persistent profile in `folder` and a debugging port, written to DevToolsActivePort there. */
export function startProfile(folder) {
  return chromium.launchPersistentContext(folder, { executablePath: executable(), args: [...args, "--remote-debugging-port=0"] });
}

/**
 * A user with their own browser context. `consoleErrors` collects uncaught errors and the console's warnings and
 * errors, including violations of the content security policy.
 */
export async function person(browser, options = {}) {
  const context = await browser.newContext({ locale: "ko-KR", viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const consoleErrors = [];
  page.on("console", (message) => ["warning", "error"].includes(message.type()) && consoleErrors.push(message.text()));
  page.on("pageerror", (error) => consoleErrors.push(error.message));
  return { context, page, consoleErrors };
}

/** Waits until the app has mounted and replaced the static shell of index.html. */
export const appMounted = (page) => page.locator("#shell").waitFor({ state: "detached" });

/** Opens `url`, types the nickname on the entry screen and enters the room. */
export async function enter(page, url, nickname) {
  await page.goto(String(url));
  await page.getByLabel("별명").fill(nickname);
  await page.getByRole("button", { name: /시작|들어가기/ }).click();
  await page.locator(".room .tiles").waitFor();
}

/** Types the nickname on the entry screen and makes a private room. Returns the room's code. */
export async function makePrivateRoom(page, url, nickname) {
  await page.goto(String(url));
  await page.getByLabel("별명").fill(nickname);
  await page.getByRole("button", { name: "방 만들기" }).click();
  await page.locator(".lobby").waitFor();
  return new URL(page.url()).pathname.split("/").at(-1);
}

/** Types the nickname and a private room's code on the entry screen, and enters the room. */
export async function enterByCode(page, url, nickname, code) {
  await page.goto(String(url));
  await page.getByLabel("별명").fill(nickname);
  await page.getByLabel("방 코드").fill(code);
  await page.getByRole("button", { name: "코드로 입장" }).click();
  await page.locator(".room .tiles").waitFor();
}

/** The scoreboard. On small screens it is a sheet behind a button, so this opens it first. */
export async function openScoreboard(page) {
  const sheet = page.getByRole("button", { name: "점수판" });
  if (await sheet.isVisible()) await sheet.click();
  return page.getByRole("complementary", { name: "점수판" });
}

/** The message input, used both for answers and for chat. */
export const field = (page) => page.getByLabel("낱말이나 하고 싶은 말");

/** Sends a message through the input. */
export async function say(page, text) {
  await field(page).fill(text);
  await field(page).press("Enter");
}

/** The choseong pattern of the prompt on screen, such as "ㅅㄹ". */
export async function shownPattern(page) {
  return (await page.locator(".prompt .tiles").innerText()).replace(/\s/g, "");
}
