//! The tables from which clients read server frames: events, replies and the types of their fields. [`crate::json`]
//! explains their syntax and when to add an entry.

use hangul::{Message, Nickname, Pattern, RoomName};
use serde::Deserialize;

use crate::json::{FromJson, Json, take};
use crate::{
    Advance, Difficulty, Early, ErrorCode, Event, Found, Frozen, Millis, Mode, Note, Numbered, Phase, Place, Played,
    Player, PlayerId, Progress, Prompt, Refusal, Remover, Reply, Results, Scoring, Settings, Solver, Speakers,
    TeamPlace, Topic, Votes, Welcome, WordList, from_json, from_json_by_serde,
};

from_json! {
    Event by "type" with kinds {
        "said" => Said { time, id, player, nickname, text },
        "answered" => Answered {
            time, id, player, nickname, text, word, pattern, prompt, elapsed, gained, points, correct, until
        },
        "notice" => Notice { time, text },
        "erased" => Erased { message },
        "closed" => Closed {},
        "prompt" => Prompt { prompt },
        "hint" => Hint { hint },
        "progress" => Progress { progress },
        "revealed" => Revealed { answers, found, until },
        "lap" => Lap { podium, until },
        "results" => Results { results },
        "phase" => Phase { phase },
        "votes" => Votes { votes },
        "settings" => Settings { settings },
        "removed" => Removed { player, by },
        "player" => Player { player },
        "board" => Board { people, rows },
        "teams" => Teams { teams },
        "watching" => Watching { watching },
        "left" => Left { player },
    }
}

impl FromJson for Numbered {
    fn from_json(mut json: Json) -> Option<Self> {
        Some(Self { seq: take(&mut json, "seq")?, event: Event::from_json(json)? })
    }

    /// Omits events that this version cannot read, so that one of them in `recent` does not make a newer server's
    /// welcome unreadable.
    fn list(items: Vec<Json>) -> Option<Vec<Self>> {
        Some(items.into_iter().filter_map(Self::from_json).collect())
    }
}

from_json! {
    Reply by "type" {
        "welcome" => Welcome(welcome),
        "note" => Note { id, ..note },
        "proposed" => Proposed { word },
        "reported" => Reported { player },
        "refused" => Refused { id, reason, wait },
        "error" => Error { code, message },
        "marked" => Marked { players },
        "restored" => Restored { epoch, seq },
        "queue" => Queue { place, until },
        "players" => Players { from, of, players },
    }
}

from_json! {
    Phase by "phase" {
        "waiting" => Waiting,
        "open" => Open { prompt, hints, progress },
        "fair" => Fair { prompt, until },
        "reveal" => Reveal { prompt, answers, found, until },
        "podium" => Podium { podium, until },
        "paused" => Paused { frozen },
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
    Welcome {
        you, token, watches, room, epoch, seq, now, ack, spread, people, watching, players, teams, settings, maker,
        invite, phase, votes, recent, early
    }
    Player { id, nickname, points, correct, connected, colour, host, team }
    Settings {
        mode, difficulty, topic, words, seconds, prompts, answers_only, speakers, mature, scoring, advance, bundle, strict,
        teams
    }
    Votes { player, votes, needed, until }
    Progress { solved, playing }
    Found { word, players, by }
    Frozen { since, prompt }
    Prompt { number, place, of, pattern, clue, shown_at, ends_at }
    Results { standings, prompts, teams }
    TeamPlace { rank, team, points, best }
    Played { pattern, answers, solvers }
    Solver { player, word, elapsed }
    Place { rank, player, nickname, points }
}

from_json_by_serde! {
    ErrorCode, Refusal, Remover, Mode, Difficulty, Topic, WordList, Pattern, PlayerId, Nickname, RoomName, Message,
    Millis
}

impl FromJson for Early {
    fn from_json(json: Json) -> Option<Self> {
        Event::from_json(json).map(Self)
    }

    /// As for [`Numbered`].
    fn list(items: Vec<Json>) -> Option<Vec<Self>> {
        Some(items.into_iter().filter_map(Self::from_json).collect())
    }
}

/// Enums without fields, whose default is absent on the wire.
macro_rules! from_json_or_default {
    ($($name:ident),+) => {$(
        impl FromJson for $name {
            fn from_json(json: Json) -> Option<Self> {
                Self::deserialize(json).ok()
            }

            fn absent() -> Option<Self> {
                Some(Self::default())
            }
        }
    )+};
}

from_json_or_default! { Speakers, Scoring, Advance }
