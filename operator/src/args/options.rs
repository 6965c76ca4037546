use clap::Args;
use protocol::{Difficulty, Mode, SECONDS, Settings, Speakers, Topic, WordList};
use serde::Serialize;
use serde_json::{Map, Value};

use super::values;

/// How a channel plays. What is not given stays as it is, or as channels usually are.
#[derive(Clone, Debug, Default, Args, Serialize)]
pub(crate) struct RoomOptions {
    /// Whether there are prompts
    #[arg(long, value_parser = values::mode())]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// How hard the prompts are
    #[arg(long, value_parser = values::difficulty())]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difficulty: Option<Difficulty>,
    /// What the prompts are about
    #[arg(long, value_parser = values::topic())]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<TopicChoice>,
    /// Which words count
    #[arg(long, value_name = "LIST", value_parser = values::words())]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<WordList>,
    /// How long a prompt may be answered, 10 to 60
    #[arg(long, value_parser = values::within(SECONDS))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    /// Whether only answers are heard, no talk
    #[arg(long, value_name = "true|false", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers_only: Option<bool>,
    /// Who may speak
    #[arg(long, value_name = "WHO", value_parser = values::speakers())]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speakers: Option<Speakers>,
    /// How many people fit in, 1 to 2000
    #[arg(long, value_name = "N", value_parser = values::within(1..=2000))]
    #[serde(skip)]
    pub seats: Option<u32>,
    /// Whether the channel is listed even while nobody is there
    #[arg(long, value_name = "true|false", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[serde(skip)]
    pub kept: Option<bool>,
}

/// What prompts are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TopicChoice {
    /// About everything.
    Any,
    /// About one topic.
    #[serde(untagged)]
    Only(Topic),
}

impl RoomOptions {
    /// Whether any of the settings is given, not only the seats.
    pub(crate) fn has_settings(&self) -> bool {
        !self.given().is_empty()
    }

    /// What a new channel with these options begins with.
    pub(crate) fn fresh(&self) -> Map<String, Value> {
        let mut settings = object(&Settings::of(self.mode.unwrap_or_default()));
        self.change(&mut settings);
        settings
    }

    /// Changes what is given in a room's settings, and nothing else: not even what this program does not know.
    pub(crate) fn change(&self, settings: &mut Map<String, Value>) {
        settings.extend(self.given());
        if self.topic == Some(TopicChoice::Any) {
            settings.remove("topic");
        }
    }

    fn given(&self) -> Map<String, Value> {
        object(self)
    }
}

/// The JSON object of a struct whose fields all have a JSON form.
fn object(value: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(value) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn changed(options: &RoomOptions) -> Value {
        let mut settings = json!({
            "mode": "endless", "difficulty": "hard", "topic": "food", "words": "wide", "seconds": 45, "prompts": 7,
            "answers_only": true, "speakers": "operators", "of_a_newer_server": 1,
        });
        options.change(settings.as_object_mut().unwrap());
        settings
    }

    #[test]
    fn only_what_is_given_changes() {
        let untouched = changed(&RoomOptions::default());
        assert_eq!(untouched["of_a_newer_server"], 1);
        let mut expected = untouched.clone();
        expected["seconds"] = json!(20);
        expected["answers_only"] = json!(false);
        let options = RoomOptions { seconds: Some(20), answers_only: Some(false), ..RoomOptions::default() };
        assert_eq!(changed(&options), expected);
    }

    #[test]
    fn the_topic_is_set_and_taken_away() {
        let with = |topic| changed(&RoomOptions { topic: Some(topic), ..RoomOptions::default() });
        assert_eq!(with(TopicChoice::Only(Topic::Animal))["topic"], "animal");
        assert_eq!(with(TopicChoice::Any).get("topic"), None);
    }

    #[test]
    fn a_new_channel_begins_as_channels_do() {
        let options = RoomOptions { mode: Some(Mode::Talk), seats: Some(5), ..RoomOptions::default() };
        assert_eq!(Value::Object(options.fresh()), json!(Settings::of(Mode::Talk)));
    }

    #[test]
    fn seats_are_no_setting() {
        assert!(!RoomOptions { seats: Some(5), ..RoomOptions::default() }.has_settings());
        assert!(RoomOptions { seconds: Some(20), ..RoomOptions::default() }.has_settings());
    }
}
