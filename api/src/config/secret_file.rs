//! Secrets that the gateway makes for itself: generated once, kept in the data directory, readable by its user alone.
//!
//! Two processes that start together agree on one secret: the file appears whole or not at all, and only once.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::Secret;
use crate::random::{Random, RandomUnavailable};

/// Bytes of randomness in a generated secret.
const SECRET_BYTES: usize = 32;

/// Why a kept secret could not be had.
#[derive(Debug, thiserror::Error)]
pub enum SecretFileError {
    /// The file or its folder cannot be read or written.
    #[error("the secret file {} cannot be read or written; check that data_dir is a folder of this user", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The file has been emptied or cut.
    #[error("the secret file {} is damaged; restore it from a backup: removing it ends every key or cursor made with it", .0.display())]
    Damaged(PathBuf),
    /// Others may read the file.
    #[error("the secret file {} can be read by other users; run chmod 600 on it", .0.display())]
    Exposed(PathBuf),
    /// The system gave no randomness.
    #[error(transparent)]
    Random(#[from] RandomUnavailable),
}

/// The secret kept in this file, which is made when it does not exist.
///
/// # Errors
/// [`SecretFileError`] when the file cannot be read, made, or trusted.
pub fn load_or_create(path: &Path, random: &Random) -> Result<Secret, SecretFileError> {
    let failed = |source| SecretFileError::Io { path: path.to_owned(), source };
    if !path.try_exists().map_err(failed)? {
        create(path, random)?;
    }
    if is_exposed(path).map_err(failed)? {
        return Err(SecretFileError::Exposed(path.to_owned()));
    }
    let text = fs::read_to_string(path).map_err(failed)?;
    let whole = URL_SAFE_NO_PAD.decode(text.trim()).is_ok_and(|bytes| bytes.len() == SECRET_BYTES);
    if whole { Ok(Secret::new(text.trim())) } else { Err(SecretFileError::Damaged(path.to_owned())) }
}

fn create(path: &Path, random: &Random) -> Result<(), SecretFileError> {
    let failed = |source| SecretFileError::Io { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        crate::private_folder::make(folder).map_err(failed)?;
    }
    let (mut secret, mut suffix) = ([0; SECRET_BYTES], [0; 8]);
    random.fill(&mut secret)?;
    random.fill(&mut suffix)?;
    let temporary = path.with_extension(format!("{:016x}.tmp", u64::from_le_bytes(suffix)));
    let linked = write_private(&temporary, &URL_SAFE_NO_PAD.encode(secret))
        // Unlike a rename, a link does not replace what another process made first.
        .and_then(|()| match fs::hard_link(&temporary, path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            other => other,
        });
    let removed = fs::remove_file(&temporary);
    linked.and(removed).map_err(failed)
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(unix)]
fn is_exposed(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::metadata(path)?.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_exposed(_: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn a_secret_is_made_once_and_kept() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("new/key.secret");
        let first = load_or_create(&path, &Random::seeded(1)).unwrap();
        let second = load_or_create(&path, &Random::seeded(2)).unwrap();
        assert_eq!(first, second);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing else stays in the folder");
        #[cfg(unix)]
        assert!(!is_exposed(&path).unwrap());
    }

    #[test]
    fn processes_that_start_together_agree() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("key.secret");
        let secrets: Vec<Secret> = std::thread::scope(|scope| {
            let started: Vec<_> = (0..8)
                .map(|seed| {
                    scope.spawn({
                        let path = &path;
                        move || load_or_create(path, &Random::seeded(seed)).unwrap()
                    })
                })
                .collect();
            started.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(secrets.iter().all(|secret| *secret == secrets[0]));
    }

    #[test]
    fn a_cut_file_is_refused_and_left_alone() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("key.secret");
        load_or_create(&path, &Random::seeded(1)).unwrap();
        fs::write(&path, "abc").unwrap();
        assert!(matches!(load_or_create(&path, &Random::seeded(1)), Err(SecretFileError::Damaged(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "abc");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_may_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("key.secret");
        load_or_create(&path, &Random::seeded(1)).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(load_or_create(&path, &Random::seeded(1)), Err(SecretFileError::Exposed(_))));
    }
}
