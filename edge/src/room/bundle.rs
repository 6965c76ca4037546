//! Calls about the bundle of words of a private room, by its maker.

use std::rc::Rc;

use protocol::http::{self, ErrorCode, LineRemark, NewBundle, RefusedBundle};
use rules::Input;
use rules::bundle::{self, Bundle};
use worker::{Response, Result};

use super::call::BundleCall;
use super::live_room::LiveRoom;
use crate::respond;

impl LiveRoom {
    pub(super) fn handle_bundle(self: &Rc<Self>, token: &str, call: BundleCall) -> Result<Response> {
        self.restore()?;
        self.flush();
        let is_maker = |room: &rules::Room| room.takes_bundles() && room.is_made_with(token);
        if !self.room.borrow().as_ref().is_some_and(is_maker) {
            return respond::error(ErrorCode::MakerOnly);
        }
        match call {
            BundleCall::Read => match self.room.borrow().as_ref().and_then(|room| room.bundle()) {
                Some(bundle) => respond::json(200, &body(bundle, Vec::new())),
                None => respond::error(ErrorCode::NoSuchBundle),
            },
            BundleCall::Take(new) => self.take_bundle(&new),
            BundleCall::Drop => match self.set_bundle(None) {
                true => respond::done(),
                false => respond::error(ErrorCode::Internal),
            },
        }
    }

    fn take_bundle(self: &Rc<Self>, new: &NewBundle) -> Result<Response> {
        let edits = self.background.edits();
        let words = self.words.as_ref().ok_or("the word data cannot be read")?.edited(&edits);
        let takes_unfit = self.room.borrow().as_ref().is_some_and(|room| room.takes_unfit_words());
        match bundle::read(new, takes_unfit, &words) {
            Err(remarks) => {
                let code = ErrorCode::BundleFaults;
                respond::json(code.status(), &RefusedBundle { code, message: code.sentence().to_owned(), remarks })
            }
            Ok((bundle, remarks)) => {
                let body = body(&bundle, remarks);
                match self.set_bundle(Some(bundle)) {
                    true => respond::json(200, &body),
                    false => respond::error(ErrorCode::Internal),
                }
            }
        }
    }

    /// Whether the room has stored the bundle, or that it has none any more.
    fn set_bundle(self: &Rc<Self>, bundle: Option<Bundle>) -> bool {
        let is_processed = self.process(Input::Bundle(bundle), None, |_| ()).is_some();
        let is_stored = self.flush();
        self.settle();
        is_processed && is_stored
    }
}

fn body(bundle: &Bundle, remarks: Vec<LineRemark>) -> http::Bundle {
    http::Bundle { name: bundle.name().to_owned(), text: bundle.text(), words: bundle.words(), remarks }
}
