// What the judge takes for right, as the word data says.

import { execFileSync } from "node:child_process";
import { root } from "./server.mjs";

/** Every everyday word with these initials: `answersTo("ㅅㄹ")` has 서랍 among others. */
export function answersTo(pattern) {
  const command = ["run", "--quiet", "--package", "words", "--", "answers", pattern];
  return execFileSync("cargo", command, { cwd: root, encoding: "utf8" }).trim().split("\n");
}
