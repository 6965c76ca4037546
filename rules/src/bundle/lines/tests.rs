use super::*;

fn words() -> Words<'static> {
    Words::new(include_bytes!("../../../../words/built/words.bin")).unwrap()
}

fn new(text: &str) -> NewBundle {
    NewBundle { name: "우리 반".into(), text: text.into(), confirmed: false }
}

/// Four good lines, and one more.
fn with(line: &str) -> NewBundle {
    new(&format!("광합성\n증산\n기공\n뿌리\n{line}"))
}

fn faults(new: &NewBundle) -> Vec<(u32, RemarkCode)> {
    let faults = read(new, false, &words()).unwrap_err();
    faults.into_iter().map(|fault| (fault.line, fault.code)).collect()
}

#[test]
fn a_line_is_a_word_and_perhaps_a_clue_after_the_first_tab_or_comma() {
    let text = "\u{feff}광합성\t빛, 물, 이산화 탄소로 양분을 만들어요\r\n 증산 , 잎에서 물이 나가는 일\n\n기공\n뿌리,\t\n줄기\t\"물이, \"\"위로\"\" 가는 길\"\n";
    let (bundle, remarks) = read(&new(text), false, &words()).unwrap();
    assert_eq!(
        bundle.text(),
        "광합성\t빛, 물, 이산화 탄소로 양분을 만들어요\n증산\t잎에서 물이 나가는 일\n기공\n뿌리\n줄기\t물이, \"위로\" 가는 길\n"
    );
    assert_eq!(remarks, []);
    assert_eq!(read(&new(&bundle.text()), false, &words()).unwrap().0, bundle, "an exported text is read as it was");
}

#[test]
fn each_line_that_cannot_be_taken_is_named_with_its_fault() {
    for (line, code) in [
        ("3·1운동", RemarkCode::Digits),
        ("DNA", RemarkCode::NotHangul),
        ("ㄱㄴ", RemarkCode::NotHangul),
        ("\t빈 낱말", RemarkCode::NotHangul),
        ("한 살이", RemarkCode::Spaces),
        ("잎", RemarkCode::BadLength),
        ("가나다라마바사", RemarkCode::BadLength),
        ("기공", RemarkCode::Repeated),
        ("개새끼", RemarkCode::Refused),
        ("보지", RemarkCode::Refused),
        ("줄기\t시발 모르겠다", RemarkCode::Refused),
        ("성교", RemarkCode::NotMild),
        ("줄기\t줄기는 물이 가는 길", RemarkCode::ClueHasWord),
    ] {
        assert_eq!(faults(&with(line)), [(5, code)], "{line}");
    }
    let long = format!("줄기\t{}", "가".repeat(BUNDLE_CLUE_MAX + 1));
    assert_eq!(faults(&with(&long)), [(5, RemarkCode::ClueTooLong)]);
}

#[test]
fn all_faults_are_told_at_once() {
    let bad = new("3·1운동\n광합성\nDNA");
    assert_eq!(faults(&bad), [(0, RemarkCode::TooFew), (1, RemarkCode::Digits), (3, RemarkCode::NotHangul)]);
    let message = |line: &str| read(&with(line), false, &words()).unwrap_err().remove(0).message;
    assert_eq!(message("3·1운동"), "숫자는 한글로 써 주세요 (삼일운동)");
}

#[test]
fn words_that_are_not_mild_count_once_they_are_confirmed() {
    let unfit = with("성교");
    assert!(read(&NewBundle { confirmed: true, ..unfit.clone() }, false, &words()).is_ok());
    assert!(read(&unfit, true, &words()).is_ok(), "a room that takes them needs no confirmation");
    let foul = NewBundle { confirmed: true, ..with("개새끼") };
    assert_eq!(faults(&foul), [(5, RemarkCode::Refused)]);
}

#[test]
fn a_clue_with_another_word_of_the_bundle_is_taken_with_a_remark() {
    let (_, remarks) = read(&with("줄기\t뿌리에서 온 물이 지나가요"), false, &words()).unwrap();
    assert_eq!(
        remarks.iter().map(|remark| (remark.line, remark.code)).collect::<Vec<_>>(),
        [(5, RemarkCode::ClueHasOther)]
    );
}

#[test]
fn the_number_of_words_and_the_name_have_limits() {
    let many = |count: usize| {
        let syllable = |index: usize| char::from_u32('가' as u32 + index as u32).unwrap();
        new(&(0..count).map(|index| format!("{}나무\n", syllable(index))).collect::<String>())
    };
    assert!(read(&many(BUNDLE_WORDS_MAX), true, &words()).is_ok());
    assert_eq!(faults(&many(BUNDLE_WORDS_MAX + 1)), [(0, RemarkCode::TooMany)]);
    for name in [" ", "가나다라마바사아자차카타파하가나다라마바사"] {
        let named = NewBundle { name: name.into(), ..with("줄기") };
        assert_eq!(faults(&named), [(0, RemarkCode::BadName)]);
    }
}

#[test]
fn the_bundles_that_the_page_offers_need_no_mending() {
    for text in [
        include_str!("../../../../frontend/extra/bundles/science.txt"),
        include_str!("../../../../frontend/extra/bundles/history.txt"),
        include_str!("../../../../frontend/extra/bundles/proverbs.txt"),
    ] {
        let (bundle, remarks) = read(&new(text), false, &words()).unwrap();
        assert_eq!((bundle.words() >= 40, remarks), (true, vec![]), "{text}");
    }
}
