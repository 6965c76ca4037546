//! Sentences that state a limit.

use hangul::{Nickname, RoomName};
pub(crate) use protocol::message_too_long;

// 열 and 스무 below are these numbers as words.
const _: () = assert!(Nickname::MAX == 10 && RoomName::MAX == 20);

/// Shown below the nickname field. tools/page.mjs puts the same file into index.html.
pub(crate) const NICKNAME_HINT: &str = include_str!("../../shell/text/nickname-hint.txt").trim_ascii();
pub(crate) const WRONG_CHANNEL: &str = "쓸 수 없는 이름이에요. / ? # % 없이 스무 글자까지 써 주세요";

pub(crate) fn nickname_too_long() -> String {
    format!("별명은 {NICKNAME_HINT}")
}
