//! What a form can tell and what there is to do, by the codes that the words for them have.

use crate::catalogue::choice::codes;

codes! {
    /// What a form tells, in one code.
    FindingCode {
        /// There is no form at all.
        NoForm = "no-form",
        /// Questions that matter are not answered.
        Unanswered = "unanswered",
        /// Questions that matter are answered by a reference to notes.
        SeeNotes = "see-notes",
        /// Questions that matter are answered by a text that is no answer.
        Unrecognized = "unrecognized",
        /// A form of an edition whose answers this program does not weigh.
        NotWeighed = "not-weighed",
        /// Programs can run, and there is no protection against malware.
        NoMalwareProtection = "no-malware-protection",
        /// Protection against malware is possible and has to be added.
        MalwareProtectionNotIncluded = "malware-protection-not-included",
        /// The hospital may not install or update the protection itself.
        MalwareUpdatesByMaker = "malware-updates-by-maker",
        /// The maker says that other controls make up for the missing protection.
        MalwareCompensated = "malware-compensated",
        /// No other control makes up for it, says the maker.
        MalwareNotCompensated = "malware-not-compensated",
        /// Service may connect from afar.
        RemoteService = "remote-service",
        /// Patient data can be seen in a remote session.
        RemotePatientData = "remote-patient-data",
        /// A remote session cannot be noticed on the device.
        RemoteUnnoticed = "remote-unnoticed",
        /// The hospital cannot start a remote session itself.
        RemoteStartedByMaker = "remote-started-by-maker",
        /// Data for maintenance, or other functions, go over a remote connection.
        RemoteData = "remote-data",
        /// Updates come from afar.
        RemoteUpdates = "remote-updates",
        /// An SBOM can be had.
        SbomAvailable = "sbom-available",
        /// No SBOM can be had.
        NoSbom = "no-sbom",
        /// The SBOM is not kept up to date.
        SbomNotUpdated = "sbom-not-updated",
        /// The maker takes no reports of vulnerabilities.
        NoDisclosureProgramme = "no-disclosure-programme",
        /// The maker does not assess vulnerabilities.
        NoVulnerabilityProcess = "no-vulnerability-process",
        /// Updates are not announced.
        UpdatesNotAnnounced = "updates-not-announced",
        /// Only the maker or its service can update.
        UpdatesByMaker = "updates-by-maker",
        /// The hospital is told how to update.
        UpdatesByHospital = "updates-by-hospital",
        /// Updates of third parties may be installed without approval.
        ThirdPartyUpdates = "third-party-updates",
        /// Updates install themselves.
        AutomaticUpdates = "automatic-updates",
        /// Unapproved software can be installed.
        UnapprovedSoftware = "unapproved-software",
        /// The origin of software or updates is not checked.
        UpdatesNotVerified = "updates-not-verified",
        /// Anybody can use it.
        NoLogin = "no-login",
        /// Several people share an account.
        SharedAccounts = "shared-accounts",
        /// Some passwords cannot be changed.
        FixedPasswords = "fixed-passwords",
        /// Accounts are not documented.
        AccountsNotDocumented = "accounts-not-documented",
        /// Passwords can be tried without end.
        NoLockout = "no-lockout",
        /// Credentials are not stored securely.
        CredentialsUnprotected = "credentials-unprotected",
        /// It does not log off by itself.
        NoAutomaticLogoff = "no-automatic-logoff",
        /// Unrestricted administrator rights are possible.
        AdministratorRights = "administrator-rights",
        /// There is no audit log.
        NoAuditLog = "no-audit-log",
        /// The audit log can be changed.
        AuditLogUnprotected = "audit-log-unprotected",
        /// The audit log cannot be taken out.
        AuditLogStaysInside = "audit-log-stays-inside",
        /// Patient data are kept there for the long term.
        LongTermStorage = "long-term-storage",
        /// Data cannot be backed up.
        NoDataBackup = "no-data-backup",
        /// Settings and software cannot be backed up.
        NoSettingsBackup = "no-settings-backup",
        /// Stored data cannot be encrypted.
        StoredDataOpen = "stored-data-open",
        /// Personal data are sent unencrypted.
        SentDataOpen = "sent-data-open",
        /// Communication partners are not checked.
        PartnersUnchecked = "partners-unchecked",
        /// Network access is not controlled by the device.
        NoOwnFirewall = "no-own-firewall",
        /// It has radio connections.
        Wireless = "wireless",
        /// It takes removable media.
        RemovableMedia = "removable-media",
        /// It talks to systems outside the hospital.
        OutsideConnection = "outside-connection",
        /// It needs the internet.
        NeedsInternet = "needs-internet",
        /// It can be operated from another device.
        OperatedFromAfar = "operated-from-afar",
        /// A list of ports can be had.
        PortListAvailable = "port-list-available",
        /// There is no list of ports.
        NoPortList = "no-port-list",
        /// It keeps personal data.
        KeepsPersonalData = "keeps-personal-data",
        /// Data cannot be erased for good.
        CannotErase = "cannot-erase",
        /// Parts with personal data can be taken out.
        StorageNotSecured = "storage-not-secured",
        /// Services, ports, shares or applications are open that nobody needs.
        UnneededOpen = "unneeded-open",
        /// It starts from foreign media, or lets anybody into the BIOS.
        StartsFromMedia = "starts-from-media",
        /// Software or hardware can be added without tools.
        CanBeAddedTo = "can-be-added-to",
        /// Instructions for hardening can be had.
        HardeningGuide = "hardening-guide",
        /// Nothing is said about security scans.
        NoScanGuidance = "no-scan-guidance",
        /// Security documents come with it.
        SecurityManual = "security-manual",
        /// No security documents come with it.
        NoSecurityManual = "no-security-manual",
        /// The maker recommends compensating controls.
        ControlsRecommended = "controls-recommended",
        /// Support dates are published.
        SupportDatesPublished = "support-dates-published",
        /// Support dates are not published.
        NoSupportDates = "no-support-dates",
        /// There is no plan for third-party parts whose support ends.
        NoPartsPlan = "no-parts-plan",
        /// It can be used in an emergency without the normal procedure.
        EmergencyAccess = "emergency-access",
        /// A diagram can be had.
        DiagramAvailable = "diagram-available",
        /// The maker hosts the software.
        HostedByMaker = "hosted-by-maker",
    }
}

codes! {
    /// What to do about a finding.
    Todo {
        /// Ask the maker for the form.
        AskForm = "ask-form",
        /// Ask the maker for the missing answers.
        AskAnswers = "ask-answers",
        /// Read the form itself.
        ReadForm = "read-form",
        /// Read the notes and decide.
        ReadNotes = "read-notes",
        /// Read the text and ask what is meant.
        ReadText = "read-text",
        /// Choose compensating controls.
        ChooseControls = "choose-controls",
        /// Install protection against malware.
        InstallProtection = "install-protection",
        /// Agree with the maker who updates, and when.
        AgreeUpdates = "agree-updates",
        /// Ask for the document that describes it.
        AskDocument = "ask-document",
        /// See that the line is in the ledger.
        CheckRemoteLine = "check-remote-line",
        /// Agree on how remote sessions are announced and watched.
        AgreeRemoteSessions = "agree-remote-sessions",
        /// Ask for the SBOM.
        AskSbom = "ask-sbom",
        /// Ask for a list of the software in another way.
        AskSoftwareList = "ask-software-list",
        /// Ask whom to turn to about vulnerabilities.
        AskVulnerabilityContact = "ask-vulnerability-contact",
        /// Plan who updates in the hospital.
        PlanUpdates = "plan-updates",
        /// Check the device after updates.
        CheckAfterUpdates = "check-after-updates",
        /// Take software and updates only from the maker.
        TakeFromMaker = "take-from-maker",
        /// Limit who can come to the device.
        LimitPeople = "limit-people",
        /// Decide who knows which password.
        ManagePasswords = "manage-passwords",
        /// Ask for a list of accounts.
        AskAccounts = "ask-accounts",
        /// Log off by hand.
        LogOffByHand = "log-off-by-hand",
        /// Record use in another way.
        RecordUse = "record-use",
        /// Look at the log on the device.
        ReviewLog = "review-log",
        /// Plan backup and recovery.
        PlanBackup = "plan-backup",
        /// Ask how the device is set up again.
        AskRecovery = "ask-recovery",
        /// Protect data by the place where they are.
        ProtectStoredData = "protect-stored-data",
        /// Keep traffic in a closed network.
        ProtectTraffic = "protect-traffic",
        /// Write connections into the ledger.
        RecordConnection = "record-connection",
        /// Make rules for removable media.
        RuleForMedia = "rule-for-media",
        /// Ask for the list of ports.
        AskPorts = "ask-ports",
        /// Erase data before disposal, repair or return.
        EraseBeforeDisposal = "erase-before-disposal",
        /// Agree on what becomes of media at disposal.
        AgreeDisposal = "agree-disposal",
        /// Ask the maker to close what is not needed.
        AskToClose = "ask-to-close",
        /// Ask the maker before any scan.
        AskBeforeScan = "ask-before-scan",
        /// Write the support dates into the ledger.
        RecordSupportDates = "record-support-dates",
        /// Ask for the support dates.
        AskSupportDates = "ask-support-dates",
        /// Agree on who may use emergency access.
        AgreeEmergencyAccess = "agree-emergency-access",
        /// Ask for the diagram.
        AskDiagram = "ask-diagram",
        /// Ask for the disclosure of the service (SDS).
        AskSds = "ask-sds",
    }
}
