//! Texts of the channel list, and of closing a room.

use hangul::RoomName;

pub(crate) const CHANNELS: &str = "열린 채널";
pub(crate) const CHANNEL_NAME: &str = "채널 이름";
pub(crate) const CHANNEL_EXAMPLE: &str = "다른 채널 이름";
pub(crate) const GO: &str = "가기";
pub(crate) const MORE_CHANNELS: &str = "채널 더 보기";
pub(crate) const FULL: &str = "가득 참";
pub(crate) use protocol::http::SERVER_NAME as OPERATORS;
pub(crate) const CLOSE_ROOM: &str = "방 삭제";
pub(crate) const REALLY_CLOSE_ROOM: &str = "모두 나가게 되고, 대화와 점수가 사라져요. 정말 삭제할까요?";
pub(crate) const CLOSABLE_LATER: &str = "다른 사람이 두 명 이상 있는 동안에는 채널을 삭제할 수 없어요";

pub(crate) fn change_room(title: &str) -> String {
    format!("{title}, 다른 채널로 가기")
}

pub(crate) fn go_to(room: &RoomName) -> String {
    format!("‘{}’ 채널로 가기", room.as_str())
}
