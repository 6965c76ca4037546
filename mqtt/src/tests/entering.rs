use mqtt_proto::v3::{Connack, Connect, ConnectReturnCode, Packet, SubscribeReturnCode::*};
use protocol::{ClientFrame, Refusal, close};
use serde_json::json;

use super::client::*;
use crate::connect::MADE_NAME;
use crate::{End, Input};

fn join(nickname: &str, resume: Option<&str>) -> ClientFrame {
    ClientFrame::Join { version: 1, nickname: nickname.into(), resume: resume.map(Into::into), watch: false }
}

#[test]
fn a_client_says_first_who_it_is() {
    let mut client = Client::new();
    client.send(Connect::new("수달".into(), 60));
    assert_eq!(client.take_packets(), [Connack::new(false, ConnectReturnCode::Accepted).into()]);
    client.send(Connect::new("수달".into(), 60));
    assert_eq!(client.end, Some(End::Malformed), "only once");
    let mut client = Client::new();
    client.send(Packet::Pingreq);
    assert_eq!((client.take_packets(), client.end), (vec![], Some(End::Malformed)));
}

#[test]
fn a_persistent_session_and_another_version_are_refused_with_their_codes() {
    let mut client = Client::new();
    client.send(Connect { clean_session: false, ..Connect::new("수달".into(), 60) });
    assert_eq!(client.take_packets(), [Connack::new(false, ConnectReturnCode::IdentifierRejected).into()]);
    assert_eq!(client.end, Some(End::Unsupported));
    let mut client = Client::new();
    client.handle(Input::Bytes(&[0x10, 13, 0, 4, b'M', b'Q', b'T', b'T', 5, 2, 0, 60, 0, 1, b'a']));
    assert_eq!(client.take_packets(), [Connack::new(false, ConnectReturnCode::UnacceptableProtocolVersion).into()]);
    assert_eq!(client.end, Some(End::Unsupported));
}

#[test]
fn a_subscription_is_granted_when_its_room_lets_the_client_in() {
    let mut client = Client::connected();
    client.subscribe(3, &["Town137", "hanpan/Town137/game", "#", "hanpan/Town138/me"]);
    assert_eq!(client.opened.iter().map(|(_, room)| room.as_str()).collect::<Vec<_>>(), ["Town137"]);
    let link = client.opened[0].0;
    client.handle(Input::Opened(link));
    assert_eq!(client.frames, [(link, join("수달", None))]);
    assert_eq!(client.take_packets(), []);
    client.hear(link, &[welcome(client.now, 4, Vec::new())], &[]);
    assert_eq!(client.take_packets()[0], suback(3, &[MaxLevel1, MaxLevel1, Failure, MaxLevel1]));
    client.subscribe(4, &["Town137"]);
    assert_eq!(client.take_packets(), [suback(4, &[MaxLevel1])], "a room that it is in");
}

#[test]
fn a_refused_subscription_fails_with_the_reason_under_the_own_topic() {
    let reasons =
        [(None, "room_full"), (Some(404), "no_such_room"), (Some(429), "too_many_requests"), (Some(500), "internal")];
    for (status, reason) in reasons {
        let mut client = Client::connected();
        client.subscribe(3, &["hanpan/Town137/me", "Town137"]);
        let link = client.opened[0].0;
        match status {
            Some(429) => (0..=4).for_each(|_| {
                client.handle(Input::NotOpened(client.opened.last().unwrap().0, 429));
                client.wait(10_000);
            }),
            Some(status) => client.handle(Input::NotOpened(link, status)),
            None => {
                client.handle(Input::Opened(link));
                client.hear(link, &[refused(None, Refusal::RoomFull)], &[]);
                assert_eq!(client.closed, [link]);
            }
        }
        let packets = client.packets.clone();
        assert!(packets.contains(&suback(3, &[MaxLevel1, Failure])), "{packets:?}");
        let told = json!({ "type": "refused", "reason": reason });
        assert_eq!(client.take_deliveries(), [("hanpan/Town137/me".to_owned(), told)]);
        client.subscribe(4, &["Town137"]);
        assert_eq!(client.opened.len(), if status == Some(429) { 6 } else { 2 }, "it may try again");
    }
}

#[test]
fn a_nickname_that_the_room_refuses_is_replaced() {
    let mut client = Client::connected();
    client.subscribe(3, &["Town137"]);
    let link = client.opened[0].0;
    client.handle(Input::Opened(link));
    client.hear(link, &[refused(None, Refusal::NicknameUnfit)], &[]);
    assert_eq!(client.frames, [(link, join("수달", None)), (link, join(MADE_NAME, None))]);
    client.hear(link, &[refused(None, Refusal::NicknameUnfit)], &[]);
    assert_eq!(client.take_packets(), [suback(3, &[Failure])]);
}

#[test]
fn a_connection_names_a_bounded_number_of_channels() {
    let mut client = Client::connected();
    let names: Vec<_> = (0..20).map(|number| format!("Town{number}")).collect();
    client.subscribe(3, &names.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(client.opened.len(), crate::entering::CHANNELS_MAX);
}

#[test]
fn a_password_restores_a_seat() {
    let mut client = Client::new();
    client.send(Connect { password: Some(b"token".to_vec().into()), ..Connect::new("수달".into(), 60) });
    assert_eq!(client.session.key(), Some("token"));
    client.subscribe(3, &["Town137"]);
    let link = client.opened[0].0;
    client.handle(Input::Opened(link));
    assert_eq!(client.frames, [(link, join("수달", Some("token")))]);
}

#[test]
fn a_lost_room_is_entered_again_with_the_same_seat() {
    let (mut client, link) = Client::subscribed("Town137");
    client.handle(Input::RoomClosed(link, close::BROKEN));
    client.wait(1_000);
    let again = client.opened[1].0;
    client.handle(Input::NotOpened(again, 503));
    client.wait(2_000);
    let again = client.opened[2].0;
    client.handle(Input::RoomClosed(link, close::BROKEN));
    client.handle(Input::Opened(again));
    assert_eq!(client.frames, [(again, join("수달2", Some("secret")))]);
}
