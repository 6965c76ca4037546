//! The teams of a match: who is in which, and their points.

use std::collections::BTreeMap;

use protocol::{Event, Mode, PlayerId, Refusal, TeamPlace, rank};
use serde::{Deserialize, Serialize};

use super::refused::Refused;
use super::round::Round;
use super::stage::Stage;
use super::{Effects, Room};
use crate::division::Division;
use crate::score::award;

/// What the room's own row stores of its teams. The seats store who is in which.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Teams {
    /// Their points, by their numbers.
    pub(super) points: Vec<u32>,
    /// Whether the host has put so many into one that the sizes differ by more than one.
    uneven: bool,
}

impl Teams {
    /// This number of teams without points.
    pub(super) fn new(teams: u8) -> Self {
        Self { points: vec![0; teams.into()], uneven: false }
    }
}

impl Room {
    /// Puts a player into a team, or out of all of them.
    pub(super) fn choose_team(
        &mut self,
        sender: PlayerId,
        player: PlayerId,
        team: Option<u8>,
        effects: &mut Effects,
    ) -> Result<(), Refused> {
        if player != sender {
            self.require_host(sender)?;
        }
        let is_host = self.host() == Some(sender);
        let is_possible = if self.is_match_on() { is_host && team.is_some() } else { true };
        if !is_possible || team.is_some_and(|team| team >= self.stored.settings.teams) {
            return Err(Refusal::NotNow.into());
        }
        if self.seats.listed(player).is_none() {
            return Err(Refusal::PlayerGone.into());
        }
        let division = self.division();
        if team.zip(division).is_some_and(|(team, division)| !division.has_place(player, team)) {
            if !is_host {
                return Err(Refusal::TeamFull.into());
            }
            self.stored.teams.uneven = true;
        }
        self.set_team(player, team, effects);
        Ok(())
    }

    /// Divides everyone among the teams at random.
    pub(super) fn shuffle_teams(&mut self, sender: PlayerId, effects: &mut Effects) -> Result<(), Refused> {
        self.require_host(sender)?;
        let Some(mut division) = self.division().filter(|_| !self.is_match_on()) else {
            return Err(Refusal::NotNow.into());
        };
        let mut random = fastrand::Rng::with_seed(self.stored.seed);
        division.shuffle(&mut random);
        (self.stored.seed, self.stored.teams.uneven) = (random.u64(..), false);
        self.adopt(division, effects);
        Ok(())
    }

    /// Makes new teams, because their number has changed. Before a match nobody is in them.
    pub(super) fn make_teams(&mut self, effects: &mut Effects) {
        self.stored.teams.uneven = false;
        self.seats.leave_teams_off_board();
        let mut members: Vec<_> = self.seats.all_listed().map(|seat| (seat.id, None)).collect();
        if let Some(mut division) = self.division_of(members.clone()).filter(|_| self.is_match_on()) {
            division.fill();
            members = division.members();
        }
        members.into_iter().for_each(|(player, team)| self.set_team(player, team, effects));
        self.set_team_points(vec![0; self.stored.settings.teams.into()], effects);
    }

    /// Completes the teams for a match. Those who are in none go to the smallest one. The sizes may differ by more than one,
    /// because players have left; then the latest players change the team, unless the host has chosen such sizes.
    pub(super) fn begin_teams(&mut self, effects: &mut Effects) {
        let Some(mut division) = self.division() else { return };
        division.fill();
        if !self.stored.teams.uneven {
            division.level();
        }
        self.adopt(division, effects);
        self.set_team_points(vec![0; self.stored.settings.teams.into()], effects);
    }

    /// Puts somebody who comes during a match into the smallest team.
    pub(super) fn place_latecomer(&mut self, player: PlayerId) {
        let is_in_none = self.seats.get(player).is_some_and(|seat| seat.team.is_none());
        if let Some(division) = self.division().filter(|_| is_in_none && self.is_match_on()) {
            self.seats.update(player, |seat| seat.team = division.smallest());
        }
    }

    /// What a prompt gives to each team: the mean of the points of those in it who play.
    pub(super) fn team_gains(&self, round: &Round) -> Vec<u32> {
        let (mut gained, mut teams) = (BTreeMap::new(), BTreeMap::<_, Vec<u32>>::new());
        for (place, solver) in self.solvers.in_order().enumerate() {
            let place = if round.together { 0 } else { place };
            gained.insert(solver.player, award(solver.elapsed, round.limit(), place, round.favours(&solver.word)));
        }
        for seat in self.seats.all_listed() {
            let points = gained.get(&seat.id).copied().or_else(|| self.plays(round, seat).then_some(0));
            teams.entry(seat.team).or_default().extend(points);
        }
        let mean = |team| {
            let points = teams.get(&Some(team)).map_or(&[][..], Vec::as_slice);
            let (sum, players) = (points.iter().sum::<u32>(), points.len() as u32);
            // Rounded to the nearest.
            (2 * sum + players).checked_div(2 * players).unwrap_or_default()
        };
        (0..self.stored.settings.teams).map(mean).collect()
    }

    /// Adds to the points of the teams.
    pub(super) fn score_teams(&mut self, gains: &[u32], effects: &mut Effects) {
        let points = self.stored.teams.points.iter().zip(gains).map(|(points, gain)| points + gain).collect();
        self.set_team_points(points, effects);
    }

    /// The teams in the results of a match, without those in which nobody is.
    pub(super) fn team_places(&self) -> Vec<TeamPlace> {
        let all = &self.stored.teams.points;
        let is_used = |team| self.seats.all_listed().any(|seat| seat.team == Some(team));
        let place = |(team, &points): (u8, &u32)| {
            let rank = rank(points, all.iter().copied());
            (points > 0 || is_used(team)).then(|| TeamPlace { rank, team, points, best: self.seats.best_of(team) })
        };
        let mut places: Vec<_> = (0..).zip(all).filter_map(place).collect();
        places.sort_by_key(|place| place.rank);
        places
    }

    /// Whether a match has started and is not over.
    fn is_match_on(&self) -> bool {
        self.stored.settings.mode == Mode::Match && !matches!(self.stored.stage, Stage::Lobby | Stage::Results {})
    }

    /// Everyone on the scoreboard; `None` without teams.
    fn division(&self) -> Option<Division> {
        self.division_of(self.seats.all_listed().map(|seat| (seat.id, seat.team)).collect())
    }

    fn division_of(&self, members: Vec<(PlayerId, Option<u8>)>) -> Option<Division> {
        Division::new(self.stored.settings.teams, members)
    }

    fn adopt(&mut self, division: Division, effects: &mut Effects) {
        division.members().into_iter().for_each(|(player, team)| self.set_team(player, team, effects));
    }

    fn set_team(&mut self, player: PlayerId, team: Option<u8>, effects: &mut Effects) {
        if self.seats.get(player).is_some_and(|seat| seat.team != team) {
            self.seats.update(player, |seat| seat.team = team);
            self.announce_row(player, effects);
        }
    }

    fn set_team_points(&mut self, points: Vec<u32>, effects: &mut Effects) {
        if self.stored.teams.points != points {
            self.stored.teams.points.clone_from(&points);
            self.announce(effects, Event::Teams { teams: points });
        }
    }
}
