//! Every sentence that the page shows, in one place.

use game::hangul::Pattern;
use game::protocol::{Note, Place, Refusal};

pub(crate) const TITLE: &str = "초성한판";
pub(crate) const TAGLINE: &str = "초성을 보고 낱말을 먼저 외치는 실시간 수다방";
pub(crate) const NICKNAME: &str = "별명";
pub(crate) const START: &str = "바로 시작";
pub(crate) const ENTER: &str = "들어가기";
pub(crate) const NICKNAME_HINT: &str = "열 글자까지 쓸 수 있어요";
pub(crate) const INPUT_PLACEHOLDER: &str = "초성에 맞는 낱말을 먼저 치면 점수! 수다도 여기서";
pub(crate) const INPUT_LABEL: &str = "낱말이나 하고 싶은 말";
pub(crate) const SEND: &str = "보내기";
pub(crate) const SCOREBOARD: &str = "점수판";
pub(crate) const CHAT: &str = "대화";
pub(crate) const AWAY: &str = "자리 비움";
pub(crate) const ME: &str = "나";
pub(crate) const CONNECTING: &str = "들어가고 있어요…";
pub(crate) const RECONNECTED: &str = "다시 연결됐어요. 점수는 그대로예요";
pub(crate) const TAKEN_OVER: &str = "다른 창에서 이어서 하고 있어요";
pub(crate) const CONTINUE_HERE: &str = "여기서 계속하기";
pub(crate) const NO_SUCH_ROOM: &str = "없는 방이에요";
pub(crate) const NO_SUCH_ROOM_HINT: &str = "주소나 코드를 다시 확인해 주세요";
pub(crate) const TO_ENTRY: &str = "첫 화면으로";
pub(crate) const INTERNAL_ERROR: &str = "서버에서 문제가 생겼어요. 잠시 뒤에 다시 보내 주세요";
pub(crate) const QUEUED: &str = "연결되면 바로 보낼게요";
pub(crate) const PROPOSE: &str = "이 말도 넣어 주세요";
pub(crate) const PAUSED: &str = "쉬는 중이에요. 아무 말이나 보내면 다시 시작해요";
pub(crate) const TIME_LEFT: &str = "남은 시간";
pub(crate) const OPEN: &str = "이 초성으로 된 낱말을 먼저 쳐 보세요";
pub(crate) const NOBODY: &str = "아무도 못 맞혔어요";
pub(crate) const HOW_TO: [(&str, &str); 3] =
    [("초성이 나오면", "ㅅㄹ"), ("떠오르는 낱말을 먼저 치고", "서랍!"), ("점수를 가져가요", "+97")];

pub(crate) fn heading(room: &str) -> String {
    format!("{room} · {TITLE}")
}

pub(crate) fn enter_room(room: &str) -> String {
    format!("‘{room}’ 방에 들어가요")
}

pub(crate) fn reconnecting(attempt: u32) -> String {
    format!("연결이 끊겼어요. 다시 연결하고 있어요… ({attempt}번째)")
}

pub(crate) fn joined(nickname: &str) -> String {
    format!("{nickname}님이 들어왔어요")
}

pub(crate) fn left(nickname: &str) -> String {
    format!("{nickname}님이 나갔어요")
}

pub(crate) fn renamed(wanted: &str, given: &str) -> String {
    format!("‘{wanted}’님이 이미 있어서 ‘{given}’{} 들어왔어요", toward(given))
}

pub(crate) fn people(count: usize) -> String {
    format!("{count}명")
}

pub(crate) fn place_in_lap(place: u32, of: u32) -> String {
    format!("{place}/{of}")
}

pub(crate) fn spoken_place(place: u32, of: u32) -> String {
    format!("{of}개 가운데 {place}번째 초성")
}

pub(crate) fn seconds(seconds: u64) -> String {
    format!("{seconds}초")
}

pub(crate) fn fair_window(millis: u64) -> String {
    format!("아직 인정! {}", duration(millis))
}

pub(crate) fn hint(hint: &str) -> String {
    format!("힌트: {hint}")
}

pub(crate) fn missed(answers: &[String]) -> String {
    match answers {
        [] => NOBODY.to_owned(),
        answers => format!("{NOBODY}. 이런 낱말이 있었어요: {}", answers.join(", ")),
    }
}

pub(crate) fn skip(votes: Option<(u32, u32)>) -> String {
    match votes {
        Some((skip, needed)) => format!("패스 {skip}/{needed}"),
        None => "패스".to_owned(),
    }
}

pub(crate) fn lap_over(podium: &[Place]) -> String {
    match podium {
        [] => "이번 바퀴가 끝났어요".to_owned(),
        [best, ..] => {
            let first = podium.iter().filter(|place| place.rank == best.rank).map(|place| place.nickname.as_str());
            format!("이번 바퀴 1등, {}님!", first.collect::<Vec<_>>().join("님, "))
        }
    }
}

pub(crate) fn rank(rank: u32) -> String {
    format!("{rank}등")
}

pub(crate) fn proposed(word: &str) -> String {
    format!("고마워요! ‘{word}’, 넣을지 살펴볼게요")
}

pub(crate) fn note(note: &Note) -> String {
    match note {
        Note::NotListed { word } => format!("아깝다! ‘{word}’, 초성은 맞는데 낱말 목록에 없어요"),
        Note::AlreadyUsed { word } => format!("‘{word}’, 이미 나온 낱말이에요"),
        Note::TooLate { late } => format!("아깝다! {} 늦었어요", duration(*late)),
    }
}

pub(crate) fn points(points: u32) -> String {
    format!("{points}점")
}

pub(crate) fn correct(correct: u32) -> String {
    format!("정답 {correct}개")
}

pub(crate) fn right_answer(word: &str, nickname: &str, elapsed: u64, gained: u32) -> String {
    format!("정답! {word} · {nickname}님 {} +{gained}", duration(elapsed))
}

pub(crate) fn solver(nickname: &str, elapsed: u64, gained: u32) -> String {
    format!("{nickname}님 {} +{gained}", duration(elapsed))
}

/// A number of milliseconds as people say it: tenths while they matter, then whole seconds, then minutes.
pub(crate) fn duration(millis: u64) -> String {
    match millis {
        0..60_000 => format!("{}.{}초", millis / 1000, millis % 1000 / 100),
        60_000..3_600_000 => format!("{}분 {}초", millis / 60_000, millis % 60_000 / 1000),
        _ => format!("{}시간 {}분", millis / 3_600_000, millis % 3_600_000 / 60_000),
    }
}

/// What a screen reader says for a prompt: `ㅅㄹ` is "제시 초성 시옷 리을".
pub(crate) fn spoken_prompt(pattern: &Pattern) -> String {
    const NAMES: [&str; 19] = [
        "기역",
        "쌍기역",
        "니은",
        "디귿",
        "쌍디귿",
        "리을",
        "미음",
        "비읍",
        "쌍비읍",
        "시옷",
        "쌍시옷",
        "이응",
        "지읒",
        "쌍지읒",
        "치읓",
        "키읔",
        "티읕",
        "피읖",
        "히읗",
    ];
    pattern.indices().iter().fold("제시 초성".to_owned(), |spoken, &index| {
        spoken + " " + NAMES.get(usize::from(index)).copied().unwrap_or_default()
    })
}

/// Why something was not done; `wait` in milliseconds.
pub(crate) fn refused(reason: Refusal, wait: Option<u64>) -> String {
    let seconds = wait.unwrap_or_default().div_ceil(1000);
    match reason {
        Refusal::TooFast => format!("잠깐만요! {seconds}초 뒤에 다시 보내 주세요"),
        Refusal::Muted => format!("너무 빨리 보내서 {seconds}초 동안 쉬어요"),
        _ => refusal(reason).to_owned(),
    }
}

pub(crate) fn refusal(reason: Refusal) -> &'static str {
    match reason {
        Refusal::NicknameUnfit => "이 별명은 쓸 수 없어요. 다른 별명을 골라 주세요",
        Refusal::RoomNameUnfit => "이 이름으로는 방을 열 수 없어요",
        Refusal::WordUnfit => "낱말로 넣을 수 없는 말이에요",
        Refusal::WordKnown => "이미 목록에 있는 낱말이에요",
        Refusal::TooFast | Refusal::Muted => "잠깐만요! 조금 뒤에 다시 보내 주세요",
        Refusal::NicknameEmpty => "별명을 한 글자 이상 써 주세요",
        Refusal::NicknameTooLong => "별명은 열 글자까지 쓸 수 있어요",
        Refusal::NicknameInvisible => "보이지 않는 글자는 쓸 수 없어요",
        Refusal::MessageEmpty => "보이지 않는 글자만 있어서 보내지 않았어요",
        Refusal::MessageTooLong => "200자까지 보낼 수 있어요. 조금만 줄여 주세요",
        Refusal::RoomFull => "방이 가득 찼어요. 잠시 뒤에 다시 와 주세요",
    }
}

/// The particle 로 or 으로, by how the last letter of `name` sounds.
fn toward(name: &str) -> &'static str {
    const RIEUL: u16 = 8;
    let ends_in_consonant = match name.chars().next_back() {
        Some(syllable @ '가'..='힣') => {
            let jongseong = game::hangul::split(syllable).map_or(0, |(_, rest)| rest % 28);
            jongseong != 0 && jongseong != RIEUL
        }
        // 영, 삼, 육
        Some('0' | '3' | '6') => true,
        _ => false,
    };
    if ends_in_consonant { "으로" } else { "로" }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn durations_read_naturally() {
        for (millis, text) in
            [(40, "0.0초"), (1_849, "1.8초"), (59_999, "59.9초"), (192_000, "3분 12초"), (7_260_000, "2시간 1분")]
        {
            assert_eq!(duration(millis), text);
        }
    }

    #[test]
    fn a_prompt_is_spelled() {
        let pattern = Pattern::of("서랍").unwrap();
        assert_eq!(spoken_prompt(&pattern), "제시 초성 시옷 리을");
    }
}
