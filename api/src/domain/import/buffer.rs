//! A window over a byte stream that grows until it holds one whole record, and never beyond a bound.

use std::io::{self, ErrorKind, Read};

const FIRST_SIZE: usize = 128 * 1024;

/// The unread part of a stream that is in memory.
pub(super) struct Window {
    inner: Box<dyn Read + Send>,
    data: Vec<u8>,
    start: usize,
    end: usize,
    at_end: bool,
}

impl std::fmt::Debug for Window {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Window").field("held", &(self.end - self.start)).finish_non_exhaustive()
    }
}

impl Window {
    pub(super) fn new(inner: Box<dyn Read + Send>) -> Self {
        Self { inner, data: Vec::new(), start: 0, end: 0, at_end: false }
    }

    /// What is held and not yet consumed.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.data[self.start..self.end]
    }

    /// Whether the stream has given everything: no call to [`Self::fill`] will add bytes.
    pub(super) fn at_end(&self) -> bool {
        self.at_end
    }

    pub(super) fn consume(&mut self, count: usize) {
        self.start = (self.start + count).min(self.end);
    }

    /// Reads more. Returns whether anything came.
    pub(super) fn fill(&mut self) -> io::Result<bool> {
        if self.at_end {
            return Ok(false);
        }
        if self.start > 0 {
            self.data.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        if self.end == self.data.len() {
            self.data.resize((self.data.len() * 2).max(FIRST_SIZE), 0);
        }
        loop {
            match self.inner.read(&mut self.data[self.end..]) {
                Ok(0) => {
                    self.at_end = true;
                    return Ok(false);
                }
                Ok(count) => {
                    self.end += count;
                    return Ok(true);
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Reads until at least `count` bytes are held or the stream ends.
    pub(super) fn fill_to(&mut self, count: usize) -> io::Result<()> {
        while self.end - self.start < count && self.fill()? {}
        Ok(())
    }

    /// Reads until the held bytes contain `byte` within the first `limit`, and returns its position.
    /// Nothing is returned at the end of the stream or beyond the limit.
    pub(super) fn find(&mut self, byte: u8, limit: usize) -> io::Result<Option<usize>> {
        let mut searched = 0;
        loop {
            if let Some(position) = memchr::memchr(byte, &self.bytes()[searched..]) {
                let position = searched + position;
                return Ok((position < limit).then_some(position));
            }
            searched = self.bytes().len();
            if searched >= limit || !self.fill()? {
                return Ok(None);
            }
        }
    }

    /// Drops everything up to and including the next `byte`, however far that is.
    pub(super) fn skip_past(&mut self, byte: u8) -> io::Result<()> {
        loop {
            if let Some(position) = memchr::memchr(byte, self.bytes()) {
                self.consume(position + 1);
                return Ok(());
            }
            self.consume(self.end - self.start);
            if !self.fill()? {
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn a_byte_is_found_across_reads_and_not_beyond_the_limit() {
        let mut text = vec![b'x'; 300_000];
        text.push(b'\n');
        let mut window = Window::new(Box::new(io::Cursor::new(text)));
        assert_eq!(window.find(b'\n', 1000).unwrap(), None);
        assert_eq!(window.find(b'\n', 1 << 20).unwrap(), Some(300_000));
        window.skip_past(b'\n').unwrap();
        assert!(window.bytes().is_empty());
        assert_eq!(window.find(b'\n', 10).unwrap(), None);
        assert!(window.at_end());
    }
}
