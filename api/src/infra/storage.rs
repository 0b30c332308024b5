//! Where the files of exports and of verifications are kept: a folder, or an object store that speaks S3.

use std::{ops::Range, path::PathBuf, sync::Arc};

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::{StreamExt as _, TryStreamExt as _};
use object_store::{
    ObjectStore, ObjectStoreExt as _, aws::AmazonS3Builder, buffered::BufWriter, local::LocalFileSystem, path::Path,
};
use tokio::io::AsyncWriteExt as _;

use crate::{
    domain::storage::{BoxError, PartBytes, Storage, Writing},
    secret::Secret,
};

/// Bytes that are gathered before they are sent: a smaller file is sent as one, of a larger one each piece has so many.
const PIECE_BYTES: usize = 8 << 20;

/// An object store that speaks S3.
#[derive(Debug, Clone)]
pub struct S3Target {
    /// The bucket.
    pub bucket: String,
    /// Where it stands.
    pub region: String,
    /// The address of the store; empty for Amazon's of the region.
    pub endpoint: String,
    /// What the paths of all files begin with; empty for nothing.
    pub prefix: String,
    /// The public part of the key; empty for what the machine itself has (an instance's role).
    pub access_key_id: String,
    /// The secret part of the key.
    pub secret_access_key: Option<Secret>,
    /// Whether the bucket stands in the path, and not in the host's name.
    pub path_style: bool,
}

/// The storage cannot be used as it is set.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The folder is not to be had.
    #[error("the folder of exports, {}, cannot be used", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Why.
        #[source]
        cause: BoxError,
    },
    /// The settings of the object store do not fit together.
    #[error("the object store of exports cannot be used as it is set")]
    S3(#[source] object_store::Error),
}

/// Keeps files.
#[derive(Debug, Clone)]
pub struct FileStore {
    store: Arc<dyn ObjectStore>,
    prefix: Path,
    /// The folder, where it is one.
    folder: Option<PathBuf>,
}

impl FileStore {
    /// Keeps files in a folder, which is made.
    ///
    /// # Errors
    /// [`StorageError`] when it cannot be.
    pub fn folder(folder: PathBuf) -> Result<Self, StorageError> {
        let failed = |cause: BoxError| StorageError::Folder { folder: folder.clone(), cause };
        crate::private_folder::make(&folder).map_err(|error| failed(error.into()))?;
        let store = LocalFileSystem::new_with_prefix(&folder).map_err(|error| failed(error.into()))?;
        // Whoever is told that an export is ready, or that a file was taken, finds it after the machine has lost its power,
        // too.
        let store = store.with_fsync(true);
        Ok(Self { store: Arc::new(store), prefix: Path::default(), folder: Some(folder) })
    }

    /// Keeps files in an object store. It need not answer yet.
    ///
    /// # Errors
    /// [`StorageError`] when the settings cannot be right.
    pub fn s3(target: &S3Target) -> Result<Self, StorageError> {
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&target.bucket)
            .with_region(&target.region)
            .with_virtual_hosted_style_request(!target.path_style);
        if !target.endpoint.is_empty() {
            builder = builder.with_endpoint(&target.endpoint).with_allow_http(target.endpoint.starts_with("http://"));
        }
        if let Some(secret) = &target.secret_access_key {
            builder = builder.with_access_key_id(&target.access_key_id).with_secret_access_key(secret.expose());
        }
        let store = builder.build().map_err(StorageError::S3)?;
        Ok(Self { store: Arc::new(store), prefix: Path::from(target.prefix.as_str()), folder: None })
    }

    fn path(&self, path: &str) -> Path {
        self.prefix.parts().chain(Path::from(path).parts()).collect()
    }
}

#[async_trait]
impl Storage for FileStore {
    async fn write(&self, path: &str) -> Result<Box<dyn Writing>, BoxError> {
        let store = Arc::clone(&self.store);
        Ok(Box::new(Outgoing(BufWriter::with_capacity(store, self.path(path), PIECE_BYTES))))
    }

    async fn read(&self, path: &str, range: Range<u64>) -> Result<PartBytes, BoxError> {
        if range.is_empty() {
            // No store has a range without a byte.
            return Ok(futures_util::stream::empty().boxed());
        }
        let options = object_store::GetOptions { range: Some(range.into()), ..Default::default() };
        let found = self.store.get_opts(&self.path(path), options).await?;
        Ok(found.into_stream().map_err(BoxError::from).boxed())
    }

    async fn read_all(&self, path: &str) -> Result<Vec<u8>, BoxError> {
        Ok(self.store.get(&self.path(path)).await?.bytes().await?.into())
    }

    async fn remove_folder(&self, folder: &str) -> Result<(), BoxError> {
        if let Some(root) = &self.folder {
            // With what was never finished, which the store does not list.
            return match tokio::fs::remove_dir_all(root.join(folder)).await {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
                _ => Ok(()),
            };
        }
        let files = self.store.list(Some(&self.path(folder))).map_ok(|file| file.location).boxed();
        let removed = self.store.delete_stream(files);
        Ok(removed.try_for_each(async |_| Ok(())).await?)
    }
}

/// A file on its way.
struct Outgoing(BufWriter);

#[async_trait]
impl Writing for Outgoing {
    async fn write(&mut self, bytes: Bytes) -> Result<(), BoxError> {
        Ok(self.0.put(bytes).await?)
    }

    async fn finish(mut self: Box<Self>) -> Result<(), BoxError> {
        Ok(self.0.shutdown().await?)
    }

    async fn give_up(mut self: Box<Self>) {
        if let Err(error) = self.0.abort().await {
            tracing::warn!(error = &error as &dyn std::error::Error, "what is left of a file is removed later");
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    async fn put(store: &FileStore, path: &str, bytes: &[u8]) {
        let mut file = store.write(path).await.unwrap();
        for piece in bytes.chunks(3 << 20) {
            file.write(Bytes::copy_from_slice(piece)).await.unwrap();
        }
        file.finish().await.unwrap();
    }

    #[tokio::test]
    async fn a_file_is_there_when_it_is_whole_and_is_read_in_ranges() {
        let directory = tempfile::tempdir().unwrap();
        let folder = directory.path().join("exports");
        let store = FileStore::folder(folder.clone()).unwrap();
        let bytes: Vec<u8> = (0..20_000_000_u32).map(|number| u8::try_from(number % 251).unwrap()).collect();
        put(&store, "7/large", &bytes).await;
        put(&store, "7/small", b"first").await;
        put(&store, "7/small", b"second").await;
        assert_eq!(store.read_all("7/small").await.unwrap(), b"second");
        put(&store, "7/empty", b"").await;
        assert_eq!(store.read("7/empty", 0..0).await.unwrap().count().await, 0);
        let pieces: Vec<Bytes> =
            store.read("7/large", 9_999_000..10_001_000).await.unwrap().try_collect().await.unwrap();
        assert_eq!(pieces.concat(), bytes[9_999_000..10_001_000]);
        let mut unfinished = store.write("7/unfinished").await.unwrap();
        unfinished.write(Bytes::from(vec![1; 20_000_000])).await.unwrap();
        assert!(store.read_all("7/unfinished").await.is_err());
        unfinished.give_up().await;
        // One that nobody gives up, as after a crash, goes with its folder.
        let mut lost = store.write("7/lost").await.unwrap();
        lost.write(Bytes::from(vec![1; 20_000_000])).await.unwrap();
        drop(lost);
        store.remove_folder("7").await.unwrap();
        store.remove_folder("7").await.unwrap();
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    }
}
