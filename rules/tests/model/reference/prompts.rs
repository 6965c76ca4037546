//! The course of a room: prompts, one after the other, in laps and matches.

use hangul::Pattern;
use protocol::{Mode, Played, Prompt, Settings};

use super::Reference;
use super::round::{Phase, Round};
use crate::model::facts::Fact;
use crate::model::view::Standing;

const LAP: u32 = 20;

impl Reference {
    /// The round whose prompt can be seen.
    pub(super) fn shown(&self) -> Option<&Round> {
        self.round.as_ref().filter(|_| matches!(self.phase, Phase::Open | Phase::Fair(_) | Phase::Reveal { .. }))
    }

    pub fn pattern(&self) -> Option<Pattern> {
        self.shown().map(|round| round.prompt.pattern)
    }

    pub(super) fn stage_ends_at(&self) -> Option<u64> {
        match self.phase {
            Phase::Open => self.round.as_ref().map(Round::ends_at),
            Phase::Fair(until) | Phase::Reveal { until, .. } | Phase::Podium(until) | Phase::Countdown(until) => {
                Some(until)
            }
            Phase::Waiting | Phase::Paused | Phase::Lobby | Phase::Results | Phase::Talk => None,
        }
    }

    /// Makes one step, if one is due.
    pub(super) fn go_on(&mut self, now: u64) {
        if self.stage_ends_at().is_none_or(|end| now < end) {
            return;
        }
        match (self.phase, self.settings.mode) {
            (Phase::Open, _) => {
                let round = self.round.as_mut().unwrap();
                if now >= round.prompt.shown_at.0 + round.limit() {
                    return self.reveal(now);
                }
                round.hints += 1;
                self.tell(Fact::Hint);
            }
            (Phase::Fair(_), _) => self.reveal(now),
            (Phase::Reveal { .. }, Mode::Match) if self.place == self.match_prompts => self.end_match(),
            (Phase::Reveal { .. }, Mode::Endless) if self.place == LAP => self.end_lap(now),
            (Phase::Reveal { .. }, Mode::Endless) if self.quiet >= 5 => self.become_phase(Phase::Paused),
            _ => self.ask(now),
        }
    }

    pub(super) fn become_phase(&mut self, phase: Phase) {
        self.phase = phase;
        let until = if let Phase::Countdown(until) = phase { Some(until) } else { None };
        self.tell(Fact::Phase { kind: phase.kind(), until });
    }

    /// Goes on for the first to find the room empty.
    pub(super) fn wake(&mut self, now: u64) {
        if self.settings.mode != Mode::Endless {
            return;
        }
        if self.waits { self.ask_again(now) } else { self.ask(now) }
    }

    /// Nobody is here any more.
    pub(super) fn rest(&mut self) {
        match self.phase {
            Phase::Lobby | Phase::Results | Phase::Talk => {}
            _ if self.settings.mode == Mode::Match => self.become_phase(Phase::Lobby),
            _ => self.become_phase(Phase::Waiting),
        }
    }

    pub(super) fn start_match(&mut self, now: u64) {
        self.restart_points();
        self.match_prompts = self.settings.prompts;
        self.played.clear();
        self.become_phase(Phase::Countdown(now + 3_000));
    }

    /// Plays in the mode that was just set.
    pub(super) fn change_mode(&mut self, now: u64) {
        self.restart_points();
        self.quiet = 0;
        match self.settings.mode {
            Mode::Endless => self.ask(now),
            Mode::Match => self.become_phase(Phase::Lobby),
            Mode::Talk => self.become_phase(Phase::Talk),
        }
    }

    fn restart_points(&mut self) {
        self.place = 0;
        self.people.iter_mut().for_each(|person| person.points = 0);
    }

    pub(super) fn ask(&mut self, now: u64) {
        let of = if self.settings.mode == Mode::Match { self.match_prompts } else { LAP };
        self.asked += 1;
        self.place = self.place % of + 1;
        let drawn = self.chance.prompts.pop_front().expect("a prompt has to be put up");
        let prompt = Prompt { number: self.asked, place: self.place, of, ..drawn };
        self.put_up(now, prompt, self.settings.clone());
    }

    fn ask_again(&mut self, now: u64) {
        self.chance.prompts.pop_front();
        let round = self.round.take().expect("a prompt waits");
        self.put_up(now, round.prompt, round.settings);
    }

    fn put_up(&mut self, now: u64, mut prompt: Prompt, settings: Settings) {
        prompt.shown_at.0 = now;
        prompt.ends_at.0 = now + u64::from(settings.seconds) * 1_000;
        (self.phase, self.waits) = (Phase::Open, false);
        self.tell(Fact::Prompt {
            number: prompt.number,
            place: prompt.place,
            of: prompt.of,
            pattern: prompt.pattern,
            shown_at: prompt.shown_at.0,
            ends_at: prompt.ends_at.0,
        });
        let (solvers, skippers) = (Vec::new(), Vec::new());
        self.round = Some(Round { prompt, settings, hints: 0, heard: false, solvers, skippers, skip: None });
    }

    pub(super) fn reveal(&mut self, now: u64) {
        let shown = self.chance.answers.pop_front().expect("the prompt has to end");
        let round = self.round.as_ref().unwrap();
        self.quiet = if round.heard { 0 } else { self.quiet + 1 };
        let (pattern, solvers) = (round.prompt.pattern, round.solvers.clone());
        let nobody = solvers.is_empty();
        let answers = if nobody { shown } else { Vec::new() };
        let fits = |word: &String| Pattern::of(word) == Some(pattern);
        assert!(answers.len() <= 3 && answers.iter().all(fits), "{answers:?} are shown for {pattern:?}");
        let until = now + if nobody { 4_000 } else { 2_000 };
        self.phase = Phase::Reveal { closed_at: now, until };
        self.played.push(Played { pattern, answers: answers.clone(), solvers });
        self.tell(Fact::Revealed { answers, until });
    }

    fn end_lap(&mut self, now: u64) {
        let mut podium = self.standings();
        podium.retain(|place| place.rank <= 3);
        self.restart_points();
        self.phase = Phase::Podium(now + 6_000);
        self.tell(Fact::Lap { podium, until: now + 6_000 });
    }

    fn end_match(&mut self) {
        self.phase = Phase::Results;
        let (standings, prompts) = (self.standings(), self.played.clone());
        self.tell(Fact::Results { standings, prompts });
    }

    /// Everyone on the scoreboard with points, best first; who has the same points shares the rank.
    fn standings(&self) -> Vec<Standing> {
        let rows = self.rows();
        let rank = |points| 1 + rows.iter().filter(|other| other.points > points).count() as u32;
        let with_points = rows.iter().filter(|row| row.points > 0);
        let standing = with_points.map(|row| Standing {
            rank: rank(row.points),
            player: row.player,
            nickname: row.nickname.clone(),
            points: row.points,
        });
        let mut standings: Vec<_> = standing.collect();
        standings.sort_by_key(|standing| standing.rank);
        standings
    }
}
