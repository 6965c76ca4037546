// One run: a fresh server, a crowd, and what came of it.

import { builtBinary } from "../../support/binary.mjs";
import { peers } from "./peers.mjs";
import { CROWD_CORE, start } from "./process.mjs";

/** A crowd that needs more of its core measures itself. */
const BUSY = 0.8;
/** In this share of the time, other programs may have the server's core without spoiling a run. */
const DISTURBED = 0.1;
/** A run that takes longer has failed. */
const TIMEOUT_MILLIS = 180_000;

const load = builtBinary("load", { release: true });

/**
 * Starts the server of a peer, lets the crowd do its `scenario` with `options` (those of its command line) and ends both.
 * Returns the crowd's report. `watch(server)` may look at the server meanwhile; it returns a function, asynchronous if it likes,
 * that stops it and returns what it saw. If players could not join or the time was over, the result is `{failed}` with the reason.
 */
export async function run(peer, scenario, { onDisk = false, mode = "talk", places, watch, ...options }) {
  const { rooms = 1, seats } = options;
  const { start: startServer, path, dialect } = peers[peer];
  const server = await startServer({ rooms, seats: places ?? seats, mode, onDisk });
  const all = { url: `ws://127.0.0.1:${server.port}${path}`, dialect, server: server.pid, ...options };
  const crowd = start(CROWD_CORE, load, [scenario, ...Object.entries(all).flatMap(([name, value]) => [`--${name}`, String(value)])]);
  const timer = setTimeout(crowd.end, TIMEOUT_MILLIS);
  const watched = watch?.(server);
  try {
    let output = "";
    crowd.child.stdout.on("data", (data) => (output += data));
    const code = await crowd.ended;
    if (code !== 0) return { failed: crowd.complaints() || "took too long" };
    const report = JSON.parse(output);
    const marks = { isBusy: report.measured?.own_core > BUSY, isDisturbed: report.measured?.server_waited > DISTURBED };
    return { ...report, ...marks, ...(watched && { watched: await watched() }) };
  } finally {
    clearTimeout(timer);
    await server.end();
  }
}

/** Runs each peer `repeats` times in turn, so that a slow minute of the machine slows all of them. Returns the runs by peer. */
export async function interleaved(names, repeats, measure) {
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const name of repeat % 2 ? names.toReversed() : names) runs[name].push(await measure(name));
  }
  return runs;
}
