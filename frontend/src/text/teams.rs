//! Texts of teams.

use protocol::{Place, TeamPlace};

pub(crate) const TEAMS: &str = "팀 나누기";
/// Without teams, then the numbers of [`protocol::TEAMS`].
pub(crate) const TEAM_COUNTS: [&str; 6] = ["없음", "2팀", "3팀", "4팀", "5팀", "6팀"];
/// By the numbers of the teams. The style sheet gives each its colour and sign.
const NAMES: [&str; 6] = ["빨강", "파랑", "노랑", "초록", "보라", "분홍"];
pub(crate) const CHOOSE_TEAM: &str = "팀을 골라 주세요. 안 고르면 시작할 때 정해져요";
pub(crate) const SHUFFLE_TEAMS: &str = "팀 섞기";

pub(crate) fn team(team: u8) -> String {
    match NAMES.get(usize::from(team)) {
        Some(name) => format!("{name} 팀"),
        None => format!("{}번 팀", u32::from(team) + 1),
    }
}

/// The number of players in a team.
pub(crate) fn members(members: usize) -> String {
    format!("{members}명")
}

/// The players who have not chosen a team yet.
pub(crate) fn without_team(nicknames: &[&str]) -> String {
    format!("아직 안 골랐어요: {}", nicknames.join(", "))
}

/// The host's button that moves a player.
pub(crate) fn move_to_team(number: u8) -> String {
    format!("{}으로", team(number))
}

/// The teams with their points, for screen readers.
pub(crate) fn spoken_teams(teams: &[(u8, u32)]) -> String {
    let spoken: Vec<_> = teams.iter().map(|(number, points)| format!("{} {points}점", team(*number))).collect();
    spoken.join(", ")
}

/// A match's end.
pub(crate) fn teams_over(places: &[TeamPlace]) -> String {
    let best: Vec<_> = places.iter().filter(|place| place.rank == 1 && place.points > 0).collect();
    if best.is_empty() {
        return super::NOBODY_SCORED.to_owned();
    }
    format!("1등, {}!", best.iter().map(|place| team(place.team)).collect::<Vec<_>>().join(", "))
}

/// A best player of a team.
pub(crate) fn best_of_team(best: &Place) -> String {
    format!("{}님 {}점", best.nickname.as_str(), best.points)
}

/// A team without a step on the podium.
pub(crate) fn team_place(place: &TeamPlace) -> String {
    format!("{} {} {}점", super::rank(place.rank), team(place.team), place.points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_match_of_teams_ends_with_the_best() {
        let place = |rank, team, points| TeamPlace { rank, team, points, best: Vec::new() };
        for (places, expected) in [
            (vec![place(1, 1, 90), place(2, 0, 40)], "1등, 파랑 팀!"),
            (vec![place(1, 0, 90), place(1, 2, 90)], "1등, 빨강 팀, 노랑 팀!"),
            (vec![place(1, 0, 0), place(1, 1, 0)], "이번 판은 아무도 못 맞혔어요"),
        ] {
            assert_eq!(teams_over(&places), expected);
        }
        assert_eq!(team_place(&place(4, 3, 12)), "4등 초록 팀 12점");
    }

    #[test]
    fn every_number_of_teams_has_a_label_and_every_team_a_name() {
        assert_eq!(TEAM_COUNTS.len() as u32, 1 + protocol::TEAMS.count() as u32);
        assert_eq!(NAMES.len() as u32, *protocol::TEAMS.end());
    }
}
