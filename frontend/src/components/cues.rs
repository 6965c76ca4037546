use leptos::prelude::*;
use protocol::Phase;

use crate::erased::effect;
use crate::extras::cue;
use crate::preferences::{Preferences, SOUND, VIBRATION};
use crate::session::Session;
use crate::state::{RoomViewStoreFields, early_answer};

/// Plays sounds and vibrations for the room's events, as far as the player turned them on.
pub(crate) fn follow(session: Session) {
    let (view, preferences) = (session.view, expect_context::<Preferences>());
    let happened = move || match &*view.phase().read() {
        Phase::Open { prompt, .. } => {
            Some((if early_answer(view).is_some() { "won" } else { "prompt" }, prompt.number))
        }
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
        // Comparing the preferences too makes turning one on play the current cue as a sample.
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
