//! Commands for rooms, players and messages.

use crate::server::{run_as_operator, run_without_token};
use serde_json::{Value, json};

const ROOM: &str = r#"{"name":"광장","private":false,"people":1,"seats":200,"kept":true,"settings":{"mode":"endless",
    "difficulty":"normal","topic":"animal","words":"everyday","seconds":30,"prompts":10,"answers_only":false,
    "of_a_newer_server":1},
    "players":[{"id":4,"nickname":"수달","points":31,"correct":7,"connected":true},
               {"id":12,"nickname":"여우","points":5,"correct":1,"connected":false}]}"#;

const DESCRIBED: &str = "\
channel  광장
people   1 of 200
plays    endless, normal, topic animal, everyday words, 30 s

NUMBER  NICKNAME  POINTS  CORRECT  CONNECTED
4       수달      31      7        yes
12      여우      5       1        no
";

fn body(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn channels_are_listed_without_a_token() {
    let response = r#"{"channels":[{"name":"광장","people":12,"seats":200,"kept":true,"settings":{"mode":"endless",
        "difficulty":"normal","words":"everyday","seconds":30,"prompts":10,"answers_only":false}},
        {"name":"Town137","people":1,"seats":30,"kept":false,"settings":{"mode":"talk","difficulty":"normal",
        "words":"everyday","seconds":30,"prompts":10,"answers_only":false,"speakers":"operators"}}]}"#;
    let run = run_without_token(&["channels"], &[(200, response)]);
    assert_eq!(run.request_lines(), ["GET /api/rooms"]);
    assert_eq!(run.requests[0].authorization, None);
    let expected = "\
NAME     PEOPLE  KEPT  PLAYS
광장     12/200  yes   endless, normal, everyday words, 30 s
Town137  1/30    no    talk, only operators speak
";
    assert_eq!(run.stdout, expected);
}

#[test]
fn operators_see_a_room_with_its_players() {
    let run = run_as_operator(&["channel", "광장"], &[(200, ROOM)]);
    assert_eq!(run.request_lines(), ["GET /api/rooms/광장"]);
    assert_eq!(run.requests[0].authorization.as_deref(), Some("Bearer secret-of-the-tests"));
    assert_eq!(run.stdout, DESCRIBED);
}

#[test]
fn operators_see_who_answers_faster_than_hands() {
    let room = ROOM.replace(r#""players":["#, r#""marked":[12],"players":["#);
    let run = run_as_operator(&["channel", "광장"], &[(200, &room)]);
    assert_eq!(run.stdout, format!("{DESCRIBED}\nanswer faster than hands: 여우 (12)\n"));
}

#[test]
fn create_sends_the_given_settings_with_defaults() {
    let run = run_as_operator(&["create", "동물원", "--topic", "animal", "--seats", "100"], &[(201, ROOM)]);
    assert_eq!(run.request_lines(), ["POST /api/rooms"]);
    let settings = json!({"mode": "endless", "difficulty": "normal", "words": "everyday", "seconds": 30, "prompts": 10,
        "answers_only": false, "topic": "animal"});
    assert_eq!(body(&run.requests[0].body), json!({"name": "동물원", "settings": settings, "seats": 100}));
    assert_eq!(run.stdout, DESCRIBED);
}

#[test]
fn create_without_options_sends_only_the_name() {
    let run = run_as_operator(&["create", "광장"], &[(201, ROOM)]);
    assert_eq!(body(&run.requests[0].body), json!({"name": "광장"}));
}

#[test]
fn create_makes_a_channel_that_is_not_kept_with_a_second_call() {
    let not_kept = &["create", "광장", "--kept=false"];
    let run = run_as_operator(not_kept, &[(201, ROOM), (200, ROOM)]);
    assert_eq!(run.request_lines(), ["POST /api/rooms", "PATCH /api/rooms/광장"]);
    assert_eq!((body(&run.requests[1].body), run.stdout.as_str()), (json!({"kept": false}), DESCRIBED));
    let run = run_as_operator(not_kept, &[(201, ROOM), (500, r#"{"code":"internal","message":""}"#)]);
    assert!(run.stderr.starts_with("hanpan: 광장 is made, but kept: the server failed (internal): "), "{}", run.stderr);
}

#[test]
fn set_changes_only_given_settings_and_keeps_unknown_ones() {
    let run = run_as_operator(&["set", "광장", "--seconds", "20", "--topic", "any"], &[(200, ROOM), (200, ROOM)]);
    assert_eq!(run.request_lines(), ["GET /api/rooms/광장", "PATCH /api/rooms/광장"]);
    let mut settings = body(ROOM)["settings"].clone();
    settings["seconds"] = json!(20);
    settings.as_object_mut().unwrap().remove("topic");
    assert_eq!(body(&run.requests[1].body), json!({ "settings": settings }));
    assert_eq!(run.stdout, DESCRIBED);
}

#[test]
fn set_seats_sends_no_settings() {
    let run = run_as_operator(&["set", "광장", "--seats", "500"], &[(200, ROOM)]);
    assert_eq!(run.request_lines(), ["PATCH /api/rooms/광장"]);
    assert_eq!(body(&run.requests[0].body), json!({"seats": 500}));
}

#[test]
fn close_deletes_the_room() {
    let run = run_as_operator(&["close", "우리 반"], &[(204, "")]);
    assert_eq!(run.request_lines(), ["DELETE /api/rooms/우리 반"]);
    assert_eq!(run.stdout, "우리 반 is closed\n");
}

#[test]
fn say_sends_a_notice() {
    let run = run_as_operator(&["say", "광장", "곧", "점검이 있어요"], &[(201, r#"{"seq":81}"#)]);
    assert_eq!(run.request_lines(), ["POST /api/rooms/광장/messages"]);
    assert_eq!(body(&run.requests[0].body), json!({"text": "곧 점검이 있어요"}));
    assert_eq!(run.stdout, "sent to 광장 as message 81\n");
}

#[test]
fn kick_takes_a_number_or_a_nickname() {
    let run = run_as_operator(&["kick", "광장", "12"], &[(204, "")]);
    assert_eq!(run.request_lines(), ["DELETE /api/rooms/광장/players/12"]);
    assert_eq!(run.stdout, "player 12 is removed from 광장 and banned for ten minutes\n");
    let run = run_as_operator(&["kick", "광장", "여우"], &[(200, ROOM), (204, "")]);
    assert_eq!(run.request_lines(), ["GET /api/rooms/광장", "DELETE /api/rooms/광장/players/12"]);
    let run = run_as_operator(&["kick", "광장", "하마"], &[(200, ROOM)]);
    assert_eq!(run.request_lines(), ["GET /api/rooms/광장"]);
    assert_eq!(run.stderr, "hanpan: nobody in 광장 is called 하마: `hanpan channel 광장` lists the players\n");
}

#[test]
fn messages_are_printed_with_their_numbers_and_without_control_characters() {
    let response = r#"{"messages":[{"seq":80,"time":0,"room":"광장","id":4,"username":"수달","content":"서랍\u001b[2J"},
        {"seq":81,"time":0,"room":"광장","id":0,"username":"알림","content":"곧 점검이 있어요"}]}"#;
    let run = run_as_operator(&["messages", "광장", "--seconds", "600"], &[(200, response)]);
    assert_eq!(run.request_lines(), ["GET /api/rooms/광장/messages?seconds=600"]);
    let columns: Vec<Vec<&str>> = run.stdout.lines().map(|line| line.split("  ").map(str::trim).collect()).collect();
    let texts: Vec<_> = columns.iter().filter_map(|row| row.last().copied()).collect();
    assert_eq!(texts, ["TEXT", "서랍\u{FFFD}[2J", "곧 점검이 있어요"]);
    let notice = run.stdout.lines().nth(2).unwrap();
    assert!(notice.starts_with("81       ") && notice.contains("-       notice"), "{notice}");
}

#[test]
fn erase_deletes_the_message() {
    let run = run_as_operator(&["erase", "광장", "80"], &[(204, "")]);
    assert_eq!(run.request_lines(), ["DELETE /api/rooms/광장/messages/80"]);
    assert_eq!(run.stdout, "message 80 is erased from 광장\n");
}

#[test]
fn rewind_prints_how_to_undo_it() {
    let run = run_as_operator(&["rewind", "광장", "10m"], &[(202, r#"{"bookmark":"0000-1"}"#)]);
    assert_eq!(run.request_lines(), ["POST /api/rooms/광장/rewind"]);
    assert_eq!(body(&run.requests[0].body), json!({ "seconds": 600 }));
    assert_eq!(run.stdout, "광장 is being restored; `hanpan rewind 광장 --undo 0000-1` undoes it\n");
    let run = run_as_operator(&["rewind", "광장", "--undo", "0000-1"], &[(202, r#"{"bookmark":"0000-2"}"#)]);
    assert_eq!(body(&run.requests[0].body), json!({ "bookmark": "0000-1" }));
}
