//! What arp-scan prints: `address<TAB>hardware address<TAB>maker`.

use super::{
    problem::{Problem, Problems, ScanError, shown},
    sighting::{Scan, Sighting},
    token::{Ip, Mac, ip, mac},
    tool::Tool,
};

/// Whether a text is what arp-scan prints.
pub(super) fn is_one(text: &str) -> bool {
    let mut lines = text.lines().take(20);
    lines.any(|line| line.starts_with("Starting arp-scan ") || is_interface(line))
}

fn is_interface(line: &str) -> bool {
    line.starts_with("Interface: ") && line.contains("type: ")
}

/// Reads a text that [`is_one`].
pub(super) fn read(text: &str) -> Result<(Scan, Problems), ScanError> {
    let mut scan = Scan::of(Tool::ArpScan);
    let mut problems = Problems::default();
    let mut has_ended = false;
    let mut last = 1;
    for (line, number) in text.lines().zip(1..) {
        last = number;
        if let Some(rest) = line.strip_prefix("Starting arp-scan ") {
            scan.version = rest.split_whitespace().next().map(shown);
        }
        has_ended |= line.starts_with("Ending arp-scan ");
        let is_about = line.trim().is_empty()
            || is_interface(line)
            || ["Starting ", "Ending ", "WARNING", "DEBUG", "ERROR"]
                .iter()
                .any(|word| line.starts_with(word))
            || line.contains(" packets received by filter")
            || line.contains(" hosts scanned in ");
        if is_about {
            scan.passed.decoration += 1;
        } else {
            entry(&mut scan, &mut problems, number, line);
        }
    }
    if !has_ended {
        problems.add(last, Problem::CutOff);
    }
    Ok((scan, problems))
}

fn entry(scan: &mut Scan, problems: &mut Problems, number: u32, line: &str) {
    // A tab stands between them, or blanks where somebody copied it from a screen.
    let (address, rest) = first_word(line.trim());
    let (hardware, vendor) = first_word(rest);
    let (Some(Ip::One(ip)), Some(found)) = (ip(address), mac(hardware, false)) else {
        problems.not_understood(number, line);
        return;
    };
    let mut sighting = Sighting::at(number);
    sighting.add_ip(ip);
    match found {
        Mac::One(mac) => sighting.mac = Some(mac),
        Mac::Group | Mac::Zero | Mac::Odd => {
            let text = shown(hardware);
            problems.add(number, Problem::NoInterface { text });
        }
    }
    let vendor = vendor.split(" (DUP: ").next().unwrap_or_default();
    sighting.vendor = Some(vendor)
        .filter(|vendor| !vendor.is_empty() && !vendor.starts_with("(Unknown"))
        .map(shown);
    scan.sightings.push(sighting);
}

fn first_word(text: &str) -> (&str, &str) {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word, rest.trim_start())
}
