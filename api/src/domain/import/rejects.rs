//! The rejects file: every fault of every rejected row, as a CSV file that opens in a spreadsheet program.
//!
//! It stands beside the imported file, is made with the first reject, replaces the one of an earlier import, and is
//! removed when an import of the same file has no rejects any more. A file that is not ours is never touched.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

use super::{draft::RejectedRow, error::ImportError, protect::neutral};

/// A byte order mark, so that spreadsheet programs read UTF-8, and the header by which the file is known as ours.
const HEADER: &str = "\u{FEFF}行 row,列 column,值 value,原因 reason\n";

/// A rejects file that may never need to exist.
#[derive(Debug)]
pub struct RejectsFile {
    path: PathBuf,
    writer: Option<csv::Writer<BufWriter<File>>>,
    rows: u64,
}

impl RejectsFile {
    /// The rejects file of this input file: its name with `.rejects.csv` after it.
    ///
    /// # Errors
    /// There is a file of that name that is no rejects file.
    pub fn try_beside(input: &Path) -> Result<Self, ImportError> {
        let mut path = input.as_os_str().to_owned();
        path.push(".rejects.csv");
        Self::try_at(PathBuf::from(path))
    }

    /// A rejects file at this path.
    ///
    /// # Errors
    /// There is a file at that path that is no rejects file.
    pub fn try_at(path: PathBuf) -> Result<Self, ImportError> {
        let file = Self { path, writer: None, rows: 0 };
        match file.is_ours() {
            Ok(Some(false)) => Err(file.failure("a file of that name exists and is no rejects file; move it away")),
            Ok(_) => Ok(file),
            Err(_) => Err(file.failure("what stands at its place cannot be read; move it away")),
        }
    }

    /// Where the file is, or would be.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How many rows were written.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Adds a row.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&mut self, row: &RejectedRow) -> Result<(), ImportError> {
        self.try_write(row).map_err(|_| self.failure("check the folder's permissions and free space"))?;
        self.rows += 1;
        Ok(())
    }

    /// Completes the file. Returns its path if there is one.
    ///
    /// # Errors
    /// The file cannot be written, or the one of an earlier import not removed.
    pub fn finish(mut self) -> Result<Option<PathBuf>, ImportError> {
        let finished = match self.writer.take() {
            Some(mut writer) => writer.flush().map(|()| true),
            None => self.remove_stale().map(|()| false),
        };
        match finished {
            Ok(exists) => Ok(exists.then_some(self.path)),
            Err(_) => Err(self.failure("check the folder's permissions and free space")),
        }
    }

    fn try_write(&mut self, row: &RejectedRow) -> io::Result<()> {
        if self.writer.is_none() {
            let mut file = BufWriter::new(File::create(&self.path)?);
            file.write_all(HEADER.as_bytes())?;
            self.writer = Some(csv::WriterBuilder::new().has_headers(false).from_writer(file));
        }
        let Some(writer) = &mut self.writer else { return Ok(()) };
        for reject in &row.rejects {
            let number = row.row.to_string();
            let cells = [reject.column.as_str(), &reject.value, &reject.reason].map(neutral);
            let cells = [number.as_str()].into_iter().chain(cells.iter().map(AsRef::as_ref));
            writer.write_record(cells)?;
        }
        Ok(())
    }

    fn remove_stale(&self) -> io::Result<()> {
        match self.is_ours()? {
            Some(true) => fs::remove_file(&self.path),
            _ => Ok(()),
        }
    }

    /// Whether the file at our place is a rejects file; nothing if there is none.
    fn is_ours(&self) -> io::Result<Option<bool>> {
        let file = match File::open(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            opened => opened?,
        };
        let mut start = Vec::new();
        file.take(HEADER.len() as u64).read_to_end(&mut start)?;
        Ok(Some(start == HEADER.as_bytes()))
    }

    fn failure(&self, reason: &str) -> ImportError {
        ImportError::Rejects { path: self.path.display().to_string(), reason: reason.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::domain::import::draft::Reject;

    fn row(value: &str) -> RejectedRow {
        let reject = Reject { column: "列入日期".into(), value: value.into(), reason: "no, \"never\"".into() };
        RejectedRow { row: 7, rejects: vec![reject] }
    }

    #[test]
    fn the_file_appears_with_the_first_reject_is_replaced_and_goes_with_the_last() {
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join("经营异常.csv");
        let path = folder.path().join("经营异常.csv.rejects.csv");

        let untouched = RejectsFile::try_beside(&input).unwrap();
        assert_eq!(untouched.finish().unwrap(), None);
        assert!(!path.exists());

        for value in ["=cmd()", "04/11/2016"] {
            let mut file = RejectsFile::try_beside(&input).unwrap();
            file.write(&row(value)).unwrap();
            assert_eq!(file.rows(), 1);
            assert_eq!(file.finish().unwrap(), Some(path.clone()));
        }
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text, format!("{HEADER}7,列入日期,04/11/2016,\"no, \"\"never\"\"\"\n"));

        assert_eq!(RejectsFile::try_beside(&input).unwrap().finish().unwrap(), None);
        assert!(!path.exists());
    }

    #[test]
    fn a_file_that_is_not_ours_is_never_touched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv.rejects.csv");
        fs::write(&path, "my notes").unwrap();
        let message = RejectsFile::try_beside(&folder.path().join("list.csv")).unwrap_err().to_string();
        assert!(message.contains("move it away"), "{message}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "my notes");
    }
}
