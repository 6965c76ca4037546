//! Checks docs/protocol.md against the code: the code reads every example, and every type of frame has an example.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a document that cannot be read fails the test")]

use std::collections::BTreeSet;

use protocol::{
    ClientFrame, ErrorCode, Event, Incoming, Note, Phase, Refusal, Remover, Reply, read_frame, write_frame,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

const DOCUMENT: &str = include_str!("../../docs/protocol.md");

/// The text under a heading, up to the next heading of the same level.
fn section(heading: &str) -> &'static str {
    let (_, below) = DOCUMENT.split_once(&format!("\n## {heading}\n")).expect(heading);
    below.split_once("\n## ").map_or(below, |(section, _)| section)
}

fn examples(heading: &str) -> Vec<Value> {
    let blocks = section(heading).split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.map(|block| serde_json::from_str(block).expect(block)).collect()
}

fn client_examples() -> Vec<Value> {
    examples("What a client sends")
}

fn server_examples() -> Vec<Value> {
    examples("What the server sends")
}

/// The rows of all tables under a heading: the name in the first column without backticks, and the rest of the row.
fn rows(heading: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = section(heading).lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" | "));
    rows.map(|(name, rest)| (name.trim_matches('`'), rest))
}

fn has_row(heading: &str, name: &str) -> bool {
    rows(heading).any(|(documented, _)| documented == name)
}

fn types(examples: &[Value]) -> BTreeSet<&str> {
    examples.iter().map(|example| example["type"].as_str().unwrap()).collect()
}

fn name_of(value: &impl Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

/// Declares the names of all variants of an enum. Does not compile if a variant is missing.
macro_rules! variants {
    ($names:ident, $type:ty, $($pattern:pat => $name:literal,)+) => {
        const $names: &[&str] = {
            const fn _exhaustive(value: &$type) -> &'static str {
                match value { $($pattern => $name,)+ }
            }
            &[$($name),+]
        };
    };
}

variants!(FRAMES, ClientFrame,
    ClientFrame::Join { .. } => "join",
    ClientFrame::Queue { .. } => "queue",
    ClientFrame::Say { .. } => "say",
    ClientFrame::Skip => "skip",
    ClientFrame::Propose { .. } => "propose",
    ClientFrame::Vote { .. } => "vote",
    ClientFrame::Report { .. } => "report",
    ClientFrame::Start => "start",
    ClientFrame::Next => "next",
    ClientFrame::Team { .. } => "team",
    ClientFrame::Shuffle => "shuffle",
    ClientFrame::Settings(_) => "settings",
    ClientFrame::Remove { .. } => "remove",
    ClientFrame::Close => "close",
    ClientFrame::Resync => "resync",
    ClientFrame::Players { .. } => "players",
    ClientFrame::Ack { .. } => "ack",
    ClientFrame::Leave => "leave",
    ClientFrame::Forget => "forget",
);

variants!(REPLIES, Reply,
    Reply::Welcome(_) => "welcome",
    Reply::Note { .. } => "note",
    Reply::Proposed { .. } => "proposed",
    Reply::Reported { .. } => "reported",
    Reply::Queue { .. } => "queue",
    Reply::Players { .. } => "players",
    Reply::Refused { .. } => "refused",
    Reply::Error { .. } => "error",
    Reply::Marked { .. } => "marked",
    Reply::Restored { .. } => "restored",
    Reply::Early(_) => "said",
);

variants!(REFUSALS, Refusal,
    Refusal::NicknameEmpty => "nickname_empty",
    Refusal::NicknameTooLong => "nickname_too_long",
    Refusal::NicknameInvisible => "nickname_invisible",
    Refusal::NicknameReserved => "nickname_reserved",
    Refusal::NicknameUnfit => "nickname_unfit",
    Refusal::RoomNameUnfit => "room_name_unfit",
    Refusal::MessageEmpty => "message_empty",
    Refusal::MessageTooLong => "message_too_long",
    Refusal::TooFast => "too_fast",
    Refusal::Muted => "muted",
    Refusal::WordUnfit => "word_unfit",
    Refusal::WordKnown => "word_known",
    Refusal::RoomFull => "room_full",
    Refusal::NetworkFull => "network_full",
    Refusal::NetworkRemoved => "network_removed",
    Refusal::WatchersFull => "watchers_full",
    Refusal::QueueFull => "queue_full",
    Refusal::Watching => "watching",
    Refusal::TooManyChannels => "too_many_channels",
    Refusal::NoSuchRoom => "no_such_room",
    Refusal::Banned => "banned",
    Refusal::HostOnly => "host_only",
    Refusal::MakerOnly => "maker_only",
    Refusal::PlayerGone => "player_gone",
    Refusal::SpeakFirst => "speak_first",
    Refusal::AnswersOnly => "answers_only",
    Refusal::AnswerHidden => "answer_hidden",
    Refusal::TeamFull => "team_full",
    Refusal::WordMature => "word_mature",
    Refusal::ListenOnly => "listen_only",
    Refusal::TooOften => "too_often",
    Refusal::NotNow => "not_now",
);

variants!(ERRORS, ErrorCode,
    ErrorCode::Malformed => "malformed",
    ErrorCode::TooLarge => "too_large",
    ErrorCode::Binary => "binary",
    ErrorCode::UnknownType => "unknown_type",
    ErrorCode::NotJoined => "not_joined",
    ErrorCode::AlreadyJoined => "already_joined",
    ErrorCode::UnsupportedVersion => "unsupported_version",
    ErrorCode::Internal => "internal",
);

variants!(REMOVERS, Remover,
    Remover::Host => "host",
    Remover::Vote => "vote",
    Remover::Operator => "operator",
);

// Patterns without `..`, so that a new field does not compile until it is listed here, and the document is checked.
variants!(PHASES, Phase,
    Phase::Waiting => "waiting",
    Phase::Open { prompt: _, hints: _, progress: _ } => "open prompt hints progress",
    Phase::Fair { prompt: _, until: _ } => "fair prompt until",
    Phase::Reveal { prompt: _, answers: _, found: _, until: _ } => "reveal prompt answers found until",
    Phase::Podium { podium: _, until: _ } => "podium podium until",
    Phase::Paused { frozen: _ } => "paused frozen",
    Phase::Lobby => "lobby",
    Phase::Countdown { until: _ } => "countdown until",
    Phase::Results { results: _ } => "results results",
    Phase::Talk => "talk",
);

variants!(NOTES, Note,
    Note::NotListed { word: _ } => "not_listed word",
    Note::AlreadyUsed { word: _ } => "already_used word",
    Note::TooLate { late: _ } => "too_late late",
);

#[test]
fn every_client_frame_is_read_and_written_as_documented() {
    for example in client_examples() {
        let frame = ClientFrame::read(&example.to_string()).expect("a frame");
        assert_eq!(serde_json::from_str::<Value>(&frame.write()).unwrap(), example);
    }
}

#[test]
fn every_server_event_is_read_and_written_as_documented() {
    for example in server_examples() {
        let frame = match &read_frame(&format!("[{example}]")).expect("a frame")[..] {
            [Incoming::Event(event)] => write_frame([], [event]),
            [Incoming::Reply(reply)] => write_frame([reply], []),
            other => panic!("{other:?} from {example}"),
        };
        assert_eq!(serde_json::from_str::<Value>(&frame).unwrap(), Value::from(vec![example]));
    }
}

#[test]
fn every_kind_of_frame_and_event_has_an_example() {
    assert_eq!(types(&client_examples()), FRAMES.iter().copied().collect());
    assert_eq!(types(&server_examples()), Event::KINDS.iter().chain(REPLIES).copied().collect());
}

#[test]
fn the_section_to_everyone_has_all_events_and_no_replies() {
    let (to_everyone, _) = section("What the server sends").split_once("### To you alone").unwrap();
    for example in server_examples() {
        let kind = example["type"].as_str().unwrap();
        assert_eq!(to_everyone.contains(&format!("\"type\": \"{kind}\"")), Event::KINDS.contains(&kind), "{kind}");
    }
}

#[test]
fn every_field_is_explained() {
    fn fields(value: &Value) -> Vec<String> {
        match value {
            Value::Array(items) => items.iter().flat_map(fields).collect(),
            Value::Object(object) => {
                object.iter().flat_map(|(key, inner)| [vec![key.clone()], fields(inner)].concat()).collect()
            }
            _ => Vec::new(),
        }
    }
    let settings = ["difficulty", "words", "answers_only"].map(str::to_owned);
    let prose: String = DOCUMENT.split("```").step_by(2).collect();
    for example in client_examples().iter().chain(&server_examples()) {
        for field in fields(example).into_iter().filter(|field| !settings.contains(field)) {
            assert!(prose.contains(&format!("`{field}`")), "{field} of {example}");
        }
    }
}

/// Asserts that `names` are names of variants of `T`, and are the rows of the table under the heading.
fn assert_table<T: DeserializeOwned + Serialize>(heading: &str, names: &[&str]) {
    for name in names {
        let value: T = serde_json::from_value(Value::from(*name)).expect(name);
        assert_eq!(name_of(&value), *name);
    }
    let documented: BTreeSet<_> = rows(heading).map(|(name, _)| name).filter(|name| !is_head(name)).collect();
    assert_eq!(documented, names.iter().copied().collect());
}

fn is_head(name: &str) -> bool {
    ["reason", "code", "phase", "note"].contains(&name)
}

#[test]
fn every_refusal_and_every_error_is_in_its_table() {
    assert_table::<Refusal>("Refusals", REFUSALS);
    assert_table::<ErrorCode>("Errors", ERRORS);
}

#[test]
fn every_phase_note_and_remover_is_explained_with_its_fields() {
    for (heading, variants) in [("Phases", PHASES), ("What the server sends", NOTES)] {
        for variant in variants {
            let mut words = variant.split(' ');
            let name = words.next().unwrap();
            let (_, row) = rows(heading).find(|(documented, _)| *documented == name).expect(name);
            let with = row.split('|').next().unwrap();
            assert_eq!(with.split('`').skip(1).step_by(2).collect::<Vec<_>>(), words.collect::<Vec<_>>(), "{name}");
        }
    }
    let removed = section("What the server sends").split("A player was removed").nth(1).unwrap();
    let removed = removed.split("```").next().unwrap();
    assert!(REMOVERS.iter().all(|remover| removed.contains(&format!("`{remover}`"))));
}

#[test]
fn every_close_code_is_in_its_table() {
    let codes = include_str!("../src/close.rs").split(": u16 = ").skip(1);
    // Never sent, so not in the table: the code of a broken connection.
    let codes: Vec<_> = codes.map(|rest| rest.split(';').next().unwrap()).filter(|&code| code != "1006").collect();
    assert_eq!(codes.len(), 10);
    assert!(codes.iter().all(|code| has_row("Close codes", code)));
    let documented = rows("Close codes").filter(|(name, _)| name.parse::<u16>().is_ok());
    assert_eq!(documented.count(), codes.len());
}
