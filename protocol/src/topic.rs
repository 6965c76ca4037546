//! The topics of the curated words.

use serde::{Deserialize, Serialize};

macro_rules! topics {
    ($($(#[$doc:meta])* $name:ident $label:literal,)*) => {
        /// The topic of a curated word. A room may restrict its prompts to one topic.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Topic {
            $($(#[$doc])* $name,)*
        }

        impl Topic {
            /// All topics, in the order in which the page offers them.
            pub const ALL: &[Topic] = &[$(Topic::$name,)*];

            /// The label that players see: `과일·채소`.
            pub fn label(self) -> &'static str {
                match self {
                    $(Topic::$name => $label,)*
                }
            }
        }
    };
}

topics! {
    /// Animals.
    Animal "동물",
    /// Dishes and drinks.
    Food "음식",
    /// Fruit and vegetables.
    Produce "과일·채소",
    /// Everyday objects.
    Thing "물건",
    /// Clothes.
    Clothing "옷",
    /// Occupations.
    Job "직업",
    /// Types of places.
    Place "장소",
    /// Nature and weather.
    Nature "자연",
    /// The body.
    Body "몸",
    /// School.
    School "학교",
    /// Sports and games.
    Sport "운동·놀이",
    /// Countries and cities of the world.
    World "나라·도시",
    /// Places in Korea.
    Korea "우리나라 지명",
    /// Vehicles and traffic.
    Vehicle "탈것",
    /// Music and the arts.
    Art "음악·예술",
    /// Science and technology.
    Science "과학",
    /// Feelings and character.
    Feeling "감정·성격",
    /// Holidays and events.
    Holiday "명절·행사",
    /// Idioms of four Chinese characters.
    Idiom "사자성어",
    /// Words of the last fifteen years.
    Modern "요즘 말",
}

impl Topic {
    /// The topic with this index in [`Topic::ALL`], as the word file encodes it.
    pub fn from_index(index: u8) -> Option<Self> {
        Self::ALL.get(usize::from(index)).copied()
    }

    /// The topic with this label.
    pub fn from_label(label: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|topic| topic.label() == label)
    }
}
