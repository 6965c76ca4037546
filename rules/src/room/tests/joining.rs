//! Joining: the welcome, nicknames and tokens.

use protocol::{Event, Numbered, Phase, Refusal, Welcome};

use super::table::{Table, events, refused, welcome};
use crate::{Input, Seated};

#[test]
fn a_welcome_has_the_whole_state() {
    let mut table = Table::new();
    let first = table.join("수달");
    table.say(first.you, "안녕하세요");
    let second = table.join("하마");
    let names: Vec<_> = second.players.iter().map(|player| player.nickname.as_str()).collect();
    assert_eq!(names, ["수달", "하마"]);
    assert_eq!(second.phase, Phase::Open { prompt: table.prompt(), hints: Vec::new(), progress: None });
    let [Numbered { event: Event::Said { text, .. }, .. }] = second.recent.as_slice() else { panic!() };
    assert_eq!(text.as_str(), "안녕하세요");
    assert_eq!((second.epoch, second.seq), table.room.position());
}

#[test]
fn a_join_announces_one_row_and_changes_no_other() {
    let mut table = Table::new();
    let first = table.join("수달");
    let before = table.prompt();
    let effects = table.wait(5_000).try_join("하마", None);
    assert_eq!(table.prompt(), before);
    assert!(
        matches!(events(&effects).as_slice(), [Event::Player { player, .. }] if player.nickname.as_str() == "하마")
    );
    assert_eq!(table.scores(first.you)[0], ("수달".into(), 0, 0, true));
}

#[test]
fn a_refused_nickname_takes_no_seat() {
    let mut table = Table::new();
    for (nickname, reason) in [
        ("", Refusal::NicknameEmpty),
        ("\u{3164}", Refusal::NicknameInvisible),
        ("일이삼사오육칠팔구십일", Refusal::NicknameTooLong),
        ("시 발", Refusal::NicknameUnfit),
        ("운영자1", Refusal::NicknameReserved),
        ("방 장", Refusal::NicknameReserved),
    ] {
        let effects = table.try_join(nickname, None);
        assert_eq!(effects.replies, [refused(None, reason)]);
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
fn a_token_restores_nickname_and_points() {
    let mut table = Table::new();
    let first = table.join("수달");
    table.join("하마");
    let [word] = table.right_words();
    table.say(first.you, &word);
    table.handle(Input::Drop { player: first.you });
    let effects = table.wait(20 * 60_000).try_join("수달", first.token.as_deref());
    assert_eq!(effects.seated, Some(Seated { player: first.you, took_over: false, watches: false }));
    assert_eq!(table.scores(first.you)[0], ("수달".into(), 100, 1, true));
}

#[test]
fn an_unknown_token_gets_a_new_seat_and_a_new_token() {
    let mut table = Table::new();
    let first = table.join("수달");
    let other = welcome(table.try_join("수달", Some("token-of-nobody")));
    assert_ne!(other.you, first.you);
    assert_ne!(other.token, first.token);
}

#[test]
fn a_second_tab_takes_the_seat_over() {
    let mut table = Table::new();
    let first = table.join("수달");
    let effects = table.try_join("수달", first.token.as_deref());
    assert_eq!(effects.seated, Some(Seated { player: first.you, took_over: true, watches: false }));
    assert_eq!(welcome(effects).players.len(), 1);
}

#[test]
fn a_room_with_many_players_spreads_their_return() {
    let mut table = Table::new();
    let spreads: Vec<_> = (1..=51).map(|number| table.join(&format!("손님{number}")).spread).collect();
    assert_eq!(spreads[..49], [None; 49]);
    assert_eq!(spreads[49..], [Some(500), Some(510)]);
}

#[test]
fn a_nickname_that_looks_like_a_taken_one_gets_a_number() {
    let mut table = Table::new();
    table.join("Otter");
    for (wanted, given) in [("оtter", "оtter2"), ("Ｏtter", "Ｏtter3"), ("하마", "하마")] {
        let joined = table.join(wanted);
        let own = joined.players.iter().find(|player| player.id == joined.you).unwrap();
        assert_eq!(own.nickname.as_str(), given);
    }
}
