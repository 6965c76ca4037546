//! The end of rooms that nobody uses.

use hangul::RoomName;
use protocol::{ClientFrame, Event, Millis, Mode, Settings};

use super::table::{Table, events, sent, welcome};
use crate::{Input, Operation, Room};

const DAY: u64 = 24 * 60 * 60_000;

fn private() -> Table {
    Table::private(Settings::of(Mode::Match))
}

/// A channel that a player has made by entering it.
fn channel() -> Table {
    let mut table = Table::new();
    table.room = Room::channel(RoomName::parse("동물원").unwrap(), table.now.0, 42);
    table
}

/// Runs what is due until `moment`, as alarms do. True if the room was closed by then.
fn is_closed_at(table: &mut Table, moment: Millis) -> bool {
    while let Some(due) = table.room.next_deadline().filter(|due| *due <= moment) {
        table.now = table.now.max(due);
        if table.handle(Input::Tick).closed {
            return true;
        }
    }
    false
}

#[test]
fn a_private_room_that_nobody_has_used_for_thirty_days_is_closed() {
    let mut table = private();
    let maker = table.join_as_maker();
    assert!(!is_closed_at(&mut table, Millis(1_000_000 + 40 * DAY)), "somebody is there");
    let left_at = table.wait(40 * DAY).now;
    table.handle(sent(maker.you, ClientFrame::Leave));
    assert!(!is_closed_at(&mut table, left_at.plus(30 * DAY - 1)));
    let effects = table.tick_at_deadline();
    assert_eq!(table.now, left_at.plus(30 * DAY));
    assert_eq!((events(&effects), effects.closed), (vec![Event::Closed {}], true));
}

#[test]
fn a_private_room_that_nobody_ever_entered_is_closed_thirty_days_after_it_was_made() {
    let table = private();
    assert_eq!(table.room.next_deadline(), Some(Millis(1 + 30 * DAY)));
}

#[test]
fn a_lost_connection_and_a_restart_end_the_use_of_a_room_too() {
    let mut table = private();
    table.join_as_maker();
    let lost_at = table.wait(5 * DAY).now;
    table.handle(Input::Restore { connected: Vec::new() });
    assert!(!is_closed_at(&mut table, lost_at.plus(30 * DAY)), "the row left a minute later");
    assert!(is_closed_at(&mut table, lost_at.plus(30 * DAY + 60_000)));
}

#[test]
fn an_empty_channel_is_closed_after_seven_days_unless_it_is_kept() {
    let mut table = channel();
    let player = table.join("수달").you;
    table.handle(sent(player, ClientFrame::Leave));
    let left_at = table.now;
    let keep = |kept| Input::Operate(Operation::Change { settings: None, seats: None, kept: Some(kept) });
    table.handle(keep(true));
    assert!(!is_closed_at(&mut table, left_at.plus(100 * DAY)));
    table.handle(keep(false));
    assert!(!is_closed_at(&mut table, left_at.plus(7 * DAY - 1)));
    assert!(is_closed_at(&mut table, left_at.plus(7 * DAY)));
    let mut plaza = Table::new();
    let player = plaza.join("수달").you;
    plaza.handle(sent(player, ClientFrame::Leave));
    assert!(!is_closed_at(&mut plaza, left_at.plus(100 * DAY)));
}

#[test]
fn whoever_comes_back_before_the_alarm_finds_the_room_as_it_was() {
    let mut table = private();
    let maker = table.join_as_maker();
    table.handle(sent(maker.you, ClientFrame::Leave));
    let late = table.wait(31 * DAY);
    let effects = late.try_join("선생님", maker.token.as_deref());
    assert!(!effects.closed);
    assert!(welcome(effects).maker);
    assert!(!table.handle(Input::Tick).closed);
}
