//! The rows of the desk's tables.

use protocol::http::Report;
use protocol::{Edit, Millis, PlayerId};
use rules::desk::DeskChange;
use serde::Deserialize;
use worker::{Result, SqlStorageValue};

#[derive(Deserialize)]
pub(super) struct EditRow {
    number: f64,
    word: String,
    edit: Option<String>,
    time: f64,
}

#[derive(Deserialize)]
pub(super) struct ProposalRow {
    word: String,
    room: String,
    player: u32,
    time: f64,
}

#[derive(Deserialize)]
pub(super) struct ReportRow {
    id: f64,
    room: String,
    time: f64,
    player: u32,
    nickname: String,
    reporter: u32,
    said: String,
}

pub(super) fn report_row(report: &Report) -> Result<Vec<SqlStorageValue>> {
    let Report { id, room, time, player, nickname, reporter, said } = report;
    let said: Vec<_> = said.iter().map(|quote| (quote.time, &quote.text)).collect();
    Ok(vec![
        real(*id),
        room.as_str().into(),
        real(player.0.into()),
        real(reporter.0.into()),
        real(time.0),
        nickname.as_str().into(),
        serde_json::to_string(&said)?.into(),
    ])
}

pub(super) fn edit(row: EditRow) -> serde_json::Result<DeskChange> {
    let EditRow { number, word, edit, time } = row;
    let edit = edit.map(|edit| serde_json::from_str::<Edit>(&edit)).transpose()?;
    Ok(DeskChange::Edit { number: number as u64, word, edit, time: millis(time) })
}

pub(super) fn proposal(row: ProposalRow) -> serde_json::Result<DeskChange> {
    let ProposalRow { word, room, player, time } = row;
    Ok(DeskChange::Proposal { word, room, player: PlayerId(player), time: millis(time) })
}

pub(super) fn report(row: ReportRow) -> serde_json::Result<DeskChange> {
    let ReportRow { id, room, time, player, nickname, reporter, said } = row;
    let said: Vec<(Millis, String)> = serde_json::from_str(&said)?;
    let said = said.into_iter().map(|(time, text)| protocol::http::Quote { time, text }).collect();
    let (player, reporter) = (PlayerId(player), PlayerId(reporter));
    Ok(DeskChange::Report(Report { id: id as u64, room, time: millis(time), player, nickname, reporter, said }))
}

/// Converts to a JavaScript number, which is exact up to 2⁵³. The desk's numbers stay far below that.
pub(super) fn real(number: u64) -> SqlStorageValue {
    (number as f64).into()
}

pub(super) fn millis(time: f64) -> Millis {
    Millis(time as u64)
}
