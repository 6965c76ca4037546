use std::path::PathBuf;

use clap::Args;

use crate::server::Server;

/// What every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Which server, and how to print")]
pub(crate) struct Global {
    /// The server's address
    #[arg(long, global = true, env = "CHOSEONG_SERVER", value_name = "URL", default_value = "http://localhost:8787")]
    pub server: Server,
    /// Read the operators' token from this file, not from ADMIN_TOKEN
    #[arg(long, global = true, value_name = "FILE")]
    pub token_file: Option<PathBuf>,
    /// Print the server's JSON (nothing where it says no more than "done")
    #[arg(long, global = true)]
    pub json: bool,
}
