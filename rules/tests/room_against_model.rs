//! A room under thousands of random inputs, beside a naive model of the rulebook: what they tell must be the same. The
//! room is thrown away at any point and comes back from what would have been stored.
//!
//! `PROPTEST_CASES` says how many courses are played; `make soak` plays many.

#[cfg(test)]
mod model;

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use hangul::Pattern;
use model::course::Course;
use model::scripts::scripts;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use protocol::{Phase, ServerEvent};

/// Some courses at every run; a failure prints the shortest that shows it.
fn config(by_default: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(by_default);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 4_000, ..ProptestConfig::default() }
}

#[test]
fn the_room_does_what_the_model_does() {
    let (courses, inputs) = (Cell::new(0_u32), Cell::new(0_u64));
    let played = TestRunner::new(config(48)).run(&scripts(), |script| {
        inputs.set(inputs.get() + Course::play(&script).inputs);
        courses.set(courses.get() + 1);
        Ok(())
    });
    println!("{} courses with {} inputs", courses.get(), inputs.get());
    // The shortest course that shows a difference.
    played.unwrap_or_else(|failure| panic!("{failure}"));
}

// What has to hold even if the model were wrong. Each of these courses is beside the model, too.
proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn points_never_shrink_within_a_lap_or_match(script in scripts()) {
        let mut points = HashMap::new();
        let mut mode = script.private.clone().unwrap_or_default().mode;
        for event in Course::play(&script).told {
            match event {
                ServerEvent::Answered { player, points: now, .. } => {
                    let before = points.insert(player, now).unwrap_or(0);
                    prop_assert!(now > before);
                }
                ServerEvent::Player { player: row, .. } => {
                    prop_assert_eq!(row.points, points.get(&row.id).copied().unwrap_or(0));
                }
                ServerEvent::Lap { .. } | ServerEvent::Phase { phase: Phase::Countdown { .. }, .. } => points.clear(),
                ServerEvent::Settings { settings, .. } if settings.mode != mode => {
                    mode = settings.mode;
                    points.clear();
                }
                _ => {}
            }
        }
    }

    #[test]
    fn no_word_scores_twice_in_a_lap_or_match_and_nobody_twice_on_a_prompt(script in scripts()) {
        let (mut words, mut scorers) = (HashSet::new(), HashSet::new());
        for event in Course::play(&script).told {
            match event {
                ServerEvent::Answered { player, word, .. } => {
                    prop_assert!(words.insert(word));
                    prop_assert!(scorers.insert(player));
                }
                ServerEvent::Prompt { prompt, .. } => {
                    scorers.clear();
                    if prompt.place == 1 {
                        words.clear();
                    }
                }
                _ => {}
            }
        }
    }

    #[test]
    fn a_match_asks_nothing_twice(script in scripts()) {
        for event in Course::play(&script).told {
            if let ServerEvent::Results { results, .. } = event {
                let mut patterns = HashSet::new();
                prop_assert!(results.prompts.iter().all(|played| patterns.insert(played.pattern)));
            }
        }
    }

    #[test]
    fn seq_has_no_holes(script in scripts()) {
        let numbers: Vec<_> = Course::play(&script).told.iter().filter_map(ServerEvent::seq).collect();
        prop_assert!(numbers.iter().copied().eq(1..=numbers.len() as u64));
    }

    #[test]
    fn no_event_reveals_an_answer_before_it_is_public(script in scripts()) {
        let played = Course::play(&script);
        let mut pattern = None;
        for event in &played.told {
            pattern = open_pattern(event, pattern);
            for text in shown(event) {
                let mut answers = pattern.iter().flat_map(|pattern| played.words.dictionary.answers(pattern));
                prop_assert_eq!(answers.find(|entry| text.contains(&entry.word)), None, "{:?}", event);
            }
        }
    }

    #[test]
    fn nobody_is_told_of_a_removed_player_again(script in scripts()) {
        let mut removed = HashSet::new();
        for event in Course::play(&script).told {
            let rows = match &event {
                ServerEvent::Player { player, .. } => vec![player.id],
                ServerEvent::Welcome(welcome) => welcome.players.iter().map(|row| row.id).collect(),
                ServerEvent::Left { player, .. } | ServerEvent::Removed { player, .. } => vec![*player],
                ServerEvent::Votes { votes, .. } => votes.player.into_iter().collect(),
                _ => Vec::new(),
            };
            prop_assert!(rows.iter().all(|player| !removed.contains(player)));
            if let ServerEvent::Removed { player, .. } = event {
                removed.insert(player);
            }
        }
    }

    #[test]
    fn a_private_room_with_anybody_in_it_has_one_host_and_a_channel_none(script in scripts()) {
        let mut course = Course::new(script.private.clone());
        for step in &script.steps {
            course.take(step);
            if let Some(view) = course.view() {
                let hosts = view.rows.iter().filter(|row| row.host).count();
                prop_assert_eq!(hosts, usize::from(script.private.is_some()));
            }
        }
    }
}

/// The initials to which no answer is public after this event.
fn open_pattern(event: &ServerEvent, before: Option<Pattern>) -> Option<Pattern> {
    match event {
        ServerEvent::Prompt { prompt, .. } => Some(prompt.pattern),
        ServerEvent::Answered { .. } | ServerEvent::Revealed { .. } | ServerEvent::Phase { .. } => None,
        _ => before,
    }
}

/// What the room itself says by an event: not what people said.
fn shown(event: &ServerEvent) -> Vec<&String> {
    match event {
        ServerEvent::Prompt { prompt, .. } => prompt.clue.iter().collect(),
        ServerEvent::Hint { hint, .. } => vec![hint],
        ServerEvent::Revealed { answers, .. } => answers.iter().collect(),
        ServerEvent::Results { results, .. } => results.prompts.iter().flat_map(|played| &played.answers).collect(),
        ServerEvent::Phase { phase, .. } => shown_in(phase),
        ServerEvent::Welcome(welcome) => shown_in(&welcome.phase),
        _ => Vec::new(),
    }
}

fn shown_in(phase: &Phase) -> Vec<&String> {
    match phase {
        Phase::Open { prompt, hints } => prompt.clue.iter().chain(hints).collect(),
        Phase::Reveal { answers, .. } => answers.iter().collect(),
        Phase::Results { results } => results.prompts.iter().flat_map(|played| &played.answers).collect(),
        _ => Vec::new(),
    }
}
