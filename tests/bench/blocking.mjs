// Blocking time while a page loads. Lighthouse computes its figure from an unthrottled load, which multiplies the noise of
// a shared machine; this one is measured on a throttled CPU.

import { enter, person } from "../support/browser.mjs";
import { median } from "./median.mjs";

const SLOWDOWN = 4;
const VISITS = 3;
/** A task blocks input for the time by which it exceeds this, as total blocking time is defined. */
const LONG_MILLIS = 50;
/** How long a page is watched after its program has replaced the first picture. */
const WATCHED_MILLIS = 1500;

const pages = { "/": "/", "a room, newly": "/r/광장", "a room, again": "/r/광장2" };

/** Milliseconds of blocking after the first contentful paint. */
async function blockingTime(browser, server, path, isAgain) {
  const { page, context } = await person(browser, { viewport: { width: 390, height: 844 } });
  const url = new URL(path, server.url).href;
  if (isAgain) await enter(page, url, "수달");
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  await page.addInitScript(() => {
    window.tasks = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
  });
  await page.goto(url);
  await page.locator("#shell").waitFor({ state: "detached" });
  // The time of the measurement: every long task within it counts.
  await page.waitForTimeout(WATCHED_MILLIS);
  const blocking = await page.evaluate((long) => {
    const [{ startTime: paint }] = performance.getEntriesByName("first-contentful-paint");
    const ends = ({ startTime, duration }) => startTime + duration;
    return window.tasks.reduce((sum, task) => sum + Math.max(0, ends(task) - Math.max(task.startTime, paint) - long), 0);
  }, LONG_MILLIS);
  await context.close();
  return blocking;
}

/** The blocking time of each page, by a figure's name. */
export async function blockingTimes(browser, server) {
  const times = {};
  for (const [name, path] of Object.entries(pages)) {
    const visits = [];
    for (let visit = 0; visit < VISITS; visit++) visits.push(await blockingTime(browser, server, path, name === "a room, again"));
    times[`${name}: blocking ms`] = Math.round(median(visits));
  }
  return times;
}
