//! Measures how many foul messages the chat filter masks, and how many innocent ones.

use std::io::{self, Write};

use lexicon::Words;

/// The lists of messages in `check/rates/`, one per line, and the share of them that may be masked, in thousandths.
const LISTS: [(&str, &str, std::ops::RangeInclusive<usize>); 3] = [
    ("plain foul messages", include_str!("../../check/rates/foul_plain.txt"), 950..=1000),
    ("disguised foul messages", include_str!("../../check/rates/foul_evasive.txt"), 800..=1000),
    ("innocent messages", include_str!("../../check/rates/innocent.txt"), 0..=20),
];

/// Prints how many messages of each list are masked, and the exceptions: foul ones that pass, innocent ones that do not.
pub(crate) fn print(out: &mut impl Write, built: &Words<'_>) -> io::Result<()> {
    for (name, text, _) in LISTS {
        let (masked, passed) = judge(built, text);
        let rarer = if masked.len() < passed.len() { &masked } else { &passed };
        let all = masked.len() + passed.len();
        writeln!(out, "\n{name} masked: {} of {all}\n  exceptions: {}", masked.len(), rarer.join(" | "))?;
    }
    Ok(())
}

/// The messages that the filter masks in part or whole, and the others.
fn judge<'t>(built: &Words<'_>, text: &'t str) -> (Vec<&'t str>, Vec<&'t str>) {
    let messages = text.lines().filter(|line| !line.starts_with('#'));
    messages.partition(|message| !built.filter.mask(message).is_clean())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foul_messages_are_masked_and_innocent_ones_pass() {
        let built = Words::new(include_bytes!("../../built/words.bin")).unwrap();
        for (name, text, allowed) in LISTS {
            let (masked, passed) = judge(&built, text);
            let all = masked.len() + passed.len();
            assert!(all >= 300 && allowed.contains(&(masked.len() * 1000 / all)), "{name}: {} of {all}", masked.len());
        }
    }
}
