//! Texts of the prompt board: prompts, laps and matches.

use protocol::{FOUND_SHOWN_MAX, HOST_ABSENT_MILLIS, Place, PlayerId, Progress, Results, SOLVERS_SHOWN_MAX, Votes};

use super::duration;
use super::sound::topic;

pub(crate) const PAUSED_WORD: &str = "휴식";
pub(crate) const PAUSED: &str = "쉬는 중이에요. 아무 말이나 보내면 다시 시작해요";
pub(crate) const FROZEN: &str = "잠시 멈췄어요. 곧 이어서 해요";
pub(crate) const TIME_LEFT: &str = "남은 시간";
pub(crate) const PASSED: &str = "패스했어요";
pub(crate) const NEXT: &str = "다음";
pub(crate) const HOST_GOES_ON: &str = "방장이 다음 문제로 넘겨요";

pub(crate) const MATCH_WORD: &str = "한판";
pub(crate) const START_MATCH: &str = "시작하기";
pub(crate) const HOST_STARTS: &str = "방장이 곧 시작할 거예요";
pub(crate) const OFFER_TOGETHER: &str = "많이 모였어요! 다 같이 맞히기로 바꾸기";
pub(crate) const INVITE_BY_CODE: &str = "친구에게 이 코드를 알려 주세요";
pub(crate) const SOON: &str = "곧 시작해요";
pub(crate) const TALK_WORD: &str = "수다";
pub(crate) const TALK_ONLY: &str = "대화만 하는 방이에요";
pub(crate) const MATCH_OVER: &str = "한 판 끝!";
pub(crate) const NOBODY_SCORED: &str = "이번 판은 아무도 못 맞혔어요";
pub(crate) const ANOTHER_MATCH: &str = "한 판 더";
pub(crate) const SHARE_RESULT: &str = "결과 공유";
pub(crate) const MISSED_PROMPTS: &str = "아무도 못 맞힌 초성";

/// Whom the players wait for at a match's results.
pub(crate) fn waits_for(host: &str, is_here: bool) -> String {
    match is_here {
        true => format!("방장 {host}님이 ‘한 판 더’를 누르면 다시 시작해요"),
        false => {
            let seconds = HOST_ABSENT_MILLIS / 1000;
            format!("방장 {host}님을 기다려요. {seconds}초 안에 안 오면 누구나 시작할 수 있어요")
        }
    }
}

pub(crate) fn place_in_lap(place: u32, of: u32) -> String {
    format!("{place}/{of}")
}

pub(crate) fn spoken_place(place: u32, of: u32) -> String {
    format!("{of}개 가운데 {place}번째 초성")
}

pub(crate) fn fair_window(millis: u64) -> String {
    format!("아직 인정! {}", duration(millis))
}

pub(crate) fn open(is_together: bool) -> &'static str {
    match is_together {
        true => "이 초성으로 된 낱말을 쳐 보세요",
        false => "이 초성으로 된 낱말을 먼저 쳐 보세요",
    }
}

/// How many of those who play have scored.
pub(crate) fn progress(Progress { solved, playing }: Progress) -> String {
    format!("{solved}/{playing}명 정답")
}

/// This player's answer, which others do not see yet.
pub(crate) fn hidden_answer(word: &str, gained: u32) -> String {
    format!("맞혔어요! {}점. {} 문제가 끝나면 모두에게 보여요", gain(gained), topic(word))
}

/// A word and how many players found it.
pub(crate) fn found_by(word: &str, players: u32) -> String {
    format!("{word} {players}명")
}

pub(crate) fn only_finder(word: &str, nickname: &str) -> String {
    format!("{} {nickname}님만 찾았어요", topic(word))
}

pub(crate) fn hint(hint: &str) -> String {
    format!("힌트: {hint}")
}

/// A prompt that nobody solved, for screen readers.
pub(crate) fn missed(answers: &[String]) -> String {
    format!("{} {}", nobody(answers), answers.join(", "))
}

/// The sentence before the words that would have been right.
pub(crate) fn nobody(answers: &[String]) -> &'static str {
    if answers.is_empty() {
        "아무도 못 맞혔어요"
    } else {
        "아무도 못 맞혔어요. 이런 낱말이 있었어요"
    }
}

pub(crate) fn skip(votes: Option<Votes>) -> String {
    match votes {
        Some(Votes { votes, needed, .. }) => format!("패스 {votes}/{needed}"),
        None => "패스".to_owned(),
    }
}

/// A lap's end. `is_solo` if nobody was there to compare with.
pub(crate) fn lap_over(podium: &[Place], is_solo: bool) -> String {
    match (podium, best(podium)) {
        ([own], _) if is_solo => format!("이번 라운드 {}점이에요!", own.points),
        (_, Some(best)) => format!("이번 라운드 1등, {best}님!"),
        (_, None) => "이번 라운드가 끝났어요".to_owned(),
    }
}

/// A match's end. `is_solo` if nobody was there to compare with.
pub(crate) fn match_over(standings: &[Place], is_solo: bool) -> String {
    match (standings, best(standings)) {
        ([own], _) if is_solo => format!("{}점이에요!", own.points),
        (_, Some(best)) => format!("1등, {best}님!"),
        (_, None) => NOBODY_SCORED.to_owned(),
    }
}

/// The nicknames that share the first rank. `None` if `places` is empty.
fn best(places: &[Place]) -> Option<String> {
    let rank = places.first()?.rank;
    let first = places.iter().filter(|place| place.rank == rank).map(|place| place.nickname.as_str());
    Some(first.collect::<Vec<_>>().join("님, "))
}

/// Follows a message that scored. `word` is the word in the message, if the message says more.
pub(crate) fn scored(word: Option<&String>, gained: u32) -> String {
    let word = word.map(|word| format!(" ‘{word}’")).unwrap_or_default();
    format!("정답{word} {}", gain(gained))
}

/// Follows the line of all answers to a prompt.
pub(crate) fn own_answer(word: &str, gained: u32) -> String {
    format!("내 정답 {word} {}", gain(gained))
}

/// The only answer to a prompt.
pub(crate) fn found_alone(nickname: &str, word: &str) -> String {
    format!("{nickname}님이 맞혔어요: {word}")
}

/// The answers to a prompt: each word with its number of players, most found first. The rarest of many words are only counted.
pub(crate) fn found_by_many<'a>(answers: impl Iterator<Item = &'a str>) -> String {
    let mut found = Vec::<(&str, u32)>::new();
    let mut all = 0;
    for word in answers {
        all += 1;
        let known = found.iter().position(|(known, _)| *known == word).map(|index| found.remove(index));
        let players = known.map_or(1, |(_, players)| players + 1);
        found.insert(found.partition_point(|(_, more)| *more >= players), (word, players));
    }
    let mut sentence = format!("{all}명이 맞혔어요");
    for (index, (word, players)) in found.iter().take(FOUND_SHOWN_MAX).enumerate() {
        sentence += if index == 0 { ": " } else { ", " };
        sentence += &found_by(word, *players);
    }
    if found.len() > FOUND_SHOWN_MAX {
        sentence += &format!(" 외 {}개", found.len() - FOUND_SHOWN_MAX);
    }
    sentence
}

pub(crate) fn solver(nickname: &str, elapsed: u64) -> String {
    format!("{nickname}님 {}", duration(elapsed))
}

pub(crate) fn gain(gained: u32) -> String {
    format!("+{gained}")
}

pub(crate) fn solved_prompts(correct: u32, results: &Results) -> String {
    format!("{}문제 중 {correct}문제", results.prompts.len())
}

/// How many of the match's prompts a player with this number of correct answers solved: `2/3`.
fn solved(correct: u32, results: &Results) -> String {
    place_in_lap(correct, results.prompts.len() as u32)
}

/// The text with which `you` share a match's result, with this number of correct answers. Contains no answers.
pub(crate) fn boast(results: &Results, you: PlayerId, correct: u32) -> String {
    let mut boast = format!("초성한판 {}", solved(correct, results));
    for prompt in &results.prompts {
        boast += &format!(" · {} ", prompt.pattern);
        match prompt.solvers.iter().find(|solver| solver.player == you) {
            Some(solver) => boast += &duration(solver.elapsed),
            // The results have only the first solvers of a prompt.
            None if prompt.solvers.len() >= SOLVERS_SHOWN_MAX => {}
            None => boast.push('😵'),
        }
    }
    boast + " 너라면?"
}

#[cfg(test)]
mod tests {
    use super::*;
    use hangul::Pattern;
    use protocol::{Played, Solver};

    #[test]
    fn answers_are_counted_by_word_most_found_first() {
        let answers = ["축산", "초심", "최신", "초심", "최신", "초심", "초심"];
        assert_eq!(found_by_many(answers.into_iter()), "7명이 맞혔어요: 초심 4명, 최신 2명, 축산 1명");
        let many: Vec<_> = (10..25).map(|number| format!("낱말{number}")).collect();
        let sentence = found_by_many(many.iter().map(String::as_str));
        assert!(sentence.starts_with("15명이 맞혔어요: 낱말10 1명, ") && sentence.ends_with(" 외 3개"), "{sentence}");
    }

    #[test]
    fn the_particle_follows_the_word() {
        assert_eq!(only_finder("축산", "하마"), "‘축산’은 하마님만 찾았어요");
        assert_eq!(only_finder("축하", "하마"), "‘축하’는 하마님만 찾았어요");
        assert_eq!(hidden_answer("초심", 87), "맞혔어요! +87점. ‘초심’은 문제가 끝나면 모두에게 보여요");
    }

    #[test]
    fn a_boast_gives_no_word_away() {
        let solver = |player, elapsed| Solver { player: PlayerId(player), word: "비밀".into(), elapsed };
        let played =
            |pattern, solvers| Played { pattern: Pattern::parse(pattern).unwrap(), answers: Vec::new(), solvers };
        let prompts = vec![
            played("ㅊㅅ", vec![solver(1, 1_240)]),
            played("ㄱㅇㅈ", vec![solver(2, 900), solver(1, 3_400)]),
            played("ㅅㅍㄱ", vec![solver(2, 900)]),
        ];
        let results = Results { standings: Vec::new(), prompts, teams: Vec::new() };
        assert_eq!(boast(&results, PlayerId(1), 2), "초성한판 2/3 · ㅊㅅ 1.2초 · ㄱㅇㅈ 3.4초 · ㅅㅍㄱ 😵 너라면?");
    }
}
