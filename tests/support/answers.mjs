// Right answers, read from the word data by the `words` command.

import { execFileSync } from "node:child_process";
import { builtBinary } from "./binary.mjs";
import { root } from "./server.mjs";

const words = builtBinary("words");

/** Every word of the everyday list with this choseong pattern; `answersTo("ㅅㄹ")` includes 서랍. */
export function answersTo(pattern) {
  return execFileSync(words, ["answers", pattern], { cwd: root, encoding: "utf8" }).trim().split("\n");
}
