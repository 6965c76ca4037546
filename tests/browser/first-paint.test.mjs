// What index.html shows before the program is there: it looks like what the program shows, and can be used already.

import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { enter, field, makeRoomAtDoor, person, startBrowser, taken } from "../support/browser.mjs";
import { makeTalk } from "../support/client.mjs";
import { InputMethod } from "../support/input-method.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const sizes = { small: { width: 360, height: 640 }, phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };
const address = (path) => new URL(path, server.url).href;
const nickname = (page) => page.getByLabel("별명");

/** A person whose page gets its program when the test says so. */
async function waiting(options) {
  const someone = await person(browser, options);
  return { ...someone, ...(await hold(someone.page)) };
}

/** From now on the page gets its program when the test says so. `shifts` tells what has moved by itself. */
async function hold(page) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(/\.wasm$/, async (route) => {
    await released;
    await route.continue();
  });
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) window.shifts.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 200) ?? node?.nodeName)]);
    }).observe({ type: "layout-shift", buffered: true });
  });
  const arrive = async () => {
    release();
    await taken(page);
  };
  return { arrive, shifts: () => page.evaluate(() => window.shifts) };
}

/** Until what came last is drawn, in its fonts, and what it moved has been told. */
const drawn = (page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    await new Promise((told) => setTimeout(told));
  });

/** In the page: its markup without what only the program knows, and where everything visible stands. */
function picture(within) {
  const root = document.querySelector(within).cloneNode(true);
  for (const unseen of root.querySelectorAll("dialog, .channels li")) unseen.remove();
  for (const form of root.querySelectorAll(".entry-form")) form.className = "entry-form";
  for (const input of root.querySelectorAll("input")) input.removeAttribute("value");
  for (const secret of root.querySelectorAll(".secret")) secret.replaceWith(...secret.childNodes);
  const markup = root.outerHTML.replaceAll(/<!--.*?-->/gs, "").replaceAll(/\s+</g, "<").replaceAll(/>\s+/g, ">");
  const seen = [...document.querySelectorAll(`${within}, ${within} *`)].filter((element) => !element.closest("dialog, .channels li, .spoken, .secret"));
  const places = seen.map((element) => {
    const { x, y, width, height: own } = element.getBoundingClientRect();
    // The list of channels grows, with what it is in.
    const height = element.matches(":has(.channels), .channels") ? "" : own;
    return `${element.localName}.${element.className.replace(/ hue.*/, "")} ${[x, y, width, height].map((length) => length && Math.round(length))}`;
  });
  return { markup, places };
}

suite("the door is the same before and after, and nothing moves", { concurrency: 3 }, () => {
  for (const path of ["/", "/r/광장", '/r/<b>&"방', "/r/38271946"]) {
    for (const [size, viewport] of Object.entries(sizes)) {
      test(`${path} on a ${size}`, async () => {
        const { page, context, arrive, shifts } = await waiting({ viewport });
        await page.route(/\/api\/rooms$/, async (route) => {
          const { channels: [plaza] } = await (await route.fetch()).json();
          const names = [plaza.name, "둘째", "셋째", "넷째", "다섯째", "여섯째"];
          await route.fulfill({ json: { channels: names.map((name) => ({ ...plaza, name })) } });
        });
        await page.goto(address(path));
        const before = await page.evaluate(picture, "#shell .entry");
        await arrive();
        if (path === "/") await page.getByRole("button", { name: "여섯째" }).waitFor();
        await drawn(page);
        assert.deepEqual(await page.evaluate(picture, "#app .entry"), before);
        assert.deepEqual(await shifts(), []);
        await context.close();
      });
    }
  }
});

suite("who has a seat sees the room, and nothing moves", { concurrency: 3 }, () => {
  const frame = [".room-name", ".room-tools", ".prompt", ".talk", ".message input", ".message button"];
  /** Comes to a room by `load`, and looks at it before and after the program is there. */
  async function comeBack(page, load, hasCode = false) {
    const { arrive, shifts } = await hold(page);
    await load();
    await page.getByText("들어가고 있어요…").waitFor();
    assert.ok(await nickname(page).isHidden());
    const boxes = async (within) => {
      const [name, ...others] = await Promise.all(frame.map((part) => page.locator(`${within} ${part}`).boundingBox()));
      // The first picture sets a code a fraction of a pixel further from what is before it, or knows no name at all.
      if (hasCode) delete name.width;
      return [name, ...others];
    };
    const before = await boxes("#shell");
    await arrive();
    await page.locator(".room .tiles").waitFor();
    await drawn(page);
    assert.deepEqual(await boxes("#app"), before);
    assert.deepEqual(await shifts(), []);
  }

  const rooms = {
    "a channel": (page, size) => enter(page, address(`/r/자리 ${size}`), "수달"),
    "a channel for talk": async (page, size) => {
      await makeTalk(server, `수다 ${size}`);
      await enter(page, address(`/r/수다 ${size}`), "수달");
    },
    "a private room": (page) => makeRoomAtDoor(page, address("/"), "수달"),
    "a private room whose code is hidden": async (page) => {
      await page.addInitScript(() => localStorage.setItem("look", "discreet"));
      await makeRoomAtDoor(page, address("/"), "수달");
    },
  };
  for (const [size, viewport] of Object.entries(sizes)) {
    test(`a channel in a new window on a ${size}`, async () => {
      const { page: first, context } = await person(browser, { viewport });
      await enter(first, address(`/r/새 창 ${size}`), "수달");
      await first.close();
      const page = await context.newPage();
      await comeBack(page, () => page.goto(address(`/r/새 창 ${size}`)));
      await context.close();
    });

    for (const [kind, come] of Object.entries(rooms)) {
      test(`${kind} on a ${size}`, async () => {
        const { page, context } = await person(browser, { viewport });
        await come(page, size);
        await field(page).fill("쓰다 만 말");
        await drawn(page);
        const reload = async () => {
          await page.reload();
          assert.equal(await page.locator("#shell .message input").inputValue(), "쓰다 만 말");
        };
        await comeBack(page, reload, kind.startsWith("a private room"));
        await context.close();
      });
    }
  }
});

test("what is typed meanwhile stays, with the caret where it was", async () => {
  const { page, context, arrive, complaints } = await waiting();
  await page.goto(address("/"));
  assert.ok(await nickname(page).evaluate((element) => element === document.activeElement), "one can type at once");
  await page.keyboard.type("수달이다");
  await page.keyboard.press("ArrowLeft");
  await page.getByLabel("방 코드").fill("3827");
  await nickname(page).focus();
  await arrive();
  await page.keyboard.type("들");
  assert.equal(await nickname(page).inputValue(), "수달이들다");
  assert.equal(await page.getByLabel("방 코드").inputValue(), "3827");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a remembered nickname is there at once, and is replaced by what is typed", async () => {
  const { page, context, arrive } = await waiting();
  await page.addInitScript(() => localStorage.setItem("nickname", JSON.stringify("수달")));
  await page.goto(address("/"));
  assert.equal(await nickname(page).inputValue(), "수달");
  await arrive();
  await page.locator("#app #nickname:focus").waitFor();
  await page.keyboard.type("하마");
  assert.equal(await nickname(page).inputValue(), "하마");
  await context.close();
});

test("the program waits for the end of a syllable", async () => {
  const { page, context, arrive } = await waiting();
  await page.goto(address("/"));
  const keyboard = await InputMethod.of(page);
  await keyboard.compose("수다");
  const arrived = arrive();
  await page.waitForFunction(() => !document.querySelector(".stuck"));
  await keyboard.show("달");
  assert.ok(await page.locator("#shell").isVisible());
  await keyboard.commit();
  await arrived;
  assert.equal(await nickname(page).inputValue(), "수달");
  await context.close();
});

for (const [how, press] of Object.entries({
  "the button": (page) => page.getByRole("button", { name: "들어가기" }).click(),
  Enter: (page) => page.keyboard.press("Enter"),
})) {
  test(`who presses ${how} before the program is there goes in when it is`, async () => {
    const { page, context, arrive, complaints } = await waiting();
    await page.goto(address(`/r/이른 ${how}`));
    await page.keyboard.type("수달");
    await press(page);
    await page.getByText("다 되면 바로 이어서 할게요").waitFor();
    await arrive();
    await page.locator(".room .tiles").waitFor();
    await page.getByRole("complementary", { name: "점수판" }).getByText("수달").waitFor();
    assert.ok(await field(page).isVisible());
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

test("a code that is hidden is not shown meanwhile either", async () => {
  const { page, context, arrive } = await waiting();
  await page.addInitScript(() => localStorage.setItem("look", "discreet"));
  await page.goto(address("/r/3827-1946"));
  const invitation = page.locator(".entry-invitation");
  assert.equal(await invitation.innerText(), "비밀방에 들어가요");
  await arrive();
  assert.equal(await invitation.innerText(), "비밀방에 들어가요");
  await context.close();
});

test("an address of no room shows no door", async () => {
  const { page, context, arrive } = await waiting();
  await page.goto(address("/r/123"));
  assert.ok(await nickname(page).isHidden());
  await arrive();
  await page.getByText("없는 방이에요").waitFor();
  await context.close();
});

test("who waits for long is offered to load the page anew", async () => {
  const { page, context } = await waiting();
  await page.goto(address("/"));
  assert.ok(await page.getByText("오래 걸리네요").isHidden());
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  assert.ok(await page.getByRole("link", { name: "다시 불러오기" }).isVisible());
  await context.close();
});

test("who comes in the middle of a deployment is offered that at once", async () => {
  const { page, context } = await person(browser);
  await page.route(/\.wasm$/, (route) => route.fulfill({ status: 404 }));
  await page.goto(address("/"));
  await page.getByRole("link", { name: "다시 불러오기" }).waitFor({ timeout: 5_000 });
  await context.close();
});
