// Draws frontend/preview.png, the picture that messengers show beside a link: make preview

import { root } from "../tests/support/server.mjs";
import { startBrowser } from "../tests/support/browser.mjs";

const tile = (text) => `<span>${text}</span>`;
const picture = `<!doctype html><html lang="ko"><meta charset="utf-8"><style>
  body { display: grid; place-content: center; gap: 44px; margin: 0; height: 630px; background: #fbf3e6; color: #2b2118;
    font: 800 88px "Noto Sans KR", NanumGothic, sans-serif; text-align: center; }
  div { display: flex; justify-content: center; gap: 26px; align-items: center; }
  span { display: grid; place-items: center; width: 190px; height: 190px; border-radius: 42px; background: #ffcf5c;
    box-shadow: 0 16px 0 #c98a12; font-size: 132px; line-height: 1; }
  div > span { font-size: 156px; }
  .won span { background: #0a6a4b; box-shadow: 0 16px 0 #064530; color: #fff; }
  i { width: 96px; font-style: normal; color: #6f5f4e; }
  p { margin: 0; letter-spacing: -.02em; } small { display: block; margin-top: 14px; color: #6f5f4e; font-size: 38px; font-weight: 700; letter-spacing: 0; }
</style><div>${tile("ㅊ")}${tile("ㅅ")}<i>→</i><div class="won">${tile("초")}${tile("심")}</div></div>
<p>초성한판<small>초성을 보고 낱말을 먼저 외치는 실시간 수다방</small></p></html>`;

const browser = await startBrowser();
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
await page.setContent(picture);
await page.screenshot({ path: `${root}frontend/preview.png` });
await browser.close();
