use crate::dom::prelude::*;
use game::protocol::Phase;

use crate::extras::cue;
use crate::preferences::{Preferences, SOUND, VIBRATION};
use crate::session::Session;
use crate::state::RoomViewStoreFields;

/// Lets what happens be heard and felt, as far as this person asked for that.
pub(crate) fn follow(session: Session) {
    let (view, preferences) = (session.view, expect_context::<Preferences>());
    let happened = move || match &*view.phase().read() {
        Phase::Open { prompt, .. } => Some(("prompt", prompt.number)),
        Phase::Fair { prompt, .. } => {
            let is_own = view.solved().read().first().is_some_and(|solved| Some(solved.by.player) == view.you().get());
            Some((if is_own { "won" } else { "found" }, prompt.number))
        }
        Phase::Podium { .. } | Phase::Results { .. } => Some(("over", 0)),
        _ => None,
    };
    let mut before = None;
    effect(move || {
        let wishes = [SOUND, VIBRATION].map(|words| preferences.wants(&words));
        // Who asks for it hears at once what it is like.
        let now = (happened(), wishes);
        if let (Some((name, _)), [sound, vibration]) = now
            && before != Some(now)
            && (sound || vibration)
        {
            cue(name, sound, vibration);
        }
        before = Some(now);
    });
}
