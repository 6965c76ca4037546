//! Attempts to reach a room by its name, which are limited if they may be guesses at codes.

use std::pin::pin;
use std::time::Duration;

use futures_util::future::{Either, select};
use hangul::RoomName;
use rules::guesses::Reservation;
use worker::{Delay, Env, Response, Result};

use crate::guard::{Guard, log_failure};
use crate::room::Call;
use crate::{objects, respond};

/// Requests of a blocked network are refused after this time, whether there is such a room or not, because the room's
/// own time to answer tells whether it exists.
const REFUSAL: Duration = Duration::from_secs(1);

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
        let guard = Guard::of_codes(env, network);
        let wait = match guard.reserve().await {
            Reservation::Made(ticket) => {
                let response = response.await;
                let is_wrong = response.as_ref().is_ok_and(|response| response.status_code() == 404);
                return guard.settle(ticket, is_wrong).await.and(response);
            }
            Reservation::Pending => REFUSAL.as_millis() as u64,
            Reservation::Refused { wait } => wait,
        };
        if self.is_admitted_in_time(env, network).await { response.await } else { respond::too_many_requests(wait) }
    }

    /// Whether the room lets this client in although its network is blocked. Takes the same time for every refusal.
    async fn is_admitted_in_time(&self, env: &Env, network: &str) -> bool {
        let (asked, time) = (pin!(self.is_admitted(env, network)), pin!(Delay::from(REFUSAL)));
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
    async fn is_admitted(&self, env: &Env, network: &str) -> Result<bool> {
        let guard = Guard::of_codes_while_blocked(env, network);
        let ticket = match guard.reserve().await {
            Reservation::Made(ticket) => Some(ticket),
            Reservation::Pending | Reservation::Refused { .. } => None,
        };
        if ticket.is_none() && self.key.is_none() {
            return Ok(false);
        }
        let network = ticket.map(|_| network.to_owned());
        let question = Call::Admits { key: self.key.clone(), network };
        let is_admitted: bool = objects::call_for_json(&objects::room(env, self.room.as_str())?, &question).await?;
        if let Some(ticket) = ticket {
            guard.settle(ticket, !is_admitted).await?;
        }
        Ok(is_admitted)
    }
}
