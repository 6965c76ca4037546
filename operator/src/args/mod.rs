//! What can be said on the command line.

mod command;
mod global;
mod options;
mod values;
mod words;

pub(crate) use command::{Command, RoomArg};
pub(crate) use global::Global;
pub(crate) use options::RoomOptions;
pub(crate) use words::{Page, Sought, WordsCommand};

use clap::Parser;

/// Look after a server of 초성한판: its channels, what is said in them, its words, and what players report.
#[derive(Debug, Parser)]
#[command(name = "hanpan", version, after_help = EXAMPLES)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Most commands need the token that the server was given as ADMIN_TOKEN. Put it into the environment, for example
with `read -rs ADMIN_TOKEN && export ADMIN_TOKEN`, or into a file for --token-file. It is never an argument, since
everyone on a machine can see the arguments of commands.

Examples:
  hanpan channels                                    who is where
  hanpan create 동물원 --topic animal --seats 100    a channel that asks for animals
  hanpan say 광장 \"10분 뒤에 점검이 있어요\"            tell everyone in it
  hanpan messages 광장 --seconds 600                 what was said, with the numbers to erase
  hanpan kick 광장 수달                              remove somebody for ten minutes
  hanpan words search ㅅㄹ                           the words with these initials
  hanpan words add 갓생                              take in a word that was missing
  hanpan reports                                     what players complain about
  hanpan --server https://hanpan.example stats       ask another server";

#[cfg(test)]
mod tests;
