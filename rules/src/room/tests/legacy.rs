//! The earlier Android client, in one room with everyone else.

use protocol::legacy::{Chat, ClientFrame};
use protocol::{PlayerId, ServerEvent, legacy};

use super::table::Table;
use crate::{Effects, Input};

/// A player with that client, and the frames that it gets.
struct Phone {
    player: Option<PlayerId>,
    sent: u32,
}

/// What that client gets of an input: its own frames, and then everyone's.
fn frames(table: &Table, effects: &Effects) -> Vec<String> {
    let game = table.room.legacy_game();
    [legacy::reply(&effects.reply, &game), legacy::broadcast(&effects.events, &game)].concat()
}

impl Phone {
    fn start(table: &mut Table) -> (Self, Vec<String>) {
        let mut phone = Self { player: None, sent: 0 };
        let effects = phone.send(table, ClientFrame::Start);
        phone.player = effects.seated.map(|seated| seated.player);
        (phone, legacy::reply(&effects.reply, &table.room.legacy_game()))
    }

    fn send(&mut self, table: &mut Table, frame: ClientFrame) -> Effects {
        self.sent += 1;
        let fresh = format!("phone-{}", self.sent);
        table.handle(Input::Legacy { player: self.player, frame, fresh })
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
fn nothing_is_heard_before_start() {
    let mut table = Table::new();
    let mut phone = Phone { player: None, sent: 0 };
    assert!(phone.chat(&mut table, "철수", "안녕").is_empty());
    assert_eq!(phone.send(&mut table, ClientFrame::Unknown), Effects::default());
}

#[test]
fn start_begins_the_game_and_shows_it() {
    let mut table = Table::new();
    let (_, told) = Phone::start(&mut table);
    assert_eq!(told, [game(0, "", &table.prompt().pattern.to_string())]);
}

#[test]
fn a_message_is_answered_by_the_chat_and_then_the_game() {
    let mut table = Table::new();
    let (mut phone, _) = Phone::start(&mut table);
    let consonant = table.prompt().pattern.to_string();
    assert_eq!(phone.chat(&mut table, "철수", "안녕하세요"), [chat("철수", "안녕하세요"), game(0, "", &consonant)]);
    let [first, second] = table.right_words();
    let answered = format!(", {first}");
    assert_eq!(phone.chat(&mut table, "철수", &first), [chat("철수", &first), game(0, &answered, &consonant)]);
    let otter = table.join("수달").you;
    let effects = table.say_as(otter, "m", &second);
    let answered = format!("{answered}, {second}");
    assert_eq!(frames(&table, &effects), [chat("수달", &second), game(0, &answered, &consonant)]);
}

#[test]
fn what_is_not_known_gets_a_notice_and_the_game() {
    let mut table = Table::new();
    let (mut phone, _) = Phone::start(&mut table);
    let effects = phone.send(&mut table, ClientFrame::Unknown);
    let shown = game(0, "", &table.prompt().pattern.to_string());
    assert_eq!(
        frames(&table, &effects),
        [chat("알림", "알아듣지 못했어요. 이름과 내용을 함께 보내 주세요"), shown.clone()]
    );
    assert_eq!(phone.chat(&mut table, "철수", " "), [chat("알림", "보이지 않는 글자만 있어서 보내지 않았어요"), shown]);
}

#[test]
fn every_change_of_the_prompt_shows_the_game_and_a_lap_begins_with_no_words() {
    let mut table = Table::new();
    let (mut phone, _) = Phone::start(&mut table);
    for index in 0..20 {
        let consonant = table.prompt().pattern.to_string();
        let [word] = table.right_words();
        let told = phone.chat(&mut table, "철수", &word);
        assert!(told[1].contains(&format!(r#""nowWordIdx":{index},"#)) && told[1].contains(&format!(", {word}")));
        table.pass();
        let effects_of_next = table.pass();
        let shown = legacy::broadcast(&effects_of_next, &table.room.legacy_game());
        let told = if index < 19 { table.prompt().pattern.to_string() } else { String::new() };
        assert!(shown[0].contains(&format!(r#""nowConsonant":"{told}""#)), "{consonant}, then {shown:?}");
    }
    assert_eq!(table.room.legacy_game().answered_words, "");
    let next = table.pass();
    let consonant = table.prompt().pattern.to_string();
    assert_eq!(legacy::broadcast(&next, &table.room.legacy_game())[0], game(0, "", &consonant));
}

#[test]
fn a_name_is_made_fit_and_a_taken_one_gets_a_number() {
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
fn a_foul_name_is_not_heard() {
    let mut table = Table::new();
    let (mut phone, _) = Phone::start(&mut table);
    let told = phone.chat(&mut table, "시발", "안녕");
    assert_eq!(told[0], chat("알림", "이 별명은 쓸 수 없어요. 다른 별명을 골라 주세요"));
    assert_eq!(told.len(), 2);
}

#[test]
fn who_cannot_come_back_leaves_at_once_and_frees_the_name() {
    let mut table = Table::new();
    let otter = table.join("수달").you;
    let (mut phone, _) = Phone::start(&mut table);
    phone.chat(&mut table, "철수", "안녕");
    let player = phone.player.unwrap();
    assert!(matches!(table.handle(Input::Drop { player }).events[..], [ServerEvent::Left { .. }]));
    let (mut again, _) = Phone::start(&mut table);
    assert_eq!(again.chat(&mut table, "철수", "다시 왔어요")[0], chat("철수", "다시 왔어요"));
    // The same after a restart of the server, by which the connection was lost.
    table.evict(&[otter]);
    assert_eq!(nicknames(&mut table, otter), ["수달"]);
}

#[test]
fn the_words_of_the_lap_outlive_the_memory() {
    let mut table = Table::new();
    let (mut phone, _) = Phone::start(&mut table);
    let [word] = table.right_words();
    phone.chat(&mut table, "철수", &word);
    let before = table.room.legacy_game();
    table.evict(&[phone.player.unwrap()]);
    assert_eq!(table.room.legacy_game(), before);
}
