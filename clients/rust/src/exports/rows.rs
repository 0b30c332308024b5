//! What is in the files of exports.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};

use ruzstd::decoding::FrameDecoder;
use serde_json::Value;

use crate::error::{Error, Result};

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// Not at all.
    None,
    /// By gzip.
    Gzip,
    /// By Zstandard.
    Zstd,
}

impl Compression {
    /// By its name in a manifest; nothing where it is one that this version does not know.
    pub fn named(name: Option<&str>) -> Option<Self> {
        match &*name.unwrap_or("none").to_uppercase() {
            "NONE" => Some(Self::None),
            "GZIP" => Some(Self::Gzip),
            "ZSTD" => Some(Self::Zstd),
            _ => None,
        }
    }
}

/// Whether parts that are packed so can be read here.
pub(crate) fn can_unpack(compression: Option<&str>) -> bool {
    Compression::named(compression).is_some()
}

/// The rows of a file of lines of JSON (`.ndjson`, `.ndjson.gz`, `.ndjson.zst`), as [`Exports::download`](super::Exports::download)
/// left it. Of a delta, a row with `deleted` says that its record stands no longer.
///
/// # Errors
/// It cannot be read, or is no such file.
pub fn rows_of(path: impl AsRef<Path>) -> Result<impl Iterator<Item = Result<Value>>> {
    let path = path.as_ref();
    let compression = match path.extension().and_then(|it| it.to_str()) {
        Some("ndjson") => Compression::None,
        Some("gz") => Compression::Gzip,
        Some("zst") => Compression::Zstd,
        _ => return Err(Error::Argument(format!("{} is no file of lines of JSON", path.display()))),
    };
    rows(path, compression)
}

/// The rows of a file that is packed so.
pub(crate) fn rows(path: &Path, compression: Compression) -> Result<impl Iterator<Item = Result<Value>> + use<>> {
    let file = BufReader::new(File::open(path)?);
    let reader: Box<dyn BufRead + Send> = match compression {
        Compression::None => Box::new(file),
        Compression::Gzip => Box::new(BufReader::new(flate2::bufread::MultiGzDecoder::new(file))),
        Compression::Zstd => Box::new(BufReader::new(Frames::new(file))),
    };
    let lines =
        reader.split(b'\n').filter(|line| !matches!(line, Ok(line) if line.iter().all(u8::is_ascii_whitespace)));
    Ok(lines.map(|line| serde_json::from_slice(&line?).map_err(Error::sink)))
}

/// Zstandard, one frame after the other.
struct Frames<R> {
    source: R,
    decoder: FrameDecoder,
    is_begun: bool,
}

impl<R> Frames<R> {
    fn new(source: R) -> Self {
        Self { source, decoder: FrameDecoder::new(), is_begun: false }
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        use ruzstd::decoding::BlockDecodingStrategy::UptoBlocks;
        while self.decoder.can_collect() == 0 {
            if !self.is_begun || self.decoder.is_finished() {
                if self.source.fill_buf()?.is_empty() {
                    return Ok(0);
                }
                self.decoder.reset(&mut self.source).map_err(io::Error::other)?;
                self.is_begun = true;
            }
            self.decoder.decode_blocks(&mut self.source, UptoBlocks(1)).map_err(io::Error::other)?;
        }
        self.decoder.read(into)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::fs;

    use super::*;

    /// `{"a":1}` and a line feed, by `zstd`.
    const FRAME: [u8; 21] = [
        0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x58, 0x41, 0x00, 0x00, 0x7b, 0x22, 0x61, 0x22, 0x3a, 0x31, 0x7d, 0x0a, 0xe2,
        0xef, 0xec, 0xe0,
    ];

    #[test]
    fn rows_are_read_however_they_are_packed() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, content: &[u8]| {
            let path = folder.path().join(name);
            fs::write(&path, content).unwrap();
            path
        };
        let gzip = |text: &[u8]| {
            let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            io::Write::write_all(&mut out, text).unwrap();
            out.finish().unwrap()
        };
        let row = serde_json::json!({ "a": 1 });
        for (path, rows) in [
            (write("1.ndjson", b"{\"a\":1}\n\n{\"a\":1}"), 2),
            (write("2.ndjson.gz", &[gzip(b"{\"a\":1}\n"), gzip(b"{\"a\":1}\n")].concat()), 2),
            (write("3.ndjson.zst", &[FRAME, FRAME, FRAME].concat()), 3),
            (write("4.ndjson.zst", b""), 0),
        ] {
            let found: Vec<_> = rows_of(&path).unwrap().collect::<Result<_>>().unwrap();
            assert_eq!(found, vec![row.clone(); rows], "{}", path.display());
        }
        // What is cut off is no shorter file, it is an error.
        for path in [write("5.ndjson.zst", &FRAME[..15]), write("6.ndjson.gz", &gzip(b"{\"a\":1}\n")[..20])] {
            assert!(rows_of(&path).unwrap().any(|row| row.is_err()), "{}", path.display());
        }
        assert!(rows_of(write("7.csv", b"")).is_err());
    }
}
