//! Compares what the indexes find with going through all seats, after random changes.

mod naive;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::network::{Network, NetworkKey};
use naive::Naive;

/// Nicknames with the same key, with and without numbers, and so long that a number replaces their end.
const NAMES: [&str; 8] =
    ["수달", "수 달", "수달2", "Otter", "otter", "일이삼사오육칠팔구십", "일이삼사오육칠팔구", "1"];

/// A change of the seats. The numbers choose among the names, or among the players who have had a seat.
#[derive(Clone, Debug)]
enum Change {
    Add(usize),
    Rename(usize, usize),
    Return(usize, usize),
    Drop(usize),
    Leave(usize),
    Remove(usize),
    Score(usize),
    Speak(usize),
    Wait(u64),
    MakePlace(u32),
    RestartPoints,
    Clear,
}

fn changes() -> impl Strategy<Value = Change> {
    let (name, player) = (|| 0..NAMES.len(), || 0..40_usize);
    prop_oneof![
        8 => name().prop_map(Change::Add),
        2 => (player(), name()).prop_map(|(player, name)| Change::Rename(player, name)),
        4 => (player(), name()).prop_map(|(player, name)| Change::Return(player, name)),
        6 => player().prop_map(Change::Drop),
        4 => player().prop_map(Change::Leave),
        2 => player().prop_map(Change::Remove),
        3 => player().prop_map(Change::Score),
        3 => player().prop_map(Change::Speak),
        6 => prop_oneof![0..5_000_u64, 9_000..61_000_u64, Just(1_800_000)].prop_map(Change::Wait),
        2 => (0..8_u32).prop_map(Change::MakePlace),
        1 => Just(Change::RestartPoints),
        1 => Just(Change::Clear),
    ]
}

fn nickname(name: usize) -> Nickname {
    Nickname::parse(NAMES[name]).unwrap()
}

/// One of two networks, or none.
fn network(name: usize) -> Option<Network> {
    let address = [None, Some("a"), Some("b")][name % 3]?;
    Some(NetworkKey::default().hash(address))
}

/// Seats, the time, and how many were given.
#[derive(Default)]
struct Changed {
    seats: Seats,
    now: Millis,
    given: u32,
}

impl Changed {
    fn player(&self, choice: usize) -> PlayerId {
        PlayerId(1 + (choice as u32) % self.given.max(1))
    }

    fn apply(&mut self, change: &Change) {
        let (now, player) = (self.now, |choice: usize| self.player(choice));
        match *change {
            Change::Add(name) => {
                let nickname = self.free(name, None);
                self.given += 1;
                self.seats.add(PlayerId(self.given), now, format!("token-{}", self.given), nickname);
                self.seats.update(PlayerId(self.given), |seat| seat.network = network(name));
            }
            Change::Rename(choice, name) => {
                let player = player(choice);
                let nickname = self.free(name, Some(player));
                self.seats.update(player, |seat| seat.nickname = nickname);
            }
            Change::Return(choice, name) => {
                let player = player(choice);
                let nickname = self.free(name, Some(player));
                self.seats.reconnect(now, player, nickname);
                self.seats.update(player, |seat| seat.network = network(name));
            }
            Change::Drop(choice) => {
                let player = player(choice);
                self.seats.update(player, |seat| {
                    if seat.is_connected() {
                        seat.disconnect(now)
                    }
                });
            }
            Change::Leave(choice) => drop(self.seats.update(player(choice), |seat| seat.unlist(now)).is_some()),
            Change::Remove(choice) => drop(self.seats.remove(player(choice))),
            Change::Score(choice) => {
                let player = player(choice);
                self.seats.update(player, |seat| seat.points += 7);
            }
            Change::Speak(choice) => self.seats.note_message(player(choice), now),
            Change::Wait(millis) => {
                self.now = now.plus(millis);
                let expired = Naive(&self.seats).expired_rows(self.now);
                assert_eq!(self.seats.expire(self.now), expired);
            }
            Change::MakePlace(max) => {
                let away = Naive(&self.seats).away_longest(max);
                assert_eq!(self.seats.make_place(max), away);
            }
            Change::RestartPoints => self.seats.restart_points(),
            Change::Clear => self.seats.clear(),
        }
    }

    /// A free nickname, which has to be the one that going through all seats finds.
    fn free(&mut self, name: usize, own: Option<PlayerId>) -> Nickname {
        let naive = Naive(&self.seats).free_nickname(nickname(name), own);
        assert_eq!(self.seats.free_nickname(nickname(name), own), naive);
        naive
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn the_indexes_find_what_going_through_all_seats_finds(changes in vec(changes(), 1..120)) {
        let mut changed = Changed::default();
        for change in &changes {
            changed.apply(change);
            let Changed { seats, now, .. } = &changed;
            Naive(seats).assert_same(*now);
            prop_assert_eq!(&Seats::from(seats.rows.clone()).indexes, &seats.indexes, "after {:?}", change);
        }
    }

    #[test]
    fn only_changed_seats_are_stored_again(changes in vec(changes(), 1..60)) {
        let mut changed = Changed::default();
        let mut stored = std::collections::BTreeMap::new();
        for change in &changes {
            changed.apply(change);
            stored.extend(changed.seats.take_changes());
            let rows = stored.iter().filter_map(|(key, row)| Some((key.number, row.clone()?)));
            let mut restored = Rows::<Seat>::default();
            rows.for_each(|(number, row)| restored.restore(number, &row).unwrap());
            // When a player spoke is stored with the message, and throttles are not stored.
            let fields = |seat: &Seat| (seat.row(None), seat.presence(), seat.token.clone(), seat.listed_since());
            let (restored, expected) = (restored.values().map(fields), changed.seats.rows.values().map(fields));
            prop_assert!(restored.eq(expected), "after {:?}", change);
        }
    }
}

#[test]
fn thousands_of_one_nickname_have_consecutive_numbers_and_a_freed_number_is_given_again() {
    let mut changed = Changed::default();
    let names = (1..=3_000).map(|player| {
        let nickname = changed.seats.free_nickname(nickname(0), None);
        changed.seats.add(PlayerId(player), Millis(0), format!("{player}"), nickname.clone());
        nickname.as_str().to_owned()
    });
    let names: Vec<_> = names.collect();
    assert!(names[1..].iter().cloned().eq((2..=3_000).map(|number| format!("수달{number}"))));
    changed.seats.remove(PlayerId(1_234));
    assert_eq!(changed.seats.free_nickname(nickname(0), None).as_str(), "수달1234");
}
