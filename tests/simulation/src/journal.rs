//! Everything that the room has stored and told, in order, and the rules that hold for it.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{Event, Mode, Numbered, Phase, PlayerId, Welcome};
use rules::Room;

/// Everything that was stored and told. Every method panics if a rule is broken.
pub(crate) struct Journal {
    /// The events by epoch and number.
    events: BTreeMap<(u64, u64), Event>,
    /// The sender and id of each message.
    messages: BTreeSet<(PlayerId, String)>,
    /// The words that have scored in this lap or match.
    words: BTreeSet<String>,
    /// The players who have answered the current prompt.
    solvers: BTreeSet<PlayerId>,
    /// The points of this lap or match. Absent are 0, or not known.
    points: BTreeMap<PlayerId, u32>,
    /// Whether the room is as old as its journal, so that absent points are 0.
    knows_points: bool,
    mode: Option<Mode>,
    /// Whether the room asks the words of a bundle, which come again when all were asked.
    asks_bundle: bool,
}

impl Journal {
    /// The journal of a new room, or of one of unknown mode that was stored before.
    pub(crate) fn new(mode: Option<Mode>) -> Self {
        Self {
            events: BTreeMap::new(),
            messages: BTreeSet::new(),
            words: BTreeSet::new(),
            solvers: BTreeSet::new(),
            points: BTreeMap::new(),
            knows_points: mode.is_some(),
            mode,
            asks_bundle: false,
        }
    }

    /// Adds what was flushed.
    pub(crate) fn record(&mut self, epoch: u64, events: &[Numbered]) {
        for Numbered { seq, event } in events {
            if let Some((&(last_epoch, last), _)) = self.events.last_key_value() {
                assert!(last_epoch != epoch || last + 1 == *seq, "event {seq} follows {last}");
                assert!(last_epoch <= epoch, "the epoch goes back");
            }
            self.check(event);
            self.events.insert((epoch, *seq), event.clone());
        }
    }

    fn check(&mut self, event: &Event) {
        if let Some((_, player, id)) = event.as_message() {
            let is_new = self.messages.insert((player, id.to_owned()));
            assert!(is_new || player == PlayerId::SERVER, "a message is stored twice: {event:?}");
        }
        match event {
            Event::Answered { time, player, word, gained, points, until, .. } => {
                // At the reveal of a prompt on which everyone scores, a word may score again.
                assert!(self.words.insert(word.clone()) || until == time, "{word} scores twice");
                assert!(self.solvers.insert(*player), "{player:?} scores twice on a prompt");
                if let Some(before) = self.points_of(*player) {
                    assert_eq!(before + gained, *points, "points do not add up: {event:?}");
                }
                self.points.insert(*player, *points);
            }
            Event::Player { player: row } => self.check_points(row.id, row.points),
            Event::Prompt { prompt } => {
                self.solvers.clear();
                if prompt.place == 1 || self.asks_bundle {
                    self.words.clear();
                }
            }
            Event::Lap { .. } | Event::Phase { phase: Phase::Countdown { .. } } => self.restart_points(),
            Event::Settings { settings } => {
                self.asks_bundle = settings.bundle.is_some();
                if self.mode != Some(settings.mode) {
                    self.mode = Some(settings.mode);
                    self.restart_points();
                }
            }
            _ => {}
        }
    }

    fn restart_points(&mut self) {
        self.points.clear();
        self.knows_points = true;
    }

    fn points_of(&self, player: PlayerId) -> Option<u32> {
        self.points.get(&player).copied().or(self.knows_points.then_some(0))
    }

    fn check_points(&mut self, player: PlayerId, points: u32) {
        if let Some(known) = self.points_of(player) {
            assert_eq!(points, known, "the points of {player:?}");
        }
        self.points.insert(player, points);
    }

    /// Checks the points of a room that was read from its storage.
    pub(crate) fn check_restored(&mut self, room: &Room) {
        room.players().iter().for_each(|row| self.check_points(row.id, row.points));
        if let Some(((epoch, seq), _)) = self.events.last_key_value() {
            assert!(room.position() >= (*epoch, *seq), "the room's number goes back to {:?}", room.position());
        }
        self.mode = Some(room.listing().settings.mode);
    }

    /// Checks an event that a page was told.
    pub(crate) fn check_told(&self, epoch: u64, numbered: &Numbered) {
        let stored = self.events.get(&(epoch, numbered.seq));
        // Events from before the journal are not known.
        let is_old = self.events.first_key_value().is_none_or(|(first, _)| (epoch, numbered.seq) < *first);
        assert!(is_old || stored == Some(&numbered.event), "a page is told {numbered:?}, stored is {stored:?}");
    }

    /// Checks the state that a page was told.
    pub(crate) fn check_welcome(&self, welcome: &Welcome) {
        welcome.recent.iter().for_each(|numbered| self.check_told(welcome.epoch, numbered));
    }

    /// The numbers of the messages, and of those that were deleted.
    pub(crate) fn messages(&self) -> (BTreeSet<u64>, BTreeSet<u64>) {
        let (mut messages, mut erased) = (BTreeSet::new(), BTreeSet::new());
        for ((_, seq), event) in &self.events {
            messages.extend(event.as_message().map(|_| *seq));
            if let Event::Erased { message } = event {
                erased.insert(*message);
            }
        }
        (messages, erased)
    }
}
