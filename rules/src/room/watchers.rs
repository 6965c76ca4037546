//! People who watch without a seat: they are told everything and say nothing.

use std::collections::BTreeMap;

use lexicon::Words;
use protocol::{ClientFrame, ErrorCode, Event, Millis, NETWORK_SEATS_MIN, Numbered, PlayerId, Refusal, WATCHERS_MAX};

use super::refused::Refused;
use super::{Effects, Room, Seated};
use crate::network::Network;
use crate::throttle::Throttle;

/// The people who watch, by the numbers that their seats would have. Not stored: who watches is known by the connections.
pub(super) type Watchers = BTreeMap<PlayerId, Watcher>;

/// Somebody who watches.
#[derive(Clone, Debug, Default)]
pub(super) struct Watcher {
    pub(super) network: Option<Network>,
    pub(super) throttle: Throttle,
}

impl Room {
    /// Lets somebody watch. Those of one network are at most as many as its share of a channel's seats.
    pub(super) fn watch(
        &mut self,
        now: Millis,
        network: Option<Network>,
        words: &Words<'_>,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        self.require_fit_name(words)?;
        if self.watchers.len() >= WATCHERS_MAX {
            return Err(Refusal::WatchersFull.into());
        }
        let of_network = |network| self.watchers.values().filter(|watcher| watcher.network == Some(network)).count();
        if network.is_some_and(|network| !self.is_private() && of_network(network) >= self.network_share()) {
            return Err(Refusal::NetworkFull.into());
        }
        let player = self.stored.players.give();
        self.watchers.insert(player, Watcher { network, ..Watcher::default() });
        effects.seated = Some(Seated { player, took_over: false, watches: true });
        self.reply_welcome(now, player, effects);
        Ok(())
    }

    /// The most seats of a channel that belong to one network.
    pub(super) fn network_share(&self) -> usize {
        (self.stored.seats_max as usize / 2).max(NETWORK_SEATS_MIN)
    }

    /// Forgets somebody who watched. False if nobody with this number did.
    pub(super) fn stop_watching(&mut self, player: PlayerId) -> bool {
        self.leave_queue(player);
        self.watchers.remove(&player).is_some()
    }

    /// After the room was restored: those with a connection and without a seat watch.
    pub(super) fn restore_watchers(&mut self, connected: &[(PlayerId, Option<String>)]) {
        for (player, address) in connected {
            if self.seats.get(*player).is_none_or(|seat| !seat.is_connected()) {
                let network = address.as_ref().map(|address| self.stored.network_key.hash(address));
                self.watchers.insert(*player, Watcher { network, ..Watcher::default() });
            }
        }
        if let Some(last) = connected.iter().map(|(player, _)| *player).max() {
            self.stored.unmarked().players.skip_to(last);
        }
        self.drop_lost_from_queue();
    }

    /// Handles a frame of somebody who watches.
    pub(super) fn handle_watcher_frame(
        &mut self,
        now: Millis,
        player: PlayerId,
        frame: ClientFrame,
        effects: &mut Effects,
    ) {
        let id = if let ClientFrame::Say { id, .. } = &frame { Some(id.clone()) } else { None };
        let done = match frame {
            ClientFrame::Join { .. } => return effects.replies.push(ErrorCode::AlreadyJoined.into()),
            ClientFrame::Ack { .. } => return,
            ClientFrame::Leave | ClientFrame::Forget => {
                self.stop_watching(player);
                return;
            }
            frame => self.admit(now, player).and_then(|()| match frame {
                ClientFrame::Resync => {
                    self.reply_welcome(now, player, effects);
                    Ok(())
                }
                ClientFrame::Players { from } => {
                    effects.replies.push(self.players_from(from));
                    Ok(())
                }
                ClientFrame::Queue { state } => self.queue(player, state, effects),
                _ => Err(Refusal::Watching.into()),
            }),
        };
        effects.replies.extend(done.err().map(|refused| refused.reply(id)));
    }

    /// The event that tells everyone how many watch, if that changed. Call it before each flush. A channel that nobody has
    /// entered yet tells nothing, since an event would create it.
    pub fn tell_watching(&mut self) -> Option<Numbered> {
        let watching = self.watchers.len() as u32;
        if watching == self.stored.watching || self.stored.seq == 0 {
            return None;
        }
        self.stored.watching = watching;
        let mut effects = Effects::default();
        self.announce(&mut effects, Event::Watching { watching });
        effects.events.pop()
    }
}
