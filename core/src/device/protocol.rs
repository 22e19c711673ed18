//! Protocols that a network interface speaks, and the ports on which it does.

mod parse;

use std::{fmt, str::FromStr};

use crate::ident::text::fold_width;
use parse::known_name;

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
