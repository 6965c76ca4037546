//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, ValueEnum};

use crate::dialect::Dialect;

/// Fills rooms with players, measures, and prints one JSON object. It is an error if players cannot join.
#[derive(Parser)]
pub(crate) struct Options {
    pub(crate) scenario: Scenario,
    /// The address of a room's socket, with {room} for the room's name: ws://127.0.0.1:8787/api/rooms/{room}/ws. The
    /// rooms are called room-0, room-1, … For reads, the server's address: http://127.0.0.1:8787
    #[arg(long)]
    pub(crate) url: String,
    #[arg(long, value_enum, default_value = "frames")]
    pub(crate) dialect: Dialect,
    #[arg(long, default_value = "1")]
    pub(crate) rooms: usize,
    /// Players in each room, or connections that read.
    #[arg(long, default_value = "10")]
    pub(crate) seats: usize,
    /// Messages a second in all rooms together, or reads a second.
    #[arg(long, default_value = "20")]
    pub(crate) rate: f64,
    /// Messages beyond the rate, all at one moment in the middle.
    #[arg(long, default_value = "0")]
    pub(crate) burst: usize,
    /// Seconds that are measured.
    #[arg(long, default_value = "5", value_parser = seconds)]
    pub(crate) seconds: Duration,
    /// Seconds of talk before those that are measured.
    #[arg(long, default_value = "1", value_parser = seconds)]
    pub(crate) warm_up: Duration,
    /// Players that join at the same time while the rooms are filled; joins lets all of them join at once.
    #[arg(long, default_value = "16")]
    pub(crate) joining: usize,
    /// Players that stop reading, in the scenario stall.
    #[arg(long, default_value = "50")]
    pub(crate) stalled: usize,
    /// The network address from which reads seem to come.
    #[arg(long)]
    pub(crate) from: Option<String>,
    /// The process of the server, whose processor time and memory are part of the result.
    #[arg(long)]
    pub(crate) server: Option<u32>,
    /// The word file, for the scenario answer.
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../words/built/words.bin"))]
    pub(crate) words: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scenario {
    /// Everyone talks in turn.
    Talk,
    /// In quiet rooms, a player answers each prompt.
    Answer,
    /// All players join at once, and nobody talks.
    Joins,
    /// While everyone talks, more players join the first room, stop reading and ask for the room's state again and again.
    Stall,
    /// Nobody plays. The public HTTP API is read at a steady rate.
    Reads,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}
