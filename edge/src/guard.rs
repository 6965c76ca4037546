//! Limits guesses at the codes of private rooms, and new channels. Durable Objects for each neighbourhood of networks count
//! both.

mod neighbourhood;
mod object;
mod store;

use rules::creations::Permission;
use rules::guesses::Reservation;
use serde::{Deserialize, Serialize};
use serde_json::json;
use worker::{Env, Error, Result};

use crate::{log, objects};
use neighbourhood::neighbourhood_of;

/// A call to a guard. Workers of an earlier deployment may send it, so the names of the variants must not change.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Call {
    /// Reserves an attempt. Answered with a [`Reservation`].
    Reserve { network: String },
    /// Ends the attempt with this ticket.
    Settle { ticket: u64, network: String, is_wrong: bool },
    /// Counts a channel that the network is about to make. Answered with a [`Permission`].
    Create { network: String, channel: String },
}

/// Counts a channel that `network` is about to make. `channel` is the id of the channel's object, which does not tell its
/// name. Returns the milliseconds until the network may make another one, if it may not make this one. A guard that does not
/// answer stops nobody: the limit protects the list of channels, not a secret.
pub(crate) async fn wait_to_create(env: &Env, network: &str, channel: String) -> Option<u64> {
    let guard = Guard { env, name: format!("{} channels", neighbourhood_of(network)), network };
    let permission = guard.call(&Call::Create { network: network.to_owned(), channel }).await;
    match permission.inspect_err(log_failure) {
        Ok(Permission::Refused { wait }) => Some(wait),
        Ok(Permission::Counted | Permission::Known) | Err(_) => None,
    }
}

/// The object that counts what a network and its neighbours do.
pub(crate) struct Guard<'guard> {
    env: &'guard Env,
    /// The object's name.
    name: String,
    network: &'guard str,
}

impl<'guard> Guard<'guard> {
    /// The guard that counts the wrong codes of this network.
    pub(crate) fn of_codes(env: &'guard Env, network: &'guard str) -> Self {
        Self { env, name: neighbourhood_of(network), network }
    }

    /// The guard that counts those that it tries while it is blocked.
    pub(crate) fn of_codes_while_blocked(env: &'guard Env, network: &'guard str) -> Self {
        Self { env, name: format!("{} while blocked", neighbourhood_of(network)), network }
    }

    /// Reserves an attempt. A guard that does not answer lets nobody guess.
    pub(crate) async fn reserve(&self) -> Reservation {
        let reservation = self.call(&Call::Reserve { network: self.network.to_owned() }).await;
        reservation.inspect_err(log_failure).unwrap_or(Reservation::Pending)
    }

    /// Settles an attempt. Fails only for a wrong one, which may then not be answered.
    pub(crate) async fn settle(&self, ticket: u64, is_wrong: bool) -> Result<()> {
        let settled = self.call(&Call::Settle { ticket, network: self.network.to_owned(), is_wrong }).await;
        if is_wrong { settled } else { settled.inspect_err(log_failure).or(Ok(())) }
    }

    async fn call<T: serde::de::DeserializeOwned>(&self, call: &Call) -> Result<T> {
        objects::call_for_json(&objects::named(self.env, "GUARD", &self.name)?, call).await
    }
}

pub(crate) fn log_failure(error: &Error) {
    log::error("failed", json!({ "what": "guard", "error": error.to_string() }));
}
