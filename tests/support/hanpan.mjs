// The operators' command line, as a person calls it.

import { execFile, execFileSync } from "node:child_process";
import { ADMIN_TOKEN, root } from "./server.mjs";

/** Builds `hanpan`, and returns where it is. */
function build() {
  const command = ["build", "--quiet", "--package", "operator", "--message-format", "json"];
  const built = execFileSync("cargo", command, { cwd: root, encoding: "utf8", maxBuffer: Infinity });
  const artifacts = built.trim().split("\n").map((line) => JSON.parse(line));
  return artifacts.find(({ target, executable }) => target?.name === "hanpan" && executable).executable;
}

/**
 * A function that calls `hanpan` for `server`: `hanpan("say", "광장", "안녕하세요")` answers what was printed and the exit
 * code. `hanpan.as(token)` is the same with another token than the server's, or with none.
 */
export function hanpanFor(server) {
  const file = build();
  const as = (token) => (...args) => new Promise((resolve) => {
    const env = { CHOSEONG_SERVER: String(server.url), ...(token && { ADMIN_TOKEN: token }) };
    execFile(file, args, { env }, (error, stdout, stderr) => resolve({ code: error ? error.code : 0, stdout, stderr }));
  });
  return Object.assign(as(ADMIN_TOKEN), { as });
}
