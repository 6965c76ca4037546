//! Rooms with as many players as a room can have. However many there are, the room's own row stays small, and an input
//! changes only the rows that it has to do with.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a crowd that cannot play fails the test")]

mod players;

use hangul::RoomName;
use players::Crowd;
use protocol::{BEST_MAX, ClientFrame, Event, Mode, PlayerId, Results, SEATS_MAX, SOLVERS_SHOWN_MAX, Settings};
use rules::Room;

const PROMPTS: u32 = 20;

#[test]
fn a_match_of_thousands_keeps_the_rooms_own_row_small() {
    let settings = Settings { prompts: PROMPTS, ..Settings::of(Mode::Match) };
    let mut crowd =
        Crowd::new(Room::private(RoomName::code(38_271_946), 7, 7, settings, format!("{:032}", 0)), SEATS_MAX);
    crowd.send(1, ClientFrame::Start);
    for place in 1..PROMPTS {
        let pattern = crowd.next_prompt();
        if place == 10 {
            crowd.all_skip();
            continue;
        }
        // Everyone on each fourth prompt, which is enough and takes less time.
        let (players, stored) = (if place % 4 == 1 { SEATS_MAX } else { 30 }, crowd.stored);
        crowd.solve(players, place * 100, &pattern);
        let changes = crowd.stored - stored;
        assert!(
            (1..=2).contains(&changes),
            "only the first answer and the end of the prompt change the room's own row"
        );
    }
    crowd.assert_stored();
    let Results { standings, prompts, .. } = crowd.advance_to(|event| match event {
        Event::Results { results } => Some(results),
        _ => None,
    });
    assert_eq!((standings.len(), prompts.len()), (BEST_MAX, PROMPTS as usize));
    assert!(prompts.iter().all(|played| [0, SOLVERS_SHOWN_MAX].contains(&played.solvers.len())));
    crowd.assert_stored();
    println!("the largest row has {} bytes", crowd.largest);
}

#[test]
fn laps_and_votes_of_hundreds_keep_the_rooms_own_row_small() {
    const PLAYERS: u32 = 800;
    let mut crowd = Crowd::new(Room::channel(RoomName::plaza(), 7, 7), PLAYERS);
    // So many prompts that the room remembers no more. The last one ends a lap.
    for _ in 0..218 {
        crowd.say(5, "음".to_owned());
        crowd.next_prompt();
    }
    let pattern = crowd.next_prompt();
    // A prompt ends when all active players have scored.
    (1..=PLAYERS).for_each(|player| drop(crowd.say(player, "음".to_owned())));
    crowd.solve(PLAYERS, 0, &pattern);
    let target = PlayerId(PLAYERS);
    let mut votes = 0;
    while !crowd.send(votes + 1, ClientFrame::Vote { player: target }).iter().any(is_removed) {
        votes += 1;
    }
    assert!(votes > PLAYERS * 2 / 5, "{votes} votes are not half of the players");
    crowd.assert_stored();
    // Without the first four, who got more points than all others, everyone else is on the first rank.
    (1..=4).for_each(|player| drop(crowd.send(player, ClientFrame::Leave)));
    let podium = crowd.advance_to(|event| match event {
        Event::Lap { podium, .. } => Some(podium),
        _ => None,
    });
    assert!(podium.len() == BEST_MAX && podium.iter().all(|place| place.rank == 1), "{podium:?}");
    crowd.assert_stored();
    println!("the largest row has {} bytes", crowd.largest);
}

#[test]
fn held_answers_of_thousands_keep_the_rooms_own_row_small_and_all_score() {
    let mut crowd = Crowd::new(Room::channel(RoomName::plaza(), 7, 7), SEATS_MAX);
    let pattern = crowd.next_prompt();
    let stored = crowd.stored;
    crowd.hurry(&pattern);
    assert_eq!(crowd.stored, stored + 1, "only the first activity changes the room's own row");
    crowd.assert_stored();
    let mut scored = 0;
    crowd.advance_to(|event| match event {
        Event::Answered { .. } => {
            scored += 1;
            None
        }
        Event::Revealed { .. } => Some(()),
        _ => None,
    });
    assert!(scored > SEATS_MAX * 9 / 10, "{scored} and a few foul words");
    println!("the largest row has {} bytes", crowd.largest);
}

fn is_removed(event: &Event) -> bool {
    matches!(event, Event::Removed { .. })
}
