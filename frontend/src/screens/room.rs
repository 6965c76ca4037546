use crate::dom::prelude::*;
use game::names::RoomName;
use game::protocol::Refusal;

use super::dead_end::{DeadEnd, FullChannel, NoSuchRoom};
use super::entry::Entry;
use crate::components::ballots::Ballots;
use crate::components::chat_log::ChatLog;
use crate::components::message_input::MessageInput;
use crate::components::prompt_board::PromptBoard;
use crate::components::room_header::RoomHeader;
use crate::components::scoreboard::Scoreboard;
use crate::dom::live;
use crate::session::{Session, Status};
use crate::{identity, text};

/// A room: its stay, entered anew when the player asks for it.
#[component]
pub(crate) fn Room(room: RoomName) -> impl IntoView {
    let stays = RwSignal::new(0);
    live(move || {
        stays.track();
        let session = Session::enter(room.clone(), identity::nickname());
        let again = Callback::new(move |()| *stays.write() += 1);
        view! { <Stay session again/> }.into_any()
    })
}

#[component]
fn Stay(session: Session, again: Callback<()>) -> impl IntoView {
    // How the room shut its door, if it did.
    let shut = Memo::new(move |_| {
        let status = session.status.get();
        matches!(status, Status::Refused { .. } | Status::Removed | Status::Closed).then_some(status)
    });
    let enter = Callback::new(move |_| again.run(()));
    live(move || match shut.get() {
        None => view! { <Table session again/> }.into_any(),
        Some(Status::Refused { reason: Refusal::NoSuchRoom, .. }) => view! { <NoSuchRoom/> }.into_any(),
        Some(Status::Refused { reason: Refusal::Banned, wait }) => {
            view! { <DeadEnd title=text::BANNED hint=text::banned_for(wait) onward=None/> }.into_any()
        }
        Some(Status::Refused { reason: Refusal::RoomFull, .. }) if !session.room.with_value(RoomName::is_code) => {
            view! { <FullChannel room=session.room.get_value()/> }.into_any()
        }
        Some(Status::Closed) => {
            view! { <DeadEnd title=text::ROOM_CLOSED hint=text::ROOM_CLOSED_HINT.to_owned() onward=None/> }.into_any()
        }
        Some(Status::Refused { reason, .. }) => {
            view! { <Entry asked_for=Some(session.room.get_value()) refused=Some(reason) enter/> }.into_any()
        }
        Some(_) => view! { <DeadEnd title=text::REMOVED hint=text::REMOVED_HINT.to_owned() onward=None/> }.into_any(),
    })
}

#[component]
fn Table(session: Session, again: Callback<()>) -> impl IntoView {
    view! {
        <div class="room">
            <RoomHeader session again/>
            <PromptBoard session/>
            <ChatLog session/>
            <Ballots session/>
            <MessageInput session/>
            <Scoreboard session/>
        </div>
    }
}
