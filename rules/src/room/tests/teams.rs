//! Teams: who may be where, and what they score.

use protocol::{ClientFrame, Event, Mode, Phase, PlayerId, Refusal, Results, Scoring, Settings};

use super::table::{Table, events, refused, sent, welcome};
use crate::{Effects, Input};

fn with_teams(teams: u8) -> Settings {
    Settings { teams, prompts: 5, scoring: Scoring::Together, ..Settings::of(Mode::Match) }
}

/// A lobby with two teams, its host and three guests.
fn lobby() -> (Table, [PlayerId; 4]) {
    let mut table = Table::private(with_teams(2));
    let host = table.join_as_maker().you;
    let guests = ["하마", "수달", "여우"].map(|name| table.join(name).you);
    (table, [host, guests[0], guests[1], guests[2]])
}

fn choose(table: &mut Table, player: PlayerId, team: Option<u8>) -> Effects {
    table.wait(600).handle(sent(player, ClientFrame::Team { team, player: None }))
}

fn move_to(table: &mut Table, sender: PlayerId, player: PlayerId, team: Option<u8>) -> Effects {
    table.wait(600).handle(sent(sender, ClientFrame::Team { team, player: Some(player) }))
}

fn start(table: &mut Table, host: PlayerId) -> Vec<Event> {
    events(&table.wait(600).handle(sent(host, ClientFrame::Start)))
}

/// The teams of everyone on the scoreboard, in the order of their numbers.
fn teams(table: &Table) -> Vec<Option<u8>> {
    table.room.players().into_iter().map(|row| row.team).collect()
}

fn points(table: &mut Table, player: PlayerId) -> Vec<u32> {
    welcome(table.wait(2_000).handle(sent(player, ClientFrame::Resync))).teams
}

/// Lets these players answer the open prompt at once with a right word, and waits for the next one. Returns what each gained.
fn answer<const N: usize>(table: &mut Table, players: [PlayerId; N]) -> [u32; N] {
    let [word] = table.right_words();
    let number = table.prompt().number;
    let mut told: Vec<Event> = players.iter().flat_map(|player| table.say(*player, &word)).collect();
    while !matches!(table.phase(), Phase::Reveal { .. }) {
        told.extend(table.advance());
    }
    let gained = |player| {
        told.iter().find_map(|event| match event {
            Event::Answered { player: solver, gained, .. } if *solver == player => Some(*gained),
            _ => None,
        })
    };
    assert_eq!(table.prompt().number, number);
    players.map(|player| gained(player).unwrap())
}

#[test]
fn players_choose_a_team_as_long_as_it_has_a_place() {
    let (mut table, [host, one, two, three]) = lobby();
    assert_eq!((teams(&table), points(&mut table, host)), (vec![None; 4], vec![0, 0]));
    let told = events(&choose(&mut table, one, Some(1)));
    assert!(matches!(&told[..], [Event::Player { player }] if player.id == one && player.team == Some(1)), "{told:?}");
    assert_eq!(choose(&mut table, one, Some(1)).events, [], "no change");
    choose(&mut table, two, Some(1));
    assert_eq!(choose(&mut table, three, Some(1)).replies, [refused(None, Refusal::TeamFull)]);
    choose(&mut table, two, None);
    choose(&mut table, three, Some(1));
    assert_eq!(teams(&table), [None, Some(1), None, Some(1)]);
    for team in [Some(2), Some(255)] {
        assert_eq!(choose(&mut table, one, team).replies, [refused(None, Refusal::NotNow)]);
    }
    assert_eq!(move_to(&mut table, one, two, Some(0)).replies, [refused(None, Refusal::HostOnly)]);
    assert_eq!(move_to(&mut table, host, PlayerId(99), Some(0)).replies, [refused(None, Refusal::PlayerGone)]);
}

#[test]
fn a_match_begins_with_everyone_in_teams_of_equal_size() {
    let (mut table, [host, one, two, three]) = lobby();
    choose(&mut table, two, Some(0));
    let told = start(&mut table, host);
    let rows: Vec<_> = told.iter().filter(|event| matches!(event, Event::Player { .. })).collect();
    assert_eq!((teams(&table), rows.len()), (vec![Some(1), Some(0), Some(0), Some(1)], 3), "{told:?}");
    assert_eq!(choose(&mut table, one, Some(1)).replies, [refused(None, Refusal::NotNow)], "not during a match");
    assert_eq!(table.handle(sent(host, ClientFrame::Shuffle)).replies, [refused(None, Refusal::NotNow)]);
    assert_eq!(move_to(&mut table, host, one, None).replies, [refused(None, Refusal::NotNow)]);
    move_to(&mut table, host, three, Some(0));
    assert_eq!(teams(&table), [Some(1), Some(0), Some(0), Some(0)], "but the host moves players");
}

#[test]
fn sizes_that_differ_because_players_left_are_levelled_unless_the_host_wants_them() {
    for is_wanted in [false, true] {
        let (mut table, [host, one, two, three]) = lobby();
        for (player, team) in [(host, 0), (one, 0), (two, 1), (three, 1)] {
            choose(&mut table, player, Some(team));
        }
        if is_wanted {
            move_to(&mut table, host, two, Some(0));
        }
        table.handle(sent(two, ClientFrame::Leave));
        table.handle(sent(three, ClientFrame::Leave));
        start(&mut table, host);
        let expected = if is_wanted { [Some(0), Some(0)] } else { [Some(0), Some(1)] };
        assert_eq!(teams(&table), expected);
    }
}

#[test]
fn a_shuffle_divides_everyone_evenly_and_differs_from_the_one_before() {
    let (mut table, [host, one, ..]) = lobby();
    assert_eq!(table.handle(sent(one, ClientFrame::Shuffle)).replies, [refused(None, Refusal::HostOnly)]);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..20 {
        table.wait(600).handle(sent(host, ClientFrame::Shuffle));
        let of = teams(&table);
        assert_eq!(of.iter().filter(|team| **team == Some(0)).count(), 2, "{of:?}");
        seen.insert(of);
    }
    assert!(seen.len() > 3, "{seen:?}");
}

#[test]
fn a_prompt_gives_a_team_the_mean_of_those_in_it_who_play() {
    let (mut table, [host, one, two, three]) = lobby();
    for (player, team) in [(host, 0), (one, 0), (two, 1), (three, 1)] {
        choose(&mut table, player, Some(team));
    }
    start(&mut table, host);
    table.tick(3_000);
    let [first, second] = answer(&mut table, [host, two]);
    let halves = vec![first.div_ceil(2), second.div_ceil(2)];
    assert_eq!(points(&mut table, one), halves);
    assert_eq!(table.evict(&[host, one, two, three]).events, []);
    assert_eq!(points(&mut table, one), halves, "after a restart, too");
    table.handle(Input::Drop { player: three });
    table.next_prompt();
    let [first, second] = answer(&mut table, [one, two]);
    let sums = vec![halves[0] + first.div_ceil(2), halves[1] + second];
    assert_eq!(points(&mut table, one), sums, "who has no connection does not play");
}

#[test]
fn the_teams_have_places_in_the_results_with_their_best_players() {
    let (mut table, [host, one, two, three]) = lobby();
    for (player, team) in [(host, 0), (one, 0), (two, 1), (three, 1)] {
        choose(&mut table, player, Some(team));
    }
    start(&mut table, host);
    table.tick(3_000);
    answer(&mut table, [two, three]);
    table.next_prompt();
    let [most] = answer(&mut table, [one]);
    let results = loop {
        if let Some(Event::Results { results }) = table.advance().pop() {
            break results;
        }
    };
    let Results { teams: places, .. } = results;
    let shown: Vec<_> = places.iter().map(|place| (place.rank, place.team, place.best.len())).collect();
    assert_eq!(shown, [(1, 1, 2), (2, 0, 1)], "two and three have equal points");
    assert_eq!((places[1].best[0].player, places[1].best[0].points), (one, most));
    let told = start(&mut table, host);
    assert_eq!(told.last(), Some(&Event::Teams { teams: vec![0, 0] }));
    assert_eq!(teams(&table), [Some(0), Some(0), Some(1), Some(1)], "everyone keeps the team");
}

#[test]
fn latecomers_go_to_the_smaller_team_and_those_who_return_to_theirs() {
    let (mut table, [host, one, two, three]) = lobby();
    for (player, team) in [(host, 0), (one, 0), (two, 1), (three, 1)] {
        choose(&mut table, player, Some(team));
    }
    start(&mut table, host);
    table.handle(sent(three, ClientFrame::Leave));
    let late = table.join("고래");
    assert_eq!(late.players.iter().find(|row| row.id == late.you).unwrap().team, Some(1));
    let token = welcome(table.wait(2_000).handle(sent(one, ClientFrame::Resync))).token;
    table.handle(sent(one, ClientFrame::Leave));
    let back = welcome(table.try_join("하마", token.as_deref()));
    assert_eq!(back.players.iter().find(|row| row.id == one).unwrap().team, Some(0));
}

#[test]
fn another_number_of_teams_makes_new_ones() {
    let (mut table, [host, ..]) = lobby();
    table.wait(600).handle(sent(host, ClientFrame::Shuffle));
    let configure = |table: &mut Table, teams: u8| {
        events(&table.wait(600).handle(sent(host, ClientFrame::Settings(with_teams(teams)))))
    };
    let told = configure(&mut table, 3);
    assert_eq!((teams(&table), told.last()), (vec![None; 4], Some(&Event::Teams { teams: vec![0; 3] })));
    start(&mut table, host);
    assert_eq!(teams(&table), [Some(0), Some(1), Some(2), Some(0)]);
    configure(&mut table, 2);
    assert_eq!(teams(&table), [Some(0), Some(1), Some(0), Some(1)], "during a match everyone is in a new one");
    configure(&mut table, 0);
    assert_eq!(teams(&table), [None; 4]);
    table.handle(sent(host, ClientFrame::Settings(with_teams(2))));
    let endless = Settings { mode: Mode::Endless, ..with_teams(2) };
    table.wait(600).handle(sent(host, ClientFrame::Settings(endless)));
    let settings = welcome(table.wait(2_000).handle(sent(host, ClientFrame::Resync))).settings;
    assert_eq!((settings.teams, teams(&table)), (0, vec![None; 4]), "only a match has teams");
}
