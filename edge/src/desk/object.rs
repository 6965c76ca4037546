//! The desk's Durable Object: handles calls in memory and stores the changes.

use std::cell::RefCell;

use rules::desk::{Desk, DeskChange};
use worker::{DurableObject, Env, Request, Response, Result, State, durable_object};

use super::store::Store;
use super::{Call, Edits};
use crate::platform;

#[durable_object(fetch)]
pub struct DeskObject {
    store: Store,
    /// `None` until the first call, and after a failed write, when the memory may be ahead of the storage.
    desk: RefCell<Option<Desk>>,
}

impl DurableObject for DeskObject {
    fn new(state: State, _env: Env) -> Self {
        Self { store: Store::new(&state), desk: RefCell::default() }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let call = request.json().await?;
        let mut slot = self.desk.borrow_mut();
        let desk = match slot.as_mut() {
            Some(desk) => desk,
            None => slot.insert(self.store.load()?),
        };
        let now = platform::now();
        let changes = match call {
            Call::Keep { room, at, message } => {
                self.save(&mut slot, |desk| desk.receive(&room, at, message))?;
                return Response::from_json(&());
            }
            Call::Edit { word, edit } => self.save(&mut slot, |desk| desk.edit(now, &word, edit))?,
            Call::DropProposal { word } => self.save(&mut slot, |desk| desk.drop_proposals(&word))?,
            Call::DropReport { id } => self.save(&mut slot, |desk| desk.drop_report(id))?,
            Call::Edits { known } => {
                let version = desk.version();
                let edits = (known != Some(version)).then(|| Edits { version, edits: desk.edits() });
                return Response::from_json(&edits);
            }
            Call::EditedWords => return Response::from_json(&desk.edited_words()),
            Call::Proposals => return Response::from_json(&desk.proposals()),
            Call::Reports => return Response::from_json(&desk.reports()),
            Call::Counts => return Response::from_json(&desk.counts()),
        };
        Response::from_json(&!changes.is_empty())
    }
}

impl DeskObject {
    /// Changes the desk and stores the changes. If that fails, the memory is dropped and the next call reloads it.
    fn save(
        &self,
        slot: &mut Option<Desk>,
        change: impl FnOnce(&mut Desk) -> Vec<DeskChange>,
    ) -> Result<Vec<DeskChange>> {
        let changes = slot.as_mut().map(change).unwrap_or_default();
        if let Err(error) = self.store.save(&changes) {
            slot.take();
            return Err(error);
        }
        Ok(changes)
    }
}
