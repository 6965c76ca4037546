//! Commands for words, proposals, reports and counters.

use crate::server::run_as_operator;

const DRAWER: &str = r#"{"word":"서랍","everyday":true,"wide":true,"tier":"handic","grade":"beginner"}"#;
const ADDED: &str = r#"{"word":"갓생","everyday":true,"wide":true,"edit":"added"}"#;
const UNFIT: &str = r#"{"word":"투신자살","everyday":true,"wide":true,"edit":"added","unfit":true}"#;
const UNKNOWN: &str = r#"{"word":"갓생","everyday":false,"wide":false}"#;

#[test]
fn the_words_of_a_pattern_are_listed() {
    let response = format!(
        r#"{{"pattern":"ㅅㄹ","count":5,"words":[{DRAWER},
        {{"word":"수라","everyday":false,"wide":true,"tier":"standard"}}]}}"#
    );
    let run =
        run_as_operator(&["words", "search", "ㅅㄹ", "--wide", "--limit", "2", "--offset", "1"], &[(200, &response)]);
    assert_eq!(run.request_lines(), ["GET /api/words?pattern=ㅅㄹ&list=wide&offset=1&limit=2"]);
    let expected = "\
서랍: accepted everywhere, from HanDic, known to beginners
수라: accepted only in rooms with rare words, from the Standard Korean Language Dictionary
2 of 5 words with ㅅㄹ; continue with --offset 3
";
    assert_eq!(run.stdout, expected);
}

#[test]
fn a_word_is_shown() {
    let run = run_as_operator(&["words", "search", "서랍"], &[(200, DRAWER)]);
    assert_eq!(run.request_lines(), ["GET /api/words/서랍"]);
    assert_eq!(run.stdout, "서랍: accepted everywhere, from HanDic, known to beginners\n");
}

#[test]
fn words_are_added_removed_and_undone() {
    let run = run_as_operator(&["words", "add", "갓생", "서랍"], &[(200, ADDED), (200, DRAWER)]);
    assert_eq!(run.request_lines(), ["PUT /api/words/갓생", "PUT /api/words/서랍"]);
    assert!(run.stdout.starts_with("갓생: accepted everywhere, added by an operator\n서랍: "), "{}", run.stdout);
    let run = run_as_operator(&["words", "remove", "갓생"], &[(200, UNKNOWN)]);
    assert_eq!(run.request_lines(), ["DELETE /api/words/갓생"]);
    let run = run_as_operator(&["words", "undo", "갓생"], &[(200, UNKNOWN)]);
    assert_eq!(run.request_lines(), ["DELETE /api/words/갓생/edit"]);
    assert_eq!(run.stdout, "갓생: not accepted\n");
}

#[test]
fn adding_an_unfit_word_warns() {
    let run = run_as_operator(&["words", "add", "투신자살"], &[(200, UNFIT)]);
    let expected =
        "투신자살: accepted everywhere, added by an operator, unfit: about sex, violence, suicide or drugs\n";
    assert_eq!(run.stdout, expected);
}

#[test]
fn the_word_that_failed_is_named_and_later_ones_are_not_tried() {
    let refusal = r#"{"code":"no_such_word","message":"고친 적이 없는 낱말이에요"}"#;
    let expected = "hanpan: 서랍: no such word among the edited or proposed ones (no_such_word): \
                    `hanpan words edits` and `hanpan words proposals` list these\n";
    let run = run_as_operator(&["words", "undo", "갓생", "서랍", "수달"], &[(200, UNKNOWN), (404, refusal)]);
    assert_eq!(run.stdout, "갓생: not accepted\n");
    assert_eq!(run.stderr, expected);
    assert_eq!(run.requests.len(), 2);
}

#[test]
fn edits_are_listed() {
    let run = run_as_operator(&["words", "edits"], &[(200, r#"{"edits":[{"word":"갓생","edit":"added","time":0}]}"#)]);
    assert_eq!(run.request_lines(), ["GET /api/edits"]);
    assert!(run.stdout.starts_with("WORD  EDIT   WHEN\n갓생  added  "), "{}", run.stdout);
}

#[test]
fn proposals_are_listed_and_deleted() {
    let response = r#"{"proposals":[{"word":"갓생","people":9,"time":0}]}"#;
    let run = run_as_operator(&["words", "proposals"], &[(200, response)]);
    assert_eq!(run.request_lines(), ["GET /api/proposals"]);
    assert!(run.stdout.starts_with("WORD  PEOPLE  LAST\n갓생  9       "), "{}", run.stdout);
    let run = run_as_operator(&["words", "proposals", "--done", "갓생", "서랍"], &[(204, ""), (204, "")]);
    assert_eq!(run.request_lines(), ["DELETE /api/proposals/갓생", "DELETE /api/proposals/서랍"]);
    assert!(run.stdout.ends_with("the proposal of 서랍 is deleted\n"), "{}", run.stdout);
}

#[test]
fn reports_are_listed_and_deleted() {
    let response = r#"{"reports":[
        {"id":3,"room":"광장","time":0,"player":4,"nickname":"수달","reporter":12,"said":[{"time":0,"text":"바보"}]},
        {"id":2,"room":"광장","time":0,"player":5,"nickname":"하마","reporter":12,"said":[]}]}"#;
    let run = run_as_operator(&["reports"], &[(200, response)]);
    assert_eq!(run.request_lines(), ["GET /api/reports"]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert!(lines[0].starts_with("report 3: 수달 (player 4) in 광장, by player 12, "), "{}", lines[0]);
    assert!(lines[1].starts_with("  ") && lines[1].ends_with(" days ago  바보"), "{}", lines[1]);
    assert_eq!((lines[2], lines[4]), ("", "  no recent messages"));
    let run = run_as_operator(&["reports", "--done", "3", "2"], &[(204, ""), (204, "")]);
    assert_eq!(run.request_lines(), ["DELETE /api/reports/3", "DELETE /api/reports/2"]);
    assert_eq!(run.stdout, "report 3 is deleted\nreport 2 is deleted\n");
}

#[test]
fn proposals_and_reports_are_deleted_in_bulk() {
    let dropped = |count| format!(r#"{{"dropped":{count}}}"#);
    let run = run_as_operator(&["words", "proposals", "--done-matching", "뷁"], &[(200, &dropped(3))]);
    assert_eq!(run.request_lines(), ["DELETE /api/proposals?matching=뷁"]);
    assert_eq!(run.stdout, "proposed words deleted: 3\n");
    let run = run_as_operator(&["reports", "--done-all"], &[(200, &dropped(1_200))]);
    assert_eq!(run.request_lines(), ["DELETE /api/reports"]);
    assert_eq!(run.stdout, "reports deleted: 1200\n");
    let run = run_as_operator(&["reports", "--done-matching", ""], &[]);
    assert!(!run.succeeded, "an empty text would delete all");
}

#[test]
fn stats_prints_gauges_and_counters_with_their_reasons() {
    let response = r#"{"channels":3,"private_rooms":12,"people":40,"proposals":5,"reports":1,"edits":7,"since":0,
        "counters":{"joins":8,"messages":90,"answers":30,"prompts":31,"refusals":{"too_fast":2,"of_a_newer_server":1},"errors":{},
        "closes":{"left":3,"lost":1},"broadcast":{"buckets":[90,0,0,0,0,0,0,0,0,0],"count":90,"sum_millis":12}}}"#;
    let run = run_as_operator(&["stats"], &[(200, response)]);
    assert_eq!(run.request_lines(), ["GET /api/stats"]);
    let expected = "\
channels        3
private rooms   12
people          40
proposed words  5
reports         1
edited words    7
";
    let (now, counted) = run.stdout.split_once("\ncounted since ").unwrap();
    assert_eq!(now, expected);
    let expected = "\
joins                8
messages             90
correct answers      30
prompts              31
refusals             3
  of_a_newer_server  1
  too_fast           2
wrong frames         0
sockets closed       4
  left               3
  lost               1
";
    assert_eq!(counted.split_once(" days ago\n").unwrap().1, expected);
}
