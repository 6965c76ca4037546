//! Why the room refused a request, and notes on answers that did not count.

use protocol::{Note, Refusal};

use super::duration;

pub(crate) fn note(note: &Note) -> String {
    match note {
        Note::NotListed { word } => format!("아깝다! ‘{word}’, 초성은 맞는데 낱말 목록에 없어요"),
        Note::AlreadyUsed { word } => format!("‘{word}’, 이미 나온 낱말이에요"),
        Note::TooLate { late } => format!("아깝다! {} 늦었어요", duration(*late)),
    }
}

/// The reason of a refusal. `wait` is in milliseconds.
pub(crate) fn refused(reason: Refusal, wait: Option<u64>) -> String {
    let seconds = wait.unwrap_or_default().div_ceil(1000);
    match reason {
        Refusal::TooFast => format!("잠깐만요! {seconds}초 뒤에 다시 보내 주세요"),
        Refusal::Muted => format!("너무 빨리 보냈어요. {seconds}초 뒤에 다시 보낼 수 있어요"),
        Refusal::NetworkRemoved => {
            format!("같은 인터넷을 쓰는 사람이 퇴장돼서 {}분 동안은 구경만 할 수 있어요", seconds.div_ceil(60))
        }
        Refusal::TooOften => {
            format!("한 시간 동안 보낼 수 있는 만큼 다 보냈어요. {}분 뒤에 다시 보내 주세요", seconds.div_ceil(60))
        }
        _ => refusal(reason),
    }
}

pub(crate) fn refusal(reason: Refusal) -> String {
    let sentence = match reason {
        Refusal::NicknameUnfit => "이 별명은 쓸 수 없어요. 다른 별명을 골라 주세요",
        Refusal::NicknameReserved => "운영자나 방장으로 보이는 별명은 쓸 수 없어요. 다른 별명을 골라 주세요",
        Refusal::RoomNameUnfit => "이 이름으로는 방을 열 수 없어요",
        Refusal::WordUnfit => "낱말 목록에 넣을 수 없는 말이에요",
        Refusal::WordKnown => "이미 목록에 있는 낱말이에요",
        Refusal::TooFast | Refusal::Muted | Refusal::TooOften => "잠깐만요! 조금 뒤에 다시 보내 주세요",
        Refusal::NicknameEmpty => "별명을 한 글자 이상 써 주세요",
        Refusal::NicknameTooLong => return super::nickname_too_long(),
        Refusal::NicknameInvisible => "보이지 않는 글자는 쓸 수 없어요",
        Refusal::MessageEmpty => "빈 메시지는 보낼 수 없어요",
        Refusal::MessageTooLong => return super::message_too_long(),
        Refusal::RoomFull => "방이 가득 차서 구경부터 해요",
        Refusal::NetworkFull => "같은 인터넷에서 이미 많이 들어와 있어요. 잠시 뒤에 다시 와 주세요",
        Refusal::NetworkRemoved => "같은 인터넷을 쓰는 사람이 퇴장돼서 잠시 구경만 할 수 있어요",
        Refusal::WatchersFull => "구경하는 사람도 가득 찼어요. 잠시 뒤에 다시 와 주세요",
        Refusal::QueueFull => "기다리는 사람이 너무 많아요. 잠시 뒤에 다시 눌러 주세요",
        Refusal::Watching => "구경하는 중이에요. 자리에 앉으면 할 수 있어요",
        Refusal::TooManyChannels => {
            "같은 인터넷에서 한 시간 동안 만들 수 있는 채널을 다 만들었어요. 나중에 다시 만들어 주세요"
        }
        Refusal::NoSuchRoom => super::NO_SUCH_ROOM.title,
        Refusal::Banned => super::BANNED.title,
        Refusal::HostOnly => "방장만 할 수 있어요",
        Refusal::PlayerGone => "이미 나간 사람이에요",
        Refusal::SpeakFirst => "먼저 한마디 해야 투표할 수 있어요",
        Refusal::AnswersOnly => "이 방은 정답만 받아요",
        Refusal::WordMature => "이 방에서는 정답으로 받지 않는 낱말이에요",
        Refusal::AnswerHidden => "정답이 들어 있어서 문제가 끝날 때까지 보낼 수 없어요",
        Refusal::TeamFull => "그 팀은 자리가 다 찼어요. 다른 팀을 골라 주세요",
        Refusal::ListenOnly => "지금은 운영자만 말할 수 있어요",
        Refusal::MakerOnly => "방을 만든 사람만 할 수 있어요",
        Refusal::NotNow => "지금은 할 수 없어요",
    };
    sentence.to_owned()
}
