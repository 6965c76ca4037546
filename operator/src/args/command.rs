use clap::{Args, Subcommand};
use hangul::RoomName;

use super::bulk::Bulk;
use super::options::RoomOptions;
use super::values;
use super::words::WordsCommand;

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the channels, with their number of people and settings
    Channels {
        /// The page of the list: each has a hundred channels, most people first
        #[arg(long, value_name = "N", default_value = "1", value_parser = values::within(1..=u32::MAX))]
        page: u32,
    },
    /// Show a room, with its settings, players and their numbers
    Channel(RoomArg),
    /// Make a channel, which is listed even while it is empty unless --kept=false
    #[command(after_help = CREATE)]
    Create {
        /// The channel's name, at most 20 characters and not only digits
        #[arg(value_parser = RoomName::parse)]
        name: RoomName,
        #[command(flatten)]
        options: RoomOptions,
    },
    /// Change a room's settings; options that are not given stay unchanged
    #[command(after_help = SET)]
    #[command(override_usage = "hanpan set <NAME> --<OPTION> <VALUE>…")]
    #[command(mut_group("RoomOptions", |options| options.required(true)))]
    Set {
        #[command(flatten)]
        room: RoomArg,
        #[command(flatten)]
        options: RoomOptions,
    },
    /// Close a room: disconnect everyone in it and delete its data
    Close(RoomArg),
    /// Send a notice to everyone in a room
    #[command(after_help = SAY)]
    Say {
        #[command(flatten)]
        room: RoomArg,
        /// The notice, at most 200 characters
        #[arg(required = true)]
        text: Vec<String>,
    },
    /// Remove a player from a room and ban the player for ten minutes
    #[command(after_help = KICK)]
    Kick {
        #[command(flatten)]
        room: RoomArg,
        /// The player's number or nickname (digits alone are a number)
        player: String,
    },
    /// Print a room's recent messages, oldest first
    Messages {
        #[command(flatten)]
        room: RoomArg,
        /// Maximum age of the messages in seconds; for a channel, more than 30 needs the token
        #[arg(long, value_name = "N", default_value = "30")]
        seconds: u32,
    },
    /// Erase a message from a room
    Erase {
        #[command(flatten)]
        room: RoomArg,
        /// The message's number, from `hanpan messages`
        seq: u64,
    },
    /// Restore an earlier state of a room, up to 30 days old (only on Cloudflare)
    Rewind {
        #[command(flatten)]
        room: RoomArg,
        /// Age of the state: 90s, 10m, 24h
        #[arg(value_parser = values::duration, required_unless_present = "undo")]
        ago: Option<u64>,
        /// Undo an earlier rewind: restore the state of the bookmark that it printed
        #[arg(long, value_name = "BOOKMARK", conflicts_with = "ago")]
        undo: Option<String>,
    },
    /// Search and edit the word list, and list the words that players proposed
    #[command(subcommand)]
    Words(WordsCommand),
    /// List reports about players, with their latest messages
    #[command(after_help = REPORTS)]
    Reports {
        /// Delete these reports
        #[arg(long, value_name = "ID", num_args = 1..)]
        done: Vec<String>,
        #[command(flatten)]
        bulk: Bulk,
    },
    /// Print the number of rooms, people, proposals and reports, and the counters of all rooms
    Stats,
}

/// The room that a command is about.
#[derive(Debug, Args)]
pub(crate) struct RoomArg {
    /// The room's name, or the code of a private room
    #[arg(value_parser = RoomName::parse)]
    pub name: RoomName,
}

const CREATE: &str = "\
Examples:
  hanpan create 광장
  hanpan create 동물원 --topic animal --difficulty easy --seats 100
  hanpan create 알림판 --mode talk --speakers operators";

const SET: &str = "\
Examples:
  hanpan set 광장 --seconds 20
  hanpan set 광장 --topic any --answers-only=false";

const SAY: &str = "\
Example:
  hanpan say 광장 \"10분 뒤에 점검이 있어요\"";

const KICK: &str = "\
Examples:
  hanpan kick 광장 수달
  hanpan kick 광장 12      # the number is from `hanpan channel 광장`";

const REPORTS: &str = "\
Examples:
  hanpan reports
  hanpan reports --done 3 4
  hanpan reports --done-matching 동물원";
