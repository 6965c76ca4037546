//! An input's way through the room: memory, rules, storage, and only then the sockets.

use protocol::{ErrorCode, Millis};
use rules::{Effects, Input, Room};
use worker::{Result, WebSocket};

use super::connections::send_alone;
use super::object::RoomObject;
use crate::platform;

impl RoomObject {
    /// Lets the room handle one input, stores what follows, and then sends it. `None` if that failed: then nothing was
    /// done, and `sender` is told so.
    pub(super) async fn apply(&self, input: Input, sender: Option<&WebSocket>) -> Result<Option<Effects>> {
        let received = platform::now();
        let applied = self.restore().and_then(|()| self.handle(input, sender, received));
        let effects = match applied {
            Ok(effects) => effects,
            Err(error) => {
                self.room.take();
                self.diary.note_failure("input", &error);
                sender.inspect(|socket| send_alone(socket, &ErrorCode::Internal.into()));
                return Ok(None);
            }
        };
        if effects.closed {
            self.close(&effects).await?;
        } else {
            self.run_chores().await?;
        }
        Ok(Some(effects))
    }

    /// Reads the room from storage into memory, unless it is there or was never stored.
    pub(super) fn restore(&self) -> Result<()> {
        if self.room.borrow().is_some() {
            return Ok(());
        }
        let begun = platform::now();
        let Some(room) = self.store.load()? else { return Ok(()) };
        self.room.replace(Some(room));
        self.chores.wake()?;
        let connected = self.connections.borrow().players();
        let people = connected.len();
        self.handle(Input::Restore { connected }, None, begun)?;
        self.diary.note_restored(platform::now().since(begun), people);
        Ok(())
    }

    fn handle(&self, input: Input, sender: Option<&WebSocket>, received: Millis) -> Result<Effects> {
        let edits = self.chores.edits();
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
            self.diary.note(&effects, room, received);
            return Ok(effects);
        }
        if effects.snapshot_changed || !effects.events.is_empty() || effects.for_operators.is_some() {
            if is_new {
                self.store.create(room)?;
                self.diary.note_created();
            }
            self.store.save(now, room, &effects)?;
        }
        self.connections.borrow_mut().deliver(&effects, sender, position, room)?;
        self.diary.note(&effects, room, received);
        if is_new && !self.store.exists()? {
            // The join was refused, so there is no room yet.
            slot.take();
        }
        Ok(effects)
    }

    /// Deletes a closed room, and then tells everyone.
    async fn close(&self, effects: &Effects) -> Result<()> {
        self.state.storage().delete_all().await?;
        self.store.forget_existence();
        let Some(room) = self.room.take() else { return Ok(()) };
        self.connections.borrow_mut().close_all(&effects.events, &room)?;
        self.chores.close(room.listing()).await;
        Ok(())
    }

    fn new_room(&self, now: Millis) -> Result<Room> {
        match self.name()? {
            name if name.is_code() => Err("a private room has to be made first".into()),
            name => Ok(Room::channel(name, now.0, platform::fresh_seed())),
        }
    }
}
