//! Files that are sent: read from where they are, piece by piece, and again from their beginning as often as it takes.

pub(crate) mod download;

use std::{
    fmt,
    fs::{self, File, OpenOptions},
    io::{self, Read, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _, stream};
use reqwest::{
    Method,
    header::{CONTENT_TYPE, HeaderName},
};

use crate::{
    answer::{Whole, plain_error},
    client::{Body, Call, Client, random_name},
    error::{Error, Result},
    retry::Repeat,
};

/// How much is read at once.
const PIECE: usize = 256 * 1024;
/// A large file is sent and looked at as a whole before the answer.
const TIMEOUT: Duration = Duration::from_secs(600);

/// A file to send, CSV or XLSX. One on a disk is never in memory as a whole.
#[derive(Clone)]
pub struct FileSource {
    content: Content,
    name: Option<String>,
}

#[derive(Clone)]
enum Content {
    Path(PathBuf),
    Bytes(Bytes),
    /// What can be read only once, for as long as it may have to be sent again.
    Kept(Arc<Temporary>),
}

impl fmt::Debug for FileSource {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("FileSource").field("name", &self.name).finish_non_exhaustive()
    }
}

impl FileSource {
    /// The file at this path, opened whenever it is sent. It is called as it is called there.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Self { content: Content::Path(path), name }
    }

    /// These bytes.
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self { content: Content::Bytes(bytes.into()), name: None }
    }

    /// What a reader gives. As it can be read only once, it is kept in a temporary file until it is sent.
    ///
    /// # Errors
    /// It cannot be read, or not be kept.
    pub fn reader(mut reader: impl Read) -> Result<Self> {
        let kept = Temporary::new()?;
        io::copy(&mut reader, &mut &kept.file)?;
        Ok(Self { content: Content::Kept(Arc::new(kept)), name: None })
    }

    /// What a stream gives, likewise.
    ///
    /// # Errors
    /// It breaks, or cannot be kept.
    pub async fn stream(stream: impl Stream<Item = io::Result<Bytes>>) -> Result<Self> {
        let kept = Temporary::new()?;
        let mut stream = std::pin::pin!(stream);
        while let Some(piece) = stream.next().await {
            (&kept.file).write_all(&piece?)?;
        }
        Ok(Self { content: Content::Kept(Arc::new(kept)), name: None })
    }

    /// The same, called so.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// What it is called.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// What it is, as its name says; the gateway looks at its bytes.
    fn media_type(&self) -> &'static str {
        let extension = self.name.as_deref().and_then(|name| Path::new(name).extension()?.to_str());
        match extension.map(str::to_lowercase).as_deref() {
            Some("csv") => "text/csv",
            Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => "application/octet-stream",
        }
    }

    /// Its bytes from the beginning, and how many there are.
    pub(crate) fn body(&self) -> Result<(reqwest::Body, u64)> {
        let place = match &self.content {
            Content::Bytes(bytes) => return Ok((bytes.clone().into(), bytes.len() as u64)),
            Content::Path(path) => path,
            Content::Kept(kept) => &kept.path,
        };
        let open = || -> io::Result<(File, u64)> {
            let file = File::open(place)?;
            let length = file.metadata()?.len();
            Ok((file, length))
        };
        let (file, length) = open().map_err(|error| Error::Argument(format!("{}: {error}", place.display())))?;
        Ok((reqwest::Body::wrap_stream(pieces(file)), length))
    }
}

impl From<PathBuf> for FileSource {
    fn from(path: PathBuf) -> Self {
        Self::path(path)
    }
}

impl From<&Path> for FileSource {
    fn from(path: &Path) -> Self {
        Self::path(path)
    }
}

/// A path, as text.
impl From<&str> for FileSource {
    fn from(path: &str) -> Self {
        Self::path(path)
    }
}

impl From<Vec<u8>> for FileSource {
    fn from(bytes: Vec<u8>) -> Self {
        Self::bytes(bytes)
    }
}

impl From<Bytes> for FileSource {
    fn from(bytes: Bytes) -> Self {
        Self::bytes(bytes)
    }
}

fn pieces(file: File) -> impl Stream<Item = io::Result<Bytes>> {
    stream::try_unfold(file, |mut file| async {
        let read = move || -> io::Result<(Vec<u8>, File)> {
            let mut piece = vec![0; PIECE];
            let length = file.read(&mut piece)?;
            piece.truncate(length);
            Ok((piece, file))
        };
        let (piece, file) = tokio::task::spawn_blocking(read).await.map_err(io::Error::other)??;
        Ok((!piece.is_empty()).then(|| (Bytes::from(piece), file)))
    })
}

/// A file that goes with whoever made it.
struct Temporary {
    file: File,
    path: PathBuf,
}

impl Temporary {
    fn new() -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("mingjing-{}", random_name()));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(Self { file: options.open(&path)?, path })
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // What is left is the system's to clear away.
        let _ = fs::remove_file(&self.path);
    }
}

impl Client {
    /// Sends a file until it is taken: with the same key, or where a second time has no second effect.
    pub(crate) async fn send_file(
        &self,
        method: Method,
        path: &str,
        file: &FileSource,
        idempotency_key: Option<String>,
    ) -> Result<Whole> {
        let mut headers = vec![(CONTENT_TYPE, file.media_type().to_owned())];
        if let Some(key) = idempotency_key {
            headers.push((HeaderName::from_static("idempotency-key"), key));
        }
        let call = Call {
            method,
            path,
            headers,
            body: Body::File(file),
            repeat: Repeat::Idempotent,
            accept: &[],
            timeout: Some(TIMEOUT),
        };
        self.perform(call, plain_error).await
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use futures_util::TryStreamExt as _;

    use super::*;

    #[tokio::test]
    async fn a_file_is_read_piece_by_piece() {
        let kept = Temporary::new().unwrap();
        (&kept.file).write_all(&vec![7; 1_000_000]).unwrap();
        let read: Vec<Bytes> = pieces(File::open(&kept.path).unwrap()).try_collect().await.unwrap();
        assert_eq!(read.iter().map(Bytes::len).sum::<usize>(), 1_000_000);
        assert!(read.iter().all(|piece| piece.len() <= PIECE));
    }

    #[tokio::test]
    async fn what_is_read_once_is_kept_until_nobody_wants_it() {
        let of_reader = FileSource::reader(&b"9131\n"[..]).unwrap();
        let broken = stream::iter([Ok(Bytes::from_static(b"91")), Err(io::Error::other("it broke"))]);
        assert!(FileSource::stream(broken).await.unwrap_err().to_string().contains("it broke"));
        let Content::Kept(kept) = &of_reader.content else { unreachable!() };
        let path = kept.path.clone();
        assert_eq!(of_reader.body().unwrap().1, 5);
        assert_eq!(fs::read(&path).unwrap(), b"9131\n");
        let copy = of_reader.clone();
        drop(of_reader);
        assert!(path.exists());
        drop(copy);
        assert!(!path.exists());
    }
}
