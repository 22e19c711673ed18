//! Which rows of a long table are drawn. Pure arithmetic; lengths are CSS pixels.
use std::ops::Range;

/// Rows drawn above and below what is visible, so that scrolling a little shows no gap.
const MARGIN: usize = 6;
/// The first row moves in steps of this many rows, so that most scroll events change nothing.
const STEP: usize = 3;

/// The part of a table that is drawn, as measured last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Window {
    /// The first row drawn.
    pub(super) first: usize,
    /// How many are drawn.
    pub(super) count: usize,
    /// The height of a row.
    pub(super) row_height: f64,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            first: 0,
            count: 40,
            row_height: 36.0,
        }
    }
}

impl Window {
    /// Returns the window for a box scrolled down by `top` that shows `height`.
    pub(super) fn at(top: f64, height: f64, row_height: f64) -> Self {
        let visible = rows_in(height, row_height) + 1;
        let first = rows_in(top, row_height).saturating_sub(MARGIN) / STEP * STEP;
        Self {
            first,
            count: visible + 2 * MARGIN + STEP,
            row_height,
        }
    }

    /// Returns the rows to draw of `rows`.
    pub(super) fn range(self, rows: usize) -> Range<usize> {
        let first = self.first.min(rows.saturating_sub(self.count));
        first..(first + self.count).min(rows)
    }

    /// Returns where the box must be scrolled to show `row` wholly, or `None` if it does already.
    ///
    /// The header, as high as a row, covers the top of the box.
    pub(super) fn reveal(self, row: usize, top: f64, height: f64) -> Option<f64> {
        let row_top = length(row, self.row_height);
        let lowest = row_top + 2.0 * self.row_height - height;
        if row_top < top {
            Some(row_top)
        } else if lowest > top {
            Some(lowest)
        } else {
            None
        }
    }
}

/// Returns the height of `rows` rows.
pub(super) fn length(rows: usize, row_height: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "far fewer rows than 2^52")]
    let rows = rows as f64;
    rows * row_height
}

/// Returns how many whole rows fit into a length.
pub(super) fn rows_in(length: f64, row_height: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative after max, and a float cast saturates"
    )]
    let rows = (length.max(0.0) / row_height.max(1.0)) as usize;
    rows
}

#[cfg(test)]
mod tests {
    use super::Window;

    #[test]
    fn every_visible_row_is_drawn_wherever_one_scrolls() {
        for rows in [0, 1, 30, 100, 100_000] {
            for step in 0..500 {
                let top = f64::from(step) * 7_201.0;
                let window = Window::at(top, 640.0, 36.0);
                let drawn = window.range(rows);
                for row in 0..rows {
                    let row_top = super::length(row, 36.0);
                    if row_top + 36.0 > top && row_top < top + 640.0 {
                        assert!(drawn.contains(&row), "row {row} of {rows} at {top}");
                    }
                    if row_top > top + 640.0 {
                        break;
                    }
                }
            }
        }
    }

    #[test]
    fn a_short_table_is_drawn_whole_even_when_the_box_was_scrolled_far() {
        assert_eq!(Window::at(1e6, 640.0, 36.0).range(20), 0..20);
    }

    #[test]
    fn the_active_row_is_brought_into_view_only_when_it_is_out_of_it() {
        let window = Window::at(360.0, 360.0, 36.0);
        assert_eq!(window.reveal(12, 360.0, 360.0), None);
        assert_eq!(window.reveal(3, 360.0, 360.0), Some(108.0));
        assert_eq!(window.reveal(25, 360.0, 360.0), Some(612.0));
    }
}
