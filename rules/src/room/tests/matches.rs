//! A match, from its start to its results.

use protocol::{ClientFrame, Event, Mode, Phase, Place, PlayerId, Refusal, Results, Settings};

use super::table::{Table, events, refused, sent};
use crate::Input;

/// A match of five prompts that the host has just started, with the host and a guest.
fn started() -> (Table, PlayerId, PlayerId) {
    let mut table = Table::private(Settings { prompts: 5, ..Settings::of(Mode::Match) });
    let [host, guest] = [table.join_as_maker().you, table.join("하마").you];
    assert_eq!(table.phase(), Phase::Lobby);
    assert_eq!(table.room.next_deadline(), None, "it waits for the host");
    table.handle(sent(host, ClientFrame::Start));
    (table, host, guest)
}

/// Advances to the results without any answers.
fn results(table: &mut Table) -> Results {
    loop {
        if let Some(Event::Results { results, .. }) = table.advance().pop() {
            return results;
        }
    }
}

#[test]
fn the_first_prompt_opens_after_a_countdown_of_three_seconds() {
    let (mut table, ..) = started();
    assert_eq!(table.phase(), Phase::Countdown { until: table.now.plus(3_000) });
    let events = table.tick(3_000);
    let [Event::Prompt { prompt, .. }] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!((prompt.place, prompt.of), (1, 5));
    assert_eq!(prompt.ends_at, prompt.shown_at.plus(20_000));
}

#[test]
fn a_match_ends_with_results_after_its_prompts() {
    let (mut table, host, guest) = started();
    table.tick(3_000);
    let [first, second] = table.right_words();
    table.wait(2_000).say(guest, &first);
    table.wait(1_000).say(host, &second);
    let solved = table.prompt().pattern;
    let Results { standings, prompts, .. } = results(&mut table);
    let place = |Place { rank, player, points, .. }: &Place| (*rank, *player, *points);
    assert_eq!(standings.iter().map(place).collect::<Vec<_>>(), [(1, guest, 95), (2, host, 74)]);
    assert_eq!(prompts.len(), 5);
    assert_eq!((prompts[0].pattern, prompts[0].answers.len()), (solved, 0));
    let solver = |place: usize| (prompts[0].solvers[place].player, prompts[0].solvers[place].elapsed);
    assert_eq!([solver(0), solver(1)], [(guest, 2_000), (host, 3_000)]);
    assert!(prompts[1..].iter().all(|played| played.solvers.is_empty() && !played.answers.is_empty()));
    assert_eq!(table.room.next_deadline(), None);
}

#[test]
fn equal_points_share_a_rank() {
    let (mut table, host, guest) = started();
    table.tick(3_000);
    for player in [host, guest] {
        // The word of a clue earns more than others.
        while table.right_words::<1>() == table.clued_word().map(|word| [word]).unwrap_or_default() {
            table.next_prompt();
        }
        let [word] = table.right_words();
        table.say(player, &word);
        table.next_prompt();
    }
    let standings = results(&mut table).standings;
    assert_eq!(standings.iter().map(|place| place.rank).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn a_match_repeats_no_pattern_and_does_not_pause() {
    let mut table = Table::private(Settings { prompts: 20, ..Settings::of(Mode::Match) });
    let host = table.join_as_maker().you;
    table.handle(sent(host, ClientFrame::Start));
    let mut patterns: Vec<_> = results(&mut table).prompts.iter().map(|played| played.pattern).collect();
    patterns.sort();
    patterns.dedup();
    assert_eq!(patterns.len(), 20);
}

#[test]
fn another_match_starts_with_zero_points_and_zero_correct_answers() {
    let (mut table, host, guest) = started();
    table.tick(3_000);
    let [word] = table.right_words();
    table.say(guest, &word);
    results(&mut table);
    let (_, points, correct, _) = table.scores(guest)[1];
    assert_eq!((points, correct), (100, 1), "both stay visible after the match");
    let announced = events(&table.handle(sent(host, ClientFrame::Start)));
    assert!(matches!(announced.as_slice(), [Event::Phase { phase: Phase::Countdown { .. }, .. }]));
    assert_eq!(table.scores(guest)[1], ("하마".into(), 0, 0, true));
}

#[test]
fn anyone_may_start_another_match_once_the_host_was_away_for_ten_seconds() {
    let (mut table, host, guest) = started();
    results(&mut table);
    table.handle(Input::Drop { player: host });
    let too_early = table.wait(9_999).handle(sent(guest, ClientFrame::Start));
    assert_eq!(too_early.replies, [refused(None, Refusal::HostOnly)]);
    let announced = events(&table.wait(1).handle(sent(guest, ClientFrame::Start)));
    assert!(matches!(announced[..], [Event::Phase { phase: Phase::Countdown { .. } }]), "{announced:?}");
}

#[test]
fn only_the_host_starts_the_first_match() {
    let mut table = Table::private(Settings::of(Mode::Match));
    let [host, guest] = [table.join_as_maker().you, table.join("하마").you];
    table.handle(Input::Drop { player: host });
    let effects = table.wait(20_000).handle(sent(guest, ClientFrame::Start));
    assert_eq!((effects.replies, effects.events), (vec![refused(None, Refusal::HostOnly)], vec![]));
}

#[test]
fn a_running_match_cannot_be_started_again() {
    let (mut table, host, _) = started();
    assert_eq!(table.handle(sent(host, ClientFrame::Start)).replies, [refused(None, Refusal::NotNow)]);
    table.tick(3_000);
    assert_eq!(table.handle(sent(host, ClientFrame::Start)).replies, [refused(None, Refusal::NotNow)]);
}

#[test]
fn an_abandoned_match_ends_without_results_and_earlier_results_stay() {
    let (mut table, host, guest) = started();
    table.tick(3_000);
    table.handle(Input::Drop { player: host });
    table.handle(Input::Drop { player: guest });
    table.tick(60_000);
    assert_eq!(table.phase(), Phase::Lobby);
    assert_eq!(table.wait(3_600_000).join_as_maker().phase, Phase::Lobby);

    let (mut table, host, guest) = started();
    let results = results(&mut table);
    table.handle(Input::Drop { player: host });
    table.handle(Input::Drop { player: guest });
    assert_eq!(table.wait(3_600_000).join_as_maker().phase, Phase::Results { results });
}

#[test]
fn a_late_joiner_may_answer_at_once() {
    let (mut table, ..) = started();
    table.tick(3_000);
    let late = table.wait(5_000).join("고래");
    assert!(matches!(late.phase, Phase::Open { .. }));
    let [word] = table.right_words();
    assert!(matches!(table.say(late.you, &word).as_slice(), [Event::Answered { .. }]));
}

#[test]
fn a_match_continues_after_an_eviction() {
    let (mut table, host, guest) = started();
    table.tick(3_000);
    let [word] = table.right_words();
    table.say(guest, &word);
    table.next_prompt();
    table.evict(&[host, guest]);
    let prompts = results(&mut table).prompts;
    assert_eq!((prompts.len(), prompts[0].solvers[0].player), (5, guest));
}

#[test]
fn a_talk_room_has_no_prompts() {
    let mut table = Table::private(Settings::of(Mode::Talk));
    let host = table.join_as_maker();
    assert_eq!((host.phase, table.room.next_deadline()), (Phase::Talk, None));
    for text in ["안녕하세요", "패스"] {
        assert!(matches!(table.say(host.you, text).as_slice(), [Event::Said { .. }]), "{text}");
    }
    table.handle(sent(host.you, ClientFrame::Leave));
    assert_eq!(table.phase(), Phase::Talk);
}
