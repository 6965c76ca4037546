//! Text tables, aligned by display width: a Hangul syllable is two columns wide.

use std::fmt;

use unicode_width::UnicodeWidthStr;

/// Rows of cells. Each column is as wide as its widest cell.
pub(crate) struct Table<const COLUMNS: usize> {
    rows: Vec<[String; COLUMNS]>,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    /// A table whose first line has the headings.
    pub(crate) fn new(headings: [&str; COLUMNS], rows: impl IntoIterator<Item = [String; COLUMNS]>) -> Self {
        let mut table = Self::without_headings(rows);
        table.rows.insert(0, headings.map(str::to_owned));
        table
    }

    /// A table of the rows alone.
    pub(crate) fn without_headings(rows: impl IntoIterator<Item = [String; COLUMNS]>) -> Self {
        Self { rows: rows.into_iter().collect() }
    }
}

impl<const COLUMNS: usize> fmt::Display for Table<COLUMNS> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widest = |column: usize| self.rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..COLUMNS).map(widest).collect();
        for row in &self.rows {
            let cells = row.iter().zip(&widths).map(|(cell, width)| cell.clone() + &" ".repeat(width - cell.width()));
            let line = cells.collect::<Vec<_>>().join("  ");
            writeln!(formatter, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: [&str; 3]) -> [String; 3] {
        cells.map(str::to_owned)
    }

    #[test]
    fn columns_with_hangul_are_aligned() {
        let table =
            Table::new(["NAME", "PEOPLE", "KEPT"], [row(["광장", "3/200", "yes"]), row(["우리 반", "12/30", ""])]);
        let expected = "NAME     PEOPLE  KEPT\n\
                        광장     3/200   yes\n\
                        우리 반  12/30\n";
        assert_eq!(table.to_string(), expected);
    }

    #[test]
    fn characters_count_by_their_display_width() {
        let table = Table::without_headings([row(["ㅅㄹ", "1", "."]), row(["abc🐳", "2", "."]), row(["한", "3", "."])]);
        let widths: Vec<usize> = table.to_string().lines().map(UnicodeWidthStr::width).collect();
        assert_eq!(widths, [11, 11, 11]);
    }
}
