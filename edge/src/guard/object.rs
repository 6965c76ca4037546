//! The guard's Durable Object: counts guesses and new channels, and stores them until they count no longer.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use rules::Counts;
use rules::creations::{CREATION_MILLIS, Creations, Permission};
use rules::guesses::{GUESS_MILLIS, Guesses, Reservation};
use serde_json::json;
use worker::{Delay, DurableObject, Env, Request, Response, Result, State, durable_object};

use super::Call;
use super::store::Stored;
use crate::{log, platform};

/// The most attempts that wait for others to be settled, which bounds the memory.
const WAITING_MAX: usize = 1_000;
/// Time to wait for others to be settled. Rooms answer in a fraction of it.
const WAIT: Duration = Duration::from_secs(5);

#[durable_object]
pub struct GuardObject {
    state: State,
    guesses: Stored<Guesses>,
    creations: Stored<Creations>,
    /// The networks whose attempts wait, in the order in which they came, and where the answers go.
    waiting: RefCell<Vec<(String, oneshot::Sender<Reservation>)>>,
    /// Whether an alarm is known to be set.
    has_alarm: Cell<bool>,
}

impl DurableObject for GuardObject {
    fn new(state: State, _env: Env) -> Self {
        let sql = || state.storage().sql();
        let (guesses, creations) = (Stored::new(sql()), Stored::new(sql()));
        Self { state, guesses, creations, waiting: RefCell::default(), has_alarm: Cell::default() }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        match request.json().await? {
            Call::Reserve { network } => Response::from_json(&self.reserve(network).await?),
            Call::Settle { ticket, network, is_wrong } => {
                self.settle(ticket, &network, is_wrong).await?;
                Response::from_json(&())
            }
            Call::Create { network, channel } => Response::from_json(&self.create(&network, &channel).await?),
        }
    }

    /// Deletes what is stored when nothing counts any longer: it has the addresses of people.
    async fn alarm(&self) -> Result<Response> {
        self.has_alarm.set(false);
        let now = platform::now();
        let of_guesses = self.guesses.change(|guesses| guesses.counts_until())?;
        let of_creations = self.creations.change(|creations| creations.counts_until())?;
        let left = of_guesses.max(of_creations).map_or(0, |until| until.since(now));
        if left > 0 {
            self.set_alarm(left).await?;
        } else {
            self.state.storage().delete_all().await?;
        }
        Response::empty()
    }
}

impl GuardObject {
    /// Reserves an attempt, if need be after others have been settled.
    async fn reserve(&self, network: String) -> Result<Reservation> {
        let reservation = self.guesses.change(|guesses| guesses.reserve(platform::now(), &network))?;
        if reservation != Reservation::Pending || self.waiting.borrow().len() >= WAITING_MAX {
            return Ok(reservation);
        }
        let (sender, answer) = oneshot::channel();
        self.waiting.borrow_mut().push((network, sender));
        match select(answer, Delay::from(WAIT)).await {
            Either::Left((Ok(reservation), _)) => Ok(reservation),
            Either::Left((Err(_), _)) | Either::Right(_) => Ok(Reservation::Pending),
        }
    }

    async fn settle(&self, ticket: u64, network: &str, is_wrong: bool) -> Result<()> {
        let now = platform::now();
        let (is_changed, is_last) = self.guesses.change(|guesses| {
            let is_changed = guesses.settle(now, ticket, network, is_wrong);
            (is_changed, is_changed && guesses.refused_until(now, network).is_some())
        })?;
        if is_last {
            log::warn("turned_away", json!({ "why": "wrong_codes" }));
        }
        self.answer_waiting()?;
        if is_changed {
            self.guesses.save()?;
            self.set_alarm_if_none(GUESS_MILLIS).await?;
        }
        Ok(())
    }

    /// Counts a channel that a network is about to make, if it may.
    async fn create(&self, network: &str, channel: &str) -> Result<Permission> {
        let permission = self.creations.change(|creations| creations.reserve(platform::now(), network, channel))?;
        if permission == Permission::Counted {
            self.creations.save()?;
            self.set_alarm_if_none(CREATION_MILLIS).await?;
        }
        Ok(permission)
    }

    /// Answers the attempts that waited and now need not.
    fn answer_waiting(&self) -> Result<()> {
        for (network, sender) in self.waiting.take() {
            if sender.is_canceled() {
                continue;
            }
            match self.guesses.change(|guesses| guesses.reserve(platform::now(), &network))? {
                Reservation::Pending => self.waiting.borrow_mut().push((network, sender)),
                // Cannot fail: the receiver was there just now, and nothing else has run since.
                reservation => _ = sender.send(reservation),
            }
        }
        Ok(())
    }

    async fn set_alarm_if_none(&self, millis: u64) -> Result<()> {
        if self.has_alarm.get() { Ok(()) } else { self.set_alarm(millis).await }
    }

    async fn set_alarm(&self, millis: u64) -> Result<()> {
        self.has_alarm.set(true);
        self.state.storage().set_alarm(Duration::from_millis(millis)).await
    }
}
