//! Random scripts: every kind of room, and every kind of step.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use protocol::{Advance, Difficulty, Mode, Queueing, SEATS_DEFAULT, Scoring, Settings, Topic, WordList};

use super::steps::{By, Change, PROPOSALS, Script, Step, TEXTS, Word};

pub fn scripts() -> impl Strategy<Value = Script> {
    let private = prop_oneof![3 => Just(None), 5 => settings().prop_map(Some)];
    let seats = prop_oneof![1 => Just(SEATS_DEFAULT), 1 => 1..=4_u32];
    let crowd = select(&[10, 2_000][..]);
    let answer_floor = prop::bool::weighted(0.8);
    let script = (private, seats, crowd, answer_floor, vec(step(), 1..300));
    script.prop_map(|(private, seats, crowd, answer_floor, steps)| Script {
        private,
        seats,
        crowd,
        answer_floor,
        steps,
    })
}

/// Scripts of rooms that ask the pool only, which does not repeat itself soon.
pub fn scripts_without_bundles() -> impl Strategy<Value = Script> {
    scripts().prop_map(|mut script| {
        script.steps.retain(|step| !matches!(step, Step::Bundle { .. }));
        script
    })
}

fn modes() -> impl Strategy<Value = Mode> {
    prop_oneof![3 => Just(Mode::Match), 2 => Just(Mode::Endless), 1 => Just(Mode::Talk)]
}

fn difficulties() -> impl Strategy<Value = Difficulty> {
    select(&Difficulty::ALL[..])
}

fn topics() -> impl Strategy<Value = Option<Topic>> {
    option::of(select(Topic::ALL))
}

fn lists() -> impl Strategy<Value = WordList> {
    prop_oneof![Just(WordList::Everyday), Just(WordList::Wide)]
}

fn seconds() -> impl Strategy<Value = u32> {
    prop_oneof![Just(10), 10..=60_u32, Just(60)]
}

fn prompts() -> impl Strategy<Value = u32> {
    prop_oneof![9 => 5..=8_u32, 1 => Just(20)]
}

fn scorings() -> impl Strategy<Value = Scoring> {
    select(&[Scoring::First, Scoring::Together][..])
}

fn advances() -> impl Strategy<Value = Advance> {
    select(&[Advance::Auto, Advance::Auto, Advance::Host][..])
}

fn team_counts() -> impl Strategy<Value = u8> {
    select(&[0, 0, 2, 3, 6][..])
}

fn settings() -> impl Strategy<Value = Settings> {
    let answers_only = prop::bool::weighted(0.3);
    (
        modes(),
        difficulties(),
        topics(),
        lists(),
        seconds(),
        prompts(),
        answers_only,
        scorings(),
        advances(),
        team_counts(),
    )
        .prop_map(|(mode, difficulty, topic, words, seconds, prompts, answers_only, scoring, advance, teams)| {
            Settings {
                mode,
                difficulty,
                topic,
                words,
                seconds,
                prompts,
                answers_only,
                scoring,
                advance,
                teams,
                ..Settings::default()
            }
        })
}

fn changes() -> impl Strategy<Value = Change> {
    prop_oneof![
        2 => Just(Change::Nothing),
        5 => modes().prop_map(Change::Mode),
        2 => difficulties().prop_map(Change::Difficulty),
        2 => topics().prop_map(Change::Topic),
        2 => lists().prop_map(Change::Words),
        3 => seconds().prop_map(Change::Seconds),
        3 => prompts().prop_map(Change::Prompts),
        4 => any::<bool>().prop_map(Change::AnswersOnly),
        2 => any::<bool>().prop_map(Change::Mature),
        4 => scorings().prop_map(Change::Scoring),
        4 => advances().prop_map(Change::Advance),
        2 => any::<bool>().prop_map(Change::Bundle),
        3 => any::<bool>().prop_map(Change::Strict),
        3 => team_counts().prop_map(Change::Teams),
    ]
}

fn words() -> impl Strategy<Value = Word> {
    prop_oneof![
        8 => (0..10_usize).prop_map(Word::Everyday),
        2 => (0..3_usize).prop_map(Word::Wide),
        2 => (0..3_usize).prop_map(Word::Curated),
        2 => (0..3_usize).prop_map(Word::Mature),
        3 => Just(Word::Own),
        1 => Just(Word::Used),
    ]
}

/// Durations in milliseconds, many of them around a limit: 10 s for a place on a full scoreboard or a host after a
/// match, 30 s for the host, 60 s for a row or a ballot, 5 s to gather after a break, 2 min of activity, 10 min for a ban, 30 min for a seat, an hour for proposals.
fn waits() -> impl Strategy<Value = u64> {
    let edge = |at: u64| at - 1..=at + 1;
    prop_oneof![
        6 => 0..2_500_u64,
        4 => 2_000..12_000_u64,
        1 => edge(5_000),
        2 => edge(10_000),
        2 => edge(30_000),
        2 => edge(60_000),
        1 => 50_000..70_000_u64,
        1 => 119_999..=120_001_u64,
        1 => edge(600_000),
        1 => 500_000..700_000_u64,
        1 => Just(1_900_000),
        1 => edge(3_600_000),
    ]
}

/// How long after its prompt an answer comes, in milliseconds. Words of two syllables count after about 500, and those of
/// marked players after about 1,750.
fn afters() -> impl Strategy<Value = u64> {
    prop_oneof![2 => 0..200_u64, 2 => 200..900_u64, 1 => 1_600..2_000_u64, 1 => Just(2_500)]
}

/// How long everyone is away, in milliseconds: a room waits 60 s for them.
fn aways() -> impl Strategy<Value = u64> {
    prop_oneof![4 => 0..5_000_u64, 2 => 5_000..59_999_u64, 1 => 59_999..=60_001_u64, 1 => 60_000..700_000_u64]
}

fn step() -> impl Strategy<Value = Step> {
    let player = 0..8_usize;
    let by = prop_oneof![4 => Just(By::Host), 1 => player.clone().prop_map(By::Anyone)];
    let target = 0..10_usize;
    let joining = prop_oneof![
        5 => player.clone().prop_map(|nickname| Step::Join { nickname }),
        1 => Just(Step::JoinAsMaker),
        2 => player.clone().prop_map(|token| Step::Return { token }),
        2 => Just(Step::Watch),
        2 => (player.clone(), any::<bool>()).prop_map(|(watcher, own)| Step::Sit { watcher, own }),
        3 => (player.clone(), select(&[Queueing::Here, Queueing::Here, Queueing::Away, Queueing::Out][..]))
            .prop_map(|(player, state)| Step::Queue { player, state }),
        1 => select(&[0, 599_999, 600_000][..]).prop_map(|after| Step::ReturnBanned { after }),
    ];
    let leaving = prop_oneof![
        4 => player.clone().prop_map(|player| Step::Drop { player }),
        2 => (player.clone(), any::<bool>()).prop_map(|(player, forgets)| Step::Leave { player, forgets }),
        3 => option::of(player.clone()).prop_map(|lost| Step::Evict { lost }),
        3 => (option::of(waits()), aways(), 0..5_usize)
            .prop_map(|(down, away, back)| Step::Break { down, away, back }),
    ];
    let playing = prop_oneof![
        10 => (player.clone(), words()).prop_map(|(player, word)| Step::Answer { player, word }),
        4 => (player.clone(), 1..6_usize, afters())
            .prop_map(|(player, times, after)| Step::Rounds { player, times, after }),
        1 => (player.clone(), 8..16_usize, 18..24_usize)
            .prop_map(|(player, hurried, patient)| Step::Hurry { player, hurried, patient }),
        8 => (player.clone(), 0..TEXTS.len()).prop_map(|(player, text)| Step::Say { player, text }),
        1 => player.clone().prop_map(|player| Step::SayAgain { player }),
        2 => player.clone().prop_map(|player| Step::Skip { player }),
        1 => (player.clone(), 0..PROPOSALS.len() + 2).prop_map(|(player, word)| Step::Propose { player, word }),
        1 => player.clone().prop_map(|player| Step::Resync { player }),
    ];
    let deciding = prop_oneof![
        6 => by.clone().prop_map(|by| Step::Start { by }),
        8 => by.clone().prop_map(|by| Step::Next { by }),
        2 => (9_999..=10_000_u64).prop_map(|after| Step::StartWithoutHost { after }),
        3 => (by.clone(), changes()).prop_map(|(by, change)| Step::Settings { by, change }),
        4 => (player.clone(), option::of(0..4_u8)).prop_map(|(player, team)| Step::Team { player, team }),
        3 => (by.clone(), target.clone(), option::of(0..4_u8))
            .prop_map(|(by, target, team)| Step::Move { by, target, team }),
        2 => by.clone().prop_map(|by| Step::Shuffle { by }),
        2 => (by, target.clone()).prop_map(|(by, target)| Step::Remove { by, target }),
        3 => prop::bool::weighted(0.8).prop_map(|given| Step::Bundle { given }),
        3 => (1..6_usize, any::<bool>(), target.clone())
            .prop_map(|(voters, speak, target)| Step::Vote { voters, speak, target }),
        2 => (player, target).prop_map(|(player, target)| Step::Report { player, target }),
        1 => (0..8_usize, any::<bool>()).prop_map(|(player, reports)| Step::AskOften { player, reports }),
        1 => (0..8_usize).prop_map(|player| Step::Close { player }),
        1 => (0..7_usize).prop_map(|frame| Step::Misplaced { frame }),
    ];
    // Many ticks without a message between them make an endless room pause.
    let time = prop_oneof![
        25 => waits().prop_map(|millis| Step::Wait { millis }),
        35 => (1..3_usize).prop_map(|times| Step::Tick { times }),
        1 => (10..30_usize).prop_map(|times| Step::Tick { times }),
    ];
    prop_oneof![8 => joining, 4 => leaving, 22 => playing, 9 => deciding, 20 => time]
}
