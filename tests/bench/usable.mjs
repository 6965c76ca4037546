// The time until a first visitor can use the page on a slow network.

import { person } from "../support/browser.mjs";

/** Lighthouse's slow 4G: bytes a second, and milliseconds. */
const SLOW_4G = { offline: false, downloadThroughput: (1.6e6 * 0.9) / 8, uploadThroughput: (750e3 * 0.9) / 8, latency: 150 * 3.75 };
const SLOWDOWN = 4;

/** Milliseconds from the first byte of a room's page until its program has replaced the first picture. */
export async function timeToUsable(browser, server) {
  const { page, context } = await person(browser, { viewport: { width: 390, height: 844 } });
  const session = await context.newCDPSession(page);
  await session.send("Network.emulateNetworkConditions", SLOW_4G);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector("#app > *") || document.querySelector("#shell")) return;
      window.usableAt = performance.now();
      watch.disconnect();
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  await page.goto(new URL("/r/광장", server.url).href);
  await page.waitForFunction(() => window.usableAt);
  const time = await page.evaluate(() => window.usableAt - performance.getEntriesByType("navigation")[0].responseStart);
  await context.close();
  return Math.round(time);
}
