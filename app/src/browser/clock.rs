//! The time, as this computer's clock tells it: core has no clock and takes it as an argument.

use daicho_core::backup::generations::WallTime;
use daicho_core::ident::timestamp::Timestamp;
use js_sys::Date;

/// Returns the present instant.
pub fn now() -> Timestamp {
    // The cast saturates: an instant before 1970 is 1970.
    Timestamp::from_milliseconds(Date::now() as u64)
}

/// Returns today's date where this computer is, as `2026-04-01`.
pub fn today() -> String {
    let date = Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date()
    )
}

/// Returns an instant as the clock on the wall showed it here, as `2026-04-01 09:30`.
pub fn local(at: Timestamp) -> String {
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds until the year 9999 are exact in a double"
    )]
    let date = Date::new(&wasm_bindgen::JsValue::from_f64(at.milliseconds() as f64));
    format!(
        "{:04}-{:02}-{:02} {:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// Returns the present minute where this computer is.
pub fn wall() -> WallTime {
    let date = Date::new_0();
    // Months and days, hours and minutes are below 60.
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(date.get_full_year()).unwrap_or_default();
    WallTime {
        date: (year, small(date.get_month() + 1), small(date.get_date())),
        time: (small(date.get_hours()), small(date.get_minutes())),
    }
}
