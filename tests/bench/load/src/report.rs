//! The result, as one JSON object.

use std::time::{Duration, Instant};

use serde::Serialize;

use crate::crowd::Crowd;
use crate::histogram::{Percentiles, millis};
use crate::ledger::Counts;
use crate::process::Process;

/// What had been counted and used at one moment.
pub(crate) struct Moment {
    at: Instant,
    counts: Counts,
    own_time: Option<Duration>,
    server_time: Option<Duration>,
    server_waited: Option<Duration>,
}

impl Moment {
    pub(crate) fn now(counts: Counts, server: Option<&Process>) -> Self {
        Self {
            at: Instant::now(),
            counts,
            own_time: Process::own().time(),
            server_time: server.and_then(Process::time),
            server_waited: server.and_then(Process::waited),
        }
    }
}

/// The measured time.
#[derive(Serialize)]
pub(crate) struct Measured {
    /// Its length, until the last delivery.
    seconds: f64,
    deliveries: u64,
    frames: u64,
    bytes: u64,
    /// The shares of a core that this program and the server used.
    own_core: Option<f64>,
    server_core: Option<f64>,
    /// The share of the time in which the server waited for its core, because other programs had it.
    server_waited: Option<f64>,
    server_micros_per_delivery: Option<f64>,
}

impl Measured {
    pub(crate) fn between(from: &Moment, to: &Moment) -> Self {
        let seconds = (to.at - from.at).as_secs_f64();
        let used = |from: Option<Duration>, to: Option<Duration>| Some(to?.saturating_sub(from?).as_secs_f64());
        let server = used(from.server_time, to.server_time);
        let deliveries = to.counts.deliveries - from.counts.deliveries;
        Self {
            seconds,
            deliveries,
            frames: to.counts.frames - from.counts.frames,
            bytes: to.counts.bytes - from.counts.bytes,
            own_core: used(from.own_time, to.own_time).map(|used| used / seconds),
            server_core: server.map(|used| used / seconds),
            server_waited: used(from.server_waited, to.server_waited).map(|waited| waited / seconds),
            server_micros_per_delivery: server.filter(|_| deliveries > 0).map(|used| used * 1e6 / deliveries as f64),
        }
    }
}

/// Megabytes of the server's memory.
#[derive(Serialize)]
pub(crate) struct Memory {
    /// When the rooms are full, and nobody has talked.
    pub(crate) before: Option<f64>,
    /// The highest that was seen.
    pub(crate) highest: Option<f64>,
    /// When the measurement is over; after those who stalled have gone.
    pub(crate) after: Option<f64>,
}

impl Memory {
    pub(crate) fn of(before: Option<f64>, after: Option<f64>) -> Self {
        Self { before, highest: before.into_iter().chain(after).reduce(f64::max), after }
    }
}

#[derive(Serialize)]
pub(crate) struct Joins {
    /// From opening a socket to the welcome, in milliseconds.
    millis: Percentiles,
    /// Until all had joined.
    all_millis: f64,
    /// Frames and bytes that all players received until then, and, when they joined at once, until it was quiet.
    frames: u64,
    bytes: u64,
}

impl Joins {
    pub(crate) fn of(crowd: &Crowd) -> Self {
        let counts = &crowd.ledger.borrow().counts;
        let all_millis = millis(crowd.joined_in);
        Self { millis: crowd.joins.percentiles(), all_millis, frames: counts.frames, bytes: counts.bytes }
    }
}

/// Everything that a run tells.
#[derive(Serialize)]
pub(crate) struct Report {
    pub(crate) joins: Joins,
    /// From the moment at which a message was due to its reception by each player, in milliseconds.
    pub(crate) latency: Percentiles,
    /// The same while some players were stalled.
    pub(crate) latency_while_stalled: Option<Percentiles>,
    pub(crate) measured: Option<Measured>,
    pub(crate) memory: Memory,
    pub(crate) totals: Counts,
}
