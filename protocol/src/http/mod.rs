//! The HTTP API: bodies, routes and error codes, for the Worker, the command line and the page.

mod counters;
mod histogram;
mod listing;

pub use counters::Counters;
pub use histogram::Histogram;
pub use listing::{Counts, Listing};
