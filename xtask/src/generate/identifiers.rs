//! Identifiers that are well-formed and belong to nobody.

/// Returns a GTIN-14 with its check digit, in the range 952 that GS1 keeps for examples.
///
/// `packaging` is the first digit, 0 to 8; `item` the nine digits after the prefix.
pub(super) fn gtin_14(packaging: u32, item: u32) -> String {
    let digits = format!("{}952{:09}", packaging % 9, item % 1_000_000_000);
    let check = check_digit(&digits);
    format!("{digits}{check}")
}

/// Returns the GS1 check digit of the digits before it.
///
/// From the right the digits weigh 3, 1, 3, …; the check digit completes the sum to a multiple of ten.
/// Source: GS1 General Specifications, 7.9.
pub(super) fn check_digit(digits: &str) -> u32 {
    let weighed = digits
        .chars()
        .rev()
        .filter_map(|digit| digit.to_digit(10))
        .zip([3, 1].into_iter().cycle());
    let sum: u32 = weighed.map(|(digit, weight)| digit * weight).sum();
    (10 - sum % 10) % 10
}

/// Returns a locally administered MAC address; different numbers below 2^24 give different addresses of one maker.
pub(super) fn mac(maker: u32, number: u32) -> [u8; 6] {
    let [_, _, high, low] = maker.to_be_bytes();
    // Odd, hence a permutation of the 24-bit numbers: neighbours in the ledger are not neighbours by address.
    let [_, a, b, c] = (number.wrapping_mul(0x009e_3779) & 0x00ff_ffff).to_be_bytes();
    [
        0x02 | (high & 0x03) << 2,
        0x40 | (low & 0x3f),
        0x1d ^ low,
        a,
        b,
        c,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_those_of_the_specification() {
        // Source: GS1 General Specifications, 7.9 (629104150021 has 3), and ISBN-13 of the same scheme.
        assert_eq!(check_digit("629104150021"), 3);
        assert_eq!(check_digit("978014300723"), 4);
        assert_eq!(check_digit("000000000000"), 0);
    }

    #[test]
    fn a_gtin_has_fourteen_digits_and_the_prefix_for_examples() {
        let gtin = gtin_14(0, 123);
        assert_eq!(gtin.len(), 14);
        assert!(gtin.starts_with("0952"));
        let (digits, check) = gtin.split_at(13);
        assert_eq!(check_digit(digits).to_string(), check);
    }

    #[test]
    fn mac_addresses_are_local_unicast_and_differ() {
        let addresses: std::collections::BTreeSet<[u8; 6]> =
            (0..100_000).map(|number| mac(number % 7, number)).collect();
        assert_eq!(addresses.len(), 100_000);
        assert!(addresses.iter().all(|address| address[0] & 0x03 == 0x02));
    }
}
