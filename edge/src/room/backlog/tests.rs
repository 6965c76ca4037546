use super::*;

const KIB: usize = 1024;
const SECOND: u64 = 1_000;

/// A room with one client, and a clock.
struct Bench {
    now: Millis,
    seq: u64,
    broadcasts: Broadcasts,
    reader: Reader,
}

impl Bench {
    fn new(acknowledges: bool) -> Self {
        let (now, broadcasts) = (Millis(1_000_000), Broadcasts::default());
        Self { now, seq: 0, reader: Reader::new(now, acknowledges, &broadcasts), broadcasts }
    }

    /// Broadcasts so many KiB in each of so many seconds.
    fn broadcast(&mut self, seconds: u64, kib: usize) {
        for _ in 0..seconds {
            (self.now, self.seq) = (self.now.plus(SECOND), self.seq + 1);
            self.broadcasts.add(self.now, self.seq, kib * KIB);
        }
    }

    fn acknowledge(&mut self, seq: u64) {
        self.reader.acknowledge(self.now, seq, &self.broadcasts);
    }

    fn is_behind(&self) -> bool {
        self.reader.is_behind(&self.broadcasts)
    }
}

#[test]
fn a_client_that_acknowledges_nothing_more_falls_behind() {
    let mut bench = Bench::new(true);
    bench.broadcast(30, 10);
    assert!(!bench.is_behind(), "300 KiB, 80 of them in the last 7.5 s");
    bench.broadcast(5, 10);
    assert!(bench.is_behind());
    bench.acknowledge(10);
    assert!(!bench.is_behind());
    bench.broadcast(9, 10);
    assert!(bench.is_behind());
}

#[test]
fn a_client_that_acknowledges_every_five_seconds_keeps_up_in_the_busiest_room() {
    let mut bench = Bench::new(true);
    for _ in 0..20 {
        bench.broadcast(5, 10 * KIB);
        assert!(!bench.is_behind());
        bench.acknowledge(bench.seq);
    }
}

#[test]
fn an_earlier_acknowledgement_takes_nothing_back() {
    let mut bench = Bench::new(true);
    bench.broadcast(30, 10);
    bench.acknowledge(30);
    bench.acknowledge(1);
    bench.broadcast(20, 10);
    assert!(!bench.is_behind());
}

#[test]
fn replies_count_until_an_event_after_them_is_acknowledged() {
    let mut bench = Bench::new(true);
    bench.broadcast(10, 0);
    bench.reader.add_replies(10, 200 * KIB);
    bench.acknowledge(9);
    bench.reader.add_replies(12, 100 * KIB);
    assert!(bench.is_behind());
    bench.acknowledge(10);
    assert!(!bench.is_behind(), "the first reply was before event 11");
    bench.reader.add_replies(14, 200 * KIB);
    assert!(bench.is_behind());
    bench.acknowledge(12);
    assert!(!bench.is_behind());
    bench.acknowledge(14);
    bench.reader.add_replies(14, 256 * KIB);
    assert!(!bench.is_behind());
}

#[test]
fn a_client_without_acknowledgements_has_read_everything_when_it_sends_something() {
    let mut bench = Bench::new(false);
    for _ in 0..20 {
        bench.broadcast(45, KIB);
        bench.reader.add_replies(bench.seq, 20 * KIB);
        assert!(!bench.is_behind());
        bench.reader.hear(bench.now, &bench.broadcasts);
    }
    bench.broadcast(46, KIB);
    assert!(bench.is_behind());
}

#[test]
fn a_ping_is_about_what_was_sent_before_it() {
    let mut bench = Bench::new(false);
    bench.broadcast(30, KIB);
    let pinged = bench.now;
    bench.broadcast(60, KIB);
    assert!(bench.is_behind());
    bench.reader.hear(pinged.plus(20 * SECOND), &bench.broadcasts);
    assert!(!bench.is_behind());
    bench.broadcast(10, KIB);
    bench.reader.hear(pinged.plus(20 * SECOND), &bench.broadcasts);
    assert!(bench.is_behind(), "the same ping");
}

#[test]
fn a_client_that_only_asks_for_more_falls_behind() {
    let mut bench = Bench::new(false);
    for _ in 0..10 {
        bench.broadcast(2, 4);
        bench.reader.hear_request(bench.now);
        bench.reader.add_replies(bench.seq, 20 * KIB);
    }
    assert!(bench.is_behind());
    let pinged = Millis(bench.now.0 - 1);
    bench.reader.hear(pinged, &bench.broadcasts);
    assert!(!bench.is_behind(), "a ping before the last request");
    bench.reader.add_replies(bench.seq, 200 * KIB);
    bench.reader.hear(pinged, &bench.broadcasts);
    assert!(bench.is_behind(), "the same ping");
}

#[test]
fn what_was_broadcast_before_a_client_came_does_not_hide_its_replies() {
    let mut bench = Bench::new(false);
    bench.broadcast(5, KIB);
    bench.reader = Reader::new(bench.now, false, &bench.broadcasts);
    bench.reader.add_replies(bench.seq, 193 * KIB);
    assert!(bench.is_behind());
}

#[test]
fn after_its_first_acknowledgement_a_client_is_believed_no_more() {
    let mut bench = Bench::new(false);
    bench.broadcast(30, 10);
    bench.acknowledge(1);
    bench.broadcast(10, 10);
    bench.reader.hear(bench.now, &bench.broadcasts);
    assert!(bench.is_behind());
}

#[test]
fn only_a_seq_that_was_told_can_be_acknowledged() {
    let mut bench = Bench::new(true);
    assert!(bench.broadcasts.may_have_told(1_000), "the object woke after it was told");
    bench.broadcast(3, 1);
    assert!(bench.broadcasts.may_have_told(3));
    assert!(!bench.broadcasts.may_have_told(4));
}

#[test]
fn a_room_keeps_few_marks_and_counts_on() {
    let mut bench = Bench::new(true);
    for _ in 0..4 * MARKS_MAX as u64 {
        (bench.now, bench.seq) = (bench.now.plus(MARK_MILLIS / 2), bench.seq + 1);
        bench.broadcasts.add(bench.now, bench.seq, KIB);
        bench.acknowledge(bench.seq);
    }
    assert_eq!(bench.broadcasts.marks.len(), MARKS_MAX);
    assert!(!bench.is_behind());
    bench.reader = Reader { read: 0, ..bench.reader };
    bench.acknowledge(1);
    assert_eq!(bench.reader.read, 0, "that mark is gone");
}

#[test]
fn silence_ends_with_anything_that_the_client_sends() {
    let mut bench = Bench::new(true);
    let begin = bench.now;
    assert!(!bench.reader.is_silent(begin.plus(89 * SECOND)));
    assert!(bench.reader.is_silent(begin.plus(90 * SECOND)));
    bench.reader.hear(begin.plus(50 * SECOND), &bench.broadcasts);
    assert!(!bench.reader.is_silent(begin.plus(139 * SECOND)));
    bench.reader.hear_request(begin.plus(80 * SECOND));
    assert!(!bench.reader.is_silent(begin.plus(169 * SECOND)));
}
