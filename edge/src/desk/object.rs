use worker::{DurableObject, Env, Request, Response, Result, State, durable_object};

use super::Call;
use super::store::Store;
use crate::platform;

#[durable_object(fetch)]
pub struct DeskObject {
    store: Store,
}

impl DurableObject for DeskObject {
    fn new(state: State, _env: Env) -> Self {
        Self { store: Store::new(&state) }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let (store, call) = (&self.store, request.json().await?);
        store.create()?;
        match call {
            Call::Keep { room, at, message } => Response::from_json(&store.keep(&room, at, &message)?),
            Call::Edits { known } => Response::from_json(&store.edits(known)?),
            Call::Edit { word, edit } => Response::from_json(&store.edit(platform::now(), &word, edit)?),
            Call::Edited => Response::from_json(&store.edited()?),
            Call::Proposals => Response::from_json(&store.proposals()?),
            Call::DropProposal { word } => Response::from_json(&store.drop_proposal(&word)?),
            Call::Reports => Response::from_json(&store.reports()?),
            Call::DropReport { id } => Response::from_json(&store.drop_report(id)?),
            Call::Counts => Response::from_json(&store.counts()?),
        }
    }
}
