// The operators' command line, as a person calls it.

import { execFile } from "node:child_process";
import { builtBinary } from "./binary.mjs";
import { ADMIN_TOKEN } from "./server.mjs";

/**
 * A function that calls `hanpan` for `server`: `hanpan("say", "광장", "안녕하세요")` answers what was printed and the exit
 * code. `hanpan.as(token)` is the same with another token than the server's, or with none.
 */
export function hanpanFor(server) {
  const file = builtBinary("hanpan");
  const as = (token) => (...args) => new Promise((resolve) => {
    const env = { CHOSEONG_SERVER: String(server.url), ...(token && { ADMIN_TOKEN: token }) };
    execFile(file, args, { env }, (error, stdout, stderr) => resolve({ code: error ? error.code : 0, stdout, stderr }));
  });
  return Object.assign(as(ADMIN_TOKEN), { as });
}
