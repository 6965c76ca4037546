//! Texts of a room: its connection, players, chat log and votes.

use hangul::RoomName;
use protocol::{Remover, Votes};

use super::sound::toward;

pub(crate) const INPUT_PLACEHOLDER: &str = "초성에 맞는 낱말을 먼저 치면 점수! 수다도 여기서";
pub(crate) const TOGETHER_PLACEHOLDER: &str = "초성에 맞는 낱말을 치면 점수! 수다도 여기서";
pub(crate) const TALK_PLACEHOLDER: &str = "하고 싶은 말을 써 보세요";
pub(crate) const ANSWERS_PLACEHOLDER: &str = "이 방은 정답만 받아요. 떠오르는 낱말을 쳐 보세요";
pub(crate) const LISTEN_PLACEHOLDER: &str = "지금은 운영자만 말할 수 있어요";
pub(crate) const INPUT_LABEL: &str = "낱말이나 하고 싶은 말";
pub(crate) const SEND: &str = "보내기";
pub(crate) const SCOREBOARD: &str = "점수판";
pub(crate) const SHOW_MORE: &str = "더 보기";
pub(crate) const CHAT: &str = "대화";
pub(crate) const AWAY: &str = "자리 비움";
pub(crate) const ME: &str = "나";
pub(crate) const HOST: &str = "방장";
pub(crate) const CONNECTING: &str = "들어가고 있어요…";
pub(crate) const RECONNECTED: &str = "다시 연결됐어요. 점수는 그대로예요";
pub(crate) const INTERNAL_ERROR: &str = "서버에서 문제가 생겼어요. 잠시 뒤에 다시 보내 주세요";
pub(crate) const RECONNECTING: &str = "연결이 끊겼어요. 다시 연결하고 있어요…";
pub(crate) const CUT: &str = "연결이 끊겨서 화면이 멈춰 있어요";
pub(crate) const CONNECT_NOW: &str = "지금 다시 연결";
pub(crate) const OFFLINE: &str = "인터넷이 끊겼어요. 다시 연결되면 바로 이어서 할게요";
pub(crate) const NEW_VERSION: &str = "새 버전이 나왔어요";
pub(crate) const TOO_OLD: &str = "새 버전이 나왔어요. 새로고침하면 이어서 할 수 있어요";
pub(crate) const RELOAD: &str = "새로고침";
pub(crate) const NOT_CONNECTED: &str = "아직 연결되지 않았어요. 연결되면 다시 눌러 주세요";
pub(crate) const AMONG_SOLVERS: &str = "맞힌 사람끼리";
pub(crate) const ONLY_ME: &str = "나만 보여요";
pub(crate) const SENDING: &str = "보내는 중";
pub(crate) const REWRITE: &str = "다시 쓰기";
pub(crate) const QUEUED: &str = "연결되면 바로 보낼게요";
pub(crate) const PROPOSE: &str = "이 낱말도 넣어 주세요";

pub(crate) const WATCHING: &str = "구경하는 중이에요";
pub(crate) const WAIT_FOR_SEAT: &str = "자리가 나면 앉기";
pub(crate) const STOP_WAITING: &str = "그만 기다리기";
pub(crate) const OFFERED: &str = "자리가 났어요!";
pub(crate) const SIT: &str = "앉기";
pub(crate) const LAPSED: &str = "자리가 다음 사람에게 넘어갔어요";
pub(crate) const UNSEATED: &str = "10분 동안 말이 없어서 다른 사람에게 자리를 내줬어요";

pub(crate) const INVITE: &str = "초대하기";
pub(crate) const CALL_FRIENDS: &str = "친구 부르기";
pub(crate) const SEND_LINK: &str = "링크 보내기";
pub(crate) const SHOW_CODE: &str = "코드와 QR 보기";
pub(crate) const HIDE_CODE: &str = "다시 가리기";
pub(crate) const QR: &str = "초대 링크 QR 코드";
pub(crate) const LINK_COPIED: &str = "초대 링크를 복사했어요";
pub(crate) const RESULT_COPIED: &str = "결과를 복사했어요";
pub(crate) const COPY_YOURSELF: &str = "복사해서 보내 주세요";

pub(crate) const MARKED: &str = "손으로 치기 어려울 만큼 답이 빨라요";
pub(crate) const HIDE_TALK: &str = "대화 숨기기";
pub(crate) const SHOW_TALK: &str = "대화 다시 보기";
pub(crate) const REPORT: &str = "신고하기";
pub(crate) const REPORTED: &str = "알려 줘서 고마워요. 운영자가 살펴볼 거예요";
pub(crate) const VOTE_OUT: &str = "내보내기 투표";
pub(crate) const VOTE_FOR: &str = "찬성";
pub(crate) const REMOVE: &str = "내보내기";
pub(crate) const CANCEL: &str = "취소";

pub(crate) const ALONE: &str = "지금은 혼자예요. 친구를 부르거나, 혼자 기록을 세워 보세요";

pub(crate) fn go_to_people(channel: &RoomName, people: u32) -> String {
    format!("‘{}’ 채널로 가기 · {people}명", channel.as_str())
}

pub(crate) fn best_lap(points: u32) -> String {
    format!("내 최고 기록: 한 라운드 {points}점")
}

pub(crate) fn attempt(attempt: u32) -> String {
    format!(" ({attempt}번째)")
}

pub(crate) fn unseen(messages: usize) -> String {
    format!("새 메시지 {messages}개 ↓")
}

/// Coming into the room, or leaving it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    Joined { is_host: bool },
    Left,
}

/// A line about players who came in or left. Up to three are named.
pub(crate) fn moved(how: Move, nicknames: &[String]) -> String {
    let (host, did) = match how {
        Move::Joined { is_host: true } => ("방장 ", "들어왔어요"),
        Move::Joined { is_host: false } => ("", "들어왔어요"),
        Move::Left => ("", "나갔어요"),
    };
    match nicknames {
        [first, _, _, _, ..] => format!("{host}{first}님 외 {}명이 {did}", nicknames.len() - 1),
        named => format!("{host}{}님이 {did}", named.join("님, ")),
    }
}

pub(crate) fn became_host(nickname: &str) -> String {
    format!("이제 {nickname}님이 방장이에요")
}

pub(crate) fn removed(nickname: &str, by: Remover) -> String {
    match by {
        Remover::Host => format!("방장이 {nickname}님을 내보냈어요"),
        Remover::Operator => format!("운영자가 {nickname}님을 내보냈어요"),
        Remover::Vote => format!("투표로 {nickname}님을 내보냈어요"),
    }
}

pub(crate) fn renamed(wanted: &str, given: &str) -> String {
    format!("‘{wanted}’님이 이미 있어서 ‘{given}’{} 들어왔어요", toward(given))
}

/// The numbers of players and of those who watch.
pub(crate) fn people(count: usize, watching: u32) -> String {
    match watching {
        0 => format!("{count}명"),
        watching => format!("{count}명 · 구경 {watching}명"),
    }
}

pub(crate) fn waiting(place: u32) -> String {
    format!("{place}번째로 기다리고 있어요")
}

pub(crate) fn person(nickname: &str) -> String {
    format!("{nickname}님")
}

pub(crate) fn menu_of(nickname: &str) -> String {
    format!("{nickname}님 메뉴")
}

pub(crate) fn really_remove(nickname: &str) -> String {
    format!("{nickname}님을 내보낼까요? 10분 동안 다시 들어올 수 없어요")
}

pub(crate) fn ballot(nickname: &str, votes: &Votes) -> String {
    format!("‘{nickname}’님 내보내기 투표 {}/{}", votes.votes, votes.needed)
}

pub(crate) fn correct(correct: u32) -> String {
    format!("정답 {correct}개")
}

pub(crate) fn proposed(word: &str) -> String {
    format!("고마워요! ‘{word}’, 넣을지 살펴볼게요")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_that_comes_in_is_one_sentence() {
        let crowd: Vec<_> = ["하마", "수달", "고래", "펭귄"].map(str::to_owned).into();
        let joined = Move::Joined { is_host: false };
        assert_eq!(moved(joined, &crowd), "하마님 외 3명이 들어왔어요");
        assert_eq!(moved(Move::Left, &crowd[..2]), "하마님, 수달님이 나갔어요");
        assert_eq!(moved(Move::Joined { is_host: true }, &crowd[..1]), "방장 하마님이 들어왔어요");
    }

    #[test]
    fn the_particle_follows_the_sound() {
        for (given, sentence) in [
            ("수달2", "‘수달’님이 이미 있어서 ‘수달2’로 들어왔어요"),
            ("수달3", "‘수달’님이 이미 있어서 ‘수달3’으로 들어왔어요"),
            ("수달7", "‘수달’님이 이미 있어서 ‘수달7’로 들어왔어요"),
            ("수달10", "‘수달’님이 이미 있어서 ‘수달10’으로 들어왔어요"),
        ] {
            assert_eq!(renamed("수달", given), sentence);
        }
    }
}
