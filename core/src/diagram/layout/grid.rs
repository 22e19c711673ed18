//! Devices of an area, in rows.

use super::DEVICE;
use crate::diagram::scene::Point;

/// What is free between devices.
const GAP: i32 = 14;

/// Devices in rows.
pub(super) struct Grid {
    pub(super) size: (i32, i32),
    pub(super) places: Vec<(usize, Point)>,
}

/// The number of columns is one of a few, so that one device more seldom changes it.
const COLUMNS: [usize; 10] = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32];

/// Places devices in rows, twice as many rows as columns at most.
pub(super) fn place(devices: &[usize]) -> Grid {
    let fits = |columns: &&usize| devices.len() <= 2 * **columns * **columns;
    let columns = COLUMNS.iter().find(fits).copied().unwrap_or(48);
    let along = |count: usize, size: i32| i32::try_from(count).unwrap_or(0) * (size + GAP);
    let place = |(nth, device): (usize, &usize)| {
        let at = Point {
            x: along(nth % columns, DEVICE.0),
            y: along(nth / columns, DEVICE.1),
        };
        (*device, at)
    };
    let rows = devices.len().div_ceil(columns);
    let size = |count: usize, one: i32| (along(count, one) - GAP).max(0);
    Grid {
        size: (
            size(columns.min(devices.len()), DEVICE.0),
            size(rows, DEVICE.1),
        ),
        places: devices.iter().enumerate().map(place).collect(),
    }
}
