//! Editions: which forms there are, what their questions are called, and which of them a reader knows.

use serde::{Deserialize, Serialize};

use super::{
    catalogue::{Catalogue, Kind},
    id::QuestionId,
    section::Section,
};
use crate::catalogue::choice::codes;

codes! {
    /// A form in which makers disclose security, in one edition.
    ///
    /// Source: manufacturer guidebook, glossary (MDS2 and MDS).
    #[derive(Serialize, Deserialize)]
    Edition {
        /// MDS2, ANSI/NEMA HN 1-2019.
        Hn1Of2019 = "hn1-2019",
        /// MDS2, ANSI/NEMA HN 1-2013.
        Hn1Of2013 = "hn1-2013",
        /// 製造業者による医療情報セキュリティ開示書 (MDS) of JAHIS and JIRA.
        Mds = "mds",
        /// サービス事業者による医療情報セキュリティ開示書 (SDS) of JAHIS and JIRA.
        Sds = "sds",
    }
}

/// The numbered sections of HN 1-2013: `1-1` is a question on automatic logoff.
const NUMBERED_2013: [Section; 20] = [
    Section::AutomaticLogoff,
    Section::AuditControls,
    Section::Authorization,
    Section::SecurityConfiguration,
    Section::Upgrades,
    Section::DeIdentification,
    Section::Backup,
    Section::EmergencyAccess,
    Section::DataIntegrity,
    Section::Malware,
    Section::NodeAuthentication,
    Section::PersonAuthentication,
    Section::PhysicalLocks,
    Section::Roadmap,
    Section::Hardening,
    Section::Guidance,
    Section::StoredData,
    Section::SentData,
    Section::SentIntegrity,
    Section::Other,
];

impl Edition {
    /// Returns its questions; `None` for a form that is typed by hand, section by section.
    #[must_use]
    pub fn catalogue(self) -> Option<&'static Catalogue> {
        match self {
            Self::Hn1Of2019 => Some(Catalogue::hn1_of_2019()),
            Self::Hn1Of2013 | Self::Mds | Self::Sds => None,
        }
    }

    /// Reads the id of a question of this edition, listed in the catalogue or not; `None` for what is in none of its sections.
    #[must_use]
    pub fn id(self, text: &str) -> Option<QuestionId> {
        let id = QuestionId::parse(text)?;
        self.section_of(&id).is_some().then_some(id)
    }

    /// Returns how a question is answered. One that no catalogue lists is a choice, except for those on the document.
    #[must_use]
    pub fn kind(self, id: &QuestionId) -> Kind {
        let catalogue = self.catalogue();
        let question = catalogue.and_then(|catalogue| catalogue.question(id.as_str()));
        match question {
            Some(question) => question.kind,
            None if self.section_of(id) == Some(Section::Document) => Kind::Text,
            None => Kind::Choice,
        }
    }

    /// Returns the section to which a question belongs, by its id.
    ///
    /// In HN 1-2013 the number of the section stands first, and a letter means personal data. The Japanese forms number their items without
    /// regard to sections, so that an item has the code of its section in front: `PHYS-12.1`.
    #[must_use]
    pub fn section_of(self, id: &QuestionId) -> Option<Section> {
        let prefix = id.prefix();
        let found = match (self, prefix.parse::<usize>()) {
            (Self::Hn1Of2013, Ok(number)) => {
                return NUMBERED_2013.get(number.checked_sub(1)?).copied();
            }
            (Self::Hn1Of2013, Err(_)) if prefix.len() == 1 => Some(Section::PersonalData),
            _ => Section::of_prefix(prefix),
        };
        found.filter(|section| self.sections().contains(section))
    }
}
