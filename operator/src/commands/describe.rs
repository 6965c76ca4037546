//! Rooms and words, put into sentences.

use protocol::{Grade, Mode, Player, Settings, Speakers, Tier, WordList};

use crate::api::{Edit, Room, Word, api_name};
use crate::table::Table;

/// How a room plays: `endless, normal, about animal, everyday words, 30 s`.
pub(super) fn rules(settings: &Settings) -> String {
    let mut parts = match settings.mode {
        Mode::Talk => vec!["talk".to_owned()],
        Mode::Endless => vec!["endless".to_owned()],
        Mode::Match => vec![format!("match of {} prompts", settings.prompts)],
    };
    if settings.mode != Mode::Talk {
        parts.push(api_name(&settings.difficulty));
        parts.extend(settings.topic.map(|topic| format!("about {}", api_name(&topic))));
        let words = match settings.words {
            WordList::Everyday => "everyday words",
            WordList::Wide => "rare words too",
        };
        parts.push(words.to_owned());
        parts.push(format!("{} s", settings.seconds));
        parts.extend(settings.answers_only.then(|| "answers only".to_owned()));
    }
    if settings.speakers == Speakers::Operators {
        parts.push("only operators speak".to_owned());
    }
    parts.join(", ")
}

/// All that is known of a room.
pub(super) fn room(room: &Room) -> String {
    let facts = [
        [if room.private { "private room" } else { "channel" }.to_owned(), room.name.clone()],
        ["people".to_owned(), format!("{} of {}", room.people, room.seats)],
        ["plays".to_owned(), rules(&room.settings)],
    ];
    let players = match &room.players {
        None => "the players are shown to operators only: set ADMIN_TOKEN\n".to_owned(),
        Some(players) if players.is_empty() => "no players\n".to_owned(),
        Some(players) => table(players),
    };
    format!("{}\n{players}", Table::bare(facts))
}

fn table(players: &[Player]) -> String {
    let rows = players.iter().map(|player| {
        let here = if player.connected { "yes" } else { "no" };
        let numbers = [player.id.0, player.points, player.correct].map(|number| number.to_string());
        let [id, points, correct] = numbers;
        [id, player.nickname.as_str().to_owned(), points, correct, here.to_owned()]
    });
    Table::new(["NUMBER", "NICKNAME", "POINTS", "CORRECT", "CONNECTED"], rows).to_string()
}

/// Where a word counts, where it comes from and what was done to it: `서랍: counts everywhere, from HanDic`.
pub(super) fn word(word: &Word) -> String {
    let counts = match (word.everyday, word.wide) {
        (true, _) => "counts everywhere",
        (false, true) => "counts where rare words do",
        (false, false) => "counts nowhere",
    };
    let source = word.tier.map(|tier| match tier {
        Tier::Handic => "from HanDic",
        Tier::Added => "from the game's own lists",
        Tier::Standard => "from 표준국어대사전",
        Tier::Mecab => "from mecab-ko-dic",
    });
    let known = word.grade.map(|grade| match grade {
        Grade::Beginner => "beginners know it",
        Grade::Intermediate => "intermediate learners know it",
        Grade::Advanced => "advanced learners know it",
        Grade::Frequent => "well known",
    });
    let edit = word.edit.map(|edit| match edit {
        Edit::Added => "taken in by hand",
        Edit::Removed => "taken out by hand",
    });
    let parts: Vec<&str> = [Some(counts), source, known, edit].into_iter().flatten().collect();
    format!("{}: {}", word.word, parts.join(", "))
}

#[cfg(test)]
mod tests {
    use protocol::Settings;
    use protocol::{Difficulty, Topic, WordList};

    use super::*;

    #[test]
    fn the_rules_are_told_as_far_as_they_matter() {
        let told = |settings, speakers| rules(&Settings { speakers, ..settings });
        assert_eq!(told(Settings::default(), Speakers::Everyone), "endless, normal, everyday words, 30 s");
        let settings = Settings {
            difficulty: Difficulty::Hard,
            topic: Some(Topic::Animal),
            words: WordList::Wide,
            answers_only: true,
            ..Settings::of(Mode::Match)
        };
        let expected = "match of 10 prompts, hard, about animal, rare words too, 20 s, answers only";
        assert_eq!(told(settings, Speakers::Everyone), expected);
        assert_eq!(told(Settings::of(Mode::Talk), Speakers::Operators), "talk, only operators speak");
    }
}
