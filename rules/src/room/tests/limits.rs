//! Limits on what players send: the throttle, the chat filter, and words that cannot be proposed.

use hangul::RoomName;
use protocol::{ClientFrame, Event, Refusal, Reply};

use super::table::{Table, refused, sent};
use crate::{ForOperators, Input, Proposal, Room};

fn texts(events: &[Event]) -> Vec<&str> {
    let said = events.iter().filter_map(|event| match event {
        Event::Said { text, .. } => Some(text.as_str()),
        _ => None,
    });
    said.collect()
}

#[test]
fn a_player_who_sends_too_fast_is_refused_and_then_muted() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let replies: Vec<_> = (0..9).map(|count| table.say_as(player, &format!("fast{count}"), "빨리").replies).collect();
    assert!(replies[..5].iter().all(Vec::is_empty));
    let reason = |replies: &Vec<Reply>| match replies.as_slice() {
        [Reply::Refused { reason, wait, .. }] => (*reason, *wait),
        other => panic!("{other:?}"),
    };
    assert_eq!(reason(&replies[5]), (Refusal::TooFast, Some(500)));
    assert_eq!(reason(&replies[8]), (Refusal::Muted, Some(10_000)));
    assert_eq!(texts(&table.wait(9_000).say(player, "아직")), [""; 0]);
    assert_eq!(texts(&table.wait(1_000).say(player, "이제")), ["이제"]);
}

#[test]
fn foul_words_are_masked_for_everyone_and_innocent_ones_are_not() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    for (said, shown) in [("아 시발 뭐야", "아 ** 뭐야"), ("시발점이 어디야", "시발점이 어디야"), ("ㅋㅋㅋ", "ㅋㅋㅋ")]
    {
        assert_eq!(texts(&table.wait(1_000).say(player, said)), [shown]);
    }
}

#[test]
fn nobody_can_join_a_room_with_a_foul_name() {
    let mut table = Table::new();
    table.room = Room::channel(RoomName::parse("씨발").unwrap(), 1, 42);
    assert_eq!(table.try_join("수달", None).replies, [refused(None, Refusal::RoomNameUnfit)]);
}

#[test]
fn a_proposed_word_goes_to_the_operators_if_it_is_unlisted_and_can_be_an_answer() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let mut propose = |word: &str| table.wait(1_000).handle(sent(player, ClientFrame::Propose { word: word.into() }));
    let effects = propose(" 뷁뷁 ");
    assert_eq!(effects.for_operators, Some(ForOperators::Proposal(Proposal { player, word: "뷁뷁".into() })));
    assert_eq!(effects.replies, [Reply::Proposed { word: "뷁뷁".into() }]);
    for (word, reason) in [
        ("서랍", Refusal::WordKnown),
        ("뷁", Refusal::WordUnfit),
        ("ㅅㄹ", Refusal::WordUnfit),
        ("word", Refusal::WordUnfit),
        ("시발", Refusal::WordUnfit),
    ] {
        let effects = propose(word);
        assert_eq!((effects.replies.as_slice(), effects.for_operators), (&[refused(None, reason)][..], None), "{word}");
    }
}

#[test]
fn a_player_sends_the_operators_at_most_20_proposals_and_10_reports_an_hour() {
    let mut table = Table::new();
    let [player, other] = ["수달", "하마"].map(|nickname| table.join(nickname).you);
    let propose = |word: &str| ClientFrame::Propose { word: word.into() };
    let report = || ClientFrame::Report { player: other };
    let begun = table.now;
    let too_often = |table: &Table| {
        let wait = begun.plus(3_600_000 + 1_000).since(table.now);
        vec![Reply::Refused { id: None, reason: Refusal::TooOften, wait: Some(wait) }]
    };
    for _ in 0..20 {
        assert!(table.wait(1_000).handle(sent(player, propose("뷁뷁"))).for_operators.is_some());
        assert!(table.wait(1_000).handle(sent(player, propose("서랍"))).for_operators.is_none(), "not passed on");
    }
    let refused = table.handle(sent(player, propose("뷁뷁")));
    assert_eq!((refused.replies, refused.for_operators), (too_often(&table), None));
    for _ in 0..10 {
        assert!(table.wait(1_000).handle(sent(player, report())).for_operators.is_some());
    }
    assert_eq!(table.wait(1_000).handle(sent(player, report())).replies, too_often(&table));
    assert!(table.handle(sent(other, propose("뷁뷁"))).for_operators.is_some(), "everyone has an own hour");

    let seats = vec![player, other];
    table.room = table.stored.restore(Vec::new());
    table.handle(Input::Restore { connected: seats.into_iter().map(|player| (player, None)).collect() });
    assert_eq!(table.handle(sent(player, report())).replies, too_often(&table), "the room has slept");
    table.now = begun.plus(3_601_000);
    assert!(table.handle(sent(player, report())).for_operators.is_some());
}
