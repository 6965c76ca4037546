//! A bot that plays 초성한판: it answers with the words that it knows, and greets whoever says `!안녕`.
//! `cargo run -p bot -- http://localhost:8787 광장 봇이름` joins, Ctrl-C leaves, and `!풀어 사과` makes it try a word.

use std::collections::VecDeque;
use std::error::Error;
use std::time::{Duration, SystemTime};

use client::{Client, Received, ends_session};
use futures_util::{SinkExt, StreamExt};
use hangul::Pattern;
use protocol::http::Route;
use protocol::{ClientFrame, Event, Millis, PING, PONG, Phase, Refusal, read_frame};
use tokio::signal::ctrl_c;
use tokio::time::{Instant, interval, sleep, timeout};
use tokio_tungstenite::{connect_async, tungstenite::Message};

const WORDS: [&str; 10] = ["사랑", "사람", "가방", "고구마", "기차", "나무", "다리", "시장", "우산", "하늘"];
/// Time between two messages. The room admits one every 500 ms.
const PACE: Duration = Duration::from_millis(600);
/// Time between two pings. A connection on which nothing arrives in between is dead.
const HEARTBEAT: Duration = Duration::from_secs(20);

struct Bot {
    client: Client,
    /// Texts to say, which the client has not been given yet.
    queue: VecDeque<String>,
    /// When the room admits the next message.
    ready_at: Instant,
    attempt: u32,
    begun: Instant,
}

/// Why a connection ended, if it was not lost.
enum End {
    /// The bot left.
    Left,
    /// The room does not let the bot in, or sent it away.
    SentAway(String),
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let Ok([server, room, nickname]) = <[String; 3]>::try_from(std::env::args().skip(1).collect::<Vec<_>>()) else {
        return eprintln!("bot <server> <room> <nickname>, as in: bot http://localhost:8787 광장 봇이름");
    };
    let server = server.trim_end_matches('/').replacen("http", "ws", 1);
    let address = format!("{server}{}", Route::Socket { room: &room }.path());
    let client = Client::new(nickname, None);
    let begun = Instant::now();
    let mut bot = Bot { client, queue: VecDeque::new(), ready_at: begun, attempt: 0, begun };
    loop {
        match bot.connect(&address).await {
            Ok(End::Left) => return,
            Ok(End::SentAway(reason)) => return eprintln!("{reason}"),
            Err(lost) => eprintln!("{lost}"),
        }
        bot.client.lose();
        bot.attempt += 1;
        let pause = Duration::from_millis(bot.client.pause_millis(bot.attempt, random()));
        tokio::select! {
            () = sleep(pause) => {}
            _ = ctrl_c() => return,
        }
    }
}

impl Bot {
    /// One connection, from opening to its end. An error means that it was lost, and that the bot reconnects.
    async fn connect(&mut self, address: &str) -> Result<End, Box<dyn Error>> {
        let (mut socket, _) = timeout(HEARTBEAT, connect_async(address)).await??;
        self.client.open();
        let (mut pace, mut heartbeat, mut is_alive) = (interval(PACE), interval(HEARTBEAT), true);
        loop {
            for frame in self.client.take_outgoing() {
                socket.send(Message::text(frame.write())).await?;
            }
            tokio::select! {
                incoming = socket.next() => match incoming.ok_or("the connection is lost")?? {
                    Message::Text(frame) => {
                        is_alive = true;
                        if let Some(end) = self.receive(&frame)? {
                            return Ok(end);
                        }
                    }
                    Message::Close(Some(frame)) => match u16::from(frame.code) {
                        protocol::close::LEFT => return Ok(End::Left),
                        code if ends_session(code) => return Ok(End::SentAway(frame.reason.to_string())),
                        _ => return Err(frame.reason.as_str().into()),
                    },
                    _ => {}
                },
                _ = pace.tick() => self.say_next(),
                _ = heartbeat.tick() => match std::mem::take(&mut is_alive) {
                    true => socket.send(Message::text(PING)).await?,
                    false => return Err("the server does not answer".into()),
                },
                // The room closes the socket when it has received this.
                _ = ctrl_c() => socket.send(Message::text(ClientFrame::Leave.write())).await?,
            }
        }
    }

    fn receive(&mut self, frame: &str) -> Result<Option<End>, &'static str> {
        if frame == PONG {
            return Ok(None);
        }
        let now = Millis(self.begun.elapsed().as_millis() as u64);
        for element in read_frame(frame).ok_or("the server sent something other than a frame")? {
            match self.client.receive(element, now) {
                Some(Received::Welcome(welcome)) => {
                    let is_first = std::mem::take(&mut self.attempt) == 0;
                    if let (Phase::Open { prompt, .. }, true) = (welcome.phase, is_first) {
                        self.answer(prompt.pattern);
                    }
                }
                Some(Received::Event(numbered)) => self.react(numbered.event),
                Some(Received::Refused { message: Some(message), reason, wait, .. }) => {
                    if matches!(reason, Refusal::TooFast | Refusal::Muted) {
                        self.ready_at = Instant::now() + Duration::from_millis(wait.unwrap_or_default());
                        self.queue.push_front(message.text);
                    }
                }
                Some(Received::NotAdmitted { reason, .. }) => return Ok(Some(End::SentAway(format!("{reason:?}")))),
                Some(Received::UnsupportedVersion) => return Ok(Some(End::SentAway("the server is newer".to_owned()))),
                Some(Received::Failed) => return Err("the room cannot store anything"),
                Some(Received::Refused { .. } | Received::Reply(_) | Received::Unknown) | None => {}
            }
        }
        Ok(None)
    }

    fn react(&mut self, event: Event) {
        match event {
            Event::Prompt { prompt } => self.answer(prompt.pattern),
            Event::Said { nickname, text, .. } if nickname.as_str() != self.client.nickname() => match text.as_str() {
                "!안녕" => self.queue.push_back(format!("{}님, 안녕하세요!", nickname.as_str())),
                text => self.queue.extend(text.strip_prefix("!풀어 ").map(str::to_owned)),
            },
            _ => {}
        }
    }

    /// Queues a word with these initials, if the bot knows one.
    fn answer(&mut self, pattern: Pattern) {
        let word = WORDS.into_iter().find(|word| Pattern::of(word) == Some(pattern));
        self.queue.extend(word.map(str::to_owned));
    }

    /// Says the next of the queue, unless the last one is still on its way or the room does not admit it yet.
    fn say_next(&mut self) {
        if self.client.pending().is_empty()
            && self.ready_at <= Instant::now()
            && let Some(text) = self.queue.pop_front()
        {
            // Differs from the ids of earlier runs, which the room may still know.
            self.client.say(since_1970().as_nanos().to_string(), text);
        }
    }
}

fn since_1970() -> Duration {
    SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default()
}

/// A number from 0 to 1, good enough to spread reconnections.
fn random() -> f64 {
    f64::from(since_1970().subsec_nanos() % 1_000) / 1_000.0
}
