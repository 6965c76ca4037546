use hangul::RoomName;
use protocol::Refusal;

use super::dead_end::{DeadEnd, FullChannel, NoSuchRoom};
use super::entry::Entry;
use crate::components::ballots::Ballots;
use crate::components::chat_log::ChatLog;
use crate::components::cues::follow;
use crate::components::message_input::MessageInput;
use crate::components::prompt_board::PromptBoard;
use crate::components::room_header::RoomHeader;
use crate::components::scoreboard::Scoreboard;
use crate::dom::prelude::*;
use crate::dom::{live, live_by};
use crate::session::{Session, Status};
use crate::{browser_storage, text};

/// A room's screen. Starts a session, and a new one each time the player asks to enter again.
#[component]
pub(crate) fn Room(room: RoomName) -> impl IntoView {
    let attempts = RwSignal::new(0);
    live(move || {
        attempts.track();
        let session = Session::enter(room.clone(), browser_storage::nickname());
        let again = Callback::new(move |()| *attempts.write() += 1);
        view! { <SessionScreen session again/> }.into_any()
    })
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
    let dead_end = |text, hint, onward| view! { <DeadEnd text hint onward/> }.into_any();
    live_by(shut, move |shut| {
        match shut {
        None => view! { <OpenRoom session/> }.into_any(),
        Some(Status::Refused { reason: Refusal::NoSuchRoom, .. }) => view! { <NoSuchRoom/> }.into_any(),
        Some(Status::Refused { reason: Refusal::Banned, wait }) => {
            dead_end(&text::BANNED, Some(text::banned_for(wait)), None)
        }
        Some(Status::Refused { reason: Refusal::RoomFull, .. }) => {
            let room = session.room.get_value();
            match room.is_code() {
                true => dead_end(&text::ROOM_FULL, Some(text::FULL_FOR_NOW.to_owned()), Some((text::TRY_AGAIN.to_owned(), again))),
                false => view! { <FullChannel room=room.next()/> }.into_any(),
            }
        }
        Some(Status::Closed) => dead_end(&text::ROOM_CLOSED, None, None),
        Some(Status::TakenOver) => dead_end(&text::TAKEN_OVER, None, Some((text::CONTINUE_HERE.to_owned(), again))),
        Some(Status::Refused { reason, .. }) => {
            view! { <Entry asked_for=Some(session.room.get_value()) refused=Some(reason) enter=Callback::new(move |_| again.run(()))/> }
                .into_any()
        }
        Some(_) => dead_end(&text::REMOVED, None, None),
    }
    })
}

/// The room, connected or reconnecting.
#[component]
fn OpenRoom(session: Session) -> impl IntoView {
    follow(session);
    view! {
        <div class="room">
            <RoomHeader session/>
            <main>
                <PromptBoard session/>
                <ChatLog session/>
                <Ballots session/>
                <MessageInput session/>
            </main>
            <Scoreboard session/>
        </div>
    }
}
