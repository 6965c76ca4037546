//! Packets in a stream of bytes. A frame of the socket may have a part of a packet, or several.

use mqtt_proto::v3::{Header, Packet};
use mqtt_proto::{Error, PollHeader};

/// The longest packet without its fixed header, in bytes. A message has at most 200 characters, and a password may be a
/// token of a game server.
pub(crate) const PACKET_MAX: u32 = 8 * 1024;

/// Why a packet cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The bytes are no packet of MQTT 3.1.1.
    Malformed,
    /// The packet is the CONNECT of another version of MQTT.
    Version,
}

/// The bytes that have arrived and are no complete packet yet.
#[derive(Debug, Default)]
pub(crate) struct Packets(Vec<u8>);

impl Packets {
    /// Adds bytes in the order in which they arrived.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Takes the next packet; `None` until all of it has arrived.
    ///
    /// # Errors
    /// See [`Fault`]. The rest of the stream cannot be read then.
    pub(crate) fn take_next(&mut self) -> Result<Option<Packet>, Fault> {
        let header = match Header::decode(&self.0) {
            Ok(header) => header,
            Err(error) if error.is_eof() => return Ok(None),
            Err(_) => return Err(Fault::Malformed),
        };
        if header.remaining_len > PACKET_MAX {
            return Err(Fault::Malformed);
        }
        // In a header that was read by itself, this is the length of its field `remaining_len`.
        let begin = 1 + header.total_len as usize;
        let end = begin + header.remaining_len as usize;
        let Some(body) = self.0.get(begin..end) else { return Ok(None) };
        let packet = read(header, body)?;
        self.0.drain(..end);
        Ok(Some(packet))
    }
}

fn read(header: Header, body: &[u8]) -> Result<Packet, Fault> {
    let mut offset = 0;
    let packet = match header.build_empty_packet() {
        Some(packet) => packet,
        None => header.decode_buffer(body, &mut offset).map_err(|error| match error {
            Error::InvalidProtocol(..) | Error::UnexpectedProtocol(_) => Fault::Version,
            _ => Fault::Malformed,
        })?,
    };
    if offset == body.len() { Ok(packet) } else { Err(Fault::Malformed) }
}

#[cfg(test)]
mod tests {
    use mqtt_proto::v3::{Connect, Publish};
    use mqtt_proto::{QosPid, TopicName};
    use proptest::prelude::*;

    use super::*;

    fn publish(topic: &str, payload: &[u8]) -> Packet {
        let topic = TopicName::try_from(topic).unwrap();
        Publish::new(QosPid::Level1(7.try_into().unwrap()), topic, payload.to_vec().into()).into()
    }

    fn bytes(packets: &[Packet]) -> Vec<u8> {
        packets.iter().flat_map(|packet| packet.encode().unwrap().as_ref().to_vec()).collect()
    }

    /// The packets in `bytes`, which arrive in pieces of these lengths.
    fn read_in_pieces(bytes: &[u8], lengths: &[usize]) -> Result<Vec<Packet>, Fault> {
        let (mut packets, mut found, mut rest) = (Packets::default(), Vec::new(), bytes);
        for length in lengths.iter().copied().chain([usize::MAX]) {
            let (piece, later) = rest.split_at(length.min(rest.len()));
            rest = later;
            packets.push(piece);
            while let Some(packet) = packets.take_next()? {
                found.push(packet);
            }
        }
        Ok(found)
    }

    #[test]
    fn packets_are_read_however_they_are_cut() {
        let sent = [
            Connect::new("수달".into(), 60).into(),
            publish("Town137", "안녕".as_bytes()),
            Packet::Pingreq,
            publish("Town137", &[b'x'; 300]),
            Packet::Disconnect,
        ];
        let bytes = bytes(&sent);
        for length in 1..bytes.len() {
            assert_eq!(
                read_in_pieces(&bytes, &vec![length; bytes.len() / length]).unwrap(),
                sent,
                "pieces of {length}"
            );
        }
    }

    #[test]
    fn what_is_no_packet_is_malformed() {
        for bytes in [
            &[0x00, 0x00][..],                           // no such type
            &[0xC1, 0x00],                               // flags of a PINGREQ
            &[0xC0, 0x01, 0x00],                         // a PINGREQ with a body
            &[0x36, 0x00],                               // QoS 3
            &[0x32, 0x05, 0x00, 0x01, b'a', 0x00, 0x00], // a PUBLISH with packet id 0
            &[0x40, 0x03, 0x00, 0x01, 0x00],             // a PUBACK with a byte too much
            &[0x30, 0x04, 0x00, 0x02, 0xC3, 0x28],       // a topic that is not UTF-8
            &[0x30, 0x03, 0x00, 0x01, b'#'],             // a wildcard in a topic's name
            &[0x82, 0x02, 0x00, 0x01],                   // a SUBSCRIBE without topics
            &[0x30, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],       // a length of five bytes
            &[0x30, 0x81, 0x40],                         // longer than `PACKET_MAX`, before any of it arrived
        ] {
            assert_eq!(read_in_pieces(bytes, &[]), Err(Fault::Malformed), "{bytes:x?}");
        }
    }

    #[test]
    fn a_length_may_have_more_bytes_than_it_needs() {
        assert_eq!(
            read_in_pieces(&[0xC0, 0x80, 0x00, 0xE0, 0x00], &[2]),
            Ok(vec![Packet::Pingreq, Packet::Disconnect])
        );
    }

    #[test]
    fn other_versions_are_told_apart() {
        let connect = |level: u8| [&[0x10, 13, 0, 4][..], b"MQTT", &[level, 2, 0, 60, 0, 1, b'a']].concat();
        assert!(read_in_pieces(&connect(4), &[]).is_ok());
        for level in [3, 5, 6] {
            assert_eq!(read_in_pieces(&connect(level), &[]), Err(Fault::Version), "{level}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_panic_and_alike_in_one_piece_or_many(
            bytes in proptest::collection::vec(any::<u8>(), 0..200),
            lengths in proptest::collection::vec(0_usize..20, 0..40),
        ) {
            prop_assert_eq!(read_in_pieces(&bytes, &[]), read_in_pieces(&bytes, &lengths));
        }
    }
}
