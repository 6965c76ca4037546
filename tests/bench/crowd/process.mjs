// Starts the processes of a run, each on a core of its own, and ends them by their id. What is left when the benchmark is
// interrupted is cleaned up.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

/** Server and crowd would otherwise take processor time from each other. Without taskset the system distributes them. */
const canPin = availableParallelism() > 1 && spawnSync("taskset", ["--version"]).status === 0;
export const SERVER_CORE = 0;
export const CROWD_CORE = 1;

const running = new Set();
const folders = new Set();
process.on("exit", () => {
  running.forEach((child) => child.kill("SIGKILL"));
  folders.forEach(removeFolder);
});
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    console.error(`✗ interrupted by ${signal}`);
    process.exit(1);
  });
}

/** Makes a folder for one run in `parent`. */
export function makeFolder(parent) {
  const folder = mkdtempSync(join(parent, "choseong-hanpan-"));
  folders.add(folder);
  return folder;
}

export function removeFolder(folder) {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Starts a program on a core. `end` kills it and resolves when it has ended; `ended` resolves to its exit code, and
 * `complaints()` returns the end of what it wrote to stderr. Thousands of sockets need more files than shells allow by default.
 */
export function start(core, command, args, { stdio = ["ignore", "pipe", "pipe"] } = {}) {
  const pinned = canPin ? ["taskset", "--cpu-list", String(core), command, ...args] : [command, ...args];
  const child = spawn("sh", ["-c", 'ulimit -n "$(ulimit -H -n)"; exec "$@"', "sh", ...pinned], { stdio });
  running.add(child);
  let stderr = "";
  child.stderr.on("data", (data) => (stderr = (stderr + data).slice(-2_000)));
  const ended = new Promise((resolve) => child.once("close", (code) => {
    running.delete(child);
    resolve(code);
  }));
  const end = () => {
    child.kill("SIGKILL");
    return ended;
  };
  return { pid: child.pid, child, ended, end, complaints: () => stderr.trim() };
}

/** The first line of a stream that `read` accepts, as what it makes of it. Fails if the process ends before. */
export function firstLine(stream, { ended, complaints }, read) {
  return new Promise((resolve, reject) => {
    ended.then((code) => reject(new Error(`a server ended with ${code}: ${complaints()}`)));
    let text = "";
    stream.on("data", (data) => {
      text += data;
      const found = text.split("\n").slice(0, -1).map(read).find((result) => result !== undefined);
      if (found !== undefined) resolve(found);
    });
  });
}
