use hangul::Message;

use super::*;

fn proposal(player: u32, word: &str) -> ForOperators {
    ForOperators::Proposal(room::Proposal { player: PlayerId(player), word: word.into() })
}

fn report(by: u32, player: u32) -> ForOperators {
    let said = vec![(Millis(1), Message::parse("광고예요").unwrap())];
    ForOperators::Report(room::Report { by: PlayerId(by), player: PlayerId(player), nickname: "심술".into(), said })
}

/// The same desk as read back from what it stored.
fn restored(changes: &[DeskChange], last_report: u64) -> Desk {
    let mut desk = Desk::new(last_report);
    changes.iter().cloned().for_each(|change| desk.restore(change));
    desk
}

#[test]
fn a_word_is_listed_by_the_number_of_its_proposers_each_counted_once() {
    let mut desk = Desk::default();
    for (room, player, word) in
        [("광장", 1, "꿀잼"), ("광장", 1, "꿀잼"), ("광장", 2, "점메추"), ("동물원", 1, "점메추")]
    {
        desk.receive(room, Millis(u64::from(player)), proposal(player, word));
    }
    let listed: Vec<_> = desk.proposals().into_iter().map(|proposed| (proposed.word, proposed.people)).collect();
    assert_eq!(listed, [("점메추".to_owned(), 2), ("꿀잼".to_owned(), 1)]);
    assert_eq!(desk.receive("광장", Millis(9), proposal(1, "꿀잼")), []);
}

#[test]
fn an_edit_settles_the_proposals_of_its_word_and_raises_the_version() {
    let mut desk = Desk::default();
    desk.receive("광장", Millis(1), proposal(1, "꿀잼"));
    let version = desk.version();
    desk.edit(Millis(2), "꿀잼", Some(Edit::Added));
    assert!(desk.version() > version);
    assert_eq!(desk.proposals(), []);
    assert_eq!(desk.edits().get("꿀잼"), Some(Edit::Added));
}

#[test]
fn an_edit_is_taken_back_once_and_the_version_never_falls() {
    let mut desk = Desk::default();
    desk.edit(Millis(1), "꿀잼", Some(Edit::Removed));
    let version = desk.version();
    assert!(!desk.edit(Millis(2), "꿀잼", None).is_empty());
    assert!(desk.version() > version, "rooms learn that it was taken back");
    assert_eq!(desk.edit(Millis(3), "꿀잼", None), []);
    assert_eq!(desk.edit(Millis(3), "서랍", None), []);
    assert_eq!((desk.edited_words(), desk.counts().edits), (Vec::new(), 0));
}

#[test]
fn a_later_report_of_the_same_player_replaces_the_earlier_one() {
    let mut desk = Desk::default();
    desk.receive("광장", Millis(1), report(1, 2));
    desk.receive("광장", Millis(2), report(3, 2));
    desk.receive("광장", Millis(5), report(1, 2));
    assert_eq!(desk.receive("광장", Millis(5), report(1, 2)), [], "told again");
    let listed: Vec<_> = desk.reports().iter().map(|report| (report.id, report.reporter.0, report.time.0)).collect();
    assert_eq!(listed, [(3, 1, 5), (2, 3, 2)]);
    assert_eq!(desk.reports()[0].said[0].text, "광고예요");
}

#[test]
fn what_is_not_there_cannot_be_dropped() {
    let mut desk = Desk::default();
    assert_eq!((desk.drop_proposals("꿀잼"), desk.drop_report(1)), (Vec::new(), Vec::new()));
    desk.receive("광장", Millis(1), report(1, 2));
    assert_eq!(desk.drop_report(1), [DeskChange::NoReport { id: 1 }]);
    assert_eq!(desk.reports(), []);
}

#[test]
fn stored_changes_bring_the_desk_back() {
    let mut desk = Desk::default();
    let mut stored = Vec::new();
    stored.extend(desk.receive("광장", Millis(1), report(1, 2)));
    stored.extend(desk.receive("광장", Millis(2), proposal(1, "꿀잼")));
    stored.extend(desk.edit(Millis(3), "서랍", Some(Edit::Removed)));
    stored.extend(desk.receive("광장", Millis(4), report(3, 2)));
    stored.extend(desk.drop_report(2));
    let mut back = restored(&stored, 2);
    assert_eq!(format!("{back:?}"), format!("{desk:?}"));
    back.receive("광장", Millis(9), report(5, 2));
    assert_eq!(back.reports()[0].id, 3, "the number of a dropped report is not given again");
}

#[test]
fn a_full_desk_drops_the_word_with_the_fewest_proposers_that_was_proposed_longest_ago() {
    let mut desk = Desk::default();
    let mut stored = Vec::new();
    for player in 0..3 {
        stored.extend(desk.receive("광장", Millis(1), proposal(player, "점메추")));
    }
    for number in 0..9_997_u32 {
        stored.extend(desk.receive("광장", Millis(u64::from(number) + 2), proposal(1, &format!("낱말{number}"))));
    }
    assert_eq!(desk.counts().proposals, 9_998);
    let changes = desk.receive("동물원", Millis(20_000), proposal(1, "꿀잼"));
    assert_eq!(changes[0], DeskChange::NoProposals { word: "낱말0".into() });
    stored.extend(changes);
    assert_eq!((desk.counts().proposals, desk.proposals()[0].word.as_str()), (9_998, "점메추"));
    assert_eq!(format!("{:?}", restored(&stored, 0)), format!("{desk:?}"));
}

#[test]
fn a_word_counts_at_most_a_hundred_proposers() {
    let mut desk = Desk::default();
    (0..150).for_each(|player| drop(desk.receive("광장", Millis(1), proposal(player, "꿀잼"))));
    assert_eq!(desk.proposals()[0].people, 100);
}

#[test]
fn a_full_desk_drops_the_oldest_report_of_the_room_with_the_most() {
    let mut desk = Desk::default();
    desk.receive("동물원", Millis(1), report(1, 2));
    (0..1_999).for_each(|by| drop(desk.receive("광장", Millis(2), report(by, 7_000))));
    assert_eq!(desk.counts().reports, 2_000);
    let changes = desk.receive("바다", Millis(3), report(1, 2));
    assert_eq!(changes[0], DeskChange::NoReport { id: 2 }, "the first of 광장");
    assert_eq!(desk.counts().reports, 2_000);
    assert_eq!(desk.receive("바다", Millis(4), report(1, 2))[0], DeskChange::NoReport { id: 2_001 }, "replaced");
}

#[test]
fn proposals_and_reports_are_dropped_by_a_part_of_their_names() {
    let mut desk = Desk::default();
    for word in ["꿀잼", "노잼", "점메추"] {
        desk.receive("광장", Millis(1), proposal(1, word));
    }
    desk.receive("광장", Millis(1), report(1, 2));
    desk.receive("동물원", Millis(1), report(1, 2));
    assert_eq!(desk.drop_matching_proposals("잼").len(), 2);
    assert_eq!(desk.proposals()[0].word, "점메추");
    assert_eq!(desk.drop_matching_reports("동물"), [DeskChange::NoReport { id: 2 }]);
    assert_eq!(desk.drop_matching_reports("심술"), [DeskChange::NoReport { id: 1 }], "by the nickname");
    assert_eq!((desk.drop_matching_proposals("").len(), desk.drop_matching_reports("").len()), (1, 0));
}
