//! Breaks by a restart of the server.

use protocol::{Event, Frozen, Millis, PlayerId, Welcome};

use super::{back, frozen, lose, started};
use crate::room::tests::table::events;

fn ids(players: &[Welcome]) -> Vec<PlayerId> {
    players.iter().map(|player| player.you).collect()
}

#[test]
fn a_restart_freezes_as_of_the_last_event_before_anything_becomes_due() {
    let (mut table, players) = started();
    let shown_at = table.prompt().shown_at;
    table.wait(3_000).say(players[0].you, "안녕");
    let known = table.now;
    table.wait(600_000).evict(&[]);
    assert_eq!(frozen(&table).map(|frozen| frozen.since), Some(known), "a message is the latest moment that is stored");
    assert_eq!(table.room.next_deadline(), Some(table.now.plus(60_000)));
    players[..2].iter().for_each(|player| drop(back(table.wait(1_000), player)));
    assert_eq!(table.prompt().shown_at, shown_at.plus(table.now.since(known)));
}

#[test]
fn a_restart_during_a_break_changes_nothing() {
    let (mut table, players) = started();
    lose(&mut table, &players);
    let before = (table.phase(), table.room.stage_deadline());
    table.wait(30_000).evict(&[]);
    assert_eq!((table.phase(), table.room.stage_deadline()), before);
    back(&mut table, &players[0]);
    table.wait(1_000).evict(&[]);
    assert_eq!((table.phase(), table.room.stage_deadline()), (before.0, Some(table.now.plus(60_000))));
}

#[test]
fn hibernation_freezes_nothing() {
    let (mut table, players) = started();
    let effects = table.wait(20_000).evict(&ids(&players));
    assert!(matches!(&events(&effects)[..], [Event::Revealed { .. }]));
    let effects = table.wait(4_000).evict(&ids(&players[..1]));
    assert!(matches!(events(&effects).last(), Some(Event::Prompt { .. })), "one connection is left");
}

#[test]
fn a_room_from_before_breaks_stops_at_the_beginning_of_its_stage() {
    let (mut table, players) = started();
    let prompt = table.prompt();
    table.wait(7_000);
    table.room.stored.unmarked().last_event_at = Millis::default();
    table.stored.store(crate::Changes { room: Some(table.room.stored.write()), rows: Vec::new() });
    table.evict(&[]);
    assert_eq!(frozen(&table), Some(Frozen { since: prompt.shown_at, prompt: Some(prompt) }));
    players[..2].iter().for_each(|player| drop(back(&mut table, player)));
    assert_eq!(table.prompt().shown_at, table.now);
}
