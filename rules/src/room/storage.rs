//! Storing what changed in a room, and restoring it.

use protocol::{Millis, Numbered, Results};

use super::Room;
use super::conversation::Conversation;
use super::crowd::Told;
use super::held::HeldAnswers;
use super::hidden::HiddenMessages;
use super::moderation::Moderation;
use super::seats::Seats;
use super::snapshot::{StoredRoom, StoredRows};
use super::solvers::Solvers;
use super::stage::Stage;
use super::watchers::Watchers;
use crate::stored::{RowKey, Rows, StoredError, StoredMessage, Tracked};
use crate::throttle;

/// The changes of a room since the last call of [`Room::take_changes`], to be stored together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The room's own row, if it changed. It stays small, however many players there are.
    pub room: Option<String>,
    /// The rows that changed, by key, each at most once. `None` deletes the row, which may not be stored.
    pub rows: Vec<(RowKey, Option<String>)>,
}

impl Changes {
    /// Whether there is nothing to store.
    pub fn is_empty(&self) -> bool {
        self.room.is_none() && self.rows.is_empty()
    }
}

impl Room {
    pub(super) fn new(stored: StoredRoom) -> Self {
        Self::with(Tracked::new(stored))
    }

    /// A room with nothing but its own row.
    fn with(stored: Tracked<StoredRoom>) -> Self {
        Self {
            stored,
            seats: Seats::default(),
            solvers: Solvers::default(),
            held: HeldAnswers::default(),
            hidden: HiddenMessages::default(),
            moderation: Moderation::default(),
            played: Rows::default(),
            results: Rows::default(),
            bundle: Rows::default(),
            conversation: Conversation::default(),
            told: Told::default(),
            is_board_stale: true,
            watchers: Watchers::default(),
            queue_checked_at: Millis::default(),
            frame_interval: throttle::INTERVAL,
            has_answer_floor: true,
            awaited: None,
        }
    }

    /// The changes since the last call: everything, if the room is new or was stored by an earlier version.
    pub fn take_changes(&mut self) -> Changes {
        let room = self.stored.take_mark().then(|| self.stored.write());
        let mut rows: Vec<_> = self.seats.take_changes().collect();
        rows.extend(self.solvers.take_changes());
        rows.extend(self.held.take_changes());
        rows.extend(self.hidden.take_changes());
        rows.extend(self.moderation.take_changes());
        rows.extend(self.played.take_changes());
        rows.extend(self.results.take_changes());
        rows.extend(self.bundle.take_changes());
        Changes { room, rows }
    }

    /// Restores a room from its own row, its other rows in any order, and its latest messages, oldest first. Of these,
    /// [`RECENT_MAX`](protocol::RECENT_MAX) are for welcomes; from those of the last
    /// [`SILENT_MILLIS`](protocol::SILENT_MILLIS) the room learns who may vote and who is silent.
    ///
    /// A damaged row costs that row only. It is returned with the reason, so that the caller sets it aside.
    ///
    /// # Errors
    /// See [`StoredError`]: the room's own row is damaged, or a newer version wrote any of the rows. Without one of them
    /// the room would go on with less than it had, and the newer version would find it so.
    pub fn restore(
        snapshot: &str,
        rows: Vec<(RowKey, String)>,
        messages: Vec<StoredMessage>,
    ) -> Result<(Self, Vec<(RowKey, StoredError)>), StoredError> {
        let (stored, inline) = StoredRoom::read(snapshot)?;
        let (rows, unreadable) = match inline {
            Some(inline) => (inline, Vec::new()),
            None => StoredRows::read(rows)?,
        };
        let prompt = stored.stage.round().map(|round| round.prompt.number);
        let hiding = stored.stage.hiding().map(|round| round.prompt.number);
        let mut room = Self {
            seats: Seats::from(rows.seats),
            solvers: Solvers::from(rows.solvers),
            held: HeldAnswers::restore(rows.held, prompt),
            hidden: HiddenMessages::restore(rows.hidden, hiding),
            moderation: Moderation::new(rows.ballots, rows.bans),
            played: rows.played,
            results: rows.results,
            bundle: rows.bundle,
            ..Self::with(stored)
        };
        if matches!(room.stored.stage, Stage::Results {}) && room.latest_results().is_none() {
            room.stored.stage = Stage::idle(room.stored.settings.mode);
        }
        room.restore_messages(messages.into_iter().map(StoredMessage::into_event).collect());
        Ok((room, unreadable))
    }

    /// A message that did not score is stored as its row only, so the rows may be newer than the room's own row and the
    /// seats: in their seq and time, and in when their senders were last active.
    fn restore_messages(&mut self, messages: Vec<Numbered>) {
        let last = messages.iter().map(|message| message.seq).max().unwrap_or_default();
        let stored = self.stored.unmarked();
        stored.seq = stored.seq.max(last);
        for (time, player, _) in messages.iter().filter_map(|message| message.event.as_message()) {
            self.seats.note_message(player, time);
            let stored = self.stored.unmarked();
            stored.last_event_at = stored.last_event_at.max(time);
        }
        self.conversation = Conversation::from(messages);
    }

    /// The results of the latest match, in their row.
    pub(super) fn latest_results(&self) -> Option<&Results> {
        self.results.values().next()
    }
}
