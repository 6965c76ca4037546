//! Gives random and damaged inputs to everything that reads what strangers send: names, messages, frames of both
//! protocols, packets of MQTT, and rooms. An input that makes it panic, or that a room does not answer as documented, is printed. Before that it
//! measures what people of one nickname cost a room.

mod names;
mod packets;
mod room;
mod texts;

use std::error::Error;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use clap::Parser;
use fastrand::Rng;
use hangul::{Message, Nickname, Pattern, RoomName, normalize};
use lexicon::Words;
use names::Times;
use protocol::http::NewBundle;
use protocol::{ClientFrame, legacy};
use room::Rooms;
use rules::bundle;

/// The arguments.
#[derive(Parser)]
struct Arguments {
    /// The number of inputs.
    #[arg(long, default_value_t = 10_000_000)]
    inputs: u64,
    /// Determines the inputs.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let Arguments { inputs, seed } = Arguments::parse();
    let words = read_words()?;
    let times = Times::measure(&words);
    println!("{}", times.row());
    let answered = run(inputs, seed, &words)?;
    println!("| {inputs} random inputs of seed {seed} | no panic; the rooms answered {answered} of them | | yes |");
    if times.hold() { Ok(()) } else { Err("people of one nickname cost too much".into()) }
}

fn read_words() -> Result<Words<'static>, Box<dyn Error>> {
    let words = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../words/built/words.bin"))?;
    Ok(Words::new(Vec::leak(words))?)
}

/// Gives this many inputs. Returns how many of them a room answered.
fn run(inputs: u64, seed: u64, words: &Words<'_>) -> Result<u64, Box<dyn Error>> {
    let (mut rng, mut rooms) = (Rng::with_seed(seed), Rooms::new());
    let mut answered = 0;
    for number in 0..inputs {
        let text = texts::text(&mut rng);
        if catch_unwind(|| read(&text, words)).is_err() {
            return Err(format!("input {number} of seed {seed} cannot be read: {text:?}").into());
        }
        if catch_unwind(AssertUnwindSafe(|| packets::play(&mut rng, &text))).is_err() {
            return Err(format!("input {number} of seed {seed} breaks a connection of MQTT: {text:?}").into());
        }
        let played = rooms.play(&mut rng, &text, words);
        answered += u64::from(played.map_err(|fault| format!("input {number} of seed {seed} {fault}: {text:?}"))?);
    }
    Ok(answered)
}

/// Reads a text in every way in which a stranger's text is read.
fn read(text: &str, words: &Words<'_>) {
    let _ = ClientFrame::read(text);
    let _ = legacy::ClientFrame::read(text);
    let _ = RoomName::parse(text);
    let _ = Pattern::of(&normalize(text));
    let _ = words.filter.mask(text);
    let new = NewBundle { name: text.to_owned(), text: text.repeat(5), confirmed: true };
    let _ = bundle::read(&new, false, words);
    if let Ok(nickname) = Nickname::parse(text) {
        let _ = (nickname.key(), nickname.numbered(4_294));
    }
    if let Ok(message) = Message::parse(text) {
        let masked = words.filter.mask_message(message);
        let _ = Pattern::of(masked.word()).map(|pattern| words.dictionary.verdict(&pattern, masked.word()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_input_makes_anything_panic() {
        let answered = run(3_000, 1, &read_words().unwrap()).unwrap();
        assert!(answered > 1_500, "the rooms answered only {answered} inputs");
    }
}
