use mqtt_proto::v3::{Connect, Packet};
use proptest::prelude::*;
use protocol::{ClientFrame, Millis};

use super::client::*;
use crate::{End, Input, Session};

#[test]
fn unsubscribing_from_the_last_topic_leaves_the_channel() {
    let (mut client, link) = Client::subscribed("Town137");
    client.subscribe(2, &["hanpan/Town137/game"]);
    client.frames.clear();
    client.unsubscribe(3, "Town137");
    assert_eq!(client.frames, []);
    client.unsubscribe(4, "hanpan/Town137/game");
    assert_eq!((client.frames.as_slice(), client.closed.as_slice()), (&[(link, ClientFrame::Forget)][..], &[link][..]));
    assert_eq!(client.take_packets().last(), Some(&Packet::Unsuback(pid(4))));
}

#[test]
fn a_lost_connection_leaves_at_once_and_a_disconnect_when_its_messages_are_settled() {
    let (mut client, link) = Client::subscribed("Town137");
    client.publish(5, "Town137", "안녕");
    client.handle(Input::Lost);
    assert_eq!(client.frames.last(), Some(&(link, ClientFrame::Forget)));
    assert_eq!((client.closed.as_slice(), client.end), (&[link][..], Some(End::Left)));
    let mut client = Client::connected();
    client.publish(5, "Town137", "안녕");
    client.send(Packet::Disconnect);
    client.handle(Input::Lost);
    assert_eq!(client.end, None);
    let link = client.welcomed(4, Vec::new());
    client.hear(link, &[], &[said(client.now, 5, YOU, "1/")]);
    assert_eq!((client.frames.last(), client.end), (Some(&(link, ClientFrame::Forget)), Some(End::Left)));
    let mut client = Client::connected();
    client.publish(5, "Town137", "안녕");
    client.send(Packet::Disconnect);
    client.wait(10_000);
    assert_eq!(client.end, Some(End::Left), "a room that does not answer is not waited for");
}

#[test]
fn a_client_with_a_token_keeps_its_seat() {
    let mut client = Client::new();
    client.send(Connect { password: Some(b"token".to_vec().into()), ..Connect::new("수달".into(), 60) });
    client.subscribe(3, &["Town137"]);
    let link = client.welcomed(4, Vec::new());
    client.handle(Input::Lost);
    assert_eq!(client.frames.last(), Some(&(link, ClientFrame::Leave)));
}

#[test]
fn silence_ends_a_connection_and_pings_keep_it() {
    let (mut client, _) = Client::subscribed("Town137");
    for _ in 0..3 {
        client.wait(60_000);
        client.send(Packet::Pingreq);
        assert_eq!(client.take_packets(), [Packet::Pingresp]);
    }
    client.wait(89_999);
    assert_eq!(client.end, None);
    client.wait(1);
    assert_eq!(client.end, Some(End::Silent));
}

#[test]
fn a_client_without_connect_or_channel_is_gone_soon() {
    let mut client = Client::new();
    client.wait(10_000);
    assert_eq!(client.end, Some(End::Silent));
    let mut client = Client::new();
    client.send(Connect::new("수달".into(), 0));
    client.wait(59_999);
    assert_eq!(client.end, None);
    client.wait(1);
    assert_eq!(client.end, Some(End::Silent));
}

#[test]
fn nothing_follows_the_end() {
    let (mut client, link) = Client::subscribed("Town137");
    client.handle(Input::Bytes(&[0xF0, 0x00]));
    assert_eq!(client.end, Some(End::Malformed));
    client.handle(Input::NoBytes);
    client.packets.clear();
    client.send(Packet::Pingreq);
    client.hear(link, &[], &[said(client.now, 11, OTHER, "b")]);
    client.handle(Input::Tick);
    assert_eq!((client.take_packets(), client.session.deadline()), (vec![], None));
    let mut client = Client::connected();
    client.handle(Input::NoBytes);
    assert_eq!(client.end, Some(End::Malformed));
}

proptest! {
    #[test]
    fn any_bytes_after_a_connect_are_handled_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let mut session = Session::new(Millis(0), 1);
        let connect = Packet::from(Connect::new("수달".into(), 60)).encode().unwrap();
        session.handle(Millis(0), Input::Bytes(connect.as_ref()));
        session.handle(Millis(1), Input::Bytes(&bytes));
        session.handle(Millis(2), Input::Lost);
    }
}
