//! What nmap was told to scan.

use std::net::{IpAddr, Ipv4Addr};

use super::super::range::Range;

/// Most ranges that a command is taken for; `1-254.1-254.1-254.1` is more than anybody looks at.
const MOST: usize = 70_000;

/// Options that have a value behind a blank.
const WITH_VALUE: [&str; 46] = [
    "-p",
    "-oX",
    "-oN",
    "-oG",
    "-oA",
    "-oS",
    "-iL",
    "-iR",
    "-S",
    "-D",
    "-e",
    "-g",
    "-b",
    "-sI",
    "-PS",
    "-m",
    "-o",
    "--exclude",
    "--excludefile",
    "--source-port",
    "--data-length",
    "--max-retries",
    "--min-rate",
    "--max-rate",
    "--host-timeout",
    "--script",
    "--script-args",
    "--script-timeout",
    "--dns-servers",
    "--stylesheet",
    "--datadir",
    "--ttl",
    "--mtu",
    "--spoof-mac",
    "--top-ports",
    "--port-ratio",
    "--min-hostgroup",
    "--max-hostgroup",
    "--min-parallelism",
    "--max-parallelism",
    "--min-rtt-timeout",
    "--max-rtt-timeout",
    "--initial-rtt-timeout",
    "--scan-delay",
    "--max-scan-delay",
    "--version-intensity",
];

/// Reads the ranges out of the command; none where it leaves anything out or takes its targets from elsewhere.
pub(super) fn targets(command: &str) -> Vec<Range> {
    let mut words = command.split_whitespace().skip(1);
    let mut found = Vec::new();
    while let Some(word) = words.next() {
        let leaves_out = word.starts_with("--exclude") || word == "-iR";
        if leaves_out {
            return Vec::new();
        }
        if WITH_VALUE.contains(&word) && word != "-PS" {
            words.next();
        } else if !word.starts_with('-') {
            found.extend(target(word));
        }
        if found.len() > MOST {
            return Vec::new();
        }
    }
    found
}

/// `192.168.1.0/24`, `192.168.1.1-254`, `192.168.1,2.*`, one address. A name of a host is none.
fn target(word: &str) -> Vec<Range> {
    if let Ok(one) = word.parse::<IpAddr>() {
        return vec![Range::one(one)];
    }
    if let Some((address, length)) = word.split_once('/') {
        let network = address
            .parse::<IpAddr>()
            .ok()
            .zip(length.parse::<u8>().ok());
        let fits =
            |(address, length): &(IpAddr, u8)| *length <= if address.is_ipv4() { 32 } else { 128 };
        let network = network.filter(fits);
        return network
            .map(|(address, length)| Range::network(address, length))
            .into_iter()
            .collect();
    }
    octets(word).unwrap_or_default()
}

fn octets(word: &str) -> Option<Vec<Range>> {
    let parts: Vec<Vec<(u8, u8)>> = word.split('.').map(spans).collect::<Option<_>>()?;
    let [a, b, c, d] = parts.as_slice() else {
        return None;
    };
    let each = |spans: &[(u8, u8)]| -> Vec<u8> {
        spans
            .iter()
            .flat_map(|(first, last)| *first..=*last)
            .collect()
    };
    let (a, b, c) = (each(a), each(b), each(c));
    if a.len() * b.len() * c.len() * d.len() > MOST {
        return None;
    }
    let mut found = Vec::new();
    for (a, b, c) in a
        .iter()
        .flat_map(|a| b.iter().flat_map(|b| c.iter().map(|c| (*a, *b, *c))))
    {
        for (first, last) in d {
            found.push(Range {
                first: Ipv4Addr::new(a, b, c, *first).into(),
                last: Ipv4Addr::new(a, b, c, *last).into(),
            });
        }
    }
    Some(found)
}

/// `1,3-5,9-`, `*`.
fn spans(part: &str) -> Option<Vec<(u8, u8)>> {
    let span = |text: &str| -> Option<(u8, u8)> {
        let number = |text: &str, missing: u8| {
            if text.is_empty() {
                Some(missing)
            } else {
                text.parse().ok()
            }
        };
        let (first, last) = match text {
            "*" | "-" => (0, 255),
            _ => match text.split_once('-') {
                Some((first, last)) => (number(first, 0)?, number(last, 255)?),
                None => (text.parse().ok()?, text.parse().ok()?),
            },
        };
        (first <= last).then_some((first, last))
    };
    part.split(',').map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(command: &str) -> u64 {
        targets(command).iter().map(Range::len).sum()
    }

    #[test]
    fn ranges_of_every_spelling_are_counted_as_nmap_does() {
        for (command, addresses) in [
            ("nmap -O -oX x.xml 192.168.1.0/24", 256),
            ("nmap -p 1-100 10.0.0.1-254", 254),
            ("nmap 192.168.1,2.*", 512),
            ("nmap -sn 10.0.0.1 10.0.0.2", 2),
            ("nmap -e eth0 -S 10.0.0.9 10.0.0.0/30", 4),
            ("nmap scanme.example.org", 0),
            ("nmap --exclude 10.0.0.1 10.0.0.0/24", 0),
            ("nmap -iL hosts.txt", 0),
            ("nmap 10.0.0.5-1 10.0.0/40 1-255.1-255.1-255.1", 0),
            ("", 0),
        ] {
            assert_eq!(count(command), addresses, "{command}");
        }
    }
}
