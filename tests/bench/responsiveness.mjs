// Measures interaction to next paint (INP), as browsers report it, on a CPU throttled to a quarter of its speed, while
// a room sends 100 messages a second, the blocking time while a page loads, and the time from the first byte to a usable
// page on a slow network.
// make responsiveness BASE=<checkout> compares with another build. This script plays the room, so that the load of a
// hundred real players on the same machine does not distort the measurement.

import { createServer, request } from "node:http";
import { WebSocketServer } from "ws";
import { field, person, startBrowser } from "../support/browser.mjs";
import { welcomeTo } from "../support/scripted-room.mjs";
import { blockingTimes } from "./blocking.mjs";
import { compared, conclude, isComparison } from "./compare.mjs";
import { timeToUsable } from "./usable.mjs";

const MESSAGES_A_SECOND = 100;
const SLOWDOWN = 4;
/** The page keeps 300 chat lines at most; the log is full from the start. */
const LINES = 300;
const INTERACTIONS = 150;
const PAUSE_MILLIS = 150;
/** The target alone, and compared with another build. */
const TARGET_MILLIS = 100;
const TARGET_RATIO = 1.1;
const USABLE_LATER_MILLIS = 250;
/** Blocking time is fine below the first, or up to the second times the base's. */
const BLOCKING_MILLIS = 50;
const BLOCKING_RATIO = 1.2;
const repeats = Number(process.env.RUNS ?? (isComparison ? 5 : 1));
/** An open prompt, for its moving time bar: without an animation, headless Chromium reports wrong paint times. */
const PROMPT = { number: 1, place: 1, of: 20, pattern: "ㅅㄹ", shown_at: Date.now(), ends_at: Date.now() + 3_600_000 };

const wait = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** A proxy for the server's pages whose room sends MESSAGES_A_SECOND to every socket. */
async function startBusyRoom(server) {
  const proxy = createServer((incoming, outgoing) => {
    const onward = request(new URL(incoming.url, server.url), { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  const sockets = new WebSocketServer({ server: proxy });
  sockets.on("connection", (socket) => {
    let seq = 0;
    let timer;
    const said = () => ({ type: "said", seq: ++seq, time: Date.now(), id: `m${seq}`, player: 2, nickname: "하마", text: `${seq}번째로 하는 말이에요` });
    socket.on("message", (data) => {
      const frame = String(data);
      if (frame === "ping" || JSON.parse(frame).type !== "join") return;
      const recent = Array.from({ length: LINES }, said);
      socket.send(JSON.stringify([welcomeTo(seq, { recent, phase: { phase: "open", prompt: PROMPT, hints: [] } })]));
      const begun = performance.now();
      timer = setInterval(() => {
        while (seq - LINES < ((performance.now() - begun) / 1000) * MESSAGES_A_SECOND) socket.send(JSON.stringify([said()]));
      }, 5);
    });
    socket.on("close", () => clearInterval(timer));
  });
  await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${proxy.address().port}`, close: () => proxy.close() };
}

/** INP as it is defined: the longest duration, ignoring one outlier for every 50 interactions. */
const interactionToNextPaint = (durations) => durations.sort((a, b) => b - a)[Math.floor(durations.length / 50)] ?? 0;

/** The interaction to next paint of one visit, in milliseconds. */
async function measure(server) {
  const room = await startBusyRoom(server);
  const browser = await startBrowser();
  try {
    const { page, context } = await person(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    await page.goto(`${room.url}/r/광장`);
    await page.getByRole("button", { name: "들어가기" }).click();
    await page.locator(".log li").nth(LINES - 1).waitFor();
    await page.evaluate(() => {
      window.durations = new Map();
      const note = ({ interactionId, duration }) => interactionId && window.durations.set(interactionId, Math.max(duration, window.durations.get(interactionId) ?? 0));
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type: "event", durationThreshold: 16 });
    });
    const newest = () => page.locator(".log li").last().innerText().then((line) => Number(line.match(/\d+/)));
    // Tap at coordinates: element lookups would run in the page and add to the measured time.
    const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
    const sheet = middle(await page.getByRole("button", { name: "점수판" }).boundingBox());
    const input = middle(await field(page).boundingBox());
    const aside = [sheet[0], 20];
    await field(page).focus();
    const [begun, first] = [performance.now(), await newest()];
    for (let i = 0; i < INTERACTIONS; i++) {
      const spot = { 7: sheet, 8: aside, 9: input }[i % 10];
      await (spot ? page.touchscreen.tap(...spot) : page.keyboard.press("KeyA"));
      await wait(PAUSE_MILLIS);
    }
    const rate = ((await newest()) - first) / ((performance.now() - begun) / 1000);
    const durations = await page.evaluate(() => [...window.durations.values()]);
    const result = interactionToNextPaint(durations);
    return {
      "interaction to next paint ms": result,
      "slowest interaction ms": durations[0],
      "interactions slower than 16 ms": durations.length,
      "messages a second": Math.round(rate),
      "slow 4G: first byte to usable ms": await timeToUsable(browser, server),
      ...(await blockingTimes(browser, server)),
    };
  } finally {
    await browser.close();
    room.close();
  }
}

const table = await compared(repeats, measure);
const isBlocking = ([figure, row]) => figure.endsWith("blocking ms") && row["this build"] > BLOCKING_MILLIS && row.ratio > BLOCKING_RATIO;
const [paint, usable] = [table["interaction to next paint ms"], table["slow 4G: first byte to usable ms"]];
conclude(isComparison
  ? [
      paint.ratio > TARGET_RATIO && `interaction to next paint is ${paint.ratio} times the base's; the target is at most ${TARGET_RATIO}`,
      usable.difference > USABLE_LATER_MILLIS && `the page is usable ${usable.difference} ms later; the target is at most ${USABLE_LATER_MILLIS}`,
      ...Object.entries(table).filter(isBlocking).map(([figure, { ratio }]) => `${figure}: ${ratio} times the base's; the target is at most ${BLOCKING_RATIO}`),
    ].filter(Boolean)
  : [paint["this build"] > TARGET_MILLIS && `interaction to next paint is ${paint["this build"]} ms; the target is at most ${TARGET_MILLIS}`].filter(Boolean));
