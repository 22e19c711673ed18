//! Neighbours in detail (LLDP, CDP): a block an entry, a line a field.

use super::{
    super::{
        problem::{Problem, shown},
        sighting::Sighting,
        token::{Ip, Mac, ip, mac, tokens},
        tool::Tool,
    },
    Reading,
    port::number,
};

/// What a field says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Field {
    /// The own port: a block begins with it, mostly.
    Own,
    /// The hardware address of the neighbour's port; it counts before that of its chassis.
    Port,
    Chassis,
    Name,
    Address,
    Vlan,
    /// What the neighbour says of itself.
    System,
}

/// The keys in small letters, without what stands in brackets.
const KEYS: [(&str, Field); 38] = [
    ("local intf", Field::Own),
    ("local interface", Field::Own),
    ("local port", Field::Own),
    ("local port id", Field::Own),
    ("localport", Field::Own),
    ("interface", Field::Own),
    ("port", Field::Own),
    ("port id", Field::Port),
    ("neighbor port-id", Field::Port),
    ("peer source mac", Field::Port),
    ("peer mac address", Field::Port),
    ("neighbor", Field::Port),
    ("port mac", Field::Port),
    ("chassis id", Field::Chassis),
    ("chassisid", Field::Chassis),
    ("neighbor chassis-id", Field::Chassis),
    ("chassis mac address", Field::Chassis),
    ("device id", Field::Name),
    ("system name", Field::Name),
    ("sysname", Field::Name),
    ("neighbor system-name", Field::Name),
    ("neighbor chassis-name", Field::Name),
    ("ip", Field::Address),
    ("ipv6", Field::Address),
    ("ip address", Field::Address),
    ("ipv4 address", Field::Address),
    ("ipv6 address", Field::Address),
    ("management address", Field::Address),
    ("mgmt address", Field::Address),
    ("neighbor management-address", Field::Address),
    ("entry address", Field::Address),
    ("vlan id", Field::Vlan),
    ("port vlan id", Field::Vlan),
    ("neighbor port vlan id", Field::Vlan),
    ("native vlan", Field::Vlan),
    ("system description", Field::System),
    ("neighbor chassis-description", Field::System),
    ("platform", Field::System),
];

/// Whether a line is one that only such blocks have.
pub(super) fn begins(line: &str) -> bool {
    let is_identity = |field: Field| matches!(field, Field::Chassis | Field::Name);
    field(line).is_some_and(|(field, _)| is_identity(field))
}

/// Takes a line apart into what it is about and what it says.
fn field(line: &str) -> Option<(Field, &str)> {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '+' | '*'));
    let (key, value) = line.split_once(':')?;
    let bare = key.split('(').next().unwrap_or(key);
    let key = bare.trim().trim_end_matches('.').to_lowercase();
    let (_, field) = KEYS.iter().find(|(known, _)| *known == key)?;
    Some((*field, value.trim().trim_matches('"')))
}

/// One block.
#[derive(Debug, Default)]
struct Block {
    sighting: Sighting,
    chassis: Option<Mac>,
    port: Option<Mac>,
    /// The fields that it has; one that comes again begins the next block.
    seen: Vec<Field>,
}

/// Reads the blocks.
pub(super) fn read(reading: &mut Reading, part: &[(u32, &str)]) {
    let mut block = Block::default();
    // The own port stands once above all its neighbours on some systems.
    let mut own: Option<String> = None;
    for (line_number, line) in part {
        let is_rule = line.trim().len() > 8 && !line.contains(char::is_alphanumeric);
        if let Some(port) = arista_port(line) {
            flush(reading, &mut block, &mut own);
            own = Some(port.to_owned());
        } else if is_rule {
            flush(reading, &mut block, &mut own);
        }
        let Some((field, value)) = field(line) else {
            reading.scan.passed.decoration += 1;
            continue;
        };
        let begins_next = match field {
            Field::Own => block.sighting.names_one() || block.chassis.is_some(),
            Field::Chassis => block.chassis.is_some(),
            Field::Port | Field::Name | Field::Address | Field::Vlan | Field::System => false,
        };
        if begins_next && block.seen.contains(&field) || field == Field::Own && block.is_of_next() {
            flush(reading, &mut block, &mut own);
        }
        if block.sighting.line == 0 {
            block.sighting.line = *line_number;
        }
        block.take(field, value);
    }
    flush(reading, &mut block, &mut own);
}

/// `Interface Ethernet1 detected 1 LLDP neighbors:`
fn arista_port(line: &str) -> Option<&str> {
    let (port, _) = line.strip_prefix("Interface ")?.split_once(" detected ")?;
    Some(port)
}

impl Block {
    /// Whether an own port would be that of the next block: systems that say it last do not say it twice.
    fn is_of_next(&self) -> bool {
        self.seen.contains(&Field::Own) && self.chassis.is_some()
    }

    fn take(&mut self, field: Field, value: &str) {
        self.seen.push(field);
        let first = tokens(value).first().map_or("", |word| word.text);
        match field {
            Field::Own => {
                let port = value.split(',').next().unwrap_or_default().trim();
                self.sighting.port = Some(shown(port)).filter(|port| !port.is_empty());
            }
            Field::Port => self.port = self.port.or(mac(first, false)),
            Field::Chassis => {
                self.chassis = self.chassis.or(mac(first, false));
                self.add_ip(first);
            }
            // Some add the serial number in brackets: name.example(FXS1828Q2JH)
            Field::Name => self
                .sighting
                .add_name(value.split('(').next().unwrap_or_default()),
            Field::Address => self.add_ip(first),
            Field::Vlan => self.sighting.vlan = self.sighting.vlan.take().or(number(first)),
            Field::System => {
                let os = value.split(",  ").next().unwrap_or_default();
                let os = Some(shown(os)).filter(|os| !os.is_empty());
                self.sighting.os = self.sighting.os.take().or(os);
            }
        }
    }

    fn add_ip(&mut self, word: &str) {
        if let Some(Ip::One(ip)) = ip(word) {
            self.sighting.add_ip(ip);
        }
    }
}

fn flush(reading: &mut Reading, block: &mut Block, own: &mut Option<String>) {
    let Block {
        mut sighting,
        chassis,
        port,
        seen,
    } = std::mem::take(block);
    let one = |mac: Option<Mac>| match mac {
        Some(Mac::One(mac)) => Some(mac),
        Some(Mac::Group | Mac::Zero | Mac::Odd) | None => None,
    };
    sighting.mac = one(port).or(one(chassis));
    if sighting.port.is_none() {
        sighting.port.clone_from(own);
    }
    if sighting.names_one() {
        reading.push(Tool::Neighbours, sighting);
    } else if seen.contains(&Field::Chassis) {
        reading.problems.add(sighting.line, Problem::NoAddress);
    }
}
