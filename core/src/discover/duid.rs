//! Hardware addresses in the identifiers of DHCPv6 clients.

use crate::device::mac::MacAddress;

/// Returns the hardware address in a DUID of the types 1 and 3, if it is one of Ethernet.
///
/// The device made it of one of its interfaces, not always of the one that asks. Source: RFC 8415, 11.2 and 11.4.
pub(super) fn mac(duid: &[u8]) -> Option<MacAddress> {
    let octets = match duid {
        [0, 1, 0, 1, _, _, _, _, octets @ ..] | [0, 3, 0, 1, octets @ ..] => octets,
        _ => return None,
    };
    let digits: String = octets.iter().map(|octet| format!("{octet:02x}")).collect();
    digits.parse().ok().filter(|_| octets.len() == 6)
}

/// Returns the bytes of a DUID in hexadecimal, `00:01:…`.
pub(super) fn bytes(text: &str) -> Vec<u8> {
    let parts = text.split([':', '-']);
    parts
        .filter_map(|part| u8::from_str_radix(part, 16).ok())
        .collect()
}
