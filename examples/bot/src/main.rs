//! A bot that plays 초성한판: it answers with the words that it knows, and greets whoever says `!안녕`.
//! `cargo run -p bot -- http://localhost:8787 광장 봇이름` goes in, Ctrl-C leaves, and `!풀어 사과` makes it try a word.

use std::collections::VecDeque;
use std::error::Error;
use std::time::{Duration, SystemTime};

use futures_util::{SinkExt, StreamExt};
use game::hangul::Pattern;
use game::protocol::{ClientFrame, PING, PONG, Phase, PlayerId, Refusal, ServerEvent, VERSION, close, read_events};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::net::TcpStream;
use tokio::time::{Instant, interval, sleep, timeout};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

const WORDS: [&str; 10] = ["사랑", "사람", "가방", "고구마", "기차", "나무", "다리", "시장", "우산", "하늘"];
/// The room takes two messages a second, and this is a little slower.
const PACE: Duration = Duration::from_millis(600);
/// A connection on which nothing comes for so long, not even the answer to a ping, is dead.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// The pause before it connects again doubles between these.
const PAUSES: [Duration; 2] = [Duration::from_millis(500), Duration::from_secs(30)];
/// What it has to say beyond this, it keeps to itself.
const UNSAID_MAX: usize = 20;

struct Bot {
    nickname: String,
    /// The secret by which seat and points are the bot's again.
    token: Option<String>,
    you: PlayerId,
    /// The number of the last event that it knows.
    seq: u64,
    /// What it has to say, and under which id, until the room has said or refused it.
    unsaid: VecDeque<(String, String)>,
    /// When the first of these is sent. Sent again with the same id it is not said twice.
    send_at: Instant,
    ids: u128,
    pause: Duration,
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let Ok([server, room, nickname]) = <[String; 3]>::try_from(std::env::args().skip(1).collect::<Vec<_>>()) else {
        return eprintln!("bot <server> <room> <nickname>, as in: bot http://localhost:8787 광장 봇이름");
    };
    let server = server.trim_end_matches('/').replacen("http", "ws", 1);
    let address = format!("{server}/api/rooms/{}/ws", utf8_percent_encode(&room, NON_ALPHANUMERIC));
    // No id of an earlier run is used again: the room would take the message for one that it has.
    let ids = SystemTime::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_millis());
    let (you, unsaid, send_at, pause) = (PlayerId::SERVER, VecDeque::new(), Instant::now(), PAUSES[0]);
    let mut bot = Bot { nickname, token: None, you, seq: 0, unsaid, send_at, ids, pause };
    let mut socket = None;
    tokio::select! {
        why = bot.stay(&address, &mut socket) => eprintln!("{why}"),
        _ = tokio::signal::ctrl_c() => leave(socket).await,
    }
}

/// Gives the seat up, and waits until the room has heard of it.
async fn leave(socket: Option<Socket>) {
    let Some(mut socket) = socket else { return };
    if socket.send(Message::text(ClientFrame::Leave.write())).await.is_ok() {
        let _ = timeout(HEARTBEAT, async { while let Some(Ok(_)) = socket.next().await {} }).await;
    }
}

impl Bot {
    /// Connects again and again, until the room does not want the bot. Returns why.
    async fn stay(&mut self, address: &str, socket: &mut Option<Socket>) -> String {
        loop {
            match self.converse(address, socket).await {
                Ok(why) => return why,
                Err(lost) => eprintln!("{lost}"),
            }
            *socket = None;
            sleep(self.pause).await;
            self.pause = (self.pause * 2).min(PAUSES[1]);
        }
    }

    /// One connection. Returns why the room does not want the bot; an error is no reason not to come back.
    async fn converse(&mut self, address: &str, socket: &mut Option<Socket>) -> Result<String, Box<dyn Error>> {
        let socket = socket.insert(timeout(HEARTBEAT, connect_async(address)).await??.0);
        let (nickname, resume) = (self.nickname.clone(), self.token.clone());
        socket.send(Message::text(ClientFrame::Join { version: VERSION, nickname, resume }.write())).await?;
        let (mut pace, mut heartbeat, mut heard) = (interval(PACE), interval(HEARTBEAT), true);
        loop {
            tokio::select! {
                incoming = socket.next() => match incoming.ok_or("the connection is lost")?? {
                    Message::Text(frame) => {
                        heard = true;
                        let events = if frame.as_str() == PONG { Some(Vec::new()) } else { read_events(&frame) };
                        for event in events.ok_or("this is no frame of the game")? {
                            match event {
                                Ok(ServerEvent::Refused { id: None, reason, .. }) => return Ok(format!("{reason:?}")),
                                Ok(event) => self.hear(event)?,
                                // Of a newer server; it counts all the same.
                                Err(unknown) => self.seq = self.seq.max(unknown.seq.unwrap_or_default()),
                            }
                        }
                    }
                    Message::Close(Some(frame)) => match frame.code.into() {
                        close::NOT_JOINED | 1001..4000 => return Err(frame.reason.as_str().into()),
                        _ => return Ok(frame.reason.to_string()),
                    },
                    _ => {}
                },
                _ = pace.tick() => if let Some((id, text)) = self.unsaid.front() && self.send_at <= Instant::now() {
                    self.send_at = Instant::now() + HEARTBEAT;
                    let (id, text) = (id.clone(), text.clone());
                    socket.send(Message::text(ClientFrame::Say { id, text }.write())).await?;
                },
                _ = heartbeat.tick() => {
                    if !std::mem::take(&mut heard) { return Err("nothing is heard".into()) }
                    socket.send(Message::text(PING)).await?;
                }
            }
        }
    }

    /// Takes in what happened. An error where something was missed: the next welcome has it.
    fn hear(&mut self, event: ServerEvent) -> Result<(), &'static str> {
        match event.seq() {
            Some(seq) if seq <= self.seq => return Ok(()),
            Some(seq) if seq > self.seq + 1 => return Err("an event is missing"),
            seq => self.seq = seq.unwrap_or(self.seq),
        }
        self.confirm(&event);
        match event {
            ServerEvent::Welcome(welcome) => {
                (self.you, self.seq, self.send_at, self.pause) = (welcome.you, welcome.seq, Instant::now(), PAUSES[0]);
                welcome.recent.iter().for_each(|message| self.confirm(message));
                match welcome.phase {
                    Phase::Open { prompt, .. } if self.token.is_none() => self.answer(prompt.pattern),
                    _ => {}
                }
                self.token = Some(welcome.token);
            }
            ServerEvent::Prompt { prompt, .. } => self.answer(prompt.pattern),
            ServerEvent::Said { player, nickname, text, .. } if player != self.you => match text.as_str() {
                "!안녕" => self.say(format!("{}님, 안녕하세요!", nickname.as_str())),
                text => text.strip_prefix("!풀어 ").into_iter().for_each(|word| self.say(word.to_owned())),
            },
            ServerEvent::Refused { reason: Refusal::TooFast | Refusal::Muted, wait, .. } => {
                self.send_at = Instant::now() + Duration::from_millis(wait.unwrap_or_default());
            }
            ServerEvent::Refused { id, .. } => self.unsaid.retain(|(unsaid, _)| Some(unsaid) != id.as_ref()),
            _ => {}
        }
        Ok(())
    }

    /// Says a word with these initials, if it knows one.
    fn answer(&mut self, pattern: Pattern) {
        let word = WORDS.into_iter().find(|word| Pattern::of(word) == Some(pattern));
        word.into_iter().for_each(|word| self.say(word.to_owned()));
    }

    fn say(&mut self, text: String) {
        self.ids += 1;
        if self.unsaid.len() < UNSAID_MAX {
            self.unsaid.push_back((self.ids.to_string(), text));
        }
    }

    /// Strikes off what the room has said.
    fn confirm(&mut self, event: &ServerEvent) {
        if let Some((_, player, said)) = event.as_message()
            && player == self.you
            && self.unsaid.pop_front_if(|(id, _)| id == said).is_some()
        {
            self.send_at = Instant::now();
        }
    }
}
