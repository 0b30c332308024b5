//! What is asked about the subjects of a file.

use chrono::{DateTime, SecondsFormat};

use crate::domain::{dataset::point::AsOf, verification::List};

/// A format of files: what is sent is one of the first two, results are any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Values separated by commas.
    Csv,
    /// An Office Open XML workbook.
    Xlsx,
    /// A JSON object a line.
    Ndjson,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Ndjson];

    /// Its name in the database, and the ending of its files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Ndjson => "ndjson",
        }
    }

    /// The one of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }
}

/// What is asked about the subjects of a file, and how it is answered.
#[derive(Debug, Clone)]
pub struct What {
    /// The lists that count, each once.
    pub lists: Vec<List>,
    /// Only entries of these authorities, by name; of all where none is named.
    pub authorities: Vec<String>,
    /// As of when; none for the moment at which the file is there.
    pub as_of: Option<AsOf>,
    /// How the result is written.
    pub format: Format,
    /// Whether a result in CSV begins with a byte order mark, by which spreadsheets know UTF-8.
    pub byte_order_mark: bool,
}

impl What {
    /// As of when it is asked, as it is stored.
    pub(super) fn as_of_text(&self) -> Option<String> {
        self.as_of.map(|as_of| match as_of {
            AsOf::Sequence(sequence) => sequence.to_string(),
            AsOf::Moment(at) => at.to_rfc3339_opts(SecondsFormat::Micros, true),
        })
    }

    /// Whether another asks for the same.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        let names = |what: &Self| what.lists.iter().map(|list| list.kind.name()).collect::<Vec<_>>();
        let form = |what: &Self| (what.format, what.byte_order_mark, what.as_of_text());
        names(self) == names(other) && self.authorities == other.authorities && form(self) == form(other)
    }
}

/// As of when a stored text says that it was asked.
pub(super) fn as_of_from(text: &str) -> Option<AsOf> {
    let moment = || DateTime::parse_from_rfc3339(text).ok().map(|at| AsOf::Moment(at.to_utc()));
    text.parse().ok().map(AsOf::Sequence).or_else(moment)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::domain::verification::find_list;

    fn what(as_of: Option<AsOf>) -> What {
        What {
            lists: vec![find_list("penalty").unwrap()],
            authorities: vec!["某局".to_owned()],
            as_of,
            format: Format::Csv,
            byte_order_mark: false,
        }
    }

    #[test]
    fn as_of_when_is_kept_as_it_was_asked() {
        let at = DateTime::parse_from_rfc3339("2017-01-01T00:00:00.000001Z").unwrap().to_utc();
        for as_of in [AsOf::Sequence(0), AsOf::Sequence(812), AsOf::Moment(at)] {
            assert_eq!(what(Some(as_of)).as_of_text().as_deref().and_then(as_of_from), Some(as_of));
        }
        assert_eq!((what(None).as_of_text(), as_of_from("x")), (None, None));
    }

    #[test]
    fn the_same_is_asked_only_where_everything_is() {
        let one = what(None);
        assert!(one.is_same_as(&what(None)) && !one.is_same_as(&what(Some(AsOf::Sequence(1)))));
        assert!(!one.is_same_as(&What { format: Format::Xlsx, ..what(None) }));
        assert!(!one.is_same_as(&What { authorities: Vec::new(), ..what(None) }));
        assert!(!one.is_same_as(&What { lists: vec![find_list("inspection").unwrap()], ..what(None) }));
    }
}
