//! Checks that docs/protocol.md states the limits and points of the code.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "an unreadable document or source fails the test")]

use hangul::{MESSAGE_MAX, Nickname, RoomName};
use protocol::{
    ACK_MILLIS, BEST_MAX, COLOURS, CROWD, CROWD_END, FOUND_SHOWN_MAX, FRAME_MAX, HOST_ABSENT_MILLIS, ID_MAX,
    JOIN_MILLIS, OFFER_MILLIS, PING, PLAYERS_MAX, PONG, PROMPTS, QUEUE_MAX, RECENT_MAX, SEATS_DEFAULT, SEATS_MAX,
    SECONDS, SILENCE_MILLIS, SILENT_MILLIS, SOLVERS_SHOWN_MAX, SPREAD_FROM, SPREAD_MILLIS, TEAMS, UNACKNOWLEDGED_BYTES,
    UNACKNOWLEDGED_MAX, UNJOINED_MAX, UNREAD_BYTES, VERSION, WATCHERS_MAX, WELCOME_MILLIS, WRONG_FRAMES_MAX,
};
use rules::creations::{CREATION_MILLIS, MADE_MAX, NEIGHBOURHOOD_MADE_MAX};
use rules::guesses::{NEIGHBOURHOOD_WRONG_MAX, WRONG_MAX};
use rules::score::award;

/// The document with line breaks and repeated spaces as single spaces.
fn document() -> String {
    include_str!("../../docs/protocol.md").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The value of a private constant, read from its source: a product of whole numbers.
fn constant(source: &str, name: &str) -> u64 {
    let (_, rest) = source.split_once(&format!("const {name}: ")).expect(name);
    let (_, value) = rest.split(';').next().unwrap().split_once(" = ").unwrap();
    value.split(" * ").map(|factor| factor.replace('_', "").parse::<u64>().expect(name)).product()
}

#[test]
fn documented_limits_match_the_code() {
    let backlog = include_str!("../../edge/src/room/backlog.rs");
    let answer = include_str!("../src/room/answer.rs");
    let ending = include_str!("../src/room/ending.rs");
    let freeze = include_str!("../src/room/freeze.rs");
    let hands = include_str!("../src/room/hands.rs");
    let host = include_str!("../src/room/host.rs");
    let moderation = include_str!("../src/room/moderation.rs");
    let presence = include_str!("../src/room/presence.rs");
    let quota = include_str!("../src/room/quota.rs");
    let seat = include_str!("../src/room/seat.rs");
    let series = include_str!("../src/room/series.rs");
    let stage = include_str!("../src/room/stage.rs");
    let together = include_str!("../src/room/together.rs");
    let start = include_str!("../src/room/start.rs");
    let throttle = include_str!("../src/throttle.rs");
    let seconds = |source, name| constant(source, name) as f64 / 1000.0;
    let minutes = |source, name| constant(source, name) / 60_000;
    assert_eq!(CREATION_MILLIS, 60 * 60_000, "an hour");
    let text = document();
    for phrase in [
        format!("It is version {VERSION};"),
        format!("| `version` | number | {VERSION}. |"),
        format!("`{PING}`, no JSON, is answered with bare `{PONG}`"),
        format!("1 to {} characters. Where somebody has it", Nickname::MAX),
        format!("1 to {ID_MAX} bytes"),
        format!("1 to {MESSAGE_MAX} characters. |"),
        format!("| client frame | {FRAME_MAX} bytes |"),
        format!("| message | {MESSAGE_MAX} characters |"),
        format!("| nickname | {} characters |", Nickname::MAX),
        format!("| name of a room | {} characters |", RoomName::MAX),
        format!("| `id` of a message | {ID_MAX} bytes |"),
        format!("| {} at once, then one every {} ms |", constant(throttle, "BURST"), constant(throttle, "INTERVAL")),
        format!(
            "| the same, too fast {} times within {} seconds | {} seconds of silence |",
            constant(throttle, "BREACHES"),
            seconds(throttle, "BREACH_MILLIS"),
            seconds(throttle, "MUTE_MILLIS")
        ),
        format!("`propose` of a player that is passed on | {} an hour |", constant(quota, "PROPOSALS_MAX")),
        format!("`report` of a player that is passed on | {} an hour |", constant(quota, "REPORTS_MAX")),
        format!("| time to join | {} seconds |", JOIN_MILLIS / 1000),
        format!("| wrong frames and refused `join`s of a socket | {WRONG_FRAMES_MAX} |"),
        format!("| {SEATS_DEFAULT}, or up to {SEATS_MAX} as operators set it |"),
        format!("| who was removed | {} minutes out |", minutes(moderation, "BAN_MILLIS")),
        format!("| people who watch a room | {WATCHERS_MAX} |"),
        format!("| people who wait for a seat | {QUEUE_MAX} |"),
        format!("A free seat is kept for {} seconds", OFFER_MILLIS / 1000),
        format!("no vote to skip for {} minutes goes", SILENT_MILLIS / 60_000),
        format!("| `seconds` of a prompt | {} to {} |", SECONDS.start(), SECONDS.end()),
        format!("| `prompts` of a match | {} to {} |", PROMPTS.start(), PROMPTS.end()),
        format!("| `teams` of a match | {} to {}, or 0", TEAMS.start(), TEAMS.end()),
        format!("through which nobody has joined | {UNJOINED_MAX} |"),
        format!("never sent `ack`, or are detached and still open | {UNACKNOWLEDGED_MAX} |"),
        format!("| {} KiB and the latest broadcasts |", UNREAD_BYTES / 1024),
        format!("more than {} KiB were sent and not acknowledged", UNREAD_BYTES / 1024),
        format!("more than {} KiB were sent after its last frame", UNACKNOWLEDGED_BYTES / 1024),
        format!("what the room broadcast in the last {} seconds;", seconds(backlog, "ACKNOWLEDGING_MILLIS")),
        format!("what the room broadcast in the last {} seconds.", seconds(backlog, "OTHERS_MILLIS")),
        format!("a frame nor a `ping` for {} seconds", SILENCE_MILLIS / 1000),
        format!("| silence of a client that has sent a `ping` | {} seconds |", SILENCE_MILLIS / 1000),
        format!("at most once in {} seconds. Do not send it from a timer", ACK_MILLIS / 1000),
        format!("Within {} seconds of the last `welcome`", WELCOME_MILLIS / 1000),
        format!("| `welcome` over one socket | one every {} seconds |", WELCOME_MILLIS / 1000),
        format!("The latest {RECENT_MAX} `said`"),
        format!("among the latest {RECENT_MAX} of the room"),
        format!("within the last {} minutes end it", minutes(answer, "ACTIVE_MILLIS")),
        format!(
            "within the last {} minutes, and at least {}, within {} seconds.",
            minutes(answer, "ACTIVE_MILLIS"),
            constant(moderation, "VOTES_MIN"),
            seconds(moderation, "BALLOT_MILLIS")
        ),
        format!("the last {} messages of that player", constant(moderation, "REPORTED_MAX")),
        format!("instead of after {} seconds as a lost connection does", seconds(seat, "ROW_MILLIS")),
        format!("stays on the scoreboard for {} seconds", seconds(seat, "ROW_MILLIS")),
        format!("back for {} minutes after the connection was lost", minutes(seat, "SEAT_MILLIS")),
        format!("stood empty for {} minutes", minutes(presence, "RESET_MILLIS")),
        format!("At most {}, at a third", constant(include_str!("../src/room/round.rs"), "HINTS")),
        format!(
            "lasts for {} seconds, and at least until {} seconds after the prompt was shown",
            seconds(stage, "FAIR_MILLIS"),
            seconds(stage, "READING_MILLIS")
        ),
        format!("a vote to skip within the last {} minutes, or joined", minutes(answer, "ACTIVE_MILLIS")),
        format!(
            "{} milliseconds after the prompt was first shown, and {} more for each key",
            constant(hands, "READ_MILLIS"),
            constant(hands, "KEY_MILLIS")
        ),
        format!(
            "when {} of the last {} right answers with words of two syllables came {} milliseconds or more before",
            constant(hands, "EARLY_ANSWERS"),
            constant(hands, "ANSWERS"),
            constant(hands, "EARLY_MILLIS")
        ),
        format!(
            "count {} seconds after the prompt was first shown, and {} milliseconds more for each key, until {} answers",
            seconds(hands, "MARKED_READ_MILLIS"),
            constant(hands, "KEY_MILLIS"),
            constant(hands, "ANSWERS")
        ),
        format!(
            "for {} seconds, or {} where nobody answered",
            seconds(stage, "REVEAL_MILLIS"),
            seconds(stage, "MISSED_REVEAL_MILLIS")
        ),
        format!(
            "takes {} seconds and 0.{} for each word of `found`, at most {}",
            seconds(together, "SHOW_MILLIS"),
            constant(together, "WORD_MILLIS") / 100,
            seconds(together, "SHOW_MAX_MILLIS")
        ),
        format!("most found first, at most {FOUND_SHOWN_MAX}"),
        format!("A lap is over, for {} seconds", seconds(stage, "PODIUM_MILLIS")),
        format!("at the latest {} seconds after the first player is connected", seconds(freeze, "GATHER_MILLIS")),
        format!("at most {} seconds before the last one belongs to the same", seconds(freeze, "SAME_BREAK_MILLIS")),
        format!("After {} seconds without a connection, a match ends", seconds(freeze, "FROZEN_MILLIS")),
        format!("players on ranks 1 to {}", constant(series, "PODIUM_RANKS")),
        format!("With {CROWD} or more players on the scoreboard, it has at most {BEST_MAX} of them."),
        format!("with {CROWD} or more players on the scoreboard, only the best {BEST_MAX}."),
        format!("and the first {SOLVERS_SHOWN_MAX} `solvers`"),
        format!("Nobody said anything for {} prompts", constant(stage, "QUIET_PROMPTS_MAX")),
        format!("A lap has {} prompts", constant(series, "LAP_PROMPTS")),
        format!("A match begins in {} seconds", seconds(start, "COUNTDOWN_MILLIS")),
        format!("was away for {} seconds", seconds(host, "HOST_AWAY_MILLIS")),
        format!("has had no connection for {} seconds, any player", HOST_ABSENT_MILLIS / 1000),
        format!("that has had no connection for {} seconds gives way", seconds(seat, "PLACE_MILLIS")),
        format!(
            "A room whose scoreboard has {CROWD} rows becomes a crowd, and stops being one with fewer than {CROWD_END}"
        ),
        format!("number of people and the best {BEST_MAX} players"),
        format!("A part of the scoreboard: at most {PLAYERS_MAX} rows"),
        format!("In a room with {SPREAD_FROM} players and more"),
        format!("when they connect again, {SPREAD_MILLIS} milliseconds for each player"),
        format!("| wrong codes that one network tries | {WRONG_MAX} a minute |"),
        format!("in an IPv4 /24 or IPv6 /48 together | {NEIGHBOURHOOD_WRONG_MAX} a minute |"),
        format!("| channels that one network makes by entering them | {MADE_MAX} an hour |"),
        format!("or IPv6 /48 make together | {NEIGHBOURHOOD_MADE_MAX} an hour |"),
        format!("nobody was connected to it for {} days", minutes(ending, "PRIVATE_UNUSED_MILLIS") / (24 * 60)),
        format!("the number of the player's `colour`, 0 to {}", COLOURS - 1),
    ] {
        assert!(text.contains(&phrase), "{phrase}");
    }
}

#[test]
fn documented_points_match_the_code() {
    let text = document();
    let [first, second, third, fourth, later] = [0, 1, 2, 3, 4].map(|place| award(0, 1000, place, false));
    let favoured = award(0, 1000, 0, true) - first;
    for phrase in [
        format!("{first} at once, evenly down to {} when the time is up", award(1000, 1000, 0, false)),
        format!("gets {first} % of that, the others {second} %, {third} %, {fourth} %, and all further ones {later} %"),
        format!("The word of the clue earns {favoured} more"),
    ] {
        assert!(text.contains(&phrase), "{phrase}");
    }
}
