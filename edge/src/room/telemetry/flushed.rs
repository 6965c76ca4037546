//! Logs and counts what was flushed.

use protocol::{Event, Millis, Phase, Refusal, Reply};
use rules::{Flush, Letter, Room, Seated};
use serde_json::json;

use super::Telemetry;
use crate::platform;
use crate::room::connections::Origin;
use crate::room::count::count;

impl Telemetry {
    /// Logs and counts what was flushed. Call it after sending, because it measures the time until then.
    pub(in crate::room) fn record(&self, flush: &Flush<Origin>, room: &Room) {
        let now = platform::now();
        let mut counters = self.counters.borrow_mut();
        count(&mut counters, flush);
        for letter in flush.letters.iter().filter(|letter| letter.is_message) {
            counters.broadcast.observe(now.since(letter.received));
        }
        for Seated { player, took_over, watches } in flush.letters.iter().filter_map(|letter| letter.seated) {
            let event = if watches { "watches" } else { "joined" };
            self.log(event, json!({ "player": player, "took_over": took_over, "people": room.people() }));
        }
        for numbered in &flush.events {
            match &numbered.event {
                Event::Left { player, .. } => self.log("left", json!({ "player": player, "people": room.people() })),
                Event::Removed { player, by, .. } => self.log("removed", json!({ "player": player, "by": by })),
                Event::Phase { phase: Phase::Countdown { .. }, .. } => {
                    self.log("match_started", json!({ "people": room.people() }));
                }
                Event::Results { results, .. } => self.log("match_ended", json!({ "ranked": results.standings.len() })),
                Event::Closed { .. } => self.log("closed", json!({ "people": room.people() })),
                _ => {}
            }
        }
        for letter in &flush.letters {
            letter.replies.iter().for_each(|reply| self.log_refusal(now, letter, reply));
        }
    }

    /// Logs a refusal, of the frames of one mute only the first. Other refusals are part of every game, so they are only
    /// counted.
    fn log_refusal(&self, now: Millis, letter: &Letter<Origin>, reply: &Reply) {
        let Reply::Refused { reason, wait, .. } = reply else { return };
        let is_logged = match reason {
            Refusal::RoomFull | Refusal::NetworkFull | Refusal::Banned => true,
            Refusal::Muted => letter.to.as_ref().and_then(|origin| origin.player).is_none_or(|player| {
                let end = letter.received.plus(wait.unwrap_or_default());
                self.mutes.borrow_mut().is_new(now, player, end)
            }),
            _ => false,
        };
        if is_logged {
            self.log("refused", json!({ "reason": reason }));
        }
    }
}
