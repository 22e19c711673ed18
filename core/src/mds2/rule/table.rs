//! The rules for ANSI/NEMA HN 1-2019, in the order of its sections.
//!
//! Which answers matter, how much and what to do is our judgement; the compensating controls are types of table 3 of the manufacturer
//! guidebook (6.6.3).

use super::{Condition, FindingCode as F, Given, Rule, Todo as T, Weight};
use crate::mds2::control::Control::{
    self, Backup, Firewall, Isolation, MalwareProtection, Monitoring, PhysicalAccess, RemoteAccess,
    RemovableMedia, Segmentation,
};

const NET: &[Control] = &[Segmentation, Firewall];
const WATCHED_NET: &[Control] = &[Segmentation, Monitoring, Firewall];
const ROOM: &[Control] = &[PhysicalAccess];
const ROOM_AND_MEDIA: &[Control] = &[PhysicalAccess, RemovableMedia];
const AGAINST_MALWARE: &[Control] = &[
    PhysicalAccess,
    RemovableMedia,
    Isolation,
    Segmentation,
    Monitoring,
    Firewall,
    Backup,
];
const REMOTE: &[Control] = &[Monitoring, RemoteAccess, Firewall];

const fn yes(id: &'static str) -> Condition {
    (id, Given::Yes)
}

const fn no(id: &'static str) -> Condition {
    (id, Given::No)
}

const fn important(when: Condition, finding: F, todo: T) -> Rule {
    rule(when, finding, Weight::Important, todo)
}

const fn info(when: Condition, finding: F, todo: T) -> Rule {
    rule(when, finding, Weight::Information, todo)
}

const fn rule(when: Condition, finding: F, weight: Weight, todo: T) -> Rule {
    Rule {
        when,
        and: &[],
        unless: &[],
        finding,
        weight,
        todo,
        controls: &[],
    }
}

impl Rule {
    const fn and(mut self, conditions: &'static [Condition]) -> Self {
        self.and = conditions;
        self
    }

    const fn unless(mut self, conditions: &'static [Condition]) -> Self {
        self.unless = conditions;
        self
    }

    const fn controls(mut self, controls: &'static [Control]) -> Self {
        self.controls = controls;
        self
    }
}

/// What the answers to ANSI/NEMA HN 1-2019 mean.
pub const RULES: &[Rule] = &[
    important(
        no("DOC-8"),
        F::NoDisclosureProgramme,
        T::AskVulnerabilityContact,
    ),
    info(yes("DOC-10"), F::DiagramAvailable, T::AskDiagram),
    info(yes("DOC-11.3"), F::HostedByMaker, T::AskSds),
    important(
        yes("MPII-2.2"),
        F::KeepsPersonalData,
        T::EraseBeforeDisposal,
    ),
    important(
        yes("MPII-2.3"),
        F::KeepsPersonalData,
        T::EraseBeforeDisposal,
    ),
    important(
        yes("MPII-2.7"),
        F::KeepsPersonalData,
        T::EraseBeforeDisposal,
    ),
    important(yes("MPII-3.7"), F::OutsideConnection, T::RecordConnection).controls(WATCHED_NET),
    important(no("ALOF-1"), F::NoAutomaticLogoff, T::LogOffByHand).controls(ROOM),
    important(no("AUDT-2"), F::NoAuditLog, T::RecordUse).controls(&[Monitoring]),
    info(no("AUDT-5"), F::AuditLogStaysInside, T::ReviewLog).unless(&[no("AUDT-2")]),
    important(no("AUDT-7"), F::AuditLogUnprotected, T::ReviewLog)
        .unless(&[no("AUDT-2")])
        .controls(ROOM),
    important(no("AUTH-1"), F::NoLogin, T::LimitPeople).controls(ROOM),
    important(yes("AUTH-3"), F::AdministratorRights, T::ManagePasswords),
    info(yes("CSUP-2.1"), F::UpdatesByHospital, T::PlanUpdates),
    info(yes("CSUP-3.1"), F::UpdatesByHospital, T::PlanUpdates),
    info(yes("CSUP-4.1"), F::UpdatesByHospital, T::PlanUpdates),
    info(yes("CSUP-5.1"), F::UpdatesByHospital, T::PlanUpdates),
    info(yes("CSUP-6.1"), F::UpdatesByHospital, T::PlanUpdates),
    info(yes("CSUP-2.2"), F::UpdatesByMaker, T::AgreeUpdates),
    info(yes("CSUP-3.2"), F::UpdatesByMaker, T::AgreeUpdates),
    info(yes("CSUP-4.2"), F::UpdatesByMaker, T::AgreeUpdates),
    info(yes("CSUP-5.2"), F::UpdatesByMaker, T::AgreeUpdates),
    info(yes("CSUP-6.2"), F::UpdatesByMaker, T::AgreeUpdates),
    important(yes("CSUP-2.3"), F::RemoteUpdates, T::CheckRemoteLine).controls(REMOTE),
    important(yes("CSUP-3.3"), F::RemoteUpdates, T::CheckRemoteLine).controls(REMOTE),
    important(yes("CSUP-4.3"), F::RemoteUpdates, T::CheckRemoteLine).controls(REMOTE),
    important(yes("CSUP-5.3"), F::RemoteUpdates, T::CheckRemoteLine).controls(REMOTE),
    important(yes("CSUP-6.3"), F::RemoteUpdates, T::CheckRemoteLine).controls(REMOTE),
    info(yes("CSUP-2.4"), F::ThirdPartyUpdates, T::PlanUpdates),
    info(yes("CSUP-3.4"), F::ThirdPartyUpdates, T::PlanUpdates),
    info(yes("CSUP-4.4"), F::ThirdPartyUpdates, T::PlanUpdates),
    info(yes("CSUP-5.4"), F::ThirdPartyUpdates, T::PlanUpdates),
    info(yes("CSUP-6.4"), F::ThirdPartyUpdates, T::PlanUpdates),
    important(no("CSUP-7"), F::UpdatesNotAnnounced, T::AgreeUpdates).unless(&[no("CSUP-1")]),
    info(yes("CSUP-8"), F::AutomaticUpdates, T::CheckAfterUpdates),
    important(no("CSUP-10.1"), F::UnapprovedSoftware, T::TakeFromMaker).controls(ROOM_AND_MEDIA),
    important(
        no("CSUP-11"),
        F::NoVulnerabilityProcess,
        T::AskVulnerabilityContact,
    ),
    important(yes("DTBK-1"), F::LongTermStorage, T::PlanBackup).controls(&[Backup]),
    important(no("DTBK-3"), F::NoDataBackup, T::PlanBackup)
        .and(&[no("DTBK-4")])
        .unless(&[no("MPII-2")])
        .controls(&[Backup]),
    important(no("DTBK-5"), F::NoSettingsBackup, T::AskRecovery).controls(&[Backup]),
    info(yes("EMRG-1"), F::EmergencyAccess, T::AgreeEmergencyAccess),
    important(no("MLDP-2"), F::NoMalwareProtection, T::ChooseControls)
        .unless(&[no("MLDP-1")])
        .controls(AGAINST_MALWARE),
    important(
        no("MLDP-2.1"),
        F::MalwareProtectionNotIncluded,
        T::InstallProtection,
    )
    .and(&[yes("MLDP-2")])
    .controls(&[MalwareProtection]),
    info(no("MLDP-2.3"), F::MalwareUpdatesByMaker, T::AgreeUpdates).and(&[yes("MLDP-2")]),
    info(yes("MLDP-3"), F::MalwareCompensated, T::AskDocument),
    important(no("MLDP-3"), F::MalwareNotCompensated, T::ChooseControls)
        .and(&[no("MLDP-2")])
        .unless(&[no("MLDP-1")])
        .controls(AGAINST_MALWARE),
    important(no("NAUT-1"), F::PartnersUnchecked, T::ProtectTraffic).controls(NET),
    important(no("NAUT-2"), F::NoOwnFirewall, T::ProtectTraffic).controls(NET),
    important(yes("CONN-1.1"), F::Wireless, T::RecordConnection).controls(&[Segmentation]),
    important(yes("CONN-1.2.3"), F::RemovableMedia, T::RuleForMedia)
        .controls(&[Control::RemovableMedia, MalwareProtection]),
    info(yes("CONN-2"), F::PortListAvailable, T::AskPorts),
    important(no("CONN-2"), F::NoPortList, T::AskPorts).controls(&[Firewall]),
    important(yes("CONN-4"), F::OutsideConnection, T::RecordConnection).controls(WATCHED_NET),
    important(yes("CONN-6"), F::NeedsInternet, T::RecordConnection).controls(WATCHED_NET),
    important(yes("CONN-8"), F::OperatedFromAfar, T::RecordConnection).controls(WATCHED_NET),
    important(no("PAUT-1"), F::SharedAccounts, T::ManagePasswords).controls(ROOM),
    info(no("PAUT-3"), F::NoLockout, T::ManagePasswords).unless(&[no("AUTH-1")]),
    important(no("PAUT-4"), F::AccountsNotDocumented, T::AskAccounts),
    important(no("PAUT-5"), F::FixedPasswords, T::LimitPeople)
        .unless(&[no("AUTH-1")])
        .controls(&[PhysicalAccess, Segmentation, Firewall]),
    important(no("PAUT-14.1"), F::CredentialsUnprotected, T::LimitPeople)
        .unless(&[no("PAUT-14")])
        .controls(ROOM),
    important(no("PLOK-2"), F::StorageNotSecured, T::LimitPeople)
        .unless(&[no("MPII-2"), yes("PLOK-1")])
        .controls(ROOM),
    info(
        yes("RDMP-3"),
        F::SupportDatesPublished,
        T::RecordSupportDates,
    ),
    important(no("RDMP-3"), F::NoSupportDates, T::AskSupportDates),
    important(no("RDMP-4"), F::NoPartsPlan, T::AskSupportDates),
    info(yes("SBOM-1"), F::SbomAvailable, T::AskSbom),
    important(no("SBOM-1"), F::NoSbom, T::AskSoftwareList),
    info(no("SBOM-4"), F::SbomNotUpdated, T::AskSbom).unless(&[no("SBOM-1")]),
    important(no("SAHD-3.1"), F::UpdatesNotVerified, T::TakeFromMaker).controls(ROOM_AND_MEDIA),
    important(no("SAHD-3.2"), F::UpdatesNotVerified, T::TakeFromMaker).controls(ROOM_AND_MEDIA),
    important(no("SAHD-7"), F::UnneededOpen, T::AskToClose).controls(NET),
    important(no("SAHD-8"), F::UnneededOpen, T::AskToClose).controls(NET),
    important(no("SAHD-9"), F::UnneededOpen, T::AskToClose).controls(NET),
    important(no("SAHD-10"), F::UnneededOpen, T::AskToClose).controls(NET),
    important(no("SAHD-11"), F::StartsFromMedia, T::LimitPeople).controls(ROOM_AND_MEDIA),
    important(no("SAHD-15"), F::StartsFromMedia, T::LimitPeople).controls(ROOM_AND_MEDIA),
    important(yes("SAHD-12"), F::CanBeAddedTo, T::LimitPeople).controls(ROOM_AND_MEDIA),
    info(no("SAHD-13"), F::NoScanGuidance, T::AskBeforeScan),
    info(yes("SAHD-14.1"), F::HardeningGuide, T::AskDocument),
    info(yes("SGUD-1"), F::SecurityManual, T::AskDocument),
    important(no("SGUD-1"), F::NoSecurityManual, T::AskDocument),
    important(no("SGUD-2"), F::CannotErase, T::AgreeDisposal).unless(&[no("MPII-2")]),
    important(no("SGUD-3"), F::AccountsNotDocumented, T::AskAccounts),
    info(yes("SGUD-4"), F::ControlsRecommended, T::AskDocument),
    important(no("STCF-1"), F::StoredDataOpen, T::ProtectStoredData)
        .unless(&[no("MPII-2")])
        .controls(ROOM_AND_MEDIA),
    important(no("TXCF-2"), F::SentDataOpen, T::ProtectTraffic)
        .unless(&[no("MPII-3"), yes("TXCF-1")])
        .controls(NET),
    important(yes("RMOT-1"), F::RemoteService, T::CheckRemoteLine).controls(REMOTE),
    info(
        no("RMOT-1.1"),
        F::RemoteStartedByMaker,
        T::AgreeRemoteSessions,
    )
    .and(&[yes("RMOT-1")]),
    important(no("RMOT-1.2"), F::RemoteUnnoticed, T::AgreeRemoteSessions)
        .unless(&[no("RMOT-1")])
        .controls(&[Monitoring]),
    important(
        yes("RMOT-1.3"),
        F::RemotePatientData,
        T::AgreeRemoteSessions,
    )
    .controls(REMOTE),
    important(yes("RMOT-2"), F::RemoteData, T::CheckRemoteLine).controls(REMOTE),
    important(yes("RMOT-3"), F::RemoteData, T::CheckRemoteLine).controls(REMOTE),
];
