//! Why a file is no scan, and what in one was not understood.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::{
    ident::parsed::Position,
    tabular::problem::{Diagnostic as TableDiagnostic, Problem as TableProblem, ReadError},
};

/// Something in a scan that was not understood, or is odd; the rest is read.
pub type Diagnostic = crate::ident::parsed::Diagnostic<Problem>;

/// Why a file cannot be read as a scan at all.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum ScanError {
    /// The file has no bytes, or only white space.
    #[error("the file is empty")]
    Empty,
    /// The file is larger than this program reads.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// Most bytes.
        limit: u64,
    },
    /// The file has more lines than this program reads.
    #[error("more than {limit} lines")]
    TooManyLines {
        /// Most lines.
        limit: u64,
    },
    /// The file seems to be an SBOM.
    #[error("an SBOM")]
    Sbom,
    /// The file is a page of the web.
    #[error("a web page")]
    WebPage,
    /// XML that is not of nmap.
    #[error("XML whose outermost element is {root:?}")]
    OtherXml {
        /// The name of the outermost element; may be empty.
        root: String,
    },
    /// JSON that is no log of Zeek.
    #[error("JSON of another kind")]
    OtherJson,
    /// No text, or a table that cannot be read; says what it is instead, where that is known.
    #[error("{0}")]
    Unreadable(ReadError),
    /// A table without a column of addresses or names of hosts.
    #[error("a table without addresses")]
    OtherTable,
    /// A text in which no address stands where an entry of a list would have one.
    #[error("a text without addresses")]
    NoAddresses,
}

/// What in a scan was not understood, or is odd.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum Problem {
    /// A line that says nothing that is known here.
    #[error("not understood: {text:?}")]
    NotUnderstood {
        /// The line, cut to what a message can show.
        text: String,
    },
    /// A text where a hardware address should stand. The rest of the line was read.
    #[error("{text:?} is no hardware address")]
    NotMac {
        /// The text, cut to what a message can show.
        text: String,
    },
    /// A group address, or none at all, where that of an interface should stand.
    #[error("{text:?} is the hardware address of no single interface")]
    NoInterface {
        /// The address as written.
        text: String,
    },
    /// A text where an IP address of an interface should stand.
    #[error("{text:?} is no IP address of an interface")]
    NotIp {
        /// The text, cut to what a message can show.
        text: String,
    },
    /// A text where a port should stand.
    #[error("{text:?} is no port")]
    NotPort {
        /// The text, cut to what a message can show.
        text: String,
    },
    /// A text where a time should stand.
    #[error("{text:?} is no time")]
    NotTime {
        /// The text, cut to what a message can show.
        text: String,
    },
    /// An entry that names no interface: no hardware address, no IP address, no host.
    #[error("an entry without any address")]
    NoAddress,
    /// The file ends in the middle, or is broken from here on; what stands before was read.
    #[error("the file is cut off or broken here")]
    CutOff,
    /// The tool itself says that it did not finish.
    #[error("the tool did not finish: {reason:?}")]
    Unfinished {
        /// What it says; may be empty.
        reason: String,
    },
    /// An entity that the XML defines itself; none is ever resolved.
    #[error("the entity {name:?} was not resolved")]
    Entity {
        /// Its name.
        name: String,
    },
    /// A lease that ends before it starts.
    #[error("the lease ends before it starts")]
    EndsBeforeStart,
    /// A lease that ends so far in the future that some clock was wrong.
    #[error("the lease ends in the far future")]
    FarFuture,
    /// A lease with a time at or near 1970: a device or server without a clock.
    #[error("the lease is of a clock that was never set")]
    ClockNotSet,
    /// One hardware address was seen at several ports of one switch in one VLAN.
    #[error("{mac} is at the ports {ports:?}")]
    SeveralPorts {
        /// The hardware address.
        mac: String,
        /// The ports.
        ports: Vec<String>,
    },
    /// Several hardware addresses were seen under one IP address.
    #[error("{ip} is used by {macs:?}")]
    SeveralMacs {
        /// The IP address.
        ip: IpAddr,
        /// The hardware addresses.
        macs: Vec<String>,
    },
    /// A place of a table that was read, but not as it stands there.
    #[error("{0}")]
    Table(TableProblem),
    /// More of these are not listed.
    #[error("{count} more problems are not listed")]
    NotListed {
        /// How many.
        count: u32,
    },
}

/// Most problems that are listed one by one.
const MOST: usize = 1_000;

/// Returns what a message can show of a text.
pub(super) fn shown(text: &str) -> String {
    text.trim().chars().take(120).collect()
}

/// Collects problems.
#[derive(Debug, Default)]
pub(super) struct Problems {
    list: Vec<Diagnostic>,
    left_out: u32,
}

impl Problems {
    pub(super) fn add(&mut self, line: u32, problem: Problem) {
        self.add_at(Position::line(line), problem);
    }

    fn add_at(&mut self, at: Position, problem: Problem) {
        if self.list.len() < MOST {
            self.list.push(Diagnostic { at, problem });
        } else {
            self.left_out = self.left_out.saturating_add(1);
        }
    }

    pub(super) fn not_understood(&mut self, line: u32, text: &str) {
        let text = shown(text);
        self.add(line, Problem::NotUnderstood { text });
    }

    /// Takes over what the reader of tables told.
    pub(super) fn of_table(&mut self, told: Vec<TableDiagnostic>) {
        for TableDiagnostic { at, problem } in told {
            self.add_at(at, Problem::Table(problem));
        }
    }

    /// Returns them in the order of the file.
    pub(super) fn into_list(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|diagnostic| diagnostic.at.line);
        if self.left_out > 0 {
            let count = self.left_out;
            self.list.push(Diagnostic {
                at: Position::line(0),
                problem: Problem::NotListed { count },
            });
        }
        self.list
    }
}
