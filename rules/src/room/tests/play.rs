//! One prompt: answers, hints and the time limit.

use protocol::{ClientFrame, Event, Note, Phase, PlayerId, Reply};

use super::table::{Table, events, note, sent};

fn answered(events: &[Event]) -> Option<(PlayerId, &str, u32)> {
    events.iter().find_map(|event| match event {
        Event::Answered { player, word, gained, .. } => Some((*player, word.as_str(), *gained)),
        _ => None,
    })
}

fn is_chat(events: &[Event]) -> bool {
    matches!(events, [Event::Said { .. }])
}

#[test]
fn a_join_does_not_change_the_open_prompt() {
    let mut table = Table::new();
    table.join("수달");
    let before = table.phase();
    let announced = events(&table.wait(5_000).try_join("하마", None));
    assert_eq!(table.phase(), before);
    assert!(matches!(announced.as_slice(), [Event::Player { .. }]));
}

#[test]
fn the_first_correct_answer_scores_and_opens_the_fair_window() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    table.join("하마");
    let prompt = table.prompt();
    let [word] = table.right_words();
    let events = table.wait(1_800).say(player, &format!("{word}!ㅋㅋ"));
    assert_eq!(answered(&events), Some((player, word.as_str(), 97)));
    assert_eq!(table.phase(), Phase::Fair { prompt, until: table.now.plus(1_500) });
    assert_eq!(table.scores(player)[0], ("수달".into(), 97, 1, true));
}

#[test]
fn every_listed_word_is_a_correct_answer() {
    for choice in 0..3 {
        let mut table = Table::new();
        let player = table.join("수달").you;
        let words: [String; 3] = table.right_words();
        assert!(answered(&table.say(player, &words[choice])).is_some(), "{}", words[choice]);
    }
}

#[test]
fn any_other_text_is_chat() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let [word] = table.right_words();
    let jamo = table.prompt().pattern.to_string();
    for text in ["ㅋㅋ", &jamo, &format!("{word} 맞나"), &format!("'{word}'"), "otter", "뷁뷁뷁뷁"] {
        assert!(is_chat(&table.wait(500).say(player, text)), "{text}");
    }
}

#[test]
fn each_other_player_may_still_score_once_in_the_fair_window() {
    let mut table = Table::new();
    let [first, second, third] = ["수달", "하마", "고래"].map(|name| table.join(name).you);
    let [one, two, three, four] = table.right_words();
    table.say(first, &one);
    let events = table.wait(1_000).say(second, &two);
    assert_eq!(answered(&events), Some((second, two.as_str(), 78)), "80 % of the 98 points at that time");
    assert!(is_chat(&table.say(second, &three)), "a second answer of the same player is chat");
    assert_eq!(answered(&table.say(third, &three)).map(|(.., gained)| gained), Some(64), "the word is still available");
    table.tick(500);
    assert!(matches!(table.phase(), Phase::Reveal { .. }));
    assert_eq!(table.say_as(first, "late", &four).replies, [], "a player who has scored gets no note");
}

#[test]
fn the_fair_window_may_outlast_the_time_limit() {
    let mut table = Table::new();
    let [first, second] = ["수달", "하마"].map(|name| table.join(name).you);
    let [one, two] = table.right_words();
    while table.room.next_deadline().unwrap() < table.prompt().ends_at {
        table.advance();
    }
    table.now = protocol::Millis(table.prompt().ends_at.0 - 1);
    assert_eq!(answered(&table.say(first, &one)).map(|(.., gained)| gained), Some(50));
    assert_eq!(answered(&table.wait(1_499).say(second, &two)).map(|(.., gained)| gained), Some(40));
}

#[test]
fn attempts_that_do_not_score_are_broadcast_and_get_a_private_note() {
    let mut table = Table::new();
    let [first, second] = ["수달", "하마"].map(|name| table.join(name).you);
    let [word, late] = table.right_words();
    let nonsense = table.unlisted_word();
    let effects = table.say_as(second, "a", &nonsense);
    assert!(is_chat(&events(&effects)));
    assert_eq!(effects.replies, [note("a", Note::NotListed { word: nonsense })]);
    table.say(first, &word);
    assert_eq!(table.say_as(second, "b", &word).replies, [note("b", Note::AlreadyUsed { word })]);
    table.tick(1_500);
    let effects = table.wait(400).say_as(second, "c", &late);
    assert!(is_chat(&events(&effects)));
    assert_eq!(effects.replies, [note("c", Note::TooLate { late: 400 })]);
}

#[test]
fn the_word_of_the_clue_earns_the_bonus() {
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
            let [Event::Hint { hint, .. }] = &table.advance()[..] else { panic!("no hint") };
            assert_eq!(table.now, shown_at.plus(due));
            assert!(matches!(table.phase(), Phase::Open { hints, .. } if hints.len() == count && hints.contains(hint)));
            let spelled =
                table.words.dictionary.answers(&table.prompt().pattern).find(|entry| hint.contains(&entry.word));
            assert_eq!(spelled, None, "{hint}");
        }
        table.next_prompt();
    }
}

#[test]
fn an_unanswered_prompt_reveals_familiar_answers() {
    let mut table = Table::new();
    table.join("수달");
    table.advance();
    table.advance();
    let events = table.advance();
    let [Event::Revealed { answers, until, .. }] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!(*until, Some(table.now.plus(4_000)));
    assert!((1..=3).contains(&answers.len()));
    for word in answers {
        assert_eq!(hangul::Pattern::of(word), Some(table.prompt().pattern));
        assert!(table.words.dictionary.entry(word).unwrap().is_familiar());
    }
}

#[test]
fn no_event_shows_an_answer_before_the_reveal() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    for _ in 0..30 {
        let pattern = table.prompt().pattern;
        let mut seen = format!(
            "{:?}",
            table.handle(sent(player, ClientFrame::Resync)).replies.pop().map(|event| match event {
                Reply::Welcome(welcome) => welcome.phase,
                other => panic!("{other:?}"),
            })
        );
        while matches!(table.phase(), Phase::Open { .. }) {
            let events = table.advance();
            if !events.iter().any(|event| matches!(event, Event::Revealed { .. })) {
                seen += &format!("{events:?}");
            }
        }
        let shown = table.words.dictionary.answers(&pattern).find(|entry| seen.contains(&entry.word));
        assert_eq!(shown, None);
        table.say(player, "음");
        table.next_prompt();
    }
}

#[test]
fn no_word_scores_twice_in_sixty_prompts() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let mut paid = std::collections::BTreeSet::new();
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
