use std::path::PathBuf;

use clap::Args;

use crate::server_url::ServerUrl;

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Server and output")]
pub(crate) struct Global {
    /// The server's URL
    #[arg(long, global = true, env = "CHOSEONG_SERVER", value_name = "URL", default_value = "http://localhost:8787")]
    pub server: ServerUrl,
    /// Read the operators' token from this file instead of ADMIN_TOKEN
    #[arg(long, global = true, value_name = "FILE")]
    pub token_file: Option<PathBuf>,
    /// Print the server's response as JSON (nothing if it is empty)
    #[arg(long, global = true)]
    pub json: bool,
}
