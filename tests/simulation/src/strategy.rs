//! Random histories.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use protocol::{Advance, Difficulty, Mode, Scoring, Settings};

use crate::history::{Action, AlarmFault, Beginning, History, Play, Reach, Step, TooNew};
use crate::storage::fixtures;

/// Every kind of history.
pub(crate) fn histories() -> impl Strategy<Value = History> {
    let beginning = prop_oneof![
        3 => Just(Beginning::Channel),
        5 => settings().prop_map(Beginning::Private),
        2 => (0..fixtures::COUNT).prop_map(Beginning::Stored),
    ];
    let crowd = prop_oneof![2 => Just(0_usize), 1 => Just(100), 1 => Just(1_000)];
    (beginning, 1..6_usize, crowd, vec(step(), 1..120)).prop_map(|(beginning, pages, crowd, steps)| History {
        beginning,
        pages,
        crowd,
        steps,
    })
}

fn settings() -> impl Strategy<Value = Settings> {
    let mode = prop_oneof![4 => Just(Mode::Match), 2 => Just(Mode::Endless), 1 => Just(Mode::Talk)];
    let scoring = select(&[Scoring::First, Scoring::Together][..]);
    let advance = prop_oneof![4 => Just(Advance::Auto), 1 => Just(Advance::Host)];
    let answers_only = prop::bool::weighted(0.1);
    let teams = select(&[0, 0, 2, 3][..]);
    (mode, select(&Difficulty::ALL[..]), 10..=30_u32, 5..=7_u32, answers_only, scoring, advance, teams).prop_map(
        |(mode, difficulty, seconds, prompts, answers_only, scoring, advance, teams)| Settings {
            mode,
            difficulty,
            seconds,
            prompts,
            answers_only,
            scoring,
            advance,
            teams,
            ..Settings::default()
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    let after = prop_oneof![
        6 => 0..400_u64,
        6 => 400..3_000_u64,
        3 => 3_000..12_000_u64,
        1 => 12_000..70_000_u64,
    ];
    let action = prop_oneof![
        30 => (0..6_usize, play()).prop_map(|(page, play)| Action::Play(page, play)),
        10 => fault(),
    ];
    (after, action).prop_map(|(after, action)| Step { after, action })
}

fn play() -> impl Strategy<Value = Play> {
    let player = 0..6_usize;
    prop_oneof![
        14 => (0..8_usize).prop_map(Play::Answer),
        6 => Just(Play::Chat),
        1 => Just(Play::Repeat),
        1 => Just(Play::Skip),
        3 => Just(Play::Start),
        3 => Just(Play::Next),
        1 => settings().prop_map(Play::Configure),
        1 => Just(Play::Propose),
        1 => player.clone().prop_map(Play::Report),
        1 => player.clone().prop_map(Play::Vote),
        2 => prop::option::of(0..3_u8).prop_map(Play::Team),
        1 => (player.clone(), 0..3_u8).prop_map(|(target, team)| Play::Move(target, team)),
        1 => Just(Play::Shuffle),
        1 => player.prop_map(Play::Remove),
        2 => Just(Play::Resync),
        1 => Just(Play::Leave),
    ]
}

fn fault() -> impl Strategy<Value = Action> {
    let notice = || prop_oneof![2 => Just(0), 2 => 0..2_000_u64, 1 => 2_000..40_000_u64];
    let row = (0..100_usize).prop_map(TooNew::Row);
    let too_new = prop_oneof![1 => Just(TooNew::Room), 1 => row, 1 => Just(TooNew::Messages)];
    prop_oneof![
        2 => (0..6_usize).prop_map(Action::Reload),
        4 => (prop::option::weighted(0.7, 0..6_usize), notice(), notice())
            .prop_map(|(page, room_notices, page_notices)| Action::Cut { page, room_notices, page_notices }),
        1 => prop_oneof![Just(1), 1..200_u64, 200..3_000_u64].prop_map(Action::Delay),
        4 => Just(Action::Evict),
        2 => prop_oneof![Just(0), 0..5_000_u64, 5_000..90_000_u64].prop_map(Action::Crash),
        3 => (0..6_usize, 1..4_usize).prop_map(|(after, times)| Action::FailWrites { after, times }),
        1 => (1..4_usize).prop_map(Action::FailReads),
        1 => (0..20_000_u64).prop_map(|millis| Action::Alarm(AlarmFault::Late(millis))),
        1 => Just(Action::Alarm(AlarmFault::Lost)),
        1 => Just(Action::Alarm(AlarmFault::Doubled)),
        1 => prop_oneof![-3_000..3_000_i64, 0..300_000_i64].prop_map(Action::Clock),
        1 => (0..20_000_u64, too_new).prop_map(|(millis, part)| Action::RollBack(millis, part)),
        1 => Just(Action::ExpireMessages),
        1 => (0..100_usize).prop_map(Action::Erase),
        2 => prop::bool::weighted(0.8).prop_map(Action::Bundle),
        1 => (1..4_u32).prop_map(Action::Seats),
        1 => select(&[Reach::Both, Reach::Both, Reach::CallsOnly, Reach::Neither][..]).prop_map(Action::Offices),
    ]
}
