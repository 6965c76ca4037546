//! Limits guesses at the codes of private rooms. A Durable Object for each neighbourhood of networks counts the wrong ones.

mod neighbourhood;
mod object;

use std::pin::pin;
use std::time::Duration;

use futures_util::future::{Either, select};
use hangul::RoomName;
use rules::guesses::Reservation;
use serde::{Deserialize, Serialize};
use serde_json::json;
use worker::{Delay, Env, Error, Response, Result};

use crate::room::Call as RoomCall;
use crate::{log, objects, respond};
use neighbourhood::neighbourhood_of;

/// Requests of a blocked network are refused after this time, whether there is such a room or not, because the room's
/// own time to answer tells whether it exists.
const REFUSAL: Duration = Duration::from_secs(1);

/// A call to a guard. Workers of an earlier deployment may send it, so the names of the variants must not change.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Call {
    /// Reserves an attempt. Answered with a [`Reservation`].
    Reserve { network: String },
    /// Ends the attempt with this ticket.
    Settle { ticket: u64, network: String, is_wrong: bool },
}

/// An attempt to reach a room by its name, from a client that is not an operator.
pub(crate) struct Attempt<'attempt> {
    pub(crate) room: &'attempt RoomName,
    /// The client's network; `None` if limits do not apply to it.
    pub(crate) network: Option<String>,
    /// The client's token of a seat, or the secret of an invite link.
    pub(crate) key: Option<String>,
}

impl Attempt<'_> {
    /// Awaits `response`, the response of the room, unless the client's network or its neighbourhood has guessed too many
    /// wrong codes: then the room is not asked, and the response is 429. A 404 counts as a wrong guess. Names of channels
    /// are not secret, so they are not limited.
    pub(crate) async fn limit(&self, env: &Env, response: impl Future<Output = Result<Response>>) -> Result<Response> {
        let Some(network) = self.network.as_deref().filter(|_| self.room.is_code()) else { return response.await };
        let guard = Guard { env, name: neighbourhood_of(network), network };
        let wait = match guard.reserve().await {
            Reservation::Made(ticket) => {
                let response = response.await;
                let is_wrong = response.as_ref().is_ok_and(|response| response.status_code() == 404);
                return guard.settle(ticket, is_wrong).await.and(response);
            }
            Reservation::Pending => REFUSAL.as_millis() as u64,
            Reservation::Refused { wait } => wait,
        };
        if self.is_admitted_in_time(env, &guard).await { response.await } else { respond::too_many_requests(wait) }
    }

    /// Whether the room lets this client in although its network is blocked. Takes the same time for every refusal.
    async fn is_admitted_in_time(&self, env: &Env, guard: &Guard<'_>) -> bool {
        let (asked, time) = (pin!(self.is_admitted(env, guard)), pin!(Delay::from(REFUSAL)));
        let (admitted, time) = match select(asked, time).await {
            Either::Left((admitted, time)) => (admitted, Some(time)),
            Either::Right(((), asked)) => (asked.await, None),
        };
        let is_admitted = admitted.inspect_err(log_failure).unwrap_or(false);
        if let (false, Some(time)) = (is_admitted, time) {
            time.await;
        }
        is_admitted
    }

    /// Asks the room about the key and about the network. Answers about the network are limited by a second count, or a
    /// player could try all codes for the rooms in which others behind the same address are.
    async fn is_admitted(&self, env: &Env, guard: &Guard<'_>) -> Result<bool> {
        let guard = Guard { name: format!("{} while blocked", guard.name), ..*guard };
        let ticket = match guard.reserve().await {
            Reservation::Made(ticket) => Some(ticket),
            Reservation::Pending | Reservation::Refused { .. } => None,
        };
        if ticket.is_none() && self.key.is_none() {
            return Ok(false);
        }
        let network = ticket.and(self.network.clone());
        let question = RoomCall::Admits { key: self.key.clone(), network };
        let is_admitted: bool = objects::call_for_json(&objects::room(env, self.room.as_str())?, &question).await?;
        if let Some(ticket) = ticket {
            guard.settle(ticket, !is_admitted).await?;
        }
        Ok(is_admitted)
    }
}

/// The object that counts the wrong guesses of a network and its neighbours.
struct Guard<'guard> {
    env: &'guard Env,
    /// The object's name.
    name: String,
    network: &'guard str,
}

impl Guard<'_> {
    /// Reserves an attempt. A guard that does not answer lets nobody guess.
    async fn reserve(&self) -> Reservation {
        let reservation = self.call(&Call::Reserve { network: self.network.to_owned() }).await;
        reservation.inspect_err(log_failure).unwrap_or(Reservation::Pending)
    }

    /// Settles an attempt. Fails only for a wrong one, which may then not be answered.
    async fn settle(&self, ticket: u64, is_wrong: bool) -> Result<()> {
        let settled = self.call(&Call::Settle { ticket, network: self.network.to_owned(), is_wrong }).await;
        if is_wrong { settled } else { settled.inspect_err(log_failure).or(Ok(())) }
    }

    async fn call<T: serde::de::DeserializeOwned>(&self, call: &Call) -> Result<T> {
        objects::call_for_json(&objects::named(self.env, "GUARD", &self.name)?, call).await
    }
}

fn log_failure(error: &Error) {
    log::error("failed", json!({ "what": "guard", "error": error.to_string() }));
}
