//! Applies an input to the room in memory. Its effects wait for the next flush.

use std::rc::Rc;

use protocol::{ErrorCode, Millis};
use rules::{Effects, Input, Room};
use worker::Result;

use super::attachment::Attachment;
use super::connections::Origin;
use super::delivery::send_error;
use super::live_room::LiveRoom;
use crate::{config, platform};

impl LiveRoom {
    /// Applies one input, and flushes if that is due.
    pub(super) fn apply(self: &Rc<Self>, input: Input, sender: Option<Origin>) {
        self.process(input, sender, |_| ());
        self.settle();
    }

    /// Applies one input, whose effects then wait for the next flush, and returns what `read` finds in them. `None` if the
    /// room cannot be read: then `sender` gets an `internal` error.
    pub(super) fn process<T>(
        &self,
        input: Input,
        sender: Option<Origin>,
        read: impl FnOnce(&Effects) -> T,
    ) -> Option<T> {
        let received = platform::now();
        match self.restore().and_then(|()| self.handle(input, received, sender.as_ref())) {
            Ok((effects, seq)) => {
                let found = read(&effects);
                self.outbox.borrow_mut().push(sender, received, seq, effects);
                Some(found)
            }
            Err(error) => {
                self.telemetry.log_failure("input", &error);
                self.retry_later(received);
                sender.inspect(|origin| send_error(&origin.socket, ErrorCode::Internal.into()));
                None
            }
        }
    }

    /// Reads the room from storage into memory, unless it is in memory already or not stored.
    pub(super) fn restore(&self) -> Result<()> {
        if self.room.borrow().is_some() {
            return Ok(());
        }
        let begun = platform::now();
        let expiry = begun.plus(config::message_retention(&self.env)?);
        let connected = self.connections.borrow().connected();
        let mut room = match self.store.load(begun, expiry)? {
            Some(room) => room,
            // A channel that was watched before anybody entered it is not stored.
            None if !connected.is_empty() => self.new_room(begun, None)?,
            None => return Ok(()),
        };
        self.configure(&mut room)?;
        self.background.load()?;
        self.room.replace(Some(room));
        let people = connected.len();
        let (effects, seq) = self.handle(Input::Restore { connected }, begun, None)?;
        self.outbox.borrow_mut().push(None, begun, seq, effects);
        self.telemetry.log_restored(platform::now().since(begun), people);
        Ok(())
    }

    /// Passes an input to the rules. Returns its effects, and the room's seq after it.
    fn handle(&self, input: Input, now: Millis, sender: Option<&Origin>) -> Result<(Effects, u64)> {
        let edits = self.background.edits();
        let words = self.words.as_ref().ok_or("the word data cannot be read")?.edited(&edits);
        let mut slot = self.room.borrow_mut();
        let room = match slot.as_mut() {
            Some(room) => room,
            None => {
                let mut room = self.new_room(now, sender)?;
                self.configure(&mut room)?;
                slot.insert(room)
            }
        };
        let effects = room.handle(now, input, &words);
        Ok((effects, room.position().1))
    }

    fn new_room(&self, now: Millis, maker: Option<&Origin>) -> Result<Room> {
        match self.name()? {
            name if name.is_code() => Err("a private room has to be created first".into()),
            name => {
                let mode = maker.map(|maker| Attachment::of(&maker.socket).new_mode).unwrap_or_default();
                Ok(Room::channel_of(mode, name, now.0, platform::fresh_seed()))
            }
        }
    }

    /// Gives a room what depends on the configuration, and the secrets that it lacks.
    pub(super) fn configure(&self, room: &mut Room) -> Result<()> {
        if let Some(millis) = config::frame_interval(&self.env)? {
            room.set_frame_interval(millis);
        }
        room.set_network_key_if_none(platform::fresh_key);
        room.set_invite_if_none(platform::fresh_secret);
        room.set_answer_floor(config::has_answer_floor(&self.env)?);
        Ok(())
    }
}
