// What the judge takes for right, as the word data says.

import { execFileSync } from "node:child_process";
import { builtBinary } from "./binary.mjs";
import { root } from "./server.mjs";

const words = builtBinary("words");

/** Every everyday word with these initials: `answersTo("ㅅㄹ")` has 서랍 among others. */
export function answersTo(pattern) {
  return execFileSync(words, ["answers", pattern], { cwd: root, encoding: "utf8" }).trim().split("\n");
}
