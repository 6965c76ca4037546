//! Votes to remove a player, removal by the host, bans and reports.

use protocol::{ClientFrame, Event, Mode, PlayerId, Refusal, Remover, Reply, Settings, Votes};

use super::table::{Table, events, refused, sent};
use crate::{Effects, ForOperators, Input, Report};

fn vote(table: &mut Table, player: PlayerId, target: PlayerId) -> Effects {
    table.handle(sent(player, ClientFrame::Vote { player: target }))
}

fn votes_and_needed(effects: &Effects) -> Option<(u32, u32)> {
    events(effects).into_iter().find_map(|event| match event {
        Event::Votes { votes } => Some((votes.votes, votes.needed)),
        _ => None,
    })
}

/// A channel in which `N` players have just sent a message.
fn talking<const N: usize>() -> (Table, [PlayerId; N]) {
    let mut table = Table::new();
    let players = std::array::from_fn(|number| table.join(&format!("수달{number}")).you);
    for player in players {
        table.say(player, "안녕");
    }
    (table, players)
}

#[test]
fn more_than_half_of_the_active_players_remove_a_player() {
    let (mut table, [troll, first, second, third, _, _]) = talking();
    let effects = vote(&mut table, first, troll);
    assert_eq!(votes_and_needed(&effects), Some((1, 4)));
    assert_eq!(vote(&mut table, first, troll), Effects::default(), "a second vote does not count");
    assert_eq!(votes_and_needed(&vote(&mut table, second, troll)), Some((2, 4)));
    assert_eq!(
        votes_and_needed(&vote(&mut table, third, troll)),
        Some((3, 4)),
        "active players who do not vote count as against"
    );
    assert_eq!(votes_and_needed(&vote(&mut table, PlayerId(5), troll)), Some((4, 4)));
    assert_eq!(table.scores(first).len(), 5);
}

#[test]
fn two_players_cannot_remove_a_third() {
    let (mut table, [target, first, second]) = talking();
    assert_eq!(votes_and_needed(&vote(&mut table, first, target)), Some((1, 3)));
    assert_eq!(votes_and_needed(&vote(&mut table, second, target)), Some((2, 3)));
    assert_eq!(table.scores(first).len(), 3);
}

#[test]
fn a_ballot_expires_after_a_minute_and_is_in_welcomes_until_then() {
    let (mut table, [target, first, second, third]) = talking();
    vote(&mut table, first, target);
    let until = table.now.plus(60_000);
    let seen = Votes { player: Some(target), votes: 1, needed: 3, until: Some(until) };
    assert_eq!(table.join("고래").votes, [seen]);
    vote(&mut table, second, target);
    table.wait(60_000);
    assert_eq!(votes_and_needed(&vote(&mut table, third, target)), Some((1, 3)), "a new ballot");
}

#[test]
fn inactive_players_cannot_vote() {
    let (mut table, [target, first]) = talking();
    let silent = table.join("고래").you;
    assert_eq!(vote(&mut table, silent, target).replies, [refused(None, Refusal::SpeakFirst)]);
    table.wait(2 * 60_000 + 1);
    assert_eq!(vote(&mut table, first, target).replies, [refused(None, Refusal::SpeakFirst)]);
}

#[test]
fn votes_on_absent_players_on_oneself_or_in_a_private_room_are_refused() {
    let (mut table, [first]) = talking();
    assert_eq!(vote(&mut table, first, PlayerId(9)).replies, [refused(None, Refusal::PlayerGone)]);
    assert_eq!(vote(&mut table, first, first).replies, [refused(None, Refusal::NotNow)]);
    let mut table = Table::private(Settings::of(Mode::Talk));
    let [host, guest] = [table.join_as_maker().you, table.join("하마").you];
    assert_eq!(vote(&mut table, guest, host).replies, [refused(None, Refusal::HostOnly)]);
}

#[test]
fn a_removed_player_is_banned_for_ten_minutes() {
    let mut table = Table::private(Settings::of(Mode::Talk));
    let host = table.join_as_maker().you;
    let guest = table.join("하마");
    let effects = table.handle(sent(host, ClientFrame::Remove { player: guest.you }));
    let is_removed =
        |event: &Event| matches!(event, Event::Removed { player, by: Remover::Host, .. } if *player == guest.you);
    assert!(matches!(events(&effects).as_slice(), [event] if is_removed(event)));
    assert_eq!(table.scores(host).len(), 1);
    let banned = |wait| Reply::Refused { id: None, reason: Refusal::Banned, wait: Some(wait) };
    assert_eq!(table.wait(60_000).try_join("하마", guest.token.as_deref()).replies, [banned(540_000)]);
    table.evict(&[host]);
    assert_eq!(table.wait(539_999).try_join("하마", guest.token.as_deref()).replies, [banned(1)]);
    assert!(table.wait(1).try_join("하마", guest.token.as_deref()).seated.is_some());
}

#[test]
fn the_host_cannot_remove_the_maker_or_an_absent_player() {
    let mut table = Table::private(Settings::of(Mode::Talk));
    let [maker, guest] = [table.join_as_maker().you, table.join("하마").you];
    let remove = |player| ClientFrame::Remove { player };
    assert_eq!(table.handle(sent(maker, remove(PlayerId(9)))).replies, [refused(None, Refusal::PlayerGone)]);
    table.handle(Input::Drop { player: maker });
    table.tick(30_000);
    assert_eq!(table.handle(sent(guest, remove(maker))).replies, [refused(None, Refusal::NotNow)]);
}

#[test]
fn a_report_has_the_last_ten_messages() {
    let (mut table, [troll, other]) = talking();
    for count in 1..=12 {
        table.wait(1_000).say(troll, &format!("광고 {count}"));
    }
    let effects = table.handle(sent(other, ClientFrame::Report { player: troll }));
    assert_eq!(effects.replies, [Reply::Reported { player: troll }]);
    let Some(ForOperators::Report(Report { by, player, nickname, said })) = effects.for_operators else { panic!() };
    assert_eq!((by, player, nickname.as_str()), (other, troll, "수달0"));
    let texts: Vec<_> = said.iter().map(|(_, text)| text.as_str().to_owned()).collect();
    assert_eq!(texts, (3..=12).map(|count| format!("광고 {count}")).collect::<Vec<_>>());
}
