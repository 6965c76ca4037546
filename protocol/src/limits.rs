//! Limits that both sides of the protocol know.

use std::ops::RangeInclusive;

use hangul::MESSAGE_MAX;

/// The longest client frame, in bytes.
pub const FRAME_MAX: usize = 4096;
/// The longest id that a client may give to a message, in bytes.
pub const ID_MAX: usize = 64;
/// Time to join in milliseconds. A socket through which no player joined in this time is closed.
pub const JOIN_MILLIS: u64 = 10_000;
/// The most open sockets of one network in one room through which no player has joined. The default of the Worker's
/// variable `UNJOINED_SOCKETS`.
pub const UNJOINED_MAX: usize = 8;
/// The most sockets of one network in one room that have joined and never acknowledged anything, together with those
/// that are detached but not gone. A higher `UNJOINED_SOCKETS` replaces it.
pub const UNACKNOWLEDGED_MAX: usize = 50;
/// The least time between two acknowledgements of a client, in milliseconds.
pub const ACK_MILLIS: u64 = 5_000;
/// A socket is detached when more bytes than this are not acknowledged, besides what the room broadcast lately.
pub const UNREAD_BYTES: u64 = 256 * 1024;
/// The same for a client that acknowledges nothing, since its last frame or ping. It is enough for the whole scoreboard of
/// the largest room.
pub const UNACKNOWLEDGED_BYTES: u64 = 192 * 1024;
/// A socket whose client had sent pings is detached when nothing came from it for this many milliseconds.
pub const SILENCE_MILLIS: u64 = 90_000;
/// The least time between two welcomes over one socket, in milliseconds.
pub const WELCOME_MILLIS: u64 = 2_000;
/// Number of wrong frames after which a socket is closed.
pub const WRONG_FRAMES_MAX: u8 = 10;
/// The most rows on the scoreboard of a room, unless an operator sets another number.
pub const SEATS_DEFAULT: u32 = 100;
/// The most rows that an operator may set for a room.
pub const SEATS_MAX: u32 = 2_000;
/// At most half of a channel's seats belong to one network, but never fewer than this number: a class behind one address
/// fits.
pub const NETWORK_SEATS_MIN: usize = 40;
/// The most people who watch a room.
pub const WATCHERS_MAX: usize = 1_000;
/// The most people who wait for a seat of a room.
pub const QUEUE_MAX: usize = 100;
/// A free seat is kept for whoever waited for it for this many milliseconds.
pub const OFFER_MILLIS: u64 = 10_000;
/// In a full channel, the seat of a player who said nothing for this many milliseconds goes to somebody who wants one.
pub const SILENT_MILLIS: u64 = 10 * 60_000;
/// The maker of a channel may close it while at most this many players are connected, the maker included.
pub const CLOSABLE_PEOPLE_MAX: usize = 2;
/// After a match, any player may start the next one when the host has had no connection for this many milliseconds. That
/// is enough to reload the page, and shorter than the time after which a host is replaced, since everyone is waiting.
pub const HOST_ABSENT_MILLIS: u64 = 10_000;
/// With this many connected players or more, a room asks clients to spread when they connect again.
pub const SPREAD_FROM: usize = 50;
/// Time of each connected player in that spread, in milliseconds. A room takes in a hundred players a second without
/// delaying the others.
pub const SPREAD_MILLIS: u64 = 10;
/// The most words that a reveal shows of those that scored, in a room where everyone scores.
pub const FOUND_SHOWN_MAX: usize = 12;
/// Number of colours that a room deals to its players, so that as many players on its scoreboard can differ.
pub const COLOURS: u32 = 8;
/// Number of latest messages that a welcome has, and among which the server recognises a repeated id.
pub const RECENT_MAX: usize = 100;
/// Age in seconds up to which anyone may read a channel's messages over HTTP. Older messages are for operators.
pub const PUBLIC_SECONDS: u64 = 30;
/// Allowed time limits of a prompt, in seconds.
pub const SECONDS: RangeInclusive<u32> = 10..=60;
/// Allowed numbers of prompts in a match.
pub const PROMPTS: RangeInclusive<u32> = 5..=20;
/// Allowed numbers of teams in a match that has teams.
pub const TEAMS: RangeInclusive<u32> = 2..=6;
/// From this many players on its scoreboard on, a room is a crowd, and rankings have only the best.
pub const CROWD: usize = 100;
/// A crowd ends with fewer players than this on its scoreboard, so that it does not begin and end with every player.
pub const CROWD_END: usize = 90;
/// The most rows in one part of the scoreboard that a player asks for.
pub const PLAYERS_MAX: usize = 200;
/// The most places of a podium or of standings in a crowd.
pub const BEST_MAX: usize = 20;
/// The most correct answers to one prompt in the results of a match: the first ones.
pub const SOLVERS_SHOWN_MAX: usize = 12;

/// The sentence about [`MESSAGE_MAX`] for people, shown by the page and sent to the Android client.
pub fn message_too_long() -> String {
    format!("{MESSAGE_MAX}자까지 보낼 수 있어요. 조금만 줄여 주세요")
}
