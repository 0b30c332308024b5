//! How the feed is written: lines of JSON, or server-sent events. Both tell the same.

use std::fmt::Write as _;

use axum::body::Bytes;
use serde_json::{Value, json};

use super::ChangeLines;

/// How the feed is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// NDJSON: a change a line, and lines that say how far was looked.
    Lines,
    /// Server-sent events: `change` and `progress`, each with the sequence number to go on from as its id.
    Events,
}

impl Format {
    pub(super) fn content_type(self) -> &'static str {
        match self {
            Self::Lines => "application/x-ndjson; charset=utf-8",
            Self::Events => "text/event-stream; charset=utf-8",
        }
    }

    /// A page: its changes, and how far was looked where the last of them does not say it.
    pub(super) fn page(self, page: &ChangeLines) -> Bytes {
        let mut text = String::new();
        for (sequence, json) in &page.changes {
            // Writing to a string cannot fail.
            let _ = match self {
                Self::Lines => writeln!(text, "{json}"),
                Self::Events => write!(text, "id: {sequence}\nevent: change\ndata: {json}\n\n"),
            };
        }
        let last = page.changes.last().map(|(sequence, _)| *sequence);
        if last != Some(page.up_to) || page.up_to >= page.head {
            let (up_to, progress) =
                (page.up_to, json!({"upTo": page.up_to.to_string(), "head": page.head.to_string()}));
            let _ = match self {
                Self::Lines => writeln!(text, "{progress}"),
                Self::Events => write!(text, "id: {up_to}\nevent: progress\ndata: {progress}\n\n"),
            };
        }
        text.into()
    }

    /// Why there is no more.
    pub(super) fn error(self, error: &Value) -> Bytes {
        let error = json!({"error": error});
        match self {
            Self::Lines => format!("{error}\n"),
            Self::Events => format!("event: error\ndata: {error}\n\n"),
        }
        .into()
    }

    /// Nothing, so that the connection is not silent.
    pub(super) fn heartbeat(self) -> Bytes {
        match self {
            // An empty line, which readers of NDJSON pass over.
            Self::Lines => Bytes::from_static(b"\n"),
            Self::Events => Bytes::from_static(b":\n\n"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_how_far_was_looked_unless_its_last_change_does() {
        let page = |up_to, head| ChangeLines { changes: vec![(7, "{\"sequence\":\"7\"}".to_owned())], up_to, head };
        let text = |format: Format, page: &ChangeLines| String::from_utf8_lossy(&format.page(page)).into_owned();
        assert_eq!(text(Format::Lines, &page(7, 9)), "{\"sequence\":\"7\"}\n");
        assert_eq!(text(Format::Lines, &page(8, 9)), "{\"sequence\":\"7\"}\n{\"head\":\"9\",\"upTo\":\"8\"}\n");
        assert_eq!(text(Format::Lines, &page(7, 7)), "{\"sequence\":\"7\"}\n{\"head\":\"7\",\"upTo\":\"7\"}\n");
        assert_eq!(text(Format::Events, &page(7, 9)), "id: 7\nevent: change\ndata: {\"sequence\":\"7\"}\n\n");
        let nothing = ChangeLines { changes: Vec::new(), up_to: 3, head: 3 };
        assert_eq!(text(Format::Events, &nothing), "id: 3\nevent: progress\ndata: {\"head\":\"3\",\"upTo\":\"3\"}\n\n");
    }
}
