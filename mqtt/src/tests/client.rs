//! A client and its rooms under test.

use hangul::{Message, Nickname, RoomName};
use mqtt_proto::v3::{Connect, Packet, Publish, Subscribe, SubscribeReturnCode, Unsubscribe};
use mqtt_proto::{Pid, QoS, QosPid};
use protocol::{
    ClientFrame, Event, Millis, Numbered, Phase, Player, PlayerId, Refusal, Reply, Settings, Welcome, write_frame,
};

use crate::packets::Packets;
use crate::{End, Input, Link, Output, Session};

pub(super) const YOU: PlayerId = PlayerId(1);
pub(super) const OTHER: PlayerId = PlayerId(2);

/// A connection of a client, with what came out of its session.
pub(super) struct Client {
    pub(super) session: Session,
    pub(super) now: Millis,
    /// Packets to the client that were not looked at.
    pub(super) packets: Vec<Packet>,
    /// Frames to rooms that were not looked at.
    pub(super) frames: Vec<(Link, ClientFrame)>,
    /// The sockets that were asked for.
    pub(super) opened: Vec<(Link, String)>,
    pub(super) closed: Vec<Link>,
    pub(super) end: Option<End>,
}

impl Client {
    /// A client that sent nothing yet.
    pub(super) fn new() -> Self {
        let now = Millis(1_000_000);
        let (packets, frames, opened, closed) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { session: Session::new(now, 7), now, packets, frames, opened, closed, end: None }
    }

    /// A connected client.
    pub(super) fn connected() -> Self {
        let mut client = Self::new();
        client.send(Connect::new("수달".into(), 60));
        client.packets.clear();
        client
    }

    /// A client that is in a channel to whose topic it is subscribed with QoS 1.
    pub(super) fn subscribed(topic: &str) -> (Self, Link) {
        let mut client = Self::connected();
        client.subscribe(1, &[topic]);
        let link = client.welcomed(10, Vec::new());
        client.packets.clear();
        client.frames.clear();
        (client, link)
    }

    pub(super) fn send(&mut self, packet: impl Into<Packet>) {
        let bytes = packet.into().encode().unwrap();
        self.handle(Input::Bytes(bytes.as_ref()));
    }

    pub(super) fn subscribe(&mut self, id: u16, topics: &[&str]) {
        let topics = topics.iter().map(|&topic| (topic.try_into().unwrap(), QoS::Level1)).collect();
        self.send(Subscribe::new(pid(id), topics));
    }

    pub(super) fn unsubscribe(&mut self, id: u16, topic: &str) {
        self.send(Unsubscribe::new(pid(id), vec![topic.try_into().unwrap()]));
    }

    pub(super) fn publish(&mut self, id: u16, topic: &str, payload: &str) {
        self.send(publish(id, topic, payload));
    }

    pub(super) fn handle(&mut self, input: Input<'_>) {
        for output in self.session.handle(self.now, input) {
            match output {
                Output::Send(bytes) => {
                    let mut packets = Packets::default();
                    packets.push(&bytes);
                    self.packets.extend(std::iter::from_fn(|| packets.take_next().unwrap()));
                }
                Output::Open { link, room } => self.opened.push((link, room.as_str().to_owned())),
                Output::Frame { link, text } => self.frames.push((link, ClientFrame::read(&text).unwrap())),
                Output::CloseRoom(link) => self.closed.push(link),
                Output::Close(end) => self.end = Some(end),
            }
        }
    }

    /// The last socket that was asked for is open, and the room lets the client in.
    pub(super) fn welcomed(&mut self, seq: u64, recent: Vec<Numbered>) -> Link {
        let link = self.opened.last().unwrap().0;
        self.handle(Input::Opened(link));
        self.hear(link, &[welcome(self.now, seq, recent)], &[]);
        link
    }

    pub(super) fn hear(&mut self, link: Link, replies: &[Reply], events: &[Numbered]) {
        self.handle(Input::Frame(link, &write_frame(replies, events)));
    }

    /// Passes time, and runs what is due meanwhile.
    pub(super) fn wait(&mut self, millis: u64) {
        let until = self.now.plus(millis);
        while let Some(due) = self.session.deadline().filter(|due| *due <= until) {
            self.now = due.max(self.now);
            self.handle(Input::Tick);
        }
        self.now = until;
    }

    /// The packets to the client since the last call.
    pub(super) fn take_packets(&mut self) -> Vec<Packet> {
        std::mem::take(&mut self.packets)
    }

    /// The topics and payloads of the deliveries since the last call.
    pub(super) fn take_deliveries(&mut self) -> Vec<(String, serde_json::Value)> {
        let deliveries = self.take_packets().into_iter().filter_map(|packet| match packet {
            Packet::Publish(Publish { topic_name, payload, .. }) => {
                Some((topic_name.to_string(), serde_json::from_slice(&payload).unwrap()))
            }
            _ => None,
        });
        deliveries.collect()
    }

    /// The ids of the messages to rooms since the last call.
    pub(super) fn take_said(&mut self) -> Vec<String> {
        let frames = std::mem::take(&mut self.frames).into_iter();
        frames.filter_map(|(_, frame)| if let ClientFrame::Say { id, .. } = frame { Some(id) } else { None }).collect()
    }
}

pub(super) fn pid(id: u16) -> Pid {
    id.try_into().unwrap()
}

pub(super) fn publish(id: u16, topic: &str, payload: &str) -> Publish {
    Publish::new(QosPid::Level1(pid(id)), topic.try_into().unwrap(), payload.as_bytes().to_vec().into())
}

pub(super) fn suback(id: u16, codes: &[SubscribeReturnCode]) -> Packet {
    mqtt_proto::v3::Suback::new(pid(id), codes.to_vec()).into()
}

pub(super) fn said(time: Millis, seq: u64, player: PlayerId, id: &str) -> Numbered {
    let (nickname, text) = (Nickname::parse("하마").unwrap(), Message::parse("안녕").unwrap());
    Numbered { seq, event: Event::Said { time, id: id.into(), player, nickname, text } }
}

pub(super) fn refused(id: Option<&str>, reason: Refusal) -> Reply {
    Reply::Refused { id: id.map(Into::into), reason, wait: None }
}

pub(super) fn welcome(now: Millis, seq: u64, recent: Vec<Numbered>) -> Reply {
    let nickname = Nickname::parse("수달2").unwrap();
    Reply::Welcome(Box::new(Welcome {
        you: YOU,
        token: Some("secret".into()),
        watches: false,
        watching: None,
        room: RoomName::plaza(),
        epoch: 5,
        seq,
        now,
        ack: true,
        spread: None,
        people: None,
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
    }))
}
