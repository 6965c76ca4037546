use mqtt_proto::v3::Packet;
use protocol::{ClientFrame, Event, Phase};

use super::client::*;
use crate::End;

fn seqs(client: &mut Client) -> Vec<(u64, bool)> {
    let told = client.take_deliveries().into_iter().map(|(_, told)| told);
    told.map(|told| (told["seq"].as_u64().unwrap(), told.get("history").is_some())).collect()
}

#[test]
fn messages_are_delivered_under_the_topic_as_the_client_wrote_it() {
    let (mut client, link) = Client::subscribed("38271946");
    client.hear(link, &[], &[said(client.now, 11, OTHER, "b")]);
    let (topic, told) = client.take_deliveries().remove(0);
    assert_eq!((topic.as_str(), told["channel"].as_str()), ("38271946", Some("3827-1946")));
}

#[test]
fn a_new_subscription_brings_the_last_half_minute_as_history() {
    let mut client = Client::connected();
    client.subscribe(1, &["Town137"]);
    let now = client.now;
    client.welcomed(9, vec![said(now.minus(40_000), 7, OTHER, "a"), said(now.minus(20_000), 8, OTHER, "b")]);
    assert!(matches!(client.packets[0], Packet::Suback(_)), "first the answer");
    assert_eq!(seqs(&mut client), [(8, true)]);
}

#[test]
fn a_later_subscription_to_a_room_asks_for_its_state() {
    let (mut client, link) = Client::subscribed("Town137");
    client.subscribe(2, &["hanpan/Town137/game"]);
    assert_eq!(client.frames, [(link, ClientFrame::Resync)]);
    client.hear(
        link,
        &[welcome(client.now, 11, vec![said(client.now, 9, OTHER, "a"), said(client.now, 11, OTHER, "b")])],
        &[],
    );
    let told: Vec<_> =
        client.take_deliveries().into_iter().map(|(topic, told)| (topic, told["type"].clone())).collect();
    assert_eq!(told.len(), 2, "what it knows is not told again: {told:?}");
    assert_eq!(told[0].0, "Town137");
    assert_eq!(told[1], ("hanpan/Town137/game".to_owned(), "phase".into()));
}

#[test]
fn what_was_missed_while_the_room_was_lost_is_told_when_it_is_back() {
    let (mut client, link) = Client::subscribed("Town137");
    client.handle(crate::Input::RoomClosed(link, protocol::close::BROKEN));
    client.wait(1_000);
    let old = client.now.minus(60_000);
    client.welcomed(12, vec![said(old, 10, OTHER, "a"), said(old, 12, OTHER, "b")]);
    assert_eq!(seqs(&mut client), [(12, false)]);
}

#[test]
fn events_of_the_game_have_a_topic_of_their_own() {
    let (mut client, link) = Client::subscribed("hanpan/Town137/game");
    let phase = protocol::Numbered { seq: 12, event: Event::Phase { phase: Phase::Talk } };
    client.hear(link, &[], &[said(client.now, 11, OTHER, "b"), phase]);
    let told = client.take_deliveries();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].1["type"], "phase");
}

#[test]
fn a_subscriber_that_acknowledges_nothing_is_cut() {
    let (mut client, link) = Client::subscribed("Town137");
    for seq in 11..1_010 {
        client.hear(link, &[], &[said(client.now, seq, OTHER, "b")]);
    }
    assert_eq!(client.end, None);
    let deliveries = client.take_packets();
    client.hear(link, &[], &[said(client.now, 1_010, OTHER, "b")]);
    assert_eq!((client.end, deliveries.len()), (Some(End::Slow), 999));
}
