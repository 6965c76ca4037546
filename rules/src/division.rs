//! How players are divided among teams.

use std::cmp::Reverse;

use protocol::PlayerId;

use crate::shuffle::shuffle;

/// Who is in which team.
#[derive(Debug)]
pub(crate) struct Division {
    /// The number of teams, at least 1.
    teams: u8,
    /// The players and their teams.
    members: Vec<(PlayerId, Option<u8>)>,
}

impl Division {
    /// `None` without teams. The players are in the order in which they came.
    pub(crate) fn new(teams: u8, members: Vec<(PlayerId, Option<u8>)>) -> Option<Self> {
        (teams > 0).then_some(Self { teams, members })
    }

    pub(crate) fn members(self) -> Vec<(PlayerId, Option<u8>)> {
        self.members
    }

    /// The first of the smallest teams.
    pub(crate) fn smallest(&self) -> Option<u8> {
        (0..self.teams).min_by_key(|team| self.size(*team))
    }

    /// Whether the sizes can differ by at most one when everyone is in a team, if the player goes into this one.
    pub(crate) fn has_place(&self, player: PlayerId, team: u8) -> bool {
        let is_other = |(other, of): &(PlayerId, Option<u8>), team| *other != player && *of == Some(team);
        let others = |team| self.members.iter().filter(|member| is_other(member, team)).count();
        let sizes: Vec<_> = (0..self.teams).map(|of| others(of) + usize::from(of == team)).collect();
        let (least, larger) = (self.members.len() / sizes.len(), self.members.len() % sizes.len());
        let size = others(team) + 1;
        size <= least || (size == least + 1 && sizes.iter().filter(|size| **size > least).count() <= larger)
    }

    /// Puts those without a team into the smallest one, one after the other.
    pub(crate) fn fill(&mut self) {
        for index in 0..self.members.len() {
            if self.members[index].1.is_none() {
                self.members[index].1 = self.smallest();
            }
        }
    }

    /// Lets the latest players of the largest team go to the smallest one, until the sizes differ by at most one.
    pub(crate) fn level(&mut self) {
        loop {
            let smallest = self.smallest();
            let largest = (0..self.teams).min_by_key(|team| Reverse(self.size(*team)));
            let size = |team: Option<u8>| team.map_or(0, |team| self.size(team));
            if size(largest) <= size(smallest) + 1 {
                return;
            }
            let latest = self.members.iter_mut().rev().find(|(_, team)| *team == largest);
            latest.into_iter().for_each(|(_, team)| *team = smallest);
        }
    }

    /// Divides everyone at random.
    pub(crate) fn shuffle(&mut self, random: &mut fastrand::Rng) {
        let mut places: Vec<usize> = (0..self.members.len()).collect();
        shuffle(&mut places, random);
        for (place, team) in places.into_iter().zip((0..self.teams).cycle()) {
            self.members[place].1 = Some(team);
        }
    }

    fn size(&self, team: u8) -> usize {
        self.members.iter().filter(|(_, of)| *of == Some(team)).count()
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;

    use super::*;

    fn divisions() -> impl Strategy<Value = Division> {
        let teams = 2..=6_u8;
        teams.prop_flat_map(|teams| {
            vec(option::of(0..teams), 0..30)
                .prop_map(move |of| Division { teams, members: (1..).map(PlayerId).zip(of).collect() })
        })
    }

    fn spread(division: &Division) -> usize {
        let sizes = || (0..division.teams).map(|team| division.size(team));
        sizes().max().unwrap() - sizes().min().unwrap()
    }

    proptest! {
        #[test]
        fn a_started_match_has_even_teams(mut division in divisions()) {
            division.fill();
            prop_assert!(division.members.iter().all(|(_, team)| team.is_some()));
            division.level();
            prop_assert!(spread(&division) <= 1);
        }

        #[test]
        fn everyone_who_has_a_team_in_even_teams_keeps_it(mut division in divisions()) {
            division.level();
            let chosen = division.members.clone();
            division.fill();
            division.level();
            prop_assert!(chosen.iter().zip(&division.members).all(|(before, after)| before.1.is_none() || before == after));
        }

        #[test]
        fn players_who_choose_where_there_is_a_place_end_in_even_teams(
            choices in vec(0..6_u8, 1..30), teams in 2..=6_u8, seed: u64
        ) {
            let players = choices.len();
            let mut division = Division { teams, members: (1..).map(PlayerId).zip(vec![None; players]).collect() };
            let mut order: Vec<_> = (0..players).collect();
            shuffle(&mut order, &mut fastrand::Rng::with_seed(seed));
            for (place, choice) in order.into_iter().zip(choices) {
                let (player, team) = (division.members[place].0, choice % teams);
                if division.has_place(player, team) {
                    division.members[place].1 = Some(team);
                }
            }
            let chosen = division.members.clone();
            division.fill();
            prop_assert!(spread(&division) <= 1, "{:?}", division.members);
            prop_assert!(chosen.iter().zip(&division.members).all(|(before, after)| before.1.is_none() || before == after));
        }

        #[test]
        fn a_shuffle_makes_even_teams(mut division in divisions(), seed: u64) {
            division.shuffle(&mut fastrand::Rng::with_seed(seed));
            prop_assert!(spread(&division) <= 1 && division.members.iter().all(|(_, team)| team.is_some()));
        }
    }

    #[test]
    fn somebody_may_change_to_a_team_only_while_it_has_a_place() {
        let of = [Some(0), Some(0), Some(1), None];
        let division = Division { teams: 2, members: (1..).map(PlayerId).zip(of).collect() };
        assert!(!division.has_place(PlayerId(4), 0));
        assert!(division.has_place(PlayerId(4), 1));
        assert!(division.has_place(PlayerId(1), 1), "then the last player goes to the first team");
        assert!(division.has_place(PlayerId(1), 0), "its own");
    }
}
