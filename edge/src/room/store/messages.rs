//! A room's rows of messages, one for each flush.

use protocol::{Millis, RECENT_MAX, SILENT_MILLIS};
use rules::{StoredBatch, StoredError, StoredMessage};
use serde::Deserialize;
use worker::{Error, Result, SqlStorageValue};

use super::{INTEGER_MAX, Store, integer, integers};

/// `first` and `last` are the numbers of the row's first and last message, `time` is that of its last.
pub(super) const BATCH_TABLE: &str =
    "batch (last INTEGER PRIMARY KEY, first INTEGER NOT NULL, time INTEGER NOT NULL, body TEXT NOT NULL)";

/// At most this many messages are read to learn who is active. In a room with more, players say something again soon.
const ACTIVE_MAX: u64 = 2_000;

#[derive(Deserialize)]
struct BatchRow {
    last: f64,
    body: String,
}

#[derive(Deserialize)]
struct Oldest {
    time: f64,
}

impl Store {
    pub(super) fn insert_batch(&self, batch: &StoredBatch) -> Result<()> {
        let range = integers([batch.last(), batch.first(), batch.time().0])?;
        let row: Vec<SqlStorageValue> = range.into_iter().chain([batch.write().into()]).collect();
        self.write("INSERT INTO batch (last, first, time, body) VALUES (?, ?, ?, ?)", row)?;
        Ok(())
    }

    /// Deletes one message.
    pub(super) fn delete_message(&self, seq: u64) -> Result<()> {
        let Some((last, batch)) = self.batch_with(seq)? else { return Ok(()) };
        match batch.without(seq) {
            Some(rest) => {
                let row = vec![rest.write().into(), integer(last)?];
                self.write("UPDATE batch SET body = ? WHERE last = ?", row)?;
            }
            None => {
                self.write("DELETE FROM batch WHERE last = ?", vec![integer(last)?])?;
            }
        }
        Ok(())
    }

    /// Messages, oldest first: the first `limit` of those with a higher `seq` than `after`, or the last `limit` without
    /// `after`. Damaged rows are set aside. Rows of a newer version are left out and stay in the table.
    pub(in crate::room) fn messages(
        &self,
        since: Option<Millis>,
        after: Option<u64>,
        before: Option<u64>,
        limit: u64,
    ) -> Result<Vec<StoredMessage>> {
        let (messages, too_new) = self.readable_messages(since, after, before, limit)?;
        too_new.inspect(|error| self.telemetry.log_newer_message(error));
        Ok(messages)
    }

    /// As [`Store::messages`], with the reason why one of the rows was left out.
    fn readable_messages(
        &self,
        since: Option<Millis>,
        after: Option<u64>,
        before: Option<u64>,
        limit: u64,
    ) -> Result<(Vec<StoredMessage>, Option<StoredError>)> {
        let (since, before, limit) = (since.unwrap_or_default(), before.unwrap_or(INTEGER_MAX), limit as usize);
        let is_asked_for =
            |message: &StoredMessage| message.seq < before && message.seq > after.unwrap_or(0) && message.time >= since;
        // Times rise with `seq`, so this needs no index on `time`, which each insert would have to update.
        let rows = match after {
            Some(after) => self.sql.exec(
                "SELECT last, body FROM batch WHERE last > ? AND first < ? AND time >= ? ORDER BY last",
                integers([after, before, since.0])?,
            ),
            // From the row that has the messages just before `before`.
            None => self.sql.exec(
                "SELECT last, body FROM batch WHERE time >= ? AND \
                 last <= COALESCE((SELECT MIN(last) FROM batch WHERE last >= ?), ?) ORDER BY last DESC",
                integers([since.0, before, INTEGER_MAX])?,
            ),
        }?;
        let (mut messages, mut damaged, mut too_new) = (Vec::new(), Vec::new(), None);
        for row in rows.next::<BatchRow>() {
            let BatchRow { last, body } = row?;
            let mut found = match StoredBatch::read(&body) {
                Ok(batch) => batch.into_messages(),
                Err(error @ StoredError::Unreadable(_)) => {
                    damaged.push((last as u64, error));
                    continue;
                }
                Err(error @ StoredError::TooNew { .. }) => {
                    too_new = Some(error);
                    continue;
                }
            };
            found.retain(is_asked_for);
            if after.is_none() {
                found.reverse();
            }
            messages.extend(found);
            if messages.len() >= limit {
                break;
            }
        }
        messages.truncate(limit);
        if after.is_none() {
            messages.reverse();
        }
        // After the loop, because a cursor must not outlive a change of its table.
        for (last, error) in damaged {
            self.set_batch_aside(last, &error)?;
        }
        Ok((messages, too_new))
    }

    /// The messages that a restored room needs: those that a welcome shows, and before them those of players who are still
    /// active, up to [`ACTIVE_MAX`]. A room with messages of a newer version is refused: without them it would use their
    /// numbers again.
    pub(super) fn latest_messages(&self, now: Millis) -> Result<Vec<StoredMessage>> {
        let latest = |since, limit| match self.readable_messages(since, None, None, limit)? {
            (messages, None) => Ok(messages),
            (_, Some(error)) => Err(Error::RustError(error.to_string())),
        };
        let shown = latest(None, RECENT_MAX as u64)?;
        let active_since = now.minus(SILENT_MILLIS);
        if shown.len() < RECENT_MAX || shown.first().is_none_or(|oldest| oldest.time < active_since) {
            return Ok(shown);
        }
        latest(Some(active_since), ACTIVE_MAX)
    }

    pub(in crate::room) fn has_message(&self, seq: u64) -> Result<bool> {
        Ok(self.exists()? && self.batch_with(seq)?.is_some())
    }

    /// The readable row that has the message with this number, and the row's key.
    fn batch_with(&self, seq: u64) -> Result<Option<(u64, StoredBatch)>> {
        let query = "SELECT last, body FROM batch WHERE last >= ? AND first <= ? ORDER BY last LIMIT 1";
        let rows = self.sql.exec(query, integers([seq, seq])?)?.to_array::<BatchRow>()?;
        let found = rows.into_iter().next().map(|BatchRow { last, body }| (last as u64, StoredBatch::read(&body)));
        Ok(found.and_then(|(last, batch)| Some((last, batch.ok().filter(|batch| batch.contains(seq))?))))
    }

    /// The time of what expires first since `moment`: the last message of a row, or what was set aside.
    pub(in crate::room) fn oldest(&self, moment: Millis) -> Result<Option<Millis>> {
        let query = "SELECT time FROM batch WHERE time >= ? ORDER BY last LIMIT 1";
        let rows = self.sql.exec(query, integers([moment.0])?)?.to_array::<Oldest>()?;
        let message = rows.first().map(|row| Millis(row.time as u64));
        Ok([message, self.oldest_unreadable(moment)?].into_iter().flatten().min())
    }

    /// Deletes the rows whose last message is older than `moment`.
    pub(super) fn forget_messages(&self, moment: Millis) -> Result<()> {
        let kept = "SELECT last FROM batch WHERE time >= ? ORDER BY last LIMIT 1";
        let query = format!("DELETE FROM batch WHERE last < COALESCE(({kept}), ?)");
        self.write(&query, integers([moment.0, INTEGER_MAX])?)?;
        Ok(())
    }
}
