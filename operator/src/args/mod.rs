//! The command line's arguments.

mod bulk;
mod command;
mod global;
mod options;
mod types;
mod values;
mod words;

pub(crate) use bulk::Bulk;
pub(crate) use command::{Command, RoomArg};
pub(crate) use global::Global;
pub(crate) use options::RoomOptions;
pub(crate) use types::SearchTerm;
pub(crate) use words::{Page, WordsCommand};

use clap::Parser;

/// Manage a server of 초성한판: channels, messages, players, words and reports
#[derive(Debug, Parser)]
#[command(name = "hanpan", version, after_help = EXAMPLES)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Most commands need the server's ADMIN_TOKEN. Put it into the environment, for example with
`read -rs ADMIN_TOKEN && export ADMIN_TOKEN`, or into a file for --token-file. It cannot be passed as an argument
because every user of a machine can see the arguments of running commands.

Examples:
  hanpan channels                                    list the channels
  hanpan create 동물원 --topic animal --seats 100    make a channel about animals
  hanpan say 광장 \"10분 뒤에 점검이 있어요\"            send a notice to everyone in a channel
  hanpan messages 광장 --seconds 600                 print messages with their numbers
  hanpan kick 광장 수달                              remove a player and ban the player for ten minutes
  hanpan words search ㅅㄹ                           list the words with these initial consonants
  hanpan words add 갓생                              add a word that the dictionary lacks
  hanpan reports                                     list players' reports about other players
  hanpan --server https://hanpan.example stats       use another server";

#[cfg(test)]
mod tests;
