//! Limits on what players send: the throttle, the chat filter, and words that cannot be proposed.

use hangul::RoomName;
use protocol::{ClientFrame, Event, Refusal, Reply};

use super::table::{Table, refused, sent};
use crate::{ForOperators, Proposal, Room};

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
