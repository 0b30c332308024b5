//! Lines of a stream.

use bytes::{Bytes, BytesMut};

use crate::error::{Error, Result};

/// The longest line that is read. What is longer is no change.
const MAX_LINE: usize = 64 * 1024 * 1024;

/// Cuts what comes into lines, at line feeds and nothing else. An unfinished last one is never told.
#[derive(Default)]
pub(super) struct Lines {
    rest: BytesMut,
    /// Up to where there is no line feed.
    looked: usize,
}

impl Lines {
    pub(super) fn push(&mut self, piece: &Bytes) {
        self.rest.extend_from_slice(piece);
    }

    pub(super) fn next(&mut self) -> Result<Option<BytesMut>> {
        match self.rest[self.looked..].iter().position(|byte| *byte == b'\n') {
            Some(place) => {
                let line = self.rest.split_to(self.looked + place + 1);
                self.looked = 0;
                Ok(Some(line))
            }
            None if self.rest.len() > MAX_LINE => Err(Error::broken("the feed told a line that is too long")),
            None => {
                self.looked = self.rest.len();
                Ok(None)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn lines_are_cut_at_line_feeds_wherever_pieces_end() {
        let body = "{\"a\":\"明\u{2028}镜\u{85}\"}\n\n{\"b\":1}\nunfinished".as_bytes();
        for size in [1, 2, 3, 7, 100] {
            let mut lines = Lines::default();
            let mut told = Vec::new();
            for piece in body.chunks(size) {
                lines.push(&Bytes::copy_from_slice(piece));
                while let Some(line) = lines.next().unwrap() {
                    told.push(String::from_utf8(line.to_vec()).unwrap());
                }
            }
            assert_eq!(told, ["{\"a\":\"明\u{2028}镜\u{85}\"}\n", "\n", "{\"b\":1}\n"]);
        }
    }
}
