//! The sections of the forms, by the code that the words for them have.

use crate::catalogue::choice::codes;

codes! {
    /// A section of a form. Several editions share those that mean the same.
    ///
    /// Source: the sections of ANSI/NEMA HN 1-2019 and HN 1-2013, of which most are the security capabilities of IEC TR 80001-2-2;
    /// for those of the Japanese forms, the subjects of the guideline on the safe management of medical information systems,
    /// chapters 6, 7 and 9 of its editions up to 5, which the forms follow.
    Section {
        /// What the document is about and who wrote it.
        Document = "doc",
        /// Personal data in the device.
        PersonalData = "mpii",
        /// Automatic logoff.
        AutomaticLogoff = "alof",
        /// Audit logs.
        AuditControls = "audt",
        /// Who may do what.
        Authorization = "auth",
        /// Who may set the security features; HN 1-2013.
        SecurityConfiguration = "cnfs",
        /// Security updates.
        Upgrades = "csup",
        /// Removing what identifies a person.
        DeIdentification = "didt",
        /// Backup and recovery.
        Backup = "dtbk",
        /// Access in an emergency.
        EmergencyAccess = "emrg",
        /// Integrity of stored health data.
        DataIntegrity = "igau",
        /// Malware.
        Malware = "mldp",
        /// Whether the other end of a connection is the right one.
        NodeAuthentication = "naut",
        /// By what the device connects.
        Connectivity = "conn",
        /// Whether the user is the right one.
        PersonAuthentication = "paut",
        /// Locks.
        PhysicalLocks = "plok",
        /// Third-party parts through the life of the device.
        Roadmap = "rdmp",
        /// The software bill of materials.
        Sbom = "sbom",
        /// Hardening.
        Hardening = "sahd",
        /// Security documents.
        Guidance = "sgud",
        /// Confidentiality of stored data.
        StoredData = "stcf",
        /// Confidentiality of sent data.
        SentData = "txcf",
        /// Integrity of sent data.
        SentIntegrity = "txig",
        /// Remote service.
        RemoteService = "rmot",
        /// Anything else.
        Other = "othr",
        /// MDS and SDS: management of information security.
        Management = "mgmt",
        /// MDS and SDS: organization and rules.
        Organization = "orgn",
        /// MDS and SDS: rooms, locks, theft.
        PhysicalSafety = "phys",
        /// MDS and SDS: login, privileges, logs, malware, networks.
        TechnicalSafety = "tech",
        /// MDS and SDS: people and contracts with them.
        HumanSafety = "humn",
        /// MDS and SDS: disposal of information.
        Disposal = "disp",
        /// MDS and SDS: changes and maintenance.
        Maintenance = "mntn",
        /// MDS and SDS: taking information and equipment out.
        TakingOut = "take",
        /// MDS and SDS: disasters and attacks.
        Emergency = "bcp",
        /// MDS and SDS: exchange with the outside.
        Exchange = "exch",
        /// MDS and SDS: electronic signatures.
        Signature = "sign",
        /// MDS and SDS: nobody can change records unseen (真正性).
        Authenticity = "true",
        /// MDS and SDS: records can be read (見読性).
        Readability = "read",
        /// MDS and SDS: records last (保存性).
        Preservation = "keep",
        /// MDS and SDS: scanning of paper.
        Scanning = "scan",
        /// MDS and SDS: records that are kept elsewhere.
        OutsideStorage = "outs",
    }
}

impl Section {
    /// Finds the section by the code in front of a question's number, in upper or lower case.
    #[must_use]
    pub fn of_prefix(prefix: &str) -> Option<Self> {
        Self::from_code(&prefix.to_ascii_lowercase())
    }
}
