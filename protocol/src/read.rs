//! How a client reads what the server sends.

use hangul::{Message, Nickname, Pattern, RoomName};
use serde::{Deserialize, Deserializer, de};

use super::{
    ErrorCode, Mode, Note, Phase, Place, Played, Player, PlayerId, Prompt, Refusal, Remover, Results, ServerEvent,
    Settings, Solver, Speakers, Votes, Welcome,
};
use crate::Millis;
use crate::json::{FromJson, Json, from_text};
use crate::{Difficulty, Topic, WordList};
use crate::{from_json, from_json_by_serde};

/// An event that this program cannot make sense of: it comes from a newer server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// Its place in the room's order, if it has one.
    pub seq: Option<u64>,
}

/// Reads a server frame. `None` where the text is no array.
pub fn read_events(text: &str) -> Option<Vec<Result<ServerEvent, Unknown>>> {
    from_text::<Vec<_>>(text)
}

/// Reads a server frame that the browser has parsed.
pub fn events_of(frame: Json) -> Option<Vec<Result<ServerEvent, Unknown>>> {
    FromJson::from_json(frame)
}

impl FromJson for Result<ServerEvent, Unknown> {
    fn from_json(mut json: Json) -> Option<Self> {
        let seq = json.field("seq").and_then(|seq| seq.number());
        Some(ServerEvent::from_json(json).ok_or(Unknown { seq }))
    }
}

from_json! {
    ServerEvent by "type" {
        "said" => Said { seq, time, id, player, nickname, text },
        "answered" => Answered {
            seq, time, id, player, nickname, text, word, pattern, elapsed, gained, points, correct, until
        },
        "notice" => Notice { seq, time, text },
        "erased" => Erased { seq, message },
        "closed" => Closed { seq },
        "prompt" => Prompt { seq, prompt },
        "hint" => Hint { seq, hint },
        "revealed" => Revealed { seq, answers, until },
        "lap" => Lap { seq, podium, until },
        "results" => Results { seq, results },
        "phase" => Phase { seq, phase },
        "votes" => Votes { seq, votes },
        "settings" => Settings { seq, settings },
        "removed" => Removed { seq, player, by },
        "player" => Player { seq, player },
        "left" => Left { seq, player },
        "welcome" => Welcome(welcome),
        "note" => Note { id, ..note },
        "proposed" => Proposed { word },
        "reported" => Reported { player },
        "refused" => Refused { id, reason, wait },
        "error" => Error { code, message },
        "restored" => Restored { epoch, seq },

        // Among the latest messages in a welcome, one of a kind yet unknown is left out.
        fn list(items: Vec<Json>) -> Option<Vec<Self>> {
            Some(items.into_iter().filter_map(Self::from_json).collect())
        }
    }
}

from_json! {
    Phase by "phase" {
        "waiting" => Waiting,
        "open" => Open { prompt, hints },
        "fair" => Fair { prompt, until },
        "reveal" => Reveal { prompt, answers, until },
        "podium" => Podium { podium, until },
        "paused" => Paused,
        "lobby" => Lobby,
        "countdown" => Countdown { until },
        "results" => Results { results },
        "talk" => Talk,
    }
}

from_json! {
    Note by "note" {
        "not_listed" => NotListed { word },
        "already_used" => AlreadyUsed { word },
        "too_late" => TooLate { late },
    }
}

from_json! {
    Welcome { you, token, room, epoch, seq, now, players, settings, maker, phase, votes, recent }
    Player { id, nickname, points, correct, connected, host }
    Settings { mode, difficulty, topic, words, seconds, prompts, answers_only, speakers }
    Votes { player, votes, needed, until }
    Prompt { number, place, of, pattern, clue, shown_at, ends_at }
    Results { standings, prompts }
    Played { pattern, answers, solvers }
    Solver { player, word, elapsed }
    Place { rank, player, nickname, points }
}

from_json_by_serde! {
    ErrorCode, Refusal, Remover, Mode, Difficulty, Topic, WordList, Pattern, PlayerId, Nickname, RoomName, Message, Millis
}

impl FromJson for Speakers {
    fn from_json(json: Json) -> Option<Self> {
        Self::deserialize(json).ok()
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

/// As a room's storage and the HTTP API have them.
impl<'de> Deserialize<'de> for ServerEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = serde_json::Value::deserialize(deserializer)?;
        Self::from_json(json.into()).ok_or_else(|| de::Error::custom("not an event"))
    }
}
