//! What the ledger may fill in, and the pieces of a text of a template.
//!
//! A text is cut into pieces before anything is filled in: what is filled in is never read again, so that a name with braces in it
//! is a name.

use super::words::listed;
use serde::Deserialize;

listed! {
    /// Something that is filled in.
    Field {
        /// The hospital.
        Hospital = "hospital",
        /// The marketing-authorisation holder.
        Vendor = "vendor",
        /// The dealer.
        Dealer = "dealer",
        /// The lessor.
        Lessor = "lessor",
        /// The repairer.
        Repairer = "repairer",
        /// The network operator.
        NetworkOperator = "network_operator",
        /// The devices.
        Devices = "devices",
        /// The name of the trust boundary.
        Boundary = "boundary",
        /// The point of demarcation.
        BoundaryPoint = "boundary_point",
        /// Who is responsible inside.
        BoundaryInside = "boundary_inside",
        /// Who is responsible outside.
        BoundaryOutside = "boundary_outside",
        /// The remote-maintenance line.
        Line = "line",
        /// Its kind.
        LineMethod = "line_method",
        /// Who owns it.
        LineOwner = "line_owner",
        /// Who owns its router.
        RouterOwner = "router_owner",
        /// The zone that it enters.
        LineZone = "line_zone",
        /// How those who come in prove who they are.
        LineAuthentication = "line_authentication",
        /// When it is open.
        LineOpening = "line_opening",
        /// Who permits a connection.
        LinePermittedBy = "line_permitted_by",
        /// Who keeps the log.
        LineLoggedBy = "line_logged_by",
        /// The documents that the hospital lacks.
        DocumentsMissing = "documents_missing",
        /// The end of life.
        EndOfLife = "eol",
        /// The end of support.
        EndOfSupport = "eos",
        /// The first day.
        StartDate = "start_date",
        /// The last day.
        EndDate = "end_date",
        /// Who at the hospital answers questions on security.
        HospitalSecurity = "hospital_security_contact",
        /// Who at the hospital answers in an emergency.
        HospitalEmergency = "hospital_emergency_contact",
        /// Who at the vendor answers questions on security.
        VendorSecurity = "vendor_security_contact",
        /// Who at the vendor answers in an emergency.
        VendorEmergency = "vendor_emergency_contact",
        /// Hours until a critical vulnerability is told.
        NotifyCritical = "notify_critical_hours",
        /// Days until a high one is told.
        NotifyHigh = "notify_high_days",
        /// Days until a critical one is mended.
        PatchCritical = "patch_critical_days",
        /// Days until a high one is mended.
        PatchHigh = "patch_high_days",
        /// Months before the end of support that it is told.
        SupportNotice = "eos_notice_months",
        /// Months before the end of life that it is told.
        LifeNotice = "eol_notice_months",
        /// Hours until the vendor answers in an incident.
        Response = "response_hours",
        /// Hours until a device works again.
        Restore = "restore_hours",
        /// Months that logs are kept.
        Logs = "log_months",
        /// Months between two reviews.
        Review = "review_months",
        /// Generations of backups.
        Backups = "backup_generations",
        /// Days until data is erased.
        Erasure = "erasure_days",
        /// Trainings a year.
        Training = "training_times",
        /// Months before the end that it is said.
        EndNotice = "end_notice_months",
        /// The maintenance window.
        Window = "maintenance_window",
        /// The form of SBOMs.
        SbomFormat = "sbom_format",
    }
}

/// A piece of a text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Piece {
    /// As it stands.
    Text(String),
    /// Something that is filled in.
    Field(Field),
    /// The number of another clause.
    Clause(String),
}

/// Why a text cannot be cut into pieces.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum BadText {
    /// Braces that are not closed.
    #[error("{{{{ without }}}}")]
    Unclosed,
    /// A name that is none of the fields.
    #[error("no field is called {0:?}")]
    UnknownField(String),
}

/// What stands before the id of a clause.
const CLAUSE: &str = "clause:";

/// Cuts a text into pieces.
///
/// # Errors
/// [`BadText`] for the first thing in braces that is none.
pub fn pieces(text: &str) -> Result<Vec<Piece>, BadText> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned()));
        }
        let (name, after) = after.split_once("}}").ok_or(BadText::Unclosed)?;
        pieces.push(piece(name.trim())?);
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    Ok(pieces)
}

fn piece(name: &str) -> Result<Piece, BadText> {
    if let Some(id) = name.strip_prefix(CLAUSE) {
        return Ok(Piece::Clause(id.to_owned()));
    }
    let field = Field::from_code(name);
    field
        .map(Piece::Field)
        .ok_or_else(|| BadText::UnknownField(name.to_owned()))
}
