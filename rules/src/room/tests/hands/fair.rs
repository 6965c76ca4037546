//! How long a prompt stays open after its first right answer.

use protocol::{ClientFrame, Event, Phase, Settings, Speakers};

use super::{at, channel, scored};
use crate::room::tests::table::{Table, events, sent};
use crate::{Input, Operation};

fn until(events: &[Event]) -> Option<u64> {
    events.iter().find_map(|event| if let Event::Answered { until, .. } = event { Some(until.0) } else { None })
}

fn is_revealed(events: &[Event]) -> bool {
    matches!(events.last(), Some(Event::Revealed { .. }))
}

#[test]
fn a_prompt_stays_open_for_others_until_four_seconds_and_at_least_one_and_a_half_after_the_first_answer() {
    for (answered, open) in [(1_500, 4_000), (2_500, 4_000), (2_501, 4_001), (9_000, 10_500)] {
        let (mut table, [first, second]) = channel(["수달", "하마"]);
        let shown_at = table.prompt().shown_at;
        let [one, two] = table.right_words();
        assert_eq!(until(&at(&mut table, answered).say(first, &one)), Some(shown_at.0 + open));
        assert_eq!(table.room.next_deadline(), Some(shown_at.plus(open)));
        let events = at(&mut table, open - 1).say(second, &two);
        assert_eq!(scored(&events), [(second, two.as_str())], "still open");
    }
}

#[test]
fn somebody_alone_goes_on_at_once() {
    let (mut table, [player]) = channel(["수달"]);
    let [word] = table.right_words();
    assert!(is_revealed(&at(&mut table, 1_500).say(player, &word)));
}

#[test]
fn a_prompt_ends_when_all_who_are_playing_have_scored() {
    let (mut table, [first, second, third]) = channel(["수달", "하마", "고래"]);
    let [one, two, three] = table.right_words();
    assert!(!is_revealed(&at(&mut table, 1_500).say(first, &one)));
    assert!(!is_revealed(&table.say(second, &two)), "a newcomer is playing, even before the first message");
    assert!(is_revealed(&table.say(third, &three)));
}

#[test]
fn whoever_leaves_or_loses_the_connection_is_not_waited_for() {
    let (mut table, [first, second, third]) = channel(["수달", "하마", "고래"]);
    let [word] = table.right_words();
    at(&mut table, 1_500).say(first, &word);
    assert!(!is_revealed(&events(&table.handle(Input::Drop { player: second }))));
    assert!(is_revealed(&events(&table.handle(sent(third, ClientFrame::Leave)))));
}

#[test]
fn whoever_joined_or_said_something_more_than_two_minutes_ago_is_not_waited_for() {
    for (idle, is_waited_for) in [(120_000, true), (120_001, false)] {
        let (mut table, [first, second]) = channel(["수달", "하마"]);
        let begun = table.now;
        table.say(second, "안녕");
        while table.now.since(begun) < 100_000 {
            table.say(first, "음");
            table.next_prompt();
        }
        let [word] = table.right_words();
        table.now = begun.plus(idle);
        table.handle(Input::Tick);
        let is_open = matches!(table.phase(), Phase::Open { .. });
        assert!(is_open, "{:?}", table.phase());
        assert_eq!(is_revealed(&table.say(first, &word)), !is_waited_for, "{idle}");
    }
}

#[test]
fn whoever_may_only_listen_is_not_waited_for() {
    let mut table = Table::private(Settings::default()).with_answer_floor();
    let host = table.join_as_maker().you;
    table.join("하마");
    let [word] = table.right_words();
    let settings = Settings { speakers: Speakers::Operators, ..Settings::default() };
    table.handle(Input::Operate(Operation::Change { settings: Some(settings), seats: None, kept: None }));
    assert!(is_revealed(&at(&mut table, 1_500).say(host, &word)));
}

#[test]
fn without_the_floor_the_window_is_short_and_ends_as_early() {
    let mut table = Table::new();
    let [first, second] = ["수달", "하마"].map(|name| table.join(name).you);
    let [one, two] = table.right_words();
    assert_eq!(until(&table.say(first, &one)), Some(table.now.0 + 1_500));
    assert!(is_revealed(&table.say(second, &two)));
}
