//! The steps of a script as inputs.

use lexicon::Entry;
use protocol::http::NewBundle;
use protocol::{ClientFrame, PlayerId, WordList};
use rules::{Input, Letter, bundle};

use super::{MAKER_TOKEN, Simulation};
use crate::model::client::Client;
use crate::model::steps::{BUNDLE, By, PROPOSALS, Step, TEXTS, Word};

impl Simulation {
    pub fn perform(&mut self, step: &Step) {
        match *step {
            Step::Join { nickname } => self.join(nickname, None),
            Step::JoinAsMaker => self.join(0, Some(MAKER_TOKEN.to_owned())),
            Step::Return { token: choice } => {
                let token = choice.checked_rem(self.tokens.len()).map(|index| self.tokens[index].clone());
                self.join(choice, token);
            }
            // The removed player rejoins this many milliseconds after the removal, or now if that has passed.
            Step::ReturnBanned { after } => {
                let Some(removed) = &self.removed else { return };
                let (moment, token) = (removed.at.plus(after), removed.token.clone());
                self.advance(moment);
                self.join(1, Some(token));
            }
            Step::Watch => self.watch(),
            Step::Sit { watcher, own } => {
                let watchers: Vec<_> = self.clients.iter().filter(|(_, client)| client.watches).collect();
                let Some(place) = watcher.checked_rem(watchers.len()) else { return };
                let (player, token) = (PlayerId(*watchers[place].0), watchers[place].1.token.clone());
                self.settle(player);
                self.sit(player, watcher, token.filter(|_| own));
            }
            Step::Queue { player, state } => self.send_as(player, ClientFrame::Queue { state }),
            Step::Drop { player } => {
                if let Some(player) = self.connected(player) {
                    self.disconnect(player);
                    self.handle(Input::Drop { player });
                }
            }
            Step::Leave { player, forgets } => {
                if let Some(player) = self.connected(player) {
                    self.disconnect(player);
                    self.send(player, if forgets { ClientFrame::Forget } else { ClientFrame::Leave });
                }
            }
            Step::Answer { player, word } => self.answer(player, word),
            Step::Rounds { player, times, after } => (0..times).for_each(|_| self.play_round(player, after)),
            Step::Hurry { player, hurried, patient } => {
                (0..hurried).for_each(|_| self.play_round(player, 0));
                (0..patient).for_each(|_| self.play_round(player, 2_500));
            }
            Step::Say { player, text } => self.say(self.connected(player), TEXTS[text].to_owned()),
            Step::SayAgain { player } => self.say_again(player),
            Step::Skip { player } => self.send_as(player, ClientFrame::Skip),
            Step::Propose { player, word } => {
                let word = PROPOSALS.get(word).map(|word| (*word).to_owned());
                let word = word.unwrap_or_else(|| self.word(Word::Wide(0)));
                self.send_as(player, ClientFrame::Propose { word });
            }
            Step::Resync { player } => self.send_as(player, ClientFrame::Resync),
            Step::Start { by } => self.send_by(by, ClientFrame::Start),
            Step::Next { by } => self.send_by(by, ClientFrame::Next),
            // The host loses the connection, and this many milliseconds later another player starts a match.
            Step::StartWithoutHost { after } => {
                if let Some(host) = self.connected_host() {
                    self.disconnect(host);
                    self.handle(Input::Drop { player: host });
                    self.advance(self.now.plus(after));
                    self.send_as(0, ClientFrame::Start);
                }
            }
            Step::Settings { by, change } => {
                self.send_by(by, ClientFrame::Settings(change.of(&self.reference.view().settings)));
            }
            Step::Bundle { given } if self.room.takes_bundles() => {
                let new = NewBundle { name: "묶음".to_owned(), text: BUNDLE.to_owned(), confirmed: true };
                let bundle = given.then(|| bundle::read(&new, false, &self.words).unwrap().0);
                self.handle(Input::Bundle(bundle));
            }
            Step::Bundle { .. } => {}
            Step::Team { player, team } => self.send_as(player, ClientFrame::Team { team, player: None }),
            Step::Move { by, target, team } => {
                self.send_by(by, ClientFrame::Team { team, player: Some(self.target(target)) });
            }
            Step::Shuffle { by } => self.send_by(by, ClientFrame::Shuffle),
            Step::Remove { by, target } => self.send_by(by, ClientFrame::Remove { player: self.target(target) }),
            Step::Vote { voters, speak, target } => self.vote(voters, speak, self.target(target)),
            Step::Report { player, target } => {
                self.send_as(player, ClientFrame::Report { player: self.target(target) });
            }
            Step::Close { player } => {
                let refused = self.connected(player).filter(|player| self.reference.may_close(player.0).is_err());
                refused.into_iter().for_each(|player| self.send(player, ClientFrame::Close));
            }
            Step::AskOften { player, reports } => self.ask_often(player, reports),
            Step::Misplaced { frame } => self.send_misplaced(frame),
            Step::Wait { millis } => self.advance(self.now.plus(millis)),
            Step::Tick { times } => (0..times).for_each(|_| self.tick()),
            Step::Evict { lost } => {
                let lost = lost.and_then(|lost| self.connected(lost));
                self.evict(lost.into_iter().collect(), 0);
            }
            Step::Break { down, away, back } => self.take_break(down, away, back),
        }
    }

    /// Answers the prompt after this many milliseconds, then advances to the next one.
    fn play_round(&mut self, player: usize, after: u64) {
        let number = self.reference.prompts_shown();
        self.advance(self.now.plus(after));
        self.answer(player, Word::Everyday(0));
        for _ in 0..4 {
            if self.reference.prompts_shown() == number {
                self.tick();
            }
        }
    }

    fn take_break(&mut self, down: Option<u64>, away: u64, back: usize) {
        self.flush();
        let everyone: Vec<_> = self.clients.iter().map(|(id, client)| (PlayerId(*id), client.token.clone())).collect();
        let players = everyone.iter().map(|(player, _)| *player);
        match down {
            Some(millis) => self.evict(players.collect(), millis),
            None => players.for_each(|player| {
                self.disconnect(player);
                self.handle(Input::Drop { player });
            }),
        }
        self.advance(self.now.plus(away));
        for (player, token) in everyone.into_iter().take(back) {
            self.join(player.0 as usize, token);
        }
    }

    /// Takes a client away, after its join if that waits for a flush.
    fn disconnect(&mut self, player: PlayerId) {
        self.settle(player);
        self.clients.remove(&player.0);
    }

    /// Flushes if that decides which number a connection has.
    fn settle(&mut self, player: PlayerId) {
        let is_joining = |letter: &Letter<Option<PlayerId>>| {
            letter.seated.is_some_and(|seated| seated.player == player || letter.to.flatten() == Some(player))
        };
        if self.outbox.letters().iter().any(is_joining) {
            self.flush();
        }
    }

    /// A connected player, or somebody who watches; `None` without one.
    fn connected(&self, choice: usize) -> Option<PlayerId> {
        let place = choice.checked_rem(self.clients.len())?;
        self.clients.keys().nth(place).copied().map(PlayerId)
    }

    fn connected_host(&self) -> Option<PlayerId> {
        let host = self.clients.values().find_map(Client::host)?;
        self.clients.contains_key(&host).then_some(PlayerId(host))
    }

    /// A player on the scoreboard. If it is empty, and for choices from 8, a number from 1 to 3 that may have no row.
    fn target(&self, choice: usize) -> PlayerId {
        let rows = self.reference.view().rows;
        match choice.checked_rem(rows.len()) {
            Some(place) if choice < 8 => PlayerId(rows[place].player),
            _ => PlayerId(choice as u32 % 3 + 1),
        }
    }

    fn send_as(&mut self, choice: usize, frame: ClientFrame) {
        if let Some(player) = self.connected(choice) {
            self.send(player, frame);
        }
    }

    /// Sends a frame that only the host may send.
    fn send_by(&mut self, by: By, frame: ClientFrame) {
        let player = match by {
            By::Host => self.connected_host().or_else(|| self.connected(0)),
            By::Anyone(choice) => self.connected(choice),
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
        let Some(player) = self.connected(choice) else { return };
        if let Some((_, id)) = self.said.iter().rev().find(|(by, _)| *by == player).cloned() {
            self.send(player, ClientFrame::Say { id, text: "안녕하세요".to_owned() });
        }
    }

    fn answer(&mut self, player: usize, word: Word) {
        self.say(self.connected(player), self.word(word));
    }

    fn word(&self, word: Word) -> String {
        let pattern = self.reference.pattern();
        let answers = pattern.map(|pattern| self.words.dictionary.answers(&pattern)).into_iter().flatten();
        let of = |list| move |entry: &Entry| entry.list == list;
        let used = self.reference.used();
        let found = match word {
            Word::Everyday(place) => {
                let unused = answers.filter(of(WordList::Everyday)).filter(|entry| !used.contains(&entry.word));
                unused.map(|entry| entry.word).nth(place)
            }
            Word::Wide(place) => answers.filter(of(WordList::Wide)).map(|entry| entry.word).nth(place),
            Word::Curated(place) => {
                let clues = pattern.map(|pattern| self.words.questions.clues(&pattern)).into_iter().flatten();
                clues.map(|clue| clue.word).nth(place)
            }
            Word::Mature(place) => answers.map(|entry| entry.word).filter(|word| !self.words.is_mild(word)).nth(place),
            Word::Own => self.reference.own_words().first().cloned(),
            Word::Used => None,
        };
        found.or_else(|| used.last().cloned()).unwrap_or_else(|| "사랑".to_owned())
    }

    /// Several players vote to remove the same target, each after a message if `speak`.
    fn vote(&mut self, voters: usize, speak: bool, target: PlayerId) {
        for choice in 0..voters {
            if speak {
                self.say(self.connected(choice), "ㅋㅋㅋ".to_owned());
            }
            self.send_as(choice, ClientFrame::Vote { player: target });
        }
    }

    fn ask_often(&mut self, choice: usize, reports: bool) {
        let Some(player) = self.connected(choice) else { return };
        let (times, frame) = if reports {
            (11, ClientFrame::Report { player })
        } else {
            (21, ClientFrame::Propose { word: PROPOSALS[0].to_owned() })
        };
        for _ in 0..times {
            self.advance(self.now.plus(500));
            self.send(player, frame.clone());
        }
    }

    /// Sends a frame without a seat, or a second join.
    fn send_misplaced(&mut self, frame: usize) {
        let nobody = self.removed.as_ref().map_or(PlayerId(1_000), |removed| removed.player);
        match frame {
            0 => {
                let Some(player) = self.connected(0) else { return };
                self.settle(player);
                self.sit(player, 0, None);
            }
            1 => self.send(nobody, ClientFrame::Say { id: "late".to_owned(), text: "저기요".to_owned() }),
            2 => self.send(nobody, ClientFrame::Skip),
            3 => self.send(nobody, ClientFrame::Vote { player: PlayerId(1) }),
            4 => self.send(nobody, ClientFrame::Start),
            5 => self.send(nobody, ClientFrame::Resync),
            _ => self.send(nobody, ClientFrame::Leave),
        }
    }
}
