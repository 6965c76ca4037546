//! Rooms in which only answers are shown to everyone.

use protocol::{ClientFrame, Event, Note, Phase, PlayerId, Refusal, Reply, Settings};

use super::table::{Table, events, note, refused, sent};

/// An answers-only room with its host and a guest.
fn answers_only() -> (Table, PlayerId, PlayerId) {
    let mut table = Table::private(Settings { answers_only: true, ..Settings::default() });
    let [host, guest] = [table.join_as_maker().you, table.join("하마").you];
    (table, host, guest)
}

/// The replies to a near miss: the refusal, then the reason why the attempt did not score.
fn missed(reason: Note) -> Vec<Reply> {
    vec![refused(Some("miss"), Refusal::AnswersOnly), note("miss", reason)]
}

#[test]
fn in_an_answers_only_room_only_the_host_may_chat() {
    let mut table = Table::private(Settings { answers_only: true, ..Settings::default() });
    let [maker, guest] = [table.join_as_maker().you, table.join("하마").you];
    let effects = table.say_as(guest, "talk", "안녕하세요");
    assert_eq!((effects.replies, effects.events), (vec![refused(Some("talk"), Refusal::AnswersOnly)], vec![]));
    let is_said = |events: Vec<Event>| matches!(events.first(), Some(Event::Said { .. }));
    assert!(is_said(table.say(maker, "조용히 해 볼까요")));
    let [word, another] = table.right_words();
    assert!(matches!(table.say(guest, &word).as_slice(), [Event::Answered { .. }]));
    assert_eq!(table.say(guest, &another), [], "a second answer of the same player is chat");
}

#[test]
fn only_its_author_hears_of_a_near_miss() {
    let (mut table, host, guest) = answers_only();
    let word = table.unlisted_word();
    let effects = table.say_as(guest, "miss", &word);
    assert_eq!((effects.replies, effects.events), (missed(Note::NotListed { word }), vec![]));
    let [used, late] = table.right_words();
    table.say(host, &used);
    let effects = table.say_as(guest, "miss", &used);
    assert_eq!((effects.replies, effects.events), (missed(Note::AlreadyUsed { word: used }), vec![]));
    table.tick(1_500);
    let effects = table.wait(300).say_as(guest, "miss", &late);
    assert_eq!((effects.replies, effects.events), (missed(Note::TooLate { late: 300 }), vec![]));
}

#[test]
fn a_near_miss_of_the_host_is_shown_to_everyone() {
    let (mut table, host, _) = answers_only();
    let word = table.unlisted_word();
    let effects = table.say_as(host, "miss", &word);
    assert!(matches!(events(&effects)[..], [Event::Said { .. }]));
    assert_eq!(effects.replies, [note("miss", Note::NotListed { word })]);
}

#[test]
fn a_vote_to_skip_by_a_word_is_shown_to_everyone() {
    let (mut table, host, guest) = answers_only();
    table.say(host, "시작해요");
    let announced = table.say(guest, "패스");
    assert!(matches!(&announced[..], [Event::Said { .. }, Event::Votes { .. }]), "{announced:?}");
}

#[test]
fn the_author_of_a_near_miss_counts_as_active_even_after_an_eviction() {
    let (mut table, host, guest) = answers_only();
    let word = table.unlisted_word();
    table.say_as(guest, "miss", &word);
    table.evict(&[host, guest]);
    let votes = events(&table.handle(sent(host, ClientFrame::Skip)));
    assert!(matches!(&votes[..], [Event::Votes { votes }] if votes.needed == 2), "{votes:?}");
}

#[test]
fn a_refused_message_resumes_a_paused_room() {
    let mut table = Table::private(Settings { answers_only: true, ..Settings::default() });
    let guest = table.join("하마").you;
    let other = table.join("고래").you;
    while table.room.next_deadline().is_some() {
        table.advance();
    }
    assert_eq!((table.phase(), table.host(other)), (Phase::Paused { frozen: None }, Some(guest)));
    let effects = table.wait(60_000).say_as(other, "talk", "저기요");
    assert_eq!(effects.replies, [refused(Some("talk"), Refusal::AnswersOnly)]);
    assert!(matches!(events(&effects).as_slice(), [Event::Prompt { .. }]));
}
