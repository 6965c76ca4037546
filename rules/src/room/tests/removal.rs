//! Votes to remove a player, removal by the host, bans and reports.

use protocol::{ClientFrame, Mode, PlayerId, Refusal, Remover, ServerEvent, Settings, Votes};

use super::table::{Table, refused, sent};
use crate::{Effects, ForOperators, Input, Report};

fn vote(table: &mut Table, player: PlayerId, target: PlayerId) -> Effects {
    table.handle(sent(player, ClientFrame::Vote { player: target }))
}

fn counted(effects: &Effects) -> Option<(u32, u32)> {
    effects.events.iter().find_map(|event| match event {
        ServerEvent::Votes { votes, .. } => Some((votes.votes, votes.needed)),
        _ => None,
    })
}

/// A channel in which so many players have just said something.
fn talking<const N: usize>() -> (Table, [PlayerId; N]) {
    let mut table = Table::new();
    let players = std::array::from_fn(|number| table.join(&format!("수달{number}")).you);
    for player in players {
        table.say(player, "안녕");
    }
    (table, players)
}

#[test]
fn more_than_half_of_those_who_talk_remove_a_player() {
    let (mut table, [troll, first, second, third, _, _]) = talking();
    let told = vote(&mut table, first, troll);
    assert_eq!(counted(&told), Some((1, 4)));
    assert_eq!(vote(&mut table, first, troll), Effects::default(), "once each");
    assert_eq!(counted(&vote(&mut table, second, troll)), Some((2, 4)));
    assert_eq!(counted(&vote(&mut table, third, troll)), Some((3, 4)), "no answer is a no");
    assert_eq!(counted(&vote(&mut table, PlayerId(5), troll)), Some((4, 4)));
    assert_eq!(table.scores(first).len(), 5);
}

#[test]
fn two_cannot_remove_a_third() {
    let (mut table, [target, first, second]) = talking();
    assert_eq!(counted(&vote(&mut table, first, target)), Some((1, 3)));
    assert_eq!(counted(&vote(&mut table, second, target)), Some((2, 3)));
    assert_eq!(table.scores(first).len(), 3);
}

#[test]
fn a_vote_ends_after_a_minute_and_newcomers_see_it_until_then() {
    let (mut table, [target, first, second, third]) = talking();
    vote(&mut table, first, target);
    let until = table.now.plus(60_000);
    let seen = Votes { player: Some(target), votes: 1, needed: 3, until: Some(until) };
    assert_eq!(table.join("고래").votes, [seen]);
    vote(&mut table, second, target);
    table.wait(60_000);
    assert_eq!(counted(&vote(&mut table, third, target)), Some((1, 3)), "a new vote");
}

#[test]
fn who_has_not_said_anything_lately_has_no_vote() {
    let (mut table, [target, first]) = talking();
    let silent = table.join("고래").you;
    assert_eq!(vote(&mut table, silent, target).reply, [refused(None, Refusal::SpeakFirst)]);
    table.wait(2 * 60_000 + 1);
    assert_eq!(vote(&mut table, first, target).reply, [refused(None, Refusal::SpeakFirst)]);
}

#[test]
fn votes_on_nobody_oneself_or_in_a_private_room_are_refused() {
    let (mut table, [first]) = talking();
    assert_eq!(vote(&mut table, first, PlayerId(9)).reply, [refused(None, Refusal::PlayerGone)]);
    assert_eq!(vote(&mut table, first, first).reply, [refused(None, Refusal::NotNow)]);
    let mut table = Table::private(Settings::of(Mode::Talk));
    let [host, guest] = [table.join_as_maker().you, table.join("하마").you];
    assert_eq!(vote(&mut table, guest, host).reply, [refused(None, Refusal::HostOnly)]);
}

#[test]
fn who_was_removed_comes_back_only_after_ten_minutes() {
    let mut table = Table::private(Settings::of(Mode::Talk));
    let host = table.join_as_maker().you;
    let guest = table.join("하마");
    let effects = table.handle(sent(host, ClientFrame::Remove { player: guest.you }));
    let is_removed = |event: &ServerEvent| matches!(event, ServerEvent::Removed { player, by: Remover::Host, .. } if *player == guest.you);
    assert!(matches!(effects.events.as_slice(), [event] if is_removed(event)));
    assert_eq!(table.scores(host).len(), 1);
    let banned = |wait| ServerEvent::Refused { id: None, reason: Refusal::Banned, wait: Some(wait) };
    assert_eq!(table.wait(60_000).try_join("하마", Some(&guest.token)).reply, [banned(540_000)]);
    table.evict(&[host]);
    assert_eq!(table.wait(539_999).try_join("하마", Some(&guest.token)).reply, [banned(1)]);
    assert!(table.wait(1).try_join("하마", Some(&guest.token)).seated.is_some());
}

#[test]
fn the_host_cannot_remove_the_maker_or_somebody_who_is_gone() {
    let mut table = Table::private(Settings::of(Mode::Talk));
    let [maker, guest] = [table.join_as_maker().you, table.join("하마").you];
    let remove = |player| ClientFrame::Remove { player };
    assert_eq!(table.handle(sent(maker, remove(PlayerId(9)))).reply, [refused(None, Refusal::PlayerGone)]);
    table.handle(Input::Drop { player: maker });
    table.tick(30_000);
    assert_eq!(table.handle(sent(guest, remove(maker))).reply, [refused(None, Refusal::NotNow)]);
}

#[test]
fn a_report_carries_what_was_said_last() {
    let (mut table, [troll, other]) = talking();
    for count in 1..=12 {
        table.wait(1_000).say(troll, &format!("광고 {count}"));
    }
    let effects = table.handle(sent(other, ClientFrame::Report { player: troll }));
    assert_eq!(effects.reply, [ServerEvent::Reported { player: troll }]);
    let Some(ForOperators::Report(Report { by, player, nickname, said })) = effects.for_operators else { panic!() };
    assert_eq!((by, player, nickname.as_str()), (other, troll, "수달0"));
    let texts: Vec<_> = said.iter().map(|(_, text)| text.as_str().to_owned()).collect();
    assert_eq!(texts, (3..=12).map(|count| format!("광고 {count}")).collect::<Vec<_>>());
}
