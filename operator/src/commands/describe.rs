//! Describes rooms and words as text.

use protocol::http::{Listing, Room, Word};
use protocol::{Advance, Edit, Grade, Mode, Player, PlayerId, Scoring, Settings, Speakers, Tier, WordList};

use crate::json::variant_name;
use crate::table::Table;

/// The settings that matter in their mode: `endless, normal, topic animal, everyday words, 30 s`.
pub(super) fn settings(settings: &Settings) -> String {
    let mut parts = match settings.mode {
        Mode::Talk => vec!["talk".to_owned()],
        Mode::Endless => vec!["endless".to_owned()],
        Mode::Match => vec![format!("match of {} prompts", settings.prompts)],
    };
    if settings.mode != Mode::Talk {
        parts.push(variant_name(&settings.difficulty));
        parts.extend(settings.topic.map(|topic| format!("topic {}", variant_name(&topic))));
        let words = match settings.words {
            WordList::Everyday => "everyday words",
            WordList::Wide => "rare words too",
        };
        parts.push(words.to_owned());
        parts.push(format!("{} s", settings.seconds));
        parts.extend(settings.bundle.as_ref().map(|name| format!("bundle {name}")));
        parts.extend(settings.strict.then(|| "only their words".to_owned()));
        parts.extend(settings.answers_only.then(|| "answers only".to_owned()));
        parts.extend((settings.scoring == Scoring::Together).then(|| "everyone scores".to_owned()));
        parts.extend((settings.teams > 0).then(|| format!("{} teams", settings.teams)));
        parts.extend((settings.advance == Advance::Host).then(|| "the host goes on".to_owned()));
        parts.extend(settings.mature.then(|| "mature words too".to_owned()));
    }
    if settings.speakers == Speakers::Operators {
        parts.push("only operators speak".to_owned());
    }
    parts.join(", ")
}

/// How many watch a room, after the number of its people; empty where nobody does.
pub(super) fn watching(listing: &Listing) -> String {
    listing.watching.map(|watching| format!(" +{watching} watching")).unwrap_or_default()
}

/// A room and its players, in several lines.
pub(super) fn room(Room { listing, private, players, marked }: &Room) -> String {
    let facts = [
        [if *private { "private room" } else { "channel" }.to_owned(), listing.name.as_str().to_owned()],
        ["people".to_owned(), format!("{} of {}{}", listing.people, listing.seats, watching(listing))],
        ["plays".to_owned(), settings(&listing.settings)],
    ];
    let players = match players {
        None => "the players are shown to operators only: set ADMIN_TOKEN\n".to_owned(),
        Some(players) if players.is_empty() => "no players\n".to_owned(),
        Some(players) => format!("{}{}", scoreboard(players), marks(players, marked)),
    };
    format!("{}\n{players}", Table::without_headings(facts))
}

/// The players who are marked; nothing without any.
fn marks(players: &[Player], marked: &[PlayerId]) -> String {
    let marked = players.iter().filter(|player| marked.contains(&player.id));
    let names: Vec<_> = marked.map(|player| format!("{} ({})", player.nickname.as_str(), player.id.0)).collect();
    if names.is_empty() { String::new() } else { format!("\nanswer faster than hands: {}\n", names.join(", ")) }
}

fn scoreboard(players: &[Player]) -> String {
    let rows = players.iter().map(|player| {
        let connected = if player.connected { "yes" } else { "no" };
        let numbers = [player.id.0, player.points, player.correct].map(|number| number.to_string());
        let [id, points, correct] = numbers;
        [id, player.nickname.as_str().to_owned(), points, correct, connected.to_owned()]
    });
    Table::new(["NUMBER", "NICKNAME", "POINTS", "CORRECT", "CONNECTED"], rows).to_string()
}

/// Where a word is accepted, its source, how well known it is, and its edit: `서랍: accepted everywhere, from HanDic`.
pub(super) fn word(word: &Word) -> String {
    let accepted = match (word.everyday, word.wide) {
        (true, _) => "accepted everywhere",
        (false, true) => "accepted only in rooms with rare words",
        (false, false) => "not accepted",
    };
    let source = word.tier.map(|tier| match tier {
        Tier::Handic => "from HanDic",
        Tier::Added => "from the game's own lists",
        Tier::Standard => "from the Standard Korean Language Dictionary",
        Tier::Mecab => "from mecab-ko-dic",
    });
    let grade = word.grade.map(|grade| match grade {
        Grade::Beginner => "known to beginners",
        Grade::Intermediate => "known to intermediate learners",
        Grade::Advanced => "known to advanced learners",
        Grade::Frequent => "well known",
    });
    let edit = word.edit.map(|edit| match edit {
        Edit::Added => "added by an operator",
        Edit::Removed => "removed by an operator",
    });
    let unfit = word.unfit.then_some("unfit: about sex, violence, suicide or drugs");
    let parts: Vec<&str> = [Some(accepted), source, grade, edit, unfit].into_iter().flatten().collect();
    format!("{}: {}", word.word, parts.join(", "))
}

#[cfg(test)]
mod tests {
    use protocol::{Difficulty, Topic};

    use super::*;

    #[test]
    fn only_settings_that_matter_in_the_mode_are_described() {
        let described = |options, speakers| settings(&Settings { speakers, ..options });
        assert_eq!(described(Settings::default(), Speakers::Everyone), "endless, normal, everyday words, 30 s");
        let hard_match = Settings {
            difficulty: Difficulty::Hard,
            topic: Some(Topic::Animal),
            words: WordList::Wide,
            answers_only: true,
            mature: true,
            scoring: Scoring::Together,
            advance: Advance::Host,
            bundle: Some("과학".to_owned()),
            strict: true,
            teams: 3,
            ..Settings::of(Mode::Match)
        };
        let expected = "match of 10 prompts, hard, topic animal, rare words too, 20 s, bundle 과학, only their words, \
                        answers only, everyone scores, 3 teams, the host goes on, mature words too";
        assert_eq!(described(hard_match, Speakers::Everyone), expected);
        assert_eq!(described(Settings::of(Mode::Talk), Speakers::Operators), "talk, only operators speak");
    }
}
