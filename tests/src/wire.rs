//! HTTP/1.1 over one connection that is kept open, as bytes: what a load generator needs and no more, so that it leaves
//! the machine to the server.

use std::{
    io::{Error, ErrorKind, Result},
    net::SocketAddr,
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};

/// Nobody waits longer for an answer: it is a hang.
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection.
pub struct Wire {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// An answer, of which nothing but its length was understood.
pub struct Answer<'a> {
    /// Its status.
    pub status: u16,
    head: &'a str,
    /// Its body.
    pub body: &'a [u8],
}

/// A GraphQL request by POST as bytes on the wire, with this key if there is one.
pub fn post(key: Option<&str>, body: &str) -> Vec<u8> {
    let key = key.map(|key| format!("x-api-key: {key}\r\n")).unwrap_or_default();
    format!(
        "POST /graphql HTTP/1.1\r\nhost: mingjing\r\ncontent-type: application/json\r\naccept: application/json\r\n\
        {key}content-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

impl Wire {
    /// Opens a connection.
    ///
    /// # Errors
    /// When nobody listens.
    pub async fn connect(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(1 << 16) })
    }

    /// Sends a request and reads its whole answer.
    ///
    /// # Errors
    /// When the connection ends, nothing comes for a long time, or what comes is no answer with a length.
    pub async fn ask(&mut self, request: &[u8]) -> Result<Answer<'_>> {
        let Ok(read) = timeout(PATIENCE, self.exchange(request)).await else {
            return Err(Error::new(ErrorKind::TimedOut, "no answer came"));
        };
        let (status, head_end, end) = read?;
        let head = std::str::from_utf8(&self.buffer[..head_end]).map_err(|_| malformed("a head that is no text"))?;
        Ok(Answer { status, head, body: &self.buffer[head_end..end] })
    }

    /// Where the head of the answer ends, and the answer.
    async fn exchange(&mut self, request: &[u8]) -> Result<(u16, usize, usize)> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let head_end = loop {
            if let Some(end) = self.buffer.windows(4).position(|window| window == b"\r\n\r\n") {
                break end + 4;
            }
            self.read().await?;
        };
        let head = std::str::from_utf8(&self.buffer[..head_end]).map_err(|_| malformed("a head that is no text"))?;
        let status = head.get(9..12).and_then(|status| status.parse().ok()).ok_or_else(|| malformed("no status"))?;
        let length = header(head, "content-length").and_then(|length| length.parse::<usize>().ok());
        let end = head_end + length.ok_or_else(|| malformed("no length"))?;
        while self.buffer.len() < end {
            self.read().await?;
        }
        Ok((status, head_end, end))
    }

    async fn read(&mut self) -> Result<()> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err(Error::new(ErrorKind::UnexpectedEof, "the server closed the connection")),
            _ => Ok(()),
        }
    }
}

impl Answer<'_> {
    /// A header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        header(self.head, name)
    }

    /// Whether the connection ends with this answer.
    pub fn is_last(&self) -> bool {
        self.header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close"))
    }
}

/// The server writes the names of headers in lower case.
fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).map(str::trim)
}

fn malformed(what: &'static str) -> Error {
    Error::new(ErrorKind::InvalidData, what)
}

/// The value of these sorted durations below which this share lies, in percent.
pub fn percentile(sorted: &[Duration], share: usize) -> Option<Duration> {
    sorted.get(sorted.len() * share / 100).copied()
}
