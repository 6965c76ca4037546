//! When messages are due. The schedule does not wait for the server: a message that is sent late is measured from the
//! moment at which it was due, so a server cannot hide that it is slow by slowing the senders.

use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// `rate` messages a second for `length`, and `burst` more at once in the middle, in order.
pub(crate) fn schedule(rate: f64, length: Duration, burst: usize) -> Vec<Duration> {
    let number = (rate * length.as_secs_f64()) as u32;
    let mut due: Vec<Duration> = (0..number).map(|index| Duration::from_secs_f64(f64::from(index) / rate)).collect();
    let middle = length / 2;
    let at = due.partition_point(|&time| time < middle);
    due.splice(at..at, std::iter::repeat_n(middle, burst));
    due
}

/// Sends the index of each message at its time. A thread of its own sleeps more exactly than the timers of the sockets'
/// thread, which are a millisecond late.
pub(crate) fn start(begin: Instant, schedule: Vec<Duration>) -> UnboundedReceiver<usize> {
    let (sender, receiver) = unbounded_channel();
    thread::spawn(move || {
        for (index, due) in schedule.into_iter().enumerate() {
            thread::sleep((begin + due).saturating_duration_since(Instant::now()));
            if sender.send(index).is_err() {
                return;
            }
        }
    });
    receiver
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schedule_is_even_and_has_its_burst_in_the_middle() {
        let millis: Vec<_> = schedule(4.0, Duration::from_secs(1), 2).into_iter().map(|due| due.as_millis()).collect();
        assert_eq!(millis, [0, 250, 500, 500, 500, 750]);
    }
}
