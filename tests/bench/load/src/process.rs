//! Processor time and memory of a process, as Linux tells them. Elsewhere they are unknown.

use std::fs;
use std::time::Duration;

/// Length of a clock tick in the kernel's statistics, 100 a second on every Linux.
const TICK: Duration = Duration::from_millis(10);
/// Fields of /proc/<pid>/stat after the name of the program: user time and system time.
const TIMES: [usize; 2] = [11, 12];

/// A process to watch.
#[derive(Clone)]
pub(crate) struct Process(String);

impl Process {
    /// This program.
    pub(crate) fn own() -> Self {
        Self("self".to_owned())
    }

    pub(crate) fn with_id(id: u32) -> Self {
        Self(id.to_string())
    }

    /// The processor time of all its threads since it began.
    pub(crate) fn time(&self) -> Option<Duration> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.0)).ok()?;
        // The name may have spaces and brackets of its own.
        let (_, fields) = stat.rsplit_once(") ")?;
        let fields: Vec<&str> = fields.split(' ').collect();
        let ticks = TIMES.map(|field| fields.get(field)?.parse::<u32>().ok());
        Some(TICK * (ticks[0]? + ticks[1]?))
    }

    /// The time since it began in which its first thread was ready to run, and another program had its core.
    pub(crate) fn waited(&self) -> Option<Duration> {
        let statistics = fs::read_to_string(format!("/proc/{}/schedstat", self.0)).ok()?;
        Some(Duration::from_nanos(statistics.split_whitespace().nth(1)?.parse().ok()?))
    }

    /// Its memory in megabytes.
    pub(crate) fn memory(&self) -> Option<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0)).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        let kilobytes: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
        Some(kilobytes / 1_000.0)
    }
}
