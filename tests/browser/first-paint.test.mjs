// The static shell of index.html, shown until the app's wasm has loaded: it looks like the app and already takes input.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, suite, test } from "node:test";
import { appMounted, enter, field, makePrivateRoom, person, startBrowser } from "../support/browser.mjs";
import { makeTalkChannel } from "../support/client.mjs";
import { InputMethod } from "../support/input-method.mjs";
import { startServer } from "../support/server.mjs";

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(() => Promise.all([browser.close(), server.close()]));

const sizes = { small: { width: 360, height: 640 }, phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };
const address = (path) => new URL(path, server.url).href;
const nickname = (page) => page.getByLabel("별명");

/** A user whose page receives the wasm only when the test calls `arrive`. */
async function personWithoutApp(options) {
  const user = await person(browser, options);
  return { ...user, ...(await holdBackApp(user.page)) };
}

/** Holds the wasm back until `arrive`, which waits for the app to mount. `shifts` returns the layout shifts so far. */
async function holdBackApp(page) {
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
    await appMounted(page);
  };
  return { arrive, shifts: () => page.evaluate(() => window.shifts) };
}

/** Waits until the latest change is painted with its fonts, and its layout shifts are reported. */
const painted = (page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
  });

/** Runs in the page: the markup without parts that only the app knows, and the boxes of all visible elements. */
function renderedState(within) {
  const root = document.querySelector(within).cloneNode(true);
  for (const hidden of root.querySelectorAll("dialog, .channels li")) hidden.remove();
  for (const form of root.querySelectorAll(".entry-form")) form.className = "entry-form";
  for (const input of root.querySelectorAll("input")) input.removeAttribute("value");
  // The build and the browser write the attributes of an element in different orders, and only the build an empty class.
  for (const element of [root, ...root.querySelectorAll("*")]) {
    const attributes = [...element.attributes].filter(({ name, value }) => name !== "class" || value).map(({ name, value }) => [name, value]).sort();
    for (const { name } of [...element.attributes]) element.removeAttribute(name);
    for (const [name, value] of attributes) element.setAttribute(name, value);
  }
  for (const secret of root.querySelectorAll(".secret")) secret.replaceWith(...secret.childNodes);
  const markup = root.outerHTML.replaceAll(/<!--.*?-->/gs, "").replaceAll(/\s+</g, "<").replaceAll(/>\s+/g, ">");
  const visible = [...document.querySelectorAll(`${within}, ${within} *`)].filter((element) => !element.closest("dialog, .channels li, .spoken, .secret"));
  const places = visible.map((element) => {
    const { x, y, width, height: own } = element.getBoundingClientRect();
    // Ignore the heights of the channel list and its ancestors, since the app fills the list.
    const height = element.matches(":has(.channels), .channels") ? "" : own;
    return `${element.localName}.${element.className.replace(/ hue.*/, "")} ${[x, y, width, height].map((length) => length && Math.round(length))}`;
  });
  return { markup, places };
}

suite("the entry screen looks the same in the shell and in the app, without layout shifts", { concurrency: 3 }, () => {
  for (const path of ["/", "/r/광장", '/r/<b>&"방', "/r/38271946"]) {
    for (const viewport of Object.values(sizes)) {
      test(`${path} at ${viewport.width}×${viewport.height}`, async () => {
        const { page, context, arrive, shifts } = await personWithoutApp({ viewport });
        await page.route(/\/api\/rooms$/, async (route) => {
          const { channels: [plaza] } = await (await route.fetch()).json();
          const names = [plaza.name, "둘째", "셋째", "넷째", "다섯째", "여섯째"];
          await route.fulfill({ json: { channels: names.map((name) => ({ ...plaza, name })) } });
        });
        await page.goto(address(path));
        const before = await page.evaluate(renderedState, "#shell .entry");
        await arrive();
        if (path === "/") await page.getByRole("button", { name: "여섯째" }).waitFor();
        await painted(page);
        assert.deepEqual(await page.evaluate(renderedState, "#app .entry"), before);
        assert.deepEqual(await shifts(), []);
        await context.close();
      });
    }
  }
});

suite("a player with a seat sees the room's frame in the shell, without layout shifts", { concurrency: 3 }, () => {
  const frame = [".room-name", ".room-tools", ".prompt", ".talk", ".message input", ".message button"];
  /** Returns to a room through `load`, and compares its boxes in the shell with those in the app. */
  async function comeBack(page, load, hasCode = false) {
    const { arrive, shifts } = await holdBackApp(page);
    await load();
    await page.getByText("들어가고 있어요…").waitFor();
    assert.ok(await nickname(page).isHidden());
    const boxes = async (within) => {
      const [name, ...others] = await Promise.all(frame.map((part) => page.locator(`${within} ${part}`).boundingBox()));
      // Ignore a private room's name width: the shell places the code a fraction of a pixel off, or does not know it.
      if (hasCode) delete name.width;
      return [name, ...others];
    };
    const before = await boxes("#shell");
    assert.equal((await page.locator("#shell .talk").innerText()).trim(), "", "the build left a mark as text");
    await arrive();
    await page.locator(".room .tiles").waitFor();
    await painted(page);
    assert.deepEqual(await boxes("#app"), before);
    assert.deepEqual(await shifts(), []);
  }

  const rooms = {
    "a channel": (page, size) => enter(page, address(`/r/자리 ${size}`), "수달"),
    "a channel for talk": async (page, size) => {
      await makeTalkChannel(server, `수다 ${size}`);
      await enter(page, address(`/r/수다 ${size}`), "수달");
    },
    "a private room": (page) => makePrivateRoom(page, address("/"), "수달"),
    "a private room whose code is hidden": async (page) => {
      await page.addInitScript(() => localStorage.setItem("look", "discreet"));
      await makePrivateRoom(page, address("/"), "수달");
    },
  };
  for (const [size, viewport] of Object.entries(sizes)) {
    test(`a channel in a new tab at ${viewport.width}×${viewport.height}`, async () => {
      const { page: first, context } = await person(browser, { viewport });
      await enter(first, address(`/r/새 창 ${size}`), "수달");
      await first.close();
      const page = await context.newPage();
      await comeBack(page, () => page.goto(address(`/r/새 창 ${size}`)));
      await context.close();
    });

    for (const [kind, come] of Object.entries(rooms)) {
      test(`${kind} at ${viewport.width}×${viewport.height}`, async () => {
        const { page, context } = await person(browser, { viewport });
        await come(page, size);
        await page.locator(".room .tiles").waitFor();
        await field(page).fill("쓰다 만 말");
        await painted(page);
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

test("a page that arrives in two parts is shown when it is whole, without layout shifts", async () => {
  const { page, context, shifts } = await personWithoutApp({ viewport: sizes.desk });
  const markup = await (await fetch(address("/r/광장"))).text();
  const middle = markup.indexOf("<button", markup.lastIndexOf("tool-invite"));
  let finish;
  const slow = createServer(({ url }, response) => {
    if (url !== "/") return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": "text/html" }).write(markup.slice(0, middle));
    finish = () => response.end(markup.slice(middle));
  }).listen(0, "127.0.0.1");
  await once(slow, "listening");
  await page.addInitScript(() => localStorage.setItem("token/광장", "a seat"));
  await page.goto(`http://127.0.0.1:${slow.address().port}/`, { waitUntil: "commit" });
  await page.locator("#shell .tool-invite").waitFor({ state: "attached" });
  await painted(page);
  assert.ok(await page.locator("#shell .tool-invite").isHidden());
  finish();
  await page.locator("#shell .room .tool-settings").waitFor();
  await painted(page);
  assert.deepEqual(await shifts(), []);
  await context.close();
  slow.close();
});

test("text typed before the app mounts is kept, with its caret position", async () => {
  const { page, context, arrive, consoleErrors } = await personWithoutApp();
  await page.goto(address("/"));
  assert.ok(await nickname(page).evaluate((element) => element === document.activeElement), "the nickname input has the focus from the start");
  await page.keyboard.type("수달이다");
  await page.keyboard.press("ArrowLeft");
  await page.getByLabel("방 코드").fill("3827");
  await nickname(page).focus();
  await arrive();
  await page.keyboard.type("들");
  assert.equal(await nickname(page).inputValue(), "수달이들다");
  assert.equal(await page.getByLabel("방 코드").inputValue(), "3827");
  assert.deepEqual(consoleErrors, []);
  await context.close();
});

test("a stored nickname is shown before the app mounts, and typing replaces it", async () => {
  const { page, context, arrive } = await personWithoutApp();
  await page.addInitScript(() => localStorage.setItem("nickname", JSON.stringify("수달")));
  await page.goto(address("/"));
  assert.equal(await nickname(page).inputValue(), "수달");
  await arrive();
  await page.locator("#app #nickname:focus").waitFor();
  await page.keyboard.type("하마");
  assert.equal(await nickname(page).inputValue(), "하마");
  await context.close();
});

test("the app does not mount while a syllable is being composed, and the channels may be listed by then", async () => {
  const { page, context, arrive, consoleErrors } = await personWithoutApp();
  await page.goto(address("/"));
  const keyboard = await InputMethod.of(page);
  await keyboard.compose("수다");
  const listed = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/rooms");
  const arrived = arrive();
  await (await listed).finished();
  await painted(page);
  await keyboard.show("달");
  assert.ok(await page.locator("#shell").isVisible());
  await keyboard.commit();
  await arrived;
  assert.equal(await nickname(page).inputValue(), "수달");
  assert.deepEqual(consoleErrors, []);
  await context.close();
});

for (const [how, press] of Object.entries({
  "the button": (page) => page.getByRole("button", { name: "들어가기" }).click(),
  Enter: (page) => page.keyboard.press("Enter"),
})) {
  test(`entering with ${how} before the app mounts takes effect once it has`, async () => {
    const { page, context, arrive, consoleErrors } = await personWithoutApp();
    await page.goto(address(`/r/이른 ${how}`));
    await page.keyboard.type("수달");
    await press(page);
    await page.getByText("다 되면 바로 이어서 할게요").waitFor();
    await arrive();
    await page.locator(".room .tiles").waitFor();
    await page.getByRole("complementary", { name: "점수판" }).getByText("수달").waitFor();
    assert.ok(await field(page).isVisible());
    assert.deepEqual(consoleErrors, []);
    await context.close();
  });
}

test("a hidden room code is not shown before the app mounts", async () => {
  const { page, context, arrive } = await personWithoutApp();
  await page.addInitScript(() => localStorage.setItem("look", "discreet"));
  await page.goto(address("/r/3827-1946"));
  const invitation = page.locator(".entry-invitation");
  assert.equal(await invitation.innerText(), "비밀방에 들어가요");
  await arrive();
  assert.equal(await invitation.innerText(), "비밀방에 들어가요");
  await context.close();
});

test("an invalid room address shows no nickname form", async () => {
  const { page, context, arrive } = await personWithoutApp();
  await page.goto(address("/r/123"));
  assert.ok(await nickname(page).isHidden());
  await arrive();
  await page.getByText("없는 방이에요").waitFor();
  await context.close();
});

test("a slow load offers a link to reload the page", async () => {
  const { page, context } = await personWithoutApp();
  await page.goto(address("/"));
  assert.ok(await page.getByText("오래 걸리네요").isHidden());
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  assert.ok(await page.getByRole("link", { name: "다시 불러오기" }).isVisible());
  await context.close();
});

test("a missing wasm file, as during a deployment, offers the reload link at once", async () => {
  const { page, context } = await person(browser);
  await page.route(/\.wasm$/, (route) => route.fulfill({ status: 404 }));
  await page.goto(address("/"));
  await page.getByRole("link", { name: "다시 불러오기" }).waitFor({ timeout: 5_000 });
  await context.close();
});
