//! One input: overdue work first, then the input itself.

use lexicon::Words;
use protocol::{Event, Millis, Numbered, PlayerId, Reply, SPREAD_FROM, SPREAD_MILLIS, Votes, Welcome};

use super::presence::Newcomer;
use super::{Effects, Input, Room};

impl Room {
    /// Runs what became due before `now`, then `input`. Of a restored room the lost connections come first: without
    /// players, nothing of what was to happen became due.
    pub fn handle(&mut self, now: Millis, input: Input, words: &Words<'_>) -> Effects {
        let mut effects = Effects::default();
        if let Input::Restore { connected } = &input {
            self.restore_watchers(connected);
            let connected: Vec<_> = connected.iter().map(|(player, _)| *player).collect();
            self.restore_connections(now, &connected, &mut effects);
        }
        self.run_overdue(now, words, &mut effects);
        match input {
            Input::Join { sender, watch, nickname, resume, fresh_token, network } => {
                let network = network.map(|address| self.stored.network_key.hash(&address));
                let newcomer =
                    Newcomer { sender, nickname: &nickname, resume: resume.as_deref(), fresh_token, network };
                self.admit_newcomer(now, newcomer, watch, words, &mut effects);
            }
            Input::Sent { player, frame } => self.handle_frame(now, player, frame, words, &mut effects),
            Input::Legacy { player: Some(player), frame, fresh, .. } => {
                self.handle_legacy_frame(now, player, frame, fresh, words, &mut effects);
            }
            Input::Legacy { player: None, frame, fresh, network } => {
                self.start_legacy(now, frame, fresh, network, words, &mut effects);
            }
            Input::Drop { player } => {
                if !self.stop_watching(player) {
                    self.drop_connection(now, player, &mut effects);
                }
            }
            Input::Operate(operation) => {
                let done = self.operate(now, operation, words, &mut effects);
                effects.replies.extend(done.err().map(|refused| refused.reply(None)));
            }
            Input::Bundle(bundle) => self.set_bundle(now, bundle, words, &mut effects),
            Input::Tick => self.end_if_unused(now, &mut effects),
            Input::Restore { .. } => {}
        }
        self.end_if_all_scored(now, words, &mut effects);
        self.run_queue(now, &mut effects);
        if !effects.events.is_empty() {
            // The row of the event stores its time, too.
            self.stored.unmarked().last_event_at = now;
        }
        effects
    }

    fn run_overdue(&mut self, now: Millis, words: &Words<'_>, effects: &mut Effects) {
        self.run_held(now, words, effects);
        self.run_stage(now, words, effects);
        if self.seats.has_expired(now) {
            for player in self.seats.expire(now) {
                self.announce_left(player, effects);
            }
        }
        self.update_host(now, effects);
        self.moderation.expire(now);
        self.run_queue(now, effects);
    }

    /// Gives `event` the next seq and broadcasts it. The seq of a message is stored with its row, that of any other
    /// event only in the room's own row.
    pub(super) fn announce(&mut self, effects: &mut Effects, event: Event) {
        // These change who is among the best, or who is there.
        self.is_board_stale |= matches!(
            event,
            Event::Answered { .. }
                | Event::Lap { .. }
                | Event::Settings { .. }
                | Event::Phase { .. }
                | Event::Removed { .. }
                | Event::Votes { votes: Votes { player: Some(_), .. } }
        );
        let is_message = event.as_message().is_some();
        let stored = if is_message { self.stored.unmarked() } else { &mut *self.stored };
        stored.seq += 1;
        let numbered = Numbered { seq: stored.seq, event };
        if is_message {
            self.conversation.push(numbered.clone());
        }
        effects.events.push(numbered);
    }

    /// Milliseconds over which clients come back after a break; `None` for a few players, who come back at once.
    fn spread(&self) -> Option<u64> {
        let people = self.people();
        (people >= SPREAD_FROM).then(|| people as u64 * SPREAD_MILLIS)
    }

    /// The whole state of the room for a player or somebody who watches; `None` for others.
    pub(super) fn welcome(&self, now: Millis, player: PlayerId) -> Option<Reply> {
        let stored = &*self.stored;
        let watches = self.watchers.contains_key(&player);
        let token = self.seats.get(player).map(|seat| seat.token.clone());
        if token.is_none() && !watches {
            return None;
        }
        Some(Reply::Welcome(Box::new(Welcome {
            you: player,
            token,
            watches,
            room: stored.name.clone(),
            epoch: stored.epoch,
            seq: stored.seq,
            now,
            ack: true,
            spread: self.spread(),
            people: self.is_crowded().then(|| self.people() as u32),
            watching: Some(stored.watching).filter(|watching| *watching > 0),
            players: self.rows_for(player),
            teams: stored.teams.points.clone(),
            settings: stored.settings.clone(),
            maker: self.is_maker(player),
            invite: stored.invite.clone(),
            phase: self.phase(),
            votes: stored.stage.skip_votes().into_iter().chain(self.moderation.votes()).collect(),
            recent: self.conversation.iter().cloned().collect(),
            early: self.early_for(player),
        })))
    }
}
