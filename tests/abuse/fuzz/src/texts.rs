//! Random texts: what people type, what browsers and scripts react to, and what breaks programs, damaged at random.

use fastrand::Rng;

/// Texts and frames from which others are made.
const SEEDS: [&str; 27] = [
    r#"{"type":"join","version":1,"nickname":"수달"}"#,
    r#"{"type":"join","version":1,"nickname":"수달","resume":"6f1c"}"#,
    r#"{"type":"say","id":"a1","text":"초심"}"#,
    r#"{"type":"skip"}"#,
    r#"{"type":"propose","word":"꿀잼"}"#,
    r#"{"type":"vote","player":3}"#,
    r#"{"type":"report","player":1}"#,
    r#"{"type":"start"}"#,
    r#"{"type":"settings","mode":"match","difficulty":"normal","words":"everyday","seconds":20,"prompts":10,"answers_only":false}"#,
    r#"{"type":"remove","player":2}"#,
    r#"{"type":"players","from":4294967295}"#,
    r#"{"type":"resync"}"#,
    r#"{"type":"ack","seq":18446744073709551615}"#,
    r#"{"username":"철수","content":"초심"}"#,
    "start!",
    "안녕하세요, 반가워요 ㅋㅋㅋ",
    "서랍",
    "ㅅㄹ",
    "ㅎㅏㄴㄱㅡㄹ",
    "ﾡﾢﾣ",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "\u{202e}txt.exe",
    "시1발",
    "패스",
    "0000-0000",
    "👨‍👩‍👧‍👦🏳️‍🌈",
];

/// Characters that are inserted at random: invisible, combining, of the other direction, structural, at the edges of planes.
const CHARS: [char; 34] = [
    '\0',
    '\u{7}',
    '\n',
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '-',
    '9',
    'e',
    ' ',
    '\u{a0}',
    '\u{ad}',
    '\u{300}',
    '\u{115f}',
    '\u{1160}',
    '\u{11a8}',
    '\u{200b}',
    '\u{200d}',
    '\u{202e}',
    '\u{2066}',
    '\u{3000}',
    '\u{3164}',
    'ㄱ',
    'ㅏ',
    '가',
    '힣',
    '\u{feff}',
    '\u{ffa0}',
    '\u{10ffff}',
];

/// A random text.
pub fn text(rng: &mut Rng) -> String {
    let mut text: Vec<char> = choose(rng, &SEEDS).chars().collect();
    for _ in 0..rng.usize(0..6) {
        let place = rng.usize(0..=text.len());
        match rng.u8(0..6) {
            0 if place < text.len() => drop(text.remove(place)),
            1 => text.insert(place, *choose(rng, &CHARS)),
            2 => text.insert(place, rng.char(..)),
            3 => {
                let inserted = choose(rng, &SEEDS).chars();
                text.splice(place..place, inserted).for_each(drop);
            }
            4 => text.truncate(place),
            _ => {
                let repeated = text[place..].repeat(rng.usize(0..4));
                text.extend(repeated);
            }
        }
    }
    text.into_iter().collect()
}

/// One of these.
pub fn choose<'all, T>(rng: &mut Rng, all: &'all [T]) -> &'all T {
    &all[rng.usize(0..all.len())]
}
