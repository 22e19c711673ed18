//! What switches, routers and computers print on a terminal.
//!
//! | module | what it holds |
//! |---|---|
//! | [`lines`] | tables: an entry a line |
//! | [`place`] | VLAN, port, names and lease in such a line |
//! | [`neighbours`] | tables of neighbours |
//! | [`header`] | the line that names their columns |
//! | [`port`] | names of ports and VLANs |
//! | [`blocks`] | neighbours in detail: a block an entry, a line a field |
//! | [`own`] | the addresses of the computer itself |
//!
//! There are some hundred systems, and each of them prints its tables in another way in every version. So there is one reader,
//! which knows addresses by their form and the rest by the header above it, and not one for every system.

mod blocks;
mod header;
mod lines;
mod neighbours;
mod own;
mod place;
mod port;

use super::{
    problem::{Problems, ScanError},
    sighting::{Scan, Sighting},
    tool::Tool,
};

/// What was read so far, and from which switch.
#[derive(Debug)]
struct Reading {
    scan: Scan,
    problems: Problems,
    switch: Option<String>,
    /// Whether a header of addresses was met: a table without an entry is one all the same.
    has_header: bool,
    /// How many entries were of each tool.
    tally: Vec<(Tool, usize)>,
}

impl Reading {
    fn push(&mut self, tool: Tool, mut sighting: Sighting) {
        sighting.switch = self.switch.clone();
        self.scan.sightings.push(sighting);
        match self.tally.iter_mut().find(|(known, _)| *known == tool) {
            Some((_, count)) => *count += 1,
            None => self.tally.push((tool, 1)),
        }
    }
}

/// Reads the text of a terminal, with one command or several.
pub(super) fn read(text: &str) -> Result<(Scan, Problems), ScanError> {
    let mut reading = Reading {
        scan: Scan::of(Tool::MacTable),
        problems: Problems::default(),
        switch: None,
        has_header: false,
        tally: Vec::new(),
    };
    let mut part: Vec<(u32, &str)> = Vec::new();
    for (line, number) in text.lines().zip(1_u32..) {
        if let Some(name) = prompt(line) {
            read_part(&mut reading, &std::mem::take(&mut part));
            reading.switch = Some(name.to_owned());
            reading.scan.passed.decoration += 1;
        } else {
            part.push((number, line));
        }
    }
    read_part(&mut reading, &part);
    let most = reading.tally.iter().rev().max_by_key(|(_, count)| *count);
    let passed = reading.scan.passed;
    match most {
        Some((tool, _)) => reading.scan.tool = *tool,
        None if reading.has_header && passed.groups + passed.unanswered > 0 => {}
        None => return Err(ScanError::NoAddresses),
    }
    Ok((reading.scan, reading.problems))
}

fn read_part(reading: &mut Reading, part: &[(u32, &str)]) {
    if part.iter().any(|(_, line)| blocks::begins(line)) {
        blocks::read(reading, part);
    } else if part.iter().any(|(_, line)| own::begins(line)) {
        own::read(reading, part);
    } else {
        lines::read(reading, part);
    }
}

/// Words that commands which show something begin with.
const COMMANDS: [&str; 12] = [
    "show", "sh", "display", "get", "execute", "arp", "ip", "diagnose", "terminal", "sho", "exit",
    "console",
];

/// Returns the name of the switch where a line is its prompt with a command: `sw-3f-1#show mac address-table`.
fn prompt(line: &str) -> Option<&str> {
    let line = line.trim();
    let (before, command) = line.split_once(['#', '>', '$'])?;
    let name = before.trim().trim_start_matches(['[', '<']);
    let name = name.rsplit_once('@').map_or(name, |(_, host)| host);
    let name = name.split(['(', ':', ' ', '~']).next().unwrap_or_default();
    let first = command.split_whitespace().next();
    let is_command =
        first.is_none_or(|first| COMMANDS.contains(&first.to_ascii_lowercase().as_str()));
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    let is_name = !name.is_empty() && name.chars().count() <= 63 && name.chars().all(fits);
    let has_spaces = before.trim().contains(char::is_whitespace);
    (is_name && is_command && !has_spaces).then_some(name)
}

/// Whether a line says something of the table around it, and is no entry.
fn is_about(line: &str) -> bool {
    const BEGINNINGS: [&str; 30] = [
        "total",
        "number of",
        "legend",
        "code",
        "capability",
        "flags",
        "displaying",
        "success",
        "note",
        "vrf",
        "context",
        "warning",
        "interface:",
        "インターフェイス:",
        "インターフェース:",
        "{master",
        "unicast entries",
        "multicast entries",
        "mac address table",
        "fixed",
        "count",
        "カウント",
        "aging",
        "arp",
        "mac age",
        "the count",
        "%",
        "!",
        "#",
        "--",
    ];
    let line = line.trim().to_lowercase();
    let is_rule = !line.contains(char::is_alphanumeric);
    is_rule
        || line.contains("....")
        || BEGINNINGS
            .iter()
            .any(|beginning| line.starts_with(beginning))
}
