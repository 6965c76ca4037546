// Sentences for one player at the message field: how long they stay, and what becomes of a refused text.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { field, person, say, startBrowser } from "../support/browser.mjs";
import { ScriptedRoom } from "../support/scripted-room.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

/** Enters a scripted room with a clock that the test moves. */
async function enter() {
  const { page, context } = await person(browser);
  const room = await ScriptedRoom.on(page);
  await page.clock.install();
  await page.goto(new URL("/r/광장", server.url).href);
  await page.getByLabel("별명").fill("수달");
  await page.getByRole("button", { name: "들어가기" }).click();
  await room.next("join");
  await field(page).waitFor();
  return { page, context, room };
}

suite("a notice", { concurrency: 3 }, () => {
  test("of success goes after five seconds, and does not look like a fault", async () => {
    const { page, context, room } = await enter();
    room.tell({ type: "reported", player: 2 });
    const thanks = page.getByText("알려 줘서 고마워요. 운영자가 살펴볼 거예요");
    await thanks.waitFor();
    assert.equal(await page.locator(".notice.problem").count(), 0);
    await page.clock.fastForward(4_000);
    assert.equal(await thanks.count(), 1);
    await page.clock.fastForward(1_100);
    await thanks.waitFor({ state: "detached" });
    await context.close();
  });

  test("of a refusal looks like a fault, and typing replaces the returned text", async () => {
    const { page, context, room } = await enter();
    await say(page, "맑낡");
    const { id } = await room.next("say");
    room.tell({ type: "refused", id, reason: "answers_only" });
    await page.locator(".notice.problem").getByText("이 방은 정답만 받아요").waitFor();
    assert.equal(await field(page).inputValue(), "맑낡");
    await page.keyboard.type("서랍");
    assert.equal(await field(page).inputValue(), "서랍");
    await context.close();
  });

  test("with a near miss in a room for answers only keeps the text and explains it", async () => {
    const { page, context, room } = await enter();
    await say(page, "맑낡");
    const { id } = await room.next("say");
    room.tell({ type: "refused", id, reason: "answers_only" }, { type: "note", id, note: "not_listed", word: "맑낡" });
    await page.getByText("아깝다! ‘맑낡’, 초성은 맞는데 낱말 목록에 없어요").waitFor();
    assert.equal(await field(page).inputValue(), "맑낡");
    assert.equal(await page.getByRole("log").getByText("맑낡").count(), 0);
    await page.getByRole("button", { name: "이 낱말도 넣어 주세요" }).click();
    assert.equal((await room.next("propose")).word, "맑낡");
    await context.close();
  });

  test("that keeps a refused text stays until the text is used", async () => {
    const { page, context, room } = await enter();
    await say(page, "첫 말");
    const { id } = await room.next("say");
    await field(page).fill("다음 말");
    room.tell({ type: "refused", id, reason: "too_fast", wait: 1_000 });
    const rewrite = page.getByRole("button", { name: "다시 쓰기" });
    await rewrite.waitFor();
    await page.clock.fastForward(60_000);
    await rewrite.click();
    assert.equal(await field(page).inputValue(), "첫 말 다음 말");
    await context.close();
  });
});
