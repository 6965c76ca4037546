//! How often a player may ask something of the operators.

use protocol::{Millis, Refusal};
use serde::{Deserialize, Serialize};

use super::refused::Refused;

/// Duration in which proposals and reports are counted, in milliseconds, from the first one on.
const QUOTA_MILLIS: u64 = 60 * 60_000;
/// The most proposals of a player in that time.
const PROPOSALS_MAX: u32 = 20;
/// The most reports of a player in that time.
const REPORTS_MAX: u32 = 10;

/// The numbers of a player's latest proposals and reports. Stored with the seat, since a room sleeps whenever it is quiet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Quota {
    since: Millis,
    proposals: u32,
    reports: u32,
}

impl Quota {
    /// Counts a proposal.
    ///
    /// # Errors
    /// [`Refusal::TooOften`] with the time until the next one is possible.
    pub(super) fn propose(&mut self, now: Millis) -> Result<(), Refused> {
        self.count(now, |quota| &mut quota.proposals, PROPOSALS_MAX)
    }

    /// Counts a report. Its errors are those of [`Quota::propose`].
    pub(super) fn report(&mut self, now: Millis) -> Result<(), Refused> {
        self.count(now, |quota| &mut quota.reports, REPORTS_MAX)
    }

    fn count(&mut self, now: Millis, count: impl Fn(&mut Self) -> &mut u32, max: u32) -> Result<(), Refused> {
        let end = self.since.plus(QUOTA_MILLIS);
        if *self == Self::default() || now >= end {
            *self = Self { since: now, ..Self::default() };
        } else if *count(self) >= max {
            return Err(Refused::with_wait(Refusal::TooOften, end.since(now)));
        }
        *count(self) += 1;
        Ok(())
    }
}
