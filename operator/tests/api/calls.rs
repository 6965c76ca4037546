//! Behaviour of every command: token, server URL, JSON output and errors.

use std::net::TcpListener;
use std::{env, fs, process};

use crate::server::{TOKEN, run_as_operator, run_with, run_without_token};

const EMPTY: &str = r#"{"reports":[],"more":{"b":1,"a":[]}}"#;

#[test]
fn json_output_is_the_servers_response_indented() {
    let run = run_as_operator(&["reports", "--json"], &[(200, EMPTY)]);
    assert_eq!(run.stdout, "{\n  \"reports\": [],\n  \"more\": {\n    \"b\": 1,\n    \"a\": []\n  }\n}\n");
    let run = run_as_operator(&["--json", "close", "광장"], &[(204, "")]);
    assert_eq!((run.succeeded, run.stdout.as_str()), (true, ""));
}

#[test]
fn operator_commands_without_a_token_fail_and_send_nothing() {
    for command in [&["stats"][..], &["close", "광장"], &["kick", "광장", "수달"], &["set", "광장", "--seconds", "20"]]
    {
        let run = run_without_token(command, &[]);
        assert!(!run.succeeded && run.requests.is_empty() && run.stdout.is_empty());
        let expected =
            "hanpan: operators only: give the server's token with `export ADMIN_TOKEN=…` or --token-file FILE\n";
        assert_eq!(run.stderr, expected);
    }
}

#[test]
fn the_token_can_be_in_a_file() {
    let file = env::temp_dir().join(format!("hanpan-token-{}", process::id()));
    fs::write(&file, format!("{TOKEN}\n")).unwrap();
    let run = run_without_token(&["--token-file", file.to_str().unwrap(), "reports"], &[(200, EMPTY)]);
    fs::remove_file(&file).unwrap();
    assert_eq!(run.requests[0].authorization.as_deref(), Some("Bearer secret-of-the-tests"));
    let run = run_without_token(&["--token-file", file.to_str().unwrap(), "reports"], &[]);
    assert!(run.stderr.starts_with("hanpan: cannot read the token from "), "{}", run.stderr);
}

#[test]
fn a_refusal_prints_problem_code_and_advice_in_english_on_one_line() {
    let run = run_as_operator(&["stats"], &[(401, r#"{"code":"unauthorized","message":"운영자만 할 수 있어요"}"#)]);
    assert!(!run.succeeded && run.stdout.is_empty());
    let expected = "hanpan: the token is missing or wrong (unauthorized): \
                    give the server's token with `export ADMIN_TOKEN=…` or --token-file FILE\n";
    assert_eq!(run.stderr, expected);
}

#[test]
fn redirects_are_not_followed() {
    let run = run_as_operator(&["stats"], &[(302, "")]);
    assert_eq!(run.requests.len(), 1);
    assert!(run.stderr.contains("(status 302): check --server"), "{}", run.stderr);
}

#[test]
fn the_token_is_not_sent_unencrypted_to_another_machine() {
    let run = run_as_operator(&["--server", "http://hanpan.example", "stats"], &[]);
    assert!(!run.succeeded);
    assert!(run.stderr.contains("would be sent unencrypted to http://hanpan.example"), "{}", run.stderr);
}

#[test]
fn an_unreachable_server_is_named() {
    let unused = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let run = run_as_operator(&["--server", &format!("http://{unused}"), "stats"], &[]);
    assert!(!run.succeeded);
    let expected = format!("hanpan: cannot reach http://{unused}: ");
    assert!(run.stderr.starts_with(&expected) && run.stderr.contains("is it running?"), "{}", run.stderr);
    assert_eq!(run.stderr.lines().count(), 1);
}

#[test]
fn a_server_on_this_machine_is_called_without_a_proxy() {
    let run = run_with(&["reports"], &[(200, EMPTY)], |command| {
        command.env("ADMIN_TOKEN", TOKEN).env("http_proxy", "http://127.0.0.1:9").env("ALL_PROXY", "http://127.0.0.1:9")
    });
    assert_eq!(run.stdout, "no reports\n", "{}", run.stderr);
}
