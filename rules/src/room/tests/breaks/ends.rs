//! How a break begins and ends.

use protocol::{ClientFrame, Event, Frozen, Phase};

use super::{back, frozen, lose, started, started_alone};
use crate::Input;
use crate::room::tests::table::{Table, events, sent};

#[test]
fn a_match_that_everyone_loses_stops_with_its_prompt_and_nothing_becomes_due() {
    let (mut table, players) = started();
    let prompt = table.prompt();
    table.wait(12_000).handle(Input::Tick);
    let since = lose(&mut table, &players);
    assert_eq!(frozen(&table), Some(Frozen { since, prompt: Some(prompt) }));
    assert_eq!(table.room.next_deadline(), Some(since.plus(60_000)));
    assert_eq!(table.tick(59_999), []);
}

#[test]
fn after_a_minute_a_match_ends_in_its_lobby_and_a_channel_waits_with_its_prompt() {
    let (mut table, players) = started();
    lose(&mut table, &players);
    table.tick(60_000);
    assert_eq!(table.phase(), Phase::Lobby);

    let mut table = Table::new();
    let player = table.join("수달");
    let prompt = table.prompt();
    lose(&mut table, std::slice::from_ref(&player));
    table.tick(60_000);
    assert_eq!(table.phase(), Phase::Waiting);
    back(&mut table, &player);
    assert_eq!((table.prompt().pattern, table.prompt().shown_at), (prompt.pattern, table.now));
}

#[test]
fn a_match_played_alone_goes_on_at_once() {
    let (mut table, player) = started_alone();
    table.tick(3_000);
    let before = table.prompt();
    lose(&mut table, std::slice::from_ref(&player));
    let Phase::Open { prompt, .. } = back(table.wait(1_500), &player).phase else { panic!("not open") };
    assert_eq!((prompt.number, prompt.ends_at), (before.number, before.ends_at.plus(1_500)));
}

#[test]
fn play_goes_on_when_half_are_back() {
    let (mut table, players) = started();
    lose(&mut table, &players);
    back(table.wait(2_000), &players[1]);
    assert!(frozen(&table).is_some(), "one of three");
    let effects = table.wait(2_000).try_join("수달", players[2].token.as_deref());
    assert!(matches!(table.phase(), Phase::Open { .. }), "two of three");
    assert!(matches!(&events(&effects)[..], [Event::Player { .. }, Event::Phase { phase }] if *phase == table.phase()));
}

#[test]
fn play_goes_on_five_seconds_after_the_first_is_back() {
    let (mut table, players) = started();
    lose(&mut table, &players);
    back(table.wait(30_000), &players[0]);
    table.tick(4_999);
    assert!(frozen(&table).is_some());
    table.tick(1);
    assert!(matches!(table.phase(), Phase::Open { .. }));
}

#[test]
fn a_newcomer_is_not_one_of_those_who_are_back() {
    let (mut table, players) = started();
    lose(&mut table, &players[..]);
    table.wait(1_000).join("펭귄");
    table.wait(1_000).join("여우");
    assert!(frozen(&table).is_some());
    table.tick(4_000);
    assert!(frozen(&table).is_none(), "but nobody waits for more than five seconds");
}

#[test]
fn who_was_lost_long_before_is_not_waited_for() {
    let (mut table, players) = started();
    table.handle(Input::Drop { player: players[0].you });
    table.wait(10_001);
    lose(&mut table, &players[1..]);
    back(&mut table, &players[1]);
    assert!(frozen(&table).is_none(), "one of two");
}

#[test]
fn a_player_who_leaves_ends_the_match_and_is_not_waited_for() {
    let (mut table, players) = started();
    players.iter().for_each(|player| drop(table.handle(sent(player.you, ClientFrame::Leave))));
    assert_eq!(table.phase(), Phase::Lobby);
}

#[test]
fn who_is_lost_again_during_the_break_is_waited_for_again() {
    let (mut table, players) = started();
    let since = lose(&mut table, &players);
    back(table.wait(50_000), &players[0]);
    table.wait(1_000).handle(Input::Drop { player: players[0].you });
    table.tick(59_999);
    assert_eq!(frozen(&table).map(|frozen| frozen.since), Some(since));
    table.tick(1);
    assert_eq!(table.phase(), Phase::Lobby);
}
