//! Random and damaged packets of MQTT, with rooms that answer at random.

use fastrand::Rng;
use mqtt::{Input, Output, Session};
use protocol::Millis;

use crate::texts::{choose, text};

/// A CONNECT with clean session and the client id `a`.
const CONNECT: [u8; 15] = [0x10, 13, 0, 4, b'M', b'Q', b'T', b'T', 4, 2, 0, 60, 0, 1, b'a'];
/// The first bytes of what clients send: PUBLISH with QoS 0 and 1 and DUP, PUBACK, SUBSCRIBE, UNSUBSCRIBE, PINGREQ, DISCONNECT.
const BEGINNINGS: [u8; 8] = [0x30, 0x32, 0x3A, 0x40, 0x82, 0xA2, 0xC0, 0xE0];
const TOPICS: [&str; 5] = ["Town137", "hanpan/Town137/game", "hanpan/Town137/me", "#", "1234-5678"];
const INPUTS: usize = 6;

/// Plays a connection of which some packets have `told`.
pub(crate) fn play(rng: &mut Rng, told: &str) {
    let mut session = Session::new(Millis(0), rng.u64(..));
    session.handle(Millis(0), Input::Bytes(&CONNECT));
    let mut links = Vec::new();
    for step in 0..INPUTS {
        let now = Millis(step as u64 * rng.u64(0..30_000));
        let link = if links.is_empty() { None } else { Some(*choose(rng, &links)) };
        let outputs = match (rng.u8(0..8), link) {
            (0, Some(link)) => session.handle(now, Input::Opened(link)),
            (1, Some(link)) => session.handle(now, Input::NotOpened(link, *choose(rng, &[404, 429, 500]))),
            (2, Some(link)) => session.handle(now, Input::Frame(link, &text(rng))),
            (3, Some(link)) => session.handle(now, Input::RoomClosed(link, rng.u16(4_000..4_010))),
            (4, _) => session.handle(now, Input::Tick),
            (5, _) => session.handle(now, Input::Lost),
            _ => session.handle(now, Input::Bytes(&packet(rng, told))),
        };
        links.extend(outputs.into_iter().filter_map(|output| match output {
            Output::Open { link, .. } => Some(link),
            _ => None,
        }));
    }
}

fn packet(rng: &mut Rng, told: &str) -> Vec<u8> {
    let beginning = *choose(rng, &BEGINNINGS);
    let topic = if rng.bool() { *choose(rng, &TOPICS) } else { told };
    let (pid, field) =
        (rng.u16(0..4).to_be_bytes(), [&(topic.len() as u16).to_be_bytes()[..], topic.as_bytes()].concat());
    let body = match beginning {
        0x30 => [&field[..], told.as_bytes()].concat(),
        0x32 | 0x3A => [&field[..], &pid, told.as_bytes()].concat(),
        0x82 => [&pid[..], &field, &[rng.u8(0..4)]].concat(),
        0xA2 => [&pid[..], &field].concat(),
        0x40 => pid.to_vec(),
        _ => Vec::new(),
    };
    let length = [(body.len() % 128 + 128) as u8, (body.len() / 128 % 128) as u8];
    let mut packet = [&[beginning], &length[..], &body].concat();
    for _ in 0..rng.usize(0..3) {
        let place = rng.usize(0..packet.len());
        packet[place] ^= rng.u8(..) & rng.u8(..) & rng.u8(..);
    }
    packet
}
