//! The teams of a match: who is in which, and their points.

use protocol::{Mode, Refusal};

use super::Reference;
use super::person::Person;
use super::round::Phase;
use crate::model::outcome::Announced;
use crate::model::view::{Standing, TeamStanding};

#[derive(Clone)]
pub struct Teams {
    /// By the numbers of the teams.
    pub points: Vec<u32>,
    /// Whether the host has chosen sizes that differ by more than one.
    uneven: bool,
}

impl Teams {
    pub fn new(teams: u8) -> Self {
        Self { points: vec![0; teams.into()], uneven: false }
    }
}

impl Reference {
    fn is_match_on(&self) -> bool {
        self.settings.mode == Mode::Match && self.phase != Phase::Lobby && self.phase != Phase::Results
    }

    /// The sizes of the teams if the listed players are in these.
    fn sizes(&self, members: &[(u32, Option<u8>)]) -> Vec<usize> {
        let size = |team| members.iter().filter(|(_, of)| *of == Some(team)).count();
        (0..self.settings.teams).map(size).collect()
    }

    fn members(&self) -> Vec<(u32, Option<u8>)> {
        self.people.iter().filter(|person| person.is_listed()).map(|person| (person.id, person.team)).collect()
    }

    pub(super) fn choose_team(&mut self, sender: u32, target: u32, team: Option<u8>) {
        let is_host = self.is_host(sender);
        if target != sender && !is_host {
            return self.refuse(Refusal::HostOnly);
        }
        let is_possible = !self.is_match_on() || (is_host && team.is_some());
        if !is_possible || team.is_some_and(|team| team >= self.settings.teams) {
            return self.refuse(Refusal::NotNow);
        }
        if !self.is_listed(target) {
            return self.refuse(Refusal::PlayerGone);
        }
        let mut members = self.members();
        members.iter_mut().find(|(player, _)| *player == target).unwrap().1 = team;
        if team.is_some_and(|team| self.is_too_large(&members, team)) {
            if !is_host {
                return self.refuse(Refusal::TeamFull);
            }
            self.teams.uneven = true;
        }
        self.adopt(members);
    }

    /// Whether a team has more players than it may have when all are divided evenly: some teams, not more than the players
    /// that are left over, may have one more than the others.
    fn is_too_large(&self, members: &[(u32, Option<u8>)], team: u8) -> bool {
        let sizes = self.sizes(members);
        let small = members.len() / sizes.len();
        let (left_over, large) = (members.len() % sizes.len(), sizes.iter().filter(|size| **size > small).count());
        sizes[team as usize] > small + 1 || (sizes[team as usize] == small + 1 && large > left_over)
    }

    /// The room divides everyone at random, which its rows tell.
    pub(super) fn shuffle_teams(&mut self, sender: u32) {
        if !self.is_host(sender) {
            return self.refuse(Refusal::HostOnly);
        }
        if self.settings.teams == 0 || self.is_match_on() {
            return self.refuse(Refusal::NotNow);
        }
        let mut members = self.members();
        for (player, team) in &mut members {
            let told = self.choices.teams.iter().find(|(told, _)| told == player);
            *team = told.map_or(*team, |(_, team)| *team);
            assert!(team.is_some(), "{player} is in no team after a shuffle");
        }
        let sizes = self.sizes(&members);
        assert!(sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1, "sizes {sizes:?} after a shuffle");
        self.teams.uneven = false;
        self.adopt(members);
    }

    /// Another number of teams.
    pub(super) fn make_teams(&mut self) {
        self.people.iter_mut().filter(|person| !person.is_listed()).for_each(|person| person.team = None);
        let mut members = self.members();
        members.iter_mut().for_each(|(_, team)| *team = None);
        if self.is_match_on() && self.settings.teams > 0 {
            self.fill(&mut members);
        }
        self.teams.uneven = false;
        self.adopt(members);
        self.set_team_points(vec![0; self.settings.teams.into()]);
    }

    pub(super) fn begin_teams(&mut self) {
        if self.settings.teams == 0 {
            return;
        }
        let mut members = self.members();
        self.fill(&mut members);
        if !self.teams.uneven {
            while let Some((from, to)) = self.too_different(&members) {
                members.iter_mut().rfind(|(_, team)| *team == Some(from)).unwrap().1 = Some(to);
            }
        }
        self.adopt(members);
        self.set_team_points(vec![0; self.settings.teams.into()]);
    }

    /// The first of the largest teams and of the smallest, if they differ by more than one.
    fn too_different(&self, members: &[(u32, Option<u8>)]) -> Option<(u8, u8)> {
        let sizes = self.sizes(members);
        let (most, least) = (*sizes.iter().max()?, *sizes.iter().min()?);
        let first = |size| sizes.iter().position(|other| *other == size).map(|team| team as u8);
        first(most).zip(first(least)).filter(|_| most - least > 1)
    }

    fn fill(&self, members: &mut [(u32, Option<u8>)]) {
        while let Some(next) = members.iter().position(|(_, team)| team.is_none()) {
            let sizes = self.sizes(members);
            members[next].1 = (0..self.settings.teams).min_by_key(|team| sizes[*team as usize]);
        }
    }

    pub(super) fn place_latecomer(&mut self, player: u32) {
        if self.is_match_on() && self.settings.teams > 0 && self.person(player).unwrap().team.is_none() {
            let sizes = self.sizes(&self.members());
            let team = (0..self.settings.teams).min_by_key(|team| sizes[*team as usize]);
            self.person_mut(player).unwrap().team = team;
        }
    }

    /// What the teams gain by the prompt that has just ended.
    pub(super) fn score_teams(&mut self) {
        let round = self.round.as_ref().unwrap();
        let gained =
            |person: &Person| round.gains.iter().find(|(player, _)| *player == person.id).map(|(_, gained)| *gained);
        let mean = |team: u8| {
            let members = self.people.iter().filter(|person| person.is_listed() && person.team == Some(team));
            let playing = members.filter(|person| gained(person).is_some() || self.plays(round, person));
            let points: Vec<f64> = playing.map(|person| f64::from(gained(person).unwrap_or(0))).collect();
            if points.is_empty() { 0 } else { (points.iter().sum::<f64>() / points.len() as f64).round() as u32 }
        };
        let points = (0..).zip(&self.teams.points).map(|(team, points)| points + mean(team)).collect();
        self.set_team_points(points);
    }

    pub(super) fn team_standings(&self) -> Vec<TeamStanding> {
        let points = &self.teams.points;
        let standing = |team: u8| {
            let own = points[team as usize];
            let members: Vec<_> = self.rows().into_iter().filter(|row| row.team == Some(team)).collect();
            let most = members.iter().map(|row| row.points).max().filter(|most| *most > 0);
            let rank = |points| 1 + self.rows().iter().filter(|row| row.points > points).count() as u32;
            let best = members.iter().filter(|row| Some(row.points) == most).map(|row| Standing {
                rank: rank(row.points),
                player: row.player,
                nickname: row.nickname.clone(),
                points: row.points,
            });
            let rank = 1 + points.iter().filter(|other| **other > own).count() as u32;
            (own > 0 || !members.is_empty()).then(|| TeamStanding { rank, team, points: own, best: best.collect() })
        };
        let mut standings: Vec<_> = (0..self.settings.teams).filter_map(standing).collect();
        standings.sort_by_key(|standing| standing.rank);
        standings
    }

    fn adopt(&mut self, members: Vec<(u32, Option<u8>)>) {
        for (player, team) in members {
            let person = self.person_mut(player).unwrap();
            if person.team != team {
                person.team = team;
                self.announce_row(player);
            }
        }
    }

    fn set_team_points(&mut self, points: Vec<u32>) {
        if self.teams.points != points {
            self.teams.points.clone_from(&points);
            self.announce(Announced::Teams(points));
        }
    }
}
