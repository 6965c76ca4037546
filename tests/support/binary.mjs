// The project's own commands, built once and then run without cargo, whose lock would make tests wait for each other.

import { execFileSync } from "node:child_process";
import { root } from "./server.mjs";

/** Builds a package's command if it is not up to date, and returns where it is. */
export function builtBinary(name) {
  const command = ["build", "--quiet", "--bin", name, "--message-format", "json"];
  const built = execFileSync("cargo", command, { cwd: root, encoding: "utf8", maxBuffer: Infinity });
  const artifacts = built.trim().split("\n").map((line) => JSON.parse(line));
  return artifacts.find(({ target, executable }) => target?.name === name && executable).executable;
}
