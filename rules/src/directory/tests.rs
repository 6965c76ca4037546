use super::*;

fn listing(name: &str, people: u32) -> Listing {
    let name = RoomName::parse(name).unwrap();
    Listing { name, people, watching: None, seats: 100, settings: Settings::default(), kept: false }
}

fn names(channels: &[Listing]) -> Vec<&str> {
    channels.iter().map(|channel| channel.name.as_str()).collect()
}

#[test]
fn channels_with_players_are_listed_with_most_players_first() {
    let mut directory = Directory::new(Millis(0), Counters::default());
    for (name, people) in [("나", 2), ("가", 2), ("다", 9), ("빈방", 0)] {
        assert_eq!(directory.report(Millis(0), listing(name, people)), people > 0);
    }
    assert_eq!(names(&directory.channels()), ["다", "가", "나", "광장"]);
    directory.report(Millis(5), listing("다", 0));
    directory.report(Millis(1), Listing { kept: false, ..listing("가", 0) });
    assert_eq!(names(&directory.channels()), ["나", "광장"]);
}

#[test]
fn private_rooms_are_counted_and_never_listed() {
    let mut directory = Directory::new(Millis(0), Counters::default());
    directory.report(Millis(0), listing("3827-1946", 4));
    directory.report(Millis(0), listing("광장", 3));
    assert_eq!(names(&directory.channels()), ["광장"]);
    assert_eq!(directory.counts(), Counts { channels: 1, private_rooms: 1, people: 7 });
}

#[test]
fn stale_rooms_are_dropped_except_kept_channels() {
    let mut directory = Directory::new(Millis(0), Counters::default());
    directory.report(Millis(0), listing("가", 2));
    directory.report(Millis(0), Listing { kept: true, ..listing("광장", 2) });
    assert_eq!(directory.forget_stale(Millis(STALE_MILLIS - 1)), [""; 0]);
    assert_eq!(directory.forget_stale(Millis(STALE_MILLIS)), ["가"]);
    let channels = directory.channels();
    assert_eq!((names(&channels), channels[0].people), (vec!["광장"], 0));
}

#[test]
fn changes_are_reported_at_most_every_ten_seconds_and_heartbeats_every_minute() {
    let (three, four, none) = (listing("가", 3), listing("가", 4), listing("가", 0));
    let now = Millis(3_000);
    let reported = |listing: &Listing| Some((Millis(1_000), listing.clone()));
    for (last, current, counted, due) in [
        (None, &three, false, Some(now)),
        (reported(&three), &four, false, Some(Millis(11_000))),
        (reported(&three), &three, false, Some(Millis(61_000))),
        (reported(&three), &three, true, Some(Millis(11_000))),
        (reported(&none), &none, false, None),
        (reported(&none), &none, true, Some(Millis(11_000))),
    ] {
        assert_eq!(report_due(last.as_ref(), current, counted, now), due);
    }
}

#[test]
fn the_list_has_pages_of_a_hundred_and_all_kept_channels_on_the_first() {
    let mut directory = Directory::new(Millis(0), Counters::default());
    for number in 1..=250 {
        directory.report(Millis(0), listing(&format!("방{number}"), number));
    }
    directory.report(Millis(0), Listing { kept: true, ..listing("조용한 방", 0) });
    let pages = [1, 2, 3, 4].map(|page| directory.page(page));
    let sizes = pages.each_ref().map(|page| (page.channels.len(), page.more));
    assert_eq!(sizes, [(100, true), (100, true), (52, false), (0, false)]);
    let first = names(&pages[0].channels);
    assert_eq!((first[0], &first[97..]), ("방250", &["방153", "조용한 방", "광장"][..]));
    assert_eq!((names(&pages[1].channels)[0], names(&pages[2].channels)[51]), ("방152", "방1"));
}
