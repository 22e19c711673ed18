//! The leases of ISC dhcpd, of IPv4 and IPv6, and hosts that a configuration declares.
//!
//! Source: dhcpd.leases(5), dhcpd.conf(5). The file is a log: a later lease of an address takes the place of an earlier one.

mod clock;
mod words;

use std::collections::BTreeMap;
use std::net::IpAddr;

use self::{
    clock::{Clock, Times},
    words::{Statement, statements, unescaped},
};
use super::{
    duid,
    problem::{Problem, Problems, ScanError, shown},
    sighting::{Lease, LeaseState, Scan, Sighting},
    token::{Ip, Mac, ip, mac},
    tool::Tool,
};

/// Whether a text is such a file.
pub(super) fn is_one(text: &str) -> bool {
    let begins = |line: &str| {
        let mut words = line.split_whitespace();
        let (first, second, third) = (words.next(), words.next(), words.next());
        let opens = third.is_some_and(|third| third.starts_with('{'))
            || second.is_some_and(|second| second.ends_with('{'));
        match first {
            Some("lease") => {
                second.is_some_and(|second| ip(second.trim_end_matches('{')).is_some())
            }
            Some("host") => opens && text.contains("hardware ethernet"),
            Some("ia-na" | "ia-ta" | "ia-pd") => {
                second.is_some_and(|second| second.starts_with('"'))
            }
            _ => false,
        }
    };
    text.lines().any(begins)
}

/// Reads a file that [`is_one`].
pub(super) fn read(text: &str) -> Result<(Scan, Problems), ScanError> {
    let mut file = File {
        scan: Scan::of(Tool::IscDhcp),
        problems: Problems::default(),
        entry: None,
        client: None,
        depth: 0,
        latest: BTreeMap::new(),
    };
    for statement in statements(text) {
        file.take(&statement);
    }
    if file.entry.is_some() || file.depth > 0 {
        let last = u32::try_from(text.lines().count()).unwrap_or(u32::MAX);
        file.problems.add(last, Problem::CutOff);
    }
    file.close();
    Ok((file.scan, file.problems))
}

/// A lease or host in the making.
struct Entry {
    sighting: Sighting,
    times: Times,
    state: Option<LeaseState>,
    is_static: bool,
    /// How deep in brackets it stands.
    depth: u32,
}

struct File {
    scan: Scan,
    problems: Problems,
    entry: Option<Entry>,
    /// The identifier of the client of the leases of IPv6 that follow.
    client: Option<Vec<u8>>,
    depth: u32,
    /// The last sighting of each address.
    latest: BTreeMap<IpAddr, usize>,
}

impl File {
    fn take(&mut self, statement: &Statement<'_>) {
        match statement {
            Statement::Open { line, words } => {
                self.depth += 1;
                self.open(*line, words);
            }
            Statement::Close => {
                let ends = self
                    .entry
                    .as_ref()
                    .is_some_and(|entry| entry.depth == self.depth);
                if ends {
                    self.close();
                }
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.client = None;
                }
            }
            Statement::Words { line, words } => self.say(*line, words),
            Statement::Broken { line, text } => self.problems.not_understood(*line, text),
        }
    }

    fn open(&mut self, line: u32, words: &[&str]) {
        let begins = |is_static: bool| Entry {
            sighting: Sighting::at(line),
            times: Times::default(),
            state: None,
            is_static,
            depth: self.depth,
        };
        match words {
            ["lease", address] | ["iaaddr", address] => {
                let mut entry = begins(false);
                match ip(address) {
                    Some(Ip::One(ip)) => entry.sighting.add_ip(ip),
                    Some(Ip::Group) | None => {
                        let text = shown(address);
                        self.problems.add(line, Problem::NotIp { text });
                    }
                }
                entry.sighting.mac = self.client.as_deref().and_then(duid::mac);
                self.close();
                self.entry = Some(entry);
            }
            ["host", name] => {
                let mut entry = begins(true);
                entry.sighting.add_name(name);
                self.close();
                self.entry = Some(entry);
            }
            // Four bytes name the interface, the rest is the identifier of the device.
            ["ia-na" | "ia-ta", client] => {
                self.client = unescaped(client).get(4..).map(<[u8]>::to_vec);
            }
            // A prefix that a router was given, pools, subnets, conditions.
            _ => {}
        }
    }

    fn say(&mut self, line: u32, words: &[&str]) {
        let Some(entry) = &mut self.entry else { return };
        match words {
            ["hardware", "ethernet", address] => match mac(address, false) {
                Some(Mac::One(mac)) => entry.sighting.mac = Some(mac),
                Some(Mac::Group | Mac::Zero | Mac::Odd) => {
                    let text = shown(address);
                    self.problems.add(line, Problem::NoInterface { text });
                }
                None => {
                    let text = shown(address);
                    self.problems.add(line, Problem::NotMac { text });
                }
            },
            ["client-hostname", name] | ["option", "host-name", name] => {
                entry
                    .sighting
                    .add_name(&String::from_utf8_lossy(&unescaped(name)));
            }
            ["fixed-address" | "fixed-address6", addresses @ ..] => {
                for address in addresses {
                    match ip(address.trim_end_matches(',')) {
                        Some(Ip::One(ip)) => entry.sighting.add_ip(ip),
                        // The name of a host stands there as well.
                        Some(Ip::Group) | None => {
                            entry.sighting.add_name(address.trim_end_matches(','))
                        }
                    }
                }
            }
            ["dynamic"] => entry.is_static = false,
            ["deleted"] => entry.state = Some(LeaseState::Free),
            ["binding", "state", state] => entry.state = Some(state_of(state)),
            ["abandoned"] => entry.state = Some(LeaseState::Abandoned),
            [which @ ("starts" | "ends" | "cltt"), time @ ..] => {
                let clock = Clock::read(time);
                if clock == Clock::Unread {
                    let text = shown(&time.join(" "));
                    self.problems.add(line, Problem::NotTime { text });
                }
                entry.times.set(which, clock);
            }
            _ => {}
        }
    }

    fn close(&mut self) {
        let Some(entry) = self.entry.take() else {
            return;
        };
        let Entry {
            mut sighting,
            times,
            state,
            is_static,
            ..
        } = entry;
        let line = sighting.line;
        times
            .problems()
            .into_iter()
            .for_each(|problem| self.problems.add(line, problem));
        if !sighting.names_one() {
            self.problems.add(line, Problem::NoAddress);
            return;
        }
        times.seen().into_iter().for_each(|at| sighting.seen_at(at));
        let usual = if is_static {
            LeaseState::Reserved
        } else {
            LeaseState::Active
        };
        sighting.lease = Some(Lease {
            state: state.unwrap_or(usual),
            ends: times.end(),
            ends_text: None,
        });
        self.supersede(&sighting);
        self.scan.sightings.push(sighting);
    }

    /// Takes a lease of the same address that stands before for over.
    fn supersede(&mut self, next: &Sighting) {
        if next
            .lease
            .as_ref()
            .is_some_and(|lease| lease.state == LeaseState::Reserved)
        {
            return;
        }
        let place = self.scan.sightings.len();
        for ip in &next.ips {
            let before = self.latest.insert(*ip, place);
            let before = before.and_then(|at| self.scan.sightings.get_mut(at));
            if let Some(lease) = before.and_then(|before| before.lease.as_mut())
                && lease.state.is_present()
            {
                lease.state = LeaseState::Expired;
            }
        }
    }
}

fn state_of(word: &str) -> LeaseState {
    match word {
        "active" | "bootp" => LeaseState::Active,
        "expired" => LeaseState::Expired,
        "abandoned" => LeaseState::Abandoned,
        "reserved" => LeaseState::Reserved,
        // free, backup, released, reset
        _ => LeaseState::Free,
    }
}
