//! The taken nicknames, and the first free number for one that is taken.

use std::collections::BTreeMap;

use hangul::Nickname;

use super::runs::Runs;

/// Numbers with more digits are not looked for: there are fewer seats.
const DIGITS_MAX: usize = 6;

/// The taken nicknames by key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// How many seats have a nickname with this key.
    taken: BTreeMap<String, u32>,
    /// The taken numbers after a beginning of a nickname, apart for each number of digits: a number with more digits
    /// leaves a long nickname a shorter beginning. Thus a thousand people of one nickname need not be gone through.
    numbers: BTreeMap<(String, usize), Runs>,
}

impl Names {
    pub(super) fn take(&mut self, name: &Nickname) {
        let key = name.key();
        for (beginning, number) in endings(&key) {
            self.numbers.entry(beginning).or_default().insert(number);
        }
        *self.taken.entry(key).or_default() += 1;
    }

    pub(super) fn release(&mut self, name: &Nickname) {
        let key = name.key();
        let Some(count) = self.taken.get_mut(&key) else { return };
        *count -= 1;
        if *count > 0 {
            return;
        }
        for (beginning, number) in endings(&key) {
            if let Some(numbers) = self.numbers.get_mut(&beginning) {
                numbers.remove(number);
                if numbers.is_empty() {
                    self.numbers.remove(&beginning);
                }
            }
        }
        self.taken.remove(&key);
    }

    /// `wanted`, followed by the first free number from 2 if that nickname is taken.
    pub(super) fn first_free(&self, wanted: Nickname) -> Nickname {
        if !self.taken.contains_key(&wanted.key()) {
            return wanted;
        }
        (1..=DIGITS_MAX).find_map(|digits| self.first_free_of(&wanted, digits)).unwrap_or(wanted)
    }

    /// `wanted` followed by the first free number with this many digits.
    fn first_free_of(&self, wanted: &Nickname, digits: usize) -> Option<Nickname> {
        let (least, beyond) = (10_u32.pow(digits as u32 - 1).max(2), 10_u32.pow(digits as u32));
        let mut beginning = wanted.numbered(least as usize).key();
        beginning.truncate(beginning.len() - digits);
        let free = self.numbers.get(&(beginning, digits)).map_or(least, |numbers| numbers.first_missing(least));
        (free < beyond).then(|| wanted.numbered(free as usize))
    }
}

/// Every way to read the end of `key` as a number: `수달12` is `수달` with 12 and `수달1` with 2.
fn endings(key: &str) -> impl Iterator<Item = ((String, usize), u32)> {
    let digits = key.bytes().rev().take_while(u8::is_ascii_digit).count().min(DIGITS_MAX);
    (1..=digits).filter_map(move |digits| {
        let (beginning, number) = key.split_at(key.len() - digits);
        let number = if number.starts_with('0') { None } else { number.parse().ok() };
        Some(((beginning.to_owned(), digits), number?))
    })
}
