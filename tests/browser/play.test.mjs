// Playing in a channel on the page: answers, the time left, wrong answers and refused messages.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answersTo } from "../support/answers.mjs";
import { enter, openScoreboard, person, shownPattern, startBrowser } from "../support/browser.mjs";
import { Client } from "../support/client.mjs";
import { nonsense } from "../support/hangul.mjs";
import { InputMethod } from "../support/input-method.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const field = (page) => page.getByPlaceholder(/초성에 맞는 낱말/);
const said = (page, text) => page.getByRole("log").getByText(text, { exact: true });

test("two players chat, and one answers a prompt; both see the score and the next prompt", async () => {
  const [otter, hippo] = await Promise.all([person(browser), person(browser, { viewport: { width: 390, height: 844 } })]);
  await enter(otter.page, server.url, "수달");
  assert.match(decodeURI(otter.page.url()), /\/r\/광장$/, "one click enters the room");
  await enter(hippo.page, server.url, "하마");
  assert.equal(await shownPattern(otter.page), await shownPattern(hippo.page));

  await field(otter.page).fill("안녕하세요!");
  await field(otter.page).press("Enter");
  await said(hippo.page, "안녕하세요!").waitFor();

  const asked = await shownPattern(hippo.page);
  const [word] = answersTo(asked);
  await field(hippo.page).focus();
  const keyboard = await InputMethod.of(hippo.page);
  await keyboard.compose(word);
  await keyboard.enter(229);
  await keyboard.commit();
  await keyboard.enter(13);
  for (const { page } of [otter, hippo]) {
    const line = page.getByRole("log").getByRole("listitem").filter({ hasText: word });
    await line.getByText(/^정답 \+\d+$/).waitFor();
    await page.locator(".solved").getByText(/^하마님 \d+\.\d초$/).waitFor();
    const row = (await openScoreboard(page)).getByRole("listitem").filter({ hasText: "하마" });
    assert.match(await row.innerText(), /^1\s+하마[\s\S]*\d+점\s+정답 1개$/);
    await page.getByRole("img", { name: word, exact: true }).waitFor();
  }
  for (const { page } of [otter, hippo]) await page.getByText("2/20").waitFor();
  assert.notEqual(await shownPattern(otter.page), asked);
  assert.equal(await shownPattern(otter.page), await shownPattern(hippo.page));
  assert.deepEqual([...otter.consoleErrors, ...hippo.consoleErrors], []);
  await Promise.all([otter.context.close(), hippo.context.close()]);
});

test("a message that is too long stays in the input, with the reason", async () => {
  const { page, context } = await person(browser);
  await enter(page, new URL("/r/길이", server.url), "수달");
  await field(page).fill("가".repeat(201));
  await field(page).press("Enter");
  await page.getByText("200자까지 보낼 수 있어요").waitFor();
  assert.equal((await field(page).inputValue()).length, 201);
  await context.close();
});

test("the time left follows the server's clock, on a machine whose clock is five hours off", async () => {
  const { page, context } = await person(browser);
  await page.addInitScript(() => {
    window.trueNow = Date.now;
    Date.now = () => window.trueNow() + 5 * 60 * 60 * 1000;
  });
  const room = "시계";
  const witness = await Client.join(server, "증인", { room });
  const { ends_at: endsAt } = witness.welcome.phase.prompt;
  await enter(page, new URL(`/r/${room}`, server.url), "수달");
  // The moments at which the number changes reveal the page's estimate of the server's time. A busy machine can render
  // late, so the best of three changes counts.
  const changes = await page.locator(".seconds").evaluate((shown) => new Promise((resolve) => {
    const changes = [];
    new MutationObserver(() => {
      changes.push({ moment: window.trueNow(), seconds: Number.parseInt(shown.textContent, 10) });
      if (changes.length === 3) resolve(changes);
    }).observe(shown, { characterData: true, childList: true, subtree: true });
  }));
  const errorMillis = Math.min(...changes.map(({ moment, seconds }) => Math.abs(endsAt - moment - seconds * 1000)));
  assert.ok(errorMillis < 400, `the time left is off by ${errorMillis} ms`);
  await context.close();
  await witness.close();
});

test("an unlisted word is explained at the input and can be proposed", async () => {
  const { page, context } = await person(browser);
  await enter(page, new URL("/r/제안", server.url), "수달");
  const noWord = nonsense(await shownPattern(page));
  await field(page).fill(noWord);
  await field(page).press("Enter");
  await page.getByText(`아깝다! ‘${noWord}’, 초성은 맞는데 낱말 목록에 없어요`).waitFor();
  await page.getByRole("button", { name: "이 낱말도 넣어 주세요" }).click();
  await page.getByText(`고마워요! ‘${noWord}’, 넣을지 살펴볼게요`).waitFor();
  assert.ok(await field(page).evaluate((element) => element === document.activeElement));
  await context.close();
});

test("a refused message returns to the input", async () => {
  const { page, context } = await person(browser);
  await enter(page, new URL("/r/되돌림", server.url), "수달");
  await field(page).evaluate((input) => {
    for (let count = 1; count <= 6; count += 1) {
      input.value = `${count}번째 말`;
      input.form.requestSubmit();
    }
  });
  await page.getByText("잠깐만요! 1초 뒤에 다시 보내 주세요").waitFor();
  assert.equal(await field(page).inputValue(), "6번째 말");
  await context.close();
});
