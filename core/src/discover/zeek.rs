//! Logs of Zeek: tables with `#fields`, or an object of JSON a line.
//!
//! Known hosts, devices and services, DHCP, and any log of connections. Source: the reference of Zeek's logs.

use std::{collections::BTreeMap, net::IpAddr};

use serde_json::Value;

use super::{
    problem::{Problem, Problems, ScanError, shown},
    sighting::{Port, Scan, Sighting},
    token::{Ip, Mac, ip, mac},
    tool::Tool,
};
use crate::ident::timestamp::Timestamp;

/// The fields that are read.
const FIELDS: [&str; 20] = [
    "ts",
    "host",
    "mac",
    "dhcp_host_name",
    "host_name",
    "client_fqdn",
    "assigned_addr",
    "client_addr",
    "requested_addr",
    "port_num",
    "port_proto",
    "service",
    "id.orig_h",
    "id.resp_h",
    "id.resp_p",
    "proto",
    "conn_state",
    "local_orig",
    "local_resp",
    "vlan",
];

/// States of a connection in which the one that was asked agreed to it.
const ANSWERED: [&str; 6] = ["SF", "S1", "S2", "S3", "RSTO", "RSTR"];

/// Whether a text is such a log.
pub(super) fn is_one(text: &str) -> bool {
    let mut lines = text.lines().take(20);
    let is_table = |line: &str| line.starts_with("#separator") || line.starts_with("#fields\t");
    if text.starts_with('#') {
        return lines.any(is_table);
    }
    let first = lines.map(str::trim).find(|line| !line.is_empty());
    let first = first.filter(|line| line.starts_with('{')).and_then(of_json);
    first.is_some_and(|row| {
        row.has("ts")
            && ["host", "mac", "id.orig_h"]
                .iter()
                .any(|field| row.has(field))
    })
}

/// The fields of a line that are set.
#[derive(Debug, Default)]
struct Row(BTreeMap<&'static str, String>);

impl Row {
    fn get(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(String::as_str)
    }

    fn has(&self, field: &str) -> bool {
        self.0.contains_key(field)
    }
}

fn of_json(line: &str) -> Option<Row> {
    let Value::Object(object) = serde_json::from_str(line).ok()? else {
        return None;
    };
    let mut row = Row::default();
    for field in FIELDS {
        let text = match object.get(field) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Bool(said)) => if *said { "T" } else { "F" }.to_owned(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Null | Value::Array(_) | Value::Object(_)) | None => continue,
        };
        row.0.insert(field, text);
    }
    Some(row)
}

/// The log as far as it is read: every address once, as a log of connections names it a thousand times.
struct Log {
    scan: Scan,
    problems: Problems,
    by_ip: BTreeMap<IpAddr, Sighting>,
    others: Vec<Sighting>,
}

/// Reads a log that [`is_one`].
pub(super) fn read(text: &str) -> Result<(Scan, Problems), ScanError> {
    let mut log = Log {
        scan: Scan::of(Tool::Zeek),
        problems: Problems::default(),
        by_ip: BTreeMap::new(),
        others: Vec::new(),
    };
    let mut separator = '\t';
    let mut fields: Vec<Option<&'static str>> = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        if line.trim().is_empty() {
            log.scan.passed.decoration += 1;
        } else if let Some(about) = line.strip_prefix('#') {
            log.scan.passed.decoration += 1;
            separator = separator_of(about).unwrap_or(separator);
            if let Some(names) = about.strip_prefix("fields") {
                let names = names.trim_start_matches(separator).split(separator);
                fields = names
                    .map(|name| FIELDS.into_iter().find(|known| *known == name))
                    .collect();
            }
        } else if line.starts_with('{') {
            match of_json(line) {
                Some(row) => log.take(number, line, &row),
                None => log.problems.not_understood(number, line),
            }
        } else {
            log.take(number, line, &of_table(line, separator, &fields));
        }
    }
    let mut all: Vec<Sighting> = log.by_ip.into_values().collect();
    all.append(&mut log.others);
    all.sort_by_key(|sighting| sighting.line);
    log.scan.sightings = all;
    Ok((log.scan, log.problems))
}

/// `separator \x09`
fn separator_of(about: &str) -> Option<char> {
    let code = about.strip_prefix("separator \\x")?.trim();
    u8::from_str_radix(code, 16).ok().map(char::from)
}

fn of_table(line: &str, separator: char, fields: &[Option<&'static str>]) -> Row {
    let mut row = Row::default();
    for (cell, field) in line.split(separator).zip(fields) {
        if let Some(field) = field
            && !matches!(cell, "-" | "(empty)" | "")
        {
            row.0.insert(field, cell.to_owned());
        }
    }
    row
}

impl Log {
    fn take(&mut self, line: u32, text: &str, row: &Row) {
        let at = row.get("ts").and_then(instant);
        if row.get("ts").is_some() && at.is_none() {
            let text = shown(row.get("ts").unwrap_or_default());
            self.problems.add(line, Problem::NotTime { text });
        }
        if row.has("id.orig_h") {
            self.connection(line, row, at);
        } else if row.has("mac") {
            self.device(line, row, at);
        } else if let Some(host) = row.get("host") {
            let port = port(
                row.get("port_num"),
                row.get("port_proto"),
                row.get("service"),
            );
            self.scan.looked_at_ports |= port.is_some();
            self.host(line, host, at, port);
        } else {
            self.problems.not_understood(line, text);
        }
    }

    fn connection(&mut self, line: u32, row: &Row, at: Option<Timestamp>) {
        let is_not_here = |field: &str| row.get(field) == Some("F");
        let is_here = |field: &str| row.get(field) == Some("T");
        let (from, to) = (
            row.get("id.orig_h").unwrap_or_default(),
            row.get("id.resp_h"),
        );
        if is_not_here("local_orig") {
            self.scan.passed.elsewhere += 1;
        } else {
            self.host(line, from, at, None);
        }
        let Some(to) = to else { return };
        let answered = row
            .get("conn_state")
            .is_some_and(|state| ANSWERED.contains(&state));
        // Who was asked and did not answer may not be there at all.
        if !answered {
            self.scan.passed.unanswered += u32::from(row.has("conn_state"));
        } else if is_here("local_resp") || !is_not_here("local_resp") && is_private(to) {
            let port = port(row.get("id.resp_p"), row.get("proto"), row.get("service"));
            self.scan.looked_at_ports = true;
            self.host(line, to, at, port);
        } else {
            self.scan.passed.elsewhere += 1;
        }
    }

    fn host(&mut self, line: u32, address: &str, at: Option<Timestamp>, port: Option<Port>) {
        match ip(address) {
            Some(Ip::One(ip)) => {
                let known = self.by_ip.entry(ip).or_insert_with(|| Sighting::at(line));
                known.add_ip(ip);
                at.into_iter().for_each(|at| known.seen_at(at));
                port.into_iter().for_each(|port| known.add_port(port));
            }
            Some(Ip::Group) => self.scan.passed.groups += 1,
            None => {
                let text = shown(address);
                self.problems.add(line, Problem::NotIp { text });
            }
        }
    }

    fn device(&mut self, line: u32, row: &Row, at: Option<Timestamp>) {
        let mut sighting = Sighting::at(line);
        let text = row.get("mac").unwrap_or_default();
        match mac(text, false) {
            Some(Mac::One(mac)) => sighting.mac = Some(mac),
            Some(Mac::Group) => {
                self.scan.passed.groups += 1;
                return;
            }
            Some(Mac::Zero | Mac::Odd) | None => {
                let text = shown(text);
                self.problems.add(line, Problem::NotMac { text });
            }
        }
        let addresses = ["assigned_addr", "client_addr", "host"];
        let address = addresses.iter().find_map(|field| ip(row.get(field)?));
        if let Some(Ip::One(ip)) = address {
            sighting.add_ip(ip);
        }
        for field in ["host_name", "dhcp_host_name", "client_fqdn"] {
            sighting.add_name(row.get(field).unwrap_or_default());
        }
        sighting.vlan = row.get("vlan").map(shown);
        at.into_iter().for_each(|at| sighting.seen_at(at));
        if sighting.names_one() {
            self.others.push(sighting);
        }
    }
}

fn port(number: Option<&str>, protocol: Option<&str>, service: Option<&str>) -> Option<Port> {
    let number: u16 = number?.parse().ok().filter(|number| *number > 0)?;
    let is_udp = match protocol? {
        "tcp" => false,
        "udp" => true,
        _ => return None,
    };
    let service = service.map(shown);
    Some(Port {
        service,
        ..Port::bare(number, is_udp)
    })
}

/// Seconds since 1970 with decimals, or an instant as JSON logs may have it.
fn instant(text: &str) -> Option<Timestamp> {
    let (seconds, decimals) = text.split_once('.').unwrap_or((text, ""));
    if let Ok(seconds) = seconds.parse::<u64>() {
        let digits: String = decimals.chars().chain("000".chars()).take(3).collect();
        let more: u64 = digits.parse().unwrap_or(0);
        return Some(Timestamp::from_milliseconds(
            seconds.saturating_mul(1_000).saturating_add(more),
        ));
    }
    let start = text.get(..19)?;
    text.ends_with('Z')
        .then(|| format!("{start}.000Z").parse().ok())
        .flatten()
}

/// Whether an address is one of those that sites give out themselves.
fn is_private(address: &str) -> bool {
    match address.parse() {
        Ok(IpAddr::V4(v4)) => v4.is_private() || v4.is_link_local(),
        Ok(IpAddr::V6(v6)) => v6.is_unique_local() || v6.is_unicast_link_local(),
        Err(_) => false,
    }
}
