//! The XML of nmap.
//!
//! Read as a stream: a file that was cut off gives what stands before. Entities that the file defines itself are never
//! resolved, and nothing outside is ever read. Source: nmap.dtd 1.05, as the manual of nmap describes it.

mod lines;
mod targets;

use std::net::IpAddr;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use self::{lines::Lines, targets::targets};
use super::{
    problem::{Problem, Problems, ScanError, shown},
    range::Range,
    sighting::{Port, Scan, Sighting},
    token::{Ip, Mac, ip, mac},
    tool::Tool,
};
use crate::ident::timestamp::Timestamp;

/// Whether a text is the XML of nmap; the name of the outermost element otherwise.
pub(super) fn is_one(text: &str) -> Result<(), String> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => {
                let name = start.local_name().as_ref().to_owned();
                return if name == "nmaprun" { Ok(()) } else { Err(name) };
            }
            Ok(Event::Eof) | Err(_) => return Err(String::new()),
            Ok(_) => {}
        }
    }
}

/// Reads a file that [`is_one`].
pub(super) fn read(text: &str) -> Result<(Scan, Problems), ScanError> {
    let mut run = Run {
        lines: Lines::of(text),
        scan: Scan::of(Tool::Nmap),
        problems: Problems::default(),
        host: None,
        is_hint: false,
        is_broken: false,
        port: None,
        targets: Vec::new(),
        down: Vec::new(),
        end: None,
    };
    let mut reader = Reader::from_str(text);
    loop {
        let at = reader.buffer_position();
        match reader.read_event() {
            Ok(Event::Start(start)) => run.start(&start, at),
            Ok(Event::Empty(start)) => {
                run.start(&start, at);
                run.end(start.local_name().as_ref(), at);
            }
            Ok(Event::End(end)) => run.end(end.local_name().as_ref(), at),
            Ok(Event::GeneralRef(reference)) => run.entity(&reference, at),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => {
                run.broken(reader.error_position());
                break;
            }
        }
    }
    run.finish(text.len() as u64);
    Ok((run.scan, run.problems))
}

/// A host in the making.
#[derive(Default)]
struct Host {
    sighting: Sighting,
    is_down: bool,
    has_open_port: bool,
}

/// The file as far as it is read.
struct Run<'a> {
    lines: Lines<'a>,
    scan: Scan,
    problems: Problems,
    host: Option<Host>,
    /// Within a hint at a host that the file tells of later.
    is_hint: bool,
    /// Whether it was told that the file is cut off.
    is_broken: bool,
    port: Option<(Port, bool)>,
    targets: Vec<Range>,
    down: Vec<IpAddr>,
    /// How many hosts there are, as the tool says at its end.
    end: Option<u64>,
}

impl Run<'_> {
    fn start(&mut self, start: &BytesStart<'_>, at: u64) {
        let get = |name: &str| attribute(start, name);
        match start.local_name().as_ref() {
            "nmaprun" => {
                self.scan.version = get("version");
                self.scan.taken_at = get("start").and_then(|text| seconds(&text));
                self.targets = get("args").map(|args| targets(&args)).unwrap_or_default();
            }
            "scaninfo" => self.scan.looked_at_ports = true,
            "hosthint" => self.is_hint = true,
            "finished" => self.finished(start, at),
            "hosts" => self.end = get("total").and_then(|text| text.parse().ok()),
            "host" => {
                let line = self.lines.line(at);
                let mut host = Host::default();
                host.sighting.line = line;
                let times = [get("starttime"), get("endtime")];
                let times = times.into_iter().flatten();
                for at in times.filter_map(|text| seconds(&text)) {
                    host.sighting.seen_at(at);
                }
                self.host = Some(host);
            }
            _ if self.is_hint => {}
            name => self.within_host(name, start, at),
        }
    }

    fn finished(&mut self, start: &BytesStart<'_>, at: u64) {
        let exit = attribute(start, "exit");
        if exit.as_deref() == Some("error") {
            let line = self.lines.line(at);
            let reason = shown(&attribute(start, "errormsg").unwrap_or_default());
            self.problems.add(line, Problem::Unfinished { reason });
            self.targets.clear();
        }
    }

    fn within_host(&mut self, name: &str, start: &BytesStart<'_>, at: u64) {
        let Some(host) = &mut self.host else { return };
        let get = |name: &str| attribute(start, name).filter(|text| !text.is_empty());
        let sighting = &mut host.sighting;
        match name {
            "status" => host.is_down = get("state").is_some_and(|state| state == "down"),
            "address" => {
                let address = get("addr").unwrap_or_default();
                match (mac(&address, true), ip(&address)) {
                    (Some(Mac::One(mac)), _) => {
                        sighting.mac = Some(mac);
                        sighting.vendor = get("vendor");
                    }
                    (None, Some(Ip::One(ip))) => sighting.add_ip(ip),
                    _ => self.odd_address(&address, at),
                }
            }
            "hostname" => sighting.add_name(&get("name").unwrap_or_default()),
            "osmatch" if sighting.os.is_none() => sighting.os = get("name"),
            "port" => self.begin_port(start, at),
            "state" => {
                if let Some((_, is_open)) = &mut self.port {
                    *is_open = get("state").as_deref() == Some("open");
                }
            }
            "service" => {
                if let Some((port, _)) = &mut self.port {
                    (port.service, port.product, port.version) =
                        (get("name"), get("product"), get("version"));
                }
            }
            _ => {}
        }
    }

    fn odd_address(&mut self, address: &str, at: u64) {
        let line = self.lines.line(at);
        let text = shown(address);
        let problem = match mac(address, true) {
            Some(_) => Problem::NoInterface { text },
            None => Problem::NotIp { text },
        };
        self.problems.add(line, problem);
    }

    fn begin_port(&mut self, start: &BytesStart<'_>, at: u64) {
        let number = attribute(start, "portid").unwrap_or_default();
        let protocol = attribute(start, "protocol").unwrap_or_default();
        match (number.parse(), protocol.as_str()) {
            (Ok(number @ 1..), "tcp" | "udp") => {
                self.port = Some((Port::bare(number, protocol == "udp"), false));
            }
            // Protocols of IP, and SCTP, are no ports that the ledger knows.
            (Ok(_), "ip" | "sctp") => {}
            _ => {
                let line = self.lines.line(at);
                let text = shown(&format!("{number}/{protocol}"));
                self.problems.add(line, Problem::NotPort { text });
            }
        }
    }

    fn end(&mut self, name: &str, at: u64) {
        match name {
            "hosthint" => self.is_hint = false,
            "port" => {
                if let (Some((port, true)), Some(host)) = (self.port.take(), &mut self.host) {
                    host.has_open_port = true;
                    host.sighting.add_port(port);
                }
            }
            "host" => self.flush(at),
            _ => {}
        }
    }

    fn flush(&mut self, at: u64) {
        let Some(host) = self.host.take() else { return };
        if host.is_down && !host.has_open_port {
            self.scan.passed.unanswered += 1;
            self.down.extend(host.sighting.ips);
        } else if host.sighting.names_one() {
            self.scan.sightings.push(host.sighting);
        } else {
            let line = self.lines.line(at);
            self.problems.add(line, Problem::NoAddress);
        }
    }

    fn entity(&mut self, name: &str, at: u64) {
        let line = self.lines.line(at);
        let is_usual = name.starts_with('#') || ["lt", "gt", "amp", "quot", "apos"].contains(&name);
        if !is_usual {
            let name = shown(name);
            self.problems.add(line, Problem::Entity { name });
        }
    }

    fn broken(&mut self, at: u64) {
        let line = self.lines.line(at);
        self.problems.add(line, Problem::CutOff);
        (self.end, self.is_broken) = (None, true);
        self.targets.clear();
    }

    /// Of a file that was cut off, only what it tells of was looked at.
    fn finish(&mut self, end: u64) {
        self.flush(end);
        let total = self.end.unwrap_or(0);
        if self.end.is_none() && !self.is_broken {
            self.broken(end);
        }
        let told = self.scan.sightings.iter().flat_map(|host| &host.ips);
        let told: Vec<Range> = told.chain(&self.down).copied().map(Range::one).collect();
        let named: u64 = self.targets.iter().map(Range::len).sum();
        // Names among the targets make the total greater; what was left out makes it smaller.
        self.scan.ranges = if self.end.is_some() && named > 0 && named <= total {
            std::mem::take(&mut self.targets)
        } else {
            Vec::new()
        };
        self.scan.ranges.extend(told);
    }
}

fn seconds(text: &str) -> Option<Timestamp> {
    let seconds: u64 = text.parse().ok().filter(|seconds| *seconds > 0)?;
    Some(Timestamp::from_milliseconds(seconds.saturating_mul(1_000)))
}

/// Returns an attribute, characters written as references read; entities of the file stay as they are written.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = start.attributes();
    let mut all = all.with_checks(false).flatten();
    let found = all.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let raw: &str = &found.value;
    let read = quick_xml::escape::unescape(raw);
    Some(read.map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned))
}
