//! Columns that stand straight, though a syllable is two letters wide.

use std::fmt;

use unicode_width::UnicodeWidthStr;

/// Rows of cells, each column as wide as its widest cell.
pub(crate) struct Table<const COLUMNS: usize> {
    rows: Vec<[String; COLUMNS]>,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    /// With a line of headings.
    pub(crate) fn new(headings: [&str; COLUMNS], rows: impl IntoIterator<Item = [String; COLUMNS]>) -> Self {
        let mut table = Self::bare(rows);
        table.rows.insert(0, headings.map(str::to_owned));
        table
    }

    /// Without headings.
    pub(crate) fn bare(rows: impl IntoIterator<Item = [String; COLUMNS]>) -> Self {
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
    fn columns_stand_straight_beside_hangul() {
        let table =
            Table::new(["NAME", "PEOPLE", "KEPT"], [row(["광장", "3/200", "yes"]), row(["우리 반", "12/30", ""])]);
        let expected = "NAME     PEOPLE  KEPT\n\
                        광장     3/200   yes\n\
                        우리 반  12/30\n";
        assert_eq!(table.to_string(), expected);
    }

    #[test]
    fn letters_of_all_widths_count_as_they_are_drawn() {
        let table = Table::bare([row(["ㅅㄹ", "1", "."]), row(["abc🐳", "2", "."]), row(["한", "3", "."])]);
        let widths: Vec<usize> = table.to_string().lines().map(UnicodeWidthStr::width).collect();
        assert_eq!(widths, [11, 11, 11]);
    }
}
