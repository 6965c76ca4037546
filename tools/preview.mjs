// Draws frontend/preview.png, the picture that messengers show beside a link: make preview

import { readFileSync, readdirSync } from "node:fs";
import { root } from "../tests/support/server.mjs";
import { startBrowser } from "../tests/support/browser.mjs";
import { drawFirstPicture } from "./program.mjs";

const inlined = (type, file) => `url("data:${type};base64,${readFileSync(`${root}frontend/${file}`).toString("base64")}")`;
const fonts = readdirSync(`${root}frontend/font`).filter((file) => file.endsWith(".woff2"));
const font = (name) => inlined("font/woff2", `font/${fonts.find((file) => file.startsWith(name))}`);
const art = inlined("image/svg+xml", "art/art.svg");
const tiles = (text, kind = "") => `<div class="tiles ${kind}">${[...text].map((letter) => `<b>${letter}</b>`).join("")}</div>`;
const player = (shape, face, skin) => `<i style="--shape: ${shape}; --face: ${face}; --skin: ${skin}"></i>`;

const { tagline } = drawFirstPicture();

const picture = `<!doctype html><html lang="ko"><meta charset="utf-8"><style>
  @font-face { font-family: Hanpan; src: ${font("initials")}; }
  /* 심 */
  @font-face { font-family: Hanpan; src: ${font("09")}; unicode-range: U+C2EC; }
  body { display: grid; place-content: center; justify-items: center; gap: 30px; margin: 0; height: 630px; background: #fff3e0; color: #2a1a2e;
    font: 700 36px NanumSquareRound, "Noto Sans KR", NanumGothic, sans-serif; text-align: center; }
  body::before { content: ""; position: fixed; inset: 0 0 auto; height: 18px;
    background: linear-gradient(90deg, #ffc93c 0 20%, #ff9678 0 40%, #f48fb8 0 60%, #92bfff 0 80%, #74d6b0 0) 0 0 / 480px; }
  main, .tiles { display: flex; gap: 20px; align-items: center; }
  main { gap: 44px; }
  .tiles b { display: grid; place-items: center; width: 176px; height: 176px; border-radius: 30%; background: #ffc93c; rotate: -2.5deg;
    box-shadow: inset 0 9px 0 rgb(255 255 255 / .45), 0 15px 0 #c98a12, 0 22px 20px rgb(90 50 20 / .13); font: 400 130px/1 Hanpan; }
  .tiles b + b { background: #ff9678; rotate: 2deg; box-shadow: inset 0 9px 0 rgb(255 255 255 / .45), 0 15px 0 #d0552f, 0 22px 20px rgb(90 50 20 / .13); }
  .won b, .won b + b { background: #35b98c; rotate: none; box-shadow: inset 0 9px 0 rgb(255 255 255 / .45), 0 15px 0 #1f6f58, 0 22px 20px rgb(90 50 20 / .13); }
  h1 { margin: 14px 0 -22px; font: 400 104px/1.2 Hanpan; }
  p { margin: 0; color: #6d5768; }
  nav { display: flex; gap: 26px; }
  i { width: 76px; height: 76px; background: var(--skin) ${art} calc(var(--face) * 100% / 7) 50% / 800% 300%; mask: ${art} calc(var(--shape) * 100% / 7) 0 / 800% 300%; }
</style>
<main>${tiles("ㅊㅅ")}<svg width="64" height="64" viewBox="0 0 64 64"><path d="M6 32h48M36 12l20 20-20 20" fill="none" stroke="#6d5768" stroke-width="11" stroke-linecap="round" stroke-linejoin="round"/></svg>${tiles("초심", "won")}</main>
<h1>초성한판</h1>
<p>${tagline}</p>
<nav>${player(1, 1, "#f470a0")}${player(3, 0, "#2cafcf")}${player(2, 3, "#35b98c")}${player(6, 5, "#e2a51c")}${player(5, 2, "#c982e3")}${player(7, 4, "#ff8263")}</nav></html>`;

const browser = await startBrowser();
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
await page.setContent(picture);
await page.evaluate(() => document.fonts.ready);
await page.screenshot({ path: `${root}frontend/preview.png` });
await browser.close();
