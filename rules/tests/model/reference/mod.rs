//! A second implementation of the rules, as simple as possible and without regard to speed or storage.

mod breaks;
mod bundle;
mod ending;
mod hands;
mod hosting;
mod moderation;
mod people;
mod person;
mod prompts;
mod round;
mod talk;
mod teams;
mod together;
mod watching;

use std::collections::VecDeque;

use breaks::Break;
use bundle::Bundle;
use hands::Held;
use hosting::Hosting;
use lexicon::Words;
use moderation::{Ballot, Ban};
use person::Person;
use protocol::{ClientFrame, ErrorCode, Event, Found, Mode, Numbered, Played, Prompt, Refusal, Settings};
use round::{Phase, Round};
use rules::Input;
use talk::Message;
use teams::Teams;
use watching::{Waiting, Watcher};

use super::outcome::{Announced, Outcome, Replied};
use super::view::View;

/// The room's random choices during one input, which the reference follows.
#[derive(Clone)]
pub struct Choices {
    prompts: VecDeque<Prompt>,
    answers: VecDeque<(Vec<String>, Vec<Found>)>,
    /// The teams of the rows that were told.
    teams: Vec<(u32, Option<u8>)>,
}

impl Choices {
    pub fn of(events: &[Numbered]) -> Self {
        let (mut prompts, mut answers, mut teams) = (VecDeque::new(), VecDeque::new(), Vec::new());
        for Numbered { event, .. } in events {
            match event {
                Event::Prompt { prompt } => prompts.push_back(prompt.clone()),
                Event::Revealed { answers: shown, found, .. } => answers.push_back((shown.clone(), found.clone())),
                Event::Player { player } => teams.push((player.id.0, player.team)),
                _ => {}
            }
        }
        Self { prompts, answers, teams }
    }
}

#[derive(Clone)]
pub struct Reference {
    made_at: u64,
    settings: Settings,
    /// Only a private room has a host.
    hosting: Option<Hosting>,
    /// The token of the player who made the private room or entered the channel first.
    maker_token: Option<String>,
    /// In the order of their numbers.
    people: Vec<Person>,
    watchers: Vec<Watcher>,
    queue: Vec<Waiting>,
    /// When the queue was last run.
    queue_run_at: u64,
    /// The number of those who watch that everyone was told last.
    watching: u32,
    seats_given: u32,
    seats_max: usize,
    has_answer_floor: bool,
    empty_since: Option<u64>,
    phase: Phase,
    frozen: Option<Break>,
    /// When everyone was last told something.
    last_event_at: u64,
    /// The latest prompt, and whether it is kept unanswered for the next player.
    round: Option<Round>,
    has_unanswered: bool,
    /// In the order in which they came.
    held: Vec<Held>,
    quiet_prompts: u32,
    prompts_shown: u32,
    /// When prompts were opened, since the mode changed or a match began.
    opened: Vec<u64>,
    bundle: Option<Bundle>,
    teams: Teams,
    place: u32,
    match_prompts: u32,
    played: Vec<Played>,
    conversation: Vec<Message>,
    ballots: Vec<Ballot>,
    bans: Vec<Ban>,
    choices: Choices,
    /// The outcome of the last input.
    pub outcome: Outcome,
}

impl Reference {
    /// The private room with this maker's token, or a channel, with at most `seats_max` rows.
    pub fn new(
        made_at: u64,
        settings: Settings,
        maker_token: Option<String>,
        seats_max: usize,
        has_answer_floor: bool,
    ) -> Self {
        let settings = bundle::settled(settings, false);
        Self {
            made_at,
            phase: match settings.mode {
                Mode::Endless => Phase::Waiting,
                Mode::Match => Phase::Lobby,
                Mode::Talk => Phase::Talk,
            },
            teams: Teams::new(settings.teams),
            settings,
            frozen: None,
            last_event_at: 0,
            hosting: maker_token.as_ref().map(|_| Hosting { host: None }),
            maker_token,
            people: Vec::new(),
            watchers: Vec::new(),
            queue: Vec::new(),
            queue_run_at: 0,
            watching: 0,
            seats_given: 0,
            seats_max,
            has_answer_floor,
            empty_since: None,
            round: None,
            has_unanswered: false,
            held: Vec::new(),
            quiet_prompts: 0,
            prompts_shown: 0,
            opened: Vec::new(),
            bundle: None,
            place: 0,
            match_prompts: 0,
            played: Vec::new(),
            conversation: Vec::new(),
            ballots: Vec::new(),
            bans: Vec::new(),
            choices: Choices::of(&[]),
            outcome: Outcome::default(),
        }
    }

    pub fn handle(&mut self, now: u64, input: &Input, choices: Choices, words: &Words<'_>) {
        (self.choices, self.outcome) = (choices, Outcome::default());
        if let Input::Restore { connected } = input {
            let connected: Vec<_> = connected.iter().map(|(player, _)| player.0).collect();
            self.queue_run_at = 0;
            self.restore_watchers(&connected);
            self.restore(now, &connected);
        }
        self.run_overdue(now, words);
        match input {
            Input::Join { sender, watch, nickname, resume, fresh_token, .. } => {
                let sender = sender.map(|sender| sender.0);
                if let Some((reason, wait)) = sender.and_then(|sender| self.admit_joined(now, sender)) {
                    self.outcome.replies.push(Replied::Refused { id: None, reason, wait: Some(wait) });
                } else if sender.is_some_and(|sender| *watch || !self.watches(sender)) {
                    self.outcome.replies.push(Replied::Error(ErrorCode::AlreadyJoined));
                } else if *watch {
                    self.watch();
                } else {
                    self.join(now, sender, nickname, resume.as_deref(), fresh_token);
                }
            }
            Input::Sent { player, frame } if self.watches(player.0) => self.handle_watcher_frame(now, player.0, frame),
            Input::Sent { player, frame } if self.person(player.0).is_some() => {
                self.handle_frame(now, player.0, frame, words)
            }
            Input::Sent { .. } => self.outcome.replies.push(Replied::Error(ErrorCode::NotJoined)),
            Input::Drop { player } => {
                if !self.stop_watching(player.0) {
                    self.drop(now, player.0)
                }
            }
            Input::Restore { .. } | Input::Tick => {}
            Input::Bundle(bundle) => self.set_bundle(now, bundle.is_some()),
            Input::Operate(operation) => panic!("scripts contain no operator: {operation:?}"),
            Input::Legacy { frame, .. } => panic!("scripts contain no Android client: {frame:?}"),
        }
        self.end_if_all_scored(now);
        self.end_if_all_done(now);
        self.run_queue(now);
        if !self.outcome.events.is_empty() {
            self.last_event_at = now;
        }
    }

    /// What became due before the input.
    fn run_overdue(&mut self, now: u64, words: &Words<'_>) {
        self.run_held(now, words);
        self.run_phase(now);
        self.expire_people(now);
        self.update_host(now);
        self.ballots.retain(|ballot| now < ballot.until);
        self.bans.retain(|ban| now < ban.until);
        self.run_queue(now);
    }

    fn handle_frame(&mut self, now: u64, player: u32, frame: &ClientFrame, words: &Words<'_>) {
        let is_unthrottled = matches!(frame, ClientFrame::Leave | ClientFrame::Forget | ClientFrame::Join { .. });
        let too_fast =
            if is_unthrottled { None } else { self.person_mut(player).and_then(|person| person.throttle.admit(now)) };
        if self.is_repeated(player, frame) {
            return;
        }
        if let Some((reason, wait)) = too_fast {
            let id = if let ClientFrame::Say { id, .. } = frame { Some(id.clone()) } else { None };
            return self.outcome.replies.push(Replied::Refused { id, reason, wait: Some(wait) });
        }
        match frame {
            ClientFrame::Say { id, text } => self.say(now, player, id, text, words),
            ClientFrame::Skip => self.skip(now, player),
            ClientFrame::Propose { word } => self.propose(now, player, word, words),
            ClientFrame::Vote { player: target } => self.vote(now, player, target.0),
            ClientFrame::Report { player: target } => self.report(now, player, target.0),
            ClientFrame::Start => self.start(now, player),
            ClientFrame::Next => self.next(now, player),
            ClientFrame::Settings(settings) => self.configure(now, player, settings),
            ClientFrame::Team { team, player: target } => {
                self.choose_team(player, target.map_or(player, |target| target.0), *team);
            }
            ClientFrame::Shuffle => self.shuffle_teams(player),
            ClientFrame::Remove { player: target } => self.remove_as_host(now, player, target.0),
            ClientFrame::Resync => self.welcome(player),
            ClientFrame::Leave => self.leave(now, player),
            ClientFrame::Forget => self.forget(now, player),
            ClientFrame::Close => self.close(player),
            ClientFrame::Queue { .. } => self.refuse(Refusal::NotNow),
            ClientFrame::Players { .. } => panic!("scripts have no crowd"),
            ClientFrame::Ack { .. } => panic!("connections keep it"),
            ClientFrame::Join { .. } => self.outcome.replies.push(Replied::Error(ErrorCode::AlreadyJoined)),
        }
    }

    fn handle_watcher_frame(&mut self, now: u64, player: u32, frame: &ClientFrame) {
        if matches!(frame, ClientFrame::Leave | ClientFrame::Forget) {
            self.stop_watching(player);
            return;
        }
        if let ClientFrame::Join { .. } = frame {
            return self.outcome.replies.push(Replied::Error(ErrorCode::AlreadyJoined));
        }
        let too_fast = self.admit_watcher(now, player);
        let id = if let ClientFrame::Say { id, .. } = frame { Some(id.clone()) } else { None };
        if let Some((reason, wait)) = too_fast {
            return self.outcome.replies.push(Replied::Refused { id, reason, wait: Some(wait) });
        }
        match frame {
            ClientFrame::Resync => self.welcome(player),
            ClientFrame::Queue { state } => self.change_queue(player, *state),
            _ => self.outcome.replies.push(Replied::Refused { id, reason: Refusal::Watching, wait: None }),
        }
    }

    fn announce(&mut self, event: Announced) {
        self.outcome.events.push(event);
    }

    fn refuse(&mut self, reason: Refusal) {
        self.outcome.replies.push(Replied::Refused { id: None, reason, wait: None });
    }

    /// The number of prompts that were opened.
    pub fn prompts_shown(&self) -> u32 {
        self.prompts_shown
    }

    pub fn view(&self) -> View {
        View {
            rows: self.rows(),
            teams: self.teams.points.clone(),
            watching: self.watching,
            settings: self.settings.clone(),
            phase: self.phase_name(),
            votes: self.votes(),
            progress: self.progress(),
        }
    }

    /// When the next tick is due; `None` while time alone announces nothing.
    pub fn deadline(&self) -> Option<u64> {
        let of_people = [self.row_ends_at(), self.host_ends_at(), self.ends_at(), self.queue_ends_at()];
        [self.break_ends_at().or(self.phase_ends_at()), self.held_ends_at()]
            .into_iter()
            .chain(of_people)
            .flatten()
            .min()
    }
}
