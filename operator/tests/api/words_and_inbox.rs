//! Words, and what waits for an operator.

use crate::server::operator;

const DRAWER: &str = r#"{"word":"서랍","everyday":true,"wide":true,"tier":"handic","grade":"beginner"}"#;
const ADDED: &str = r#"{"word":"갓생","everyday":true,"wide":true,"edit":"added"}"#;
const UNKNOWN: &str = r#"{"word":"갓생","everyday":false,"wide":false}"#;

#[test]
fn the_words_with_some_initials_are_listed() {
    let answer = format!(
        r#"{{"pattern":"ㅅㄹ","count":5,"words":[{DRAWER},
        {{"word":"수라","everyday":false,"wide":true,"tier":"standard"}}]}}"#
    );
    let ran = operator(&["words", "search", "ㅅㄹ", "--wide", "--limit", "2", "--offset", "1"], &[(200, &answer)]);
    assert_eq!(ran.lines(), ["GET /api/words?pattern=ㅅㄹ&list=wide&offset=1&limit=2"]);
    let expected = "\
서랍: counts everywhere, from HanDic, beginners know it
수라: counts where rare words do, from 표준국어대사전
2 of 5 words with ㅅㄹ; --offset 3 goes on
";
    assert_eq!(ran.stdout, expected);
}

#[test]
fn a_word_is_looked_up() {
    let ran = operator(&["words", "search", "서랍"], &[(200, DRAWER)]);
    assert_eq!(ran.lines(), ["GET /api/words/서랍"]);
    assert_eq!(ran.stdout, "서랍: counts everywhere, from HanDic, beginners know it\n");
}

#[test]
fn words_are_taken_in_out_and_back() {
    let ran = operator(&["words", "add", "갓생", "서랍"], &[(200, ADDED), (200, DRAWER)]);
    assert_eq!(ran.lines(), ["PUT /api/words/갓생", "PUT /api/words/서랍"]);
    assert!(ran.stdout.starts_with("갓생: counts everywhere, taken in by hand\n서랍: "), "{}", ran.stdout);
    let ran = operator(&["words", "remove", "갓생"], &[(200, UNKNOWN)]);
    assert_eq!(ran.lines(), ["DELETE /api/words/갓생"]);
    let ran = operator(&["words", "undo", "갓생"], &[(200, UNKNOWN)]);
    assert_eq!(ran.lines(), ["DELETE /api/words/갓생/edit"]);
    assert_eq!(ran.stdout, "갓생: counts nowhere\n");
}

#[test]
fn of_several_words_the_one_that_failed_is_named() {
    let refusal = r#"{"code":"no_such_word","message":"고친 적이 없는 낱말이에요"}"#;
    let ran = operator(&["words", "undo", "갓생", "서랍", "수달"], &[(200, UNKNOWN), (404, refusal)]);
    assert_eq!(ran.stdout, "갓생: counts nowhere\n");
    assert_eq!(ran.stderr, "hanpan: 서랍: 고친 적이 없는 낱말이에요 (no_such_word)\n");
    assert_eq!(ran.asked.len(), 2);
}

#[test]
fn edits_are_listed() {
    let ran = operator(&["words", "edits"], &[(200, r#"{"edits":[{"word":"갓생","edit":"added","time":0}]}"#)]);
    assert_eq!(ran.lines(), ["GET /api/edits"]);
    assert!(ran.stdout.starts_with("WORD  EDIT   WHEN\n갓생  added  "), "{}", ran.stdout);
}

#[test]
fn missed_words_are_listed_and_struck_off() {
    let answer = r#"{"proposals":[{"word":"갓생","people":9,"time":0}]}"#;
    let ran = operator(&["words", "proposals"], &[(200, answer)]);
    assert_eq!(ran.lines(), ["GET /api/proposals"]);
    assert!(ran.stdout.starts_with("WORD  PEOPLE  LAST\n갓생  9       "), "{}", ran.stdout);
    let ran = operator(&["words", "proposals", "--done", "갓생", "서랍"], &[(204, ""), (204, "")]);
    assert_eq!(ran.lines(), ["DELETE /api/proposals/갓생", "DELETE /api/proposals/서랍"]);
    assert!(ran.stdout.ends_with("서랍 is off the list of missed words\n"), "{}", ran.stdout);
}

#[test]
fn reports_are_read_and_struck_off() {
    let answer = r#"{"reports":[
        {"id":3,"room":"광장","time":0,"player":4,"nickname":"수달","reporter":12,"said":[{"time":0,"text":"바보"}]},
        {"id":2,"room":"광장","time":0,"player":5,"nickname":"하마","reporter":12,"said":[]}]}"#;
    let ran = operator(&["reports"], &[(200, answer)]);
    assert_eq!(ran.lines(), ["GET /api/reports"]);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert!(lines[0].starts_with("report 3: 수달 (player 4) in 광장, by player 12, "), "{}", lines[0]);
    assert!(lines[1].starts_with("  ") && lines[1].ends_with(" days ago  바보"), "{}", lines[1]);
    assert_eq!((lines[2], lines[4]), ("", "  said nothing lately"));
    let ran = operator(&["reports", "--done", "3", "2"], &[(204, ""), (204, "")]);
    assert_eq!(ran.lines(), ["DELETE /api/reports/3", "DELETE /api/reports/2"]);
    assert_eq!(ran.stdout, "report 3 is off the list\nreport 2 is off the list\n");
}

#[test]
fn everything_is_counted() {
    let answer = r#"{"channels":3,"private_rooms":12,"people":40,"proposals":5,"reports":1,"edits":7,"since":0,
        "counters":{"joins":8,"messages":90,"answers":30,"prompts":31,"refusals":{"too_fast":2,"muted":1},"errors":{},
        "closes":{"left":3,"lost":1},"broadcast":{"buckets":[90,0,0,0,0,0,0,0,0,0],"count":90,"sum_millis":12}}}"#;
    let ran = operator(&["stats"], &[(200, answer)]);
    assert_eq!(ran.lines(), ["GET /api/stats"]);
    let expected = "\
channels       3
private rooms  12
people         40
missed words   5
reports        1
edited words   7
";
    let (now, counted) = ran.stdout.split_once("\ncounted since ").unwrap();
    assert_eq!(now, expected);
    let expected = "\
joins           8
messages        90
right answers   30
prompts         31
refusals        3
wrong frames    0
sockets closed  4
";
    assert_eq!(counted.split_once(" days ago\n").unwrap().1, expected);
}
