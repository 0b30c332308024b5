//! Folders that are nobody else's: what is kept in them is not for all users of the machine.

use std::{fs::DirBuilder, io, path::Path};

/// Makes a folder, and those above it that are not there, for this user alone. One that is there stays as it is: whoever
/// made it has decided.
///
/// # Errors
/// [`io::Error`] when it cannot be made.
pub fn make(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_new_folder_is_for_its_user_alone_and_a_known_one_stays_as_it_is() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("a/b");
        let mode = |folder: &Path| std::fs::metadata(folder).unwrap().permissions().mode() & 0o777;
        make(&folder).unwrap();
        assert_eq!((mode(&folder), mode(folder.parent().unwrap())), (0o700, 0o700));
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        make(&folder).unwrap();
        assert_eq!(mode(&folder), 0o755);
    }
}
