//! Rooms of version 1: one row that has everything inside.
//!
//! Only what has rows of its own by now is read here. The other fields are still those of [`StoredRoom`].

use protocol::{Played, PlayerId, Prompt, Results, SOLVERS_SHOWN_MAX, Solver};
use serde::Deserialize;

use super::{StoredRoom, StoredRows};
use crate::room::moderation::{Ballot, Ban};
use crate::room::seat::Seat;
use crate::room::series::ANSWERED_MAX;
use crate::stored::values::{List, StoredPlayed, StoredPrompt, StoredResults, StoredSolver};
use crate::stored::{StoredError, StoredRow};

#[derive(Deserialize)]
struct Inline {
    seats: Seats,
    moderation: Moderation,
    stage: Stage,
    lap: Lap,
}

#[derive(Deserialize)]
struct Seats {
    seats: Vec<Seat>,
}

#[derive(Deserialize)]
struct Moderation {
    ballots: Vec<Ballot>,
    bans: Vec<Ban>,
}

#[derive(Deserialize)]
struct Lap {
    #[serde(with = "List::<StoredPlayed>")]
    played: Vec<Played>,
}

/// The stages, of which only those with a prompt or results have something inside.
#[derive(Deserialize)]
enum Stage {
    Waiting { unanswered: Option<Round> },
    Open(Round),
    Fair { round: Round },
    Reveal { round: Round },
    Podium {},
    Paused,
    Lobby,
    Countdown {},
    Results(#[serde(with = "StoredResults")] Results),
    Talk,
}

#[derive(Deserialize)]
struct Round {
    #[serde(with = "StoredPrompt")]
    prompt: Prompt,
    #[serde(with = "List::<StoredSolver>")]
    solvers: Vec<Solver>,
    skippers: Vec<PlayerId>,
}

/// Reads what is inside the room's row, as rows that are marked as changed.
pub(super) fn read_inline(json: &str, stored: &mut StoredRoom) -> Result<StoredRows, StoredError> {
    let Inline { seats, moderation, stage, lap } = serde_json::from_str(json)?;
    let mut rows = StoredRows::default();
    for seat in seats.seats {
        rows.seats.insert(u64::from(seat.id.0), seat);
    }
    for (number, ballot) in (0..).zip(moderation.ballots) {
        if let Some(player) = ballot.number() {
            rows.ballots.insert(player, ballot.opened_at(number));
        }
    }
    // A ban did not say whose it was. Any number that belonged to a player without a seat will do.
    let removed: Vec<_> =
        (1..).filter(|number| rows.seats.get(*number).is_none()).take(moderation.bans.len()).collect();
    removed.into_iter().zip(moderation.bans).for_each(|(number, ban)| rows.bans.insert(number, ban));
    for (place, mut played) in (1..).zip(lap.played) {
        played.solvers.truncate(SOLVERS_SHOWN_MAX);
        rows.played.insert(place, played);
    }
    match stage {
        Stage::Waiting { unanswered: Some(round) }
        | Stage::Open(round)
        | Stage::Fair { round }
        | Stage::Reveal { round } => read_round(round, stored, &mut rows),
        Stage::Results(results) => rows.results.insert(0, results),
        Stage::Waiting { unanswered: None }
        | Stage::Podium {}
        | Stage::Paused
        | Stage::Lobby
        | Stage::Countdown {}
        | Stage::Talk => {}
    }
    // Version 1 kept all words of a lap.
    let surplus = stored.series.answered.len().saturating_sub(ANSWERED_MAX);
    stored.series.answered.drain(..surplus);
    Ok(rows)
}

fn read_round(round: Round, stored: &mut StoredRoom, rows: &mut StoredRows) {
    for player in round.skippers {
        let seat = rows.seats.change(u64::from(player.0));
        seat.into_iter().for_each(|seat| seat.skipped = round.prompt.number);
    }
    // The words of the latest prompt are added to the series only when the next prompt opens.
    let earlier = stored.series.answered.len().saturating_sub(round.solvers.len());
    stored.series.answered.truncate(earlier);
    for (number, solver) in (1..).zip(round.solvers) {
        rows.solvers.insert(number, solver);
    }
}
