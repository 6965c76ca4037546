//! Texts of the entry screen, and of the dead ends shown instead of a room.

use hangul::RoomName;

pub(crate) const TAGLINE: &str = "초성을 보고 낱말을 먼저 외치는 실시간 수다방";
pub(crate) const NICKNAME: &str = "별명";
pub(crate) const START: &str = "바로 시작";
pub(crate) const ENTER: &str = "들어가기";
pub(crate) const HOW_TO: [(&str, &str); 3] =
    [("초성이 나오면", "ㅅㄹ"), ("떠오르는 낱말을 먼저 치고", "서랍!"), ("점수를 가져가요", "+97")];

pub(crate) const AMONG_FRIENDS: &str = "친구끼리 하려면";
pub(crate) const MAKE_ROOM: &str = "방 만들기";
pub(crate) const MAKING_ROOM: &str = "만들고 있어요…";
pub(crate) const MAKING_FAILED: &str = "방을 만들지 못했어요. 잠시 뒤에 다시 눌러 주세요";
pub(crate) const CODE: &str = "방 코드";
pub(crate) const CODE_EXAMPLE: &str = "코드 3827-1946";
pub(crate) const ENTER_BY_CODE: &str = "코드로 입장";
pub(crate) const NO_CODE: &str = "코드는 숫자 여덟 자리예요";
pub(crate) const WRONG_CODE: &str = "이 코드로 된 방이 없어요. 코드를 다시 확인해 주세요";
pub(crate) const LOOKUP_FAILED: &str = "방을 확인하지 못했어요. 잠시 뒤에 다시 눌러 주세요";

/// `seconds` until another code can be tried.
pub(crate) fn too_many_codes(seconds: u32) -> String {
    format!("코드를 너무 많이 틀렸어요. {seconds}초 뒤에 다시 해 주세요")
}

/// Texts of a dead end: a word for the tiles, the reason, and what helps.
pub(crate) struct DeadEndText {
    pub(crate) word: &'static str,
    pub(crate) title: &'static str,
    pub(crate) hint: &'static str,
}

pub(crate) const NO_SUCH_ROOM: DeadEndText =
    DeadEndText {
        word: "미로", title: "없는 방이에요", hint: "주소나 코드를 다시 확인해 주세요"
    };
pub(crate) const REMOVED: DeadEndText =
    DeadEndText {
        word: "휴식", title: "방에서 퇴장됐어요", hint: "10분 뒤에 다시 들어올 수 있어요"
    };
pub(crate) const BANNED: DeadEndText =
    DeadEndText { word: "휴식", title: "아직 들어올 수 없어요", hint: "이 방에서 퇴장됐어요" };
pub(crate) const ROOM_CLOSED: DeadEndText =
    DeadEndText {
        word: "안녕", title: "방이 사라졌어요", hint: "방을 만든 사람이나 운영자가 삭제했어요"
    };
pub(crate) const TAKEN_OVER: DeadEndText =
    DeadEndText {
        word: "이사", title: "다른 창에서 이어서 하고 있어요", hint: "이 창으로 다시 옮겨 올 수도 있어요"
    };
pub(crate) const CONTINUE_HERE: &str = "여기서 계속하기";
pub(crate) const TO_ENTRY: &str = "첫 화면으로";

/// Follows [`super::PRIVATE_ROOM`] and the code.
pub(crate) const ENTER_PRIVATE_ROOM: &str = "에 들어가요";

pub(crate) fn enter_channel(room: &RoomName) -> String {
    format!("‘{}’ 방에 들어가요", room.as_str())
}

/// The title of the preview of a link to a channel.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn invitation_to(channel: &str) -> String {
    format!("‘{channel}’에서 초성한판 같이 해요")
}

/// The title of the preview of a link to a private room, whose code is a secret of the players with the link.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) const PRIVATE_INVITATION: &str = "친구가 초성한판 비밀방에 초대했어요";

/// `wait` in milliseconds.
pub(crate) fn banned_for(wait: Option<u64>) -> String {
    format!("{}분 뒤에 다시 들어올 수 있어요", wait.unwrap_or_default().div_ceil(60_000).max(1))
}
