//! The HTTP API: routes, bodies and error codes, for the Worker, the command line and the page.

mod bundle;
mod counters;
mod desk;
mod error;
mod figures;
mod histogram;
mod listing;
mod page;
mod rooms;
mod route;
mod words;

pub use bundle::{
    BUNDLE_BYTES_MAX, BUNDLE_CLUE_MAX, BUNDLE_NAME_MAX, BUNDLE_WORDS_MAX, BUNDLE_WORDS_MIN, Bundle, LineRemark,
    NewBundle, RefusedBundle, RemarkCode,
};
pub use counters::Counters;
pub use desk::{Dropped, Proposals, ProposedWord, Quote, Report, Reports};
pub use error::{ErrorBody, ErrorCode};
pub use figures::{DeskCounts, Health, OPERATOR_TOKEN_MIN, Operators, Stats, Status};
pub use histogram::Histogram;
pub use listing::{Counts, Listing};
pub use page::{Page, Placeholder};
pub use rooms::{
    Announced, Announcement, Channels, MESSAGES_MAX, MadeRoom, Message, Messages, NewRoom, REWIND_SECONDS_MAX, Rewind,
    Rewound, Room, RoomChange, SERVER_NAME,
};
pub use route::{BYTES, KEY, LEGACY, MQTT, Route, room_page};
pub use words::{EditedWord, Edits, Word, WordsFound};
