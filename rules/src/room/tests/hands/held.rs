//! Answers that come before hands could have typed them.

use protocol::{ClientFrame, Event, Millis, Note, Refusal};

use super::{at, channel, floor, scored, short_and_long};
use crate::Input;
use crate::room::tests::table::{Table, events, note, refused, sent};

#[test]
fn an_early_answer_is_told_nobody_until_hands_could_have_typed_it() {
    let (mut table, [bot, _]) = channel(["기계", "하마"]);
    let shown_at = table.prompt().shown_at;
    let [word] = table.right_words();
    let effects = at(&mut table, 50).say_as(bot, "a", &word);
    assert_eq!((effects.replies, effects.others, effects.events), (vec![], vec![], vec![]));
    assert_eq!(table.room.next_deadline(), Some(shown_at.plus(floor(&word))));
    assert_eq!(at(&mut table, floor(&word) - 1).tick(0), []);
    let events = table.tick(1);
    let [Event::Answered { time, id, elapsed, until, .. }] = &events[..] else { panic!("{events:?}") };
    assert_eq!((time.since(shown_at), *elapsed), (floor(&word), floor(&word)));
    assert_eq!((id.as_str(), *until), ("a", shown_at.plus(4_000)));
}

#[test]
fn an_answer_at_the_floor_counts_at_once() {
    let (mut table, [player, _]) = channel(["수달", "하마"]);
    let [word] = table.right_words();
    assert_eq!(scored(&at(&mut table, floor(&word)).say(player, &word)), [(player, word.as_str())]);
}

#[test]
fn an_answer_that_comes_before_a_held_one_is_due_goes_first_with_the_same_word_too() {
    let (mut table, [bot, slow_bot, person]) = channel(["기계", "기계", "수달"]);
    let [short, long] = short_and_long(&table);
    at(&mut table, 10).say_as(bot, "a", &long);
    at(&mut table, 20).say_as(slow_bot, "b", &long);
    let events = at(&mut table, floor(&short)).say(person, &short);
    assert_eq!(scored(&events), [(person, short.as_str())]);
    let effects = at(&mut table, floor(&long)).handle(Input::Tick);
    assert!(matches!(&effects.events[..], [one, two]
        if matches!(&one.event, Event::Answered { player, .. } if *player == bot)
        && matches!(&two.event, Event::Said { player, .. } if *player == slow_bot)));
    assert_eq!(effects.others, [(slow_bot, note("b", Note::AlreadyUsed { word: long }))]);
    assert_eq!(effects.replies, []);
}

#[test]
fn held_answers_score_in_the_order_in_which_they_are_due_and_then_in_which_they_came() {
    let (mut table, [first, second, third]) = channel(["하나", "둘", "셋"]);
    let mut words: [String; 12] = table.right_words();
    words.sort_by_key(|word| floor(word));
    let is_same =
        |&place: &usize| floor(&words[0]) < floor(&words[place]) && floor(&words[place]) == floor(&words[place + 1]);
    let same = (1..11).find(is_same).unwrap();
    let [short, long, other] = [0, same, same + 1].map(|place| words[place].clone());
    at(&mut table, 10).say(third, &long);
    at(&mut table, 10).say(first, &other);
    at(&mut table, 30).say(second, &short);
    let mut order = Vec::new();
    let mut now = table.now;
    while order.len() < 3 {
        let events = table.advance();
        order.extend(scored(&events).into_iter().map(|(player, _)| player));
        assert!(table.now > now, "each moment is run once");
        now = table.now;
    }
    assert_eq!(order, [second, third, first]);
}

#[test]
fn a_late_alarm_judges_each_held_answer_as_of_its_moment() {
    let (mut table, [bot, person]) = channel(["기계", "수달"]);
    let [short, long] = short_and_long(&table);
    at(&mut table, 10).say(bot, &long);
    at(&mut table, 10).say(person, &short);
    let events = at(&mut table, 3_000).tick(0);
    let elapsed = |event: &Event| if let Event::Answered { elapsed, .. } = event { Some(*elapsed) } else { None };
    assert_eq!(events.iter().filter_map(elapsed).collect::<Vec<_>>(), [floor(&short), floor(&long)]);
    let (mut table, [bot, person]) = channel(["기계", "수달"]);
    let [one, two] = table.right_words();
    at(&mut table, 10).say(bot, &one);
    let events = at(&mut table, 3_000).say(person, &two);
    assert_eq!(scored(&events)[0].0, bot, "what is due comes before a later message");
}

#[test]
fn the_word_of_a_held_answer_is_not_taken() {
    let (mut table, [bot, person]) = channel(["기계", "수달"]);
    let [word] = table.right_words();
    at(&mut table, 10).say(bot, &word);
    table.handle(sent(bot, ClientFrame::Leave));
    assert_eq!(scored(&at(&mut table, floor(&word)).say(person, &word)), [(person, word.as_str())]);
}

#[test]
fn a_held_answer_that_is_sent_again_is_absorbed() {
    let (mut table, [bot, _]) = channel(["기계", "수달"]);
    let [word] = table.right_words();
    at(&mut table, 10);
    for _ in 0..20 {
        let effects = table.say_as(bot, "a", &word);
        assert_eq!((effects.replies, effects.events), (vec![], vec![]), "no refusal, however often");
    }
    assert_eq!(scored(&at(&mut table, floor(&word)).tick(0)), [(bot, word.as_str())]);
    let effects = table.say_as(bot, "a", &word);
    assert_eq!((effects.replies, effects.events), (vec![], vec![]), "nor once it is told");
}

#[test]
fn another_word_with_the_initials_is_refused_while_an_answer_is_held_and_talk_is_not() {
    let (mut table, [bot, _]) = channel(["기계", "수달"]);
    let [one, two] = table.right_words();
    let nonsense = table.unlisted_word();
    at(&mut table, 10).say_as(bot, "a", &one);
    for text in [&two, &nonsense] {
        let effects = table.say_as(bot, "b", text);
        assert_eq!((effects.replies, effects.events), (vec![refused(Some("b"), Refusal::NotNow)], vec![]));
    }
    assert!(matches!(table.say(bot, "안녕")[..], [Event::Said { .. }]));
    assert_eq!(scored(&at(&mut table, floor(&one)).tick(0)), [(bot, one.as_str())]);
    assert!(matches!(table.say(bot, &two)[..], [Event::Said { .. }]), "chat, as of anyone who has scored");
}

#[test]
fn a_held_answer_to_a_prompt_that_was_skipped_comes_too_late() {
    let (mut table, [bot, person]) = channel(["기계", "수달"]);
    let [word] = table.right_words();
    table.say(bot, "안녕");
    at(&mut table, 10).say_as(bot, "a", &word);
    [bot, person].into_iter().for_each(|player| drop(table.handle(sent(player, ClientFrame::Skip))));
    let effects = at(&mut table, floor(&word)).handle(Input::Tick);
    assert!(matches!(&events(&effects)[..], [Event::Said { player, .. }] if *player == bot));
    assert_eq!(effects.others, [(bot, note("a", Note::TooLate { late: floor(&word) - 10 }))]);
}

#[test]
fn nobody_ends_a_prompt_while_an_answer_is_held() {
    let (mut table, [bot, person]) = channel(["기계", "수달"]);
    let [short, long] = short_and_long(&table);
    at(&mut table, 10).say(bot, &long);
    table.handle(Input::Drop { player: bot });
    let events = at(&mut table, floor(&short)).say(person, &short);
    assert!(matches!(events[..], [Event::Answered { .. }]));
    let events = at(&mut table, floor(&long)).tick(0);
    assert!(matches!(events[..], [Event::Answered { .. }, Event::Revealed { .. }]));
}

#[test]
fn the_android_client_has_the_same_floor() {
    use protocol::legacy::{Chat, ClientFrame};
    let mut table = Table::new().with_answer_floor();
    let start = Input::Legacy { player: None, frame: ClientFrame::Start, fresh: "phone".into(), network: None };
    let player = table.handle(start).seated.map(|seated| seated.player);
    let [word] = table.right_words();
    let frame = ClientFrame::Chat(Chat { username: "철수".into(), content: word.clone() });
    let effects = at(&mut table, 50).handle(Input::Legacy { player, frame, fresh: "m".into(), network: None });
    assert!(matches!(&events(&effects)[..], [Event::Player { .. }]), "the nickname alone");
    assert_eq!(scored(&at(&mut table, floor(&word)).tick(0)), [(player.unwrap(), word.as_str())]);
}

#[test]
fn a_prompt_that_is_shown_again_has_no_second_floor() {
    let (mut table, [player]) = channel(["수달"]);
    table.handle(sent(player, ClientFrame::Leave));
    let shown_at = table.now;
    table.wait(60_000).join("하마");
    assert!(table.prompt().shown_at > Millis(shown_at.0));
    let player = table.join("고래").you;
    let [word] = table.right_words();
    assert_eq!(scored(&at(&mut table, 1).say(player, &word)), [(player, word.as_str())]);
}
