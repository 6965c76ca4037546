//! What goes out: packets to the client, and its deliveries that it has not acknowledged yet.

use mqtt_proto::v3::{Packet, Publish, Suback, SubscribeReturnCode};
use mqtt_proto::{Pid, QoS, QosPid, TopicName};
use protocol::UNREAD_BYTES;

use crate::ports::Output;
use crate::topic::Feed;

/// The most deliveries that wait for a PUBACK. In a busy channel that is ten seconds.
const IN_FLIGHT_MAX: usize = 1_000;
/// The most bytes of deliveries without PUBACK since the client's last packet. It is longer than the backlog of other
/// clients, which send a ping every 20 seconds, because the keep-alive of MQTT is usually a minute.
const UNHEARD_BYTES: usize = 4 * UNREAD_BYTES as usize;

/// A topic to which a client is subscribed.
#[derive(Clone, Debug)]
pub(crate) struct Subscription {
    pub(crate) feed: Feed,
    /// The topic as the client wrote it.
    pub(crate) topic: TopicName,
    /// 0 or 1.
    pub(crate) qos: QoS,
    /// Whether the room has not told its state since.
    pub(crate) is_new: bool,
}

/// The way out.
#[derive(Debug, Default)]
pub(crate) struct Wire {
    outputs: Vec<Output>,
    /// The packet ids of deliveries that were not acknowledged.
    in_flight: Vec<u16>,
    last_pid: Pid,
    /// Bytes of deliveries without PUBACK since the client's last packet.
    unheard: usize,
}

impl Wire {
    /// Adds what the caller has to do.
    pub(crate) fn output(&mut self, output: Output) {
        self.outputs.push(output);
    }

    /// Takes what the caller has to do now.
    pub(crate) fn take_outputs(&mut self) -> Vec<Output> {
        std::mem::take(&mut self.outputs)
    }

    /// Sends a packet, in one frame with the packets before it.
    pub(crate) fn send(&mut self, packet: impl Into<Packet>) {
        // Fails only for packets of 256 MB.
        packet.into().encode().into_iter().for_each(|bytes| self.send_bytes(bytes.as_ref()));
    }

    /// Sends a SUBACK, whose codes are the last bytes of the packet. mqtt-proto 0.4.0 reads a failure as 0x80, but writes it
    /// as 3.
    pub(crate) fn send_suback(&mut self, pid: Pid, codes: Vec<SubscribeReturnCode>) {
        let Ok(bytes) = Packet::from(Suback::new(pid, codes.clone())).encode() else { return };
        let mut bytes = bytes.as_ref().to_vec();
        let begin = bytes.len() - codes.len();
        for (byte, _) in bytes[begin..].iter_mut().zip(codes).filter(|(_, code)| *code == SubscribeReturnCode::Failure)
        {
            *byte = 0x80;
        }
        self.send_bytes(&bytes);
    }

    fn send_bytes(&mut self, bytes: &[u8]) {
        match self.outputs.last_mut() {
            Some(Output::Send(frame)) => frame.extend_from_slice(bytes),
            _ => self.outputs.push(Output::Send(bytes.to_vec())),
        }
    }

    /// Delivers a payload to a subscription.
    pub(crate) fn deliver(&mut self, Subscription { topic, qos, .. }: &Subscription, payload: Vec<u8>) {
        let qos_pid = match qos {
            QoS::Level0 => {
                self.unheard += payload.len();
                QosPid::Level0
            }
            _ => QosPid::Level1(self.next_pid()),
        };
        self.send(Publish::new(qos_pid, topic.clone(), payload.into()));
    }

    /// A packet id that no unacknowledged delivery has. There are more ids than such deliveries.
    fn next_pid(&mut self) -> Pid {
        loop {
            self.last_pid += 1;
            if !self.in_flight.contains(&self.last_pid.value()) {
                self.in_flight.push(self.last_pid.value());
                return self.last_pid;
            }
        }
    }

    /// The client acknowledged a delivery.
    pub(crate) fn acknowledge(&mut self, pid: Pid) {
        self.in_flight.retain(|id| *id != pid.value());
    }

    /// The client sent a packet.
    pub(crate) fn hear(&mut self) {
        self.unheard = 0;
    }

    /// Whether the client does not read what it is sent.
    pub(crate) fn is_behind(&self) -> bool {
        self.in_flight.len() >= IN_FLIGHT_MAX || self.unheard > UNHEARD_BYTES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subscription(qos: QoS) -> Subscription {
        Subscription { feed: Feed::Chat, topic: "Town137".try_into().unwrap(), qos, is_new: false }
    }

    #[test]
    fn deliveries_in_one_turn_share_a_frame() {
        let mut wire = Wire::default();
        wire.send(Packet::Pingresp);
        wire.deliver(&subscription(QoS::Level0), b"a".to_vec());
        assert_eq!(wire.take_outputs().len(), 1);
        assert_eq!(wire.take_outputs().len(), 0);
    }

    #[test]
    fn a_failure_in_a_suback_is_0x80() {
        let mut wire = Wire::default();
        let codes = vec![SubscribeReturnCode::MaxLevel1, SubscribeReturnCode::Failure, SubscribeReturnCode::MaxLevel0];
        wire.send_suback(7.try_into().unwrap(), codes);
        assert_eq!(wire.take_outputs(), [Output::Send(vec![0x90, 5, 0, 7, 1, 0x80, 0])]);
    }

    #[test]
    fn a_client_that_acknowledges_nothing_is_behind_and_one_that_does_never_is() {
        let mut wire = Wire::default();
        for _ in 1..IN_FLIGHT_MAX {
            wire.deliver(&subscription(QoS::Level1), b"a".to_vec());
        }
        assert!(!wire.is_behind());
        wire.deliver(&subscription(QoS::Level1), b"a".to_vec());
        assert!(wire.is_behind());
        let mut wire = Wire::default();
        for _ in 0..200_000 {
            wire.deliver(&subscription(QoS::Level1), b"a".to_vec());
            wire.acknowledge(wire.last_pid);
            wire.take_outputs();
        }
        assert!(!wire.is_behind());
    }

    #[test]
    fn a_client_without_acknowledgements_is_behind_unless_it_is_heard() {
        let mut wire = Wire::default();
        let deliver = |wire: &mut Wire| wire.deliver(&subscription(QoS::Level0), vec![b'x'; UNHEARD_BYTES / 2 + 1]);
        deliver(&mut wire);
        wire.hear();
        deliver(&mut wire);
        assert!(!wire.is_behind());
        deliver(&mut wire);
        assert!(wire.is_behind());
    }
}
