//! The guard's Durable Object: counts guesses in memory, and stores the wrong ones until they count no longer.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use rules::guesses::{Guesses, Reservation};
use serde::Deserialize;
use serde_json::json;
use worker::{Delay, DurableObject, Env, Error, Request, Response, Result, SqlStorage, State, durable_object};

use super::Call;
use crate::{log, platform};

/// The most attempts that wait for others to be settled, which bounds the memory.
const WAITING_MAX: usize = 1_000;
/// Time to wait for others to be settled. Rooms answer in a fraction of it.
const WAIT: Duration = Duration::from_secs(5);

#[durable_object]
pub struct GuardObject {
    state: State,
    sql: SqlStorage,
    /// `None` until the first call.
    guesses: RefCell<Option<Guesses>>,
    /// The networks whose attempts wait, in the order in which they came, and where the answers go.
    waiting: RefCell<Vec<(String, oneshot::Sender<Reservation>)>>,
    /// Whether an alarm is known to be set.
    has_alarm: Cell<bool>,
}

#[derive(Deserialize)]
struct Row {
    body: String,
}

impl DurableObject for GuardObject {
    fn new(state: State, _env: Env) -> Self {
        let sql = state.storage().sql();
        Self { state, sql, guesses: RefCell::default(), waiting: RefCell::default(), has_alarm: Cell::default() }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        match request.json().await? {
            Call::Reserve { network } => Response::from_json(&self.reserve(network).await?),
            Call::Settle { ticket, network, is_wrong } => {
                self.settle(ticket, &network, is_wrong).await?;
                Response::from_json(&())
            }
        }
    }

    /// Deletes the wrong guesses when none counts any longer: they have the addresses of people.
    async fn alarm(&self) -> Result<Response> {
        self.has_alarm.set(false);
        let counts_until = self.change(|guesses| guesses.counts_until())?;
        let left = counts_until.map_or(0, |until| until.since(platform::now()));
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
        let reservation = self.change(|guesses| guesses.reserve(platform::now(), &network))?;
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
        let (stored, is_last) = self.change(|guesses| {
            let is_changed = guesses.settle(now, ticket, network, is_wrong);
            let is_last = is_changed && guesses.refused_until(now, network).is_some();
            (is_changed.then(|| guesses.write()), is_last)
        })?;
        if is_last {
            log::warn("turned_away", json!({ "why": "wrong_codes" }));
        }
        self.answer_waiting()?;
        let Some(body) = stored else { return Ok(()) };
        self.sql.exec("CREATE TABLE IF NOT EXISTS guesses (id INTEGER PRIMARY KEY, body TEXT NOT NULL)", None)?;
        self.sql.exec("INSERT OR REPLACE INTO guesses (id, body) VALUES (1, ?)", vec![body.into()])?;
        if !self.has_alarm.replace(true) {
            self.set_alarm(rules::guesses::GUESS_MILLIS).await?;
        }
        Ok(())
    }

    /// Answers the attempts that waited and now need not.
    fn answer_waiting(&self) -> Result<()> {
        for (network, sender) in self.waiting.take() {
            if sender.is_canceled() {
                continue;
            }
            match self.change(|guesses| guesses.reserve(platform::now(), &network))? {
                Reservation::Pending => self.waiting.borrow_mut().push((network, sender)),
                // Cannot fail: the receiver was there just now, and nothing else has run since.
                reservation => _ = sender.send(reservation),
            }
        }
        Ok(())
    }

    async fn set_alarm(&self, millis: u64) -> Result<()> {
        self.has_alarm.set(true);
        self.state.storage().set_alarm(Duration::from_millis(millis)).await
    }

    /// Changes the guesses in memory, after reading them from storage if need be.
    fn change<T>(&self, change: impl FnOnce(&mut Guesses) -> T) -> Result<T> {
        let mut slot = self.guesses.borrow_mut();
        let guesses = match slot.as_mut() {
            Some(guesses) => guesses,
            None => slot.insert(self.load()?),
        };
        Ok(change(guesses))
    }

    /// The stored guesses. Those that cannot be read are given up: they would count for a minute at most.
    fn load(&self) -> Result<Guesses> {
        let table: Vec<Row> = self.rows("SELECT name AS body FROM sqlite_master WHERE name = 'guesses'")?;
        if table.is_empty() {
            return Ok(Guesses::default());
        }
        let stored = self.rows("SELECT body FROM guesses")?;
        let read = stored.first().map(|row| Guesses::read(&row.body)).transpose();
        let unreadable = |error: &_| log::error("guesses_unreadable", json!({ "error": format!("{error}") }));
        Ok(read.inspect_err(unreadable).ok().flatten().unwrap_or_default())
    }

    fn rows(&self, query: &str) -> Result<Vec<Row>> {
        self.sql.exec(query, None)?.next().collect::<std::result::Result<_, Error>>()
    }
}
