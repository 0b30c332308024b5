//! Which encoding a text file is in, and strict decoding: undecodable bytes are a fault, never replaced.
//!
//! A byte order mark decides; without one a file that is valid UTF-8 is UTF-8; else it is GB18030 (which holds GBK and
//! GB 2312) if its bytes are. A file of which only some lines are valid is judged by the majority of its lines, so
//! that one bad row costs that row and not the reading of all others.
//!
//! In UTF-8 and in GB18030 no byte of a longer character can be mistaken for a comma, a semicolon, a tab, a quotation
//! mark or a line end. Records are therefore split as bytes and decoded cell by cell.

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Decoder, DecoderResult, EUC_JP, EUC_KR, GB18030, SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::{buffer::Window, error::ImportError};

/// How many bytes are looked at to tell the encoding.
pub(super) const SAMPLE_BYTES: usize = 1 << 20;

/// How many bytes beyond ASCII the guess of a foreign encoding needs. With fewer it is a guess indeed, and a header
/// that is not recognised will say the same.
const TELLING_BYTES: usize = 200;

/// An encoding that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextEncoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// GB18030, and so GBK and GB 2312: what spreadsheet programs in China save as CSV.
    Gb18030,
    /// UTF-16, little endian: what Excel saves as "Unicode text".
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
}

impl TextEncoding {
    /// The usual name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Gb18030 => "GB18030",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
        }
    }
}

/// The encoding that a byte order mark states, and the mark's length.
pub(super) fn byte_order_mark(bytes: &[u8]) -> Option<(TextEncoding, usize)> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some((TextEncoding::Utf8, 3)),
        [0x84, 0x31, 0x95, 0x33, ..] => Some((TextEncoding::Gb18030, 4)),
        [0xFF, 0xFE, ..] => Some((TextEncoding::Utf16Le, 2)),
        [0xFE, 0xFF, ..] => Some((TextEncoding::Utf16Be, 2)),
        _ => None,
    }
}

/// The encoding of a sample without a byte order mark; nothing while the sample is plain ASCII and so is both.
/// `complete` says that the sample is all there is.
pub fn detect(sample: &[u8], complete: bool) -> Result<Option<TextEncoding>, ImportError> {
    if sample.is_ascii() {
        return Ok(None);
    }
    let sample = match memchr::memrchr(b'\n', sample) {
        Some(last) if !complete => &sample[..=last],
        _ => sample,
    };
    match std::str::from_utf8(sample) {
        Ok(_) => return Ok(Some(TextEncoding::Utf8)),
        // The sample ends inside a character.
        Err(error) if error.error_len().is_none() && !complete => return Ok(Some(TextEncoding::Utf8)),
        Err(_) => {}
    }
    let (mut lines, mut utf8, mut gb18030) = (0u32, 0u32, 0u32);
    let mut text = String::new();
    for line in sample.split(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
        text.clear();
        lines += 1;
        utf8 += u32::from(std::str::from_utf8(line).is_ok());
        gb18030 += u32::from(decode_gb18030(line, &mut text).is_ok());
    }
    if utf8 * 2 >= lines {
        return Ok(Some(TextEncoding::Utf8));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let is_telling = sample.iter().filter(|byte| !byte.is_ascii()).count() >= TELLING_BYTES;
    if is_telling && [BIG5, EUC_JP, EUC_KR, SHIFT_JIS].contains(&guess) {
        return Err(ImportError::Encoding(format!(
            "the file looks like {}; save it as UTF-8 or GB18030, or name its encoding",
            guess.name()
        )));
    }
    if gb18030 * 2 >= lines {
        return Ok(Some(TextEncoding::Gb18030));
    }
    Err(ImportError::Encoding(
        "the file's encoding is not recognised; save it as UTF-8 or GB18030 (请另存为 UTF-8 或 GB18030 编码)".into(),
    ))
}

fn decode_gb18030(bytes: &[u8], text: &mut String) -> Result<(), &'static str> {
    let mut decoder = GB18030.new_decoder_without_bom_handling();
    text.reserve(decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len() * 3));
    match decoder.decode_to_string_without_replacement(bytes, text, true).0 {
        DecoderResult::InputEmpty => Ok(()),
        _ => Err("holds bytes that are no GB18030; write the cell again and save the file in one encoding (编码错误)"),
    }
}

/// A byte stream, where in it we are, and what turns its cells into text.
#[derive(Debug)]
pub(super) struct TextStream {
    pub(super) window: Window,
    /// The number of the line that starts the window.
    pub(super) line: u64,
    /// Nothing while everything was plain ASCII.
    encoding: Option<TextEncoding>,
}

impl TextStream {
    pub(super) fn new(window: Window, encoding: Option<TextEncoding>) -> Self {
        Self { window, line: 1, encoding }
    }

    pub(super) fn encoding(&self) -> Option<TextEncoding> {
        self.encoding
    }

    /// Makes sure that the encoding is known if the next `length` bytes need it.
    pub(super) fn settle(&mut self, length: usize) -> Result<(), ImportError> {
        if self.encoding.is_none() && !self.window.bytes()[..length].is_ascii() {
            self.window.fill_to(SAMPLE_BYTES)?;
            self.encoding = detect(self.window.bytes(), self.window.at_end())?;
        }
        Ok(())
    }

    /// Appends the decoded bytes to the text, or says that they are in another encoding than the file.
    pub(super) fn decode(&self, bytes: &[u8], text: &mut String) -> Result<(), &'static str> {
        decode(self.encoding, bytes, text)
    }
}

/// Appends the decoded bytes to the text, or says that they are in another encoding than the file.
fn decode(encoding: Option<TextEncoding>, bytes: &[u8], text: &mut String) -> Result<(), &'static str> {
    match encoding {
        Some(TextEncoding::Gb18030) if !bytes.is_ascii() => decode_gb18030(bytes, text),
        // UTF-16 reaches this as UTF-8, see `Utf16Reader`.
        _ => match std::str::from_utf8(bytes) {
            Ok(decoded) => {
                text.push_str(decoded);
                Ok(())
            }
            Err(_) => {
                Err("holds bytes that are no UTF-8; write the cell again and save the file in one encoding (编码错误)")
            }
        },
    }
}

/// Gives a UTF-16 stream as UTF-8. A lone surrogate becomes a byte that is never valid UTF-8, so that the cell that
/// holds it is rejected like any other undecodable cell.
pub(super) struct Utf16Reader<R> {
    inner: R,
    decoder: Decoder,
    input: Vec<u8>,
    output: Vec<u8>,
    given: usize,
    at_end: bool,
}

impl<R: Read> Utf16Reader<R> {
    pub(super) fn new(inner: R, encoding: TextEncoding) -> Self {
        let encoding = if encoding == TextEncoding::Utf16Be { UTF_16BE } else { UTF_16LE };
        Self {
            inner,
            decoder: encoding.new_decoder_without_bom_handling(),
            input: vec![0; 32 * 1024],
            output: Vec::new(),
            given: 0,
            at_end: false,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        const INVALID: u8 = 0xFF;
        let count = self.inner.read(&mut self.input)?;
        self.at_end = count == 0;
        self.output.clear();
        self.given = 0;
        let mut input = &self.input[..count];
        // Three bytes of UTF-8 for each unit of UTF-16, and room for the marks of invalid ones.
        let mut piece = vec![0; count * 4 + 16];
        loop {
            let (result, read, written) =
                self.decoder.decode_to_utf8_without_replacement(input, &mut piece, self.at_end);
            self.output.extend_from_slice(&piece[..written]);
            input = &input[read..];
            match result {
                DecoderResult::InputEmpty => return Ok(()),
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => self.output.push(INVALID),
            }
        }
    }
}

impl<R: Read> Read for Utf16Reader<R> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        while self.given == self.output.len() && !self.at_end {
            self.refill()?;
        }
        let count = target.len().min(self.output.len() - self.given);
        target[..count].copy_from_slice(&self.output[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn gb18030(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn valid_utf8_is_utf8_and_gbk_is_gb18030_however_short() {
        for text in
            ["统一社会信用代码", "列入日期", "企业名称,列入原因\n", "上海市浦东新区市场监督管理局", "是", "联通"]
        {
            assert_eq!(detect(text.as_bytes(), true).unwrap(), Some(TextEncoding::Utf8), "{text}");
            assert_eq!(detect(&gb18030(text), true).unwrap(), Some(TextEncoding::Gb18030), "{text}");
        }
        assert_eq!(detect(b"credit_code,listed_on\n", true).unwrap(), None);
    }

    #[test]
    fn one_bad_line_does_not_change_the_encoding_of_the_file() {
        let mut bytes = "统一社会信用代码,列入日期\n".repeat(10).into_bytes();
        bytes.extend(gb18030("浦东新区\n"));
        assert_eq!(detect(&bytes, true).unwrap(), Some(TextEncoding::Utf8));
        let mut bytes = gb18030(&"统一社会信用代码,列入日期\n".repeat(10));
        bytes.extend("浦东新区\n".as_bytes());
        assert_eq!(detect(&bytes, true).unwrap(), Some(TextEncoding::Gb18030));
    }

    #[test]
    fn a_sample_that_ends_inside_a_character_is_still_utf8() {
        let bytes = "统一社会信用代码".as_bytes();
        assert_eq!(detect(&bytes[..bytes.len() - 1], false).unwrap(), Some(TextEncoding::Utf8));
    }

    #[test]
    fn traditional_chinese_in_big5_is_refused_by_name() {
        let text = "統一社會信用代碼,列入經營異常名錄原因,列入日期,作出決定機關\n".repeat(20);
        let message = detect(&BIG5.encode(&text).0, true).unwrap_err().to_string();
        assert!(message.contains("Big5"), "{message}");
    }

    #[test]
    fn four_byte_characters_of_gb18030_are_decoded() {
        let text = "上海𠮷野有限公司㐂";
        let mut decoded = String::new();
        decode(Some(TextEncoding::Gb18030), &gb18030(text), &mut decoded).unwrap();
        assert_eq!(decoded, text);
    }

    #[test]
    fn undecodable_bytes_are_a_fault() {
        for bytes in [&b"\xC4"[..], b"\xFF\xFF", b"abc\x81"] {
            for encoding in [TextEncoding::Gb18030, TextEncoding::Utf8] {
                assert!(decode(Some(encoding), bytes, &mut String::new()).is_err(), "{bytes:?}");
            }
        }
    }

    #[test]
    fn utf16_becomes_utf8_and_a_lone_surrogate_becomes_invalid() {
        let text = "代码,日期\n𠮷".repeat(10_000);
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut decoded = String::new();
        Utf16Reader::new(&bytes[..], TextEncoding::Utf16Le).read_to_string(&mut decoded).unwrap();
        assert_eq!(decoded, text);
        let mut decoded = Vec::new();
        Utf16Reader::new(&[0x00, 0xD8, 0x41, 0x00][..], TextEncoding::Utf16Le).read_to_end(&mut decoded).unwrap();
        assert_eq!(decoded, [0xFF, b'A']);
    }
}
