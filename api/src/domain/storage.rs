//! Where files that the gateway makes, and those that it works on, are kept, as the domain needs it: `infra` knows folders
//! and object stores.

use std::ops::Range;

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::stream::BoxStream;

/// What a storage fails with. It is logged with its causes, and shown to nobody.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The bytes of a file, piece by piece.
pub type PartBytes = BoxStream<'static, Result<Bytes, BoxError>>;

/// Keeps files by their paths.
#[async_trait]
pub trait Storage: Send + Sync + 'static {
    /// Begins to write a file. It is there when it is finished, whole, in the place of one that was there before.
    async fn write(&self, path: &str) -> Result<Box<dyn Writing>, BoxError>;

    /// Some bytes of a file, from the first of the range to before its end.
    async fn read(&self, path: &str, range: Range<u64>) -> Result<PartBytes, BoxError>;

    /// The bytes of a small file.
    async fn read_all(&self, path: &str) -> Result<Vec<u8>, BoxError>;

    /// Removes all files of a folder, those included that were never finished, as far as it knows of them.
    async fn remove_folder(&self, folder: &str) -> Result<(), BoxError>;
}

/// A file that is being written. It holds a bounded number of bytes in memory.
#[async_trait]
pub trait Writing: Send {
    /// Writes more of it.
    async fn write(&mut self, bytes: Bytes) -> Result<(), BoxError>;

    /// It is whole.
    async fn finish(self: Box<Self>) -> Result<(), BoxError>;

    /// Leaves nothing of it.
    async fn give_up(self: Box<Self>);
}
