//! Reads the sorted, front-coded list of words in place.

use super::format::{BLOCK, Head, Section, Sections, u32_at};
use super::key::Key;

/// The words of the file in key order.
#[derive(Clone, Copy, Debug)]
pub(super) struct List<'a> {
    index: &'a [u8],
    list: &'a [u8],
}

impl<'a> List<'a> {
    pub(super) fn new(sections: &Sections<'a>) -> Self {
        Self { index: sections.get(Section::Index), list: sections.get(Section::List) }
    }

    /// A cursor before the first word whose key is `key` or greater.
    pub(super) fn seek(&self, key: &Key) -> Cursor<'a> {
        let mut cursor = self.block_of(key.as_bytes());
        for _ in 0..=BLOCK {
            let before = cursor;
            match cursor.next() {
                Some((next, _)) if next < *key => {}
                _ => return before,
            }
        }
        cursor
    }

    /// The flags of the word with exactly this key.
    ///
    /// A word that shares more bytes with its predecessor than the predecessor shares with `key` differs from `key` at
    /// the same byte as the predecessor, so it is skipped. The other words are compared from their first own byte.
    pub(super) fn get(&self, key: &Key) -> Option<u8> {
        let key = key.as_bytes();
        let mut rest = self.block_of(key).rest;
        let mut matched = 0;
        for _ in 0..BLOCK {
            let (head, own, next) = read_entry(rest)?;
            let shared = usize::from(head.shared);
            if shared <= matched {
                let wanted = key.get(shared..)?;
                if own == wanted {
                    return Some(head.flags);
                }
                if own > wanted {
                    return None;
                }
                matched = shared + own.iter().zip(wanted).take_while(|(a, b)| a == b).count();
            }
            rest = next;
        }
        None
    }

    /// The last block whose first key is at most `key`.
    fn block_of(&self, key: &[u8]) -> Cursor<'a> {
        // Invariant: the first keys of the blocks below `low` are at most `key`, those from `high` on are greater.
        let (mut low, mut high) = (0, self.index.len() / 4);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.first_of_block(middle) {
                Some(first) if first <= key => low = middle + 1,
                _ => high = middle,
            }
        }
        self.block(low.saturating_sub(1)).unwrap_or(Cursor { rest: &[], key: Key::empty() })
    }

    fn first_of_block(&self, block: usize) -> Option<&'a [u8]> {
        Some(read_entry(self.block(block)?.rest)?.1)
    }

    fn block(&self, block: usize) -> Option<Cursor<'a>> {
        let start = usize::try_from(u32_at(self.index, block)?).ok()?;
        Some(Cursor { rest: self.list.get(start..)?, key: Key::empty() })
    }
}

/// Iterates over the list from a given word. Stops early at invalid bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    rest: &'a [u8],
    /// The key of the word before `rest`. The next key is encoded relative to it.
    key: Key,
}

impl Iterator for Cursor<'_> {
    type Item = (Key, u8);

    fn next(&mut self) -> Option<Self::Item> {
        let (head, own, rest) = read_entry(self.rest)?;
        self.key.follow(head.shared, own)?;
        self.rest = rest;
        Some((self.key, head.flags))
    }
}

fn read_entry(bytes: &[u8]) -> Option<(Head, &[u8], &[u8])> {
    let (head, rest) = bytes.split_first_chunk()?;
    let head = Head::decode(*head);
    let (own, rest) = rest.split_at_checked(usize::from(head.own))?;
    Some((head, own, rest))
}
