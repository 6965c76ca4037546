use hangul::RoomName;
use leptos::prelude::*;
use protocol::Refusal;

use super::dead_end::{DeadEnd, NoSuchRoom};
use super::entry::Entry;
use crate::components::ballots::Ballots;
use crate::components::chat_log::ChatLog;
use crate::components::cues::follow;
use crate::components::keyed::Keyed;
use crate::components::lazy::{Lazy, Part};
use crate::components::message_input::MessageInput;
use crate::components::prompt_board::PromptBoard;
use crate::components::room_header::RoomHeader;
use crate::components::scoreboard::Scoreboard;
use crate::session::{Session, Status};
use crate::state::RoomViewStoreFields;
use crate::{browser_storage, text};

/// A room's screen. Starts a session, and a new one each time the player asks to enter again.
#[component]
pub(crate) fn Room(room: RoomName) -> impl IntoView {
    let attempts = RwSignal::new(0);
    let again = Callback::new(move |()| *attempts.write() += 1);
    let attempt = move |_| {
        let session = Session::enter(room.clone(), browser_storage::nickname());
        view! { <SessionScreen session again/> }.into_any()
    };
    view! { <Keyed key=move || attempts.get() children=attempt/> }
}

/// What one session shows: the room, or once the session has ended, the reason with a way on.
#[component]
fn SessionScreen(session: Session, again: Callback<()>) -> impl IntoView {
    // The status that ended the session, if one did.
    let shut = move || {
        let status = session.status.get();
        let is_shut = matches!(status, Status::Refused { .. } | Status::Removed | Status::Closed | Status::TakenOver);
        is_shut.then_some(status)
    };
    let shown = move |shut: Option<Status>| match shut {
        None => view! { <OpenRoom session/> }.into_any(),
        Some(status) => ending(session.room.get_value(), status, again),
    };
    view! { <Keyed key=shut children=shown/> }
}

/// The screen after a session that ended with this status. `again` starts a new one.
fn ending(room: RoomName, status: Status, again: Callback<()>) -> AnyView {
    let dead_end = |text, hint, onward| view! { <DeadEnd text hint onward/> }.into_any();
    match status {
        Status::Refused { reason: Refusal::NoSuchRoom, .. } => view! { <NoSuchRoom/> }.into_any(),
        Status::Refused { reason: Refusal::Banned, wait } => {
            view! { <DeadEnd text=&text::BANNED title=text::banned_for(wait) hint=None onward=None/> }.into_any()
        }
        Status::Refused { reason, .. } => {
            let enter = Callback::new(move |_| again.run(()));
            view! { <Entry asked_for=Some(room) refused=Some(reason) enter/> }.into_any()
        }
        Status::Closed => dead_end(&text::ROOM_CLOSED, None, None),
        Status::TakenOver => dead_end(&text::TAKEN_OVER, None, Some((text::CONTINUE_HERE.to_owned(), again))),
        _ => dead_end(&text::REMOVED, None, None),
    }
}

/// The room, connected or reconnecting.
#[component]
fn OpenRoom(session: Session) -> impl IntoView {
    follow(session);
    let input = move |watches| match watches {
        true => view! { <Lazy part=Part::Watching(session)/> }.into_any(),
        false => view! { <MessageInput session/> }.into_any(),
    };
    view! {
        <div class="room">
            <RoomHeader session/>
            <main>
                <PromptBoard session/>
                <ChatLog session/>
                <Ballots session/>
                <Keyed key=move || session.view.watches().get() children=input/>
            </main>
            <Scoreboard session/>
        </div>
    }
}
