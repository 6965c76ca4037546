// Reads the crowd's reports.

const FAULTS = ["missing", "repeated", "disordered", "refused", "welcomes", "lost_sockets"];

/** What is wrong with a run whatever its times are: a message was not delivered to everyone once and in order. Empty if nothing is. */
export function fault({ failed, totals }) {
  if (failed) return failed;
  return FAULTS.filter((name) => totals[name] > 0).map((name) => `${totals[name]} ${name}`).join(", ");
}

/** Whether a run delivered everything, and 99 % of it within `bound` milliseconds. */
export const holds = (run, bound) => !fault(run) && run.latency.p99 <= bound;

/** The figures of a report by name. Times are milliseconds, memory is megabytes. */
export const figures = {
  p50: ({ latency }) => latency.p50,
  p99: ({ latency }) => latency.p99,
  "µs per delivery": ({ measured }) => measured?.server_micros_per_delivery,
  core: ({ measured }) => measured?.server_core,
  memory: ({ memory }) => memory.highest,
};
