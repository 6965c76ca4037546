//! Writes out entries that stand for several spellings: `[시씨]발{놈,년}`.

/// All spellings of `entry`: `[…]` stands for one of its letters, `{…}` for one of its parts between commas.
pub(super) fn all(entry: &str) -> Vec<String> {
    let Some((before, open, rest)) = split_at_any(entry, ['[', '{']) else { return vec![entry.to_owned()] };
    let Some((choices, _, after)) = split_at_any(rest, [']', '}']) else { return vec![entry.to_owned()] };
    let choices: Vec<String> = match open {
        '[' => choices.chars().map(String::from).collect(),
        _ => choices.split(',').map(str::to_owned).collect(),
    };
    let endings = all(after);
    let with_endings =
        |choice: &String| endings.iter().map(move |ending| format!("{before}{choice}{ending}")).collect();
    choices.iter().flat_map(|choice| -> Vec<String> { with_endings(choice) }).collect()
}

/// The text before the first of two letters, that letter, and the text after it.
fn split_at_any(text: &str, letters: [char; 2]) -> Option<(&str, char, &str)> {
    let (place, letter) = text.char_indices().find(|(_, letter)| letters.contains(letter))?;
    Some((&text[..place], letter, &text[place + letter.len_utf8()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_written_out_with_every_choice() {
        assert_eq!(all("시발"), ["시발"]);
        assert_eq!(all("[시씨]발*"), ["시발*", "씨발*"]);
        assert_eq!(all("{같은 ,}[새쌔]끼"), ["같은 새끼", "같은 쌔끼", "새끼", "쌔끼"]);
        assert_eq!(all("열린[괄호"), ["열린[괄호"]);
    }
}
