//! Forms that people type by hand: the sections of every edition, in the order of the form.
//!
//! A person chooses the section, types the number that is printed before the question, the answer and the note. What comes of it is a
//! [`Form`](super::form::Form) like one that was read:
//!
//! ```
//! use daicho_core::mds2::{answer::Answer, edition::Edition, form::Form, json, section::Section};
//!
//! let mut form = Form::new(Edition::Hn1Of2013);
//! if let Some(id) = form.edition.typed_id(Section::Malware, "10-1") {
//!     form.set(id, Answer::No, "");
//! }
//! let attachment = json::write(&form);
//! # assert!(attachment.contains(r#"{"id":"10-1","answer":"no"}"#));
//! ```

use super::{edition::Edition, id::QuestionId, section::Section};

const HN1_OF_2019: &[Section] = &[
    Section::Document,
    Section::PersonalData,
    Section::AutomaticLogoff,
    Section::AuditControls,
    Section::Authorization,
    Section::Upgrades,
    Section::DeIdentification,
    Section::Backup,
    Section::EmergencyAccess,
    Section::DataIntegrity,
    Section::Malware,
    Section::NodeAuthentication,
    Section::Connectivity,
    Section::PersonAuthentication,
    Section::PhysicalLocks,
    Section::Roadmap,
    Section::Sbom,
    Section::Hardening,
    Section::Guidance,
    Section::StoredData,
    Section::SentData,
    Section::SentIntegrity,
    Section::RemoteService,
    Section::Other,
];

const HN1_OF_2013: &[Section] = &[
    Section::Document,
    Section::PersonalData,
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

const MDS: &[Section] = &[
    Section::Document,
    Section::Management,
    Section::Organization,
    Section::PhysicalSafety,
    Section::TechnicalSafety,
    Section::HumanSafety,
    Section::Disposal,
    Section::Maintenance,
    Section::TakingOut,
    Section::Emergency,
    Section::Exchange,
    Section::Signature,
    Section::Authenticity,
    Section::Readability,
    Section::Preservation,
    Section::OutsideStorage,
    Section::Scanning,
    Section::Other,
];

impl Edition {
    /// Lists its sections in the order of the form.
    #[must_use]
    pub const fn sections(self) -> &'static [Section] {
        match self {
            Self::Hn1Of2019 => HN1_OF_2019,
            Self::Hn1Of2013 => HN1_OF_2013,
            Self::Mds | Self::Sds => MDS,
        }
    }

    /// Returns the id of the question with a printed number in one of its sections; without a number, that of the whole section.
    ///
    /// Returns `None` where the section is none of this form, or the number has no shape of one.
    #[must_use]
    pub fn typed_id(self, section: Section, printed: &str) -> Option<QuestionId> {
        let code = section.code();
        let in_section = |id: &QuestionId| self.section_of(id) == Some(section);
        if printed.trim().is_empty() {
            return QuestionId::parse(code).filter(in_section);
        }
        let own = QuestionId::parse(printed).filter(in_section);
        let with_code = || QuestionId::parse(&format!("{code}-{}", printed.trim()));
        own.or_else(|| with_code().filter(in_section))
    }
}
