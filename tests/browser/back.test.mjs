// The browser's back button, as on Android: it closes what lies over the room, and only then leaves the room.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { enter, field, openScoreboard, person, startBrowser } from "../support/browser.mjs";
import { Client } from "../support/client.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const phone = { viewport: { width: 390, height: 844 } };

/** Enters a channel from the entry screen, so that there is a screen to go back to. */
async function enterFromEntry(room) {
  const someone = await person(browser, phone);
  await someone.page.goto(server.url.href);
  await someone.page.getByLabel("별명").fill("수달");
  await someone.page.getByLabel("채널 이름").fill(room);
  await someone.page.getByRole("button", { name: "가기", exact: true }).click();
  await someone.page.locator(".room .tiles").waitFor();
  return someone;
}

const isEntry = (page) => page.getByRole("button", { name: "바로 시작" }).waitFor();

suite("back", { concurrency: 3 }, () => {
  const overlays = {
    "the settings": (page) => page.getByRole("button", { name: "내 설정" }).click(),
    "the invitation": (page) => page.getByRole("button", { name: "초대하기" }).click(),
    "the scoreboard": openScoreboard,
    "the menu of a player": async (page) => {
      await openScoreboard(page);
      await page.getByRole("button", { name: "하마님 메뉴" }).click();
    },
  };
  for (const [index, [name, open]] of Object.entries(overlays).entries()) {
    test(`closes ${name}, and keeps the room and what was typed`, async () => {
      const room = `뒤로${index}`;
      const other = await Client.join(server, "하마", { room });
      const { page, context, consoleErrors } = await enterFromEntry(room);
      await field(page).fill("쓰다 만 말");
      await open(page);
      const overlay = page.locator("dialog[open], :popover-open").first();
      await overlay.waitFor();
      await page.goBack();
      await overlay.waitFor({ state: "detached" });
      assert.equal(await field(page).inputValue(), "쓰다 만 말");
      await page.goBack();
      await isEntry(page);
      assert.deepEqual(consoleErrors, []);
      await Promise.all([context.close(), other.close()]);
    });
  }

  test("leaves the room at once after a dialog was closed by its button", async () => {
    const { page, context } = await enterFromEntry("뒤로닫기");
    await page.getByRole("button", { name: "내 설정" }).click();
    await page.getByRole("button", { name: "닫기", exact: true }).click();
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    await page.waitForFunction(() => history.length > 2);
    await page.goBack();
    await isEntry(page);
    await context.close();
  });

  test("leads from a channel that was chosen in a dialog to the channel before", async () => {
    const { page, context } = await enterFromEntry("뒤로이동");
    await page.getByRole("button", { name: "뒤로이동, 다른 채널로 가기" }).click();
    await page.getByRole("list", { name: "열린 채널" }).getByRole("button", { name: /광장/ }).click();
    await page.getByRole("button", { name: "광장, 다른 채널로 가기" }).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "뒤로이동, 다른 채널로 가기" }).waitFor();
    await context.close();
  });

  test("leads to a room whose draft is still there, after leaving it by mistake", async () => {
    const { page, context } = await person(browser, phone);
    await enter(page, new URL("/r/뒤로초안", server.url), "수달");
    await field(page).fill("쓰다 만 말");
    await page.getByRole("button", { name: "뒤로초안, 다른 채널로 가기" }).click();
    await page.getByRole("list", { name: "열린 채널" }).getByRole("button", { name: /광장/ }).click();
    await page.getByRole("button", { name: "광장, 다른 채널로 가기" }).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "뒤로초안, 다른 채널로 가기" }).waitFor();
    await page.locator(".room .tiles").waitFor();
    assert.equal(await field(page).inputValue(), "쓰다 만 말");
    await context.close();
  });
});
