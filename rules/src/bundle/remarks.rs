//! What is wrong with a line of a bundle, in Korean for its maker.

use hangul::Pattern;
use protocol::http::{BUNDLE_CLUE_MAX, BUNDLE_NAME_MAX, BUNDLE_WORDS_MAX, BUNDLE_WORDS_MIN, LineRemark, RemarkCode};

/// The digits as they are read one by one, as in dates of history: 사일구.
const DIGITS: [char; 10] = ['영', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];

/// A remark on `line`; `about` is the word or name that it quotes.
pub(super) fn remark(line: usize, code: RemarkCode, about: &str) -> LineRemark {
    LineRemark { line: u32::try_from(line).unwrap_or(u32::MAX), code, message: sentence(code, about) }
}

fn sentence(code: RemarkCode, about: &str) -> String {
    match code {
        RemarkCode::BadName => format!("묶음 이름을 {BUNDLE_NAME_MAX}자 안으로 적어 주세요"),
        RemarkCode::TooFew => format!("낱말이 {BUNDLE_WORDS_MIN}개는 있어야 해요"),
        RemarkCode::TooMany => format!("낱말은 {BUNDLE_WORDS_MAX}개까지 쓸 수 있어요"),
        RemarkCode::Digits => match spelled(about) {
            Some(spelled) => format!("숫자는 한글로 써 주세요 ({spelled})"),
            None => "숫자는 한글로 써 주세요".to_owned(),
        },
        RemarkCode::NotHangul => format!("한글로만 써 주세요 ({about})"),
        RemarkCode::Spaces => format!("띄어쓰기 없이 써 주세요 ({})", about.replace(' ', "")),
        RemarkCode::BadLength => {
            format!("{}글자에서 {}글자까지 쓸 수 있어요 ({about})", Pattern::MIN, Pattern::MAX)
        }
        RemarkCode::Repeated => format!("위에 이미 있는 낱말이에요 ({about})"),
        RemarkCode::Refused => "쓸 수 없는 말이 들어 있어요".to_owned(),
        RemarkCode::NotMild => format!("‘순한 낱말만’ 방에서는 정답이 아닌 낱말이에요 ({about})"),
        RemarkCode::ClueHasWord => format!("뜻풀이에 답이 들어 있어요 ({about})"),
        RemarkCode::ClueTooLong => format!("뜻풀이는 {BUNDLE_CLUE_MAX}자까지 쓸 수 있어요 ({about})"),
        RemarkCode::ClueHasOther => format!("뜻풀이에 다른 낱말이 들어 있어요 ({about})"),
    }
}

/// A word with its digits as they are read and without the marks between them: 삼일운동 for 3·1운동. `None` if that is no
/// word for a bundle either.
fn spelled(word: &str) -> Option<String> {
    let mut spelled = String::new();
    for part in word.split(|letter: char| !letter.is_alphanumeric()) {
        let digits = part.chars().take_while(char::is_ascii_digit).count();
        let (number, rest) = part.split_at_checked(digits)?;
        match number {
            "10" => spelled.push('십'),
            "12" => spelled.push_str("십이"),
            _ => spelled.extend(number.chars().filter_map(|digit| DIGITS.get(digit.to_digit(10)? as usize))),
        }
        spelled.push_str(rest);
    }
    Pattern::of(&spelled)?;
    Some(spelled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_spelled_as_they_are_read() {
        for (word, read) in [
            ("3·1운동", "삼일운동"),
            ("4.19 혁명", "사일구혁명"),
            ("6·25전쟁", "육이오전쟁"),
            ("12·12사태", "십이십이사태"),
        ] {
            assert_eq!(spelled(word).as_deref(), Some(read));
        }
        assert_eq!(spelled("2차세계대전1945"), None);
    }
}
