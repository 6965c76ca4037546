//! What operators and makers decide, retention, and the words that operators edited.

use hangul::RoomName;
use lexicon::WordEdits;
use protocol::{
    ClientFrame, Edit, Millis, Mode, Note, Phase, PlayerId, Refusal, Remover, ServerEvent, Settings, Speakers,
};

use super::table::{Table, refused, sent, welcome};
use crate::{Effects, Input, Operation, Room};

fn operate(table: &mut Table, operation: Operation) -> Effects {
    table.handle(Input::Operate(operation))
}

fn change(settings: Settings) -> Operation {
    Operation::Change { settings: Some(settings), seats: None, kept: None }
}

#[test]
fn an_operator_changes_how_a_channel_plays() {
    let mut table = Table::new();
    table.join("수달");
    let talk = Settings::of(Mode::Talk);
    let events = operate(&mut table, change(talk.clone())).events;
    assert!(
        matches!(&events[..], [ServerEvent::Settings { settings, .. }, ServerEvent::Phase { .. }] if *settings == talk)
    );
    assert_eq!(table.phase(), Phase::Talk);
}

#[test]
fn an_empty_channel_asks_nobody_even_after_a_change() {
    let mut table = Table::new();
    operate(&mut table, change(Settings::of(Mode::Talk)));
    operate(&mut table, change(Settings::default()));
    assert_eq!((table.phase(), table.room.next_deadline()), (Phase::Waiting, None));
    assert!(matches!(table.join("수달").phase, Phase::Open { .. }));
}

#[test]
fn a_channel_cannot_play_matches_nor_seat_everybody() {
    let mut table = Table::new();
    for operation in [
        change(Settings::of(Mode::Match)),
        change(Settings { seconds: 5, ..Settings::default() }),
        Operation::Change { settings: None, seats: Some(0), kept: None },
        Operation::Change { settings: None, seats: Some(2_001), kept: None },
    ] {
        assert_eq!(operate(&mut table, operation).reply, [refused(None, Refusal::NotNow)]);
    }
}

#[test]
fn a_channel_with_fewer_seats_lets_nobody_else_in() {
    let mut table = Table::new();
    table.join("수달");
    operate(&mut table, Operation::Change { settings: None, seats: Some(1), kept: None });
    assert_eq!(table.try_join("하마", None).reply, [refused(None, Refusal::RoomFull)]);
}

#[test]
fn an_operator_keeps_a_channel_listed_that_players_made() {
    let mut table = Table::new();
    table.room = Room::channel(RoomName::parse("Town137").unwrap(), 1, 42);
    assert!(!table.room.listing().kept);
    operate(&mut table, Operation::Change { settings: None, seats: None, kept: Some(true) });
    assert!(table.room.listing().kept);
}

#[test]
fn in_a_channel_for_operators_everyone_else_listens() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    operate(&mut table, change(Settings { speakers: Speakers::Operators, ..Settings::of(Mode::Talk) }));
    let effects = table.say_as(player, "a", "안녕");
    assert_eq!((effects.reply, effects.events), (vec![refused(Some("a"), Refusal::ListenOnly)], vec![]));
    let events = operate(&mut table, Operation::Say { text: "점검이 있어요".into() }).events;
    assert!(matches!(&events[..], [ServerEvent::Notice { text, .. }] if text.as_str() == "점검이 있어요"));
    assert_eq!(table.join("하마").recent, events, "newcomers see it, too");
}

#[test]
fn in_a_private_room_for_its_host_the_host_is_heard() {
    let mut table = Table::private(Settings { speakers: Speakers::Operators, ..Settings::of(Mode::Talk) });
    let [host, guest] = [table.join_as_maker().you, table.join("하마").you];
    assert_eq!(table.say(guest, "안녕"), []);
    assert!(matches!(table.say(host, "안녕")[..], [ServerEvent::Said { .. }]));
}

#[test]
fn what_an_operator_says_passes_the_filter() {
    let mut table = Table::new();
    let events = operate(&mut table, Operation::Say { text: "시발".into() }).events;
    assert!(matches!(&events[..], [ServerEvent::Notice { text, .. }] if text.as_str() == "**"));
    let effects = operate(&mut table, Operation::Say { text: " ".into() });
    assert_eq!(effects.reply, [refused(None, Refusal::MessageEmpty)]);
}

#[test]
fn an_erased_message_is_gone_for_newcomers() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let [said] = &table.say(player, "지워질 말")[..] else { panic!() };
    let message = said.seq().unwrap();
    table.say(player, "남을 말");
    let events = operate(&mut table, Operation::Erase { message }).events;
    assert!(matches!(events[..], [ServerEvent::Erased { message: told, .. }] if told == message));
    assert_eq!(table.join("하마").recent.len(), 1);
}

#[test]
fn whom_an_operator_removes_is_kept_out() {
    let mut table = Table::new();
    let player = table.join("수달");
    let events = operate(&mut table, Operation::Remove { player: player.you }).events;
    assert!(matches!(events[0], ServerEvent::Removed { by: Remover::Operator, .. }));
    assert!(table.try_join("수달", Some(&player.token)).seated.is_none());
    let effects = operate(&mut table, Operation::Remove { player: PlayerId(9) });
    assert_eq!(effects.reply, [refused(None, Refusal::PlayerGone)]);
}

#[test]
fn whoever_made_a_room_closes_it_and_nobody_else() {
    let closes = |effects: &Effects| effects.closed && matches!(effects.events[..], [ServerEvent::Closed { .. }]);
    let mut private = Table::private(Settings::of(Mode::Match));
    let mut channel = Table::new();
    channel.room = Room::channel(RoomName::parse("Town137").unwrap(), 1, 42);
    let makers = [private.join_as_maker(), channel.join("수달")];
    for (mut table, maker) in [private, channel].into_iter().zip(makers) {
        assert!(maker.maker);
        let guest = table.join("하마");
        assert!(!guest.maker);
        let refusal = table.handle(sent(guest.you, ClientFrame::Close));
        assert_eq!((refusal.reply, refusal.closed), (vec![refused(None, Refusal::MakerOnly)], false));
        assert!(closes(&table.handle(sent(maker.you, ClientFrame::Close))));
    }
    let mut plaza = Table::new();
    assert!(!plaza.join("수달").maker, "it belongs to everyone");
    assert!(closes(&operate(&mut plaza, Operation::Close)));
}

#[test]
fn the_one_who_made_a_channel_may_close_it_after_coming_back() {
    let mut table = Table::new();
    table.room = Room::channel(RoomName::parse("Town137").unwrap(), 1, 42);
    let maker = table.join("수달");
    table.handle(sent(maker.you, ClientFrame::Leave));
    assert!(!table.wait(3_600_000).join("하마").maker);
    assert!(welcome(table.try_join("수달", Some(&maker.token))).maker);
}

#[test]
fn messages_are_forgotten_after_their_time() {
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
fn the_directory_is_told_who_is_here_and_how_the_room_plays() {
    let mut table = Table::new();
    assert_eq!((table.room.listing().people, table.room.listing().kept), (0, true), "the one for everyone");
    let player = table.join("수달").you;
    table.join("하마");
    table.handle(Input::Drop { player });
    let listing = table.room.listing();
    assert_eq!((listing.name.as_str(), listing.people, listing.seats), ("광장", 1, 100));
}

/// A table at which these words are edited from the first prompt on, which is always the same.
fn edited(edits: impl IntoIterator<Item = (String, Edit)>) -> Table {
    let mut table = Table::new();
    let edits: WordEdits = edits.into_iter().collect();
    table.words = table.words.edited(Box::leak(Box::new(edits)));
    table
}

#[test]
fn edited_words_count_and_do_not_count() {
    let mut table = Table::new();
    table.join("수달");
    let [word] = table.right_words();
    let pattern = table.prompt().pattern;
    let nonsense: String = pattern.indices().iter().map(|&index| hangul::join(index, 27).unwrap()).collect();
    let mut table = edited([(word.clone(), Edit::Removed), (nonsense.clone(), Edit::Added)]);
    let player = table.join("수달").you;
    let effects = table.say_as(player, "a", &word);
    assert!(matches!(&effects.reply[..], [ServerEvent::Note { note: Note::NotListed { .. }, .. }]));
    assert!(matches!(table.say(player, &nonsense)[..], [ServerEvent::Answered { .. }]));
}

#[test]
fn a_removed_word_is_not_shown_by_the_game() {
    let mut table = Table::new();
    table.join("수달");
    let examples = table.words.dictionary.examples(&table.prompt().pattern);
    let (kept, removed) = examples.split_last().unwrap();
    let mut table = edited(removed.iter().map(|entry| (entry.word.clone(), Edit::Removed)));
    table.join("수달");
    let answers = loop {
        if let [ServerEvent::Revealed { answers, .. }] = &table.pass()[..] {
            break answers.clone();
        }
    };
    assert_eq!(answers, [kept.word.as_str()]);
}
