use hangul::{Message, Nickname, RoomName};
use protocol::{
    ClientFrame, Early, ErrorCode, Event, Incoming, Millis, Numbered, Phase, Player, PlayerId, Refusal, Reply,
    Settings, VERSION, Welcome,
};

use super::*;

const YOU: PlayerId = PlayerId(1);
const OTHER: PlayerId = PlayerId(3);

fn welcome(seq: u64, recent: Vec<Numbered>) -> Incoming {
    let nickname = Nickname::parse("수달2").unwrap();
    Incoming::Reply(Reply::Welcome(Box::new(Welcome {
        you: YOU,
        token: Some("secret".into()),
        watches: false,
        room: RoomName::plaza(),
        epoch: 5,
        seq,
        now: Millis(1_000),
        ack: true,
        spread: None,
        people: None,
        watching: None,
        players: vec![Player {
            id: YOU,
            nickname,
            points: 0,
            correct: 0,
            connected: true,
            colour: 0,
            host: false,
            team: None,
        }],
        teams: Vec::new(),
        settings: Settings::default(),
        maker: false,
        invite: None,
        phase: Phase::Talk,
        votes: Vec::new(),
        recent,
        early: Vec::new(),
    })))
}

fn said(seq: u64, player: PlayerId, id: &str) -> Numbered {
    let (nickname, text) = (Nickname::parse("하마").unwrap(), Message::parse("안녕").unwrap());
    Numbered { seq, event: Event::Said { time: Millis(2_000), id: id.into(), player, nickname, text } }
}

fn event(seq: u64) -> Incoming {
    Incoming::Event(said(seq, OTHER, "theirs"))
}

fn restored(epoch: u64, seq: u64) -> Incoming {
    Incoming::Reply(Reply::Restored { epoch, seq })
}

/// A client that has joined, with 10 as the `seq` of its welcome.
fn live() -> Client {
    let mut client = Client::new("수달".into(), None);
    client.open();
    client.take_outgoing();
    receive(&mut client, welcome(10, Vec::new()));
    assert_eq!(client.take_outgoing(), [ClientFrame::Ack { seq: 10 }]);
    client
}

fn receive(client: &mut Client, element: Incoming) -> Option<Received> {
    receive_at(client, 0, element)
}

fn receive_at(client: &mut Client, seconds: u64, element: Incoming) -> Option<Received> {
    client.receive(element, Millis(seconds * 1_000))
}

/// The seq that the client acknowledges now.
fn acknowledged(client: &mut Client) -> Option<u64> {
    let mut frames = client.take_outgoing().into_iter();
    frames.find_map(|frame| if let ClientFrame::Ack { seq } = frame { Some(seq) } else { None })
}

fn is_event(received: Option<Received>) -> bool {
    matches!(received, Some(Received::Event(_)))
}

fn say(id: &str) -> ClientFrame {
    ClientFrame::Say { id: id.into(), text: "안녕".into() }
}

#[test]
fn every_connection_begins_with_a_join_and_later_ones_resume_the_seat() {
    let mut client = Client::new("수달".into(), None);
    client.open();
    let join = |nickname: &str, resume: Option<&str>| ClientFrame::Join {
        version: VERSION,
        nickname: nickname.into(),
        resume: resume.map(Into::into),
        watch: false,
    };
    assert_eq!(client.take_outgoing(), [join("수달", None)]);
    assert!(!client.is_live());
    receive(&mut client, welcome(10, Vec::new()));
    assert!(client.is_live());
    client.lose();
    client.open();
    assert_eq!(client.take_outgoing(), [join("수달2", Some("secret"))]);
}

#[test]
fn a_known_event_is_skipped_and_a_gap_asks_for_the_whole_state_once() {
    let mut client = live();
    assert!(!is_event(receive(&mut client, event(10))));
    assert!(is_event(receive(&mut client, event(11))));
    assert!(!is_event(receive(&mut client, event(13))));
    assert!(!is_event(receive(&mut client, event(14))));
    assert_eq!(client.take_outgoing(), [ClientFrame::Resync]);
    assert!(matches!(receive(&mut client, welcome(14, Vec::new())), Some(Received::Welcome(_))));
    assert!(is_event(receive(&mut client, event(15))));
    assert_eq!(client.take_outgoing(), []);
}

#[test]
fn a_refused_resync_is_repeated_at_the_next_gap() {
    let mut client = live();
    receive(&mut client, event(13));
    assert_eq!(client.take_outgoing(), [ClientFrame::Resync]);
    receive(&mut client, Incoming::Reply(Reply::Refused { id: None, reason: Refusal::TooFast, wait: Some(500) }));
    receive(&mut client, event(14));
    assert_eq!(client.take_outgoing(), [ClientFrame::Resync]);
}

#[test]
fn nothing_is_received_before_the_welcome() {
    let mut client = Client::new("수달".into(), None);
    client.open();
    client.take_outgoing();
    assert_eq!(receive(&mut client, event(11)), None);
    assert_eq!(receive(&mut client, restored(5, 10)), None);
    assert_eq!(client.take_outgoing(), []);
}

#[test]
fn a_restored_room_is_asked_for_its_state_only_if_an_event_was_missed() {
    for (epoch, seq, asks) in [(5, 10, false), (5, 9, true), (6, 10, true)] {
        let mut client = live();
        receive(&mut client, restored(epoch, seq));
        assert_eq!(client.take_outgoing() == [ClientFrame::Resync], asks, "{epoch} {seq}");
    }
}

#[test]
fn an_unknown_event_has_its_place_in_the_order() {
    let mut client = live();
    assert_eq!(receive(&mut client, Incoming::Unknown { seq: Some(11) }), Some(Received::Unknown));
    assert_eq!(receive(&mut client, Incoming::Unknown { seq: None }), Some(Received::Unknown));
    assert!(is_event(receive(&mut client, event(12))));
}

#[test]
fn a_message_is_pending_until_the_room_tells_it_to_everyone() {
    let mut client = live();
    client.say("a".into(), "안녕".into());
    assert_eq!(client.take_outgoing(), [say("a")]);
    assert_eq!(client.take_outgoing(), [], "once");
    receive(&mut client, Incoming::Event(said(11, OTHER, "a")));
    assert_eq!(client.pending().len(), 1, "the same id of another player");
    receive(&mut client, Incoming::Event(said(12, YOU, "a")));
    assert_eq!(client.pending(), []);
}

#[test]
fn messages_wait_for_a_connection_and_unconfirmed_ones_are_sent_again() {
    let mut client = live();
    client.say("a".into(), "안녕".into());
    client.take_outgoing();
    client.lose();
    client.say("b".into(), "안녕".into());
    assert_eq!(client.take_outgoing(), []);
    client.open();
    assert_eq!(client.take_outgoing().len(), 1, "only the join");
    receive(&mut client, welcome(11, vec![said(11, YOU, "a")]));
    assert_eq!(client.take_outgoing(), [ClientFrame::Ack { seq: 11 }, say("b")], "the welcome confirms the other");
    receive(&mut client, restored(5, 11));
    assert_eq!(client.take_outgoing(), [say("b")], "the room may have lost it");
}

#[test]
fn a_refused_message_is_handed_back() {
    let mut client = live();
    client.say("a".into(), "안녕".into());
    let refused = Reply::Refused { id: Some("a".into()), reason: Refusal::TooFast, wait: Some(500) };
    let Some(Received::Refused { message: Some(message), wait, .. }) = receive(&mut client, Incoming::Reply(refused))
    else {
        panic!("not refused")
    };
    assert_eq!((message.text.as_str(), wait), ("안녕", Some(500)));
    assert_eq!(client.pending(), []);
}

#[test]
fn a_refused_join_and_an_unsupported_version_end_the_session() {
    let mut client = Client::new("수달".into(), None);
    client.open();
    let refused = Reply::Refused { id: None, reason: Refusal::RoomFull, wait: None };
    let not_admitted = Received::NotAdmitted { reason: Refusal::RoomFull, wait: None };
    assert_eq!(receive(&mut client, Incoming::Reply(refused)), Some(not_admitted));
    let error = Reply::from(ErrorCode::UnsupportedVersion);
    assert_eq!(receive(&mut client, Incoming::Reply(error)), Some(Received::UnsupportedVersion));
}

#[test]
fn a_full_room_is_watched_and_messages_wait_for_the_seat() {
    let mut client = Client::new("수달".into(), Some("secret".into()));
    client.open();
    client.take_outgoing();
    client.say("a1".to_owned(), "안녕".to_owned());
    client.watch();
    let (nickname, resume) = (String::new(), None);
    assert_eq!(client.take_outgoing(), [ClientFrame::Join { version: VERSION, nickname, resume, watch: true }]);
    let Incoming::Reply(Reply::Welcome(seated)) = welcome(10, Vec::new()) else { panic!("it is a welcome") };
    let watching = Welcome { you: PlayerId(9), token: None, watches: true, ..*seated.clone() };
    receive(&mut client, Incoming::Reply(Reply::Welcome(Box::new(watching))));
    assert!(
        client.watches() && client.is_live() && client.token() == Some("secret"),
        "the earlier seat is not forgotten"
    );
    assert!(is_event(receive(&mut client, event(11))));
    assert_eq!(client.take_outgoing(), [ClientFrame::Ack { seq: 11 }]);
    client.sit();
    client.sit();
    let sit = |frame: &ClientFrame| matches!(frame, ClientFrame::Join { resume: Some(_), watch: false, .. });
    let frames = client.take_outgoing();
    assert!(frames.len() == 1 && frames.iter().all(sit));
    receive(&mut client, Incoming::Reply(Reply::Welcome(seated)));
    assert!(client.take_outgoing().contains(&say("a1")));
}

#[test]
fn what_the_room_could_not_store_is_sent_again_over_the_next_connection() {
    let mut client = live();
    client.say("a1".to_owned(), "안녕".to_owned());
    assert_eq!(client.take_outgoing().len(), 1);
    let error = Reply::from(ErrorCode::Internal);
    assert_eq!(receive(&mut client, Incoming::Reply(error)), Some(Received::Failed));
    assert_eq!(client.pending().len(), 1);
}

#[test]
fn a_client_spreads_its_return_as_its_room_asked_for() {
    let mut client = live();
    assert_eq!(client.pause_millis(1, 1.0), 500);
    let Incoming::Reply(Reply::Welcome(crowded)) = welcome(12, Vec::new()) else { panic!("it is a welcome") };
    receive(&mut client, Incoming::Reply(Reply::Welcome(Box::new(Welcome { spread: Some(5_000), ..*crowded }))));
    client.lose();
    assert_eq!(client.pause_millis(1, 1.0), 5_500);
}

#[test]
fn a_client_acknowledges_what_it_has_handled_at_most_once_in_five_seconds() {
    let mut client = live();
    receive_at(&mut client, 4, event(11));
    assert_eq!(acknowledged(&mut client), None);
    receive_at(&mut client, 5, event(12));
    receive_at(&mut client, 5, event(13));
    assert_eq!(acknowledged(&mut client), Some(13));
    receive_at(&mut client, 9, event(14));
    assert_eq!(acknowledged(&mut client), None);
    receive_at(&mut client, 10, Incoming::Reply(Reply::Reported { player: OTHER }));
    assert_eq!(acknowledged(&mut client), Some(14), "a reply was handled");
}

#[test]
fn a_client_that_handles_nothing_acknowledges_nothing() {
    let mut client = live();
    receive_at(&mut client, 60, event(10));
    assert_eq!(acknowledged(&mut client), None, "a repeated event");
    receive_at(&mut client, 120, event(13));
    assert_eq!(client.take_outgoing(), [ClientFrame::Resync], "a gap");
}

#[test]
fn every_connection_begins_with_an_acknowledgement_if_the_server_offers_it() {
    let mut client = live();
    client.open();
    client.take_outgoing();
    receive_at(&mut client, 1, welcome(20, Vec::new()));
    assert_eq!(acknowledged(&mut client), Some(20));
    let Incoming::Reply(Reply::Welcome(earlier)) = welcome(30, Vec::new()) else { panic!("it is a welcome") };
    client.open();
    client.take_outgoing();
    receive_at(&mut client, 60, Incoming::Reply(Reply::Welcome(Box::new(Welcome { ack: false, ..*earlier }))));
    receive_at(&mut client, 90, event(31));
    assert_eq!(client.take_outgoing(), []);
}

#[test]
fn a_resync_that_the_room_lost_is_sent_again() {
    let mut client = live();
    receive(&mut client, event(13));
    assert_eq!(client.take_outgoing(), [ClientFrame::Resync]);
    receive(&mut client, restored(5, 14));
    assert_eq!(client.take_outgoing(), [ClientFrame::Resync]);
    receive(&mut client, restored(5, 15));
    receive(&mut client, welcome(15, Vec::new()));
    assert_eq!(client.take_outgoing(), [], "the frame with restored has the welcome, too");
}

#[test]
fn messages_that_are_given_up_are_not_sent() {
    let mut client = live();
    client.say("a".into(), "안녕".into());
    assert_eq!(client.take_pending().len(), 1);
    assert_eq!((client.take_outgoing(), client.pending()), (vec![], &[][..]));
}

#[test]
fn an_early_event_confirms_its_message_and_has_no_place_in_the_sequence() {
    let mut client = live();
    client.say("a".into(), "서랍".into());
    client.take_outgoing();
    let early = Incoming::Reply(Reply::Early(Early(said(0, YOU, "a").event)));
    assert!(matches!(receive(&mut client, early), Some(Received::Reply(Reply::Early(_)))));
    assert!(client.pending().is_empty());
    assert!(is_event(receive(&mut client, Incoming::Event(said(11, YOU, "a")))));
}

#[test]
fn a_client_that_does_not_know_early_events_confirms_its_message_by_one_and_ignores_it() {
    let mut client = live();
    client.say("a".into(), "서랍".into());
    client.take_outgoing();
    assert_eq!(receive(&mut client, Incoming::Event(said(0, YOU, "a"))), None);
    assert!(client.pending().is_empty());
}
