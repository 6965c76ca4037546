//! Held answers over evictions, breaks, and what ends them.

use protocol::{ClientFrame, Event, Mode, Phase, Refusal, Settings};

use super::{at, channel, floor, scored};
use crate::room::tests::table::{Table, refused, sent, welcome};
use crate::{Input, Operation, Room, RowKey, RowKind};

fn held_rows(table: &Table) -> usize {
    table.stored.rows.keys().filter(|key| key.kind == RowKind::Held).count()
}

#[test]
fn a_held_answer_is_a_row_of_its_own_and_survives_an_eviction() {
    let (mut table, [bot, person]) = channel(["기계", "수달"]);
    let [word] = table.right_words();
    table.say(person, "안녕");
    at(&mut table, 50).say_as(bot, "a", &word);
    assert_eq!(table.changes.room, None, "the room's own row does not grow");
    assert_eq!(held_rows(&table), 1);
    table.evict(&[bot, person]);
    assert_eq!(table.say_as(bot, "a", &word).events, [], "sent again");
    assert_eq!(scored(&at(&mut table, floor(&word)).tick(0)), [(bot, word.as_str())]);
    assert_eq!(held_rows(&table), 0);
}

#[test]
fn the_sender_of_a_held_answer_counts_as_active_even_after_an_eviction() {
    let (mut table, [bot, person]) = channel(["기계", "수달"]);
    let [word] = table.right_words();
    at(&mut table, 50).say_as(bot, "a", &word);
    table.evict(&[bot, person]);
    let effects = table.handle(sent(person, ClientFrame::Skip));
    assert!(matches!(&effects.events[0].event, Event::Votes { votes } if votes.needed == 2));
}

#[test]
fn a_held_answer_waits_out_a_break() {
    let mut table = Table::private(Settings::of(Mode::Match)).with_answer_floor();
    let [host, bot] = [table.join_as_maker(), table.join("기계")];
    table.handle(sent(host.you, ClientFrame::Start));
    table.tick(3_000);
    let [word] = table.right_words();
    at(&mut table, 50).say_as(bot.you, "a", &word);
    table.wait(30);
    [host.you, bot.you].into_iter().for_each(|player| drop(table.handle(Input::Drop { player })));
    assert_eq!(scored(&table.tick(30_000)), []);
    table.evict(&[]);
    welcome(table.try_join("기계", bot.token.as_deref()));
    let shown_at = table.prompt().shown_at;
    assert_eq!(table.now, shown_at.plus(80), "the prompt has the time it had");
    assert_eq!(table.room.next_deadline(), Some(shown_at.plus(floor(&word))));
    assert_eq!(scored(&at(&mut table, floor(&word)).tick(0)), [(bot.you, word.as_str())]);
}

#[test]
fn a_held_answer_goes_with_its_player() {
    let leave = |_: &Table, player| sent(player, ClientFrame::Leave);
    let remove = |_: &Table, player| Input::Operate(Operation::Remove { player });
    for end in [leave as fn(&Table, _) -> Input, remove] {
        let (mut table, [bot, _]) = channel(["기계", "수달"]);
        let [word] = table.right_words();
        at(&mut table, 50).say(bot, &word);
        let end = end(&table, bot);
        table.handle(end);
        assert_eq!(held_rows(&table), 0);
        assert_eq!(at(&mut table, floor(&word)).tick(0), []);
    }
}

#[test]
fn a_lost_connection_does_not_take_the_answer_back() {
    let (mut table, [bot, _]) = channel(["기계", "수달"]);
    let [word] = table.right_words();
    at(&mut table, 50).say(bot, &word);
    table.handle(Input::Drop { player: bot });
    assert_eq!(scored(&at(&mut table, floor(&word)).tick(0)), [(bot, word.as_str())]);
}

#[test]
fn another_mode_gives_held_answers_back_to_their_senders() {
    let mut table = Table::private(Settings::default()).with_answer_floor();
    let [host, bot] = [table.join_as_maker().you, table.join("기계").you];
    let [word] = table.right_words();
    at(&mut table, 50).say_as(bot, "a", &word);
    let effects = table.handle(sent(host, ClientFrame::Settings(Settings::of(Mode::Talk))));
    assert_eq!(effects.others, [(bot, refused(Some("a"), Refusal::NotNow))]);
    assert_eq!((held_rows(&table), table.room.next_deadline()), (0, None));
}

#[test]
fn a_room_that_everyone_gave_up_keeps_the_prompt_without_the_held_answer() {
    let (mut table, [bot]) = channel(["기계"]);
    let [word] = table.right_words();
    at(&mut table, 50).say(bot, &word);
    table.handle(Input::Drop { player: bot });
    table.tick(60_000);
    assert_eq!((table.phase(), held_rows(&table)), (Phase::Waiting, 0));
}

#[test]
fn a_held_answer_to_another_prompt_than_the_stored_one_is_dropped() {
    let (mut table, [bot, _]) = channel(["기계", "수달"]);
    let [word] = table.right_words();
    at(&mut table, 50).say(bot, &word);
    let rows = table.stored.rows.iter().map(|(key, row)| (*key, row.replace(r#""prompt":1"#, r#""prompt":7"#)));
    let (mut room, damaged) = Room::restore(&table.stored.room, rows.collect(), Vec::new()).unwrap();
    assert!(damaged.is_empty());
    let held = RowKey { kind: RowKind::Held, number: 1 };
    assert_eq!(room.take_changes().rows, [(held, None)]);
    assert!(room.held_deadline().is_none());
}
