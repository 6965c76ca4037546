// Draws the home screen icons from frontend/app/icon.svg: make icons. Icons with a background fill the square from which
// systems cut their own shapes.

import { readFileSync } from "node:fs";
import { startBrowser } from "../tests/support/browser.mjs";
import { root } from "../tests/support/server.mjs";

const folder = `${root}frontend/app`;
const drawing = `data:image/svg+xml;base64,${readFileSync(`${folder}/icon.svg`).toString("base64")}`;
const icons = [
  { name: "192", size: 192, part: 1 },
  { name: "512", size: 512, part: 1 },
  { name: "mask", size: 512, part: 0.62, ground: "#fff3e0" },
  { name: "apple", size: 180, part: 0.74, ground: "#fff3e0" },
];

const browser = await startBrowser();
for (const { name, size, part, ground = "transparent" } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>
    body { display: grid; place-items: center; height: 100vh; margin: 0; background: ${ground}; }
    img { width: ${part * 100}%; }
  </style><img src="${drawing}">`);
  await page.screenshot({ path: `${folder}/${name}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
