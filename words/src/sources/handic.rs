//! Reads HanDic: Korean morphemes with part of speech and learners' grades.

use std::collections::BTreeMap;
use std::io;

use protocol::Grade;

use super::{clean, mecab};

/// Reads the common nouns and their grades. Their first two features are `Noun` and `普通`. The last feature but one is
/// A, B or C for the words of 조남호, 한국어 학습용 어휘 선정 결과 보고서 (국립국어원 2003). If a word has several grades, the easiest
/// one is used.
pub(super) fn read(file: &[u8]) -> io::Result<BTreeMap<String, Option<Grade>>> {
    let mut nouns: BTreeMap<String, Option<Grade>> = BTreeMap::new();
    for reading in mecab::readings(file)? {
        let features: Vec<_> = reading.features.split(',').collect();
        let ["Noun", "普通", .., grade, _] = features[..] else { continue };
        let Some(word) = clean(&reading.surface) else { continue };
        let grade = match grade {
            "A" => Some(Grade::Beginner),
            "B" => Some(Grade::Intermediate),
            "C" => Some(Grade::Advanced),
            _ => None,
        };
        let known = nouns.entry(word).or_default();
        *known = known.iter().copied().chain(grade).min();
    }
    Ok(nouns)
}
