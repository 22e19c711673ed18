//! The cells of one table as the file gives them.

use super::problem::ReadError;

/// Most columns of a row.
pub const MAX_COLUMNS: u32 = 1_000;
/// Most rows of a file; a sheet of a workbook has 1,048,576.
pub const MAX_ROWS: u32 = 2_000_000;

/// Rows of text cells with the line on which each begins.
///
/// All cells stand in one text, so that a hundred thousand rows are a handful of allocations. Rows may differ in length;
/// a cell beyond the end of its row is empty.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Grid {
    text: String,
    /// End of each cell in `text`; a cell begins where the one before it ends.
    ends: Vec<u32>,
    /// Number of the first cell of each row.
    starts: Vec<u32>,
    /// Line of each row.
    lines: Vec<u32>,
    width: usize,
    replacements: bool,
}

impl Grid {
    /// Returns the number of rows, blank ones included.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.starts.len()
    }

    /// Returns the number of cells of the longest row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Returns the number of cells of one row, 0 beyond the last row.
    #[must_use]
    pub fn row_len(&self, row: usize) -> usize {
        let Some(start) = self.starts.get(row) else {
            return 0;
        };
        let end = self
            .starts
            .get(row + 1)
            .map_or(self.ends.len(), |end| *end as usize);
        end.saturating_sub(*start as usize)
    }

    /// Returns the line on which a row begins, from 1; for a sheet, the number of the row. 0 beyond the last row.
    #[must_use]
    pub fn line(&self, row: usize) -> u32 {
        self.lines.get(row).copied().unwrap_or(0)
    }

    /// Returns the text of a cell as it stands in the file, rows and columns counted from 0; empty outside the table.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        if column >= self.row_len(row) {
            return "";
        }
        let index = self.starts.get(row).map_or(0, |start| *start as usize) + column;
        self.nth(index)
    }

    /// Returns the cells of a row in order.
    pub fn cells(&self, row: usize) -> impl Iterator<Item = &str> {
        let start = self.starts.get(row).map_or(0, |start| *start as usize);
        (start..start + self.row_len(row)).map(|index| self.nth(index))
    }

    /// Tells whether every cell of a row is empty or white space.
    #[must_use]
    pub fn is_blank(&self, row: usize) -> bool {
        self.cells(row).all(|cell| cell.trim().is_empty())
    }

    /// Tells whether U+FFFD in a cell stands for bytes that could not be decoded.
    #[must_use]
    pub fn has_replacements(&self) -> bool {
        self.replacements
    }

    pub(super) fn with_replacements(mut self, replacements: bool) -> Self {
        self.replacements = replacements;
        self
    }

    fn nth(&self, index: usize) -> &str {
        let start = match index.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0),
            None => 0,
        };
        let end = self.ends.get(index).copied().unwrap_or(0);
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// Takes the parts as a parser filled them.
    ///
    /// `ends` are offsets into `text` in ascending order and at character boundaries, `starts` are indexes into `ends`,
    /// one for each of `lines`; whatever breaks this reads as empty cells.
    pub(super) fn from_parts(
        text: String,
        ends: Vec<u32>,
        starts: Vec<u32>,
        lines: Vec<u32>,
    ) -> Self {
        let mut grid = Self {
            text,
            ends,
            starts,
            lines,
            width: 0,
            replacements: false,
        };
        grid.width = (0..grid.rows())
            .map(|row| grid.row_len(row))
            .max()
            .unwrap_or(0);
        grid
    }
}

/// Builds a grid cell by cell, for readers whose cells do not come as text.
#[derive(Debug, Default)]
pub(super) struct GridBuilder {
    text: String,
    ends: Vec<u32>,
    starts: Vec<u32>,
    lines: Vec<u32>,
}

impl GridBuilder {
    /// Begins the row of a line.
    pub(super) fn row(&mut self, line: u32) -> Result<(), ReadError> {
        if self.starts.len() >= MAX_ROWS as usize {
            return Err(ReadError::TooManyRows { limit: MAX_ROWS });
        }
        self.starts.push(u32_of(self.ends.len()));
        self.lines.push(line);
        Ok(())
    }

    /// Appends a cell to the current row: `write` appends its text.
    pub(super) fn cell(
        &mut self,
        limit: u64,
        write: impl FnOnce(&mut String),
    ) -> Result<(), ReadError> {
        let start = self.text.len();
        write(&mut self.text);
        let column = self.columns() + 1;
        let line = self.lines.last().copied().unwrap_or(0);
        let bytes = (self.text.len() - start) as u64;
        if bytes > limit {
            return Err(ReadError::CellTooLong {
                line,
                column,
                bytes,
                limit,
            });
        }
        if column > MAX_COLUMNS {
            return Err(ReadError::TooManyColumns {
                line,
                columns: column,
                limit: MAX_COLUMNS,
            });
        }
        if self.text.len() > u32::MAX as usize {
            return Err(ReadError::ExpandsTooLarge {
                limit: u64::from(u32::MAX),
            });
        }
        self.ends.push(u32_of(self.text.len()));
        Ok(())
    }

    /// Returns the number of cells of the current row.
    pub(super) fn columns(&self) -> u32 {
        let start = self.starts.last().map_or(0, |start| *start as usize);
        u32_of(self.ends.len() - start)
    }

    /// Returns the line of the current row, 0 before the first.
    pub(super) fn line(&self) -> u32 {
        self.lines.last().copied().unwrap_or(0)
    }

    /// Returns the table.
    pub(super) fn finish(self) -> Grid {
        Grid::from_parts(self.text, self.ends, self.starts, self.lines)
    }
}

/// Returns a length as `u32`; the limits of the readers keep every length below its end.
pub(super) fn u32_of(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
