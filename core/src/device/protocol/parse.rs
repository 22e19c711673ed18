//! One protocol in the spellings of lists.

use std::str::FromStr;

use super::{InvalidProtocols, Protocol, Transport};

/// Names that lists write in any case and that may stand side by side without a comma.
const NAMES: [&str; 29] = [
    "DICOM", "HL7", "FHIR", "MLLP", "IHE", "HTTP", "HTTPS", "FTP", "FTPS", "SFTP", "TFTP", "SSH",
    "TELNET", "SMB", "CIFS", "NFS", "RDP", "VNC", "SNMP", "NTP", "DNS", "DHCP", "SMTP", "POP3",
    "IMAP", "LDAP", "LDAPS", "SYSLOG", "MQTT",
];

pub(super) fn known_name(word: &str) -> Option<&'static str> {
    NAMES
        .into_iter()
        .find(|name| name.eq_ignore_ascii_case(word))
}

impl Protocol {
    pub(super) fn named(name: &str) -> Self {
        Self {
            name: Some(known_name(name).unwrap_or(name).to_owned()),
            port: None,
            transport: None,
        }
    }
}

impl FromStr for Protocol {
    type Err = InvalidProtocols;

    fn from_str(text: &str) -> Result<Self, InvalidProtocols> {
        let invalid = || InvalidProtocols(text.to_owned());
        let mut rest = text.trim();
        // DICOM (104/tcp)
        if let Some((name, inner)) = rest.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
            return Self::of_parts(name.trim(), inner.trim()).ok_or_else(invalid);
        }
        if let Some((name, port)) = rest.rsplit_once(':') {
            return Self::of_parts(name.trim(), port.trim()).ok_or_else(invalid);
        }
        if let Some((name, port)) = rest.split_once("ポート")
            && let Some(protocol) = Self::of_parts(name.trim(), port.trim_start_matches("番号"))
        {
            return Ok(protocol);
        }
        if let Some((port, transport)) = port_part(rest) {
            return Ok(Self {
                name: None,
                port: Some(port),
                transport,
            });
        }
        // Behind a blank one digit is rather a version: SNMP 3.
        let last = rest.rsplit_once(' ').or_else(|| rest.rsplit_once('/'));
        let last = last.filter(|(_, last)| last.len() > 1);
        let mut found = None;
        if let Some((name, part)) = last.and_then(|(name, last)| Some((name, port_part(last)?))) {
            (rest, found) = (name.trim(), Some(part));
        }
        let (port, stated) =
            found.map_or((None, None), |(port, transport)| (Some(port), transport));
        let (name, before) = if port.is_some() {
            without_transport(rest)
        } else {
            (rest, None)
        };
        let (name, transport) = match stated {
            Some(stated) => (without_filler(rest), Some(stated)),
            None => (name, before),
        };
        match (name, port) {
            ("", Some(_)) => Ok(Self {
                name: None,
                port,
                transport,
            }),
            (name, _) if is_name(name) => Ok(Self {
                port,
                transport,
                ..Self::named(name)
            }),
            _ => Err(invalid()),
        }
    }
}

impl Protocol {
    fn of_parts(name: &str, port: &str) -> Option<Self> {
        let (port, stated) = port_part(port)?;
        let (bare, before) = without_transport(name);
        let port = Some(port);
        let (name, transport) = match (stated, before) {
            (None, Some(before)) => (bare, Some(before)),
            (None, None) => (bare, None),
            (Some(_), _) => (without_filler(name), stated),
        };
        if name.is_empty() {
            return Some(Self {
                name: None,
                port,
                transport,
            });
        }
        is_name(name).then(|| Self {
            port,
            transport,
            ..Self::named(name)
        })
    }
}

/// `104`, `104/tcp`, `tcp/104`, `tcp 104`, `104番`, `port 104`.
fn port_part(text: &str) -> Option<(u16, Option<Transport>)> {
    let text = text.trim();
    if let Some((one, other)) = text.split_once(['/', ' ']) {
        let (one, other) = (one.trim(), other.trim());
        return match (transport(one), transport(other)) {
            (Some(transport), None) => Some((number(other)?, Some(transport))),
            (None, Some(transport)) => Some((number(one)?, Some(transport))),
            _ if one.eq_ignore_ascii_case("port") => Some((number(other)?, None)),
            _ => None,
        };
    }
    Some((number(text)?, None))
}

fn number(text: &str) -> Option<u16> {
    let digits = text.strip_suffix('番').unwrap_or(text);
    let plain = (1..=5).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|port| *port > 0)
}

fn transport(text: &str) -> Option<Transport> {
    [("tcp", Transport::Tcp), ("udp", Transport::Udp)]
        .into_iter()
        .find_map(|(word, transport)| text.eq_ignore_ascii_case(word).then_some(transport))
}

/// Takes `TCP` or `UDP` off the end of what stands before a port, and words such as `port`.
fn without_transport(text: &str) -> (&str, Option<Transport>) {
    let text = without_filler(text);
    match text.rsplit_once([' ', '/']) {
        Some((name, last)) if transport(last).is_some() => (without_filler(name), transport(last)),
        _ if transport(text).is_some() => ("", transport(text)),
        _ => (text, None),
    }
}

fn without_filler(text: &str) -> &str {
    let text = text.trim();
    let ascii = text
        .len()
        .checked_sub(5)
        .and_then(|at| text.split_at_checked(at));
    let ascii = ascii.filter(|(_, end)| end.eq_ignore_ascii_case(" port"));
    match ascii
        .map(|(name, _)| name)
        .or_else(|| text.strip_suffix("ポート"))
    {
        Some(name) => without_filler(name),
        None => text,
    }
}

/// A name has a letter, and nothing that separates or points at a range of ports.
fn is_name(text: &str) -> bool {
    let odd = |c: char| {
        matches!(c, ':' | '(' | ')' | '~' | '=' | '?' | '*' | '<' | '>') || c.is_control()
    };
    text.chars().count() <= 40
        && text.chars().next().is_some_and(char::is_alphabetic)
        && !text.chars().any(odd)
        && !text
            .split(' ')
            .skip(1)
            .any(|word| number(word).is_some_and(|port| port > 9))
}
