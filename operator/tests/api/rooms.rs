//! Channels and what is said in them, as the server is asked and as it is printed.

use crate::server::{anyone, operator};
use serde_json::{Value, json};

const ROOM: &str = r#"{"name":"광장","private":false,"people":1,"seats":200,"settings":{"mode":"endless",
    "difficulty":"normal","topic":"animal","words":"everyday","seconds":30,"prompts":10,"answers_only":false},
    "players":[{"id":4,"nickname":"수달","points":31,"correct":7,"connected":true},
               {"id":12,"nickname":"여우","points":5,"correct":1,"connected":false}]}"#;

const DESCRIBED: &str = "\
channel  광장
people   1 of 200
plays    endless, normal, about animal, everyday words, 30 s

NUMBER  NICKNAME  POINTS  CORRECT  CONNECTED
4       수달      31      7        yes
12      여우      5       1        no
";

fn body(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn channels_are_listed_for_everyone() {
    let answer = r#"{"channels":[{"name":"광장","people":12,"seats":200,"kept":true,"settings":{"mode":"endless",
        "difficulty":"normal","words":"everyday","seconds":30,"prompts":10,"answers_only":false}},
        {"name":"Town137","people":1,"seats":30,"kept":false,"settings":{"mode":"talk","difficulty":"normal",
        "words":"everyday","seconds":30,"prompts":10,"answers_only":false,"speakers":"operators"}}]}"#;
    let ran = anyone(&["channels"], &[(200, answer)]);
    assert_eq!(ran.lines(), ["GET /api/rooms"]);
    assert_eq!(ran.asked[0].authorization, None);
    let expected = "\
NAME     PEOPLE  KEPT  PLAYS
광장     12/200  yes   endless, normal, everyday words, 30 s
Town137  1/30    no    talk, only operators speak
";
    assert_eq!(ran.stdout, expected);
}

#[test]
fn a_room_is_shown_with_its_players_to_operators() {
    let ran = operator(&["channel", "광장"], &[(200, ROOM)]);
    assert_eq!(ran.lines(), ["GET /api/rooms/광장"]);
    assert_eq!(ran.asked[0].authorization.as_deref(), Some("Bearer secret-of-the-tests"));
    assert_eq!(ran.stdout, DESCRIBED);
}

#[test]
fn a_channel_is_made_as_it_is_wanted() {
    let ran = operator(&["create", "동물원", "--topic", "animal", "--seats", "100"], &[(201, ROOM)]);
    assert_eq!(ran.lines(), ["POST /api/rooms"]);
    let settings = json!({"mode": "endless", "difficulty": "normal", "words": "everyday", "seconds": 30, "prompts": 10,
        "answers_only": false, "topic": "animal"});
    assert_eq!(body(&ran.asked[0].body), json!({"name": "동물원", "settings": settings, "seats": 100}));
    assert_eq!(ran.stdout, DESCRIBED);
}

#[test]
fn a_channel_without_wishes_is_left_to_the_server() {
    let ran = operator(&["create", "광장"], &[(201, ROOM)]);
    assert_eq!(body(&ran.asked[0].body), json!({"name": "광장"}));
}

#[test]
fn only_what_is_given_is_changed() {
    let ran = operator(&["set", "광장", "--seconds", "20", "--topic", "any"], &[(200, ROOM), (200, ROOM)]);
    assert_eq!(ran.lines(), ["GET /api/rooms/광장", "PATCH /api/rooms/광장"]);
    let mut settings = body(ROOM)["settings"].clone();
    settings["seconds"] = json!(20);
    settings.as_object_mut().unwrap().remove("topic");
    assert_eq!(body(&ran.asked[1].body), json!({ "settings": settings }));
    assert_eq!(ran.stdout, DESCRIBED);
}

#[test]
fn seats_are_changed_without_touching_the_settings() {
    let ran = operator(&["set", "광장", "--seats", "500"], &[(200, ROOM)]);
    assert_eq!(ran.lines(), ["PATCH /api/rooms/광장"]);
    assert_eq!(body(&ran.asked[0].body), json!({"seats": 500}));
}

#[test]
fn a_room_is_closed() {
    let ran = operator(&["close", "우리 반"], &[(204, "")]);
    assert_eq!(ran.lines(), ["DELETE /api/rooms/우리 반"]);
    assert_eq!(ran.stdout, "우리 반 is closed\n");
}

#[test]
fn the_server_says_something() {
    let ran = operator(&["say", "광장", "곧", "점검이 있어요"], &[(201, r#"{"seq":81}"#)]);
    assert_eq!(ran.lines(), ["POST /api/rooms/광장/messages"]);
    assert_eq!(body(&ran.asked[0].body), json!({"text": "곧 점검이 있어요"}));
    assert_eq!(ran.stdout, "said in 광장, as message 81\n");
}

#[test]
fn a_player_is_removed_by_number_or_by_nickname() {
    let ran = operator(&["kick", "광장", "12"], &[(204, "")]);
    assert_eq!(ran.lines(), ["DELETE /api/rooms/광장/players/12"]);
    assert_eq!(ran.stdout, "player 12 is removed from 광장, and kept out for ten minutes\n");
    let ran = operator(&["kick", "광장", "여우"], &[(200, ROOM), (204, "")]);
    assert_eq!(ran.lines(), ["GET /api/rooms/광장", "DELETE /api/rooms/광장/players/12"]);
    let ran = operator(&["kick", "광장", "하마"], &[(200, ROOM)]);
    assert_eq!(ran.lines(), ["GET /api/rooms/광장"]);
    assert_eq!(ran.stderr, "hanpan: nobody in 광장 is called 하마: `hanpan channel 광장` lists the players\n");
}

#[test]
fn messages_are_printed_with_their_numbers() {
    let answer = r#"{"messages":[{"seq":80,"time":0,"room":"광장","id":4,"username":"수달","content":"서랍\u001b[2J"},
        {"seq":81,"time":0,"room":"광장","id":0,"username":"알림","content":"곧 점검이 있어요"}]}"#;
    let ran = operator(&["messages", "광장", "--seconds", "600"], &[(200, answer)]);
    assert_eq!(ran.lines(), ["GET /api/rooms/광장/messages?seconds=600"]);
    let columns: Vec<Vec<&str>> = ran.stdout.lines().map(|line| line.split("  ").map(str::trim).collect()).collect();
    let texts: Vec<_> = columns.iter().filter_map(|row| row.last().copied()).collect();
    assert_eq!(texts, ["TEXT", "서랍\u{FFFD}[2J", "곧 점검이 있어요"]);
    assert!(
        ran.stdout.lines().nth(2).is_some_and(|line| line.starts_with("81       ") && line.contains("-       알림"))
    );
}

#[test]
fn a_message_is_erased() {
    let ran = operator(&["erase", "광장", "80"], &[(204, "")]);
    assert_eq!(ran.lines(), ["DELETE /api/rooms/광장/messages/80"]);
    assert_eq!(ran.stdout, "message 80 is erased from 광장\n");
}

#[test]
fn a_room_goes_back_and_the_way_to_undo_it_is_told() {
    let ran = operator(&["rewind", "광장", "10m"], &[(202, r#"{"bookmark":"0000-1"}"#)]);
    assert_eq!(ran.lines(), ["POST /api/rooms/광장/rewind"]);
    assert_eq!(body(&ran.asked[0].body), json!({ "seconds": 600 }));
    assert_eq!(ran.stdout, "광장 goes back; `hanpan rewind 광장 --undo 0000-1` undoes it\n");
    let ran = operator(&["rewind", "광장", "--undo", "0000-1"], &[(202, r#"{"bookmark":"0000-2"}"#)]);
    assert_eq!(body(&ran.asked[0].body), json!({ "bookmark": "0000-1" }));
}
