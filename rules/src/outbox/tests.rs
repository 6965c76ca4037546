use hangul::{Message, Nickname, Pattern};
use protocol::PlayerId;

use super::*;

const CROWD: usize = 500;

fn event(seq: u64, event: Event) -> Effects {
    Effects { events: vec![Numbered { seq, event }], ..Effects::default() }
}

fn said(seq: u64) -> Effects {
    let (nickname, text) = (Nickname::parse("수달").unwrap(), Message::parse("안녕").unwrap());
    event(seq, Event::Said { time: Millis(5), id: seq.to_string(), player: PlayerId(1), nickname, text })
}

fn answered(seq: u64, until: u64) -> Effects {
    let (nickname, text) = (Nickname::parse("수달").unwrap(), Message::parse("서랍").unwrap());
    let (pattern, until) = (Pattern::parse("ㅅㄹ").unwrap(), Millis(until));
    let (time, id, player, word) = (Millis(5), seq.to_string(), PlayerId(1), "서랍".to_owned());
    let (elapsed, gained, points, correct) = (1, 2, 3, 4);
    let answered = Event::Answered {
        time,
        id,
        player,
        nickname,
        text,
        word,
        pattern,
        prompt: None,
        elapsed,
        gained,
        points,
        correct,
        until,
    };
    event(seq, answered)
}

/// An outbox whose last flush began at 1,000 ms.
fn flushed() -> Outbox<u8> {
    let mut outbox = Outbox::default();
    outbox.push(Some(1), Millis(990), 1, said(1));
    outbox.take(Millis(1_000));
    outbox
}

#[test]
fn the_window_grows_with_the_connections_and_is_bounded() {
    let windows = [1, 32, 33, 100, 500, 2_000, 30_000].map(|connections| window_millis(connections, 0));
    assert_eq!(windows, [0, 0, 2, 8, 40, 160, 200]);
}

#[test]
fn a_flush_of_many_events_lengthens_the_window_by_half_at_most() {
    assert_eq!([0, 1, 25, 50, 125, 500].map(|events| window_millis(CROWD, events)), [40, 40, 48, 56, 60, 60]);
    assert_eq!(window_millis(10, 500), 0);
    assert_eq!(window_millis(2_000, 500), 200);
}

#[test]
fn the_window_follows_what_the_last_flush_had() {
    let mut outbox = flushed();
    (2..52).for_each(|seq| outbox.push(Some(1), Millis(1_010), seq, said(seq)));
    outbox.take(Millis(1_040));
    outbox.push(Some(1), Millis(1_041), 52, said(52));
    assert_eq!(outbox.due(CROWD), Some(Millis(1_096)));
}

#[test]
fn a_quiet_room_flushes_after_every_input() {
    let mut outbox = flushed();
    assert_eq!(outbox.due(10), None);
    outbox.push(Some(1), Millis(1_000), 2, said(2));
    assert!(outbox.due(10).is_some_and(|due| due <= Millis(1_000)));
}

#[test]
fn the_first_input_after_a_pause_is_flushed_at_once_and_those_after_it_wait_for_the_window() {
    let mut outbox = flushed();
    outbox.push(Some(1), Millis(1_015), 2, said(2));
    outbox.push(Some(2), Millis(1_030), 3, said(3));
    assert_eq!(outbox.due(CROWD), Some(Millis(1_040)));
    let flush = outbox.take(Millis(1_041));
    assert_eq!(flush.events.iter().map(|numbered| numbered.seq).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(flush.letters.iter().map(|letter| letter.to).collect::<Vec<_>>(), [Some(1), Some(2)]);
    outbox.push(Some(1), Millis(1_200), 4, said(4));
    assert!(outbox.due(CROWD).is_some_and(|due| due <= Millis(1_200)));
}

#[test]
fn a_message_does_not_wait_for_the_window_of_replies() {
    let mut outbox = flushed();
    outbox.push(Some(1), Millis(1_100), 1, Effects::default());
    assert!(outbox.due(CROWD).is_some_and(|due| due <= Millis(1_100)));
    outbox.take(Millis(1_100));
    outbox.note_sent(Millis(1_109));
    outbox.push(Some(2), Millis(1_110), 1, Effects::default());
    assert_eq!(outbox.due(CROWD), Some(Millis(1_140)), "replies wait for those before them");
    outbox.push(Some(3), Millis(1_111), 2, said(2));
    assert!(outbox.due(CROWD).is_some_and(|due| due <= Millis(1_111)));
}

#[test]
fn on_a_slow_machine_what_came_in_during_a_flush_is_flushed_together() {
    let mut outbox = flushed();
    outbox.note_sent(Millis(1_080));
    outbox.push(Some(1), Millis(1_080), 2, said(2));
    assert_eq!(outbox.due(CROWD), Some(Millis(1_100)), "a quarter of the time of the flush");
    assert!(outbox.due(10).is_some_and(|due| due <= Millis(1_080)), "a quiet room does not wait");
    outbox.take(Millis(1_100));
    outbox.note_sent(Millis(1_110));
    outbox.push(Some(1), Millis(1_111), 3, said(3));
    assert_eq!(outbox.due(CROWD), Some(Millis(1_140)), "a fast one waits for the window alone");
}

#[test]
fn an_answer_a_prompt_or_a_closing_takes_along_what_waits_at_once() {
    let closing = Effects { closed: true, ..Effects::default() };
    let hint = event(3, Event::Hint { hint: "ㅅ·ㅓ".to_owned() });
    for pressing in [answered(3, 9_000), hint, closing] {
        let mut outbox = flushed();
        outbox.push(Some(1), Millis(1_010), 2, said(2));
        outbox.push(Some(2), Millis(1_011), 3, pressing);
        assert_eq!(outbox.due(CROWD), Some(Millis(0)));
        assert!(!outbox.take(Millis(1_011)).events.is_empty());
        assert_eq!(outbox.due(CROWD), None);
    }
}

#[test]
fn only_the_first_answer_to_a_prompt_does_not_wait() {
    let mut outbox = flushed();
    outbox.push(Some(1), Millis(1_010), 2, answered(2, 9_000));
    outbox.take(Millis(1_010));
    outbox.push(Some(2), Millis(1_020), 3, answered(3, 9_000));
    assert_eq!(outbox.due(CROWD), Some(Millis(1_050)));
    outbox.push(Some(3), Millis(1_030), 4, answered(4, 12_000));
    assert_eq!(outbox.due(CROWD), Some(Millis(0)));
}

#[test]
fn many_events_do_not_wait() {
    let mut outbox = flushed();
    for seq in 0..EVENTS_MAX as u64 {
        assert_eq!(outbox.due(CROWD).unwrap_or(Millis(1_040)), Millis(1_040));
        outbox.push(Some(1), Millis(1_001), seq, said(seq));
    }
    assert_eq!(outbox.due(CROWD), Some(Millis(0)));
}
