//! `hanpan`, the operators' command line of 초성한판: channels, messages, words and reports, over the server's HTTP API.

mod age;
mod answer;
mod api;
mod args;
mod client;
mod commands;
mod error;
mod path;
mod screen;
mod server;
mod table;
mod token;

use std::io;
use std::process::ExitCode;

use args::Cli;
use clap::Parser;
use client::Client;
use error::Error;
use screen::Screen;

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        // `hanpan messages 광장 | head` has read enough.
        Err(Error::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hanpan: {}", screen::printable(&error.to_string()));
            ExitCode::FAILURE
        }
    }
}

fn run(Cli { global, command }: Cli) -> Result<(), Error> {
    let token = token::find(global.token_file.as_deref())?;
    let client = Client::new(global.server, token)?;
    let mut out = io::stdout().lock();
    commands::run(command, &client, &mut Screen::new(&mut out, global.json))
}
