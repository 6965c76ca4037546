//! What holds for every command: the token, the address, the JSON and the errors.

use std::net::TcpListener;
use std::{env, fs, process};

use crate::server::{TOKEN, anyone, operator, run};

const EMPTY: &str = r#"{"reports":[],"more":{"b":1,"a":[]}}"#;

#[test]
fn json_is_printed_as_the_server_has_it() {
    let ran = operator(&["reports", "--json"], &[(200, EMPTY)]);
    assert_eq!(ran.stdout, "{\n  \"reports\": [],\n  \"more\": {\n    \"b\": 1,\n    \"a\": []\n  }\n}\n");
    let ran = operator(&["--json", "close", "광장"], &[(204, "")]);
    assert_eq!((ran.is_done, ran.stdout.as_str()), (true, ""));
}

#[test]
fn without_a_token_nothing_for_operators_is_asked() {
    for command in [&["stats"][..], &["close", "광장"], &["kick", "광장", "수달"], &["set", "광장", "--seconds", "20"]]
    {
        let ran = anyone(command, &[]);
        assert!(!ran.is_done && ran.asked.is_empty() && ran.stdout.is_empty());
        let expected =
            "hanpan: operators only: give the server's token with `export ADMIN_TOKEN=…` or --token-file FILE\n";
        assert_eq!(ran.stderr, expected);
    }
}

#[test]
fn the_token_may_be_in_a_file() {
    let file = env::temp_dir().join(format!("hanpan-token-{}", process::id()));
    fs::write(&file, format!("{TOKEN}\n")).unwrap();
    let ran = anyone(&["--token-file", file.to_str().unwrap(), "reports"], &[(200, EMPTY)]);
    fs::remove_file(&file).unwrap();
    assert_eq!(ran.asked[0].authorization.as_deref(), Some("Bearer secret-of-the-tests"));
    let ran = anyone(&["--token-file", file.to_str().unwrap(), "reports"], &[]);
    assert!(ran.stderr.starts_with("hanpan: cannot read the token from "), "{}", ran.stderr);
}

#[test]
fn a_refusal_is_one_line_with_the_servers_message_and_code() {
    let ran = operator(&["stats"], &[(401, r#"{"code":"unauthorized","message":"운영자만 할 수 있어요"}"#)]);
    assert!(!ran.is_done && ran.stdout.is_empty());
    let expected = "hanpan: 운영자만 할 수 있어요 (unauthorized): the token is not the one that the server was given as ADMIN_TOKEN\n";
    assert_eq!(ran.stderr, expected);
}

#[test]
fn the_token_follows_no_redirect() {
    let ran = operator(&["stats"], &[(302, "")]);
    assert_eq!(ran.asked.len(), 1);
    assert!(ran.stderr.contains("does not answer as the game's server does: it says 302"), "{}", ran.stderr);
}

#[test]
fn the_token_is_not_sent_unencrypted_to_another_machine() {
    let ran = operator(&["--server", "http://hanpan.example", "stats"], &[]);
    assert!(!ran.is_done);
    assert!(ran.stderr.contains("would travel unencrypted to http://hanpan.example"), "{}", ran.stderr);
}

#[test]
fn where_nobody_answers_the_address_is_named() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let ran = operator(&["--server", &format!("http://{free}"), "stats"], &[]);
    assert!(!ran.is_done);
    let expected = format!("hanpan: cannot reach http://{free}: ");
    assert!(ran.stderr.starts_with(&expected) && ran.stderr.contains("is it running?"), "{}", ran.stderr);
    assert_eq!(ran.stderr.lines().count(), 1);
}

#[test]
fn no_proxy_stands_before_a_server_on_this_machine() {
    let ran = run(&["reports"], &[(200, EMPTY)], |command| {
        command.env("ADMIN_TOKEN", TOKEN).env("http_proxy", "http://127.0.0.1:9").env("ALL_PROXY", "http://127.0.0.1:9")
    });
    assert_eq!(ran.stdout, "no reports\n", "{}", ran.stderr);
}
