//! SUBSCRIBE and UNSUBSCRIBE: entering channels, and leaving them.

use mqtt_proto::v3::{Packet, Subscribe, SubscribeReturnCode, Unsubscribe};
use mqtt_proto::{Pid, QoS};

use crate::session::Session;
use crate::topic::{Feed, Topic};
use crate::wire::Subscription;

/// A SUBSCRIBE whose channels have not all answered.
#[derive(Debug)]
pub(crate) struct Subscribing {
    pid: Pid,
    codes: Vec<Code>,
}

/// The answer to one topic of a SUBSCRIBE.
#[derive(Debug)]
enum Code {
    Known(SubscribeReturnCode),
    /// If this room lets the client in, this QoS is granted.
    Asked(String, QoS),
}

impl Session {
    /// Subscribes to topics, whose channels the client enters. The SUBACK follows when their rooms have answered.
    pub(crate) fn subscribe(&mut self, subscribe: &Subscribe) {
        let codes = subscribe.topics.iter().map(|(topic, qos)| self.subscribe_to(topic, *qos)).collect();
        self.subscribing.push(Subscribing { pid: subscribe.pid, codes });
        self.answer_subscribes();
    }

    fn subscribe_to(&mut self, topic: &str, qos: QoS) -> Code {
        let refused = Code::Known(SubscribeReturnCode::Failure);
        let (Some(Topic { room, feed }), Ok(topic)) = (Topic::parse(topic), topic.try_into()) else { return refused };
        // QoS 2 is granted as 1.
        let qos = if qos == QoS::Level0 { qos } else { QoS::Level1 };
        let name = room.as_str().to_owned();
        let Some(channel) = self.channel(room) else { return refused };
        let is_new = channel.subscribe(Subscription { feed, topic, qos, is_new: true });
        if feed == Feed::Me {
            return Code::Known(qos.into());
        }
        let is_inside = channel.client.is_live();
        self.enter(&name, |_| ());
        if !is_inside {
            return Code::Asked(name, qos);
        }
        if is_new {
            self.request_welcome(&name);
        }
        Code::Known(qos.into())
    }

    /// Ends subscriptions. The client leaves a channel with the last one.
    pub(crate) fn unsubscribe(&mut self, unsubscribe: &Unsubscribe) {
        for Topic { room, feed } in unsubscribe.topics.iter().filter_map(|topic| Topic::parse(topic)) {
            let Some(channel) = self.channels.get_mut(room.as_str()) else { continue };
            channel.subscriptions.retain(|subscription| subscription.feed != feed);
            channel.is_wanted &= channel.is_followed() || feed == Feed::Me;
        }
        self.wire.send(Packet::Unsuback(unsubscribe.pid));
    }

    /// A room has let the client in, or refused it.
    pub(crate) fn decide_subscribes(&mut self, room: &str, is_admitted: bool) {
        for code in self.subscribing.iter_mut().flat_map(|subscribing| &mut subscribing.codes) {
            if let Code::Asked(asked, qos) = code
                && asked == room
            {
                *code = Code::Known(if is_admitted { (*qos).into() } else { SubscribeReturnCode::Failure });
            }
        }
        self.answer_subscribes();
    }

    /// Whether the client has subscribed to the room and got no answer yet.
    pub(crate) fn is_subscribing(&self, room: &str) -> bool {
        let mut codes = self.subscribing.iter().flat_map(|subscribing| &subscribing.codes);
        codes.any(|code| matches!(code, Code::Asked(asked, _) if asked == room))
    }

    /// Sends the SUBACKs of which every code is known.
    fn answer_subscribes(&mut self) {
        let wire = &mut self.wire;
        self.subscribing.retain(|Subscribing { pid, codes }| {
            let known = codes.iter().map(|code| match code {
                Code::Known(code) => Some(*code),
                Code::Asked(..) => None,
            });
            let Some(codes) = known.collect() else { return true };
            wire.send_suback(*pid, codes);
            false
        });
    }
}
