//! A bot that plays 초성한판: it answers with the words that it knows, and greets whoever says `!안녕`.
//! `cargo run -p bot -- http://localhost:8787 광장 봇이름` goes in, Ctrl-C leaves, and `!풀어 사과` makes it try a word.

use std::collections::VecDeque;
use std::error::Error;
use std::time::{Duration, SystemTime};

use futures_util::{SinkExt, StreamExt};
use hangul::Pattern;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use protocol::{ClientFrame, PING, PONG, Phase, PlayerId, Refusal, ServerEvent, VERSION, close, read_events};
use tokio::signal::ctrl_c;
use tokio::time::{Instant, interval, timeout};
use tokio_tungstenite::{connect_async, tungstenite::Message};

const WORDS: [&str; 10] = ["사랑", "사람", "가방", "고구마", "기차", "나무", "다리", "시장", "우산", "하늘"];
/// The room takes two messages a second, and this is a little slower.
const PACE: Duration = Duration::from_millis(600);
/// A connection on which nothing comes for so long, not even the answer to a ping, is dead.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// The pause before it connects again doubles from the first to the second, until it is in.
const PAUSES: [Duration; 2] = [Duration::from_millis(500), Duration::from_secs(30)];

#[derive(Default)]
struct Bot {
    nickname: String,
    /// The secret by which seat and points are the bot's again.
    token: Option<String>,
    you: Option<PlayerId>,
    /// The number of the last event that it knows.
    seq: u64,
    /// What it has to say, and under which id, until the room has said or refused it.
    unsaid: VecDeque<(String, String)>,
    /// When the first of these is sent. Sent again with the same id it is not said twice.
    send_at: Option<Instant>,
    pause: Duration,
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let Ok([server, room, nickname]) = <[String; 3]>::try_from(std::env::args().skip(1).collect::<Vec<_>>()) else {
        return eprintln!("bot <server> <room> <nickname>, as in: bot http://localhost:8787 광장 봇이름");
    };
    let server = server.trim_end_matches('/').replacen("http", "ws", 1);
    let address = format!("{server}/api/rooms/{}/ws", utf8_percent_encode(&room, NON_ALPHANUMERIC));
    let mut bot = Bot { nickname, ..Bot::default() };
    while let Err(lost) = bot.converse(&address).await {
        eprintln!("{lost}");
        bot.pause = (bot.pause * 2).clamp(PAUSES[0], PAUSES[1]);
        let Err(_) = timeout(bot.pause, ctrl_c()).await else { return };
    }
}

impl Bot {
    /// One connection, until the room does not want the bot or it has left. An error is no reason not to come back.
    async fn converse(&mut self, address: &str) -> Result<(), Box<dyn Error>> {
        let (mut socket, _) = timeout(HEARTBEAT, connect_async(address)).await??;
        let (nickname, resume) = (self.nickname.clone(), self.token.clone());
        socket.send(Message::text(ClientFrame::Join { version: VERSION, nickname, resume }.write())).await?;
        let (mut pace, mut heartbeat, mut heard) = (interval(PACE), interval(HEARTBEAT), true);
        loop {
            tokio::select! {
                incoming = socket.next() => match incoming.ok_or("the connection is lost")?? {
                    Message::Text(frame) => {
                        heard = true;
                        for event in if frame == PONG { Vec::new() } else { read_events(&frame).ok_or("no frame")? } {
                            match event {
                                Ok(ServerEvent::Refused { id: None, reason, .. }) => { eprintln!("{reason:?}"); return Ok(()) }
                                Ok(event) => self.hear(event)?,
                                Err(unknown) => self.seq = unknown.seq.unwrap_or(self.seq),
                            }
                        }
                    }
                    Message::Close(Some(frame)) => match frame.code.into() {
                        close::LEFT => return Ok(()),
                        close::NOT_JOINED | 1001..4000 => return Err(frame.reason.as_str().into()),
                        _ => { eprintln!("{}", frame.reason); return Ok(()) }
                    },
                    _ => {}
                },
                _ = pace.tick() => if let Some((id, said)) = self.unsaid.front() && self.send_at <= Some(Instant::now()) {
                    self.send_at = Some(Instant::now() + HEARTBEAT);
                    socket.send(Message::text(ClientFrame::Say { id: id.clone(), text: said.clone() }.write())).await?;
                },
                _ = heartbeat.tick() => match std::mem::take(&mut heard) {
                    true => socket.send(Message::text(PING)).await?,
                    false => return Err("nothing is heard".into()),
                },
                // The room closes the socket when it has heard of it.
                _ = ctrl_c() => socket.send(Message::text(ClientFrame::Leave.write())).await?,
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
                (self.you, self.seq, self.send_at, self.pause) = (Some(welcome.you), welcome.seq, None, Duration::ZERO);
                welcome.recent.iter().for_each(|message| self.confirm(message));
                if let (Phase::Open { prompt, .. }, None) = (welcome.phase, &self.token) {
                    self.answer(prompt.pattern);
                }
                self.token = Some(welcome.token);
            }
            ServerEvent::Prompt { prompt, .. } => self.answer(prompt.pattern),
            ServerEvent::Said { player, nickname, text, .. } if Some(player) != self.you => match text.as_str() {
                "!안녕" => self.say(format!("{}님, 안녕하세요!", nickname.as_str())),
                text => text.strip_prefix("!풀어 ").into_iter().for_each(|word| self.say(word.to_owned())),
            },
            ServerEvent::Refused { reason: Refusal::TooFast | Refusal::Muted, wait, .. } => {
                self.send_at = Some(Instant::now() + Duration::from_millis(wait.unwrap_or_default()));
            }
            ServerEvent::Refused { id, .. } => self.unsaid.retain(|(unsaid, _)| Some(unsaid) != id.as_ref()),
            _ => {}
        }
        Ok(())
    }

    /// Says a word with these initials, if it knows one.
    fn answer(&mut self, pattern: Pattern) {
        WORDS
            .into_iter()
            .filter(|word| Pattern::of(word) == Some(pattern))
            .take(1)
            .for_each(|word| self.say(word.into()));
    }

    fn say(&mut self, text: String) {
        // An id of an earlier run would be taken for a message that the room has.
        self.unsaid.push_back((SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_nanos().to_string(), text));
    }

    /// Strikes off what the room has said.
    fn confirm(&mut self, event: &ServerEvent) {
        if let Some((_, player, said)) = event.as_message()
            && Some(player) == self.you
            && self.unsaid.pop_front_if(|(id, _)| id == said).is_some()
        {
            self.send_at = None;
        }
    }
}
