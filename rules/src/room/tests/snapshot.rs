//! Which rows an input changes.

use protocol::legacy::{Chat, ClientFrame as LegacyFrame};
use protocol::{ClientFrame, PlayerId, Refusal, Settings};

use super::table::{Table, refused, sent};
use crate::{Input, Operation, RowKey, RowKind};

/// A channel with an open prompt and three players who have sent messages during it.
fn running() -> (Table, [PlayerId; 3]) {
    let mut table = Table::new();
    let players = ["수달", "하마", "고래"].map(|name| table.join(name).you);
    for player in players {
        table.say(player, "안녕");
    }
    (table, players)
}

/// The changes of the last input: whether the room's own row, and which others.
fn changed(table: &Table) -> (bool, Vec<(RowKind, u64)>) {
    let keys = table.changes.rows.iter().map(|(key, _)| (key.kind, key.number));
    (table.changes.room.is_some(), keys.collect())
}

fn row(kind: RowKind, number: u64) -> (RowKind, u64) {
    (kind, number)
}

#[test]
fn a_new_room_changes_as_a_whole_and_only_once() {
    let mut room = Table::new().room;
    assert!(room.take_changes().room.is_some());
    assert!(room.take_changes().is_empty());
}

#[test]
fn a_message_that_does_not_score_changes_no_row() {
    let (mut table, [first, ..]) = running();
    let before = (table.room.position(), table.stored.clone());
    let unlisted = table.unlisted_word();
    for text in ["다들 안녕", &unlisted] {
        table.wait(1_000).say(first, text);
        assert!(table.changes.is_empty(), "{text}: {:?}", table.changes);
    }
    assert_eq!((table.room.position(), table.stored.clone()), ((before.0.0, before.0.1 + 2), before.1));
}

#[test]
fn a_chat_message_of_the_android_client_is_stored_as_its_row_only() {
    let (mut table, _) = running();
    let start = Input::Legacy { player: None, frame: LegacyFrame::Start, fresh: "phone".into(), network: None };
    let player = table.handle(start);
    let player = player.seated.map(|seated| seated.player);
    let mut chat = |id: &str| {
        let frame = LegacyFrame::Chat(Chat { username: "철수".into(), content: "안녕".into() });
        table.wait(1_000).handle(Input::Legacy { player, frame, fresh: id.into(), network: None });
        changed(&table)
    };
    assert_eq!(chat("first"), (true, vec![row(RowKind::Seat, 4)]), "the nickname");
    assert_eq!(chat("second"), (false, vec![]));
}

#[test]
fn the_first_message_of_a_prompt_changes_the_rooms_own_row() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    table.say(player, "안녕");
    assert_eq!(changed(&table), (true, vec![]), "the round had its first activity");
    table.say(player, "안녕");
    assert_eq!(changed(&table), (false, vec![]));
}

#[test]
fn a_message_refused_as_chat_changes_its_senders_seat() {
    let mut table = Table::private(Settings { answers_only: true, ..Settings::default() });
    let [host, guest] = [table.join_as_maker().you, table.join("하마").you];
    table.say(host, "시작해요");
    let effects = table.wait(1_000).say_as(guest, "talk", "안녕하세요");
    assert_eq!(effects.replies, [refused(Some("talk"), Refusal::AnswersOnly)]);
    assert_eq!(changed(&table), (false, vec![row(RowKind::Seat, 2)]), "no message stores that the guest was active");
}

#[test]
fn an_answer_changes_its_players_seat_and_adds_a_row() {
    let (mut table, [first, second, _]) = running();
    let [one, two] = table.right_words();
    table.say(first, &one);
    assert_eq!(changed(&table), (true, vec![row(RowKind::Seat, 1), row(RowKind::Solver, 1)]), "the fair window");
    table.say(second, &two);
    assert_eq!(changed(&table), (false, vec![row(RowKind::Seat, 2), row(RowKind::Solver, 2)]));
    table.advance();
    assert_eq!(changed(&table), (true, vec![]), "the reveal");
    table.advance();
    let deleted = [1, 2].map(|number| (RowKey { kind: RowKind::Solver, number }, None));
    assert_eq!(table.changes.rows, deleted, "the next prompt");
}

#[test]
fn votes_joins_departures_and_erased_messages_change_their_rows() {
    type Act = fn(&mut Table, [PlayerId; 3]) -> Input;
    let inputs: [(Act, Vec<(RowKind, u64)>); 7] = [
        (|_, [first, ..]| sent(first, ClientFrame::Skip), vec![row(RowKind::Seat, 1)]),
        (|_, [first, second, _]| sent(first, ClientFrame::Vote { player: second }), vec![row(RowKind::Ballot, 2)]),
        (
            |_, _| Input::Join {
                sender: None,
                watch: false,
                nickname: "펭귄".into(),
                resume: None,
                fresh_token: "fresh".into(),
                network: None,
            },
            vec![row(RowKind::Seat, 4)],
        ),
        (|_, [first, ..]| Input::Drop { player: first }, vec![row(RowKind::Seat, 1)]),
        (|_, [_, second, _]| sent(second, ClientFrame::Leave), vec![row(RowKind::Seat, 2)]),
        (
            |_, [_, _, third]| Input::Operate(Operation::Remove { player: third }),
            vec![row(RowKind::Seat, 3), row(RowKind::Ban, 3)],
        ),
        (|table, _| Input::Operate(Operation::Erase { message: table.room.position().1 }), vec![]),
    ];
    for (index, (act, rows)) in inputs.into_iter().enumerate() {
        let (mut table, players) = running();
        let input = act(&mut table, players);
        table.wait(1_000).handle(input);
        assert_eq!(changed(&table), (true, rows), "input {index}");
    }
}

#[test]
fn a_lap_changes_only_the_seats_whose_points_change() {
    let (mut table, [first, _, third]) = running();
    let [word] = table.right_words();
    table.say(first, &word);
    while table.prompt().place < 20 {
        table.next_prompt();
        table.say(third, "음");
    }
    while changed(&table).1.is_empty() {
        table.advance();
    }
    assert_eq!(changed(&table), (true, vec![row(RowKind::Seat, 1)]));
}

#[test]
fn requests_without_effect_change_nothing() {
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
        assert!(effects.events.is_empty() && table.changes.is_empty(), "{input:?}: {:?}", table.changes);
    }
}

#[test]
fn numbers_go_on_after_the_rows_of_all_messages_have_expired() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    table.say(player, "안녕");
    table.say(player, "나중에 봐");
    let (before, last_event_at) = (table.room.position(), table.now);
    assert_eq!(table.changes.room, None, "a message that did not score is stored as its row only");
    table.room.forget_messages(table.now);
    assert_eq!(table.room.take_changes().room, None, "the message is kept");
    table.room.forget_messages(table.now.plus(1));
    table.stored.store(table.room.take_changes());
    let restored = table.stored.restore(Vec::new());
    assert_eq!((restored.position(), restored.stored.last_event_at), (before, last_event_at));
}
