// The page's second program, which has what few people need: fetched after the first, and again if that failed.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { person, startBrowser } from "../support/browser.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const SECOND_PROGRAM = "**/*_lazy.wasm";

async function openSettings(page) {
  await page.getByRole("button", { name: "내 설정" }).click();
  return page.getByRole("dialog", { name: "내 설정" });
}

suite("the second program", { concurrency: 2 }, () => {
  test("is fetched without being asked for, once", async () => {
    const { page, context, consoleErrors } = await person(browser);
    const requests = [];
    page.on("request", (request) => requests.push(new URL(request.url()).pathname));
    const fetched = page.waitForResponse(SECOND_PROGRAM);
    await page.goto(server.url.href);
    await fetched;
    const dialog = await openSettings(page);
    await dialog.getByRole("radio", { name: "어둡게" }).check();
    assert.equal(requests.filter((path) => path.endsWith("_lazy.wasm")).length, 1);
    assert.deepEqual(consoleErrors, []);
    await context.close();
  });

  test("is fetched again, when a part of it is shown, and when the player asks for it", async () => {
    const { page, context } = await person(browser);
    await page.route(SECOND_PROGRAM, (route) => route.abort());
    const failed = page.waitForEvent("requestfailed", (request) => request.url().endsWith("_lazy.wasm"));
    await page.goto(server.url.href);
    await failed;
    const dialog = await openSettings(page);
    await dialog.getByText("불러오지 못했어요").waitFor();
    await page.unroute(SECOND_PROGRAM);
    await dialog.getByRole("button", { name: "다시 시도" }).click();
    await dialog.getByRole("radio", { name: "어둡게" }).check();
    await page.locator("html.dark").waitFor();
    await context.close();
  });

  test("may come after the room whose part it should have shown", async () => {
    const { page, context, consoleErrors } = await person(browser);
    let release;
    await page.route(SECOND_PROGRAM, (route) => (release = () => route.continue()));
    const asked = page.waitForRequest(SECOND_PROGRAM);
    await page.goto(server.url.href);
    await page.getByLabel("채널 이름").fill("느린 방");
    await page.getByRole("button", { name: "가기", exact: true }).click();
    await page.locator(".room .tiles").waitFor();
    await asked;
    await page.getByRole("button", { name: "초대하기" }).click();
    const dialog = page.getByRole("dialog", { name: "초대하기" });
    await dialog.getByText("불러오고 있어요").waitFor();
    await page.goBack();
    await dialog.waitFor({ state: "detached" });
    await page.goBack();
    await page.getByRole("button", { name: "바로 시작" }).waitFor();
    const fetched = page.waitForResponse(SECOND_PROGRAM);
    release();
    await fetched;
    await (await openSettings(page)).getByRole("radio", { name: "어둡게" }).check();
    assert.deepEqual(consoleErrors, []);
    await context.close();
  });
});
