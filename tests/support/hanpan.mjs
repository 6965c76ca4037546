// Runs the operators' command line, `hanpan`, as a child process.

import { execFile } from "node:child_process";
import { builtBinary } from "./binary.mjs";
import { ADMIN_TOKEN } from "./server.mjs";

/**
 * A function that runs `hanpan` against `server`: `hanpan("say", "광장", "안녕하세요")` resolves to `{code, stdout, stderr}`.
 * `hanpan.as(token)` runs it with another token, and `hanpan.as(undefined)` without one.
 */
export function hanpanFor(server) {
  const file = builtBinary("hanpan");
  const as = (token) => (...args) => new Promise((resolve) => {
    const env = { CHOSEONG_SERVER: String(server.url), ...(token && { ADMIN_TOKEN: token }) };
    execFile(file, args, { env }, (error, stdout, stderr) => resolve({ code: error ? error.code : 0, stdout, stderr }));
  });
  return Object.assign(as(ADMIN_TOKEN), { as });
}
