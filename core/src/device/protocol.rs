//! Protocols that a network interface speaks, and the ports on which it does.

use std::{fmt, str::FromStr};

use crate::ident::text::fold_width;

/// How a protocol is carried.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Transport {
    /// TCP.
    Tcp,
    /// UDP.
    Udp,
}

/// One protocol, one port, or both: `DICOM`, `104`, `DICOM:104`, `DICOM:11112/tcp`.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Protocol {
    /// What it is called, `None` where a list gives a port only. Names that this program knows are in capitals.
    pub name: Option<String>,
    /// The port, 1 to 65535.
    pub port: Option<u16>,
    /// Over what, where a list says so.
    pub transport: Option<Transport>,
}

/// One piece of a list of protocols.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Piece {
    /// A protocol.
    Known(Protocol),
    /// A piece that reads as none, as it stands: a range of ports, a port beyond 65535.
    Unread(String),
}

/// The protocols of an interface, in the order of the list. Nothing of the text is left out.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Protocols {
    pieces: Vec<Piece>,
}

/// A text with a piece that reads as no protocol.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{0:?} is no protocol")]
pub struct InvalidProtocols(pub String);

/// Names that lists write in any case and that may stand side by side without a comma.
const NAMES: [&str; 29] = [
    "DICOM", "HL7", "FHIR", "MLLP", "IHE", "HTTP", "HTTPS", "FTP", "FTPS", "SFTP", "TFTP", "SSH",
    "TELNET", "SMB", "CIFS", "NFS", "RDP", "VNC", "SNMP", "NTP", "DNS", "DHCP", "SMTP", "POP3",
    "IMAP", "LDAP", "LDAPS", "SYSLOG", "MQTT",
];

impl Protocols {
    /// Reads a list: pieces separated by commas, `、`, `・`, semicolons or line ends, each a name, a port or both.
    ///
    /// `DICOM 104`, `DICOM:104`, `DICOM (104/tcp)`, `DICOM TCP 104` and `TCP/104` are read; so are names that this program
    /// knows with `/` or a blank between them. Other pieces are kept as they stand.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let text = fold_width(text);
        let pieces = text
            .split([',', '、', '・', ';', '\n'])
            .map(str::trim)
            .filter(|piece| !piece.is_empty());
        Self {
            pieces: pieces.flat_map(read_piece).collect(),
        }
    }

    /// Returns all pieces in the order of the list.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Lists the protocols.
    pub fn known(&self) -> impl Iterator<Item = &Protocol> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Known(protocol) => Some(protocol),
            Piece::Unread(_) => None,
        })
    }

    /// Lists the pieces that read as no protocol.
    pub fn unread(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Unread(text) => Some(text.as_str()),
            Piece::Known(_) => None,
        })
    }
}

impl FromStr for Protocols {
    type Err = InvalidProtocols;

    /// Reads a list of which every piece is a protocol; see [`Protocols::read`] for one that is not.
    fn from_str(text: &str) -> Result<Self, InvalidProtocols> {
        let protocols = Self::read(text);
        if let Some(piece) = protocols.unread().next() {
            return Err(InvalidProtocols(piece.to_owned()));
        }
        if protocols.pieces.is_empty() {
            return Err(InvalidProtocols(String::new()));
        }
        Ok(protocols)
    }
}

fn read_piece(piece: &str) -> Vec<Piece> {
    let words: Vec<&str> = piece
        .split([' ', '/'])
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > 1 && words.iter().all(|word| known_name(word).is_some()) {
        let named = words.iter().filter_map(|word| known_name(word));
        return named
            .map(|name| Piece::Known(Protocol::named(name)))
            .collect();
    }
    vec![match piece.parse() {
        Ok(protocol) => Piece::Known(protocol),
        Err(InvalidProtocols(_)) => Piece::Unread(piece.to_owned()),
    }]
}

fn known_name(word: &str) -> Option<&'static str> {
    NAMES
        .into_iter()
        .find(|name| name.eq_ignore_ascii_case(word))
}

impl Protocol {
    fn named(name: &str) -> Self {
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

impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.as_deref().unwrap_or_default();
        f.write_str(name)?;
        if let Some(port) = self.port {
            let colon = if name.is_empty() { "" } else { ":" };
            write!(f, "{colon}{port}")?;
        }
        match self.transport {
            Some(Transport::Tcp) => f.write_str("/tcp"),
            Some(Transport::Udp) => f.write_str("/udp"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Protocols {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, piece) in self.pieces.iter().enumerate() {
            if nth > 0 {
                f.write_str(", ")?;
            }
            match piece {
                Piece::Known(protocol) => protocol.fmt(f)?,
                Piece::Unread(text) => f.write_str(text)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes what was read, pieces that were not in `<>`.
    fn check(text: &str, expected: &str) {
        let pieces = Protocols::read(text);
        let shown: Vec<String> = pieces
            .pieces()
            .iter()
            .map(|piece| match piece {
                Piece::Known(protocol) => protocol.to_string(),
                Piece::Unread(text) => format!("<{text}>"),
            })
            .collect();
        assert_eq!(shown.join(", "), expected, "{text:?}");
    }

    #[test]
    fn names_and_ports_in_every_spelling() {
        for text in [
            "DICOM:104",
            "dicom 104",
            "ＤＩＣＯＭ：１０４",
            "DICOM (104)",
            "DICOM（104番）",
            "DICOM port 104",
            "DICOM/104",
            "DICOMポート104番",
        ] {
            check(text, "DICOM:104");
        }
        for text in [
            "DICOM:11112/tcp",
            "DICOM 11112/TCP",
            "DICOM (TCP 11112)",
            "DICOM TCP 11112",
            "dicom tcp:11112",
            "DICOM/TCP 11112",
        ] {
            check(text, "DICOM:11112/tcp");
        }
        check("104", "104");
        check("TCP 104", "104/tcp");
        check("udp/161", "161/udp");
        check("HL7 v2.5 2575", "HL7 v2.5:2575");
        check("SNMP 3", "SNMP 3");
        check("TCP/IP", "TCP/IP");
        check("独自プロトコル", "独自プロトコル");
    }

    #[test]
    fn lists_come_apart_at_every_separator() {
        check("DICOM 104、HL7 2575", "DICOM:104, HL7:2575");
        check("DICOM・HL7; http，ssh\n22", "DICOM, HL7, HTTP, SSH, 22");
        check("DICOM/HL7", "DICOM, HL7");
        check("HTTP HTTPS", "HTTP, HTTPS");
        check("EtherNet/IP, SMB", "EtherNet/IP, SMB");
        check("", "");
    }

    #[test]
    fn what_is_no_protocol_is_kept_in_its_place() {
        check(
            "DICOM:104, 5000-5010, HL7:70000, FTP 20 21",
            "DICOM:104, <5000-5010>, <HL7:70000>, <FTP 20 21>",
        );
        let protocols = Protocols::read("DICOM, 5000-5010");
        assert_eq!(protocols.unread().collect::<Vec<_>>(), ["5000-5010"]);
        assert_eq!(protocols.known().count(), 1);
        assert_eq!(
            "DICOM, 0".parse::<Protocols>(),
            Err(InvalidProtocols("0".into()))
        );
    }

    proptest::proptest! {
        #[test]
        fn what_was_read_once_reads_the_same_again(text in "\\PC{0,30}|((DICOM|hl7|x y|TCP|[0-9]{1,6}|[:/ (),・]) ?){0,6}") {
            let once = Protocols::read(&text);
            proptest::prop_assert_eq!(Protocols::read(&once.to_string()).to_string(), once.to_string());
            if let Ok(protocols) = text.parse::<Protocols>() {
                proptest::prop_assert_eq!(protocols.to_string().parse::<Protocols>().map(|p| p.to_string()), Ok(protocols.to_string()));
            }
        }
    }
}
