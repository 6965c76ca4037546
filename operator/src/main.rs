//! `hanpan`, the operators' command line of 초성한판: channels, messages, words and reports, over the server's HTTP API.

mod args;
mod client;
mod commands;
mod error;
mod json;
mod output;
mod refusal;
mod relative_time;
mod response;
mod server_url;
mod table;
mod token;

use std::io;
use std::process::ExitCode;

use args::Cli;
use clap::Parser;
use client::Client;
use error::Error;
use output::Output;

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        // The reader closed the pipe, as in `hanpan messages 광장 | head`.
        Err(Error::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hanpan: {}", output::sanitize(&error.to_string()));
            ExitCode::FAILURE
        }
    }
}

fn run(Cli { global, command }: Cli) -> Result<(), Error> {
    let token = token::load(global.token_file.as_deref())?;
    let client = Client::new(global.server, token)?;
    let mut stdout = io::stdout().lock();
    commands::run(command, &client, &mut Output::new(&mut stdout, global.json))
}
