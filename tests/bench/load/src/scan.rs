//! Finds in a frame what a measurement needs, without parsing its JSON: parsing would cost more than the server's work.

/// What a frame says about messages of this program, whose ids are numbers.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Scanned {
    /// The messages that it delivers, in order.
    pub(crate) delivered: Vec<u32>,
    /// The messages that it refuses.
    pub(crate) refused: Vec<u32>,
    /// How many of the delivered messages were right answers.
    pub(crate) answers: u64,
    /// Whether it has the whole state of the room. It then also has messages that were delivered before, which are not
    /// among those above.
    pub(crate) is_welcome: bool,
    /// The seq of its last event.
    pub(crate) seq: Option<u64>,
}

/// A text cannot contain any of these, since JSON escapes its quotes.
const WELCOME: &str = r#"{"type":"welcome""#;
const ID: &str = r#""id":""#;
const ANSWERED: &str = r#"{"type":"answered""#;
const PROMPT: &str = r#""prompt":{"#;
const PATTERN: &str = r#""pattern":""#;
const SEQ: &str = r#""seq":"#;
const OFFER: &str = r#""ack":true"#;

pub(crate) fn is_welcome(frame: &str) -> bool {
    frame.contains(WELCOME)
}

pub(crate) fn scan(frame: &str) -> Scanned {
    if is_welcome(frame) {
        return Scanned { is_welcome: true, ..Scanned::default() };
    }
    let seq = frame.rsplit_once(SEQ).and_then(|(_, rest)| number(rest));
    let mut scanned = Scanned { answers: frame.matches(ANSWERED).count() as u64, seq, ..Scanned::default() };
    for (at, _) in frame.match_indices(ID) {
        let Some((id, rest)) = frame[at + ID.len()..].split_once('"') else { continue };
        let Ok(id) = id.parse() else { continue };
        if rest.starts_with(r#","reason":"#) {
            scanned.refused.push(id);
        } else if rest.starts_with(r#","player":"#) {
            scanned.delivered.push(id);
        }
    }
    scanned
}

/// The seq of a welcome that offers acknowledgements.
pub(crate) fn offered(welcome: &str) -> Option<u64> {
    welcome.contains(OFFER).then(|| welcome.split_once(SEQ).and_then(|(_, rest)| number(rest)))?
}

/// The number at the beginning of a text.
fn number(text: &str) -> Option<u64> {
    let end = text.find(|letter: char| !letter.is_ascii_digit())?;
    text[..end].parse().ok()
}

/// The initials of the prompt that a frame shows.
pub(crate) fn pattern(frame: &str) -> Option<&str> {
    let (_, prompt) = frame.rsplit_once(PROMPT)?;
    let (_, pattern) = prompt.split_once(PATTERN)?;
    pattern.split_once('"').map(|(pattern, _)| pattern)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deliveries_refusals_and_answers_are_told_apart() {
        let frame = concat!(
            r#"[{"type":"refused","id":"7","reason":"too_fast","wait":500},"#,
            r#"{"type":"said","seq":3,"time":1,"id":"8","player":1,"nickname":"수달","text":"\"id\":\"9\",\"player\":1"},"#,
            r#"{"type":"player","seq":4,"player":{"id":2,"nickname":"하마"}},"#,
            r#"{"type":"answered","seq":5,"time":1,"id":"10","player":1,"nickname":"수달","text":"서랍","pattern":"ㅅㄹ"}]"#
        );
        let (delivered, refused) = (vec![8, 10], vec![7]);
        assert_eq!(scan(frame), Scanned { delivered, refused, answers: 1, is_welcome: false, seq: Some(5) });
        assert_eq!((is_welcome(frame), pattern(frame)), (false, None));
    }

    #[test]
    fn a_note_and_ids_of_others_are_no_delivery() {
        let frame = r#"[{"type":"note","id":"7","note":"not_listed"},{"type":"said","id":"a1","player":1}]"#;
        assert_eq!(scan(frame), Scanned::default());
    }

    #[test]
    fn the_seq_of_a_welcome_is_the_first_in_it() {
        let welcome = r#"[{"type":"welcome","you":1,"seq":29,"now":5,"ack":true,"recent":[{"type":"said","seq":14}]}]"#;
        assert_eq!(offered(welcome), Some(29));
        assert_eq!(offered(&welcome.replace("true", "false")), None);
    }

    #[test]
    fn prompts_are_found_in_welcomes_and_in_events() {
        let welcome =
            r#"[{"type":"welcome","phase":{"phase":"open","prompt":{"number":1,"pattern":"ㅅㄹ"}},"recent":[]}]"#;
        assert!(is_welcome(welcome));
        assert_eq!(pattern(welcome), Some("ㅅㄹ"));
        let event = r#"[{"type":"revealed","answers":[]},{"type":"prompt","prompt":{"number":2,"pattern":"ㄱㅊ"}}]"#;
        assert_eq!(pattern(event), Some("ㄱㅊ"));
    }
}
