//! Prompts on which everyone scores, and rooms whose host begins the next prompt.

use hangul::Pattern;
use lexicon::Words;
use protocol::{Advance, Found, Progress, Refusal, Scoring, Speakers};

use super::Reference;
use super::bundle::accepts;
use super::person::Person;
use super::round::{Phase, Round};
use super::talk::Message;
use crate::model::outcome::{Announced, Replied};

/// A message that is hidden until the reveal.
#[derive(Clone)]
pub struct Hidden {
    pub player: u32,
    pub id: String,
    text: String,
    /// The points, if it is an answer.
    gained: Option<u32>,
}

impl Reference {
    /// The open round, if everyone scores.
    pub(super) fn hiding(&self) -> Option<&Round> {
        let round = self.round.as_ref().filter(|_| self.phase == Phase::Open);
        round.filter(|round| round.settings.scoring == Scoring::Together)
    }

    pub(super) fn has_scored(&self, player: u32) -> bool {
        self.round.as_ref().is_some_and(|round| round.solvers.iter().any(|solver| solver.player.0 == player))
    }

    /// Whether any run of syllables of the text, whatever is between them, answers the prompt.
    pub(super) fn betrays(&self, text: &str, words: &Words<'_>) -> bool {
        let Some(round) = self.hiding() else { return false };
        let pattern = round.prompt.pattern;
        let syllables: String = text.chars().filter(|letter| ('가'..='힣').contains(letter)).collect();
        let starts = syllables.char_indices().map(|(at, _)| at);
        starts
            .map(|at| syllables[at..].chars().take(pattern.len()).collect::<String>())
            .any(|word| Pattern::of(&word) == Some(pattern) && accepts(round, &word, words))
    }

    pub(super) fn hide(&mut self, now: u64, player: u32, id: String, text: &str, gained: Option<u32>) {
        self.person_mut(player).unwrap().active_at = now;
        let hidden = Hidden { player, id, text: text.to_owned(), gained };
        let early = Replied::Early(self.early(&hidden));
        if gained.is_none() {
            let mut others: Vec<_> =
                self.round.as_ref().unwrap().solvers.iter().map(|solver| solver.player.0).collect();
            others.retain(|&other| other != player && self.person(other).is_some_and(Person::is_connected));
            others.sort_unstable();
            self.outcome.others.extend(others.into_iter().map(|other| (other, early.clone())));
        }
        self.outcome.replies.push(early);
        self.round.as_mut().unwrap().hidden.push(hidden);
    }

    fn early(&self, hidden: &Hidden) -> Announced {
        let Hidden { player, id, text, gained } = hidden.clone();
        let (person, round) = (self.person(player).unwrap(), self.round.as_ref().unwrap());
        match gained {
            None => Announced::Said { player, id, text },
            Some(gained) => Announced::Answered {
                player,
                id,
                word: text,
                gained,
                points: person.points + gained,
                correct: person.correct + 1,
                until: round.prompt.ends_at.0,
            },
        }
    }

    /// What a welcome tells a player early.
    pub(super) fn early_for(&self, player: u32) -> Vec<Announced> {
        let Some(round) = self.hiding().filter(|_| self.has_scored(player)) else { return Vec::new() };
        let own = round.hidden.iter().position(|hidden| hidden.gained.is_some() && hidden.player == player);
        let since = &round.hidden[own.unwrap_or(round.hidden.len())..];
        let known = since.iter().filter(|hidden| hidden.gained.is_none() || hidden.player == player);
        let known: Vec<_> = known.collect();
        let latest = known[known.len().saturating_sub(100)..].iter();
        latest.filter(|hidden| self.person(hidden.player).is_some()).map(|hidden| self.early(hidden)).collect()
    }

    /// Tells everyone the hidden messages and gives the points.
    pub(super) fn release(&mut self, now: u64) {
        let mut hidden = self.round.as_mut().map(|round| std::mem::take(&mut round.hidden)).unwrap_or_default();
        hidden.sort_by_key(|hidden| hidden.gained.is_none());
        for Hidden { player, id, text, gained } in hidden {
            let Some(person) = self.person_mut(player) else { continue };
            let announced = match gained {
                None => Announced::Said { player, id: id.clone(), text: text.clone() },
                Some(gained) => {
                    person.points += gained;
                    person.correct += 1;
                    let (id, word) = (id.clone(), text.clone());
                    let (points, correct) = (person.points, person.correct);
                    Announced::Answered { player, id, word, gained, points, correct, until: now }
                }
            };
            self.conversation.push(Message { time: now, player, id, text });
            self.announce(announced);
        }
    }

    pub(super) fn plays(&self, round: &Round, person: &Person) -> bool {
        let may_speak = self.settings.speakers == Speakers::Everyone || self.is_host(person.id);
        may_speak && person.is_connected() && person.active_at.max(person.listed_since) >= round.active_since
    }

    /// Ends the prompt if everyone who plays has scored or passed, and somebody has.
    pub(super) fn end_if_all_done(&mut self, now: u64) {
        let Some(round) = self.hiding().filter(|_| self.frozen.is_none() && self.held.is_empty()) else { return };
        let is_begun = !round.solvers.is_empty() || !round.skippers.is_empty();
        let is_done = |person: &Person| self.has_scored(person.id) || round.skippers.contains(&person.id);
        if is_begun && self.people.iter().all(|person| !self.plays(round, person) || is_done(person)) {
            self.reveal(now);
        }
    }

    /// What everyone is told before a flush, if it changed.
    pub fn tell_progress(&mut self) -> Option<Announced> {
        let round = self.hiding().filter(|_| self.frozen.is_none())?;
        let is_looking = |person: &&Person| self.plays(round, person) && !self.has_scored(person.id);
        let looking = self.people.iter().filter(is_looking).count() as u32;
        let solved = round.solvers.len() as u32;
        let progress = Progress { solved, playing: solved + looking };
        let told = &mut self.round.as_mut()?.progress;
        (told.replace(progress) != Some(progress)).then_some(Announced::Progress(progress))
    }

    pub(super) fn progress(&self) -> Option<Progress> {
        self.hiding().filter(|_| self.frozen.is_none()).and_then(|round| round.progress)
    }

    /// The words of the reveal. `chosen` are those of the room, which also know what is familiar.
    pub(super) fn found(&self, chosen: &[Found]) -> Vec<Found> {
        let round = self.round.as_ref().unwrap();
        if round.settings.scoring == Scoring::First {
            return Vec::new();
        }
        let finders = |word: &str| round.solvers.iter().filter(|solver| solver.word == word).count() as u32;
        let mut words: Vec<_> = round.solvers.iter().map(|solver| solver.word.clone()).collect();
        words
            .sort_by_key(|word| (u32::MAX - finders(word), round.solvers.iter().position(|other| other.word == *word)));
        words.dedup();
        words.truncate(12);
        let named = chosen.iter().find(|found| found.by.is_some());
        let by = |word: &str| {
            let named = named.filter(|named| named.word == word && finders(word) == 1 && round.solvers.len() > 1)?;
            let solver = round.solvers.iter().find(|solver| solver.word == named.word)?;
            Some(solver.player)
        };
        words.into_iter().map(|word| Found { players: finders(&word), by: by(&word), word }).collect()
    }

    pub(super) fn waits_for_host(&self) -> bool {
        matches!(self.phase, Phase::Reveal { .. }) && self.settings.advance == Advance::Host
    }

    pub(super) fn next(&mut self, now: u64, player: u32) {
        if !self.is_host(player) {
            return self.refuse(Refusal::HostOnly);
        }
        if self.settings.advance == Advance::Auto || self.frozen.is_some() {
            return self.refuse(Refusal::NotNow);
        }
        self.note_room_activity();
        match self.phase {
            Phase::Open | Phase::Fair(_) => self.reveal(now),
            Phase::Reveal { .. } => self.end_reveal(now),
            _ => self.refuse(Refusal::NotNow),
        }
    }
}
