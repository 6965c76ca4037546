//! Transactions, which the worker crate does not bind.

use protocol::Millis;
use wasm_bindgen::prelude::*;
use worker::{Result, State};

#[wasm_bindgen]
extern "C" {
    /// A Durable Object's storage.
    #[wasm_bindgen(js_name = DurableObjectStorage)]
    #[derive(Clone)]
    type RawStorage;

    /// Runs `work` in a transaction, which is rolled back if `work` throws. wasm-bindgen throws the closure's error after
    /// the closure has returned, so its values are dropped.
    #[wasm_bindgen(method, catch, js_name = transactionSync)]
    fn transaction_sync(
        this: &RawStorage,
        work: &mut dyn FnMut() -> std::result::Result<JsValue, JsValue>,
    ) -> std::result::Result<JsValue, JsValue>;

    /// Takes part in the transaction in which it is called. The promise is about the write's confirmation, for which the
    /// runtime makes everything wait that the object sends.
    #[wasm_bindgen(method, catch, js_name = setAlarm)]
    fn set_alarm(this: &RawStorage, at: f64) -> std::result::Result<js_sys::Promise, JsValue>;
}

/// The storage as the runtime has it.
pub(super) struct Transactions(RawStorage);

impl Transactions {
    pub(super) fn new(state: &State) -> Self {
        let storage = state.storage();
        let raw: &JsValue = storage.as_raw().as_ref();
        Self(raw.clone().unchecked_into())
    }

    /// Runs `work`: all of its writes are stored, or none if it fails.
    pub(super) fn run(&self, mut work: impl FnMut() -> Result<()>) -> Result<()> {
        let mut work = || work().map(|()| JsValue::UNDEFINED).map_err(JsValue::from);
        self.0.transaction_sync(&mut work)?;
        Ok(())
    }

    /// Sets the object's alarm.
    pub(super) fn set_alarm(&self, at: Millis) -> Result<()> {
        let _ = self.0.set_alarm(at.0 as f64)?;
        Ok(())
    }
}
