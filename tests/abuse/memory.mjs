// The memory of a server under attack.

import { readFileSync } from "node:fs";

/** The resident memory of a process, in bytes. */
export const residentBytes = (pid) => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s*([0-9]+) kB/)[1]) * 1024;
