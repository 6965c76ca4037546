// Enter with an input method (IME), in every order of key and composition events that browsers are known to send.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { enter, field, person, startBrowser } from "../support/browser.mjs";
import { Client, makeTalkChannel } from "../support/client.mjs";
import { InputMethod } from "../support/input-method.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

/**
 * One Enter press, or a click on the button, while the last syllable is being composed. The names list key codes: 229
 * is the input method's, 13 is Enter's own. The DevTools protocol sends the keys and commits; the browser itself
 * produces all that follows.
 */
const orders = {
  "229, commit, 13": async (keyboard) => {
    await keyboard.enter(229, "Process");
    await keyboard.commit();
    await keyboard.enter(13);
  },
  "229, commit": async (keyboard) => {
    await keyboard.enter(229, "Process");
    await keyboard.commit();
  },
  "13 while composing, commit": async (keyboard) => {
    await keyboard.enter(13);
    await keyboard.commit();
  },
  // WebKit ends the composition before the keydown, so `isComposing` is false on that event.
  "commit, 229": async (keyboard) => {
    await keyboard.commit();
    await keyboard.enter(229);
  },
  "commit, 229, 13": async (keyboard) => {
    await keyboard.commit();
    await keyboard.enter(229);
    await keyboard.enter(13);
  },
  "a click on the button while composing": (_, page) => page.getByRole("button", { name: "보내기" }).click(),
};

/** Runs `write` with a user in a talk-only channel and a `witness` client, and asserts that nothing else was sent. */
async function inRoom(room, write) {
  await makeTalkChannel(server, room);
  const [{ page, context, consoleErrors }, witness] = [await person(browser), await Client.join(server, "증인", { room })];
  await enter(page, new URL(`/r/${room}`, server.url), "수달");
  await field(page).focus();
  await write(page, await InputMethod.of(page), witness);
  assert.deepEqual((await witness.resync()).events.filter(({ type }) => type === "said"), [], "no other message was sent");
  assert.equal(await field(page).inputValue(), "");
  assert.ok(await field(page).evaluate((element) => element === document.activeElement), "the next word can be typed at once");
  assert.deepEqual(consoleErrors, []);
  await context.close();
  await witness.close();
}

suite("one Enter sends the whole word once", { concurrency: 2 }, () => {
  for (const [index, [order, press]] of Object.entries(orders).entries()) {
    test(order, () =>
      inRoom(`입력기${index}`, async (page, keyboard, witness) => {
        for (const text of ["사랑", "사랑", "ㅅㄹ", "ㅅㄹ"]) {
          await keyboard.compose(text);
          await press(keyboard, page);
          assert.equal((await witness.next("said")).text, text);
        }
      }));
  }

  test("input without a composition", () =>
    inRoom("입력기없이", async (_, keyboard, witness) => {
      for (const text of ["사랑", "사랑", "ㅅㄹ", "ㅅㄹ"]) {
        for (const letter of text) await keyboard.insert(letter);
        await keyboard.enter(13);
        assert.equal((await witness.next("said")).text, text);
      }
    }));

  test("two messages without a pause", () =>
    inRoom("연달아", async (_, keyboard, witness) => {
      for (const text of ["사랑", "ㅅㄹ"]) {
        await keyboard.compose(text);
        await keyboard.enter(229, "Process");
        await keyboard.commit();
      }
      for (const text of ["사랑", "ㅅㄹ"]) assert.equal((await witness.next("said")).text, text);
    }));

  test("a click on the button that does not end the composition", () =>
    inRoom("안 끝난 조합", async (page, keyboard, witness) => {
      for (const text of ["사랑", "ㅅㄹ"]) {
        await keyboard.compose(text);
        await page.getByRole("button", { name: "보내기" }).dispatchEvent("click");
        assert.equal((await witness.next("said")).text, text);
        await keyboard.commit();
      }
    }));
});

test("the Enter that picks a Japanese candidate sends nothing, and the next one sends it", () =>
  inRoom("후보", async (page, keyboard, witness) => {
    for (const commitsFirst of [false, true]) {
      await keyboard.show("あい");
      await keyboard.show("愛");
      if (commitsFirst) await keyboard.commit();
      await keyboard.enter(229, "Process");
      if (!commitsFirst) await keyboard.commit();
      assert.equal(await field(page).inputValue(), "愛");
      await keyboard.enter(13);
      assert.equal((await witness.next("said")).text, "愛");
    }
  }));
