//! Answers that are remembered for a moment.

use std::collections::BTreeMap;

use protocol::Millis;

/// Time for which an answer is remembered, in milliseconds.
const CACHE_MILLIS: u64 = 2_000;
/// The most bytes of all answers together. Further ones are not remembered until others are forgotten.
const BYTES_MAX: usize = 4 * 1024 * 1024;

/// The answers by what was asked, with the time at which they were received.
pub(crate) struct ReadCache {
    answers: BTreeMap<String, (Millis, Vec<u8>)>,
}

impl ReadCache {
    pub(crate) const fn new() -> Self {
        Self { answers: BTreeMap::new() }
    }

    pub(crate) fn get(&self, now: Millis, key: &str) -> Option<Vec<u8>> {
        let (at, body) = self.answers.get(key)?;
        is_fresh(now, *at).then(|| body.clone())
    }

    /// Remembers an answer, and forgets old ones.
    pub(crate) fn insert(&mut self, now: Millis, key: &str, body: Vec<u8>) {
        self.answers.retain(|_, (at, _)| is_fresh(now, *at));
        let size = |(key, (_, body)): (&String, &(Millis, Vec<u8>))| key.len() + body.len();
        let bytes: usize = self.answers.iter().map(size).sum();
        if bytes + key.len() + body.len() <= BYTES_MAX {
            self.answers.insert(key.to_owned(), (now, body));
        }
    }
}

fn is_fresh(now: Millis, at: Millis) -> bool {
    now.since(at) < CACHE_MILLIS
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Millis = Millis(1_000);

    #[test]
    fn an_answer_is_remembered_for_two_seconds() {
        let mut cache = ReadCache::new();
        cache.insert(START, "a", vec![1]);
        assert_eq!(cache.get(START.plus(1_999), "a"), Some(vec![1]));
        assert_eq!((cache.get(START.plus(2_000), "a"), cache.get(START, "b")), (None, None));
    }

    #[test]
    fn a_full_cache_remembers_nothing_new_until_it_forgets() {
        let mut cache = ReadCache::new();
        cache.insert(START, "a", vec![1; BYTES_MAX - 1]);
        cache.insert(START, "b", vec![2]);
        assert_eq!(cache.get(START, "b"), None);
        cache.insert(START.plus(2_000), "b", vec![2]);
        assert_eq!((cache.get(START.plus(2_000), "b"), cache.answers.len()), (Some(vec![2]), 1));
    }
}
