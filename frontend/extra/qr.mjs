// Draws a link as a QR code. The build copies the library (lean-qr) beside this file.

import { generate } from "./nano.mjs";

export function qr(canvas, link) {
  generate(link).toCanvas(canvas, { on: [0, 0, 0, 255], off: [255, 255, 255, 255] });
}
