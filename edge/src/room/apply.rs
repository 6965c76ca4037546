//! Applies an input to the room: first in memory, then in storage, and only then over the sockets.

use protocol::{ErrorCode, Millis};
use rules::{Effects, Input, Room};
use worker::{Result, WebSocket};

use super::connections::send_error;
use super::object::RoomObject;
use crate::platform;

impl RoomObject {
    /// Applies one input, stores its effects and then sends them. `None` if that failed: then `sender` gets an
    /// `internal` error, and the next input reloads the room from storage.
    pub(super) async fn apply(&self, input: Input, sender: Option<&WebSocket>) -> Result<Option<Effects>> {
        let received = platform::now();
        let applied = self.restore().and_then(|()| self.handle(input, sender, received));
        let effects = match applied {
            Ok(effects) => effects,
            Err(error) => {
                self.room.take();
                self.telemetry.log_failure("input", &error);
                sender.inspect(|socket| send_error(socket, ErrorCode::Internal.into()));
                return Ok(None);
            }
        };
        if effects.closed {
            self.close(&effects).await?;
        } else {
            self.maintain().await?;
        }
        Ok(Some(effects))
    }

    /// Reads the room from storage into memory, unless it is in memory already or not stored.
    pub(super) fn restore(&self) -> Result<()> {
        if self.room.borrow().is_some() {
            return Ok(());
        }
        let begun = platform::now();
        let Some(room) = self.store.load()? else { return Ok(()) };
        self.room.replace(Some(room));
        self.background.load_edits()?;
        let connected = self.connections.borrow().players();
        let people = connected.len();
        self.handle(Input::Restore { connected }, None, begun)?;
        self.telemetry.log_restored(platform::now().since(begun), people);
        Ok(())
    }

    fn handle(&self, input: Input, sender: Option<&WebSocket>, received: Millis) -> Result<Effects> {
        let edits = self.background.edits();
        let words = self.words.as_ref().ok_or("the word data cannot be read")?.edited(&edits);
        let now = platform::now();
        let mut slot = self.room.borrow_mut();
        let is_new = slot.is_none();
        let room = match slot.as_mut() {
            Some(room) => room,
            None => slot.insert(self.new_room(now)?),
        };
        let position = room.position();
        let effects = room.handle(now, input, &words);
        if effects.closed {
            self.telemetry.record(&effects, room, received);
            return Ok(effects);
        }
        if effects.snapshot_changed || !effects.events.is_empty() || effects.for_operators.is_some() {
            if is_new {
                self.store.create(room)?;
                self.telemetry.log_created();
            }
            self.store.save(now, room, &effects)?;
        }
        self.connections.borrow_mut().deliver(&effects, sender, position, room)?;
        self.telemetry.record(&effects, room, received);
        if is_new && !self.store.exists()? {
            // The first join was refused, so the room was not created.
            slot.take();
        }
        Ok(effects)
    }

    /// Deletes the stored room, and then broadcasts `effects` and closes all sockets.
    async fn close(&self, effects: &Effects) -> Result<()> {
        self.state.storage().delete_all().await?;
        self.store.mark_deleted();
        let Some(room) = self.room.take() else { return Ok(()) };
        self.connections.borrow_mut().close_all(&effects.events, &room)?;
        self.background.report_closed(room.listing()).await;
        Ok(())
    }

    fn new_room(&self, now: Millis) -> Result<Room> {
        match self.name()? {
            name if name.is_code() => Err("a private room has to be created first".into()),
            name => Ok(Room::channel(name, now.0, platform::fresh_seed())),
        }
    }
}
