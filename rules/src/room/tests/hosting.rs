//! The host of a private room.

use protocol::{ClientFrame, Event, Mode, PlayerId, Refusal, Settings};

use super::table::{MAKER, Table, events, refused, sent, welcome};
use crate::Input;

fn lobby() -> Settings {
    Settings::of(Mode::Match)
}

/// The announced rows: the player, and whether that player is host.
fn host_rows(events: &[Event]) -> Vec<(PlayerId, bool)> {
    let rows = events.iter().filter_map(|event| match event {
        Event::Player { player, .. } => Some((player.id, player.host)),
        _ => None,
    });
    rows.collect()
}

#[test]
fn the_maker_is_host_and_a_channel_has_none() {
    let mut table = Table::private(lobby());
    let maker = table.join_as_maker();
    assert!(maker.players[0].host);
    assert_eq!(maker.token.as_deref(), Some(MAKER), "the token stays valid");
    let guest = table.join("하마").you;
    assert_eq!(table.host(guest), Some(maker.you));
    let mut channel = Table::new();
    let player = channel.join("수달").you;
    assert_eq!(channel.host(player), None);
}

#[test]
fn the_first_player_is_host_until_the_maker_joins() {
    let mut table = Table::private(lobby());
    let [first, second] = ["하마", "고래"].map(|name| table.wait(1_000).join(name).you);
    assert_eq!(table.host(second), Some(first));
    let effects = table.try_join("만든이", Some(MAKER));
    let maker = effects.seated.unwrap().player;
    assert_eq!(host_rows(&events(&effects)), [(maker, true), (first, false)]);
    assert!(welcome(effects).players.iter().find(|row| row.id == maker).unwrap().host);
}

#[test]
fn a_host_away_for_thirty_seconds_is_replaced_until_the_maker_returns() {
    let mut table = Table::private(lobby());
    let maker = table.join_as_maker().you;
    let [first, second] = ["하마", "고래"].map(|name| table.wait(1_000).join(name).you);
    table.handle(Input::Drop { player: maker });
    assert_eq!(table.tick(29_999), []);
    assert_eq!(table.room.next_deadline(), Some(table.now.plus(1)));
    assert_eq!(host_rows(&table.tick(1)), [(maker, false), (first, true)]);
    assert_eq!(table.host(second), Some(first));
    assert_eq!(host_rows(&events(&table.try_join("만든이", Some(MAKER)))), [(maker, true), (first, false)]);
}

#[test]
fn a_host_who_leaves_is_replaced_at_once() {
    let mut table = Table::private(lobby());
    let maker = table.join_as_maker().you;
    let guest = table.join("하마").you;
    assert_eq!(host_rows(&events(&table.handle(sent(maker, ClientFrame::Leave)))), [(guest, true)]);
}

#[test]
fn the_maker_is_host_again_a_day_later() {
    let mut table = Table::private(lobby());
    let maker = table.join_as_maker().you;
    table.handle(sent(maker, ClientFrame::Leave));
    table.wait(24 * 3_600_000);
    let guest = table.join("하마").you;
    assert_eq!(table.host(guest), Some(guest));
    let maker = table.join_as_maker();
    assert_eq!(table.host(guest), Some(maker.you));
}

#[test]
fn an_empty_room_has_no_deadline_for_its_host() {
    let mut table = Table::private(lobby());
    let [maker, guest] = [table.join_as_maker().you, table.join("하마").you];
    table.handle(Input::Drop { player: maker });
    table.handle(Input::Drop { player: guest });
    table.tick(60_000);
    assert_eq!(table.room.next_deadline(), Some(table.now.plus(30 * 24 * 60 * 60_000)), "only that of its end");
}

#[test]
fn only_the_host_starts_configures_and_removes() {
    let mut table = Table::private(lobby());
    let [maker, guest] = [table.join_as_maker().you, table.join("하마").you];
    let frames =
        [ClientFrame::Start, ClientFrame::Settings(Settings::default()), ClientFrame::Remove { player: maker }];
    for frame in frames {
        let effects = table.wait(1_000).handle(sent(guest, frame));
        assert_eq!((effects.replies, effects.events), (vec![refused(None, Refusal::HostOnly)], vec![]));
    }
    let mut channel = Table::new();
    let player = channel.join("수달").you;
    let effects = channel.handle(sent(player, ClientFrame::Start));
    assert_eq!(effects.replies, [refused(None, Refusal::HostOnly)]);
}
