//! Prompts: answering, hints, time, laps and rests.

use super::table::{Table, note};
use crate::protocol::{Note, Phase, Place, PlayerId, Prompt, ServerEvent};
use crate::room::Input;
use crate::words::Difficulty;

fn answered(events: &[ServerEvent]) -> Option<(PlayerId, &str, u32)> {
    events.iter().find_map(|event| match event {
        ServerEvent::Answered { player, word, gained, .. } => Some((*player, word.as_str(), *gained)),
        _ => None,
    })
}

fn is_talk(events: &[ServerEvent]) -> bool {
    matches!(events, [ServerEvent::Said { .. }])
}

#[test]
fn a_newcomer_changes_nothing_for_those_who_play() {
    let mut table = Table::new();
    table.join("수달");
    let before = table.phase();
    let events = table.wait(5_000).try_join("하마", None).events;
    assert_eq!(table.phase(), before);
    assert!(matches!(events.as_slice(), [ServerEvent::Player { .. }]));
}

#[test]
fn the_first_right_word_scores_and_opens_a_fair_window() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let prompt = table.prompt();
    let [word] = table.right_words();
    let events = table.wait(1_800).say(player, &format!("{word}!ㅋㅋ"));
    assert_eq!(answered(&events), Some((player, word.as_str(), 97)));
    assert_eq!(table.phase(), Phase::Fair { prompt, until: table.now.plus(1_500) });
    assert_eq!(table.scores(player), [("수달".into(), 97, 1, true)]);
}

#[test]
fn any_word_of_the_list_is_right() {
    for choice in 0..3 {
        let mut table = Table::new();
        let player = table.join("수달").you;
        let words: [String; 3] = table.right_words();
        assert!(answered(&table.say(player, &words[choice])).is_some(), "{}", words[choice]);
    }
}

#[test]
fn other_text_is_talk() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let [word] = table.right_words();
    let jamo = table.prompt().pattern.to_string();
    for text in ["ㅋㅋ", &jamo, &format!("{word} 맞나"), &format!("'{word}'"), "otter", "뷁뷁뷁뷁"] {
        assert!(is_talk(&table.wait(500).say(player, text)), "{text}");
    }
}

#[test]
fn each_other_player_may_still_score_once_in_the_fair_window() {
    let mut table = Table::new();
    let [first, second, third] = ["수달", "하마", "고래"].map(|name| table.join(name).you);
    let [one, two, three, four] = table.right_words();
    table.say(first, &one);
    let events = table.wait(1_000).say(second, &two);
    assert_eq!(answered(&events), Some((second, two.as_str(), 78)), "98 at that time, times 0.8");
    assert!(is_talk(&table.say(second, &three)), "who scored talks on");
    assert_eq!(answered(&table.say(third, &three)).map(|(.., gained)| gained), Some(64), "and uses nothing up");
    table.tick(500);
    assert!(matches!(table.phase(), Phase::Reveal { .. }));
    assert_eq!(table.say_as(first, "late", &four).reply, [], "who scored is not told to hurry");
}

#[test]
fn the_fair_window_lasts_even_past_the_time_of_the_prompt() {
    let mut table = Table::new();
    let [first, second] = ["수달", "하마"].map(|name| table.join(name).you);
    let [one, two] = table.right_words();
    while table.room.next_deadline().unwrap() < table.prompt().ends_at {
        table.pass();
    }
    table.now = crate::time::Millis(table.prompt().ends_at.0 - 1);
    assert_eq!(answered(&table.say(first, &one)).map(|(.., gained)| gained), Some(50));
    assert_eq!(answered(&table.wait(1_499).say(second, &two)).map(|(.., gained)| gained), Some(40));
}

#[test]
fn tries_that_miss_are_said_and_get_a_private_note() {
    let mut table = Table::new();
    let [first, second] = ["수달", "하마"].map(|name| table.join(name).you);
    let [word, late] = table.right_words();
    let pattern = table.prompt().pattern;
    let vowelled = pattern.indices().iter().map(|&choseong| crate::hangul::join(choseong, 27).unwrap());
    let nonsense: String = vowelled.collect();
    let effects = table.say_as(second, "a", &nonsense);
    assert!(is_talk(&effects.events));
    assert_eq!(effects.reply, [note("a", Note::NotListed { word: nonsense })]);
    table.say(first, &word);
    assert_eq!(table.say_as(second, "b", &word).reply, [note("b", Note::AlreadyUsed { word })]);
    table.tick(1_500);
    let effects = table.wait(400).say_as(second, "c", &late);
    assert!(is_talk(&effects.events));
    assert_eq!(effects.reply, [note("c", Note::TooLate { late: 400 })]);
}

#[test]
fn the_clued_word_earns_more() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let word = loop {
        match table.clued_word() {
            Some(word) => break word,
            None => {
                table.say(player, "다음");
                table.next_prompt();
            }
        }
    };
    assert_eq!(answered(&table.say(player, &word)).map(|(.., gained)| gained), Some(130));
}

#[test]
fn hints_come_at_a_third_and_at_two_thirds_and_never_spell_the_word() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    for _ in 0..40 {
        let shown_at = table.prompt().shown_at;
        table.say(player, "음");
        for (count, due) in [(1, 10_000), (2, 20_000)] {
            let [ServerEvent::Hint { hint, .. }] = &table.pass()[..] else { panic!("no hint") };
            assert_eq!(table.now, shown_at.plus(due));
            assert!(matches!(table.phase(), Phase::Open { hints, .. } if hints.len() == count && hints.contains(hint)));
            let told = table.words.dictionary.answers(&table.prompt().pattern).find(|entry| hint.contains(&entry.word));
            assert_eq!(told, None, "{hint}");
        }
        table.next_prompt();
    }
}

#[test]
fn when_time_is_up_words_that_nobody_thought_of_are_shown() {
    let mut table = Table::new();
    table.join("수달");
    table.pass();
    table.pass();
    let events = table.pass();
    let [ServerEvent::Revealed { answers, until, .. }] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!(*until, table.now.plus(4_000));
    assert!((1..=3).contains(&answers.len()));
    for word in answers {
        assert_eq!(crate::hangul::Pattern::of(word), Some(table.prompt().pattern));
        assert!(table.words.dictionary.entry(word).unwrap().is_familiar());
    }
}

#[test]
fn no_event_shows_an_answer_before_it_is_public() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    for _ in 0..30 {
        let pattern = table.prompt().pattern;
        let mut seen = format!(
            "{:?}",
            table.handle(Input::Resync { player }).reply.pop().map(|event| match event {
                ServerEvent::Welcome(welcome) => welcome.phase,
                other => panic!("{other:?}"),
            })
        );
        while matches!(table.phase(), Phase::Open { .. }) {
            let events = table.pass();
            if !events.iter().any(|event| matches!(event, ServerEvent::Revealed { .. })) {
                seen += &format!("{events:?}");
            }
        }
        let told = table.words.dictionary.answers(&pattern).find(|entry| seen.contains(&entry.word));
        assert_eq!(told, None);
        table.say(player, "음");
        table.next_prompt();
    }
}

#[test]
fn a_word_pays_once() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let mut paid = std::collections::HashSet::new();
    for _ in 0..60 {
        let word = table.clued_word().unwrap_or_else(|| table.right_words::<1>().concat());
        let events = table.say(player, &word);
        if let Some((_, word, _)) = answered(&events) {
            assert!(paid.insert(word.to_owned()), "{word}");
        }
        table.next_prompt();
    }
    assert!(paid.len() > 50);
}

#[test]
fn prompts_do_not_come_back_soon_and_have_one_number_after_the_other() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let mut seen = std::collections::HashSet::new();
    for number in 1..=60 {
        let prompt = table.prompt();
        assert_eq!((prompt.number, prompt.place, prompt.of), (number, (number - 1) % 20 + 1, 20));
        assert!(seen.insert(prompt.pattern), "{} again", prompt.pattern);
        table.say(player, "음");
        table.next_prompt();
    }
}

#[test]
fn a_lap_ends_with_a_podium_and_points_begin_again() {
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
        if let [ServerEvent::Lap { podium, until, .. }] = &table.pass()[..] {
            assert_eq!(*until, table.now.plus(6_000));
            break podium.clone();
        }
    };
    let place = |Place { rank, player, points, .. }| (rank, player, points);
    assert_eq!(podium.into_iter().map(place).collect::<Vec<_>>(), [(1, first, 100), (2, second, 80)]);
    assert_eq!(table.scores(third).iter().map(|row| (row.1, row.2)).collect::<Vec<_>>(), [(0, 1), (0, 1), (0, 0)]);
    table.pass();
    assert!(matches!(table.phase(), Phase::Open { prompt: Prompt { place: 1, number: 21, .. }, .. }));
}

#[test]
fn more_than_half_of_those_who_take_part_skip_a_prompt() {
    let mut table = Table::new();
    let [first, second, third, silent] = ["수달", "하마", "고래", "펭귄"].map(|name| table.join(name).you);
    for player in [first, second, third] {
        table.say(player, "안녕");
    }
    let votes = |events: &[ServerEvent]| {
        events.iter().find_map(|event| match event {
            ServerEvent::Votes { skip, needed, .. } => Some((*skip, *needed)),
            _ => None,
        })
    };
    assert_eq!(votes(&table.say(first, "패스")), Some((1, 2)));
    assert_eq!(votes(&table.handle(Input::Skip { player: first }).events), None, "once each");
    let events = table.handle(Input::Skip { player: second }).events;
    assert_eq!(votes(&events), Some((2, 2)));
    assert!(events.iter().any(|event| matches!(event, ServerEvent::Revealed { .. })));
    table.next_prompt();
    table.wait(2 * 60_000);
    table.next_prompt();
    assert_eq!(votes(&table.handle(Input::Skip { player: silent }).events), Some((1, 1)), "the others are asleep");
}

#[test]
fn who_is_alone_skips_alone() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    for text in ["ㅍㅅ", "ㅈㅈ", "패스!"] {
        assert!(table.say(player, text).iter().any(|event| matches!(event, ServerEvent::Revealed { .. })), "{text}");
        table.next_prompt();
    }
}

#[test]
fn a_silent_room_pauses_and_any_message_wakes_it() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    while table.room.next_deadline().is_some() {
        table.pass();
    }
    assert_eq!((table.phase(), table.room.prompts_shown), (Phase::Paused, 5));
    let events = table.wait(3_600_000).say(player, "누구 없나요");
    assert!(matches!(events.as_slice(), [ServerEvent::Said { .. }, ServerEvent::Prompt { .. }]), "{events:?}");
}

#[test]
fn with_nobody_here_nothing_is_due_and_the_prompt_waits() {
    let mut table = Table::new();
    let first = table.join("수달");
    let asked = table.prompt();
    table.pass();
    table.handle(Input::Drop { player: first.you });
    assert_eq!(table.phase(), Phase::Waiting);
    table.tick(60_000);
    assert_eq!(table.room.next_deadline(), None);
    let back = table.wait(60_000).join("하마");
    let prompt = Prompt { shown_at: table.now, ends_at: table.now.plus(30_000), ..asked };
    assert_eq!(back.phase, Phase::Open { prompt, hints: Vec::new() });
}

#[test]
fn a_room_that_stood_empty_for_ten_minutes_starts_a_new_scoreboard_and_keeps_its_talk() {
    for (minutes, kept) in [(9, true), (10, false)] {
        let mut table = Table::new();
        let first = table.join("수달");
        let [word] = table.right_words();
        table.say(first.you, &word);
        table.handle(Input::Leave { player: first.you });
        let back = super::table::welcome(table.wait(minutes * 60_000).try_join("수달", Some(&first.token)));
        assert_eq!(back.players[0].correct == 1, kept);
        assert_eq!(back.you == first.you, kept);
        assert_eq!(back.recent.len(), 1);
    }
}

#[test]
fn a_late_alarm_makes_one_transition_and_the_next_phase_counts_from_now() {
    let mut table = Table::new();
    table.join("수달");
    let events = table.tick(3_600_000);
    let [ServerEvent::Revealed { until, .. }] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!(*until, table.now.plus(4_000));
}

#[test]
fn three_misses_in_a_row_ease_the_questions() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    for _ in 0..3 {
        table.say(player, "음");
        table.next_prompt();
    }
    assert_eq!(table.room.pace.difficulty(Difficulty::Normal), Difficulty::Easy);
}
