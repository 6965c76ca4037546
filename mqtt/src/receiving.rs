//! The packets of a client.

use mqtt_proto::QosPid;
use mqtt_proto::v3::{Connack, Connect, ConnectReturnCode, Packet, Publish};
use protocol::http::ErrorCode;
use protocol::{ClientFrame, FRAME_MAX, Millis, Refusal};

use crate::connect::Visitor;
use crate::payload::{self, Published};
use crate::ports::End;
use crate::session::{Session, Stage};
use crate::told::Refused;
use crate::topic::{Feed, Topic};

impl Session {
    /// # Errors
    /// Why the connection ends.
    pub(crate) fn receive_packet(&mut self, now: Millis, packet: Packet) -> Result<(), End> {
        match (packet, &self.stage) {
            (Packet::Connect(connect), Stage::New) => return self.connect(&connect),
            (_, Stage::New) | (Packet::Connect(_), _) => return Err(End::Malformed),
            (Packet::Publish(publish), _) => return self.publish(&publish),
            (Packet::Puback(pid), _) => self.wire.acknowledge(pid),
            (Packet::Subscribe(subscribe), _) => self.subscribe(&subscribe),
            (Packet::Unsubscribe(unsubscribe), _) => self.unsubscribe(&unsubscribe),
            (Packet::Pingreq, _) => self.wire.send(Packet::Pingresp),
            (Packet::Disconnect, _) => self.stage = Stage::Leaving(now),
            // Packets that only servers send, and those of QoS 2.
            _ => return Err(End::Malformed),
        }
        Ok(())
    }

    fn connect(&mut self, connect: &Connect) -> Result<(), End> {
        match Visitor::of(connect) {
            Ok(visitor) => {
                self.wire.send(Connack::new(false, ConnectReturnCode::Accepted));
                self.stage = Stage::Connected(visitor);
                Ok(())
            }
            Err(code) => Err(self.refuse_client(code)),
        }
    }

    pub(crate) fn refuse_client(&mut self, code: ConnectReturnCode) -> End {
        self.wire.send(Connack::new(false, code));
        End::Unsupported
    }

    /// Passes a message on to its room, which the client enters for it. The PUBACK follows when the room has told everyone
    /// or refused. MQTT 3.1.1 knows no refusal of a message: the reason is told under the topic `hanpan/{channel}/me`.
    fn publish(&mut self, publish: &Publish) -> Result<(), End> {
        let pid = match publish.qos_pid {
            QosPid::Level0 => None,
            QosPid::Level1(pid) => Some(pid),
            QosPid::Level2(_) => return Err(End::Unsupported),
        };
        if pid.is_some_and(|pid| self.publishing.has(pid)) {
            // The same message again. Another one may not have this id yet.
            return if publish.dup { Ok(()) } else { Err(End::Malformed) };
        }
        let read = payload::read(&publish.payload);
        let publish_id = read.as_ref().map(|message| message.publish_id.clone()).unwrap_or_default();
        let topic = Topic::parse(&publish.topic_name);
        let room = topic.as_ref().map(|topic| topic.room.as_str().to_owned());
        match self.admitted(publish, topic, read) {
            Ok((room, text)) => {
                let id = self.publishing.add(pid, &room, &publish_id);
                self.enter(&room, |channel| channel.client.say(id, text));
            }
            Err(refused) => {
                // A message without PUBACK needs no turn.
                pid.into_iter().for_each(|pid| self.publishing.add_settled(Some(pid)));
                if let Some(channel) = room.and_then(|room| self.channels.get(&room)) {
                    channel.tell_refused(Some(&publish_id), &refused, &mut self.wire);
                }
            }
        }
        Ok(())
    }

    /// The room and the text of a message that its room may judge.
    fn admitted(
        &mut self,
        publish: &Publish,
        topic: Option<Topic>,
        message: Option<Published>,
    ) -> Result<(String, String), Refused> {
        let Some(Topic { room, feed: Feed::Chat }) = topic else { return Err(Refused::because("no_such_topic")) };
        if publish.retain {
            return Err(Refused::because("retain"));
        }
        let Some(message) = message else { return Err(Refused::because(ErrorCode::Malformed)) };
        // The room would not say which message is in a frame that is too large, and this one has more than 200 characters.
        let id = payload::message_id(u64::MAX, &message.publish_id);
        if (ClientFrame::Say { id, text: message.text.clone() }).write().len() > FRAME_MAX {
            return Err(Refused::because(Refusal::MessageTooLong));
        }
        if self.publishing.is_full() {
            return Err(Refused::because(Refusal::TooFast));
        }
        let name = room.as_str().to_owned();
        match self.channel(room) {
            Some(_) => Ok((name, message.text)),
            None => Err(Refused::because("too_many_topics")),
        }
    }
}
