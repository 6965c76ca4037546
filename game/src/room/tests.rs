//! The rulebook of a room, with virtual time.

use super::*;
use crate::protocol::{ErrorCode, Player, Refusal, ServerEvent};
use crate::score::{PROMPT_MILLIS, points};
use crate::words::WordList;

/// A room under test, its clock, and shorthands for what people do in it.
struct Table {
    room: Room,
    words: Words<'static>,
    now: Millis,
    said: u32,
}

impl Table {
    fn new() -> Self {
        let words = Words::new(include_bytes!("../../../words/built/words.bin")).unwrap();
        let room = Room::new(RoomName::plaza(), 1, 42);
        Self { room, words, now: Millis(1_000_000), said: 0 }
    }

    fn handle(&mut self, input: Input) -> Effects {
        self.room.handle(self.now, input, &self.words)
    }

    fn wait(&mut self, millis: u64) -> &mut Self {
        self.now = self.now.plus(millis);
        self
    }

    fn try_join(&mut self, nickname: &str, resume: Option<&str>) -> Effects {
        let fresh_token = format!("token-{}", self.room.position().1);
        self.handle(Input::Join { nickname: nickname.into(), resume: resume.map(Into::into), fresh_token })
    }

    fn join(&mut self, nickname: &str) -> Welcome {
        welcome(self.try_join(nickname, None))
    }

    fn say_as(&mut self, player: PlayerId, id: &str, text: &str) -> Effects {
        self.handle(Input::Say { player, id: id.into(), text: text.into() })
    }

    fn say(&mut self, player: PlayerId, text: &str) -> Vec<ServerEvent> {
        self.said += 1;
        self.say_as(player, &format!("m{}", self.said), text).events
    }

    fn prompt(&self) -> Prompt {
        self.room.prompt.clone().unwrap()
    }

    /// Two words that the list has for the prompt.
    fn right_words(&self) -> [String; 2] {
        let mut answers = self.words.dictionary.answers(&self.prompt().pattern);
        let mut next = || answers.find(|entry| entry.list == WordList::Everyday).unwrap().word;
        [next(), next()]
    }

    /// The scoreboard as `(nickname, points, correct, connected)`.
    fn scores(&mut self, player: PlayerId) -> Vec<(String, u32, u32, bool)> {
        let row = |row: Player| (row.nickname.as_str().to_owned(), row.points, row.correct, row.connected);
        welcome(self.handle(Input::Resync { player })).players.into_iter().map(row).collect()
    }

    /// Forgets all that is not in the snapshot or in the stored conversation.
    fn evict(&mut self, connected: &[PlayerId]) -> Effects {
        let conversation = self.room.conversation.iter().cloned().collect();
        self.room = Room::restore(&self.room.snapshot(), conversation).unwrap();
        self.handle(Input::Restore { connected: connected.to_vec() })
    }
}

fn welcome(effects: Effects) -> Welcome {
    match effects.reply.into_iter().next() {
        Some(ServerEvent::Welcome(welcome)) => *welcome,
        other => panic!("no welcome but {other:?}"),
    }
}

#[test]
fn joining_brings_the_whole_state_at_once() {
    let mut table = Table::new();
    let first = table.join("수달");
    table.say(first.you, "안녕하세요");
    let second = table.join("하마");
    let names: Vec<_> = second.players.iter().map(|player| player.nickname.as_str()).collect();
    assert_eq!(names, ["수달", "하마"]);
    assert_eq!(second.prompt, Some(table.prompt()));
    assert!(matches!(second.recent.as_slice(), [ServerEvent::Said { text, .. }] if text.as_str() == "안녕하세요"));
    assert_eq!((second.epoch, second.seq), table.room.position());
}

#[test]
fn a_newcomer_changes_nothing_for_those_who_play() {
    let mut table = Table::new();
    let first = table.join("수달");
    let before = table.prompt();
    let effects = table.wait(5_000).try_join("하마", None);
    assert_eq!(table.prompt(), before);
    assert!(
        matches!(effects.events.as_slice(), [ServerEvent::Player { player, .. }] if player.nickname.as_str() == "하마")
    );
    assert_eq!(table.scores(first.you)[0], ("수달".into(), 0, 0, true));
}

#[test]
fn the_first_right_word_scores_and_brings_the_next_prompt() {
    let mut table = Table::new();
    let [first, second] = [table.join("수달").you, table.join("하마").you];
    let asked = table.prompt();
    let [word, other] = table.right_words();
    let events = table.wait(1_800).say(first, &format!("{word}!ㅋㅋ"));
    let [
        ServerEvent::Answered { word: scored, elapsed, gained, points: total, correct, .. },
        ServerEvent::Prompt { prompt, .. },
    ] = events.as_slice()
    else {
        panic!("{events:?}")
    };
    assert_eq!((scored, *elapsed, *gained, *total, *correct), (&word, 1_800, 97, 97, 1));
    assert_eq!(prompt.number, asked.number + 1);
    assert_ne!(prompt.pattern, asked.pattern);
    assert!(matches!(table.say(second, &other).as_slice(), [ServerEvent::Said { .. }]), "the prompt is over");
    assert_eq!(table.scores(second), [("수달".into(), 97, 1, true), ("하마".into(), 0, 0, true)]);
}

#[test]
fn any_word_of_the_list_is_right() {
    for choice in 0..2 {
        let mut table = Table::new();
        let player = table.join("수달").you;
        let word = table.right_words()[choice].clone();
        assert!(matches!(table.say(player, &word).as_slice(), [ServerEvent::Answered { .. }, _]), "{word}");
    }
}

#[test]
fn other_text_is_chat() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let [word, _] = table.right_words();
    let jamo = table.prompt().pattern.to_string();
    for text in ["ㅋㅋ", &jamo, &format!("{word} 맞나"), &format!("'{word}'"), "otter", "뷁뷁"] {
        assert!(matches!(table.say(player, text).as_slice(), [ServerEvent::Said { .. }]), "{text}");
    }
}

#[test]
fn a_word_pays_once() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let prompt = table.prompt();
    let [word, other] = table.right_words();
    table.say(player, &word);
    table.room.prompt = Some(prompt);
    assert!(matches!(table.say(player, &word).as_slice(), [ServerEvent::Said { .. }]));
    assert!(matches!(table.say(player, &other).as_slice(), [ServerEvent::Answered { .. }, _]));
}

#[test]
fn prompts_do_not_come_back_soon() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let mut seen = std::collections::HashSet::new();
    for _ in 0..60 {
        assert!(seen.insert(table.prompt().pattern), "{} again", table.prompt().pattern);
        let [word, _] = table.right_words();
        table.say(player, &word);
    }
    assert_eq!(table.prompt().number, 61);
}

#[test]
fn a_message_sent_again_is_not_said_again() {
    let mut table = Table::new();
    let [first, second] = [table.join("수달").you, table.join("하마").you];
    assert_eq!(table.say_as(first, "m1", "안녕").events.len(), 1);
    assert_eq!(table.say_as(first, "m1", "안녕"), Effects::default());
    assert_eq!(table.say_as(second, "m1", "안녕").events.len(), 1, "ids are the sender's own");
}

#[test]
fn numbers_rise_without_holes() {
    let mut table = Table::new();
    let welcome = table.join("수달");
    let mut events = table.say(welcome.you, "안녕");
    let [word, _] = table.right_words();
    events.extend(table.say(welcome.you, &word));
    events.extend(table.handle(Input::Drop { player: welcome.you }).events);
    events.extend(table.wait(60_000).handle(Input::Tick).events);
    let numbers: Vec<_> = events.iter().map(|event| event.seq().unwrap()).collect();
    let expected: Vec<_> = (welcome.seq + 1..).take(events.len()).collect();
    assert_eq!(numbers, expected);
}

#[test]
fn what_cannot_be_said_is_refused_and_changes_nothing() {
    let mut table = Table::new();
    let player = table.join("수달").you;
    let before = table.room.snapshot();
    for (text, reason) in [("  ", Refusal::MessageEmpty), (&*"가".repeat(201), Refusal::MessageTooLong)] {
        let effects = table.say_as(player, "m1", text);
        assert_eq!(effects.reply, [ServerEvent::Refused { id: Some("m1".into()), reason }]);
        assert!(effects.events.is_empty());
    }
    assert_eq!(table.room.snapshot(), before);
}

#[test]
fn a_nickname_that_cannot_be_used_takes_no_seat() {
    let mut table = Table::new();
    for (nickname, reason) in [
        ("", Refusal::NicknameEmpty),
        ("\u{3164}", Refusal::NicknameInvisible),
        ("일이삼사오육칠팔구십일", Refusal::NicknameTooLong),
    ] {
        let effects = table.try_join(nickname, None);
        assert_eq!(effects.reply, [ServerEvent::Refused { id: None, reason }]);
        assert_eq!(effects.seated, None);
    }
    assert_eq!(table.join("수달").players.len(), 1);
}

#[test]
fn a_taken_nickname_gets_a_number() {
    let mut table = Table::new();
    table.join("수달");
    let names: Vec<_> = ["수달", " 수 달 ", "하마"].map(|name| table.join(name)).to_vec();
    let own = |welcome: &Welcome| {
        let row = welcome.players.iter().find(|player| player.id == welcome.you);
        row.unwrap().nickname.as_str().to_owned()
    };
    assert_eq!(names.iter().map(own).collect::<Vec<_>>(), ["수달2", "수 달3", "하마"]);
}

#[test]
fn coming_back_brings_nickname_and_score() {
    let mut table = Table::new();
    let first = table.join("수달");
    table.join("하마");
    let [word, _] = table.right_words();
    table.say(first.you, &word);
    table.handle(Input::Drop { player: first.you });
    let effects = table.wait(20 * 60_000).try_join("수달", Some(&first.token));
    assert_eq!(effects.seated, Some(Seated { player: first.you, took_over: false }));
    assert_eq!(table.scores(first.you)[0], ("수달".into(), points(0, PROMPT_MILLIS), 1, true));
}

#[test]
fn after_half_an_hour_a_seat_is_forgotten() {
    let mut table = Table::new();
    let first = table.join("수달");
    table.handle(Input::Drop { player: first.you });
    let back = welcome(table.wait(30 * 60_000).try_join("수달", Some(&first.token)));
    assert_ne!(back.you, first.you);
}

#[test]
fn a_token_opens_no_other_seat() {
    let mut table = Table::new();
    let first = table.join("수달");
    let other = welcome(table.try_join("수달", Some("token-of-nobody")));
    assert_ne!(other.you, first.you);
    assert_ne!(other.token, first.token);
}

#[test]
fn a_dropped_row_stays_for_a_minute() {
    let mut table = Table::new();
    let [first, second] = [table.join("수달").you, table.join("하마").you];
    let events = table.handle(Input::Drop { player: first }).events;
    assert!(matches!(events.as_slice(), [ServerEvent::Player { player, .. }] if !player.connected));
    assert_eq!(table.room.next_deadline(), Some(table.now.plus(60_000)));
    assert_eq!(table.wait(59_999).scores(second).len(), 2);
    let events = table.wait(1).handle(Input::Tick).events;
    assert!(matches!(events.as_slice(), [ServerEvent::Left { player, .. }] if *player == first));
    assert_eq!(table.scores(second).len(), 1);
    assert_eq!(table.room.next_deadline(), None);
    assert_eq!(table.handle(Input::Tick), Effects::default(), "an alarm that fires twice does nothing");
}

#[test]
fn leaving_takes_the_row_at_once() {
    let mut table = Table::new();
    let [first, second] = [table.join("수달").you, table.join("하마").you];
    let events = table.handle(Input::Leave { player: first }).events;
    assert!(matches!(events.as_slice(), [ServerEvent::Left { player, .. }] if *player == first));
    assert_eq!(table.scores(second).len(), 1);
    assert!(table.handle(Input::Drop { player: first }).events.is_empty(), "the socket closes after it");
}

#[test]
fn a_second_tab_takes_the_seat_over() {
    let mut table = Table::new();
    let first = table.join("수달");
    let effects = table.try_join("수달", Some(&first.token));
    assert_eq!(effects.seated, Some(Seated { player: first.you, took_over: true }));
    assert_eq!(welcome(effects).players.len(), 1);
}

#[test]
fn a_full_room_refuses_newcomers_but_not_those_who_return() {
    let mut table = Table::new();
    let first = table.join("수달");
    for number in 1..SEATS_MAX {
        table.join(&format!("하마{number}"));
    }
    let effects = table.try_join("돌고래", None);
    assert_eq!(effects.reply, [ServerEvent::Refused { id: None, reason: Refusal::RoomFull }]);
    table.handle(Input::Drop { player: first.you });
    assert!(table.try_join("수달", Some(&first.token)).seated.is_some());
}

#[test]
fn an_evicted_room_goes_on_where_it_was() {
    let mut table = Table::new();
    let [first, second] = [table.join("수달").you, table.join("하마").you];
    let [word, _] = table.right_words();
    table.say(first, &word);
    table.say(second, "아깝다");
    let before = (table.room.position(), table.prompt(), table.scores(first));
    assert!(table.evict(&[first, second]).events.is_empty());
    assert_eq!((table.room.position(), table.prompt(), table.scores(first)), before);
    let asked = table.prompt();
    table.room.prompt = Some(Prompt { pattern: crate::hangul::Pattern::of(&word).unwrap(), ..asked });
    assert!(matches!(table.say(second, &word).as_slice(), [ServerEvent::Said { .. }]), "used words are kept");
}

#[test]
fn players_whose_connection_did_not_outlive_the_room_are_dropped_as_of_now() {
    let mut table = Table::new();
    let [first, second] = [table.join("수달").you, table.join("하마").you];
    let events = table.wait(3_600_000).evict(&[second]).events;
    assert!(
        matches!(events.as_slice(), [ServerEvent::Player { player, .. }] if player.id == first && !player.connected)
    );
    assert_eq!(table.scores(second).len(), 2, "the downtime does not count");
}

#[test]
fn a_prompt_found_by_the_first_to_enter_begins_anew() {
    let mut table = Table::new();
    let first = table.join("수달");
    let asked = table.prompt();
    table.handle(Input::Drop { player: first.you });
    table.wait(10 * 60_000).join("하마");
    assert_eq!(table.prompt(), Prompt { shown_at: table.now, ..asked });
}

#[test]
fn only_those_with_a_seat_may_speak() {
    let mut table = Table::new();
    let effects = table.say_as(PlayerId(7), "m1", "안녕");
    assert_eq!(effects.reply, [ErrorCode::NotJoined.into()]);
    assert!(effects.events.is_empty());
}

#[test]
fn a_snapshot_of_the_future_is_refused() {
    let snapshot = Table::new().room.snapshot().replace(r#""version":1"#, r#""version":2"#);
    assert!(matches!(Room::restore(&snapshot, Vec::new()), Err(SnapshotError::TooNew(2))));
}
