//! The rules that hold after every history, once the faults have ended.

use frontend::state::RoomViewStoreFields;
use leptos::prelude::*;
use protocol::{ClientFrame, Millis, Phase, SEATS_DEFAULT};
use rules::directory::STALE_MILLIS;

use crate::page::Status;
use crate::world::World;

/// Pages have connected again after this many milliseconds.
const RECONNECTED_MILLIS: u64 = 40_000;
/// The phases of so many seconds are looked at.
const PHASES_SECONDS: u64 = 120;
/// A phase may last this many milliseconds longer than it should: a tick that fails is tried again within two seconds.
const LATE_MILLIS: u64 = 3_000;
/// A break ends after this many milliseconds, and earlier if players are here.
const BREAK_MILLIS: u64 = 65_000;

/// Panics if something does not hold.
pub(crate) fn check(world: &mut World) {
    world.calm_down();
    pass(world, RECONNECTED_MILLIS);
    world.set_seats(SEATS_DEFAULT);
    for page in open_pages(world).into_iter().filter(|&page| world.pages[page].client.watches()).collect::<Vec<_>>() {
        world.sit(page);
    }
    pass(world, 5_000);
    // Any input repairs a room whose alarm was lost.
    for page in open_pages(world) {
        world.say(page, "다시 왔어요".to_owned());
    }
    pass(world, 5_000);
    check_connections(world);
    check_storage(world);
    check_agreement(world);
    check_phases(world);
    world.crash(0);
    if open_pages(world).is_empty() {
        // Without any input, a room whose alarm was lost delivers nothing.
        world.load(0);
    }
    pass(world, RECONNECTED_MILLIS);
    check_connections(world);
    check_storage(world);
    check_agreement(world);
    pass(world, STALE_MILLIS);
    world.offices.directory.forget_stale(world.now);
    check_offices(world);
}

fn pass(world: &mut World, millis: u64) {
    world.advance(world.now.plus(millis));
}

fn open_pages(world: &World) -> Vec<usize> {
    (0..world.pages.len()).filter(|&page| world.pages[page].status != Status::Away).collect()
}

/// Every page that did not leave is in the room, and none of its messages waits.
fn check_connections(world: &World) {
    for page in open_pages(world) {
        let page = &world.pages[page];
        assert!(page.client.is_live(), "a page does not come back: {:?}", page.status);
        assert!(page.client.pending().is_empty(), "a message is neither told nor refused: {:?}", page.client.pending());
    }
}

/// Every message that was told and neither deleted nor expired is stored, once.
fn check_storage(world: &World) {
    let (told, erased) = world.server.journal.messages();
    let stored: Vec<_> = world.server.storage.messages().map(|message| message.seq).collect();
    assert!(stored.is_sorted_by(|one, other| one < other), "a number is stored twice: {stored:?}");
    let Some(&oldest) = stored.first() else { return };
    let missing: Vec<_> = told.range(oldest..).filter(|seq| !erased.contains(seq) && !stored.contains(seq)).collect();
    assert!(missing.is_empty(), "messages were told and are not stored: {missing:?}");
    assert!(stored.iter().all(|seq| !erased.contains(seq)), "a deleted message is stored");
}

/// Every page shows what a welcome tells, which the page checks.
fn check_agreement(world: &mut World) {
    for page in open_pages(world) {
        let before = world.pages[page].welcomes;
        world.ask(page, &ClientFrame::Resync);
        pass(world, 1_000);
        assert!(world.pages[page].welcomes > before, "the room does not answer a resync");
    }
}

/// No phase outlasts its time, and no break lasts while players are here.
fn check_phases(world: &mut World) {
    for _ in 0..PHASES_SECONDS {
        pass(world, 1_000);
        for page in open_pages(world) {
            let phase = world.pages[page].view.phase().get_untracked();
            let is_over = end_of(&phase).is_some_and(|end| end.plus(LATE_MILLIS) < world.server_time());
            assert!(!is_over, "a phase does not end: {phase:?}");
        }
    }
}

/// When a phase has to end; `None` if it waits for players or for the host.
fn end_of(phase: &Phase) -> Option<Millis> {
    match phase {
        Phase::Open { prompt, .. } => Some(prompt.ends_at),
        Phase::Reveal { until, .. } => *until,
        Phase::Fair { until, .. } | Phase::Podium { until, .. } | Phase::Countdown { until } => Some(*until),
        Phase::Paused { frozen: Some(frozen) } => Some(frozen.since.plus(BREAK_MILLIS)),
        Phase::Waiting | Phase::Paused { frozen: None } | Phase::Lobby | Phase::Results { .. } | Phase::Talk => None,
    }
}

/// The directory knows how many are in the room, and the desk has what players were told that it has.
fn check_offices(world: &World) {
    let people = open_pages(world).len() as u32;
    let counted = world.offices.directory.counts().people;
    assert_eq!(counted, people, "people in the directory");
    let proposals = world.offices.desk.proposals();
    for (_, word) in world.pages.iter().flat_map(|page| &page.proposed) {
        assert!(proposals.iter().any(|proposed| proposed.word == *word), "a proposal is lost: {word}");
    }
    let proposers = world.pages.iter().flat_map(|page| &page.proposed).map(|(player, _)| player);
    let proposers = proposers.collect::<std::collections::BTreeSet<_>>().len() as u32;
    let people = proposals.first().map_or(0, |proposed| proposed.people);
    assert!(people >= proposers, "the desk counts {people} of {proposers} proposers");
}
