//! Encrypting bundles with a passphrase, as any age program opens them (age-encryption.org/v1, scrypt).
//!
//! This is the one place of `core` whose output does not depend on its arguments alone: `age` draws a salt, a key and a
//! nonce from the system, in a browser from Web Crypto.

use std::io::{Read, Write};

use age::{DecryptError, Decryptor, Encryptor, scrypt, secrecy::SecretString};

use super::problem::{BundleError, Problem, Problems};

/// How much work a guess at the passphrase costs: 2^17 rounds of scrypt take half a second and 128 MB.
pub const WORK: u8 = 17;

/// Most work that is spent on a file: four times as much memory as this version asks for itself, and one step above
/// what the age program chooses.
pub const MAX_WORK: u8 = 19;

const MAGIC: &[u8] = b"age-encryption.org/";
const ARMOUR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// An encrypted file could not be written: the library refused.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the bundle cannot be encrypted: {detail}")]
pub struct EncryptError {
    /// What the library says, in English.
    pub detail: String,
}

/// Whether a file is encrypted.
#[must_use]
pub fn is_encrypted(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC) || bytes.starts_with(ARMOUR)
}

/// Encrypts a bundle with a passphrase.
///
/// # Errors
/// [`EncryptError`] when the library refuses, which it has no reason to.
pub fn encrypt(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, EncryptError> {
    encrypt_with(bytes, passphrase, WORK)
}

pub(super) fn encrypt_with(
    bytes: &[u8],
    passphrase: &str,
    work: u8,
) -> Result<Vec<u8>, EncryptError> {
    let failed = |error: &dyn std::fmt::Display| EncryptError {
        detail: error.to_string(),
    };
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(work);
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(|error| failed(&error))?;
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 1000 + 1000);
    let write = |out: &mut Vec<u8>| {
        let mut writer = encryptor.wrap_output(out)?;
        writer.write_all(bytes)?;
        writer.finish().map(drop)
    };
    write(&mut out).map_err(|error| failed(&error))?;
    Ok(out)
}

/// Takes the encryption off. Of a file that was changed or cut off, what comes before the damage is given and the damage
/// named.
pub(super) fn decrypt(
    bytes: &[u8],
    passphrase: &str,
    problems: &mut Problems,
) -> Result<Vec<u8>, BundleError> {
    let decryptor = match Decryptor::new(age::armor::ArmoredReader::new(bytes)) {
        Ok(decryptor) if decryptor.is_scrypt() => decryptor,
        Ok(_) => return Err(BundleError::NotByPassphrase),
        Err(error) => return Err(error_of(&error)),
    };
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MAX_WORK);
    let identities = std::iter::once(&identity as &dyn age::Identity);
    let mut reader = decryptor
        .decrypt(identities)
        .map_err(|error| error_of(&error))?;
    let mut plain = Vec::with_capacity(bytes.len());
    if let Err(error) = reader.read_to_end(&mut plain) {
        let detail = error.to_string();
        if plain.is_empty() {
            return Err(BundleError::DamagedEncryption { detail });
        }
        // Every piece of 64 KiB is sealed on its own, so what came before the damage is as it was written.
        problems.add(0, Problem::DamagedEncryption { detail });
    }
    Ok(plain)
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the library reserves more variants"
)]
fn error_of(error: &DecryptError) -> BundleError {
    match error {
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => BundleError::WrongPassphrase,
        DecryptError::ExcessiveWork { required, .. } => BundleError::TooMuchWork {
            found: *required,
            limit: MAX_WORK,
        },
        _ => BundleError::DamagedEncryption {
            detail: error.to_string(),
        },
    }
}
