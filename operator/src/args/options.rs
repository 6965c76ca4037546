use clap::Args;
use protocol::{Difficulty, Mode, SEATS_MAX, SECONDS, Scoring, Settings, Speakers, WordList};
use serde::Serialize;
use serde_json::{Map, Value};

use super::types::TopicChoice;
use super::values;
use crate::json::object;

/// The options of a room. Serialised, they are the given settings as the API writes them, without seats and `kept`.
#[derive(Clone, Debug, Default, Args, Serialize)]
pub(crate) struct RoomOptions {
    /// Whether the room has prompts
    #[arg(long, value_parser = values::mode())]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// The difficulty of the prompts
    #[arg(long, value_parser = values::difficulty())]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difficulty: Option<Difficulty>,
    /// The topic of the prompts
    #[arg(long, value_parser = values::topic())]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<TopicChoice>,
    /// Which words are accepted
    #[arg(long, value_name = "LIST", value_parser = values::words())]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<WordList>,
    /// Seconds to answer a prompt, 10 to 60
    #[arg(long, value_parser = values::within(SECONDS))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    /// Whether the room accepts only answers and no other messages
    #[arg(long, value_name = "true|false", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers_only: Option<bool>,
    /// Who may speak
    #[arg(long, value_name = "WHO", value_parser = values::speakers())]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speakers: Option<Speakers>,
    /// Whether words about sexual acts, deadly violence, suicide and drugs count
    #[arg(long, value_name = "true|false", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mature: Option<bool>,
    /// Who scores on a prompt: the first ones, or everyone until its time is up
    #[arg(long, value_name = "WHO", value_parser = values::scoring())]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scoring: Option<Scoring>,
    /// Whether only the words of the topic count. Everyone scores then
    #[arg(long, value_name = "true|false", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strict: Option<bool>,
    /// Maximum number of players, 1 to 2000
    #[arg(long, value_name = "N", value_parser = values::within(1..=SEATS_MAX))]
    #[serde(skip)]
    pub seats: Option<u32>,
    /// Whether the channel is listed even while it is empty
    #[arg(long, value_name = "true|false", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[serde(skip)]
    pub kept: Option<bool>,
}

impl RoomOptions {
    /// Whether any option is a setting. Seats and `kept` are not.
    pub(crate) fn has_settings(&self) -> bool {
        !object(self).is_empty()
    }

    /// The settings of a new channel: the defaults of its mode, changed by the given options.
    pub(crate) fn new_settings(&self) -> Settings {
        let defaults = Settings::of(self.mode.unwrap_or_default());
        Settings {
            difficulty: self.difficulty.unwrap_or(defaults.difficulty),
            topic: self.topic.map_or(defaults.topic, TopicChoice::setting),
            words: self.words.unwrap_or(defaults.words),
            seconds: self.seconds.unwrap_or(defaults.seconds),
            answers_only: self.answers_only.unwrap_or(defaults.answers_only),
            speakers: self.speakers.unwrap_or(defaults.speakers),
            mature: self.mature.unwrap_or(defaults.mature),
            scoring: self.scoring.unwrap_or(defaults.scoring),
            strict: self.strict.unwrap_or(defaults.strict),
            ..defaults
        }
    }

    /// Changes the given settings in a room's `settings`. These are JSON to keep fields of a newer server.
    pub(crate) fn patch(&self, settings: &mut Map<String, Value>) {
        settings.extend(object(self));
        if self.topic == Some(TopicChoice::Any) {
            settings.remove("topic");
        }
    }
}

#[cfg(test)]
mod tests {
    use protocol::Topic;
    use serde_json::json;

    use super::*;

    fn patched(options: &RoomOptions) -> Value {
        let mut settings = json!({
            "mode": "endless", "difficulty": "hard", "topic": "food", "words": "wide", "seconds": 45, "prompts": 7,
            "answers_only": true, "speakers": "operators", "of_a_newer_server": 1,
        });
        options.patch(settings.as_object_mut().unwrap());
        settings
    }

    #[test]
    fn a_patch_changes_only_given_settings() {
        let unchanged = patched(&RoomOptions::default());
        assert_eq!(unchanged["of_a_newer_server"], 1);
        let mut expected = unchanged.clone();
        expected["seconds"] = json!(20);
        expected["answers_only"] = json!(false);
        let options = RoomOptions { seconds: Some(20), answers_only: Some(false), ..RoomOptions::default() };
        assert_eq!(patched(&options), expected);
    }

    #[test]
    fn a_patch_sets_or_removes_the_topic() {
        let with = |topic| patched(&RoomOptions { topic: Some(topic), ..RoomOptions::default() });
        assert_eq!(with(TopicChoice::Only(Topic::Animal))["topic"], "animal");
        assert_eq!(with(TopicChoice::Any).get("topic"), None);
    }

    #[test]
    fn a_new_channel_has_the_given_settings_and_the_defaults_of_its_mode() {
        let options = RoomOptions { mode: Some(Mode::Talk), seats: Some(5), ..RoomOptions::default() };
        assert_eq!(options.new_settings(), Settings::of(Mode::Talk));
        let every_setting = RoomOptions {
            mode: Some(Mode::Endless),
            difficulty: Some(Difficulty::Hard),
            topic: Some(TopicChoice::Only(Topic::Food)),
            words: Some(WordList::Wide),
            seconds: Some(45),
            answers_only: Some(true),
            speakers: Some(Speakers::Operators),
            mature: Some(true),
            scoring: Some(Scoring::Together),
            strict: Some(true),
            ..RoomOptions::default()
        };
        let mut expected = object(&Settings::default());
        every_setting.patch(&mut expected);
        assert_eq!(object(&every_setting.new_settings()), expected);
    }

    #[test]
    fn seats_are_not_a_setting() {
        assert!(!RoomOptions { seats: Some(5), ..RoomOptions::default() }.has_settings());
        assert!(RoomOptions { seconds: Some(20), ..RoomOptions::default() }.has_settings());
    }
}
