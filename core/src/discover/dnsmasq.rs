//! The leases of dnsmasq: an entry a line, `expiry hardware-address address name client`.

use super::{
    duid,
    problem::{Problem, Problems, ScanError, shown},
    sighting::{Lease, LeaseState, Scan, Sighting},
    token::{Ip, Mac, ip, mac},
    tool::Tool,
};
use crate::ident::timestamp::Timestamp;

/// 2100-01-01, in seconds since 1970: no lease lasts until then.
const FAR: u64 = 4_102_444_800;
/// 2001-09-09: what ends before was written by a computer that has no clock and counts from its start.
const NEAR: u64 = 1_000_000_000;

/// Whether a text is such a file: its first lines that are not blank are entries.
pub(super) fn is_one(text: &str) -> bool {
    let mut lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(3)
        .peekable();
    lines.peek().is_some() && lines.all(|line| line.starts_with("duid ") || is_entry(line))
}

fn is_entry(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [expiry, _, address, _, _] = words.as_slice() else {
        return false;
    };
    expiry.bytes().all(|byte| byte.is_ascii_digit()) && ip(address).is_some()
}

/// Reads a file that [`is_one`].
pub(super) fn read(text: &str) -> Result<(Scan, Problems), ScanError> {
    let mut scan = Scan::of(Tool::Dnsmasq);
    let mut problems = Problems::default();
    for (line, number) in text.lines().zip(1..) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [] | ["duid", _] => scan.passed.decoration += 1,
            [expiry, hardware, address, name, client] => {
                entry(
                    &mut scan,
                    &mut problems,
                    number,
                    [expiry, hardware, address, name, client],
                );
            }
            _ => problems.not_understood(number, line),
        }
    }
    Ok((scan, problems))
}

fn entry(
    scan: &mut Scan,
    problems: &mut Problems,
    line: u32,
    [expiry, hardware, address, name, client]: [&str; 5],
) {
    let mut sighting = Sighting::at(line);
    match ip(address) {
        Some(Ip::One(ip)) => sighting.add_ip(ip),
        Some(Ip::Group) | None => {
            let text = shown(address);
            problems.add(line, Problem::NotIp { text });
        }
    }
    // In the part of IPv6 an identifier of the interface stands where the hardware address does.
    let is_v6 = sighting.ips.first().is_some_and(std::net::IpAddr::is_ipv6);
    // Hardware of another type than Ethernet is written `06-…`.
    match mac(hardware, false) {
        Some(Mac::One(mac)) => sighting.mac = Some(mac),
        _ if is_v6 => sighting.mac = duid::mac(&duid::bytes(client)),
        Some(Mac::Group | Mac::Zero | Mac::Odd) => {
            let text = shown(hardware);
            problems.add(line, Problem::NoInterface { text });
        }
        None => {
            let text = shown(hardware);
            problems.add(line, Problem::NotMac { text });
        }
    }
    sighting.add_name(name);
    sighting.lease = Some(lease(problems, line, expiry));
    if sighting.names_one() {
        scan.sightings.push(sighting);
    }
}

/// Every line is a lease that counts at the time of the file; 0 is one without an end.
fn lease(problems: &mut Problems, line: u32, expiry: &str) -> Lease {
    let seconds: Option<u64> = expiry.parse().ok();
    match seconds {
        Some(0) => {}
        Some(1..NEAR) => problems.add(line, Problem::ClockNotSet),
        Some(FAR..) => problems.add(line, Problem::FarFuture),
        Some(_) => {}
        None => {
            let text = shown(expiry);
            problems.add(line, Problem::NotTime { text });
        }
    }
    let ends = seconds.filter(|seconds| *seconds >= NEAR);
    let ends = ends.map(|seconds| Timestamp::from_milliseconds(seconds.saturating_mul(1_000)));
    Lease {
        state: LeaseState::Active,
        ends,
        ends_text: ends
            .is_none()
            .then(|| shown(expiry))
            .filter(|text| text != "0"),
    }
}
