//! Who is marked, and who is told.

use protocol::{ClientFrame, PlayerId, Reply, Settings};

use super::{at, floor, scored};
use crate::Effects;
use crate::room::tests::table::{Table, events, sent};

/// A private room with a host, a program and a guest.
fn room() -> (Table, [PlayerId; 3]) {
    let mut table = Table::private(Settings::default()).with_answer_floor();
    let players = [table.join_as_maker().you, table.join("기계").you, table.join("하마").you];
    (table, players)
}

/// Advances to a prompt of two syllables and answers it as `player`, this many milliseconds after it was shown or at the
/// floor of the word.
fn answer(table: &mut Table, player: PlayerId, after: Option<u64>) -> (String, Effects) {
    table.next_prompt();
    while table.prompt().pattern.indices().len() != 2 {
        table.say(player, "음");
        table.next_prompt();
    }
    let [word] = table.right_words();
    let id = format!("to {}", table.prompt().number);
    let effects = at(table, after.unwrap_or(floor(&word))).say_as(player, &id, &word);
    (word, effects)
}

fn marked(players: &[PlayerId]) -> Reply {
    Reply::Marked { players: players.to_vec() }
}

#[test]
fn whoever_answers_faster_than_hands_again_and_again_is_marked_and_only_the_host_is_told() {
    let (mut table, [host, bot, guest]) = room();
    for _ in 0..7 {
        assert_eq!(answer(&mut table, bot, Some(50)).1.others, []);
    }
    assert_eq!(table.room.marked(), []);
    let (word, effects) = answer(&mut table, bot, Some(50));
    assert_eq!((effects.others, effects.replies, effects.events), (vec![(host, marked(&[bot]))], vec![], vec![]));
    assert_eq!(table.room.marked(), [bot]);
    assert_eq!(scored(&at(&mut table, floor(&word)).tick(0)), [(bot, word.as_str())], "held as it was before");

    let (word, effects) = answer(&mut table, bot, Some(floor("가") + 1_000));
    assert_eq!(effects.events, [], "now it has to wait longer");
    assert_eq!(scored(&at(&mut table, floor(&word) + 1_250).tick(0)), [(bot, word.as_str())]);

    table.evict(&[host, bot, guest]);
    for (player, told) in [(host, vec![marked(&[bot])]), (bot, vec![]), (guest, vec![])] {
        let replies = table.handle(sent(player, ClientFrame::Resync)).replies;
        assert_eq!(replies[1..], told, "after the welcome");
    }
}

#[test]
fn twenty_patient_answers_take_the_mark_away() {
    let (mut table, [host, bot, _]) = room();
    (0..8).for_each(|_| drop(answer(&mut table, bot, Some(50))));
    for _ in 0..19 {
        let (word, effects) = answer(&mut table, bot, Some(2_500));
        assert_eq!((scored(&events(&effects)), effects.others), (vec![(bot, word.as_str())], vec![]));
    }
    assert_eq!(answer(&mut table, bot, Some(2_500)).1.others, [(host, marked(&[]))]);
    let (word, effects) = answer(&mut table, bot, None);
    assert_eq!(scored(&events(&effects)), [(bot, word.as_str())], "at the usual floor");
}

#[test]
fn answers_at_the_floor_and_a_little_before_it_mark_nobody() {
    let (mut table, [_, player, _]) = room();
    for _ in 0..30 {
        let (word, _) = answer(&mut table, player, None);
        table.next_prompt();
        let [word] = if table.prompt().pattern.indices().len() == 2 { table.right_words() } else { [word] };
        at(&mut table, floor(&word) - 149).say(player, &word);
    }
    assert_eq!(table.room.marked(), []);
}

#[test]
fn a_new_host_is_told_of_the_marks() {
    let (mut table, [host, bot, guest]) = room();
    (0..8).for_each(|_| drop(answer(&mut table, bot, Some(50))));
    let effects = table.handle(sent(host, ClientFrame::Leave));
    assert_eq!(effects.others, [(bot, marked(&[bot]))], "the oldest row takes over");
    let effects = table.handle(sent(bot, ClientFrame::Leave));
    assert_eq!((effects.others, table.host(guest)), (vec![], Some(guest)), "nobody marked is there any more");
}
