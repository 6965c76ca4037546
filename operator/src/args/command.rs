use clap::{Args, Subcommand};

use super::options::RoomOptions;
use super::values;
use super::words::WordsCommand;

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the channels: how many people are in each, and how it plays
    Channels,
    /// Show a room, with its players and their numbers
    Channel(RoomArg),
    /// Make a channel that stays listed even when nobody is there
    #[command(after_help = CREATE)]
    Create {
        /// What to call it, at most 20 characters
        #[arg(value_parser = values::room)]
        name: String,
        #[command(flatten)]
        options: RoomOptions,
    },
    /// Change how a room plays; what is not given stays as it is
    #[command(after_help = SET)]
    #[command(override_usage = "hanpan set <NAME> --<OPTION> <VALUE>…")]
    #[command(mut_group("RoomOptions", |options| options.required(true)))]
    Set {
        #[command(flatten)]
        room: RoomArg,
        #[command(flatten)]
        options: RoomOptions,
    },
    /// Close a room: everyone is disconnected, and everything in it is forgotten
    Close(RoomArg),
    /// Say something to everyone in a room, as the server
    #[command(after_help = SAY)]
    Say {
        #[command(flatten)]
        room: RoomArg,
        /// What to say
        #[arg(required = true)]
        text: Vec<String>,
    },
    /// Remove a player from a room, and keep that player out for ten minutes
    #[command(after_help = KICK)]
    Kick {
        #[command(flatten)]
        room: RoomArg,
        /// The player's number, or the nickname (digits alone are a number)
        player: String,
    },
    /// Print what was said in a room lately, the oldest first
    Messages {
        #[command(flatten)]
        room: RoomArg,
        /// How far to look back; more than 30 needs the token
        #[arg(long, value_name = "N", default_value = "30")]
        seconds: u32,
    },
    /// Erase a message from a room
    Erase {
        #[command(flatten)]
        room: RoomArg,
        /// The message's number, as `hanpan messages` prints it
        seq: u64,
    },
    /// Bring a room back to how it was, up to 30 days ago (on Cloudflare only)
    Rewind {
        #[command(flatten)]
        room: RoomArg,
        /// How long ago: 90s, 10m, 24h
        #[arg(value_parser = values::span, required_unless_present = "undo")]
        ago: Option<u64>,
        /// Go to this bookmark instead, as an earlier rewind printed it
        #[arg(long, value_name = "BOOKMARK", conflicts_with = "ago")]
        undo: Option<String>,
    },
    /// Look words up, take them in or out, and see which words players miss
    #[command(subcommand)]
    Words(WordsCommand),
    /// Read what players report about others, with what those said last
    #[command(after_help = REPORTS)]
    Reports {
        /// Strike these reports off the list
        #[arg(long, value_name = "ID", num_args = 1..)]
        done: Vec<String>,
    },
    /// Count the channels, private rooms, people, and what waits for an operator
    Stats,
}

/// Which room.
#[derive(Debug, Args)]
pub(crate) struct RoomArg {
    /// The room's name, or the code of a private room
    #[arg(value_parser = values::room)]
    pub name: String,
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
  hanpan kick 광장 12      # the number, from `hanpan channel 광장`";

const REPORTS: &str = "\
Examples:
  hanpan reports
  hanpan reports --done 3 4";
