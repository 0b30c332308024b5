//! Compresses what is written, and holds it until it is taken.

use std::io::{self, Write};

use bytes::Bytes;

use crate::domain::export::what::Compression;

/// The level of Zstandard: its own default, beyond which time grows faster than files shrink.
pub(super) const ZSTD_LEVEL: i32 = 3;

/// What is written, compressed.
pub(super) enum Pack {
    Plain(Vec<u8>),
    Gzip(flate2::write::GzEncoder<Vec<u8>>),
    Zstd(zstd::Encoder<'static, Vec<u8>>),
}

impl Pack {
    pub(super) fn begin(compression: Compression) -> io::Result<Self> {
        Ok(match compression {
            Compression::None => Self::Plain(Vec::new()),
            Compression::Gzip => Self::Gzip(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default())),
            Compression::Zstd => {
                let mut encoder = zstd::Encoder::new(Vec::new(), ZSTD_LEVEL)?;
                encoder.include_checksum(true)?;
                Self::Zstd(encoder)
            }
        })
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Plain(file) => file.write_all(bytes),
            Self::Gzip(file) => file.write_all(bytes),
            Self::Zstd(file) => file.write_all(bytes),
        }
    }

    /// The bytes that are there.
    pub(super) fn take(&mut self) -> Bytes {
        let bytes = match self {
            Self::Plain(file) => file,
            Self::Gzip(file) => file.get_mut(),
            Self::Zstd(file) => file.get_mut(),
        };
        std::mem::take(bytes).into()
    }

    /// The last bytes.
    pub(super) fn finish(self) -> io::Result<Bytes> {
        let bytes = match self {
            Self::Plain(file) => file,
            Self::Gzip(file) => file.finish()?,
            Self::Zstd(file) => file.finish()?,
        };
        Ok(bytes.into())
    }
}
