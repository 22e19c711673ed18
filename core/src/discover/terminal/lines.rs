//! Tables on a terminal: an entry a line.

use super::{
    super::{
        problem::{Problem, shown},
        sighting::Sighting,
        token::{Ip, Mac, Token, ip, is_nearly_address, mac, mac_of_client_id, tokens},
        tool::Tool,
    },
    Reading,
    header::Header,
    is_about,
    place::lease,
    port::joined,
};

/// Words of an entry that nobody answered.
const UNANSWERED: [&str; 9] = [
    "incomplete",
    "failed",
    "unresolved",
    "incompl",
    "pending",
    "no-response",
    "probe-failed",
    "incmp",
    "--------------",
];

/// Reads lines of which each is an entry, or stands around them.
pub(super) fn read(reading: &mut Reading, part: &[(u32, &str)]) {
    let mut table = Table::default();
    for (number, line) in part {
        table.read(reading, *number, line);
    }
}

/// The table that the reader is in.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) header: Header,
    /// The line of the header.
    header_line: u32,
    /// Whether the line before belongs to the table: what is not understood now is an entry.
    pub(super) is_in: bool,
    /// The name of a neighbour that stands on a line of its own.
    pub(super) name: Option<String>,
}

/// The addresses of one line.
#[derive(Debug, Default)]
struct Addresses {
    macs: Vec<Mac>,
    ips: Vec<std::net::IpAddr>,
    groups: usize,
    /// Group addresses as written.
    odd: Option<String>,
}

impl Addresses {
    fn of(words: &[Token<'_>], header: &Header) -> Self {
        let mut found = Self::default();
        for word in words {
            if let Some(mac) =
                mac(word.text, header.has_mac).or_else(|| mac_of_client_id(word.text))
            {
                if mac == Mac::Odd {
                    found.odd = Some(shown(word.text));
                }
                if !found.macs.contains(&mac) {
                    found.macs.push(mac);
                }
                continue;
            }
            match ip(word.text) {
                Some(Ip::One(ip)) => found.ips.push(ip),
                Some(Ip::Group) => found.groups += 1,
                None => {}
            }
        }
        found
    }

    fn has(&self, mac: Mac) -> bool {
        self.macs.contains(&mac)
    }
}

impl Table {
    fn read(&mut self, reading: &mut Reading, number: u32, line: &str) {
        if is_about(line) {
            self.is_in &= !line.trim().is_empty();
            reading.scan.passed.decoration += 1;
            return;
        }
        let words = tokens(line);
        let found = Addresses::of(&words, &self.header);
        if found.macs.is_empty() && found.ips.is_empty() {
            self.without_address(reading, number, line, &words, &found);
            return;
        }
        let is_answered = !words.iter().any(|word| is_unanswered(word.text));
        let ones = found.macs.iter().any(|mac| matches!(mac, Mac::One(_)));
        if !ones && (found.has(Mac::Zero) || !is_answered) {
            reading.scan.passed.unanswered += 1;
        } else if !ones && found.has(Mac::Group) {
            reading.scan.passed.groups += 1;
        } else if let (false, true, Some(text)) = (ones, found.ips.is_empty(), &found.odd) {
            let text = text.clone();
            reading.problems.add(number, Problem::NoInterface { text });
        } else if !ones && found.odd.is_none() && !self.is_entry(&words, line) {
            self.not_an_entry(reading, number, line);
        } else {
            self.is_in = true;
            self.entry(reading, number, line, &words, &found);
        }
    }

    /// Whether a line with nothing but an IP address is an entry.
    fn is_entry(&self, words: &[Token<'_>], line: &str) -> bool {
        let is_ip = |word: &Token<'_>| matches!(ip(word.text), Some(Ip::One(_)));
        let leads = words.first().is_some_and(is_ip);
        let says = line.contains(": ");
        leads && !says || self.header.has_ip && self.is_in
    }

    fn not_an_entry(&self, reading: &mut Reading, number: u32, line: &str) {
        if self.is_in {
            reading.problems.not_understood(number, line);
        } else {
            reading.scan.passed.decoration += 1;
        }
    }

    fn entry(
        &mut self,
        reading: &mut Reading,
        number: u32,
        line: &str,
        words: &[Token<'_>],
        found: &Addresses,
    ) {
        let words = joined(line, words);
        let mut sighting = Sighting::at(number);
        if let Some(text) = &found.odd {
            let text = text.clone();
            reading.problems.add(number, Problem::NoInterface { text });
        }
        found.ips.iter().for_each(|ip| sighting.add_ip(*ip));
        self.place(&mut sighting, &words);
        for name in self.names(line, &words) {
            sighting.add_name(&name);
        }
        let tool = self.tool(&sighting, found);
        if tool == Tool::RouterDhcp {
            sighting.lease = Some(lease(&words));
        }
        let mut macs = found.macs.iter().filter_map(|mac| match mac {
            Mac::One(mac) => Some(*mac),
            Mac::Group | Mac::Zero | Mac::Odd => None,
        });
        sighting.mac = macs.next();
        for other in macs {
            let mut next = Sighting::at(number);
            next.mac = Some(other);
            (next.vlan, next.port) = (sighting.vlan.clone(), sighting.port.clone());
            reading.push(tool, next);
        }
        if sighting.names_one() {
            reading.push(tool, sighting);
        }
    }

    fn tool(&self, sighting: &Sighting, found: &Addresses) -> Tool {
        if self.header.is_of_leases {
            Tool::RouterDhcp
        } else if self.header.is_of_neighbours {
            Tool::Neighbours
        } else if sighting.ips.is_empty() && found.groups == 0 {
            Tool::MacTable
        } else {
            Tool::Arp
        }
    }

    /// A line in which no address was found: a header, a neighbour, or something else.
    fn without_address(
        &mut self,
        reading: &mut Reading,
        number: u32,
        line: &str,
        words: &[Token<'_>],
        found: &Addresses,
    ) {
        if let Some(header) = Header::of(line) {
            let continues = self.header_line + 1 == number;
            self.header = if continues {
                self.header.clone().and(header)
            } else {
                header
            };
            (self.header_line, self.name) = (number, None);
            self.is_in = self.header.has_mac || self.header.has_ip || self.header.is_of_neighbours;
            reading.has_header |= self.is_in;
            reading.scan.passed.decoration += 1;
        } else if self.header.is_of_neighbours && self.is_in {
            self.neighbour(reading, number, line, words);
        } else if found.groups > 0 && self.is_in {
            reading.scan.passed.groups += 1;
        } else if self.is_in && words.iter().any(|word| is_unanswered(word.text)) {
            reading.scan.passed.unanswered += 1;
        } else if words.iter().any(|word| is_nearly_address(word.text)) || self.expects(line, words)
        {
            reading.problems.not_understood(number, line);
        } else {
            reading.scan.passed.decoration += 1;
        }
    }

    /// Whether a line should be an entry: it stands below a header, and has several words.
    fn expects(&self, line: &str, words: &[Token<'_>]) -> bool {
        self.is_in && self.header != Header::default() && !is_continued(line) && words.len() > 2
    }
}

/// A line that is pushed in far continues the one before.
pub(super) fn is_continued(line: &str) -> bool {
    line.starts_with("        ") || line.starts_with('\t')
}

fn is_unanswered(word: &str) -> bool {
    UNANSWERED
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}
