//! Sentences that state a limit.

use hangul::{Nickname, RoomName};
pub(crate) use protocol::message_too_long;

// 열 and 스무 below are these numbers as words.
const _: () = assert!(Nickname::MAX == 10 && RoomName::MAX == 20);

/// Shown below the nickname field.
pub(crate) const NICKNAME_HINT: &str = "열 글자까지 쓸 수 있어요";
pub(crate) const WRONG_CHANNEL: &str = "쓸 수 없는 이름이에요. / ? # % 없이 스무 글자까지 써 주세요";

pub(crate) fn nickname_too_long() -> String {
    format!("별명은 {NICKNAME_HINT}")
}
