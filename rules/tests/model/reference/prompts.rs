//! The sequence of prompts in laps and matches.

use hangul::Pattern;
use protocol::{Mode, Played, Prompt, Settings};

use super::Reference;
use super::round::{Phase, Round};
use crate::model::outcome::Announced;
use crate::model::view::Standing;

const LAP: u32 = 20;

impl Reference {
    /// The round whose prompt is visible.
    pub(super) fn shown(&self) -> Option<&Round> {
        self.round.as_ref().filter(|_| matches!(self.phase, Phase::Open | Phase::Fair(_) | Phase::Reveal { .. }))
    }

    pub fn pattern(&self) -> Option<Pattern> {
        self.shown().map(|round| round.prompt.pattern)
    }

    pub(super) fn phase_ends_at(&self) -> Option<u64> {
        match self.phase {
            Phase::Open => self.round.as_ref().map(Round::ends_at),
            _ if self.waits_for_host() => None,
            Phase::Fair(until) | Phase::Reveal { until, .. } | Phase::Podium(until) | Phase::Countdown(until) => {
                Some(until)
            }
            Phase::Waiting | Phase::Paused | Phase::Lobby | Phase::Results | Phase::Talk => None,
        }
    }

    /// Makes one transition, if one is due.
    pub(super) fn run_phase(&mut self, now: u64) {
        if self.run_break(now) || self.phase_ends_at().is_none_or(|end| now < end) {
            return;
        }
        match self.phase {
            Phase::Open => {
                let round = self.round.as_mut().unwrap();
                if now >= round.prompt.shown_at.0 + round.limit() {
                    return self.reveal(now);
                }
                round.hints += 1;
                self.announce(Announced::Hint);
            }
            Phase::Fair(_) => self.reveal(now),
            Phase::Reveal { .. } => self.end_reveal(now),
            _ => self.open_prompt(now),
        }
    }

    pub(super) fn end_reveal(&mut self, now: u64) {
        match self.settings.mode {
            Mode::Match if self.place == self.match_prompts => self.end_match(),
            Mode::Endless if self.place == LAP => self.end_lap(now),
            Mode::Endless if self.quiet_prompts >= 5 => self.enter(Phase::Paused),
            _ => self.open_prompt(now),
        }
    }

    pub(super) fn enter(&mut self, phase: Phase) {
        self.phase = phase;
        self.announce_phase();
    }

    /// The phase's name on the wire, or `frozen`.
    pub(super) fn phase_name(&self) -> &'static str {
        if self.frozen.is_some() { "frozen" } else { self.phase.name() }
    }

    pub(super) fn announce_phase(&mut self) {
        let until = match (&self.frozen, self.phase) {
            (Some(frozen), _) => Some(frozen.since),
            (None, Phase::Open) => self.round.as_ref().map(|round| round.prompt.ends_at.0),
            (None, _) => self.phase_ends_at(),
        };
        self.announce(Announced::Phase { name: self.phase_name(), until });
    }

    /// Continues when a player has joined an empty room.
    pub(super) fn resume(&mut self, now: u64) {
        if self.settings.mode != Mode::Endless || self.frozen.is_some() {
            return;
        }
        if self.has_unanswered { self.reopen_prompt(now) } else { self.open_prompt(now) }
    }

    pub(super) fn start_match(&mut self, now: u64) {
        self.restart_points();
        self.people.iter_mut().for_each(|person| person.correct = 0);
        self.match_prompts = self.settings.prompts;
        self.played.clear();
        self.opened.clear();
        self.enter(Phase::Countdown(now + 3_000));
        self.begin_teams();
    }

    /// Starts the mode of the new settings.
    pub(super) fn change_mode(&mut self, now: u64) {
        self.restart_points();
        (self.quiet_prompts, self.frozen) = (0, None);
        self.drop_held();
        match self.settings.mode {
            Mode::Endless => self.open_prompt(now),
            Mode::Match => self.enter(Phase::Lobby),
            Mode::Talk => self.enter(Phase::Talk),
        }
    }

    fn restart_points(&mut self) {
        self.place = 0;
        self.people.iter_mut().for_each(|person| person.points = 0);
    }

    pub(super) fn open_prompt(&mut self, now: u64) {
        let of = if self.settings.mode == Mode::Match { self.match_prompts } else { LAP };
        self.prompts_shown += 1;
        self.place = self.place % of + 1;
        let drawn = self.choices.prompts.pop_front().expect("the room opened no prompt");
        let prompt = Prompt { number: self.prompts_shown, place: self.place, of, ..drawn };
        self.drop_held();
        let active_since = if let [.., earlier, _] = self.opened[..] { earlier } else { 0 };
        self.opened.push(now);
        let own = self.ask_bundle(&prompt);
        self.show(now, prompt, now, active_since, self.settings.clone(), own);
    }

    fn reopen_prompt(&mut self, now: u64) {
        self.choices.prompts.pop_front();
        let round = self.round.take().expect("no prompt was kept");
        self.show(now, round.prompt, round.first_shown_at, round.active_since, round.settings, round.own);
    }

    fn show(
        &mut self,
        now: u64,
        mut prompt: Prompt,
        first_shown_at: u64,
        active_since: u64,
        settings: Settings,
        own: Option<(Vec<String>, bool)>,
    ) {
        prompt.shown_at.0 = now;
        prompt.ends_at.0 = now + u64::from(settings.seconds) * 1_000;
        (self.phase, self.has_unanswered) = (Phase::Open, false);
        self.announce(Announced::Prompt {
            number: prompt.number,
            place: prompt.place,
            of: prompt.of,
            pattern: prompt.pattern,
            shown_at: prompt.shown_at.0,
            ends_at: prompt.ends_at.0,
        });
        self.round = Some(Round {
            prompt,
            first_shown_at,
            settings,
            own,
            hints: 0,
            had_activity: false,
            solvers: Vec::new(),
            skippers: Vec::new(),
            skip_votes: None,
            active_since,
            gains: Vec::new(),
            hidden: Vec::new(),
            progress: None,
        });
    }

    pub(super) fn reveal(&mut self, now: u64) {
        let (revealed, chosen) = self.choices.answers.pop_front().expect("the room revealed no prompt");
        let round = self.round.as_ref().unwrap();
        self.quiet_prompts = if round.had_activity { 0 } else { self.quiet_prompts + 1 };
        let (pattern, mut solvers) = (round.prompt.pattern, round.solvers.clone());
        let is_missed = solvers.is_empty();
        solvers.truncate(12);
        let answers = if is_missed { revealed } else { Vec::new() };
        let fits = |word: &String| Pattern::of(word) == Some(pattern);
        assert!(answers.len() <= 3 && answers.iter().all(fits), "{answers:?} revealed for {pattern:?}");
        let found = self.found(&chosen);
        let until = now
            + match found.len() as u64 {
                _ if is_missed => 4_000,
                0 => 2_000,
                words => (3_000 + 400 * words).min(8_000),
            };
        self.phase = Phase::Reveal { closed_at: now, until };
        self.played.push(Played { pattern, answers: answers.clone(), solvers });
        self.release(now);
        let until = self.phase_ends_at();
        self.announce(Announced::Revealed { answers, found, until });
        self.score_teams();
    }

    fn end_lap(&mut self, now: u64) {
        let mut podium = self.standings();
        podium.retain(|place| place.rank <= 3);
        self.restart_points();
        self.phase = Phase::Podium(now + 6_000);
        self.announce(Announced::Lap { podium, until: now + 6_000 });
    }

    fn end_match(&mut self) {
        self.phase = Phase::Results;
        let (standings, prompts) = (self.standings(), self.played.clone());
        let teams = self.team_standings();
        self.announce(Announced::Results { standings, prompts, teams });
    }

    /// The players on the scoreboard with points, best first, of 100 players only the best 20. Equal points share a rank.
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
        if rows.len() >= 100 {
            standings.truncate(20);
        }
        standings
    }
}
