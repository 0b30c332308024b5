//! Opens a file or a stream and tells what it is: a workbook, JSON lines or CSV, and in which encoding.
//!
//! Text is streamed. A workbook is read from its file; from standard input it is held in memory while it is read,
//! because a ZIP archive begins at its end.

use std::{
    fs::File,
    io::{self, Cursor, Read},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use super::{
    buffer::Window,
    csv::CsvRows,
    encoding::{SAMPLE_BYTES, TextEncoding, TextStream, Utf16Reader, byte_order_mark, detect},
    error::ImportError,
    ndjson::NdjsonRows,
    raw::{DateSystem, RawRow, RowRead},
    xlsx::{MAX_PACKED_BYTES, ReadSeek, XlsxRows},
};

/// A file format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceFormat {
    /// Values separated by commas, semicolons or tabs.
    Csv,
    /// An Office Open XML workbook.
    Xlsx,
    /// One JSON object a line.
    Ndjson,
}

/// What the caller knows better than the file shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct SourceOptions {
    /// The format; detected if not stated.
    pub format: Option<SourceFormat>,
    /// The encoding of a text file; detected if not stated.
    pub encoding: Option<TextEncoding>,
}

/// An opened file.
#[derive(Debug)]
pub struct Source {
    pub(super) rows: Rows,
    format: SourceFormat,
    bytes_read: Arc<AtomicU64>,
    size: Option<u64>,
}

#[derive(Debug)]
pub(super) enum Rows {
    Csv(CsvRows),
    Xlsx(XlsxRows),
    Ndjson(NdjsonRows),
}

impl Rows {
    pub(super) fn next_row(&mut self, row: &mut RawRow) -> Result<RowRead, ImportError> {
        match self {
            Self::Csv(rows) => rows.next_row(row),
            Self::Xlsx(rows) => rows.next_row(row),
            Self::Ndjson(rows) => rows.next_row(row),
        }
    }
}

impl Source {
    /// Opens the file at this path; `-` is standard input.
    ///
    /// # Errors
    /// The file cannot be read, is empty, or is of a kind that is not read.
    pub fn open(path: &Path, options: SourceOptions) -> Result<Self, ImportError> {
        if path.as_os_str() == "-" {
            return Self::from_reader(Box::new(io::stdin()), options);
        }
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        Self::from_file(Box::new(file), size, options)
    }

    /// Reads a stream.
    ///
    /// # Errors
    /// The stream cannot be read, is empty, or is of a kind that is not read.
    pub fn from_reader(reader: Box<dyn Read + Send>, options: SourceOptions) -> Result<Self, ImportError> {
        let bytes_read = Arc::new(AtomicU64::new(0));
        let mut window = Window::new(Box::new(Counted { inner: reader, bytes: Arc::clone(&bytes_read) }));
        window.fill_to(SAMPLE_BYTES)?;
        if window.bytes().is_empty() {
            return Err(ImportError::Empty);
        }
        let format = options.format.unwrap_or_else(|| sniff(window.bytes()));
        if format == SourceFormat::Xlsx {
            while u64::try_from(window.bytes().len()).is_ok_and(|held| held <= MAX_PACKED_BYTES) && window.fill()? {}
            let workbook = window.bytes().to_vec();
            drop(window);
            let size = workbook.len() as u64;
            return Self::from_workbook(Box::new(Cursor::new(workbook)), size);
        }
        let (window, encoding) = settle_text(window, options.encoding)?;
        let stream = TextStream::new(window, encoding);
        let rows = match format {
            SourceFormat::Ndjson => Rows::Ndjson(NdjsonRows::new(stream)),
            _ => Rows::Csv(CsvRows::new(stream)?),
        };
        Ok(Self { rows, format, bytes_read, size: None })
    }

    /// Opens a file of this size that can be read from any position, whatever it is.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn from_file(mut file: Box<dyn ReadSeek>, size: u64, options: SourceOptions) -> Result<Self, ImportError> {
        let mut magic = Vec::new();
        Read::take(&mut file, 4).read_to_end(&mut magic)?;
        io::Seek::rewind(&mut file)?;
        if options.format.unwrap_or_else(|| sniff(&magic)) == SourceFormat::Xlsx {
            return Self::from_workbook(file, size);
        }
        let mut source = Self::from_reader(Box::new(file), options)?;
        source.size = Some(size);
        Ok(source)
    }

    fn from_workbook(file: Box<dyn ReadSeek>, size: u64) -> Result<Self, ImportError> {
        if size == 0 {
            return Err(ImportError::Empty);
        }
        let bytes_read = Arc::new(AtomicU64::new(0));
        let counted = Counted { inner: file, bytes: Arc::clone(&bytes_read) };
        let rows = XlsxRows::open(Box::new(counted))?;
        // What was read to weigh the workbook is no progress.
        bytes_read.store(0, Ordering::Relaxed);
        Ok(Self { rows: Rows::Xlsx(rows), format: SourceFormat::Xlsx, bytes_read, size: Some(size) })
    }

    /// What the file is.
    pub fn format(&self) -> SourceFormat {
        self.format
    }

    /// The encoding of a text file; nothing for a workbook, and while a text was plain ASCII so far.
    pub fn encoding(&self) -> Option<TextEncoding> {
        match &self.rows {
            Rows::Csv(rows) => rows.encoding(),
            Rows::Ndjson(rows) => rows.encoding(),
            Rows::Xlsx(_) => None,
        }
    }

    /// What separates the cells of a CSV file.
    pub fn separator(&self) -> Option<u8> {
        match &self.rows {
            Rows::Csv(rows) => Some(rows.delimiter()),
            Rows::Ndjson(_) | Rows::Xlsx(_) => None,
        }
    }

    /// The sheet of a workbook that is read.
    pub fn sheet(&self) -> Option<&str> {
        match &self.rows {
            Rows::Xlsx(rows) => rows.sheet(),
            _ => None,
        }
    }

    /// How many bytes of the file were read so far: for a progress bar, not exact.
    pub fn bytes_read(&self) -> u64 {
        self.bytes_read.load(Ordering::Relaxed)
    }

    /// The file's size in bytes, if it is a file.
    pub fn size(&self) -> Option<u64> {
        self.size
    }

    pub(super) fn dates(&self) -> DateSystem {
        match &self.rows {
            Rows::Xlsx(rows) => rows.dates(),
            _ => DateSystem::default(),
        }
    }
}

fn sniff(bytes: &[u8]) -> SourceFormat {
    if bytes.starts_with(b"PK\x03\x04") {
        return SourceFormat::Xlsx;
    }
    let (encoding, mark) = byte_order_mark(bytes).unwrap_or((TextEncoding::Utf8, 0));
    let is_filler = |byte: &&u8| !(byte.is_ascii_whitespace() || (**byte == 0 && encoding != TextEncoding::Utf8));
    match bytes[mark..].iter().find(is_filler) {
        Some(b'{') => SourceFormat::Ndjson,
        _ => SourceFormat::Csv,
    }
}

/// Drops the byte order mark, tells the encoding, and refuses what is no text.
fn settle_text(
    mut window: Window,
    stated: Option<TextEncoding>,
) -> Result<(Window, Option<TextEncoding>), ImportError> {
    refuse_other_formats(window.bytes())?;
    let mark = byte_order_mark(window.bytes());
    window.consume(mark.map_or(0, |(_, length)| length));
    let known = stated.or(mark.map(|(encoding, _)| encoding));
    if let Some(encoding @ (TextEncoding::Utf16Le | TextEncoding::Utf16Be)) = known {
        let mut utf8 = Window::new(Box::new(Utf16Reader::new(WindowReader(window), encoding)));
        utf8.fill_to(SAMPLE_BYTES)?;
        return Ok((utf8, Some(TextEncoding::Utf8)));
    }
    if window.bytes().contains(&0) {
        return Err(ImportError::Format(
            "the file is no text and no XLSX workbook; save it as XLSX or as CSV (不支持的文件格式)".into(),
        ));
    }
    let encoding = match known {
        Some(encoding) => Some(encoding),
        None => detect(window.bytes(), window.at_end())?,
    };
    Ok((window, encoding))
}

/// What images begin with: PNG, JPEG, GIF, TIFF of both orders, WebP.
const IMAGES: [&[u8]; 6] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*", b"RIFF"];

/// Refuses by name what people often take for one of the formats that are read.
fn refuse_other_formats(bytes: &[u8]) -> Result<(), ImportError> {
    let text = &bytes[byte_order_mark(bytes).map_or(0, |(_, length)| length)..];
    let first = text.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    let text = &text[first..];
    let begins =
        |start: &str| text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start.as_bytes()));
    let refusal = if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        "the file is an old XLS workbook or is protected by a password; save it as XLSX without one (请另存为 XLSX)"
    } else if IMAGES.iter().any(|start| bytes.starts_with(start)) {
        "the file is an image; import the table that it was made from (不支持图片)"
    } else if bytes.starts_with(b"\x1F\x8B") || bytes.starts_with(b"7z\xBC\xAF") || bytes.starts_with(b"Rar!") {
        "the file is a compressed archive; unpack it first (压缩包，请先解压)"
    } else if ["<html", "<!doctype", "<table", "<?xml", "<meta"].iter().any(|start| begins(start)) {
        "the file is a web page or XML, whatever its name says; open it and save it as XLSX or CSV (请另存为 XLSX 或 CSV)"
    } else if begins("[") {
        "the file is a JSON array; write one object a line, without the brackets (请使用 NDJSON)"
    } else if begins("%PDF-") {
        "the file is a PDF; import the table that it was made from (不支持 PDF)"
    } else {
        return Ok(());
    };
    Err(ImportError::Format(refusal.into()))
}

/// Counts what is read through it.
struct Counted<R> {
    inner: R,
    bytes: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(target)?;
        self.bytes.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

impl<R: io::Seek> io::Seek for Counted<R> {
    fn seek(&mut self, position: io::SeekFrom) -> io::Result<u64> {
        self.inner.seek(position)
    }
}

/// Reads on through a window that holds the beginning of the stream.
struct WindowReader(Window);

impl Read for WindowReader {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        if self.0.bytes().is_empty() {
            self.0.fill()?;
        }
        let count = target.len().min(self.0.bytes().len());
        target[..count].copy_from_slice(&self.0.bytes()[..count]);
        self.0.consume(count);
        Ok(count)
    }
}
