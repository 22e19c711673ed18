//! Devices of a hospital group and edits to them, the same for every side.

use std::ops::Range;

/// Fields of which every device has its own value, and how a value of them begins.
const DISTINCT: [(&str, &str); 5] = [
    ("asset_number", "ME-"),
    ("serial_number", "SN"),
    ("mac", "00:1b:63:"),
    ("ipv4", "10.20."),
    ("host_name", "dev-"),
];

/// Fields whose values repeat, with how many there are.
const REPEATED: [(&str, u32); 20] = [
    ("trade_name", 800),
    ("model_number", 800),
    ("manufacturer", 120),
    ("generic_name", 300),
    ("jmdn_code", 300),
    ("device_class", 4),
    ("approval_number", 800),
    ("os", 12),
    ("os_version", 40),
    ("connectivity", 4),
    ("department", 35),
    ("building", 5),
    ("floor", 9),
    ("room", 400),
    ("status", 6),
    ("acquisition", 5),
    ("dealer", 60),
    ("installed_on", 3000),
    ("responsible", 90),
    ("note", 500),
];

/// One person gives one device another serial number.
pub(crate) struct Edit {
    pub(crate) device: u32,
    pub(crate) serial: String,
}

/// The 16 bytes of a device's id.
pub(crate) fn id(nth: u32) -> [u8; 16] {
    let mixed = (u64::from(nth) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut bytes = [0; 16];
    for (to, from) in bytes
        .iter_mut()
        .zip(mixed.to_be_bytes().into_iter().cycle())
    {
        *to = from;
    }
    bytes
}

/// The fields of a device.
pub(crate) fn fields(nth: u32) -> impl Iterator<Item = (&'static str, String)> {
    let distinct = DISTINCT
        .iter()
        .map(move |(field, start)| (*field, format!("{start}{nth:06}")));
    let repeated = REPEATED.iter().map(move |(field, count)| {
        let number = nth.wrapping_mul(2_654_435_761) % count;
        (*field, format!("輸液ポンプ{number:06}"))
    });
    distinct.chain(repeated)
}

/// What a person writes for a device.
pub(crate) fn serial(person: u8, device: u32) -> String {
    format!("SN{device:06}-{person}")
}

pub(crate) fn edits(person: u8, devices: Range<u32>) -> impl Iterator<Item = Edit> {
    devices.map(move |device| Edit {
        device,
        serial: serial(person, device),
    })
}
