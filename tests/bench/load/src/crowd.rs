//! The players in the rooms: how they join, read and talk.

use std::rc::Rc;
use std::time::{Duration, Instant};

use futures_util::SinkExt;
use futures_util::lock::Mutex;
use futures_util::stream::{self, SplitSink, SplitStream, StreamExt, TryStreamExt};
use protocol::ACK_MILLIS;
use tokio::task::spawn_local;
use tokio::time::sleep;
use tokio_tungstenite::tungstenite::Message;

use crate::dialect::Dialect;
use crate::histogram::Histogram;
use crate::ledger::{Ledger, Shared};
use crate::options::{Options, Scenario};
use crate::pace;
use crate::scan;
use crate::socket::{Failure, Socket, Target, text_of};

/// How long the last deliveries may take after the last message.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often it is looked whether they have come.
const LOOK: Duration = Duration::from_millis(10);

/// A socket's writing half, shared with the reader that acknowledges.
type Sink = Rc<Mutex<SplitSink<Socket, Message>>>;

pub(crate) struct Crowd {
    pub(crate) target: Target,
    pub(crate) ledger: Shared,
    /// Times from opening a socket to the player's welcome.
    pub(crate) joins: Histogram,
    /// Time in which all joined.
    pub(crate) joined_in: Duration,
    rooms: usize,
    seats: usize,
    /// The sockets' writing halves, room by room.
    sinks: Vec<Sink>,
}

impl Crowd {
    /// Fills the rooms.
    pub(crate) async fn gather(options: &Options, ledger: &Shared) -> Result<Self, Failure> {
        let target = Target { url: options.url.clone(), dialect: options.dialect };
        let (rooms, seats) = (options.rooms, options.seats);
        let joining = if options.scenario == Scenario::Joins { rooms * seats } else { options.joining };
        let begin = Instant::now();
        // The first player of each room comes first: a room's first player sees its prompt.
        let places = (0..seats).flat_map(|seat| (0..rooms).map(move |room| (room, seat)));
        let mut joined: Vec<_> = stream::iter(places)
            .map(|(room, seat)| join(&target, room, seat, ledger))
            .buffer_unordered(joining)
            .try_collect()
            .await?;
        joined.sort_by_key(|(place, ..)| *place);
        let mut joins = Histogram::new();
        joined.iter().for_each(|(_, time, _)| joins.record(*time));
        let sinks = joined.into_iter().map(|(.., sink)| sink).collect();
        Ok(Self { target, ledger: Rc::clone(ledger), joins, joined_in: begin.elapsed(), rooms, seats, sinks })
    }

    /// Sends the message with this index. Rooms take turns, and in each room its players.
    pub(crate) async fn say(&mut self, index: usize, text: String) {
        self.say_in(index % self.rooms, index / self.rooms, index, text).await;
    }

    /// Sends a message to a room; `turn` says which of its players is next.
    pub(crate) async fn say_in(&mut self, room: usize, turn: usize, index: usize, text: String) {
        self.ledger.borrow_mut().send(room);
        let frame = Message::text(self.target.dialect.say(index, text));
        // If the socket is lost, its reader notices, and the message stays missing.
        let _ = self.sinks[room * self.seats + turn % self.seats].lock().await.send(frame).await;
    }

    /// Sends every message of the ledger when it is due; `observe` is told each before it is sent.
    pub(crate) async fn talk(&mut self, mut observe: impl FnMut(&Ledger, usize)) {
        let (begin, schedule) = {
            let ledger = self.ledger.borrow();
            (ledger.begin, ledger.messages.iter().map(|message| message.due).collect())
        };
        let mut due = pace::start(begin, schedule);
        while let Some(index) = due.recv().await {
            observe(&self.ledger.borrow(), index);
            self.say(index, sample_text(index)).await;
        }
        self.wait_for_deliveries().await;
    }

    /// Waits until everything has been delivered, but not forever.
    pub(crate) async fn wait_for_deliveries(&self) {
        let begin = Instant::now();
        while !self.ledger.borrow().is_complete() && begin.elapsed() < PATIENCE {
            sleep(LOOK).await;
        }
    }
}

/// A sentence of 64 bytes.
fn sample_text(index: usize) -> String {
    format!("{index:06} 오늘은 날씨가 좋아서 강을 따라 걸었어요.")
}

type Place = (usize, usize);

async fn join(target: &Target, room: usize, seat: usize, ledger: &Shared) -> Result<(Place, Duration, Sink), Failure> {
    let begin = Instant::now();
    let (socket, welcome) = target.join(room, format!("p{seat}"), None, ledger).await?;
    let time = begin.elapsed();
    ledger.borrow_mut().tell_prompt(room, seat, &welcome);
    let (sink, stream) = socket.split();
    let sink = Rc::new(Mutex::new(sink));
    let acknowledger = match scan::offered(&welcome) {
        Some(seq) => Some(Acknowledger::begin(target.dialect, Rc::clone(&sink), seq).await),
        None => None,
    };
    spawn_local(read(stream, room, seat, Rc::clone(ledger), acknowledger));
    Ok(((room, seat), time, sink))
}

/// Reads a player's frames until the socket closes.
async fn read(
    mut stream: SplitStream<Socket>,
    room: usize,
    seat: usize,
    ledger: Shared,
    mut acknowledger: Option<Acknowledger>,
) {
    while let Some(Ok(message)) = stream.next().await {
        let Some(frame) = text_of(message) else { continue };
        let seq = ledger.borrow_mut().receive(room, seat, &frame);
        if let (Some(acknowledger), Some(seq)) = (&mut acknowledger, seq) {
            acknowledger.handled(seq).await;
        }
    }
    ledger.borrow_mut().counts.lost_sockets += 1;
}

/// Acknowledges what a player has read, as clients do.
struct Acknowledger {
    dialect: Dialect,
    sink: Sink,
    last: Instant,
}

impl Acknowledger {
    async fn begin(dialect: Dialect, sink: Sink, seq: u64) -> Self {
        let this = Self { dialect, sink, last: Instant::now() };
        this.send(seq).await;
        this
    }

    async fn handled(&mut self, seq: u64) {
        if self.last.elapsed() >= Duration::from_millis(ACK_MILLIS) {
            self.last = Instant::now();
            self.send(seq).await;
        }
    }

    async fn send(&self, seq: u64) {
        // If the socket is lost, its reader notices.
        let _ = self.sink.lock().await.send(Message::text(self.dialect.acknowledge(seq))).await;
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn sample_texts_have_64_bytes() {
        assert_eq!(super::sample_text(7).len(), 64);
    }
}
