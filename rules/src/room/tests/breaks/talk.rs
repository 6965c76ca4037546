//! Talk, answers and votes during a break.

use protocol::{ClientFrame, Event, Mode, Phase, Refusal, Settings};

use super::{back, lose, started};
use crate::room::tests::table::{events, refused, sent};

#[test]
fn during_a_break_there_is_talk_but_an_answer_comes_back_to_its_sender() {
    let (mut table, players) = started();
    let [word, other] = table.right_words();
    let nonsense = table.unlisted_word();
    lose(&mut table, &players);
    let player = back(&mut table, &players[1]).you;
    assert!(matches!(table.say(player, "다들 어디 갔어")[..], [Event::Said { .. }]));
    assert!(matches!(table.say(player, "패스")[..], [Event::Said { .. }]), "no vote");
    for (id, text) in [("right", &word), ("wrong", &nonsense)] {
        let effects = table.say_as(player, id, text);
        assert_eq!((effects.replies, effects.events), (vec![refused(Some(id), Refusal::NotNow)], vec![]));
    }
    let effects = table.handle(sent(player, ClientFrame::Skip));
    assert_eq!((effects.replies, effects.events), (vec![], vec![]));
    back(&mut table, &players[0]);
    let start = table.wait(5_000).handle(sent(players[0].you, ClientFrame::Start));
    assert_eq!(start.replies, [refused(None, Refusal::NotNow)]);
    assert!(matches!(table.say_as(player, "right", &word).events[0].event, Event::Answered { .. }), "sent again");
    assert!(matches!(table.say(players[0].you, &other)[0], Event::Answered { .. }));
}

#[test]
fn during_a_break_a_late_answer_is_talk() {
    let (mut table, players) = started();
    let [first, late] = table.right_words();
    table.say(players[0].you, &first);
    table.advance();
    lose(&mut table, &players);
    let player = back(&mut table, &players[1]).you;
    let effects = table.say_as(player, "late", &late);
    assert_eq!((effects.replies.len(), effects.events.len()), (0, 1), "no note about a time that stands still");
}

#[test]
fn votes_to_skip_count_after_the_break() {
    let (mut table, players) = started();
    players.iter().for_each(|player| drop(table.say(player.you, "안녕")));
    table.handle(sent(players[0].you, ClientFrame::Skip));
    lose(&mut table, &players);
    let [first, second] = [0, 1].map(|place| back(&mut table, &players[place]));
    assert_eq!((first.votes, second.votes.len()), (second.votes.clone(), 1));
    let events = events(&table.handle(sent(players[1].you, ClientFrame::Skip)));
    assert!(matches!(events[..], [Event::Votes { .. }, Event::Revealed { .. }]), "both of the two who are here");
}

#[test]
fn another_mode_ends_the_break() {
    let (mut table, players) = started();
    lose(&mut table, &players);
    back(&mut table, &players[0]);
    table.handle(sent(players[0].you, ClientFrame::Settings(Settings::of(Mode::Talk))));
    assert_eq!((table.phase(), table.room.stored.freeze.is_none()), (Phase::Talk, true));
}
