//! A room under thousands of random inputs, beside a naive model of the rulebook: what they tell must be the same. The
//! room is thrown away at any point and comes back from what would have been stored.
//!
//! `PROPTEST_CASES` says how many courses are played; `make soak` plays many.

#[cfg(test)]
mod model;

use game::protocol::{Phase, ServerEvent};
use model::course::{Course, Step, steps};
use proptest::prelude::*;

/// Some courses at every run; a failure prints the shortest that shows it.
fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(48);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 2_000, ..ProptestConfig::default() }
}

fn play(course: &[Step]) -> Course {
    let mut played = Course::new();
    course.iter().for_each(|step| played.take(step));
    played
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_room_does_what_the_model_does(course in steps()) {
        play(&course);
    }

    #[test]
    fn points_never_shrink_within_a_lap(course in steps()) {
        let mut points = std::collections::HashMap::new();
        for event in play(&course).told {
            match event {
                ServerEvent::Answered { player, points: now, .. } => {
                    let before = points.insert(player, now).unwrap_or(0);
                    prop_assert!(now > before);
                }
                ServerEvent::Lap { .. } => points.clear(),
                _ => {}
            }
        }
    }

    #[test]
    fn no_word_scores_twice_and_nobody_scores_twice_on_a_prompt(course in steps()) {
        let (mut words, mut scorers) = (std::collections::HashSet::new(), std::collections::HashSet::new());
        for event in play(&course).told {
            match event {
                ServerEvent::Answered { player, word, .. } => {
                    prop_assert!(words.insert(word));
                    prop_assert!(scorers.insert(player));
                }
                ServerEvent::Prompt { .. } => scorers.clear(),
                _ => {}
            }
        }
    }

    #[test]
    fn seq_has_no_holes(course in steps()) {
        let numbers: Vec<_> = play(&course).told.iter().filter_map(ServerEvent::seq).collect();
        prop_assert!(numbers.iter().copied().eq(1..=numbers.len() as u64));
    }

    #[test]
    fn no_event_reveals_an_answer_before_it_is_public(course in steps()) {
        let played = play(&course);
        let mut pattern = None;
        for event in &played.told {
            match event {
                ServerEvent::Prompt { prompt, .. } => pattern = Some(prompt.pattern),
                ServerEvent::Answered { .. } | ServerEvent::Revealed { .. } => pattern = None,
                ServerEvent::Phase { phase: Phase::Waiting, .. } => pattern = None,
                ServerEvent::Hint { hint, .. } => {
                    let told = pattern.and_then(|pattern| {
                        played.words.dictionary.answers(&pattern).find(|entry| hint.contains(&entry.word))
                    });
                    prop_assert_eq!(told, None);
                }
                _ => {}
            }
        }
    }
}
