//! Players who come with the earlier Android client.

use hangul::Nickname;
use lexicon::Words;
use protocol::legacy::{Chat, ClientFrame, Game};
use protocol::{ErrorCode, Millis, PlayerId, Refusal};

use super::refused::Refused;
use super::stage::Stage;
use super::{Effects, Room};

/// What a player is called who has not said anything yet: that client sends its name with each message only.
const GUEST: &str = "새 친구";

impl Room {
    /// The game as that client knows it.
    pub fn legacy_game(&self) -> Game {
        let now_consonant = match &self.stage {
            Stage::Open(round) | Stage::Fair { round, .. } | Stage::Reveal { round, .. } => {
                round.prompt.pattern.to_string()
            }
            _ => String::new(),
        };
        let answered_words = self.lap.answered.iter().flat_map(|word| [", ", word]).collect();
        Game { id: Game::ID, now_word_idx: self.lap.place.saturating_sub(1), answered_words, now_consonant }
    }

    /// Does what a frame of that client asks for. Nothing is heard, and nothing answered, before its `start!`.
    pub(super) fn hear_legacy(
        &mut self,
        now: Millis,
        player: Option<PlayerId>,
        frame: ClientFrame,
        fresh: String,
        words: &Words<'_>,
        effects: &mut Effects,
    ) {
        let refused = match (player, frame) {
            (None, ClientFrame::Start) => {
                let joined = self.join(now, GUEST, None, fresh, words, effects);
                let seat = effects.seated.and_then(|seated| self.seats.get_mut(seated.player));
                seat.into_iter().for_each(|seat| seat.returns = false);
                joined.err()
            }
            (None, _) => None,
            (Some(player), ClientFrame::Start) => {
                effects.reply.extend(self.welcome(now, player));
                None
            }
            (Some(player), ClientFrame::Chat(Chat { username, content })) => {
                let named = self.take_name(now, player, &username, words, effects);
                if named.is_ok() {
                    self.say(now, player, fresh, &content, words, effects);
                }
                named.err()
            }
            (Some(_), ClientFrame::Unknown) => {
                effects.reply.push(ErrorCode::Malformed.into());
                None
            }
        };
        effects.reply.extend(refused.map(|refused| refused.event(None)));
    }

    /// Calls a player as that client wishes, made fit.
    fn take_name(
        &mut self,
        now: Millis,
        player: PlayerId,
        wanted: &str,
        words: &Words<'_>,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        let wanted = Nickname::fitted(wanted).or_else(|| Nickname::fitted(GUEST)).ok_or(Refusal::NicknameEmpty)?;
        let free = self.seats.free_nickname(wanted, Some(player));
        let Some(seat) = self.seats.get_mut(player).filter(|seat| seat.nickname != free) else { return Ok(()) };
        if !words.filter.mask(free.as_str()).is_clean() {
            return Err(Refusal::NicknameUnfit.into());
        }
        // Everyone is told of it, so it counts like a message.
        seat.throttle.admit(now)?;
        seat.nickname = free;
        self.announce_row(player, effects);
        Ok(())
    }
}
