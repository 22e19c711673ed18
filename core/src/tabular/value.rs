//! Cells of a workbook as text.

use std::fmt::Write;

use calamine::{DataType, ExcelDateTime, Style};

/// Serial number of the first day that a spreadsheet no longer shows, 10000-01-01.
const SERIAL_END: f64 = 2_958_466.0;
/// Numbers from here on are not written digit by digit: a double no longer tells neighbours apart.
const WHOLE_END: f64 = 1e15;

/// Appends a cell as a person would read it; whole numbers are padded with `zeros`, errors are left out.
pub(super) fn write(data: &impl DataType, zeros: usize, text: &mut String) {
    if let Some(string) = data.get_string() {
        text.push_str(string);
    } else if let Some(number) = data.get_float() {
        write_number(number, zeros, text);
    } else if let Some(date) = data.get_datetime() {
        write_date(date, text);
    } else if let Some(iso) = data.get_datetime_iso() {
        write_iso(iso, text);
    } else if let Some(number) = data.get_int() {
        let _ = write!(text, "{number:0zeros$}");
    } else if let Some(yes) = data.get_bool() {
        text.push_str(if yes { "TRUE" } else { "FALSE" });
    } else if let Some(duration) = data.get_duration_iso() {
        text.push_str(duration);
    }
}

/// Spreadsheets keep 15 digits and show whole numbers without a point.
fn write_number(number: f64, zeros: usize, text: &mut String) {
    if number.fract() == 0.0 && number.abs() < WHOLE_END {
        let _ = write!(text, "{number:0zeros$.0}");
        return;
    }
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    let _ = write!(text, "{rounded}");
}

fn write_date(date: ExcelDateTime, text: &mut String) {
    let serial = date.as_f64();
    if date.is_duration() || !(0.0..SERIAL_END).contains(&serial) {
        return write_number(serial, 0, text);
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    if serial >= 1.0 {
        let _ = write!(text, "{year:04}-{month:02}-{day:02}");
    }
    if hour + minute + second > 0 {
        let gap = if serial >= 1.0 { " " } else { "" };
        let _ = write!(text, "{gap}{hour:02}:{minute:02}:{second:02}");
    }
}

/// `2024-04-01T00:00:00` is a day, any other time stays.
fn write_iso(iso: &str, text: &mut String) {
    match iso.split_once('T') {
        Some((day, time)) if time.bytes().all(|b| matches!(b, b'0' | b':' | b'.' | b'Z')) => {
            text.push_str(day)
        }
        Some((day, time)) => {
            let _ = write!(text, "{day} {time}");
        }
        None => text.push_str(iso),
    }
}

/// Returns how many digits a number format such as `00000` shows at least, 0 for any other format.
///
/// Lists of asset numbers are often typed as numbers and shown with leading zeros.
pub(super) fn zero_padding(style: &Style) -> usize {
    let Some(format) = &style.number_format else {
        return 0;
    };
    let code = format.format_code.as_str();
    let zeros = code.bytes().all(|byte| byte == b'0');
    if zeros && code.len() > 1 && code.len() <= 20 {
        code.len()
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use calamine::{Data, ExcelDateTimeType};

    use super::*;

    fn text(data: &Data) -> String {
        let mut text = String::new();
        write(data, 0, &mut text);
        text
    }

    fn date(serial: f64) -> String {
        text(&Data::DateTime(ExcelDateTime::new(
            serial,
            ExcelDateTimeType::DateTime,
            false,
        )))
    }

    #[test]
    fn numbers_read_as_they_are_shown() {
        assert_eq!(text(&Data::Float(12.0)), "12");
        assert_eq!(text(&Data::Float(-3.5)), "-3.5");
        assert_eq!(text(&Data::Float(0.1 + 0.2)), "0.3");
        assert_eq!(text(&Data::Float(4_901_234_567_890.0)), "4901234567890");
        let mut padded = String::new();
        write(&Data::Float(42.0), 5, &mut padded);
        assert_eq!(padded, "00042");
    }

    #[test]
    fn dates_are_iso_dates() {
        assert_eq!(date(45_383.0), "2024-04-01");
        assert_eq!(date(45_383.5), "2024-04-01 12:00:00");
        assert_eq!(date(0.25), "06:00:00");
        assert_eq!(date(-1.0), "-1");
        assert_eq!(date(1e300), format!("{}", 1e300));
        assert_eq!(
            text(&Data::DateTimeIso("2024-04-01T00:00:00".into())),
            "2024-04-01"
        );
    }
}
