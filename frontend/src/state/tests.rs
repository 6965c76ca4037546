use hangul::{Message, Nickname, Pattern, RoomName};
use protocol::{Early, Found, Frozen, Millis, Mode, Place, Progress, Remover, Results};

use super::*;

/// The view of a page that has just entered a room whose last event has the number 10.
fn entered() -> (Owner, Store<RoomView>) {
    let owner = Owner::new();
    owner.set();
    let view = Store::new(RoomView::default());
    enter(view, state_at(10));
    (owner, view)
}

fn tell(view: Store<RoomView>, seq: u64, event: Event) {
    apply(view, Numbered { seq, event });
}

fn state_at(seq: u64) -> Welcome {
    Welcome {
        you: PlayerId(1),
        token: Some("secret".into()),
        watches: false,
        room: RoomName::plaza(),
        epoch: 5,
        seq,
        now: Millis(1_000),
        ack: true,
        spread: None,
        people: None,
        watching: None,
        players: vec![row(1, 0), row(3, 50)],
        teams: Vec::new(),
        maker: false,
        invite: None,
        settings: Settings::default(),
        phase: Phase::Open { prompt: prompt(1), hints: Vec::new(), progress: None },
        votes: Vec::new(),
        recent: vec![said(4, "먼저 한 말")],
        early: Vec::new(),
    }
}

fn row(id: u32, points: u32) -> Player {
    let nickname = Nickname::parse(&format!("수달{id}")).unwrap();
    Player { id: PlayerId(id), nickname, points, correct: 0, connected: true, colour: 0, host: false, team: None }
}

fn votes(player: Option<u32>, votes: u32) -> Votes {
    let until = player.map(|_| Millis(60_000));
    Votes { player: player.map(PlayerId), votes, needed: 3, until }
}

fn prompt(number: u32) -> Prompt {
    let pattern = Pattern::of("서랍").unwrap();
    Prompt { number, place: number, of: 20, pattern, clue: None, shown_at: Millis(1_000), ends_at: Millis(31_000) }
}

fn said(seq: u64, text: &str) -> Numbered {
    let (nickname, text) = (Nickname::parse("하마").unwrap(), Message::parse(text).unwrap());
    let id = format!("m{seq}");
    Numbered { seq, event: Event::Said { time: Millis(2_000), id, player: PlayerId(3), nickname, text } }
}

fn answered(seq: u64) -> Numbered {
    let event = Event::Answered {
        time: Millis(2_000),
        id: "a".into(),
        player: PlayerId(3),
        nickname: Nickname::parse("하마").unwrap(),
        text: Message::parse("서랍").unwrap(),
        word: "서랍".into(),
        pattern: Pattern::of("서랍").unwrap(),
        prompt: None,
        elapsed: 1_000,
        gained: 98,
        points: 148,
        correct: 1,
        until: Millis(3_500),
    };
    Numbered { seq, event }
}

fn texts(view: Store<RoomView>) -> Vec<String> {
    let text = |line: &Line| match &line.kind {
        LineKind::Said { text, .. }
        | LineKind::Answered { text, .. }
        | LineKind::News(text)
        | LineKind::Notice(text) => text.clone(),
        LineKind::Found { answers, .. } => text::found_by_many(answers.iter().map(|answer| answer.word.as_str())),
        LineKind::Moved { how, nicknames } => text::moved(*how, nicknames),
    };
    let (lines, early) = (view.lines().get_untracked(), view.early().get_untracked());
    lines.iter().chain(&early).map(text).collect()
}

#[test]
fn a_right_answer_changes_the_score_and_opens_the_fair_window() {
    let (_owner, view) = entered();
    apply(view, answered(11));
    assert_eq!(view.players().get_untracked()[1].points, 148);
    assert_eq!(view.phase().get_untracked(), Phase::Fair { prompt: prompt(1), until: Millis(3_500) });
    assert_eq!(view.solved().get_untracked()[0].word, "서랍");
    tell(view, 12, Event::Prompt { prompt: prompt(2) });
    assert!(view.solved().get_untracked().is_empty());
}

#[test]
fn a_lap_restarts_the_points() {
    let (_owner, view) = entered();
    let podium = vec![Place { rank: 1, player: PlayerId(3), nickname: Nickname::parse("하마").unwrap(), points: 50 }];
    tell(view, 11, Event::Lap { podium, until: Millis(9_000) });
    assert!(view.players().get_untracked().iter().all(|row| row.points == 0));
}

#[test]
fn rows_are_sorted_by_number_and_joins_and_leaves_add_a_line() {
    let (_owner, view) = entered();
    tell(view, 11, Event::Player { player: row(2, 0) });
    tell(view, 12, Event::Player { player: Player { connected: false, ..row(2, 0) } });
    let ids: Vec<_> = view.players().get_untracked().iter().map(|row| row.id.0).collect();
    assert_eq!(ids, [1, 2, 3]);
    tell(view, 13, Event::Left { player: PlayerId(2) });
    assert_eq!(texts(view), ["먼저 한 말", "수달2님이 들어왔어요", "수달2님이 나갔어요"]);
}

#[test]
fn only_the_latest_300_lines_are_kept() {
    let (_owner, view) = entered();
    for seq in 11..=400 {
        apply(view, said(seq, &format!("{seq}")));
    }
    let texts = texts(view);
    assert_eq!((texts.len(), texts[0].as_str(), texts[299].as_str()), (300, "101", "400"));
}

#[test]
fn equal_points_share_a_rank_and_absent_players_come_last_without_one() {
    let absent = Player { connected: false, ..row(5, 90) };
    let rows = ranking(&[row(1, 10), row(2, 30), row(3, 30), row(4, 0), absent]);
    let places: Vec<_> = rows.iter().map(|(rank, row)| (*rank, row.id.0)).collect();
    assert_eq!(places, [(Some(1), 2), (Some(1), 3), (Some(3), 1), (Some(4), 4), (None, 5)]);
}

#[test]
fn players_who_come_in_one_after_the_other_are_one_line() {
    let (_owner, view) = entered();
    for (seq, id) in [(11, 4), (12, 5), (13, 6), (14, 7)] {
        tell(view, seq, Event::Player { player: row(id, 0) });
    }
    assert_eq!(texts(view)[1..], ["수달4님 외 3명이 들어왔어요"]);
    apply(view, said(15, "안녕"));
    tell(view, 16, Event::Player { player: row(8, 0) });
    assert_eq!(texts(view)[2..], ["안녕", "수달8님이 들어왔어요"]);
}

#[test]
fn a_line_has_the_colour_that_the_room_has_dealt_to_its_sender() {
    let (_owner, view) = entered();
    tell(view, 11, Event::Player { player: Player { colour: 6, ..row(3, 0) } });
    apply(view, said(12, "안녕"));
    let LineKind::Said { by, .. } = view.lines().get_untracked().remove(1).kind else { panic!("no message") };
    assert!(by.look().starts_with("hue-6 "), "{}", by.look());
}

#[test]
fn a_welcome_replaces_the_settings_and_the_open_votes() {
    let (_owner, view) = entered();
    tell(view, 11, Event::Votes { votes: votes(Some(3), 1) });
    let settings = Settings::of(Mode::Match);
    let anew = Welcome { settings: settings.clone(), votes: vec![votes(None, 2), votes(Some(4), 1)], ..state_at(20) };
    enter(view, anew);
    assert_eq!(view.settings().get_untracked(), settings);
    assert_eq!(view.skip_votes().get_untracked(), Some(votes(None, 2)));
    assert_eq!(view.ballots().get_untracked(), [votes(Some(4), 1)]);
}

#[test]
fn only_a_change_of_mode_restarts_the_points() {
    let (_owner, view) = entered();
    let points = || view.players().get_untracked()[1].points;
    tell(view, 11, Event::Settings { settings: Settings { seconds: 10, ..Settings::default() } });
    assert_eq!((points(), view.settings().get_untracked().seconds), (50, 10));
    tell(view, 12, Event::Settings { settings: Settings::of(Mode::Talk) });
    assert_eq!(points(), 0);
    tell(view, 13, Event::Phase { phase: Phase::Talk });
    assert_eq!(view.phase().get_untracked(), Phase::Talk);
    assert_eq!(texts(view)[1..], ["방 설정이 바뀌었어요: 무한 · 보통 · 10초", "방 설정이 바뀌었어요: 대화만"]);
}

#[test]
fn a_match_restarts_the_points_and_ends_with_its_results() {
    let (_owner, view) = entered();
    apply(view, answered(11));
    tell(view, 12, Event::Phase { phase: Phase::Countdown { until: Millis(5_000) } });
    assert!(view.players().get_untracked().iter().all(|row| (row.points, row.correct) == (0, 0)));
    assert!(view.solved().get_untracked().is_empty());
    let results = Results { standings: Vec::new(), prompts: Vec::new(), teams: Vec::new() };
    tell(view, 13, Event::Results { results: results.clone() });
    assert_eq!(view.phase().get_untracked(), Phase::Results { results });
}

#[test]
fn a_skip_vote_ends_with_its_prompt_and_a_removal_vote_with_its_player() {
    let (_owner, view) = entered();
    for (seq, votes) in [(11, votes(None, 1)), (12, votes(Some(3), 1)), (13, votes(Some(3), 2))] {
        tell(view, seq, Event::Votes { votes });
    }
    assert_eq!(view.skip_votes().get_untracked(), Some(votes(None, 1)));
    tell(view, 14, Event::Prompt { prompt: prompt(2) });
    assert_eq!(view.skip_votes().get_untracked(), None);
    assert_eq!(view.ballots().get_untracked(), [votes(Some(3), 2)]);
    tell(view, 15, Event::Removed { player: PlayerId(3), by: Remover::Vote });
    assert!(view.ballots().get_untracked().is_empty());
    assert_eq!(view.players().get_untracked().len(), 1);
    assert_eq!(texts(view)[1..], ["투표로 수달3님을 내보냈어요"]);
}

#[test]
fn a_changed_row_adds_a_line_only_for_a_new_host() {
    let (_owner, view) = entered();
    for (seq, player) in [
        (11, Player { host: true, ..row(3, 50) }),
        (12, Player { host: true, connected: false, ..row(3, 50) }),
        (13, row(3, 50)),
        (14, Player { host: true, ..row(4, 0) }),
    ] {
        tell(view, seq, Event::Player { player });
    }
    assert_eq!(texts(view)[1..], ["이제 수달3님이 방장이에요", "방장 수달4님이 들어왔어요"]);
}

#[test]
fn notices_are_shown_and_erased_messages_are_not() {
    let (_owner, view) = entered();
    let text = Message::parse("점검이 있어요").unwrap();
    tell(view, 11, Event::Notice { time: Millis(2_000), text });
    apply(view, said(12, "광고예요"));
    tell(view, 13, Event::Erased { message: 12 });
    assert_eq!(texts(view), ["먼저 한 말", "점검이 있어요"]);
}

#[test]
fn a_new_ballot_on_a_player_comes_after_the_others() {
    let (_owner, view) = entered();
    let later = Votes { until: Some(Millis(200_000)), ..votes(Some(3), 1) };
    for (seq, votes) in [(11, votes(Some(3), 1)), (12, votes(Some(4), 1)), (13, later.clone())] {
        tell(view, seq, Event::Votes { votes });
    }
    assert_eq!(view.ballots().get_untracked(), [votes(Some(4), 1), later]);
}

#[test]
fn an_erased_answer_leaves_the_board() {
    let (_owner, view) = entered();
    apply(view, answered(11));
    assert_eq!(view.solved().get_untracked().len(), 1);
    tell(view, 12, Event::Erased { message: 11 });
    assert!(view.solved().get_untracked().is_empty());
}

#[test]
fn a_crowds_board_replaces_the_rows_but_this_players_own() {
    let (_owner, view) = entered();
    let ids = || view.players().get_untracked().iter().map(|row| row.id.0).collect::<Vec<_>>();
    tell(view, 11, Event::Board { people: Some(120), rows: Some(vec![row(7, 90), row(5, 80)]) });
    assert_eq!(ids(), [1, 5, 7]);
    tell(view, 12, Event::Board { people: Some(121), rows: None });
    assert_eq!((view.people().get_untracked(), ids()), (Some(121), vec![1, 5, 7]));
    tell(view, 13, Event::Board { people: None, rows: Some(vec![row(1, 5), row(2, 4)]) });
    assert_eq!((view.people().get_untracked(), ids()), (None, vec![1, 2]));
}

#[test]
fn rows_that_this_player_asked_for_follow_each_other_and_the_score() {
    let (_owner, view) = entered();
    tell(view, 11, Event::Board { people: Some(120), rows: None });
    note_asked(view, 0, 3, vec![row(3, 50), row(8, 20)]);
    note_asked(view, 2, 3, vec![row(9, 0)]);
    apply(view, answered(12));
    let asked = || view.asked().get_untracked().rows.iter().map(|row| (row.id.0, row.points)).collect::<Vec<_>>();
    assert_eq!(asked(), [(3, 148), (8, 20), (9, 0)]);
    // Asked again from the start: what was known is replaced.
    note_asked(view, 0, 2, vec![row(3, 60)]);
    assert_eq!(asked(), [(3, 60)]);
    tell(view, 13, Event::Lap { podium: Vec::new(), until: Millis(90_000) });
    assert_eq!(asked(), []);
}

#[test]
fn answers_to_an_earlier_prompt_with_the_same_initials_are_not_shown() {
    let (_owner, view) = entered();
    let to = |number: u32, mut answer: Numbered| {
        if let Event::Answered { prompt, .. } = &mut answer.event {
            *prompt = Some(number);
        }
        answer
    };
    let recent = vec![to(1, answered(3)), to(2, answered(7))];
    let phase = Phase::Fair { prompt: prompt(2), until: Millis(9_000) };
    enter(view, Welcome { phase, recent, ..state_at(20) });
    assert_eq!(view.solved().get_untracked().iter().map(|solved| solved.message).collect::<Vec<_>>(), [7]);
}

#[test]
fn answers_from_before_a_break_are_those_of_the_prompt_that_goes_on() {
    let (_owner, view) = entered();
    // The break has shifted the prompt beyond the time of its answer.
    let late = Prompt { shown_at: Millis(50_000), ends_at: Millis(80_000), ..prompt(2) };
    let other = match answered(3).event {
        Event::Answered { time, id, player, nickname, text, word, elapsed, gained, points, correct, until, .. } => {
            let pattern = Pattern::of("사과").unwrap();
            Event::Answered {
                time,
                id,
                player,
                nickname,
                text,
                word,
                pattern,
                prompt: None,
                elapsed,
                gained,
                points,
                correct,
                until,
            }
        }
        other => other,
    };
    let recent = vec![Numbered { seq: 3, event: other }, answered(7), said(8, "아까워라")];
    let frozen = |prompt| Phase::Paused { frozen: Some(Frozen { since: Millis(2_500), prompt: Some(prompt) }) };
    for phase in [frozen(prompt(2)), Phase::Fair { prompt: late.clone(), until: Millis(51_000) }] {
        enter(view, Welcome { phase, recent: recent.clone(), ..state_at(20) });
        assert_eq!(view.solved().get_untracked().len(), 1);
    }
    tell(view, 21, Event::Phase { phase: Phase::Open { prompt: late.clone(), hints: Vec::new(), progress: None } });
    assert!(view.solved().get_untracked().is_empty());
    let missed =
        Phase::Reveal { prompt: late, answers: vec!["서랍".into()], found: Vec::new(), until: Some(Millis(90_000)) };
    enter(view, Welcome { phase: missed, recent, ..state_at(30) });
    assert!(view.solved().get_untracked().is_empty(), "nobody solved it");
}

#[test]
fn who_is_marked_is_known_until_a_welcome_or_another_host_comes() {
    let (_owner, view) = entered();
    let marked = || view.marked().get_untracked();
    note_marked(view, vec![PlayerId(3)]);
    tell(view, 11, Event::Player { player: Player { host: true, ..row(1, 0) } });
    assert_eq!(marked(), [PlayerId(3)]);
    tell(view, 12, Event::Player { player: row(1, 0) });
    assert_eq!(marked(), []);
    note_marked(view, vec![PlayerId(3)]);
    enter(view, state_at(12));
    assert_eq!(marked(), []);
}

/// The answer of this player that comes at this time: with a reveal, or early.
fn found(player: u32, word: &str, time: Millis, until: Millis) -> Event {
    Event::Answered {
        time,
        id: format!("a{player}"),
        player: PlayerId(player),
        nickname: Nickname::parse(&format!("수달{player}")).unwrap(),
        text: Message::parse(word).unwrap(),
        word: word.into(),
        pattern: Pattern::of(word).unwrap(),
        prompt: None,
        elapsed: 1_000,
        gained: 87,
        points: 87,
        correct: 1,
        until,
    }
}

/// The events of a reveal with these answers, numbered from 20.
fn tell_reveal(view: Store<RoomView>, answers: &[(u32, &str)]) {
    let time = Millis(40_000);
    for (seq, (player, word)) in (20..).zip(answers) {
        tell(view, seq, found(*player, word, time, time));
    }
    let found = vec![Found { word: "서랍".into(), players: 2, by: None }];
    tell(view, 30, Event::Revealed { answers: Vec::new(), found, until: None });
}

fn early_words() -> [Early; 2] {
    [Early(found(1, "서랍", Millis(3_000), Millis(31_000))), Early(said(0, "쉽네요").event)]
}

#[test]
fn early_lines_end_with_the_reveal_the_next_prompt_or_the_phase() {
    let (_owner, view) = entered();
    let ends: [Event; 3] = [
        Event::Revealed { answers: Vec::new(), found: Vec::new(), until: None },
        Event::Prompt { prompt: prompt(2) },
        Event::Phase { phase: Phase::Waiting },
    ];
    for end in ends {
        enter(view, state_at(10));
        early_words().into_iter().for_each(|early| note_early(view, early));
        assert_eq!(early_answer(view), Some(("서랍".into(), 87)));
        tell(
            view,
            11,
            Event::Phase { phase: Phase::Paused { frozen: Some(Frozen { since: Millis(1), prompt: None }) } },
        );
        tell(view, 12, Event::Phase { phase: state_at(10).phase });
        assert_eq!(texts(view)[1..], ["서랍", "쉽네요"], "a break keeps them");
        tell(view, 13, end);
        assert_eq!(early_answer(view), None);
        assert_eq!(texts(view), ["먼저 한 말"]);
    }
}

#[test]
fn a_welcome_has_the_early_lines_and_each_has_a_key_of_its_own() {
    let (_owner, view) = entered();
    let early = early_words().into_iter().chain(early_words()).collect();
    enter(view, Welcome { early, ..state_at(10) });
    assert_eq!(early_answer(view), Some(("서랍".into(), 87)));
    let keys: Vec<_> = view.early().get_untracked().iter().map(|line| line.key).collect();
    assert!(keys.is_sorted() && keys.windows(2).all(|pair| pair[0] != pair[1]), "{keys:?}");
}

#[test]
fn progress_changes_only_the_open_prompt() {
    let (_owner, view) = entered();
    let progress = Progress { solved: 7, playing: 13 };
    tell(view, 11, Event::Progress { progress });
    let shown = Phase::Open { prompt: prompt(1), hints: Vec::new(), progress: Some(progress) };
    assert_eq!(view.phase().get_untracked(), shown);
    tell(view, 12, Event::Prompt { prompt: prompt(2) });
    assert_ne!(view.phase().get_untracked(), shown);
}

#[test]
fn the_answers_of_a_reveal_are_one_line_and_score() {
    let (_owner, view) = entered();
    tell_reveal(view, &[(1, "서랍"), (3, "사람"), (4, "서랍")]);
    assert_eq!(texts(view)[1..], ["3명이 맞혔어요: 서랍 2명, 사람 1명"]);
    assert_eq!(view.players().get_untracked()[0].points, 87);
    let Phase::Reveal { found, until: None, .. } = view.phase().get_untracked() else { panic!("no reveal") };
    assert_eq!((found[0].word.as_str(), view.solved().get_untracked().len()), ("서랍", 3));
    // Those of another reveal are another line.
    tell(view, 31, found_later());
    assert_eq!(texts(view).len(), 3);
}

fn found_later() -> Event {
    found(1, "서랍", Millis(90_000), Millis(90_000))
}

#[test]
fn an_erased_answer_leaves_the_line_of_its_reveal_which_is_drawn_anew() {
    let (_owner, view) = entered();
    tell_reveal(view, &[(1, "서랍"), (3, "사람"), (4, "서랍")]);
    let key = || view.lines().get_untracked()[1].key;
    let before = key();
    tell(view, 31, Event::Erased { message: 21 });
    assert_eq!(texts(view)[1..], ["2명이 맞혔어요: 서랍 2명"]);
    assert_ne!(key(), before);
    for (seq, message) in [(32, 20), (33, 22)] {
        tell(view, seq, Event::Erased { message });
    }
    assert_eq!(texts(view), ["먼저 한 말"]);
}

#[test]
fn a_welcome_groups_the_answers_of_a_reveal() {
    let (_owner, view) = entered();
    let time = Millis(40_000);
    let recent = [(5, 1, "서랍"), (6, 3, "사람")];
    let recent = recent.map(|(seq, player, word)| Numbered { seq, event: found(player, word, time, time) });
    enter(view, Welcome { recent: recent.into(), ..state_at(10) });
    assert_eq!(texts(view), ["2명이 맞혔어요: 서랍 1명, 사람 1명"]);
}
