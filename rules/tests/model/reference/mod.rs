//! The rulebook once more, written without a thought for speed, storage or elegance.

mod hosting;
mod moderation;
mod people;
mod person;
mod prompts;
mod round;
mod talk;

use std::collections::VecDeque;

use hosting::Hosting;
use lexicon::Words;
use moderation::{Ballot, Ban};
use person::Person;
use protocol::{ClientFrame, ErrorCode, Mode, Played, Prompt, Refusal, ServerEvent, Settings};
use round::{Phase, Round};
use rules::Input;
use talk::Message;

use super::facts::{Fact, Told};
use super::view::View;

/// What the rulebook leaves to chance, as the room decided it during one input.
pub struct Chance {
    prompts: VecDeque<Prompt>,
    answers: VecDeque<Vec<String>>,
}

impl Chance {
    pub fn of(events: &[ServerEvent]) -> Self {
        let (mut prompts, mut answers) = (VecDeque::new(), VecDeque::new());
        for event in events {
            match event {
                ServerEvent::Prompt { prompt, .. } => prompts.push_back(prompt.clone()),
                ServerEvent::Revealed { answers: shown, .. } => answers.push_back(shown.clone()),
                _ => {}
            }
        }
        Self { prompts, answers }
    }
}

pub struct Reference {
    settings: Settings,
    /// Only a private room has a host.
    hosting: Option<Hosting>,
    /// In the order of their seats.
    people: Vec<Person>,
    seats_given: u32,
    empty_since: Option<u64>,
    phase: Phase,
    /// The prompt that was put up last, and whether it waits to be asked again.
    round: Option<Round>,
    waits: bool,
    quiet: u32,
    asked: u32,
    place: u32,
    match_prompts: u32,
    played: Vec<Played>,
    conversation: Vec<Message>,
    ballots: Vec<Ballot>,
    bans: Vec<Ban>,
    chance: Chance,
    /// What the last input led to.
    pub told: Told,
}

impl Reference {
    /// A channel, or the private room that was made with this token.
    pub fn new(settings: Settings, maker_token: Option<String>) -> Self {
        Self {
            phase: match settings.mode {
                Mode::Endless => Phase::Waiting,
                Mode::Match => Phase::Lobby,
                Mode::Talk => Phase::Talk,
            },
            settings,
            hosting: maker_token.map(|maker_token| Hosting { maker_token, host: None }),
            people: Vec::new(),
            seats_given: 0,
            empty_since: None,
            round: None,
            waits: false,
            quiet: 0,
            asked: 0,
            place: 0,
            match_prompts: 0,
            played: Vec::new(),
            conversation: Vec::new(),
            ballots: Vec::new(),
            bans: Vec::new(),
            chance: Chance::of(&[]),
            told: Told::default(),
        }
    }

    pub fn handle(&mut self, now: u64, input: &Input, chance: Chance, words: &Words<'_>) {
        (self.chance, self.told) = (chance, Told::default());
        self.catch_up(now);
        match input {
            Input::Join { nickname, resume, fresh_token } => self.join(now, nickname, resume.as_deref(), fresh_token),
            Input::Sent { player, frame } if self.person(player.0).is_some() => self.obey(now, player.0, frame, words),
            Input::Sent { .. } => self.told.sender.push(Fact::Error(ErrorCode::NotJoined)),
            Input::Drop { player } => self.drop(now, player.0),
            Input::Restore { connected } => self.restore(now, connected),
            Input::Tick => {}
            Input::Operate(operation) => panic!("no operator is in these courses: {operation:?}"),
            Input::Legacy { frame, .. } => panic!("no earlier client is in these courses: {frame:?}"),
        }
    }

    /// Everything that every input does first.
    fn catch_up(&mut self, now: u64) {
        self.go_on(now);
        self.let_go(now);
        self.hand_over(now);
        self.ballots.retain(|ballot| now < ballot.until);
        self.bans.retain(|ban| now < ban.until);
    }

    fn obey(&mut self, now: u64, player: u32, frame: &ClientFrame, words: &Words<'_>) {
        if self.is_repeated(player, frame) {
            return;
        }
        let is_free = matches!(frame, ClientFrame::Skip | ClientFrame::Leave | ClientFrame::Join { .. });
        let too_fast = if is_free { None } else { self.person_mut(player).and_then(|person| person.admit(now)) };
        if let Some((reason, wait)) = too_fast {
            let id = if let ClientFrame::Say { id, .. } = frame { Some(id.clone()) } else { None };
            return self.told.sender.push(Fact::Refused { id, reason, wait: Some(wait) });
        }
        match frame {
            ClientFrame::Say { id, text } => self.say(now, player, id, text, words),
            ClientFrame::Skip => self.skip(now, player),
            ClientFrame::Propose { word } => self.propose(player, word, words),
            ClientFrame::Vote { player: target } => self.vote(now, player, target.0),
            ClientFrame::Report { player: target } => self.report(player, target.0),
            ClientFrame::Start => self.start(now, player),
            ClientFrame::Settings(settings) => self.set(now, player, settings),
            ClientFrame::Remove { player: target } => self.remove_as_host(now, player, target.0),
            ClientFrame::Resync => self.welcome(player),
            ClientFrame::Leave => self.leave(now, player),
            ClientFrame::Close => panic!("nobody closes the room in these courses"),
            ClientFrame::Join { .. } => self.told.sender.push(Fact::Error(ErrorCode::AlreadyJoined)),
        }
    }

    fn tell(&mut self, fact: Fact) {
        self.told.everyone.push(fact);
    }

    fn refuse(&mut self, reason: Refusal) {
        self.told.sender.push(Fact::Refused { id: None, reason, wait: None });
    }

    pub fn view(&self) -> View {
        View { rows: self.rows(), settings: self.settings.clone(), phase: self.phase.kind(), votes: self.votes() }
    }

    /// When time alone changes anything that is told.
    pub fn deadline(&self) -> Option<u64> {
        [self.stage_ends_at(), self.row_ends_at(), self.host_ends_at()].into_iter().flatten().min()
    }
}
