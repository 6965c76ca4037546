// Hostile texts as messages, nicknames and names of channels, before the eyes of somebody with the page.

import { Client } from "../support/client.mjs";
import { enter, person } from "../support/browser.mjs";
import { hostileTexts } from "./texts.mjs";

const ROOM = "글 시험";

/** The first characters of a text, none of them halved. */
const beginning = (text, count) => [...text].slice(0, count).join("");

/** Sends `count` texts to a room in which somebody has the page open. */
export async function hostilePage(server, browser, { count = 500, viewport = { width: 390, height: 844 } } = {}) {
  const { page, context, consoleErrors } = await person(browser, { viewport });
  await enter(page, new URL(`/r/${encodeURIComponent(ROOM)}`, server.url), "고래");
  const input = page.locator(".message input");
  const before = await input.boundingBox();
  const names = [];
  for (const [number, text] of hostileTexts(count).entries()) {
    await Client.connect(server, beginning(text, 20) || "방").then((client) => client.close(), () => {});
    const visitor = await Client.connect(server, ROOM);
    visitor.send({ type: "join", version: 1, nickname: beginning(text, 10) });
    let answer = await visitor.nextOf("welcome", "refused");
    if (answer.type === "refused") {
      visitor.send({ type: "join", version: 1, nickname: `손님${number}` });
      answer = await visitor.next("welcome");
    }
    names.push(answer.players.find(({ id }) => id === answer.you).nickname);
    visitor.say(text);
    await visitor.nextOf("said", "answered", "refused");
    visitor.send({ type: "leave" });
    await visitor.closed;
  }
  const last = await Client.join(server, "끝", { room: ROOM });
  last.say("다 왔어요");
  await page.getByText("다 왔어요").waitFor();
  await page.locator(".room-name").click();
  await page.locator("dialog[open] .channels").waitFor();
  const seen = await page.evaluate(() => ({
    hacked: "hacked" in window,
    overflow: document.documentElement.scrollWidth - innerWidth,
    foreign: [...document.querySelectorAll(".talk script, .talk img, .talk svg, .talk iframe, .talk a, .talk style, .channels script, .channels img")].map(({ outerHTML }) => outerHTML),
  }));
  await page.keyboard.press("Escape");
  const after = await input.boundingBox();
  await last.close();
  await context.close();
  const looks = new Set(names.map((name) => name.normalize("NFKC").replaceAll(/[\p{Cf}\s]/gu, "").toLowerCase()));
  const holds = !seen.hacked && seen.overflow <= 0 && seen.foreign.length === 0 && consoleErrors.length === 0 && JSON.stringify(before) === JSON.stringify(after);
  return {
    attack: `${count} hostile texts as nickname, message and name of a channel`,
    holds: holds && looks.size === names.length,
    seen: `scripts run: ${seen.hacked}, elements made: ${seen.foreign.length}, console: ${consoleErrors.length}${consoleErrors.length ? ` (${consoleErrors[0]})` : ""}, overflow ${seen.overflow} px, input moved: ${JSON.stringify(before) !== JSON.stringify(after)}, different names ${looks.size} of ${names.length}`,
  };
}
