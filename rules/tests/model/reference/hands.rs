//! Answers that come before hands could have typed them, and how long a prompt stays open.

use hangul::key_strokes;
use lexicon::Words;
use protocol::{PlayerId, Refusal, Speakers};

use super::Reference;
use super::person::Person;
use super::round::Phase;
use crate::model::outcome::Replied;

/// A right answer that is judged later.
#[derive(Clone)]
pub struct Held {
    pub player: u32,
    pub id: String,
    text: String,
    /// Milliseconds after the prompt was first shown.
    due: u64,
}

impl Reference {
    /// Holds a right answer if it comes too early.
    pub(super) fn hold(&mut self, now: u64, player: u32, id: &str, word: &str) -> bool {
        if !self.has_answer_floor {
            return false;
        }
        let after = now - self.round.as_ref().unwrap().first_shown_at;
        let person = self.person_mut(player).unwrap();
        let was_marked = person.patient.is_some();
        let due = if was_marked { 1_500 } else { 250 } + 60 * u64::from(key_strokes(word));
        if let Some(patient) = &mut person.patient {
            *patient = if after < due { 0 } else { *patient + 1 };
            if *patient == 20 {
                (person.patient, person.early) = (None, Vec::new());
            }
        } else if word.chars().count() == 2 {
            person.early.push(due >= after + 150);
            let latest = &person.early[person.early.len().saturating_sub(20)..];
            if latest.iter().filter(|early| **early).count() == 8 {
                person.patient = Some(0);
            }
        }
        if person.patient.is_some() != was_marked {
            self.tell_marks();
        }
        if after < due {
            self.held.push(Held { player, id: id.to_owned(), text: word.to_owned(), due });
        }
        after < due
    }

    /// The held answer that is judged first, and when.
    fn next_held(&self) -> Option<(u64, usize)> {
        let round = self.shown().filter(|_| self.frozen.is_none())?;
        let due = self.held.iter().enumerate().map(|(place, held)| (round.first_shown_at + held.due, place));
        due.min()
    }

    pub(super) fn held_ends_at(&self) -> Option<u64> {
        self.next_held().map(|(due, _)| due)
    }

    pub(super) fn run_held(&mut self, now: u64, words: &Words<'_>) {
        while let Some((due, place)) = self.next_held().filter(|(due, _)| *due <= now) {
            let held = self.held.remove(place);
            self.person_mut(held.player).unwrap().active_at = due;
            let replies = std::mem::take(&mut self.outcome.replies);
            let meaning = self.meaning(due, held.player, &held.text, words);
            self.tell(due, held.player, &held.id, &held.text, meaning, words);
            let own = std::mem::replace(&mut self.outcome.replies, replies);
            self.outcome.others.extend(own.into_iter().map(|reply| (held.player, reply)));
        }
    }

    /// Gives the held answers back, because no prompt is open any more.
    pub(super) fn drop_held(&mut self) {
        let mut held = std::mem::take(&mut self.held);
        held.sort_by_key(|held| held.player);
        let refused = |held: Held| {
            let (id, reason) = (Some(held.id), Refusal::NotNow);
            (held.player, Replied::Refused { id, reason, wait: None })
        };
        self.outcome.others.extend(held.into_iter().map(refused));
    }

    fn marked(&self) -> Vec<u32> {
        let marked = self.people.iter().filter(|person| person.is_listed() && person.patient.is_some());
        marked.map(|person| person.id).collect()
    }

    fn tell_marks(&mut self) {
        let host = self.people.iter().find(|person| person.is_connected() && self.is_host(person.id));
        let told = host.map(|host| (host.id, Replied::Marked(self.marked())));
        self.outcome.others.extend(told);
    }

    pub(super) fn tell_marks_to_new_host(&mut self) {
        if !self.marked().is_empty() {
            self.tell_marks();
        }
    }

    pub(super) fn reply_marks(&mut self, player: u32) {
        if self.is_host(player) && !self.marked().is_empty() {
            self.outcome.replies.push(Replied::Marked(self.marked()));
        }
    }

    /// When a fair window ends whose first answer comes now.
    pub(super) fn fair_until(&self, now: u64) -> u64 {
        let shown_at = self.round.as_ref().unwrap().prompt.shown_at.0;
        if self.has_answer_floor { (now + 1_500).max(shown_at + 4_000) } else { now + 1_500 }
    }

    pub(super) fn end_if_all_scored(&mut self, now: u64) {
        let is_fair = matches!(self.phase, Phase::Fair(_)) && self.frozen.is_none();
        if is_fair && self.held.is_empty() && !self.people.iter().any(|person| self.may_score(now, person)) {
            self.reveal(now);
        }
    }

    fn may_score(&self, now: u64, person: &Person) -> bool {
        let is_playing = person.is_active(now) || (person.is_connected() && person.listed_since + 120_000 >= now);
        let may_speak = self.settings.speakers == Speakers::Everyone || self.is_host(person.id);
        let solvers = &self.round.as_ref().unwrap().solvers;
        is_playing && may_speak && !solvers.iter().any(|solver| solver.player == PlayerId(person.id))
    }
}
