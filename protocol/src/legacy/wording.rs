//! Korean sentences for the earlier Android client, which shows only texts from the server.

use crate::{Early, ErrorCode, Event, Note, Refusal, Reply, message_too_long};

/// The sentence for a refusal, note or error; `None` for other replies.
pub(super) fn sentence(reply: &Reply) -> Option<String> {
    match reply {
        Reply::Note { note, .. } => Some(note_sentence(note)),
        Reply::Refused { reason, wait, .. } => Some(refusal_sentence(*reason, wait.unwrap_or_default())),
        Reply::Early(Early(Event::Answered { gained, .. })) => {
            Some(format!("맞혔어요! {gained}점이에요. 낱말은 문제가 끝나면 모두에게 보여요"))
        }
        // The client's own frames are never early. Nothing is sent before `start!`.
        Reply::Error { code: ErrorCode::NotJoined, .. } => None,
        // The sentence in `message` is for authors of clients, but here a player reads it.
        Reply::Error { code: ErrorCode::Malformed, .. } => {
            Some("알아듣지 못했어요. 이름과 내용을 함께 보내 주세요".to_owned())
        }
        Reply::Error { message, .. } => Some(message.clone()),
        _ => None,
    }
}

fn note_sentence(note: &Note) -> String {
    match note {
        Note::NotListed { word } => format!("아깝다! ‘{word}’, 초성은 맞는데 낱말 목록에 없어요"),
        Note::AlreadyUsed { word } => format!("‘{word}’, 이미 나온 낱말이에요"),
        Note::TooLate { late } => format!("아깝다! {}.{}초 늦었어요", late / 1000, late % 1000 / 100),
    }
}

/// Only reasons that this client can cause have a sentence of their own. `wait` is in milliseconds.
fn refusal_sentence(reason: Refusal, wait: u64) -> String {
    let seconds = wait.div_ceil(1000);
    match reason {
        Refusal::TooFast => format!("잠깐만요! {seconds}초 뒤에 다시 보내 주세요"),
        Refusal::Muted => format!("너무 빨리 보냈어요. {seconds}초 뒤에 다시 보낼 수 있어요"),
        Refusal::MessageEmpty => "빈 메시지는 보낼 수 없어요".to_owned(),
        Refusal::MessageTooLong => message_too_long(),
        Refusal::NicknameUnfit => "이 별명은 쓸 수 없어요. 다른 별명을 골라 주세요".to_owned(),
        Refusal::NicknameReserved => "운영자나 방장으로 보이는 별명은 쓸 수 없어요. 다른 별명을 골라 주세요".to_owned(),
        Refusal::RoomFull => "방이 가득 찼어요. 잠시 뒤에 다시 와 주세요".to_owned(),
        Refusal::NetworkFull => "같은 인터넷에서 이미 많이 들어와 있어요. 잠시 뒤에 다시 와 주세요".to_owned(),
        Refusal::NetworkRemoved => "같은 인터넷을 쓰는 사람이 퇴장돼서 잠시 들어올 수 없어요".to_owned(),
        Refusal::WordMature => "이 방에서는 정답으로 받지 않는 낱말이에요".to_owned(),
        Refusal::TeamFull => "그 팀은 자리가 다 찼어요".to_owned(),
        Refusal::AnswerHidden => "정답이 들어 있어서 문제가 끝날 때까지 보낼 수 없어요".to_owned(),
        Refusal::AnswersOnly => "지금은 정답만 받아요".to_owned(),
        Refusal::ListenOnly => "지금은 운영자만 말할 수 있어요".to_owned(),
        _ => "지금은 할 수 없어요".to_owned(),
    }
}
