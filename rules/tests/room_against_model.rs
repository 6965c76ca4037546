//! Runs random scripts against a room and a simple reference model of the rules, and compares all effects. Scripts drop
//! the room from memory at random points and restore it from its storage.
//!
//! `PROPTEST_CASES` sets the number of scripts. `make soak` runs many.

#[cfg(test)]
mod model;

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use hangul::Pattern;
use model::scripts::{scripts, scripts_without_bundles};
use model::simulation::Simulation;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use protocol::{Event, Incoming, Numbered, Phase, Reply, Scoring};

/// Random scripts on every run. proptest prints the shortest script that fails.
fn config(default_cases: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(default_cases);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 4_000, ..ProptestConfig::default() }
}

#[test]
fn the_room_does_what_the_model_does() {
    let (script_count, input_count) = (Cell::new(0_u32), Cell::new(0_u64));
    let result = TestRunner::new(config(48)).run(&scripts(), |script| {
        input_count.set(input_count.get() + Simulation::run(&script).inputs);
        script_count.set(script_count.get() + 1);
        Ok(())
    });
    println!("{} scripts with {} inputs", script_count.get(), input_count.get());
    // The failure has the shortest script that shows a difference.
    result.unwrap_or_else(|failure| panic!("{failure}"));
}

// Invariants that do not depend on the model. These scripts are compared with the model, too.
proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn points_never_shrink_within_a_lap_or_match(script in scripts()) {
        let mut points = HashMap::new();
        let mut mode = script.private.clone().unwrap_or_default().mode;
        for event in Simulation::run(&script).events() {
            match event {
                Event::Answered { player, points: now, .. } => {
                    let before = points.insert(*player, *now).unwrap_or(0);
                    prop_assert!(*now > before);
                }
                Event::Player { player: row } => {
                    prop_assert_eq!(row.points, points.get(&row.id).copied().unwrap_or(0));
                }
                Event::Lap { .. } | Event::Phase { phase: Phase::Countdown { .. } } => points.clear(),
                Event::Settings { settings } if settings.mode != mode => {
                    mode = settings.mode;
                    points.clear();
                }
                _ => {}
            }
        }
    }

    #[test]
    fn no_word_scores_twice_in_a_lap_or_match_and_no_player_twice_on_a_prompt(script in scripts_without_bundles()) {
        let (mut words, mut scorers) = (HashSet::new(), HashSet::new());
        let mut scoring = script.private.clone().unwrap_or_default().scoring;
        let mut may_repeat = false;
        for event in Simulation::run(&script).events() {
            match event {
                Event::Answered { player, word, .. } => {
                    prop_assert!(words.insert(word.clone()) || may_repeat);
                    prop_assert!(scorers.insert(*player));
                }
                Event::Prompt { prompt } => {
                    scorers.clear();
                    may_repeat = scoring == Scoring::Together;
                    if prompt.place == 1 {
                        words.clear();
                    }
                }
                Event::Settings { settings } => scoring = settings.scoring,
                _ => {}
            }
        }
    }

    #[test]
    fn a_match_repeats_no_pattern(script in scripts_without_bundles()) {
        for event in Simulation::run(&script).events() {
            if let Event::Results { results } = event {
                let mut patterns = HashSet::new();
                prop_assert!(results.prompts.iter().all(|played| patterns.insert(played.pattern)));
            }
        }
    }

    #[test]
    fn event_numbers_are_consecutive(script in scripts()) {
        let simulation = Simulation::run(&script);
        let numbers = simulation.sent.iter().filter_map(|incoming| match incoming {
            Incoming::Event(numbered) => Some(numbered.seq),
            _ => None,
        });
        let numbers: Vec<_> = numbers.collect();
        prop_assert!(numbers.iter().copied().eq(1..=numbers.len() as u64));
    }

    #[test]
    fn no_event_or_welcome_shows_an_answer_before_the_reveal(script in scripts()) {
        let simulation = Simulation::run(&script);
        let mut pattern = None;
        for sent in &simulation.sent {
            pattern = open_pattern(sent, pattern);
            for text in shown(sent) {
                let mut answers = pattern.iter().flat_map(|pattern| simulation.words.dictionary.answers(pattern));
                prop_assert_eq!(answers.find(|entry| text.contains(&entry.word)), None, "{:?}", sent);
            }
        }
    }

    #[test]
    fn a_removed_player_is_not_mentioned_again(script in scripts()) {
        let mut removed = HashSet::new();
        for sent in &Simulation::run(&script).sent {
            let mentioned = match sent {
                Incoming::Reply(Reply::Welcome(welcome)) => welcome.players.iter().map(|row| row.id).collect(),
                Incoming::Event(Numbered { event, .. }) => match event {
                    Event::Player { player } => vec![player.id],
                    Event::Left { player } | Event::Removed { player, .. } => vec![*player],
                    Event::Votes { votes } => votes.player.into_iter().collect(),
                    _ => Vec::new(),
                },
                _ => Vec::new(),
            };
            prop_assert!(mentioned.iter().all(|player| !removed.contains(player)));
            if let Incoming::Event(Numbered { event: Event::Removed { player, .. }, .. }) = sent {
                removed.insert(*player);
            }
        }
    }

    #[test]
    fn a_private_room_with_a_connected_player_has_one_host_and_a_channel_none(script in scripts()) {
        let mut simulation = Simulation::new(&script);
        for step in &script.steps {
            simulation.perform(step);
            if let Some(view) = simulation.view().filter(|view| view.rows.iter().any(|row| row.connected)) {
                let hosts = view.rows.iter().filter(|row| row.host).count();
                prop_assert_eq!(hosts, usize::from(script.private.is_some()));
            }
        }
    }
}

/// The pattern of the open prompt after this element, none of whose answers may be shown yet.
fn open_pattern(sent: &Incoming, before: Option<Pattern>) -> Option<Pattern> {
    match sent {
        Incoming::Event(Numbered { event, .. }) => match event {
            Event::Prompt { prompt } => Some(prompt.pattern),
            Event::Phase { phase: Phase::Open { prompt, .. } } => Some(prompt.pattern),
            Event::Phase { phase: Phase::Paused { frozen: Some(_) } } => before,
            Event::Answered { .. } | Event::Revealed { .. } | Event::Phase { .. } => None,
            _ => before,
        },
        _ => before,
    }
}

/// The texts of this element that come from the room, not from players.
fn shown(sent: &Incoming) -> Vec<&String> {
    match sent {
        Incoming::Event(Numbered { event, .. }) => match event {
            Event::Prompt { prompt } => prompt.clue.iter().collect(),
            Event::Hint { hint } => vec![hint],
            Event::Revealed { answers, .. } => answers.iter().collect(),
            Event::Results { results } => results.prompts.iter().flat_map(|played| &played.answers).collect(),
            Event::Phase { phase } => shown_in(phase),
            _ => Vec::new(),
        },
        Incoming::Reply(Reply::Welcome(welcome)) => shown_in(&welcome.phase),
        _ => Vec::new(),
    }
}

fn shown_in(phase: &Phase) -> Vec<&String> {
    match phase {
        Phase::Paused { frozen: Some(frozen) } => frozen.prompt.iter().flat_map(|prompt| &prompt.clue).collect(),
        Phase::Open { prompt, hints, .. } => prompt.clue.iter().chain(hints).collect(),
        Phase::Reveal { answers, .. } => answers.iter().collect(),
        Phase::Results { results } => results.prompts.iter().flat_map(|played| &played.answers).collect(),
        _ => Vec::new(),
    }
}
