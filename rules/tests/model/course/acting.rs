//! What people do in a course.

use lexicon::Entry;
use protocol::{ClientFrame, PlayerId, WordList};
use rules::Input;

use super::{Course, MAKER_TOKEN};
use crate::model::page::Page;
use crate::model::steps::{By, NICKNAMES, PROPOSALS, Step, TEXTS, Word};

impl Course {
    pub fn take(&mut self, step: &Step) {
        match *step {
            Step::Join { nickname } => self.join(nickname, None),
            Step::JoinAsMaker => self.join(0, Some(MAKER_TOKEN.to_owned())),
            Step::Return { ticket } => {
                let token = ticket.checked_rem(self.tokens.len()).map(|index| self.tokens[index].clone());
                self.join(ticket, token);
            }
            // Somebody who was removed comes back so long after that, or at once if that is over.
            Step::ReturnBanned { after } => {
                let Some(removed) = &self.removed else { return };
                self.now = self.now.max(removed.at.plus(after));
                self.join(1, Some(removed.token.clone()));
            }
            Step::Drop { player } => {
                if let Some(player) = self.one(player) {
                    self.pages.remove(&player.0);
                    self.happen(Input::Drop { player });
                }
            }
            Step::Leave { player } => {
                if let Some(player) = self.one(player) {
                    self.pages.remove(&player.0);
                    self.send(player, ClientFrame::Leave);
                }
            }
            Step::Answer { player, word } => self.answer(player, word),
            // Answers, and lets the alarm ring until the next prompt is up.
            Step::Rounds { player, times } => (0..times).for_each(|_| {
                self.answer(player, Word::Everyday(0));
                self.tick();
                self.tick();
            }),
            Step::Say { player, text } => self.say(self.one(player), TEXTS[text].to_owned()),
            Step::SayAgain { player } => self.say_again(player),
            Step::Skip { player } => self.send_as(player, ClientFrame::Skip),
            Step::Propose { player, word } => {
                let word = PROPOSALS.get(word).map(|word| (*word).to_owned());
                let word = word.unwrap_or_else(|| self.word(Word::Wide(0)));
                self.send_as(player, ClientFrame::Propose { word });
            }
            Step::Resync { player } => self.send_as(player, ClientFrame::Resync),
            Step::Start { by } => self.rule(by, ClientFrame::Start),
            Step::Settings { by, change } => {
                self.rule(by, ClientFrame::Settings(change.of(&self.reference.view().settings)));
            }
            Step::Remove { by, target } => self.rule(by, ClientFrame::Remove { player: self.target(target) }),
            Step::Vote { voters, speak, target } => self.vote(voters, speak, self.target(target)),
            Step::Report { player, target } => {
                self.send_as(player, ClientFrame::Report { player: self.target(target) });
            }
            Step::Misplaced { frame } => self.misplace(frame),
            Step::Wait { millis } => self.now = self.now.plus(millis),
            Step::Tick { times } => (0..times).for_each(|_| self.tick()),
            Step::Evict { lost } => self.evict(lost.and_then(|lost| self.one(lost))),
        }
    }

    /// Somebody who is connected.
    fn one(&self, choice: usize) -> Option<PlayerId> {
        let place = choice.checked_rem(self.pages.len())?;
        self.pages.keys().nth(place).copied().map(PlayerId)
    }

    /// Mostly somebody on the scoreboard, now and then somebody else or nobody at all.
    fn target(&self, choice: usize) -> PlayerId {
        let rows = self.reference.view().rows;
        match choice.checked_rem(rows.len()) {
            Some(place) if choice < 8 => PlayerId(rows[place].player),
            _ => PlayerId(choice as u32 % 3 + 1),
        }
    }

    fn send_as(&mut self, choice: usize, frame: ClientFrame) {
        if let Some(player) = self.one(choice) {
            self.send(player, frame);
        }
    }

    /// Does what is the host's to do.
    fn rule(&mut self, by: By, frame: ClientFrame) {
        let host = || self.pages.values().find_map(Page::host).filter(|host| self.pages.contains_key(host));
        let player = match by {
            By::Host => host().map(PlayerId).or_else(|| self.one(0)),
            By::Anyone(choice) => self.one(choice),
        };
        player.into_iter().for_each(|player| self.send(player, frame.clone()));
    }

    fn say(&mut self, player: Option<PlayerId>, text: String) {
        let Some(player) = player else { return };
        let id = format!("m{}", self.said.len());
        self.said.push((player, id.clone()));
        self.send(player, ClientFrame::Say { id, text });
    }

    fn say_again(&mut self, choice: usize) {
        let Some(player) = self.one(choice) else { return };
        if let Some((_, id)) = self.said.iter().rev().find(|(by, _)| *by == player).cloned() {
            self.send(player, ClientFrame::Say { id, text: "안녕하세요".to_owned() });
        }
    }

    fn answer(&mut self, player: usize, word: Word) {
        self.say(self.one(player), self.word(word));
    }

    fn word(&self, word: Word) -> String {
        let pattern = self.reference.pattern();
        let answers = pattern.map(|pattern| self.words.dictionary.answers(&pattern)).into_iter().flatten();
        let of = |list| move |entry: &Entry| entry.list == list;
        let used = self.reference.used();
        let found = match word {
            Word::Everyday(place) => {
                let fresh = answers.filter(of(WordList::Everyday)).filter(|entry| !used.contains(&entry.word));
                fresh.map(|entry| entry.word).nth(place)
            }
            Word::Wide(place) => answers.filter(of(WordList::Wide)).map(|entry| entry.word).nth(place),
            Word::Curated(place) => {
                let clues = pattern.map(|pattern| self.words.questions.clues(&pattern)).into_iter().flatten();
                clues.map(|clue| clue.word).nth(place)
            }
            Word::Used => None,
        };
        found.or_else(|| used.last().cloned()).unwrap_or_else(|| "사랑".to_owned())
    }

    /// Some vote on the same target, and speak first or do not.
    fn vote(&mut self, voters: usize, speak: bool, target: PlayerId) {
        for choice in 0..voters {
            if speak {
                self.say(self.one(choice), "ㅋㅋㅋ".to_owned());
            }
            self.send_as(choice, ClientFrame::Vote { player: target });
        }
    }

    /// Sends what does not belong there: frames of somebody without a seat, and a second join.
    fn misplace(&mut self, frame: usize) {
        let nobody = self.removed.as_ref().map_or(PlayerId(1_000), |removed| removed.player);
        let join = ClientFrame::Join { version: 1, nickname: NICKNAMES[0].to_owned(), resume: None };
        match frame {
            0 => self.send_as(0, join),
            1 => self.send(nobody, ClientFrame::Say { id: "late".to_owned(), text: "저기요".to_owned() }),
            2 => self.send(nobody, ClientFrame::Skip),
            3 => self.send(nobody, ClientFrame::Vote { player: PlayerId(1) }),
            4 => self.send(nobody, ClientFrame::Start),
            5 => self.send(nobody, ClientFrame::Resync),
            _ => self.send(nobody, ClientFrame::Leave),
        }
    }
}
