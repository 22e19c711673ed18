//! The line that names the columns of a table on a terminal.

use super::super::token::{Token, tokens};

/// Words that name columns.
const WORDS: [&str; 74] = [
    "vlan",
    "vlans",
    "vlanid",
    "vid",
    "mac",
    "address",
    "addr",
    "ip",
    "ipv4",
    "ipv6",
    "hardware",
    "hwaddress",
    "hwtype",
    "hwaddr",
    "mac-address",
    "physical",
    "internet",
    "type",
    "age",
    "host",
    "hostname",
    "name",
    "client",
    "protocol",
    "device",
    "id",
    "local",
    "chassis",
    "system",
    "capability",
    "capabilities",
    "ttl",
    "hold-time",
    "holdtme",
    "state",
    "status",
    "vrf",
    "flags",
    "mask",
    "lease",
    "expiration",
    "expiry",
    "index",
    "destination",
    "neighbor",
    "platform",
    "interface",
    "interfaces",
    "iface",
    "intf",
    "intrfce",
    "if",
    "port",
    "ports",
    "portid",
    "circuit",
    "netif",
    "moves",
    "learn",
    "protocols",
    "linklayer",
    "ll",
    "circ",
    "domain",
    "operation",
    "aging",
    "インターネット",
    "アドレス",
    "物理アドレス",
    "種類",
    "ipアドレス",
    "macアドレス",
    "状態",
    "ホスト名",
];

/// Words that name the column of the port.
const PORTS: [&str; 16] = [
    "port",
    "ports",
    "portid",
    "interface",
    "interfaces",
    "iface",
    "intf",
    "intrfce",
    "circuit",
    "netif",
    "if",
    "ポート",
    "ポート番号",
    "インタフェース",
    "インターフェイス",
    "インターフェース",
];

/// Where a column stands on the terminal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Column {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where the next column begins.
    pub(super) next: usize,
}

impl Column {
    /// How far a word stands from the column; 0 where they overlap.
    pub(super) fn distance(&self, word: &Token<'_>) -> usize {
        if word.start < self.end && word.end > self.start {
            return 0;
        }
        let near = word.start.abs_diff(self.start);
        near.min(word.end.abs_diff(self.end))
    }
}

/// What the header of a table says.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Header {
    pub(super) vlans: Vec<Column>,
    pub(super) ports: Vec<Column>,
    /// Of several columns of names the one that tells most.
    pub(super) name: Option<Column>,
    /// Whether a column is called like an IP address.
    pub(super) has_ip: bool,
    /// Whether a column is called like a hardware address.
    pub(super) has_mac: bool,
    /// Whether the table tells of neighbours.
    pub(super) is_of_neighbours: bool,
    /// Whether the first column of such a table is the neighbour, not the own port.
    pub(super) name_is_first: bool,
    /// Whether the table tells of leases.
    pub(super) is_of_leases: bool,
}

impl Header {
    /// Reads a line that names columns; `None` for any other.
    pub(super) fn of(line: &str) -> Option<Self> {
        let words = tokens(line);
        let lower: Vec<String> = words.iter().map(|word| word.text.to_lowercase()).collect();
        let is_known = |word: &&String| {
            WORDS.contains(&word.as_str())
                || PORTS.contains(&word.as_str())
                || word.starts_with("vlan")
        };
        let known = lower.iter().filter(is_known).count();
        if known < 2
            || known * 2 < lower.len()
            || line.contains(": ")
            || line.trim_end().ends_with(':')
        {
            return None;
        }
        let text = lower.join(" ");
        let has = |needle: &str| text.contains(needle);
        let own = ["local", "port", "interface"].iter().any(|word| has(word));
        let other = ["device id", "neighbor", "chassis", "system name"];
        let mut header = Self {
            has_ip: has("ip")
                || has("ipv4")
                || has("ipアドレス")
                || has("インターネット")
                || has("internet"),
            has_mac: has("mac")
                || has("hardware")
                || has("hwaddr")
                || has("physical")
                || has("物理"),
            is_of_neighbours: own && other.iter().any(|word| has(word)),
            name_is_first: has("device id") && text.starts_with("device"),
            is_of_leases: has("lease") || has("expiry") || has("expiration"),
            ..Self::default()
        };
        header.has_ip |= lower
            .first()
            .is_some_and(|word| word == "address" || word == "host")
            || has("protocol address");
        header.find_columns(&words, &lower);
        Some(header)
    }

    /// Adds what the next line of a header of two lines says.
    pub(super) fn and(mut self, next: Self) -> Self {
        self.vlans.extend(next.vlans);
        self.ports.extend(next.ports);
        self.name = next.name.or(self.name);
        self.has_ip |= next.has_ip;
        self.has_mac |= next.has_mac;
        self.is_of_neighbours |= next.is_of_neighbours;
        self.name_is_first |= next.name_is_first;
        self.is_of_leases |= next.is_of_leases;
        self
    }

    fn find_columns(&mut self, words: &[Token<'_>], lower: &[String]) {
        let word = |at: usize| lower.get(at).map_or("", String::as_str);
        let mut weight = 0;
        for (at, token) in words.iter().enumerate() {
            let (this, next) = (word(at), word(at + 1));
            let column = Column {
                start: token.start,
                end: token.end,
                next: next_column(words, at),
            };
            if this.starts_with("vlan") || this == "vid" {
                self.vlans.push(column);
            } else if PORTS.contains(&this) && !(this.starts_with("port") && next == "id") {
                self.ports.push(column);
            }
            let tells = match (this, next) {
                ("system", "name") => 4,
                ("hostname" | "host-name" | "ホスト名", _) | ("client" | "host", "name") => 3,
                ("device", "id") => 2,
                _ => 0,
            };
            if tells > weight {
                weight = tells;
                let start = group_start(words, at);
                self.name = Some(Column { start, ..column });
            }
        }
        if self.is_of_neighbours {
            let local = lower.iter().position(|word| word == "local");
            let column = local.and_then(|at| words.get(at));
            let is_local = |port: &&Column| column.is_some_and(|word| port.start >= word.start);
            let own = self
                .ports
                .iter()
                .find(is_local)
                .or(self.ports.first())
                .copied();
            let own = own.map(|own| Column {
                start: column.map_or(own.start, |word| word.start),
                ..own
            });
            self.ports = own.into_iter().collect();
        }
    }
}

/// Where the words begin that one of several belongs to: two blanks lie before them.
fn group_start(words: &[Token<'_>], at: usize) -> usize {
    let mut start = words.get(at).map_or(0, |word| word.start);
    for word in words.iter().take(at).rev() {
        if word.end + 2 <= start {
            break;
        }
        start = word.start;
    }
    start
}

/// Where the column behind the one of a word begins: two blanks lie before it.
fn next_column(words: &[Token<'_>], at: usize) -> usize {
    let pairs = words.iter().zip(words.iter().skip(1)).skip(at);
    let mut apart = pairs.filter(|(one, next)| next.start >= one.end + 2);
    apart.next().map_or(usize::MAX, |(_, next)| next.start)
}

/// The text of a line from one column of the terminal to another.
pub(super) fn slice(line: &str, from: usize, to: usize) -> &str {
    let (mut start, mut end) = (line.len(), line.len());
    let mut column = 0;
    for (at, c) in line.char_indices() {
        if column >= from && start == line.len() {
            start = at;
        }
        if column >= to {
            end = at;
            break;
        }
        column += super::super::token::width(c.encode_utf8(&mut [0; 4]));
    }
    line.get(start..end.max(start)).unwrap_or_default().trim()
}
