//! The stored forms of the protocol's values within the rows of a room.
//!
//! Each is a definition of its own (serde's `remote`), so that a change of what travels does not change what is stored:
//! a new field of the protocol's type does not compile before it is decided here how it is stored. Version 1 has the
//! field names of the protocol, since its types were stored before.

use std::marker::PhantomData;

use hangul::{Nickname, Pattern};
use protocol::{
    Advance, Difficulty, Found, Millis, Mode, Place, Played, PlayerId, Progress, Prompt, Results, Scoring, Settings,
    Solver, Speakers, TeamPlace, Topic, Votes, WordList,
};
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::row::{RowKind, StoredRow};

/// A stored form of `Value`.
pub(crate) trait StoredForm {
    type Value;

    fn write<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error>;
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error>;
}

/// Defines the stored form of a type of the protocol.
macro_rules! stored_form {
    ($stored:ident of $value:ident $name:literal { $($(#[$attribute:meta])* $field:ident: $type:ty,)+ }) => {
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(remote = $name)]
        pub(crate) struct $stored {
            $($(#[$attribute])* $field: $type,)+
        }

        impl StoredForm for $stored {
            type Value = $value;

            fn write<S: Serializer>(value: &$value, serializer: S) -> Result<S::Ok, S::Error> {
                Self::serialize(value, serializer)
            }

            fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<$value, D::Error> {
                Self::deserialize(deserializer)
            }
        }
    };
}

stored_form!(StoredSettings of Settings "Settings" {
    mode: Mode,
    difficulty: Difficulty,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    topic: Option<Topic>,
    words: WordList,
    seconds: u32,
    prompts: u32,
    answers_only: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    speakers: Speakers,
    #[serde(default, skip_serializing_if = "is_default")]
    mature: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    scoring: Scoring,
    #[serde(default, skip_serializing_if = "is_default")]
    advance: Advance,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bundle: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    strict: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    teams: u8,
});

stored_form!(StoredPrompt of Prompt "Prompt" {
    number: u32,
    place: u32,
    of: u32,
    pattern: Pattern,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    clue: Option<String>,
    shown_at: Millis,
    ends_at: Millis,
});

stored_form!(StoredSolver of Solver "Solver" {
    player: PlayerId,
    word: String,
    elapsed: u64,
});

stored_form!(StoredVotes of Votes "Votes" {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    player: Option<PlayerId>,
    votes: u32,
    needed: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<Millis>,
});

stored_form!(StoredProgress of Progress "Progress" {
    solved: u32,
    playing: u32,
});

stored_form!(StoredFound of Found "Found" {
    word: String,
    players: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<PlayerId>,
});

stored_form!(StoredPlace of Place "Place" {
    rank: u32,
    player: PlayerId,
    nickname: Nickname,
    points: u32,
});

stored_form!(StoredPlayed of Played "Played" {
    pattern: Pattern,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    answers: Vec<String>,
    #[serde(with = "List::<StoredSolver>")]
    solvers: Vec<Solver>,
});

stored_form!(StoredTeamPlace of TeamPlace "TeamPlace" {
    rank: u32,
    team: u8,
    points: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "List::<StoredPlace>")]
    best: Vec<Place>,
});

stored_form!(StoredResults of Results "Results" {
    #[serde(with = "List::<StoredPlace>")]
    standings: Vec<Place>,
    #[serde(with = "List::<StoredPlayed>")]
    prompts: Vec<Played>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "List::<StoredTeamPlace>")]
    teams: Vec<TeamPlace>,
});

pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// For `#[serde(with = "List::<…>")]`: a list of stored forms.
pub(crate) struct List<T>(PhantomData<T>);

impl<T: StoredForm> List<T> {
    pub(crate) fn serialize<S: Serializer>(values: &[T::Value], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(values.iter().map(Written::<T>))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T::Value>, D::Error> {
        Ok(Vec::<Read<T>>::deserialize(deserializer)?.into_iter().map(|Read(value)| value).collect())
    }
}

/// For `#[serde(with = "Maybe::<…>")]`: a stored form or `null`.
pub(crate) struct Maybe<T>(PhantomData<T>);

impl<T: StoredForm> Maybe<T> {
    pub(crate) fn serialize<S: Serializer>(value: &Option<T::Value>, serializer: S) -> Result<S::Ok, S::Error> {
        value.as_ref().map(Written::<T>).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T::Value>, D::Error> {
        Ok(Option::<Read<T>>::deserialize(deserializer)?.map(|Read(value)| value))
    }
}

/// A value that serialises as its stored form.
pub(crate) struct Written<'value, T: StoredForm>(pub(crate) &'value T::Value);

impl<T: StoredForm> Serialize for Written<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        T::write(self.0, serializer)
    }
}

/// A value that was deserialised from its stored form.
pub(crate) struct Read<T: StoredForm>(pub(crate) T::Value);

impl<'de, T: StoredForm> Deserialize<'de> for Read<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Self)
    }
}

impl StoredRow for Solver {
    const KIND: RowKind = RowKind::Solver;
    type Form = StoredSolver;
}

impl StoredRow for Played {
    const KIND: RowKind = RowKind::Played;
    type Form = StoredPlayed;
}

impl StoredRow for Results {
    const KIND: RowKind = RowKind::Results;
    type Form = StoredResults;
}
