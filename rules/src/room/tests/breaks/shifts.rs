//! After a break, all times of the stage have shifted.

use protocol::{Event, Note, Phase};

use super::{back, lose, started, started_alone};
use crate::room::tests::table::{Table, note};

#[test]
fn elapsed_time_and_points_do_not_count_the_break() {
    let (mut table, players) = started();
    let [word] = table.right_words();
    table.wait(4_000);
    lose(&mut table, &players);
    table.wait(50_000);
    players.iter().for_each(|player| drop(back(&mut table, player)));
    let events = table.wait(1_000).say(players[0].you, &word);
    assert!(matches!(events[0], Event::Answered { elapsed: 5_000, gained: 88, .. }), "{events:?}");
}

#[test]
fn hints_and_the_end_of_the_prompt_shift_by_the_break() {
    let (mut table, players) = started();
    let ends_at = table.prompt().ends_at;
    table.advance();
    let since = lose(&mut table, &players);
    table.wait(20_000);
    players[..2].iter().for_each(|player| drop(back(&mut table, player)));
    let break_millis = table.now.since(since);
    assert!(matches!(table.phase(), Phase::Open { hints, .. } if hints.len() == 1), "the given hint stays");
    assert!(matches!(table.advance()[..], [Event::Hint { .. }]));
    assert!(matches!(table.advance()[..], [Event::Revealed { .. }]));
    assert_eq!(table.now, ends_at.plus(break_millis));
}

#[test]
fn the_fair_window_and_the_reveal_shift_by_the_break() {
    let (mut table, players) = started();
    let [first, second, late] = table.right_words();
    table.say(players[0].you, &first);
    table.wait(500);
    lose(&mut table, &players);
    table.wait(10_000);
    players.iter().for_each(|player| drop(back(&mut table, player)));
    assert!(matches!(table.phase(), Phase::Fair { until, .. } if until == table.now.plus(1_000)));
    assert!(matches!(table.wait(999).say(players[1].you, &second)[0], Event::Answered { .. }));
    table.tick(1);

    table.wait(500);
    lose(&mut table, &players);
    table.wait(10_000);
    players.iter().for_each(|player| drop(back(&mut table, player)));
    assert!(matches!(table.phase(), Phase::Reveal { until, .. } if until == Some(table.now.plus(1_500))));
    let reply = table.say_as(players[2].you, "late", &late).replies;
    assert_eq!(reply, [note("late", Note::TooLate { late: 500 })]);
}

#[test]
fn the_countdown_and_the_podium_shift_by_the_break() {
    let (mut table, player) = started_alone();
    table.wait(1_000);
    lose(&mut table, std::slice::from_ref(&player));
    back(table.wait(40_000), &player);
    assert_eq!(table.phase(), Phase::Countdown { until: table.now.plus(2_000) });

    let mut table = Table::new();
    let player = table.join("수달");
    while !matches!(table.phase(), Phase::Podium { .. }) {
        table.say(player.you, "음");
        table.advance();
    }
    table.wait(1_000);
    lose(&mut table, std::slice::from_ref(&player));
    back(table.wait(40_000), &player);
    assert!(matches!(table.phase(), Phase::Podium { until, .. } if until == table.now.plus(5_000)));
}
