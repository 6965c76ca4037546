//! Operators' requests, closing by the maker, retention, and the listing.

use hangul::RoomName;
use protocol::{ClientFrame, Event, Millis, Mode, Phase, PlayerId, Refusal, Remover, Settings, Speakers};

use super::table::{Table, events, refused, sent, welcome};
use crate::{Effects, Input, Operation, Room};

fn operate(table: &mut Table, operation: Operation) -> Effects {
    table.handle(Input::Operate(operation))
}

fn change(settings: Settings) -> Operation {
    Operation::Change { settings: Some(settings), seats: None, kept: None }
}

#[test]
fn an_operator_changes_the_settings_of_a_channel() {
    let mut table = Table::new();
    table.join("수달");
    let talk = Settings::of(Mode::Talk);
    let announced = events(&operate(&mut table, change(talk.clone())));
    assert!(matches!(&announced[..], [Event::Settings { settings, .. }, Event::Phase { .. }] if *settings == talk));
    assert_eq!(table.phase(), Phase::Talk);
}

#[test]
fn an_empty_channel_opens_no_prompt_after_a_change_of_mode() {
    let mut table = Table::new();
    operate(&mut table, change(Settings::of(Mode::Talk)));
    operate(&mut table, change(Settings::default()));
    assert_eq!((table.phase(), table.room.next_deadline()), (Phase::Waiting, None));
    assert!(matches!(table.join("수달").phase, Phase::Open { .. }));
}

#[test]
fn matches_invalid_settings_and_invalid_seats_are_refused_for_a_channel() {
    let mut table = Table::new();
    for operation in [
        change(Settings::of(Mode::Match)),
        change(Settings { seconds: 5, ..Settings::default() }),
        Operation::Change { settings: None, seats: Some(0), kept: None },
        Operation::Change { settings: None, seats: Some(2_001), kept: None },
    ] {
        assert_eq!(operate(&mut table, operation).replies, [refused(None, Refusal::NotNow)]);
    }
}

#[test]
fn a_channel_that_is_full_after_a_change_of_seats_refuses_newcomers() {
    let mut table = Table::new();
    table.join("수달");
    operate(&mut table, Operation::Change { settings: None, seats: Some(1), kept: None });
    assert_eq!(table.try_join("하마", None).replies, [refused(None, Refusal::RoomFull)]);
}

#[test]
fn an_operator_can_keep_a_players_channel_listed() {
    let mut table = Table::new();
    table.room = Room::channel(RoomName::parse("Town137").unwrap(), 1, 42);
    assert!(!table.room.listing().kept);
    operate(&mut table, Operation::Change { settings: None, seats: None, kept: Some(true) });
    assert!(table.room.listing().kept);
}

#[test]
fn in_an_operators_channel_players_cannot_send_messages() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    operate(&mut table, change(Settings { speakers: Speakers::Operators, ..Settings::of(Mode::Talk) }));
    let effects = table.say_as(player, "a", "안녕");
    assert_eq!((effects.replies, effects.events), (vec![refused(Some("a"), Refusal::ListenOnly)], vec![]));
    let notice = operate(&mut table, Operation::Say { text: "점검이 있어요".into() });
    assert!(matches!(&events(&notice)[..], [Event::Notice { text, .. }] if text.as_str() == "점검이 있어요"));
    assert_eq!(table.join("하마").recent, notice.events, "a newcomer's welcome has the notice");
}

#[test]
fn in_a_private_room_with_restricted_speakers_the_host_may_speak() {
    let mut table = Table::private(Settings { speakers: Speakers::Operators, ..Settings::of(Mode::Talk) });
    let [host, guest] = [table.join_as_maker().you, table.join("하마").you];
    assert_eq!(table.say(guest, "안녕"), []);
    assert!(matches!(table.say(host, "안녕")[..], [Event::Said { .. }]));
}

#[test]
fn a_notice_passes_the_chat_filter() {
    let mut table = Table::new();
    let notice = events(&operate(&mut table, Operation::Say { text: "시발".into() }));
    assert!(matches!(&notice[..], [Event::Notice { text, .. }] if text.as_str() == "**"));
    let effects = operate(&mut table, Operation::Say { text: " ".into() });
    assert_eq!(effects.replies, [refused(None, Refusal::MessageEmpty)]);
}

#[test]
fn an_erased_message_is_not_in_later_welcomes() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let effects = table.say_as(player, "erased", "지워질 말");
    let [said] = &effects.events[..] else { panic!() };
    let message = said.seq;
    table.say(player, "남을 말");
    let announced = events(&operate(&mut table, Operation::Erase { message }));
    assert!(matches!(announced[..], [Event::Erased { message: erased, .. }] if erased == message));
    assert_eq!(table.join("하마").recent.len(), 1);
}

#[test]
fn a_player_removed_by_an_operator_is_banned() {
    let mut table = Table::new();
    let player = table.join("수달");
    let announced = events(&operate(&mut table, Operation::Remove { player: player.you }));
    assert!(matches!(announced[0], Event::Removed { by: Remover::Operator, .. }));
    assert!(table.try_join("수달", player.token.as_deref()).seated.is_none());
    let effects = operate(&mut table, Operation::Remove { player: PlayerId(9) });
    assert_eq!(effects.replies, [refused(None, Refusal::PlayerGone)]);
}

#[test]
fn only_the_maker_or_an_operator_closes_a_room() {
    let closes = |effects: &Effects| effects.closed && matches!(events(effects)[..], [Event::Closed { .. }]);
    let mut private = Table::private(Settings::of(Mode::Match));
    let mut channel = Table::new();
    channel.room = Room::channel(RoomName::parse("Town137").unwrap(), 1, 42);
    let makers = [private.join_as_maker(), channel.join("수달")];
    for (mut table, maker) in [private, channel].into_iter().zip(makers) {
        assert!(maker.maker);
        let guest = table.join("하마");
        assert!(!guest.maker);
        let refusal = table.handle(sent(guest.you, ClientFrame::Close));
        assert_eq!((refusal.replies, refusal.closed), (vec![refused(None, Refusal::MakerOnly)], false));
        assert!(closes(&table.handle(sent(maker.you, ClientFrame::Close))));
    }
    let mut plaza = Table::new();
    assert!(!plaza.join("수달").maker, "the plaza has no maker");
    assert!(closes(&operate(&mut plaza, Operation::Close)));
}

#[test]
fn the_maker_closes_a_channel_only_while_at_most_one_other_is_connected() {
    let mut table = Table::new();
    table.room = Room::channel(RoomName::parse("Town137").unwrap(), 1, 42);
    let [maker, _, third] = ["수달", "하마", "고래"].map(|nickname| table.join(nickname).you);
    let refused_close = table.handle(sent(maker, ClientFrame::Close));
    assert_eq!((refused_close.replies, refused_close.closed), (vec![refused(None, Refusal::NotNow)], false));
    table.handle(Input::Drop { player: third });
    assert!(table.handle(sent(maker, ClientFrame::Close)).closed);

    let mut private = Table::private(Settings::of(Mode::Match));
    let maker = private.join_as_maker().you;
    for nickname in ["하마", "고래"] {
        private.join(nickname);
    }
    assert!(private.handle(sent(maker, ClientFrame::Close)).closed, "a private room is its maker's");
}

#[test]
fn the_maker_of_a_channel_may_close_it_after_coming_back() {
    let mut table = Table::new();
    table.room = Room::channel(RoomName::parse("Town137").unwrap(), 1, 42);
    let maker = table.join("수달");
    table.handle(sent(maker.you, ClientFrame::Leave));
    assert!(!table.wait(3_600_000).join("하마").maker);
    assert!(welcome(table.try_join("수달", maker.token.as_deref())).maker);
}

#[test]
fn messages_are_dropped_after_their_retention() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    table.say(player, "오래된 말");
    table.wait(60_000).say(player, "새 말");
    table.room.forget_messages(Millis(table.now.0 - 59_999));
    let texts = |table: &mut Table| table.join("하마").recent.len();
    assert_eq!(texts(&mut table), 1);
    table.room.forget_messages(table.now.plus(1));
    assert_eq!(texts(&mut table), 0);
}

#[test]
fn the_listing_counts_connected_players() {
    let mut table = Table::new();
    assert_eq!((table.room.listing().people, table.room.listing().kept), (0, true), "the plaza is kept");
    let player = table.join("수달").you;
    table.join("하마");
    table.handle(Input::Drop { player });
    let listing = table.room.listing();
    assert_eq!((listing.name.as_str(), listing.people, listing.seats), ("광장", 1, 100));
}
