//! Which inputs mark the snapshot as changed.

use protocol::legacy::{Chat, ClientFrame as LegacyFrame};
use protocol::{ClientFrame, PlayerId, Refusal, Settings};

use super::table::{Table, refused, sent};
use crate::{Effects, Input, Operation};

/// A channel with an open prompt and three players who have sent messages during it.
fn running() -> (Table, [PlayerId; 3]) {
    let mut table = Table::new();
    let players = ["수달", "하마", "고래"].map(|name| table.join(name).you);
    for player in players {
        table.say(player, "안녕");
    }
    (table, players)
}

#[test]
fn a_chat_message_is_stored_as_its_row_only() {
    let (mut table, [first, ..]) = running();
    let before = table.room.snapshot();
    let effects = table.wait(1_000).say_as(first, "chat", "다들 안녕");
    assert_eq!((effects.events.len(), effects.snapshot_changed), (1, false));
    assert_ne!(table.room.snapshot(), before, "seq and the player's last activity are restored from the row");
}

#[test]
fn a_chat_message_of_the_android_client_is_stored_as_its_row_only() {
    let (mut table, _) = running();
    let player = table.handle(Input::Legacy { player: None, frame: LegacyFrame::Start, fresh: "phone".into() });
    let player = player.seated.map(|seated| seated.player);
    let mut chat = |id: &str| {
        let frame = LegacyFrame::Chat(Chat { username: "철수".into(), content: "안녕".into() });
        table.wait(1_000).handle(Input::Legacy { player, frame, fresh: id.into() }).snapshot_changed
    };
    assert_eq!([chat("first"), chat("second")], [true, false], "only the first message sets the nickname");
}

#[test]
fn the_first_message_of_a_prompt_changes_the_snapshot() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    assert!(table.say_as(player, "first", "안녕").snapshot_changed, "the round had its first activity");
    assert!(!table.say_as(player, "second", "안녕").snapshot_changed);
}

#[test]
fn a_message_refused_as_chat_changes_the_snapshot() {
    let mut table = Table::private(Settings { answers_only: true, ..Settings::default() });
    let [host, guest] = [table.join_as_maker().you, table.join("하마").you];
    table.say(host, "시작해요");
    let effects = table.wait(1_000).say_as(guest, "talk", "안녕하세요");
    assert_eq!(effects.replies, [refused(Some("talk"), Refusal::AnswersOnly)]);
    assert!(effects.snapshot_changed, "no row stores that the guest was active");
}

#[test]
fn answers_votes_joins_departures_and_erased_messages_change_the_snapshot() {
    let inputs: [fn(&mut Table, [PlayerId; 3]) -> Effects; 6] = [
        |table, [first, ..]| {
            let [word] = table.right_words();
            table.say_as(first, "answer", &word)
        },
        |table, [first, ..]| table.handle(sent(first, ClientFrame::Skip)),
        |table, [first, second, _]| table.handle(sent(first, ClientFrame::Vote { player: second })),
        |table, _| table.try_join("펭귄", None),
        |table, [first, ..]| table.handle(Input::Drop { player: first }),
        |table, _| {
            let message = table.room.position().1;
            table.handle(Input::Operate(Operation::Erase { message }))
        },
    ];
    for (index, input) in inputs.into_iter().enumerate() {
        let (mut table, players) = running();
        let effects = input(table.wait(1_000), players);
        assert!(effects.snapshot_changed, "input {index}: {effects:?}");
    }
}

#[test]
fn requests_without_effect_do_not_change_the_snapshot() {
    let (mut table, [first, second, third]) = running();
    table.handle(sent(first, ClientFrame::Skip));
    table.handle(sent(first, ClientFrame::Vote { player: second }));
    table.handle(sent(third, ClientFrame::Leave));
    table.wait(3_000);
    for input in [
        Input::Tick,
        Input::Drop { player: third },
        Input::Operate(Operation::Remove { player: third }),
        sent(first, ClientFrame::Skip),
        sent(first, ClientFrame::Vote { player: second }),
        sent(first, ClientFrame::Start),
        sent(first, ClientFrame::Resync),
    ] {
        let effects = table.handle(input.clone());
        assert_eq!((&effects.events[..], effects.snapshot_changed), (&[][..], false), "{input:?}");
    }
}
