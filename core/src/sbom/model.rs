//! What an SBOM says, whatever its format.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A software bill of materials.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Sbom {
    /// The format and its version, as the file states it: `CycloneDX 1.5`, `SPDX-2.3`.
    pub format: String,
    /// Whether it is a table, which says of itself nothing but its headers.
    pub is_table: bool,
    /// The serial number or namespace, which tells this document from every other.
    pub id: Option<String>,
    /// The name of the document, if it has one of its own.
    pub name: Option<String>,
    /// What the SBOM is about: a component of [`Sbom::components`].
    pub subject: Option<usize>,
    /// Persons and organizations that made the SBOM.
    pub authors: Vec<String>,
    /// Programs that made it.
    pub tools: Vec<String>,
    /// When it was made, as written.
    pub created: Option<String>,
    /// All components, the parts of one behind it, in the order of the file.
    pub components: Vec<Component>,
    /// How they depend on each other. That one holds another shows in [`Component::parent`] as well.
    pub relations: Vec<Relation>,
    /// Single files that the SBOM lists beside its components; they are counted only.
    pub files: usize,
}

/// One component: a library, an operating system, a chip.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Component {
    /// The name by which relations of this document mean it; empty if it has none.
    pub reference: String,
    /// The component that it is written in.
    pub parent: Option<usize>,
    /// What it is.
    pub kind: Kind,
    /// Who makes or supplies it.
    pub supplier: Option<String>,
    /// The name space of its name, such as a Maven group.
    pub group: Option<String>,
    /// Its name.
    pub name: String,
    /// Its version, as the supplier writes it.
    pub version: Option<String>,
    /// What others say of it in a sentence.
    pub description: Option<String>,
    /// Identifiers that are known beyond this document.
    pub identifiers: Vec<Identifier>,
    /// Hashes of its bytes.
    pub hashes: Vec<Checksum>,
    /// Licences: SPDX ids, expressions or names.
    pub licences: Vec<String>,
    /// The end of support that the SBOM states for it, as written.
    pub end_of_support: Option<String>,
    /// Everything else that is said of it as a name and a value.
    pub properties: Vec<(String, String)>,
}

/// What a component is.
#[derive(Clone, Debug, Default, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum Kind {
    /// An application.
    Application,
    /// A framework.
    Framework,
    /// A library.
    Library,
    /// A container image.
    Container,
    /// A run-time environment or a platform.
    Platform,
    /// An operating system.
    OperatingSystem,
    /// A device: hardware.
    Device,
    /// A driver of a device.
    DeviceDriver,
    /// Software that is close to the hardware.
    Firmware,
    /// A file.
    File,
    /// Another word, kept as it is.
    Other(String),
    /// The SBOM does not say.
    #[default]
    Unstated,
}

impl Kind {
    /// Returns a word for it: that of CycloneDX, or the one that the file has.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Application => "application",
            Self::Framework => "framework",
            Self::Library => "library",
            Self::Container => "container",
            Self::Platform => "platform",
            Self::OperatingSystem => "operating-system",
            Self::Device => "device",
            Self::DeviceDriver => "device-driver",
            Self::Firmware => "firmware",
            Self::File => "file",
            Self::Other(word) => word,
            Self::Unstated => "",
        }
    }

    /// Reads the word of a format; words are the same in CycloneDX (`operating-system`) and SPDX (`OPERATING_SYSTEM`).
    #[must_use]
    pub fn of(word: &str) -> Self {
        let folded = word.trim().to_ascii_lowercase().replace('_', "-");
        match folded.as_str() {
            "" => Self::Unstated,
            "application" => Self::Application,
            "framework" => Self::Framework,
            "library" => Self::Library,
            "container" => Self::Container,
            "platform" => Self::Platform,
            "operating-system" => Self::OperatingSystem,
            "device" => Self::Device,
            "device-driver" => Self::DeviceDriver,
            "firmware" => Self::Firmware,
            "file" => Self::File,
            _ => Self::Other(word.to_owned()),
        }
    }
}

/// What an identifier is of.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Scheme {
    /// A package URL.
    Purl,
    /// A name of the Common Platform Enumeration, in either of its spellings.
    Cpe,
    /// The id of a SWID tag (ISO/IEC 19770-2).
    Swid,
    /// Another one, by the word of the format.
    Other(String),
}

/// An identifier that is known beyond the document.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Identifier {
    /// What it is of.
    pub scheme: Scheme,
    /// The identifier as written.
    pub value: String,
}

/// A hash of a component's bytes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Checksum {
    /// The algorithm as written: `SHA-256`, `SHA256`.
    pub algorithm: String,
    /// The hash in hexadecimal digits, as written.
    pub value: String,
}

/// How two components of a document have to do with each other; the numbers are those of [`Sbom::components`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Relation {
    /// The component that has the other, or needs it.
    pub from: usize,
    /// The other.
    pub to: usize,
    /// How.
    pub how: How,
}

/// How two components have to do with each other.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum How {
    /// The first is made of the second, among others.
    Contains,
    /// The first needs the second.
    DependsOn,
    /// Another word, kept as it is.
    Other(String),
}

impl Sbom {
    /// Adds a relation. What holds another is where that one is written in, unless something did so before.
    pub(super) fn relate(&mut self, from: usize, to: usize, how: How) {
        if how == How::Contains
            && from != to
            && let Some(inside) = self.components.get_mut(to)
        {
            inside.parent.get_or_insert(from);
        }
        self.relations.push(Relation { from, to, how });
    }
}

impl Component {
    /// Returns the identifiers of a scheme.
    pub fn of_scheme(&self, scheme: &Scheme) -> impl Iterator<Item = &str> {
        let is_of = move |identifier: &&Identifier| identifier.scheme == *scheme;
        self.identifiers
            .iter()
            .filter(is_of)
            .map(|identifier| identifier.value.as_str())
    }
}

impl fmt::Display for Component {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(group) = &self.group {
            write!(f, "{group}/")?;
        }
        f.write_str(&self.name)?;
        self.version
            .as_ref()
            .map_or(Ok(()), |version| write!(f, " {version}"))
    }
}

/// Whether the name of a property is one under which SBOMs state the end of support.
#[must_use]
pub fn is_end_of_support(name: &str) -> bool {
    let letters = name.chars().filter(char::is_ascii_alphabetic);
    let letters: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    [
        "endofsupport",
        "endofsupportdate",
        "supportenddate",
        "supportend",
        "eos",
        "eosdate",
    ]
    .iter()
    .any(|known| letters == *known)
        || letters.ends_with("endofsupport")
}
