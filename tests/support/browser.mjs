// The page in a real Chromium, as people use it.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** Where Chromium is: `$CHROMIUM`, or the first on the path. */
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

/** A browser that asks nobody but the server under test. */
export function startBrowser() {
  return chromium.launch({ executablePath: executable(), args });
}

/** One that keeps what it remembers in `folder`, with a port for other tools; the file DevToolsActivePort there names it. */
export function startProfile(folder) {
  return chromium.launchPersistentContext(folder, { executablePath: executable(), args: [...args, "--remote-debugging-port=0"] });
}

/**
 * A person with a browser of their own. `complaints` collects what the browser's console warns of, a violation of the
 * content security policy among it.
 */
export async function person(browser, options = {}) {
  const context = await browser.newContext({ locale: "ko-KR", viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => ["warning", "error"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  return { context, page, complaints };
}

/** Until the program has taken over from what index.html shows. */
export const taken = (page) => page.locator("#shell").waitFor({ state: "detached" });

/** Types the nickname at the door and goes in. */
export async function enter(page, url, nickname) {
  await page.goto(String(url));
  await page.getByLabel("별명").fill(nickname);
  await page.getByRole("button", { name: /시작|들어가기/ }).click();
  await page.locator(".room .tiles").waitFor();
}

/** Types the nickname at the door and makes a private room. Returns its code. */
export async function makeRoomAtDoor(page, url, nickname) {
  await page.goto(String(url));
  await page.getByLabel("별명").fill(nickname);
  await page.getByRole("button", { name: "방 만들기" }).click();
  await page.locator(".lobby").waitFor();
  return new URL(page.url()).pathname.split("/").at(-1);
}

/** Types the nickname and a room's code at the door, and goes in. */
export async function enterByCode(page, url, nickname, code) {
  await page.goto(String(url));
  await page.getByLabel("별명").fill(nickname);
  await page.getByLabel("방 코드").fill(code);
  await page.getByRole("button", { name: "코드로 입장" }).click();
  await page.locator(".room .tiles").waitFor();
}

/** The scoreboard; on small screens it is a sheet, which is opened. */
export async function scoreboard(page) {
  const sheet = page.getByRole("button", { name: "점수판" });
  if (await sheet.isVisible()) await sheet.click();
  return page.getByRole("complementary", { name: "점수판" });
}

/** The one field for answers and talk. */
export const field = (page) => page.getByLabel("낱말이나 하고 싶은 말");

/** Says something. */
export async function say(page, text) {
  await field(page).fill(text);
  await field(page).press("Enter");
}

/** The initials that are up: "ㅅㄹ". */
export async function prompt(page) {
  return (await page.locator(".prompt .tiles").innerText()).replace(/\s/g, "");
}
