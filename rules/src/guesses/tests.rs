use super::*;
use crate::StoredError;

const START: Millis = Millis(1_800_000_000_000);

/// Reserves an attempt, which has to be possible, and settles it.
fn guess(guesses: &mut Guesses, now: Millis, network: &str, is_wrong: bool) {
    let Reservation::Made(ticket) = guesses.reserve(now, network) else { panic!("{network} is refused") };
    guesses.settle(now, ticket, network, is_wrong);
}

fn is_possible(guesses: &mut Guesses, now: Millis, network: &str) -> bool {
    let reservation = guesses.reserve(now, network);
    if let Reservation::Made(ticket) = reservation {
        guesses.settle(now, ticket, network, false);
    }
    matches!(reservation, Reservation::Made(_))
}

#[test]
fn the_twenty_first_wrong_guess_of_a_network_is_refused_until_the_first_is_a_minute_old() {
    let mut guesses = Guesses::default();
    for second in 0..20 {
        guess(&mut guesses, START.plus(second * 1_000), "203.0.113.7", true);
    }
    let now = START.plus(20_000);
    assert_eq!(guesses.reserve(now, "203.0.113.7"), Reservation::Refused { wait: 40_000 });
    assert!(is_possible(&mut guesses, now, "203.0.113.8"), "others of the neighbourhood go on");
    assert!(!is_possible(&mut guesses, START.plus(59_999), "203.0.113.7"));
    guess(&mut guesses, START.plus(60_000), "203.0.113.7", true);
    assert!(!is_possible(&mut guesses, START.plus(60_000), "203.0.113.7"), "one became possible, not twenty");
}

#[test]
fn all_networks_of_a_neighbourhood_together_have_two_hundred_wrong_guesses_in_a_minute() {
    let mut guesses = Guesses::default();
    for number in 0..200 {
        guess(&mut guesses, START, &format!("2001:db8:1:{:x}::", number % 100), true);
    }
    assert_eq!(guesses.reserve(START.plus(10), "2001:db8:1:ffff::"), Reservation::Refused { wait: 59_990 });
    assert!(is_possible(&mut guesses, START.plus(GUESS_MILLIS), "2001:db8:1:ffff::"));
}

#[test]
fn a_burst_is_not_answered_beyond_the_limit_before_its_first_attempt_is_settled() {
    let mut guesses = Guesses::default();
    let reservations: Vec<_> = (0..2_000).map(|_| guesses.reserve(START, "203.0.113.7")).collect();
    let tickets: Vec<_> = reservations
        .iter()
        .filter_map(|reservation| match reservation {
            Reservation::Made(ticket) => Some(*ticket),
            _ => None,
        })
        .collect();
    assert_eq!(tickets.len(), WRONG_MAX);
    assert_eq!(reservations[WRONG_MAX..], [Reservation::Pending; 2_000 - WRONG_MAX]);
    for ticket in tickets {
        assert_eq!(guesses.reserve(START, "203.0.113.7"), Reservation::Pending);
        guesses.settle(START, ticket, "203.0.113.7", true);
    }
    assert_eq!(guesses.reserve(START, "203.0.113.7"), Reservation::Refused { wait: GUESS_MILLIS });
}

#[test]
fn any_number_of_right_codes_is_possible_and_nothing_of_them_is_stored() {
    let mut guesses = Guesses::default();
    let mut under_way = Vec::new();
    for _ in 0..1_000 {
        match guesses.reserve(START, "203.0.113.7") {
            Reservation::Made(ticket) => under_way.push(ticket),
            _ => {
                let first = under_way.remove(0);
                assert!(!guesses.settle(START, first, "203.0.113.7", false), "nothing to store");
                assert!(is_possible(&mut guesses, START, "203.0.113.7"), "one is settled, so another may be made");
            }
        }
    }
    assert_eq!(guesses.counts_until(), None);
}

#[test]
fn a_reservation_that_is_never_settled_counts_for_a_minute() {
    let mut guesses = Guesses::default();
    (0..WRONG_MAX).for_each(|_| _ = guesses.reserve(START, "203.0.113.7"));
    assert_eq!(guesses.reserve(START.plus(GUESS_MILLIS - 1), "203.0.113.7"), Reservation::Pending);
    assert!(is_possible(&mut guesses, START.plus(GUESS_MILLIS), "203.0.113.7"));
}

#[test]
fn wrong_guesses_outlive_the_memory_and_attempts_under_way_are_settled_after_it() {
    let mut guesses = Guesses::default();
    (0..WRONG_MAX - 1).for_each(|_| guess(&mut guesses, START, "203.0.113.7", true));
    let Reservation::Made(ticket) = guesses.reserve(START, "203.0.113.7") else { panic!("one is left") };
    let mut guesses = Guesses::read(&guesses.write()).unwrap();
    assert_eq!(guesses.counts_until(), Some(START.plus(GUESS_MILLIS)));
    assert!(guesses.settle(START, ticket, "203.0.113.7", true), "to be stored");
    assert!(!is_possible(&mut guesses, START, "203.0.113.7"));
}

#[test]
fn the_stored_form_of_a_newer_version_is_not_read() {
    let newer = r#"{"version":2,"wrong":[]}"#;
    assert!(matches!(Guesses::read(newer), Err(StoredError::TooNew { found: 2, known: 1 })));
}
