//! All texts that the page shows.

mod bundle;
mod channels;
mod entry;
mod limits;
mod personal;
mod play;
mod refusal;
mod room;
mod settings;
mod sound;
mod teams;

pub(crate) use bundle::*;
pub(crate) use channels::*;
pub(crate) use entry::*;
pub(crate) use limits::*;
pub(crate) use personal::*;
pub(crate) use play::*;
pub(crate) use refusal::*;
pub(crate) use room::*;
pub(crate) use settings::*;
pub(crate) use sound::spoken_prompt;
pub(crate) use teams::*;

use hangul::RoomName;

pub(crate) const TITLE: &str = "초성한판";
pub(crate) const CLOSE: &str = "닫기";
/// Shown in the place of a part of the page that is being fetched, and of one that could not be.
pub(crate) const FETCHING: &str = "불러오고 있어요…";
pub(crate) const NOT_FETCHED: &str = "불러오지 못했어요. 인터넷 연결을 확인해 주세요.";
pub(crate) const TRY_AGAIN: &str = "다시 시도";
pub(crate) const PRIVATE_ROOM: &str = "비밀방";

/// A room's title. Omits the code if codes are hidden.
pub(crate) fn room_title(room: &RoomName, are_codes_hidden: bool) -> String {
    match room.is_code() {
        true if are_codes_hidden => PRIVATE_ROOM.to_owned(),
        true => format!("{PRIVATE_ROOM} {}", room.as_str()),
        false => room.as_str().to_owned(),
    }
}

/// The title of the browser's tab in a room.
pub(crate) fn heading(room: &RoomName, are_codes_hidden: bool) -> String {
    format!("{} · {TITLE}", room_title(room, are_codes_hidden))
}

pub(crate) fn seconds(seconds: u64) -> String {
    format!("{seconds}초")
}

pub(crate) fn points(points: u32) -> String {
    format!("{points}점")
}

pub(crate) fn rank(rank: u32) -> String {
    format!("{rank}등")
}

/// A duration in milliseconds. Shows tenths of a second below a minute, seconds below an hour, and minutes from there
/// on.
pub(crate) fn duration(millis: u64) -> String {
    match millis {
        0..60_000 => format!("{}.{}초", millis / 1000, millis % 1000 / 100),
        60_000..3_600_000 => format!("{}분 {}초", millis / 60_000, millis % 60_000 / 1000),
        _ => format!("{}시간 {}분", millis / 3_600_000, millis % 3_600_000 / 60_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_naturally() {
        for (millis, text) in
            [(40, "0.0초"), (1_849, "1.8초"), (59_999, "59.9초"), (192_000, "3분 12초"), (7_260_000, "2시간 1분")]
        {
            assert_eq!(duration(millis), text);
        }
    }

    #[test]
    fn a_private_room_is_called_by_its_code_unless_that_is_hidden() {
        assert_eq!(heading(&RoomName::plaza(), true), "광장 · 초성한판");
        assert_eq!(heading(&RoomName::code(38_271_946), false), "비밀방 3827-1946 · 초성한판");
        assert_eq!(heading(&RoomName::code(38_271_946), true), "비밀방 · 초성한판");
    }
}
