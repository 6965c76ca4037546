use super::*;
use crate::StoredError;

const START: Millis = Millis(1_800_000_000_000);
const HOME: &str = "203.0.113.7";

/// Makes `count` different channels, a minute after each other, all of which have to be permitted.
fn make(creations: &mut Creations, network: &str, count: u64) {
    for number in 0..count {
        let permission = creations.reserve(START.plus(number * 60_000), network, &format!("{network} {number}"));
        assert_eq!(permission, Permission::Counted, "channel {number}");
    }
}

#[test]
fn the_twenty_first_channel_of_a_network_is_refused_until_the_first_is_an_hour_old() {
    let mut creations = Creations::default();
    make(&mut creations, HOME, 20);
    let now = START.plus(20 * 60_000);
    assert_eq!(creations.reserve(now, HOME, "another"), Permission::Refused { wait: 40 * 60_000 });
    assert_eq!(
        creations.reserve(now, "203.0.113.8", "another"),
        Permission::Counted,
        "others of the neighbourhood go on"
    );
    let later = START.plus(CREATION_MILLIS);
    assert_eq!(creations.reserve(later.minus(1), HOME, "another"), Permission::Refused { wait: 1 });
    assert_eq!(creations.reserve(later, HOME, "another"), Permission::Counted);
    assert_eq!(creations.reserve(later, HOME, "one more"), Permission::Refused { wait: 60_000 }, "one became possible");
}

#[test]
fn all_who_enter_the_same_new_channel_from_one_network_make_one() {
    let mut creations = Creations::default();
    make(&mut creations, HOME, 19);
    assert_eq!(creations.reserve(START, HOME, "our class"), Permission::Counted);
    for _ in 0..34 {
        assert_eq!(creations.reserve(START, HOME, "our class"), Permission::Known);
    }
    assert_eq!(creations.reserve(START.plus(1), HOME, "another"), Permission::Refused { wait: CREATION_MILLIS - 1 });
    assert_eq!(
        creations.reserve(START.plus(1), "203.0.113.8", "our class"),
        Permission::Counted,
        "networks count apart"
    );
}

#[test]
fn all_networks_of_a_neighbourhood_together_make_two_hundred_channels_in_an_hour() {
    let mut creations = Creations::default();
    for network in 0..10 {
        make(&mut creations, &format!("2001:db8:1:{network:x}::"), 20);
    }
    let now = START.plus(19 * 60_000);
    assert!(matches!(creations.reserve(now, "2001:db8:1:ffff::", "another"), Permission::Refused { .. }));
    assert!(creations.write().len() < 20_000);
    assert_eq!(creations.reserve(now.plus(CREATION_MILLIS), "2001:db8:1:ffff::", "another"), Permission::Counted);
}

#[test]
fn what_counts_is_stored_until_it_counts_no_longer() {
    let mut creations = Creations::default();
    assert_eq!(creations.counts_until(), None);
    make(&mut creations, HOME, 20);
    let mut creations = Creations::read(&creations.write()).unwrap();
    assert_eq!(creations.counts_until(), Some(START.plus(19 * 60_000 + CREATION_MILLIS)));
    assert_eq!(creations.reserve(START.plus(19 * 60_000), HOME, "another"), Permission::Refused { wait: 41 * 60_000 });
}

#[test]
fn the_stored_form_of_a_newer_version_is_not_read() {
    let newer = r#"{"version":2,"made":[]}"#;
    assert!(matches!(Creations::read(newer), Err(StoredError::TooNew { found: 2, known: 1 })));
}
