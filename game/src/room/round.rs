use super::{Effects, Room};
use crate::hangul::Pattern;
use crate::protocol::{PlayerId, Prompt, ServerEvent};
use crate::score::{PROMPT_MILLIS, points};
use crate::text::Message;
use crate::time::Millis;
use crate::words::{Difficulty, WordList, Words};

/// A prompt does not come back among this many.
const ASKED_MAX: usize = 200;
/// A word does not score again among this many right answers; prompts do not come back sooner.
const ANSWERED_MAX: usize = ASKED_MAX;

impl Room {
    /// The word with which `text` answers the prompt, if it does and the word has not scored lately.
    pub(super) fn right_answer(&self, text: &Message, words: &Words) -> Option<String> {
        let prompt = self.prompt.as_ref()?;
        let word = text.word();
        let fits = Pattern::of(word) == Some(prompt.pattern);
        let unused = !self.answered.iter().any(|answered| answered == word);
        let is_listed = words.dictionary.verdict(&prompt.pattern, word).accepted(WordList::Everyday).is_some();
        (fits && unused && is_listed).then(|| word.to_owned())
    }

    /// Pays a right answer, tells everyone, and asks the next prompt.
    #[expect(clippy::too_many_arguments, reason = "one message and what came of it")]
    pub(super) fn score(
        &mut self,
        now: Millis,
        player: PlayerId,
        id: String,
        text: Message,
        word: String,
        words: &Words,
        effects: &mut Effects,
    ) {
        let Some(prompt) = self.prompt.take() else { return };
        let elapsed = now.since(prompt.shown_at);
        let gained = points(elapsed, PROMPT_MILLIS);
        let Some(seat) = self.seats.get_mut(player) else { return };
        seat.points += gained;
        seat.correct += 1;
        let (nickname, points, correct) = (seat.nickname.clone(), seat.points, seat.correct);
        effects.snapshot_changed = true;
        remember(&mut self.answered, word.clone(), ANSWERED_MAX);
        self.announce(effects, |seq| ServerEvent::Answered {
            seq,
            time: now,
            id,
            player,
            nickname,
            text,
            word,
            pattern: prompt.pattern,
            elapsed,
            gained,
            points,
            correct,
        });
        self.ask(now, words, effects);
    }

    /// Puts the next prompt up.
    pub(super) fn ask(&mut self, now: Millis, words: &Words, effects: &mut Effects) {
        let mut random = fastrand::Rng::with_seed(self.seed);
        let draw = random.u64(..);
        self.seed = random.u64(..);
        let asked = self.asked.make_contiguous();
        let Some(question) = words.questions.draw(draw, Difficulty::Easy, None, asked) else { return };
        remember(&mut self.asked, question.pattern, ASKED_MAX);
        self.prompts_shown += 1;
        let clue = question.clue.map(|clue| clue.text);
        let prompt = Prompt { number: self.prompts_shown, pattern: question.pattern, clue, shown_at: now };
        self.prompt = Some(prompt.clone());
        self.announce(effects, |seq| ServerEvent::Prompt { seq, prompt });
        effects.snapshot_changed = true;
    }

    /// Shows the prompt to whoever finds the room empty: its time begins now, whenever it was asked.
    pub(super) fn wake_prompt(&mut self, now: Millis, words: &Words, effects: &mut Effects) {
        match &mut self.prompt {
            Some(prompt) => prompt.shown_at = now,
            None => self.ask(now, words, effects),
        }
    }
}

fn remember<T>(latest: &mut std::collections::VecDeque<T>, item: T, max: usize) {
    if latest.len() == max {
        latest.pop_front();
    }
    latest.push_back(item);
}
