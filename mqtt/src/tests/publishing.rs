use mqtt_proto::QosPid;
use mqtt_proto::v3::{Packet, Publish};
use protocol::{ClientFrame, ErrorCode, Note, Refusal, Reply, close};
use serde_json::json;

use super::client::*;
use crate::{End, Input};

const MESSAGE: &str = r#"{"publish_id":"a1","message":"안녕","channel":"Town137"}"#;

fn puback(id: u16) -> Packet {
    Packet::Puback(pid(id))
}

#[test]
fn a_message_is_acknowledged_when_the_room_has_told_it() {
    let (mut client, link) = Client::subscribed("Town137");
    client.publish(5, "Town137", MESSAGE);
    assert_eq!(client.frames, [(link, ClientFrame::Say { id: "1/a1".into(), text: "안녕".into() })]);
    assert_eq!(client.take_packets(), []);
    client.hear(link, &[], &[said(client.now, 11, OTHER, "1/a1")]);
    assert!(!client.take_packets().contains(&puback(5)), "the same id of another player");
    client.hear(link, &[], &[said(client.now, 12, YOU, "1/a1")]);
    assert!(client.take_packets().contains(&puback(5)));
}

#[test]
fn a_refused_message_is_acknowledged_with_the_reason_under_the_own_topic() {
    let (mut client, link) = Client::subscribed("Town137");
    client.subscribe(2, &["hanpan/Town137/me"]);
    client.packets.clear();
    client.publish(5, "Town137", MESSAGE);
    client.hear(link, &[refused(Some("1/a1"), Refusal::TooFast)], &[]);
    assert!(client.packets.contains(&puback(5)));
    let told = json!({ "type": "refused", "publish_id": "a1", "reason": "too_fast" });
    assert_eq!(client.take_deliveries(), [("hanpan/Town137/me".to_owned(), told)]);
    client.publish(6, "Town137", MESSAGE);
    let note = Reply::Note { id: "2/a1".into(), note: Note::NotListed { word: "소란이".into() } };
    client.hear(link, &[note], &[said(client.now, 11, YOU, "2/a1")]);
    let told = json!({ "type": "note", "publish_id": "a1", "note": "not_listed", "word": "소란이" });
    assert_eq!(client.take_deliveries()[0].1, told);
}

#[test]
fn a_message_that_is_sent_again_before_its_puback_is_the_same_message() {
    let (mut client, link) = Client::subscribed("Town137");
    let again = Publish { dup: true, ..publish(5, "Town137", MESSAGE) };
    client.publish(5, "Town137", MESSAGE);
    client.send(again.clone());
    assert_eq!(client.take_said(), ["1/a1"]);
    client.hear(link, &[], &[said(client.now, 11, YOU, "1/a1")]);
    assert_eq!(client.take_packets().iter().filter(|packet| **packet == puback(5)).count(), 1);
    client.send(again);
    assert_eq!(client.take_said(), ["2/a1"], "the id is free again");
    client.publish(5, "Town137", MESSAGE);
    assert_eq!(client.end, Some(End::Malformed), "another message with an id that is taken");
}

#[test]
fn publishing_enters_the_channel() {
    let mut client = Client::connected();
    client.publish(5, "Town137", "안녕");
    client.welcomed(4, Vec::new());
    assert_eq!(client.take_said(), ["1/"]);
    assert_eq!(client.take_packets(), []);
}

#[test]
fn what_no_room_may_get_is_refused_here() {
    let (mut client, _) = Client::subscribed("Town137");
    client.subscribe(2, &["hanpan/Town137/me"]);
    client.packets.clear();
    client.send(Publish { retain: true, ..publish(5, "Town137", MESSAGE) });
    client.publish(6, "Town137", &"가".repeat(1_400));
    client.publish(7, "hanpan/Town137/me", MESSAGE);
    client.publish(8, "a/b", MESSAGE);
    client.send(Publish { payload: vec![0xFF].into(), ..publish(9, "Town137", "") });
    assert_eq!(client.take_said(), [] as [&str; 0]);
    for id in 5..10 {
        assert!(client.packets.contains(&puback(id)), "{id}");
    }
    let reasons: Vec<_> = client.take_deliveries().into_iter().map(|(_, told)| told["reason"].clone()).collect();
    assert_eq!(reasons, ["retain", "message_too_long", "no_such_topic", "malformed"]);
    let topic = "Town137".try_into().unwrap();
    client.send(Publish::new(QosPid::Level2(pid(10)), topic, Vec::new().into()));
    assert_eq!(client.end, Some(End::Unsupported), "QoS 2");
}

#[test]
fn messages_that_a_room_may_have_lost_are_sent_again() {
    let (mut client, link) = Client::subscribed("Town137");
    client.publish(5, "Town137", MESSAGE);
    client.hear(link, &[ErrorCode::Internal.into()], &[]);
    assert_eq!((client.take_said().len(), client.closed.as_slice()), (1, &[link][..]));
    client.wait(1_000);
    client.welcomed(10, Vec::new());
    assert_eq!(client.take_said(), ["1/a1"]);
}

#[test]
fn messages_to_a_room_that_sent_the_client_away_are_refused() {
    let (mut client, link) = Client::subscribed("Town137");
    client.subscribe(2, &["hanpan/Town137/me"]);
    client.publish(5, "Town137", MESSAGE);
    client.packets.clear();
    client.handle(Input::RoomClosed(link, close::REMOVED));
    assert!(client.packets.contains(&puback(5)));
    let told: Vec<_> = client.take_deliveries().into_iter().map(|(_, told)| told).collect();
    let refused = json!({ "type": "refused", "publish_id": "a1", "reason": "not_now" });
    assert_eq!(told, [json!({ "type": "over", "code": 4003 }), refused]);
    client.publish(6, "Town137", MESSAGE);
    let link = client.opened[1].0;
    client.handle(Input::Opened(link));
    client.hear(link, &[super::client::refused(None, Refusal::Banned)], &[]);
    assert!(client.take_packets().contains(&puback(6)));
}

#[test]
fn a_client_that_floods_is_refused_and_then_cut() {
    let mut client = Client::connected();
    (1..=900).for_each(|id| client.publish(id, "Town137", "안녕"));
    assert_eq!((client.end, client.opened.len()), (None, 1));
    (901..=1_100).for_each(|id| client.publish(id, "Town137", "안녕"));
    assert_eq!(client.end, Some(End::Slow));
}

#[test]
fn a_client_whose_seat_went_to_another_asks_for_one_with_its_next_message() {
    let watching = |client: &Client| {
        let Reply::Welcome(welcome) = welcome(client.now, 11, Vec::new()) else { panic!("it is a welcome") };
        Reply::Welcome(Box::new(protocol::Welcome { watches: true, ..*welcome }))
    };
    let (mut client, link) = Client::subscribed("Town137");
    client.hear(link, &[watching(&client)], &[]);
    client.publish(5, "Town137", MESSAGE);
    assert!(matches!(client.frames[..], [(_, ClientFrame::Join { watch: false, .. })]), "{:?}", client.frames);
    client.hear(link, &[super::client::refused(None, Refusal::RoomFull)], &[]);
    assert!(client.take_packets().contains(&puback(5)), "refused with the seat");
    client.publish(6, "Town137", MESSAGE);
    client.hear(link, &[welcome(client.now, 12, Vec::new())], &[]);
    assert_eq!(client.take_said(), ["2/a1"]);
}
