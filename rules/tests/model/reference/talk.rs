//! Messages, and what they mean for the prompt.

use hangul::Pattern;
use lexicon::Words;
use protocol::{ClientFrame, PlayerId, Refusal, Scoring, Solver, Votes};

use super::Reference;
use super::bundle::accepts;
use super::round::Phase;
use crate::model::outcome::{Announced, Replied, ToOperators};

#[derive(Clone)]
pub struct Message {
    pub time: u64,
    pub player: u32,
    pub id: String,
    pub text: String,
}

/// What a message means for the prompt.
#[derive(PartialEq)]
pub(super) enum Meaning {
    Correct,
    AlreadyUsed,
    NotListed,
    TooLate(u64),
    /// The room does not accept the word and shows it to nobody else.
    Withheld,
    /// Others are still looking for a word of it.
    Betraying,
    Skip,
    Chat,
}

impl Reference {
    /// The words that have scored on the prompt.
    pub fn used(&self) -> Vec<String> {
        self.shown().into_iter().flat_map(|round| &round.solvers).map(|solver| solver.word.clone()).collect()
    }

    pub(super) fn latest_messages(&self) -> &[Message] {
        &self.conversation[self.conversation.len().saturating_sub(100)..]
    }

    /// Whether the frame repeats an earlier message's id, because its confirmation was lost.
    pub(super) fn is_repeated(&self, player: u32, frame: &ClientFrame) -> bool {
        let ClientFrame::Say { id, .. } = frame else { return false };
        self.latest_messages().iter().any(|message| message.player == player && message.id == *id)
            || self.held.iter().any(|held| held.player == player && held.id == *id)
            || self
                .hiding()
                .is_some_and(|round| round.hidden.iter().any(|hidden| hidden.player == player && hidden.id == *id))
    }

    pub(super) fn say(&mut self, now: u64, player: u32, id: &str, text: &str, words: &Words<'_>) {
        if self.answers_too_early(player, text) {
            let (id, reason) = (Some(id.to_owned()), Refusal::NotNow);
            return self.outcome.replies.push(Replied::Refused { id, reason, wait: None });
        }
        self.note_activity(now, player);
        let meaning = self.meaning(now, player, text, words);
        if meaning == Meaning::Correct && self.hold(now, player, id, text) {
            return;
        }
        self.tell(now, player, id, text, meaning, words);
    }

    /// Tells a message that means this.
    pub(super) fn tell(&mut self, now: u64, player: u32, id: &str, text: &str, meaning: Meaning, words: &Words<'_>) {
        let id = id.to_owned();
        let is_hidden = self.settings.answers_only && !self.is_host(player);
        let reason = match meaning {
            Meaning::Withheld => Some(Refusal::WordMature),
            Meaning::Betraying => Some(Refusal::AnswerHidden),
            Meaning::Correct | Meaning::Skip => None,
            _ => is_hidden.then_some(Refusal::AnswersOnly),
        };
        if let Some(reason) = reason {
            self.outcome.replies.push(Replied::Refused { id: Some(id.clone()), reason, wait: None });
            self.note(id, meaning);
            return self.resume_if_paused(now);
        }
        if meaning == Meaning::Correct {
            return self.score(now, player, id, text, words);
        }
        if self.hiding().is_some() && self.has_scored(player) {
            return self.hide(now, player, id, text, None);
        }
        self.conversation.push(Message { time: now, player, id: id.clone(), text: text.to_owned() });
        self.announce(Announced::Said { player, id: id.clone(), text: text.to_owned() });
        match meaning {
            Meaning::Skip => self.skip(now, player),
            Meaning::Chat => self.resume_if_paused(now),
            miss => self.note(id, miss),
        }
    }

    /// Replies with the reason of a near miss.
    fn note(&mut self, id: String, miss: Meaning) {
        let note = match miss {
            Meaning::AlreadyUsed => Replied::AlreadyUsed { id },
            Meaning::NotListed => Replied::NotListed { id },
            Meaning::TooLate(late) => Replied::TooLate { id, late },
            Meaning::Skip | Meaning::Chat | Meaning::Correct | Meaning::Withheld | Meaning::Betraying => return,
        };
        self.outcome.replies.push(note);
    }

    pub(super) fn meaning(&self, now: u64, player: u32, text: &str, words: &Words<'_>) -> Meaning {
        match self.meaning_of_answer(now, player, text, words) {
            Meaning::Correct => Meaning::Correct,
            _ if self.betrays(text, words) => Meaning::Betraying,
            meaning => meaning,
        }
    }

    fn meaning_of_answer(&self, now: u64, player: u32, text: &str, words: &Words<'_>) -> Meaning {
        let Some(round) = self.shown().filter(|_| self.frozen.is_none()) else { return Meaning::Chat };
        let pattern = &round.prompt.pattern;
        let fits = Pattern::of(text) == Some(*pattern);
        if self.phase == Phase::Open && !fits && ["패스", "ㅈㅈ", "ㅍㅅ"].contains(&text) {
            return Meaning::Skip;
        }
        let is_own = round.own.as_ref().is_some_and(|(own, _)| own.iter().any(|own| own == text));
        if fits && !self.settings.mature && !words.is_mild(text) && !is_own {
            return Meaning::Withheld;
        }
        if !fits || round.solvers.iter().any(|solver| solver.player.0 == player) {
            return Meaning::Chat;
        }
        let each_scores = round.settings.scoring == Scoring::Together;
        let used = !each_scores && round.solvers.iter().any(|solver| solver.word == text);
        let listed = accepts(round, text, words);
        match self.phase {
            Phase::Reveal { closed_at, .. } if listed && !used => Meaning::TooLate(now - closed_at),
            Phase::Reveal { .. } => Meaning::Chat,
            _ if used => Meaning::AlreadyUsed,
            _ if listed => Meaning::Correct,
            _ => Meaning::NotListed,
        }
    }

    pub(super) fn note_activity(&mut self, now: u64, player: u32) {
        self.person_mut(player).into_iter().for_each(|person| person.active_at = now);
        self.note_room_activity();
    }

    /// Something that keeps the room from pausing.
    pub(super) fn note_room_activity(&mut self) {
        self.quiet_prompts = 0;
        self.round.iter_mut().for_each(|round| round.had_activity = true);
    }

    fn resume_if_paused(&mut self, now: u64) {
        if self.phase == Phase::Paused {
            self.open_prompt(now);
        }
    }

    fn score(&mut self, now: u64, player: u32, id: String, word: &str, words: &Words<'_>) {
        let until = if let Phase::Fair(until) = self.phase { until } else { self.fair_until(now) };
        let is_hidden = self.hiding().is_some();
        let round = self.round.as_mut().unwrap();
        let (elapsed, limit) = (now - round.prompt.shown_at.0, round.limit());
        let full = (100.0 - (50 * elapsed.min(limit)) as f64 / limit as f64).round();
        let place = if is_hidden { 0 } else { round.solvers.len() };
        let share = [1.0, 0.8, 0.65, 0.55].get(place).copied().unwrap_or(0.4);
        let mut clues = words.questions.clues(&round.prompt.pattern).filter(|clue| clue.word == word);
        let mut is_curated = || {
            clues.any(|clue| Some(&clue.text) == round.prompt.clue.as_ref() || Some(clue.topic) == round.settings.topic)
        };
        let is_favoured = match &round.own {
            Some((own, _)) => own.iter().any(|own| own == word),
            None => is_curated(),
        };
        // The addend makes halves round up although decimal shares have no exact binary form.
        let gained = (full * share + 1e-9).round() as u32 + if is_favoured { 30 } else { 0 };
        round.solvers.push(Solver { player: PlayerId(player), word: word.to_owned(), elapsed });
        round.gains.push((player, gained));
        if is_hidden {
            return self.hide(now, player, id, word, Some(gained));
        }
        self.phase = Phase::Fair(until);
        self.conversation.push(Message { time: now, player, id: id.clone(), text: word.to_owned() });
        let person = self.person_mut(player).unwrap();
        person.points += gained;
        person.correct += 1;
        let (points, correct) = (person.points, person.correct);
        self.announce(Announced::Answered { player, id, word: word.to_owned(), gained, points, correct, until });
    }

    pub(super) fn skip(&mut self, now: u64, player: u32) {
        let is_new = |skippers: &[u32]| !skippers.contains(&player);
        if self.frozen.is_some()
            || self.phase != Phase::Open
            || !self.shown().is_some_and(|round| is_new(&round.skippers))
        {
            return;
        }
        self.note_activity(now, player);
        let (active, is_vote) = (self.active(now), self.hiding().is_none());
        let round = self.round.as_mut().unwrap();
        round.skippers.push(player);
        if !is_vote {
            return;
        }
        let votes = active.iter().filter(|player| round.skippers.contains(player)).count() as u32;
        let needed = active.len() as u32 / 2 + 1;
        let announced = Votes { player: None, votes, needed, until: None };
        round.skip_votes = Some(announced.clone());
        self.announce(Announced::Votes(announced));
        if votes >= needed {
            self.reveal(now);
        }
    }

    pub(super) fn propose(&mut self, now: u64, player: u32, word: &str, words: &Words<'_>) {
        let Some(pattern) = Pattern::of(word) else { return self.refuse(Refusal::WordUnfit) };
        if words.dictionary.verdict(&pattern, word).accepted(self.settings.words).is_some() {
            return self.refuse(Refusal::WordKnown);
        }
        if self.asks_too_often(now, player, 0, 20) {
            return;
        }
        self.outcome.for_operators = Some(ToOperators::Proposal { player, word: word.to_owned() });
        self.outcome.replies.push(Replied::Proposed(word.to_owned()));
    }
}
