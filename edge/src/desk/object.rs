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
        if let (Call::Counts, None) = (&call, &*slot)
            && let Some(counts) = self.store.counts()?
        {
            return Response::from_json(&counts);
        }
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
            Call::DropProposals { part } => {
                let dropped = self.save(&mut slot, |desk| desk.drop_matching_proposals(&part))?;
                return Response::from_json(&dropped.len());
            }
            Call::DropReports { part } => {
                let dropped = self.save(&mut slot, |desk| desk.drop_matching_reports(&part))?;
                return Response::from_json(&dropped.len());
            }
            Call::DropReport { id } => self.save(&mut slot, |desk| desk.drop_report(id))?,
            Call::Edits { known } => {
                let version = desk.version();
                let edits = (known != Some(version)).then(|| Edits { version, edits: desk.edits() });
                return Response::from_json(&edits);
            }
            Call::EditedWords => return Response::from_json(&desk.edited_words()),
            Call::Proposals => return Response::from_json(&desk.proposals()),
            Call::Reports => return Response::from_json(&desk.reports()),
            Call::Counts => {
                let counts = desk.counts();
                self.store.save_counts(&counts)?;
                return Response::from_json(&counts);
            }
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
        let Some(desk) = slot.as_mut() else { return Ok(Vec::new()) };
        let changes = change(desk);
        if changes.is_empty() {
            return Ok(changes);
        }
        if let Err(error) = self.store.save(&changes).and_then(|()| self.store.save_counts(&desk.counts())) {
            slot.take();
            return Err(error);
        }
        Ok(changes)
    }
}
