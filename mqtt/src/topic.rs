//! Topics: channels, and what else a client may subscribe to of a channel.

use hangul::RoomName;

/// What is told about a channel under one topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Feed {
    /// The messages: `Town137`.
    Chat,
    /// The events of the game: `hanpan/Town137/game`.
    Game,
    /// What concerns this client alone: `hanpan/Town137/me`. It can be subscribed to without entering the channel.
    Me,
}

/// A topic that a client named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Topic {
    pub(crate) room: RoomName,
    pub(crate) feed: Feed,
}

impl Topic {
    /// `None` for wildcards, for the topics of brokers (`$SYS`), and for what can be no channel.
    pub(crate) fn parse(topic: &str) -> Option<Self> {
        if topic.starts_with('$') || topic.contains(['+', '#']) {
            return None;
        }
        let (room, feed) = match topic.strip_prefix("hanpan/").and_then(|rest| rest.rsplit_once('/')) {
            Some((room, "game")) => (room, Feed::Game),
            Some((room, "me")) => (room, Feed::Me),
            _ => (topic, Feed::Chat),
        };
        Some(Self { room: RoomName::parse(room).ok()?, feed })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_is_a_channel_or_a_feed_of_one() {
        for (topic, room, feed) in [
            ("Town137", "Town137", Feed::Chat),
            ("우리 반", "우리 반", Feed::Chat),
            ("hanpan", "hanpan", Feed::Chat),
            ("38271946", "3827-1946", Feed::Chat),
            ("hanpan/Town137/game", "Town137", Feed::Game),
            ("hanpan/3827-1946/me", "3827-1946", Feed::Me),
        ] {
            let read = Topic::parse(topic).unwrap();
            assert_eq!((read.room.as_str(), read.feed), (room, feed), "{topic}");
        }
    }

    #[test]
    fn wildcards_and_names_of_no_channel_are_no_topics() {
        for topic in [
            "",
            "#",
            "+",
            "Town137/#",
            "hanpan/+/me",
            "$SYS/uptime",
            "$share/a/Town137",
            "a/b",
            "hanpan/a/b/me",
            "hanpan/Town137/other",
            "123",
            "일이삼사오육칠팔구십일이삼사오육칠팔구십일",
        ] {
            assert_eq!(Topic::parse(topic), None, "{topic}");
        }
    }
}
