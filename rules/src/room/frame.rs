//! A frame of a player: whether it is admitted now, and what it asks for.

use lexicon::Words;
use protocol::{ClientFrame, ErrorCode, Millis, PlayerId, Refusal};

use super::refused::Refused;
use super::{Effects, Room};

impl Room {
    pub(super) fn handle_frame(
        &mut self,
        now: Millis,
        player: PlayerId,
        frame: ClientFrame,
        words: &Words<'_>,
        effects: &mut Effects,
    ) {
        if self.watchers.contains_key(&player) {
            return self.handle_watcher_frame(now, player, frame, effects);
        }
        if self.seats.get(player).is_none() {
            return effects.replies.push(ErrorCode::NotJoined.into());
        }
        let done = match frame {
            ClientFrame::Join { .. } => return effects.replies.push(ErrorCode::AlreadyJoined.into()),
            // The connection handles it.
            ClientFrame::Ack { .. } => return,
            // The last frame of its socket, so these two cost what the next socket costs.
            ClientFrame::Leave => return self.leave(now, player, effects),
            ClientFrame::Forget => return self.forget(now, player, effects),
            // A refusal of it has its id.
            ClientFrame::Say { id, text } => return self.say(now, player, id, &text, words, effects),
            ClientFrame::Resync => self.admit(now, player).map(|()| self.reply_welcome(now, player, effects)),
            ClientFrame::Players { from } => {
                self.admit(now, player).map(|()| effects.replies.push(self.players_from(from)))
            }
            request => self.admit(now, player).and_then(|()| self.carry_out(now, player, request, words, effects)),
        };
        effects.replies.extend(done.err().map(|refused| refused.reply(None)));
    }

    fn carry_out(
        &mut self,
        now: Millis,
        player: PlayerId,
        request: ClientFrame,
        words: &Words<'_>,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        match request {
            ClientFrame::Skip => self.skip(now, player, words, effects),
            ClientFrame::Propose { word } => self.propose(now, player, &word, words, effects)?,
            ClientFrame::Vote { player: target } => self.vote(now, player, target, effects)?,
            ClientFrame::Report { player: target } => self.report(now, player, target, effects)?,
            ClientFrame::Start => self.start(now, player, effects)?,
            ClientFrame::Next => self.next(now, player, words, effects)?,
            ClientFrame::Settings(settings) => self.configure_as_host(now, player, settings, words, effects)?,
            ClientFrame::Team { team, player: target } => {
                self.choose_team(player, target.unwrap_or(player), team, effects)?;
            }
            ClientFrame::Shuffle => self.shuffle_teams(player, effects)?,
            ClientFrame::Remove { player: target } => self.remove_as_host(now, player, target, effects)?,
            ClientFrame::Close => self.close_as_maker(player, effects)?,
            ClientFrame::Queue { .. } => return Err(Refusal::NotNow.into()),
            // `handle_frame` has an arm for every other frame.
            _ => {}
        }
        Ok(())
    }

    /// Charges a player, or somebody who watches, for a frame. Every frame costs the same, since each is work for the room.
    pub(super) fn admit(&mut self, now: Millis, player: PlayerId) -> Result<(), Refused> {
        let interval = self.frame_interval;
        let throttle = match self.watchers.get_mut(&player) {
            Some(watcher) => Some(&mut watcher.throttle),
            None => self.seats.throttle(player),
        };
        throttle.map_or(Ok(()), |throttle| throttle.admit(now, interval).map_err(Refused::from))
    }
}
