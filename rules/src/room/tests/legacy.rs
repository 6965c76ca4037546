//! Players with the earlier Android client, in a room with other players.

use protocol::legacy::{Chat, ClientFrame};
use protocol::{Event, PlayerId, Settings, WordList, legacy};

use super::table::{Table, events};
use crate::{Effects, Input, Operation};

/// A player with the Android client.
struct Phone {
    player: Option<PlayerId>,
    sent: u32,
}

/// The frames that the sender's client receives after an input: replies, then broadcasts.
fn frames(table: &Table, effects: &Effects) -> Vec<String> {
    let game = table.room.legacy_game();
    [legacy::replies(&effects.replies, &game), legacy::broadcast(&effects.events, &game)].concat()
}

impl Phone {
    fn start(table: &mut Table) -> (Self, Vec<String>) {
        let mut phone = Self { player: None, sent: 0 };
        let effects = phone.send(table, ClientFrame::Start);
        phone.player = effects.seated.map(|seated| seated.player);
        (phone, legacy::replies(&effects.replies, &table.room.legacy_game()))
    }

    fn send(&mut self, table: &mut Table, frame: ClientFrame) -> Effects {
        self.sent += 1;
        let fresh = format!("phone-{}", self.sent);
        table.handle(Input::Legacy { player: self.player, frame, fresh, network: None })
    }

    fn chat(&mut self, table: &mut Table, username: &str, content: &str) -> Vec<String> {
        let frame = ClientFrame::Chat(Chat { username: username.into(), content: content.into() });
        let effects = self.send(table, frame);
        frames(table, &effects)
    }
}

fn chat(username: &str, content: &str) -> String {
    format!(r#"{{"username":"{username}","content":"{content}"}}"#)
}

fn game(index: u32, answered: &str, consonant: &str) -> String {
    format!(r#"{{"id":1,"nowWordIdx":{index},"answeredWords":"{answered}","nowConsonant":"{consonant}"}}"#)
}

fn nicknames(table: &mut Table, player: PlayerId) -> Vec<String> {
    table.scores(player).into_iter().map(|(nickname, ..)| nickname).collect()
}

#[test]
fn frames_before_start_are_ignored() {
    let mut table = Table::new();
    let mut phone = Phone { player: None, sent: 0 };
    assert!(phone.chat(&mut table, "철수", "안녕").is_empty());
    assert_eq!(phone.send(&mut table, ClientFrame::Unknown), Effects::default());
}

#[test]
fn start_joins_the_room_and_returns_the_game() {
    let mut table = Table::new();
    let (_, received) = Phone::start(&mut table);
    assert_eq!(received, [game(0, "", &table.prompt().pattern.to_string())]);
}

#[test]
fn a_message_is_sent_to_everyone_followed_by_the_game() {
    let mut table = Table::new();
    let (mut phone, _) = Phone::start(&mut table);
    let otter = table.join("수달").you;
    let consonant = table.prompt().pattern.to_string();
    assert_eq!(phone.chat(&mut table, "철수", "안녕하세요"), [chat("철수", "안녕하세요"), game(0, "", &consonant)]);
    let [first, second] = table.right_words();
    let answered = format!(", {first}");
    assert_eq!(phone.chat(&mut table, "철수", &first), [chat("철수", &first), game(0, &answered, &consonant)]);
    let effects = table.say_as(otter, "m", &second);
    let answered = format!("{answered}, {second}");
    assert_eq!(frames(&table, &effects), [chat("수달", &second), game(0, &answered, &consonant)]);
}

#[test]
fn an_unknown_frame_gets_a_notice_and_the_game() {
    let mut table = Table::new();
    let (mut phone, _) = Phone::start(&mut table);
    let effects = phone.send(&mut table, ClientFrame::Unknown);
    let shown = game(0, "", &table.prompt().pattern.to_string());
    assert_eq!(
        frames(&table, &effects),
        [chat("알림", "알아듣지 못했어요. 이름과 내용을 함께 보내 주세요"), shown.clone()]
    );
    assert_eq!(phone.chat(&mut table, "철수", " "), [chat("알림", "빈 메시지는 보낼 수 없어요"), shown]);
}

#[test]
fn each_new_prompt_sends_the_game_and_a_lap_starts_without_answered_words() {
    let mut table = Table::new();
    let (mut phone, _) = Phone::start(&mut table);
    for index in 0..20 {
        let consonant = table.prompt().pattern.to_string();
        let [word] = table.right_words();
        let received = phone.chat(&mut table, "철수", &word);
        assert!(
            received[1].contains(&format!(r#""nowWordIdx":{index},"#)) && received[1].contains(&format!(", {word}"))
        );
        let next = table.tick_at_deadline();
        let shown = legacy::broadcast(&next.events, &table.room.legacy_game());
        let expected = if index < 19 { table.prompt().pattern.to_string() } else { String::new() };
        assert!(shown[0].contains(&format!(r#""nowConsonant":"{expected}""#)), "{consonant}, then {shown:?}");
    }
    assert_eq!(table.room.legacy_game().answered_words, "");
    let next = table.tick_at_deadline();
    let consonant = table.prompt().pattern.to_string();
    assert_eq!(legacy::broadcast(&next.events, &table.room.legacy_game())[0], game(0, "", &consonant));
}

#[test]
fn a_nickname_is_cleaned_and_a_taken_one_gets_a_number() {
    let mut table = Table::new();
    let otter = table.join("철수").you;
    let (mut phone, _) = Phone::start(&mut table);
    assert_eq!(nicknames(&mut table, otter), ["철수", "새 친구"]);
    assert_eq!(phone.chat(&mut table, " 철수\u{200B} ", "안녕")[0], chat("철수2", "안녕"));
    assert_eq!(nicknames(table.wait(3_000), otter), ["철수", "철수2"]);
    assert_eq!(phone.chat(&mut table, "철수", "나예요")[0], chat("철수2", "나예요"));
    assert_eq!(phone.chat(&mut table, "영희", "이름 바꿨어요")[0], chat("영희", "이름 바꿨어요"));
}

#[test]
fn a_message_under_a_foul_nickname_is_refused() {
    let mut table = Table::new();
    let (mut phone, _) = Phone::start(&mut table);
    let received = phone.chat(&mut table, "시발", "안녕");
    assert_eq!(received[0], chat("알림", "이 별명은 쓸 수 없어요. 다른 별명을 골라 주세요"));
    assert_eq!(received.len(), 2);
    let received = phone.chat(&mut table, "운영자", "안녕");
    assert_eq!(received[0], chat("알림", "운영자나 방장으로 보이는 별명은 쓸 수 없어요. 다른 별명을 골라 주세요"));
}

#[test]
fn a_near_miss_where_only_answers_are_shown_is_explained_to_its_author() {
    let mut table = Table::new();
    let settings = Some(Settings { answers_only: true, ..Settings::default() });
    table.handle(Input::Operate(Operation::Change { settings, seats: None, kept: None }));
    let (mut phone, _) = Phone::start(&mut table);
    let word = table.unlisted_word();
    let shown = game(0, "", &table.prompt().pattern.to_string());
    assert_eq!(
        phone.chat(&mut table, "새 친구", &word),
        [
            chat("알림", "지금은 정답만 받아요"),
            chat("알림", &format!("아깝다! ‘{word}’, 초성은 맞는데 낱말 목록에 없어요")),
            shown
        ]
    );
}

#[test]
fn a_lost_connection_removes_the_row_at_once_and_frees_the_nickname() {
    let mut table = Table::new();
    let otter = table.join("수달").you;
    let (mut phone, _) = Phone::start(&mut table);
    phone.chat(&mut table, "철수", "안녕");
    let player = phone.player.unwrap();
    assert!(matches!(events(&table.handle(Input::Drop { player }))[..], [Event::Left { .. }]));
    let (mut again, _) = Phone::start(&mut table);
    assert_eq!(again.chat(&mut table, "철수", "다시 왔어요")[0], chat("철수", "다시 왔어요"));
    // The same if the connection was lost during a restart of the server.
    table.evict(&[otter]);
    assert_eq!(nicknames(&mut table, otter), ["수달"]);
}

#[test]
fn the_answered_words_of_a_lap_are_restored() {
    let mut table = Table::new();
    let (mut phone, _) = Phone::start(&mut table);
    let [word] = table.right_words();
    phone.chat(&mut table, "철수", &word);
    let before = table.room.legacy_game();
    table.evict(&[phone.player.unwrap()]);
    assert_eq!(table.room.legacy_game(), before);
}

#[test]
fn the_game_has_only_the_latest_answered_words() {
    let mut table = Table::private(Settings { words: WordList::Wide, ..Settings::default() });
    let players: Vec<_> = (0..20).map(|number| table.join(&format!("수달{number}")).you).collect();
    let mut answered = Vec::new();
    for _ in 0..19 {
        let words = table.words.dictionary.answers(&table.prompt().pattern);
        for (player, word) in players.iter().zip(words.map(|entry| entry.word)) {
            table.say(*player, &word);
            answered.push(word);
        }
        let latest = &answered[answered.len().saturating_sub(100)..];
        let expected: String = latest.iter().flat_map(|word| [", ", word]).collect();
        assert_eq!(table.room.legacy_game().answered_words, expected);
        table.next_prompt();
        assert_eq!(table.room.legacy_game().answered_words, expected, "the same when the next prompt opens");
    }
    assert!(answered.len() > 100);
}

#[test]
fn a_silent_player_of_a_full_channel_takes_a_seat_again_by_speaking() {
    let mut table = Table::new();
    table.handle(Input::Operate(Operation::Change { settings: None, seats: Some(1), kept: None }));
    let (mut phone, _) = Phone::start(&mut table);
    let otter = table.wait(600_000).join("수달").you;
    let told = phone.chat(&mut table, "철수", "저기요");
    assert_eq!(told[0], chat("알림", "방이 가득 찼어요. 잠시 뒤에 다시 와 주세요"));
    table.handle(Input::Drop { player: otter });
    table.wait(10_000);
    let effects =
        phone.send(&mut table, ClientFrame::Chat(Chat { username: "철수".into(), content: "다시 왔어요".into() }));
    assert!(effects.seated.is_some_and(|seated| Some(seated.player) == phone.player && !seated.watches));
    assert!(frames(&table, &effects).contains(&chat("철수", "다시 왔어요")));
}

#[test]
fn refused_nicknames_count_like_messages() {
    let mut table = Table::new();
    let (mut phone, _) = Phone::start(&mut table);
    for _ in 0..5 {
        let told = phone.chat(&mut table, "운영자", "안녕");
        assert_eq!(told[0], chat("알림", "운영자나 방장으로 보이는 별명은 쓸 수 없어요. 다른 별명을 골라 주세요"));
    }
    assert_eq!(phone.chat(&mut table, "운영자", "안녕")[0], chat("알림", "잠깐만요! 1초 뒤에 다시 보내 주세요"));
}
