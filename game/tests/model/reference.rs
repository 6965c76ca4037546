//! The rulebook once more, written without a thought for speed, storage or elegance.

use game::hangul::Pattern;
use game::protocol::{PlayerId, Prompt};
use game::room::Input;
use game::words::{WordList, Words};

use super::facts::{Fact, Row};
use super::person::{Person, Presence};

const LIMIT: u64 = 30_000;

#[derive(Clone, Copy, PartialEq)]
enum Phase {
    Waiting,
    Open,
    Fair(u64),
    Reveal { closed_at: u64, until: u64 },
    Podium(u64),
    Paused,
}

pub struct Reference {
    people: Vec<Person>,
    given: u32,
    phase: Phase,
    /// The prompt that the room drew last, and whether it waits to be asked again.
    prompt: Option<Prompt>,
    waits: bool,
    hints: u64,
    scorers: Vec<u32>,
    skippers: Vec<u32>,
    heard: bool,
    quiet: u32,
    asked: u32,
    place: u32,
    empty_since: Option<u64>,
    used: Vec<String>,
    conversation: Vec<(u32, String)>,
    pub facts: Vec<Fact>,
    pub reply: Vec<Fact>,
}

impl Reference {
    pub fn new() -> Self {
        Self {
            people: Vec::new(),
            given: 0,
            phase: Phase::Waiting,
            prompt: None,
            waits: false,
            hints: 0,
            scorers: Vec::new(),
            skippers: Vec::new(),
            heard: false,
            quiet: 0,
            asked: 0,
            place: 0,
            empty_since: None,
            used: Vec::new(),
            conversation: Vec::new(),
            facts: Vec::new(),
            reply: Vec::new(),
        }
    }

    /// `drawn` is the prompt that the room drew, if it did: the one thing that the rulebook leaves to chance.
    pub fn handle(&mut self, now: u64, input: &Input, drawn: Option<Prompt>, words: &Words<'_>) {
        self.begin(now);
        if self.facts.iter().any(|fact| matches!(fact, Fact::Prompt { .. })) {
            self.prompt = drawn.clone();
        }
        match input {
            Input::Join { nickname, resume, fresh_token } => self.join(now, nickname, resume.as_deref(), fresh_token),
            Input::Say { player, id, text } => self.say(now, player.0, id, text, words),
            Input::Skip { player } => self.skip(now, player.0),
            Input::Resync { player } => self.resync(now, player.0),
            Input::Leave { player } => self.leave(now, player.0),
            Input::Drop { player } => self.drop(now, player.0),
            Input::Restore { connected } => self.restore(now, connected),
            Input::Propose { .. } | Input::Tick => {}
        }
        self.prompt = drawn.or(self.prompt.take());
    }

    pub fn prompt(&self) -> Option<&Prompt> {
        self.prompt.as_ref().filter(|_| matches!(self.phase, Phase::Open | Phase::Fair(_) | Phase::Reveal { .. }))
    }

    pub fn used(&self) -> &[String] {
        &self.used
    }

    pub fn rows(&self) -> Vec<Row> {
        self.people.iter().filter(|person| !matches!(person.presence, Presence::Gone(_))).map(Person::row).collect()
    }

    /// Everything that every input does first.
    fn begin(&mut self, now: u64) {
        self.facts.clear();
        self.reply.clear();
        let shown_at = self.prompt.as_ref().map_or(0, |prompt| prompt.shown_at.0);
        match self.phase {
            Phase::Open if now >= shown_at + LIMIT => self.reveal(now),
            Phase::Open if self.hints < 2 && now >= shown_at + LIMIT * (self.hints + 1) / 3 => {
                self.hints += 1;
                self.facts.push(Fact::Hint);
            }
            Phase::Fair(until) if now >= until => self.reveal(now),
            Phase::Reveal { until, .. } if now >= until => {
                if self.place == 20 {
                    self.end_lap(now);
                } else if self.quiet >= 5 {
                    self.phase = Phase::Paused;
                    self.facts.push(Fact::Paused);
                } else {
                    self.ask(now);
                }
            }
            Phase::Podium(until) if now >= until => self.ask(now),
            _ => {}
        }
        for person in &mut self.people {
            if let Presence::Dropped(since) = person.presence
                && now >= since + 60_000
            {
                person.presence = Presence::Gone(since);
                self.facts.push(Fact::Left(person.id));
            }
        }
        self.people.retain(|person| !matches!(person.presence, Presence::Gone(since) if now >= since + 1_800_000));
    }

    fn ask(&mut self, now: u64) {
        self.asked += 1;
        self.place = if self.place == 20 { 1 } else { self.place + 1 };
        self.show(now);
    }

    fn show(&mut self, now: u64) {
        (self.hints, self.heard, self.waits) = (0, false, false);
        self.scorers.clear();
        self.skippers.clear();
        self.phase = Phase::Open;
        let (number, place) = (self.asked, self.place);
        self.facts.push(Fact::Prompt { number, place, shown_at: now, ends_at: now + LIMIT });
    }

    fn reveal(&mut self, now: u64) {
        self.quiet = if self.heard { 0 } else { self.quiet + 1 };
        let nobody = self.scorers.is_empty();
        let until = now + if nobody { 4_000 } else { 2_000 };
        self.phase = Phase::Reveal { closed_at: now, until };
        self.facts.push(Fact::Revealed { nobody, until });
    }

    fn end_lap(&mut self, now: u64) {
        let rows: Vec<Row> = self.rows().into_iter().filter(|row| row.points > 0).collect();
        let rank = |row: &Row| 1 + rows.iter().filter(|other| other.points > row.points).count() as u32;
        let mut podium: Vec<_> = rows.iter().map(|row| (rank(row), row.player, row.points)).collect();
        podium.retain(|place| place.0 <= 3);
        podium.sort_by_key(|place| place.0);
        self.people.iter_mut().for_each(|person| person.points = 0);
        self.phase = Phase::Podium(now + 6_000);
        self.facts.push(Fact::Lap { podium, until: now + 6_000 });
    }

    fn nobody_here(&self) -> bool {
        !self.people.iter().any(|person| person.presence == Presence::Here)
    }

    fn join(&mut self, now: u64, nickname: &str, resume: Option<&str>, fresh_token: &str) {
        if self.empty_since.is_some_and(|since| now >= since + 600_000) {
            self.people.clear();
            self.place = 0;
            self.waits = false;
        }
        let found_empty = self.nobody_here();
        let own = self.people.iter().position(|person| Some(person.token.as_str()) == resume);
        let taken = |name: &str| {
            self.people.iter().enumerate().any(|(index, person)| Some(index) != own && person.nickname == name)
        };
        let numbered = (2..).map(|number| format!("{nickname}{number}"));
        let nickname = std::iter::once(nickname.to_owned()).chain(numbered).find(|name| !taken(name)).unwrap();
        let index = own.unwrap_or_else(|| {
            self.given += 1;
            self.people.push(Person::new(self.given, fresh_token));
            self.people.len() - 1
        });
        self.people[index].nickname = nickname;
        self.people[index].presence = Presence::Here;
        self.facts.push(Fact::Row(self.people[index].row()));
        if found_empty {
            self.empty_since = None;
            self.quiet = 0;
            if self.waits { self.show(now) } else { self.ask(now) }
        }
        self.welcome();
    }

    fn welcome(&mut self) {
        let phase = match self.phase {
            Phase::Waiting => "waiting",
            Phase::Open => "open",
            Phase::Fair(_) => "fair",
            Phase::Reveal { .. } => "reveal",
            Phase::Podium(_) => "podium",
            Phase::Paused => "paused",
        };
        self.reply.push(Fact::Welcome { rows: self.rows(), phase, conversation: self.conversation.len().min(100) });
    }

    fn resync(&mut self, now: u64, player: u32) {
        match self.admit(now, player) {
            None => self.welcome(),
            Some(refused) => self.reply.push(refused),
        }
    }

    fn drop(&mut self, now: u64, player: u32) {
        let person = self.people.iter_mut().find(|person| person.id == player && person.presence == Presence::Here);
        let Some(person) = person else { return };
        person.presence = Presence::Dropped(now);
        self.facts.push(Fact::Row(person.row()));
        self.rest_if_empty(now);
    }

    fn leave(&mut self, now: u64, player: u32) {
        let Some(person) = self.people.iter_mut().find(|person| person.id == player) else { return };
        person.presence = Presence::Gone(now);
        self.facts.push(Fact::Left(player));
        self.rest_if_empty(now);
    }

    fn rest_if_empty(&mut self, now: u64) {
        if self.nobody_here() && self.empty_since.is_none() {
            self.empty_since = Some(now);
            self.waits = self.phase == Phase::Open;
            self.phase = Phase::Waiting;
            self.facts.push(Fact::Waiting);
        }
    }

    /// The memory of haste does not outlive the object.
    fn restore(&mut self, now: u64, connected: &[PlayerId]) {
        for person in &mut self.people {
            person.forget_haste();
        }
        let here = self.people.iter().filter(|person| person.presence == Presence::Here).map(|person| person.id);
        let lost: Vec<u32> = here.filter(|player| !connected.contains(&PlayerId(*player))).collect();
        lost.into_iter().for_each(|player| self.drop(now, player));
    }

    fn admit(&mut self, now: u64, player: u32) -> Option<Fact> {
        self.people.iter_mut().find(|person| person.id == player)?.admit(now)
    }

    fn say(&mut self, now: u64, player: u32, id: &str, text: &str, words: &Words<'_>) {
        let latest = self.conversation.len().saturating_sub(100);
        if self.conversation[latest..].contains(&(player, id.to_owned())) {
            return;
        }
        if let Some(refused) = self.admit(now, player) {
            return self.reply.push(refused);
        }
        self.conversation.push((player, id.to_owned()));
        self.touch(now, player);
        let fits = self.prompt().is_some_and(|prompt| Pattern::of(text) == Some(prompt.pattern));
        let pattern = self.prompt().map(|prompt| prompt.pattern);
        let listed = pattern
            .is_some_and(|pattern| words.dictionary.verdict(&pattern, text).accepted(WordList::Everyday).is_some());
        let tries = fits && !self.scorers.contains(&player);
        let used = self.used.iter().any(|used| used == text);
        let open = matches!(self.phase, Phase::Open | Phase::Fair(_));
        if tries && open && listed && !used {
            return self.score(now, player, text, words);
        }
        self.facts.push(Fact::Said { player, text: text.to_owned() });
        match self.phase {
            Phase::Open if text == "패스" && !fits => self.skip(now, player),
            Phase::Open | Phase::Fair(_) if tries && used => self.reply.push(Fact::AlreadyUsed),
            Phase::Open | Phase::Fair(_) if tries => self.reply.push(Fact::NotListed),
            Phase::Reveal { closed_at, .. } if tries && listed && !used => {
                self.reply.push(Fact::TooLate(now - closed_at));
            }
            Phase::Paused => self.ask(now),
            _ => {}
        }
    }

    fn touch(&mut self, now: u64, player: u32) {
        self.people.iter_mut().filter(|person| person.id == player).for_each(|person| person.active_at = now);
        self.quiet = 0;
        self.heard = true;
    }

    fn score(&mut self, now: u64, player: u32, word: &str, words: &Words<'_>) {
        let Some(prompt) = self.prompt().cloned() else { return };
        let late = (now - prompt.shown_at.0).min(LIMIT) as f64;
        let full = (100.0 - late / 600.0).round();
        let share = [1.0, 0.8, 0.65, 0.55].get(self.scorers.len()).copied().unwrap_or(0.4);
        let clued =
            words.questions.clues(&prompt.pattern).any(|clue| clue.word == word && Some(clue.text) == prompt.clue);
        // A hair more than a half, where a decimal share has no exact binary form.
        let gained = (full * share + 1e-9).round() as u32 + if clued { 30 } else { 0 };
        let until = if let Phase::Fair(until) = self.phase { until } else { now + 1_500 };
        self.phase = Phase::Fair(until);
        self.scorers.push(player);
        self.used.push(word.to_owned());
        let Some(person) = self.people.iter_mut().find(|person| person.id == player) else { return };
        person.points += gained;
        person.correct += 1;
        let (points, correct) = (person.points, person.correct);
        self.facts.push(Fact::Answered { player, word: word.to_owned(), gained, points, correct, until });
    }

    fn skip(&mut self, now: u64, player: u32) {
        if self.phase != Phase::Open || self.skippers.contains(&player) {
            return;
        }
        self.touch(now, player);
        self.skippers.push(player);
        let is_active = |person: &&Person| person.presence == Presence::Here && person.active_at + 120_000 >= now;
        let active: Vec<u32> = self.people.iter().filter(is_active).map(|person| person.id).collect();
        let skip = active.iter().filter(|player| self.skippers.contains(player)).count() as u32;
        let needed = active.len() as u32 / 2 + 1;
        self.facts.push(Fact::Votes { skip, needed });
        if skip >= needed {
            self.reveal(now);
        }
    }
}
