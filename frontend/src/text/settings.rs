//! Texts of a room's settings and of their form.

use protocol::{Advance, Mode, Scoring, Settings, Speakers, WordList};

pub(crate) const ROOM_SETTINGS: &str = "방 설정";
pub(crate) const SAVE: &str = "저장";
pub(crate) const MODE: &str = "게임 방식";
/// In the order of [`Mode`].
pub(crate) const MODES: [&str; 3] = ["무한", "한 판", "대화만"];
/// In the order of [`MODES`].
pub(crate) const MODE_HINTS: [&str; 3] =
    ["초성이 끊임없이 나와요", "방장이 시작하고, 끝나면 순위가 나와요", "초성 없이 이야기만 나눠요"];
pub(crate) const SCORING: &str = "맞히기";
/// In the order of [`Scoring`].
pub(crate) const SCORINGS: [&str; 2] = ["먼저 맞히기", "다 같이 맞히기"];
/// In the order of [`SCORINGS`].
pub(crate) const SCORING_HINTS: [&str; 2] =
    ["누가 맞히면 곧 다음 문제로 넘어가요", "모두가 점수를 얻어요. 정답은 문제가 끝나면 보여요"];
pub(crate) const ADVANCE: &str = "다음 문제";
/// In the order of [`Advance`].
pub(crate) const ADVANCES: [&str; 2] = ["자동으로", "방장이 넘기기"];
pub(crate) const DIFFICULTY: &str = "난이도";
/// In the order of [`protocol::Difficulty`].
pub(crate) const DIFFICULTIES: [&str; 3] = ["쉬움", "보통", "어려움"];
pub(crate) const TOPIC: &str = "주제";
pub(crate) const ANY_TOPIC: &str = "전체";
pub(crate) const WORDS: &str = "낱말 범위";
/// In the order of [`WordList`].
pub(crate) const WORD_LISTS: [&str; 2] = ["보통", "넓게"];
pub(crate) const SECONDS: &str = "제한 시간";
pub(crate) const PROMPTS: &str = "문제 수";
pub(crate) const ANSWERS_ONLY: &str = "정답만 받기";
pub(crate) const ANSWERS_ONLY_HINT: &str = "수업에서 쓰기 좋아요. 방장이 아니면 정답만 보낼 수 있어요";

pub(crate) const MILD: &str = "순한 낱말";
pub(crate) const MILD_HINT: &str = "성과 폭력, 마약에 관한 낱말은 받지 않아요";

/// A room's settings as short labels: `한 판`, `보통`, `20초`, `10문제`. Omits a topic, word list or time limit that is the
/// default; a match always shows its time limit.
pub(crate) fn traits(settings: &Settings) -> Vec<String> {
    let mut traits = vec![MODES[settings.mode as usize].to_owned()];
    if settings.mode != Mode::Talk {
        if let Some(name) = &settings.bundle {
            traits.push(super::bundle(name));
        } else {
            traits.push(DIFFICULTIES[settings.difficulty as usize].to_owned());
            traits.extend(settings.topic.map(|topic| topic.label().to_owned()));
        }
        if settings.strict {
            traits.push(if settings.bundle.is_some() { "묶음 낱말만" } else { "주제 낱말만" }.to_owned());
        } else if settings.words == WordList::Wide {
            traits.push(format!("낱말 {}", WORD_LISTS[1]));
        }
        if settings.scoring == Scoring::Together {
            traits.push(SCORINGS[1].to_owned());
        }
        if settings.advance == Advance::Host {
            traits.push(ADVANCES[1].to_owned());
        }
        if settings.mode == Mode::Match || settings.seconds != Settings::of(settings.mode).seconds {
            traits.push(super::seconds(settings.seconds.into()));
        }
    }
    if settings.mode == Mode::Match {
        traits.push(prompts(settings.prompts));
    }
    if settings.teams > 0 {
        traits.push(format!("{}팀", settings.teams));
    }
    if settings.answers_only {
        traits.push("정답만".to_owned());
    }
    if settings.mature && settings.mode != Mode::Talk {
        traits.push("모든 낱말".to_owned());
    }
    if settings.speakers == Speakers::Operators {
        traits.push("듣기만".to_owned());
    }
    traits
}

pub(crate) fn summary(settings: &Settings) -> String {
    traits(settings).join(" · ")
}

pub(crate) fn settings_changed(settings: &Settings) -> String {
    format!("방 설정이 바뀌었어요: {}", summary(settings))
}

pub(crate) fn prompts(prompts: u32) -> String {
    format!("{prompts}문제")
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::{Difficulty, Topic};

    #[test]
    fn settings_are_summarised() {
        let endless =
            Settings { difficulty: Difficulty::Easy, topic: Some(Topic::Animal), ..Settings::of(Mode::Endless) };
        let wide = Settings { words: WordList::Wide, answers_only: true, mature: true, ..Settings::of(Mode::Match) };
        let class = Settings { scoring: Scoring::Together, advance: Advance::Host, ..Settings::of(Mode::Match) };
        let own =
            Settings { bundle: Some("한국사".to_owned()), words: WordList::Wide, ..Settings::of(Mode::Endless) };
        let strict = Settings { strict: true, scoring: Scoring::Together, ..own.clone() };
        let topical = Settings { strict: true, scoring: Scoring::Together, ..endless.clone() };
        for (settings, expected) in [
            (own, "무한 · ‘한국사’ 묶음 · 낱말 넓게"),
            (strict, "무한 · ‘한국사’ 묶음 · 묶음 낱말만 · 다 같이 맞히기"),
            (topical, "무한 · 쉬움 · 동물 · 주제 낱말만 · 다 같이 맞히기"),
            (Settings::of(Mode::Match), "한 판 · 보통 · 20초 · 10문제"),
            (endless, "무한 · 쉬움 · 동물"),
            (Settings { seconds: 60, ..Settings::default() }, "무한 · 보통 · 60초"),
            (Settings::of(Mode::Talk), "대화만"),
            (class, "한 판 · 보통 · 다 같이 맞히기 · 방장이 넘기기 · 20초 · 10문제"),
            (wide, "한 판 · 보통 · 낱말 넓게 · 20초 · 10문제 · 정답만 · 모든 낱말"),
            (Settings { teams: 3, ..Settings::of(Mode::Match) }, "한 판 · 보통 · 20초 · 10문제 · 3팀"),
        ] {
            assert_eq!(summary(&settings), expected);
        }
    }

    #[test]
    fn labels_are_in_the_order_of_their_enum() {
        assert_eq!([Mode::Endless, Mode::Match, Mode::Talk].map(|mode| MODES[mode as usize]), MODES);
        assert_eq!(Difficulty::ALL.map(|difficulty| DIFFICULTIES[difficulty as usize]), DIFFICULTIES);
        assert_eq!([Scoring::First, Scoring::Together].map(|scoring| SCORINGS[scoring as usize]), SCORINGS);
        assert_eq!([Advance::Auto, Advance::Host].map(|advance| ADVANCES[advance as usize]), ADVANCES);
        assert_eq!([WordList::Everyday, WordList::Wide].map(|list| WORD_LISTS[list as usize]), WORD_LISTS);
    }
}
