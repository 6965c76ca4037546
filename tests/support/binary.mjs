// The workspace's binaries. Tests run the built file directly: `cargo run` takes a lock and would serialise them.

import { execFileSync } from "node:child_process";
import { root } from "./server.mjs";

/** Builds the named binary if it is out of date, optimised if `release`, and returns its path. */
export function builtBinary(name, { release = false } = {}) {
  const command = ["build", "--quiet", "--bin", name, "--message-format", "json", ...(release ? ["--release"] : [])];
  const built = execFileSync("cargo", command, { cwd: root, encoding: "utf8", maxBuffer: Infinity });
  const artifacts = built.trim().split("\n").map((line) => JSON.parse(line));
  return artifacts.find(({ target, executable }) => target?.name === name && executable).executable;
}
