//! Players with the earlier Android client.

use hangul::Nickname;
use lexicon::Words;
use protocol::legacy::{Chat, ClientFrame, Game};
use protocol::{ErrorCode, Millis, PlayerId, Refusal};

use super::presence::Newcomer;
use super::refused::Refused;
use super::series::ANSWERED_MAX;
use super::{Effects, Room};

/// The nickname of a player before the first message: the Android client sends a name only with messages.
const GUEST: &str = "새 친구";

impl Room {
    /// The state of the game in the Android client's form.
    pub fn legacy_game(&self) -> Game {
        let now_consonant = self.stored.stage.round().map(|round| round.prompt.pattern.to_string()).unwrap_or_default();
        let answered = self.stored.series.answered.iter().map(String::as_str);
        let told = self.solvers.words().rev().filter(|_| self.stored.stage.hiding().is_none());
        let mut latest: Vec<_> = told.chain(answered.rev()).take(ANSWERED_MAX).collect();
        latest.reverse();
        let answered_words = latest.into_iter().flat_map(|word| [", ", word]).collect();
        Game { id: Game::ID, now_word_idx: self.stored.series.place.saturating_sub(1), answered_words, now_consonant }
    }

    /// Lets a player with the Android client in at its `start!`. Frames before that are ignored.
    pub(super) fn start_legacy(
        &mut self,
        now: Millis,
        frame: ClientFrame,
        fresh_token: String,
        network: Option<String>,
        words: &Words<'_>,
        effects: &mut Effects,
    ) {
        let network = network.map(|address| self.stored.network_key.hash(&address));
        if frame != ClientFrame::Start {
            return;
        }
        let newcomer = Newcomer { nickname: GUEST, resume: None, fresh_token, network, sender: None };
        let seated = self.seat_legacy(now, newcomer, words, effects);
        effects.replies.extend(seated.err().map(|refused| refused.reply(None)));
    }

    fn seat_legacy(
        &mut self,
        now: Millis,
        newcomer: Newcomer<'_>,
        words: &Words<'_>,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        self.join(now, newcomer, words, effects)?;
        // The client has no way to send the token back.
        if let Some(seated) = effects.seated {
            self.seats.update(seated.player, |seat| seat.can_resume = false);
        }
        Ok(())
    }

    /// Handles a frame of a player with the Android client.
    pub(super) fn handle_legacy_frame(
        &mut self,
        now: Millis,
        player: PlayerId,
        frame: ClientFrame,
        fresh: String,
        words: &Words<'_>,
        effects: &mut Effects,
    ) {
        if let Some(watcher) = self.watchers.get(&player) {
            // The client does not know that its player was silent for too long. It takes a seat again by speaking.
            let fresh_token = fresh.clone();
            let newcomer =
                Newcomer { nickname: GUEST, resume: None, fresh_token, network: watcher.network, sender: Some(player) };
            let admitted = self.admit(now, player).and_then(|()| self.seat_legacy(now, newcomer, words, effects));
            if let Err(refused) = admitted {
                return effects.replies.push(refused.reply(None));
            }
        }
        let done = match frame {
            ClientFrame::Start => self.admit(now, player).map(|()| self.reply_welcome(now, player, effects)),
            ClientFrame::Chat(Chat { username, content }) => self
                .rename(now, player, &username, words, effects)
                .map(|()| self.say(now, player, fresh, &content, words, effects)),
            ClientFrame::Unknown => self.admit(now, player).map(|()| effects.replies.push(ErrorCode::Malformed.into())),
        };
        effects.replies.extend(done.err().map(|refused| refused.reply(None)));
    }

    /// Gives a player the nickname of a message, cut and numbered as needed.
    fn rename(
        &mut self,
        now: Millis,
        player: PlayerId,
        wanted: &str,
        words: &Words<'_>,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        let wanted = Nickname::fitted(wanted).or_else(|| Nickname::fitted(GUEST)).ok_or(Refusal::NicknameEmpty)?;
        let free = self.seats.free_nickname(wanted, Some(player));
        if self.seats.get(player).is_none_or(|seat| seat.nickname == free) {
            return Ok(());
        }
        // A new nickname is broadcast, so it counts like a message, and so does one that is refused.
        self.admit(now, player)?;
        if free.is_reserved() {
            return Err(Refusal::NicknameReserved.into());
        }
        if !words.filter.mask(free.as_str()).is_clean() {
            return Err(Refusal::NicknameUnfit.into());
        }
        self.seats.update(player, |seat| seat.nickname = free);
        self.announce_row(player, effects);
        Ok(())
    }
}
