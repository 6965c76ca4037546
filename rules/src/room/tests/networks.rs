//! Limits of a network: its share of seats, its votes, and what the ban of one of it means for the others.

use protocol::{ClientFrame, Event, Mode, PlayerId, Refusal, Reply, Settings};

use super::table::{Table, events, refused, sent, welcome};
use crate::{Effects, Input};

const LAPTOP: &str = "203.0.113.7";
const CLASS: &str = "198.51.100.1";

fn frame(table: &mut Table, player: PlayerId, frame: ClientFrame) -> Effects {
    table.wait(1_000).handle(sent(player, frame))
}

/// A channel in which a player of each of these addresses has just sent a message.
fn talking<const N: usize>(addresses: [&str; N]) -> (Table, [PlayerId; N]) {
    let mut table = Table::new();
    let mut number = 0;
    let players = addresses.map(|address| {
        number += 1;
        let player = table.join_from(address, &format!("수달{number}")).you;
        table.say(player, "안녕");
        player
    });
    (table, players)
}

/// The votes to remove somebody after a vote, and how many are needed.
fn vote(table: &mut Table, player: PlayerId, target: PlayerId) -> (u32, u32) {
    let effects = frame(table, player, ClientFrame::Vote { player: target });
    let votes = events(&effects).into_iter().find_map(|event| match event {
        Event::Votes { votes } => Some((votes.votes, votes.needed)),
        _ => None,
    });
    votes.unwrap()
}

#[test]
fn a_network_has_at_most_half_of_a_channels_seats() {
    let mut table = Table::new();
    let laptop: Vec<_> = (0..50).map(|number| table.join_from(LAPTOP, &format!("봇{number}"))).collect();
    let is_refused = |effects: Effects| effects.replies == [refused(None, Refusal::NetworkFull)];
    assert!(is_refused(table.try_join_from(LAPTOP, "봇", None)));
    table.join_from(CLASS, "하마");
    table.join("고래");
    assert!(table.try_join_from(LAPTOP, "봇0", laptop[0].token.as_deref()).seated.is_some(), "its own seat");
    table.handle(Input::Drop { player: laptop[1].you });
    table.join_from(LAPTOP, "봇");
}

#[test]
fn a_class_behind_one_address_fits_into_a_private_room() {
    let mut table = Table::private(Settings::of(Mode::Match));
    for number in 0..90 {
        table.join_from(CLASS, &format!("학생{number}"));
    }
}

#[test]
fn each_network_has_one_vote_where_three_could_vote() {
    let (mut table, [target, ..]) = talking(["192.0.2.1", LAPTOP, LAPTOP, LAPTOP, LAPTOP, "192.0.2.2", "192.0.2.3"]);
    let [bots, others] = [[2, 3, 4, 5], [6, 7, 0, 0]];
    for bot in bots {
        assert_eq!(vote(&mut table, PlayerId(bot), target), (1, 3), "the votes of one network");
    }
    assert_eq!(vote(&mut table, PlayerId(others[0]), target), (2, 3));
    assert_eq!(vote(&mut table, PlayerId(others[1]), target), (3, 3));
    assert_eq!(table.room.players().len(), 6);
}

#[test]
fn each_person_has_one_vote_in_a_class_behind_one_address() {
    let (mut table, [target, first, second, third]) = talking([CLASS; 4]);
    assert_eq!(vote(&mut table, first, target), (1, 3));
    assert_eq!(vote(&mut table, second, target), (2, 3));
    assert_eq!(vote(&mut table, third, target), (3, 3));
}

#[test]
fn the_network_of_a_removed_player_comes_back_only_to_watch_for_ten_minutes() {
    let (mut table, [troll, first, second, third]) = talking([LAPTOP, "192.0.2.1", "192.0.2.2", "192.0.2.3"]);
    for player in [first, second, third] {
        vote(&mut table, player, troll);
    }
    let kept_out = |wait| [Reply::Refused { id: None, reason: Refusal::NetworkRemoved, wait: Some(wait) }];
    assert_eq!(table.wait(1_000).try_join_from(LAPTOP, "새사람", None).replies, kept_out(599_000));
    let watching = welcome(table.try_watch_from(Some(LAPTOP)));
    assert!(watching.watches);
    assert_eq!(
        table.wait(598_999).sit_from(Some(LAPTOP), watching.you, "새사람", None).replies,
        kept_out(1),
        "watching changes nothing"
    );
    assert!(table.wait(500).sit_from(Some(LAPTOP), watching.you, "새사람", None).seated.is_some());
}

#[test]
fn a_class_is_not_kept_out_for_one_of_it() {
    let (mut table, [troll, first, ..]) = talking([CLASS; 5]);
    for voter in 2..=4 {
        vote(&mut table, PlayerId(voter), troll);
    }
    let newcomer = table.join_from(CLASS, "전학생").you;
    assert_eq!(table.wait(1_000).say(newcomer, "안녕").len(), 1);
    assert_eq!(table.wait(1_000).say(first, "안녕").len(), 1, "who was there talks on");
}

#[test]
fn a_room_remembers_a_bounded_number_of_people_who_left() {
    let mut table = Table::new();
    let stayed = table.join("고래").you;
    let first = table.join("수달");
    table.handle(sent(first.you, ClientFrame::Leave));
    for _ in 0..5_000 {
        let player = table.join("수달").you;
        table.handle(sent(player, ClientFrame::Leave));
    }
    table.tick(0);
    let seats = table.stored.rows.keys().filter(|key| key.kind == crate::RowKind::Seat).count();
    assert_eq!(seats, 5_001);
    let back = welcome(table.try_join("수달", first.token.as_deref()));
    assert_ne!(back.you, first.you, "the one who left first is forgotten");
    assert_eq!(table.room.players().len(), 2);
    assert!(table.scores(stayed).len() == 2);
}

#[test]
fn votes_to_skip_and_repeated_messages_count_against_the_throttle() {
    let mut table = Table::new();
    let [player, other] = ["수달", "하마"].map(|name| table.join(name).you);
    table.say_as(other, "a", "안녕");
    let reason = |effects: Effects| match effects.replies.into_iter().next() {
        Some(Reply::Refused { reason, .. }) => Some(reason),
        _ => None,
    };
    for _ in 0..5 {
        assert_eq!(reason(table.handle(sent(player, ClientFrame::Skip))), None);
    }
    assert_eq!(reason(table.handle(sent(player, ClientFrame::Skip))), Some(Refusal::TooFast));
    for _ in 0..8 {
        assert_eq!(table.say_as(other, "a", "안녕"), Effects::default(), "a repeated message");
    }
    assert_eq!(reason(table.say_as(other, "b", "안녕")), Some(Refusal::Muted));
}
