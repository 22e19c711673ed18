//! Tells the browser's errors apart.

use indexed_db_futures::error::{Error, OpenDbError, SerialisationError, UnexpectedDataError};
use web_sys::DomException;

use crate::store::error::{BrowserFault, StoreError};

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error {
            Error::DomException(exception) => told(&DomException::from(exception)),
            Error::Unknown(error) => Self::Aborted(fault("Error", &error.to_string())),
            Error::MissingData(UnexpectedDataError::TransactionAborted) => {
                Self::Aborted(fault("AbortError", ""))
            }
            Error::MissingData(problem) => {
                Self::Aborted(fault("MissingData", &problem.to_string()))
            }
            Error::Serialisation(problem) => unexpected_value(&problem),
        }
    }
}

/// Tells what a `DOMException` means for the store.
pub(super) fn told(exception: &DomException) -> StoreError {
    let fault = fault(&exception.name(), &exception.message());
    match fault.name.as_str() {
        "QuotaExceededError" => StoreError::Quota,
        // Transactions on a closed connection are an invalid state; internal errors of the database are "unknown".
        "InvalidStateError" | "UnknownError" => StoreError::ConnectionLost,
        _ => StoreError::Aborted(fault),
    }
}

/// Tells why a database did not open. A too new version is told apart by the caller.
pub(super) fn unopened(error: OpenDbError) -> StoreError {
    let Some(exception) = exception(&error) else {
        return StoreError::Unavailable(fault("Error", &error.to_string()));
    };
    let told = told(&exception);
    if told == StoreError::Quota {
        told
    } else {
        StoreError::Unavailable(fault(&exception.name(), &exception.message()))
    }
}

/// Says whether the database is of a newer schema.
pub(super) fn is_too_new(error: &OpenDbError) -> bool {
    exception(error).is_some_and(|exception| exception.name() == "VersionError")
}

fn exception(error: &OpenDbError) -> Option<DomException> {
    if let OpenDbError::Base(Error::DomException(exception)) = error {
        Some(exception.clone().into())
    } else {
        None
    }
}

fn unexpected_value(problem: &SerialisationError) -> StoreError {
    StoreError::Aborted(fault("DataError", &problem.to_string()))
}

fn fault(name: &str, message: &str) -> BrowserFault {
    BrowserFault {
        name: name.to_owned(),
        message: message.to_owned(),
    }
}
