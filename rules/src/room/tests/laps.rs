//! The sequence of prompts: laps, votes to skip, pauses and difficulty.

use protocol::{ClientFrame, Difficulty, Event, Phase, Place, Prompt};

use super::table::{Table, events, sent, welcome};
use crate::Input;

#[test]
fn patterns_are_not_repeated_soon_and_prompts_are_numbered() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let mut seen = std::collections::BTreeSet::new();
    for number in 1..=60 {
        let prompt = table.prompt();
        assert_eq!((prompt.number, prompt.place, prompt.of), (number, (number - 1) % 20 + 1, 20));
        assert!(seen.insert(prompt.pattern), "{} again", prompt.pattern);
        table.say(player, "음");
        table.next_prompt();
    }
}

#[test]
fn a_lap_ends_with_a_podium_and_points_restart_at_zero() {
    let mut table = Table::new();
    let [first, second, third] = ["수달", "하마", "고래"].map(|name| table.join(name).you);
    let [one, two] = table.right_words();
    table.say(first, &one);
    table.say(second, &two);
    while table.prompt().place < 20 {
        table.say(third, "음");
        table.next_prompt();
    }
    let podium = loop {
        if let [Event::Lap { podium, until, .. }] = &table.advance()[..] {
            assert_eq!(*until, table.now.plus(6_000));
            break podium.clone();
        }
    };
    let place = |Place { rank, player, points, .. }| (rank, player, points);
    assert_eq!(podium.into_iter().map(place).collect::<Vec<_>>(), [(1, first, 100), (2, second, 80)]);
    assert_eq!(table.scores(third).iter().map(|row| (row.1, row.2)).collect::<Vec<_>>(), [(0, 1), (0, 1), (0, 0)]);
    table.advance();
    assert!(matches!(table.phase(), Phase::Open { prompt: Prompt { place: 1, number: 21, .. }, .. }));
}

#[test]
fn more_than_half_of_the_active_players_skip_a_prompt() {
    let mut table = Table::new();
    let [first, second, third, silent] = ["수달", "하마", "고래", "펭귄"].map(|name| table.join(name).you);
    for player in [first, second, third] {
        table.say(player, "안녕");
    }
    let votes = |events: &[Event]| {
        events.iter().find_map(|event| match event {
            Event::Votes { votes, .. } => Some((votes.votes, votes.needed)),
            _ => None,
        })
    };
    assert_eq!(votes(&table.say(first, "패스")), Some((1, 2)));
    assert_eq!(votes(&events(&table.handle(sent(first, ClientFrame::Skip)))), None, "a second vote does not count");
    let announced = events(&table.handle(sent(second, ClientFrame::Skip)));
    assert_eq!(votes(&announced), Some((2, 2)));
    assert!(announced.iter().any(|event| matches!(event, Event::Revealed { .. })));
    table.next_prompt();
    table.wait(2 * 60_000);
    table.next_prompt();
    assert_eq!(votes(&events(&table.handle(sent(silent, ClientFrame::Skip)))), Some((1, 1)), "the others are inactive");
}

#[test]
fn votes_to_skip_end_when_everyone_leaves_although_the_prompt_is_shown_again() {
    let mut table = Table::new();
    let players = ["수달", "하마"].map(|name| table.join(name));
    for player in &players {
        table.say(player.you, "안녕");
    }
    let [first, second] = &players;
    let number = table.prompt().number;
    table.handle(sent(second.you, ClientFrame::Skip));
    table.evict(&[]);
    table.tick(60_000);
    for player in &players {
        table.try_join("수달", player.token.as_deref());
    }
    assert_eq!(table.prompt().number, number);
    let votes = |effects| match &events(&effects)[..] {
        [Event::Votes { votes }, ..] => (votes.votes, votes.needed),
        other => panic!("{other:?}"),
    };
    assert_eq!(votes(table.handle(sent(first.you, ClientFrame::Skip))), (1, 2));
    assert_eq!(votes(table.handle(sent(second.you, ClientFrame::Skip))), (2, 2), "a vote on the prompt as shown again");
}

#[test]
fn a_single_player_skips_with_one_vote() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    for text in ["ㅍㅅ", "ㅈㅈ", "패스!"] {
        assert!(table.say(player, text).iter().any(|event| matches!(event, Event::Revealed { .. })), "{text}");
        table.next_prompt();
    }
}

#[test]
fn a_quiet_room_pauses_and_any_message_resumes_it() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    while table.room.next_deadline().is_some() {
        table.advance();
    }
    assert_eq!((table.phase(), table.room.stored.prompts_shown), (Phase::Paused { frozen: None }, 5));
    let events = table.wait(3_600_000).say(player, "누구 없나요");
    assert!(matches!(events.as_slice(), [Event::Said { .. }, Event::Prompt { .. }]), "{events:?}");
}

#[test]
fn an_empty_room_has_no_deadline_and_reopens_its_prompt_for_the_next_player() {
    let mut table = Table::new();
    let first = table.join("수달");
    let open = table.prompt();
    table.advance();
    table.handle(Input::Drop { player: first.you });
    table.tick(60_000);
    assert_eq!(table.phase(), Phase::Waiting);
    assert_eq!(table.room.next_deadline(), None);
    let back = table.wait(60_000).join("하마");
    let prompt = Prompt { shown_at: table.now, ends_at: table.now.plus(30_000), ..open };
    assert_eq!(back.phase, Phase::Open { prompt, hints: Vec::new(), progress: None });
}

#[test]
fn a_channel_empty_for_ten_minutes_gets_a_new_scoreboard_and_keeps_its_messages() {
    for (minutes, kept) in [(9, true), (10, false)] {
        let mut table = Table::new();
        let first = table.join("수달");
        let [word] = table.right_words();
        table.say(first.you, &word);
        table.handle(sent(first.you, ClientFrame::Leave));
        let back = welcome(table.wait(minutes * 60_000).try_join("수달", first.token.as_deref()));
        assert_eq!(back.players[0].correct == 1, kept);
        assert_eq!(back.you == first.you, kept);
        assert_eq!(back.recent.len(), 1);
    }
}

#[test]
fn a_late_alarm_makes_one_transition_and_the_next_phase_starts_now() {
    let mut table = Table::new();
    table.join("수달");
    let events = table.tick(3_600_000);
    let [Event::Revealed { until, .. }] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!(*until, Some(table.now.plus(4_000)));
}

#[test]
fn three_missed_prompts_in_a_row_lower_the_difficulty() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    for _ in 0..3 {
        table.say(player, "음");
        table.next_prompt();
    }
    assert_eq!(table.room.stored.pace.difficulty(Difficulty::Normal), Difficulty::Easy);
}
