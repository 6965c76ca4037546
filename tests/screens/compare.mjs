// Compares two folders of screenshots picture by picture: make compare-screens. Prints how many pixels differ, and exits
// with 1 if one folder lacks a picture of the other or has it in another size.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { startBrowser } from "../support/browser.mjs";

const [one, other] = process.argv.slice(2);
const names = (folder) => new Set(readdirSync(folder).filter((file) => file.endsWith(".png")));
const [ours, theirs] = [names(one), names(other)];
const missing = [...ours.symmetricDifference(theirs)];
for (const name of missing) console.error(`✗ ${name} is in one folder only`);

const picture = (folder, name) => `data:image/png;base64,${readFileSync(join(folder, name)).toString("base64")}`;

/** Runs in the page. The number of different pixels, or -1 if the sizes differ. */
async function difference(pictures) {
  const [before, after] = await Promise.all(pictures.map(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    return canvas.getImageData(0, 0, image.width, image.height);
  }));
  if (before.width !== after.width || before.height !== after.height) return -1;
  const [left, right] = [new Uint32Array(before.data.buffer), new Uint32Array(after.data.buffer)];
  return left.reduce((count, pixel, index) => count + (pixel === right[index] ? 0 : 1), 0);
}

const browser = await startBrowser();
const page = await browser.newPage();
const different = {};
let resized = 0;
const common = [...ours.intersection(theirs)].sort();
for (const name of common) {
  const pixels = await page.evaluate(difference, [picture(one, name), picture(other, name)]);
  if (pixels !== 0) different[name] = pixels;
  if (pixels < 0) resized++;
}
await browser.close();
console.table(different);
console.log(`${common.length} pictures, ${common.length - Object.keys(different).length} of them equal to the pixel`);
process.exitCode = missing.length + resized > 0 ? 1 : 0;
