use game::names::RoomName;
use game::protocol::Refusal;
use leptos::prelude::*;

use super::entry::Entry;
use crate::components::chat_log::ChatLog;
use crate::components::message_input::MessageInput;
use crate::components::prompt_board::PromptBoard;
use crate::components::scoreboard::Scoreboard;
use crate::session::{Session, Status};
use crate::state::RoomViewStoreFields;
use crate::{identity, text};

/// A room: its stay, entered anew when the player asks for it.
#[component]
pub(crate) fn Room(room: RoomName) -> impl IntoView {
    let stays = RwSignal::new(0);
    move || {
        stays.track();
        let session = Session::enter(room.clone(), identity::nickname());
        let again = Callback::new(move |()| *stays.write() += 1);
        view! { <Stay room=room.clone() session again/> }
    }
}

#[component]
fn Stay(room: RoomName, session: Session, again: Callback<()>) -> impl IntoView {
    let introduce = Callback::new(move |nickname: String| {
        identity::remember_nickname(&nickname);
        again.run(());
    });
    let refused = Memo::new(move |_| match session.status.get() {
        Status::Refused(reason) => Some(reason),
        _ => None,
    });
    move || match refused.get() {
        Some(reason) => view! { <Refused room=room.clone() reason introduce/> }.into_any(),
        None => view! { <Table room=room.clone() session again/> }.into_any(),
    }
}

#[component]
fn Refused(room: RoomName, reason: Refusal, introduce: Callback<String>) -> impl IntoView {
    view! { <Entry asked_for=Some(room) refused=Some(reason) enter=introduce/> }
}

#[component]
fn Table(room: RoomName, session: Session, again: Callback<()>) -> impl IntoView {
    let view = session.view;
    let connected = move || view.players().read().iter().filter(|row| row.connected).count();
    view! {
        <div class="room">
            <header class="room-header">
                <h1>{room.as_str().to_owned()}</h1>
                <p class="room-people">{move || text::people(connected())}</p>
                <Connection session again/>
            </header>
            <PromptBoard view/>
            <ChatLog view/>
            <MessageInput session/>
            <Scoreboard view/>
        </div>
    }
}

#[component]
fn Connection(session: Session, again: Callback<()>) -> impl IntoView {
    let line = move || match session.status.get() {
        Status::Connecting => Some(text::CONNECTING.to_owned()),
        Status::Reconnecting(attempt) => Some(text::reconnecting(attempt)),
        Status::TakenOver => Some(text::TAKEN_OVER.to_owned()),
        Status::Live | Status::Refused(_) => None,
    };
    let is_taken_over = move || session.status.get() == Status::TakenOver;
    view! {
        <div class="connection" role="status">
            {line}
            <Show when=is_taken_over>
                <button on:click=move |_| again.run(())>{text::CONTINUE_HERE}</button>
            </Show>
        </div>
    }
}
