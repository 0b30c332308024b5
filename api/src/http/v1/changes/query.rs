//! What a request for the feed asks for.

use axum::http::{HeaderMap, request};

use super::Format;
use crate::{error::echo, http::error::Failure};

/// The header by which a browser says where its events broke off.
const LAST_EVENT_ID: &str = "last-event-id";

/// What is asked of the feed. Of a list, one of its values; all conditions must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangesQuery {
    /// Only changes after this sequence number.
    pub after: u64,
    /// Whether to go on for ever, or to end where the data set does.
    pub follow: bool,
    /// Kinds of record, as callers name them.
    pub kind: Option<Vec<String>>,
    /// What was done.
    pub operation: Option<Vec<String>>,
    /// Ids of organisations that made the change.
    pub by_id: Option<Vec<String>>,
    /// Authorities that the record names.
    pub authority: Option<Vec<String>>,
    /// Districts of the enterprise, by code.
    pub district: Option<Vec<String>>,
    /// Industry sections of the enterprise, by letter.
    pub industry: Option<Vec<String>>,
    /// Credit codes of enterprises.
    pub credit_code: Option<Vec<String>>,
    /// Registration numbers of enterprises.
    pub registration_number: Option<Vec<String>>,
    /// The id of a watch list.
    pub watch_list_id: Option<String>,
}

impl ChangesQuery {
    /// Reads the URL, and where a browser's events broke off. Events are followed unless the request says otherwise.
    pub(super) fn read(head: &request::Parts, format: Format) -> Result<Self, Failure> {
        let mut query = Self { follow: format == Format::Events, ..Self::default() };
        for (name, value) in form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes()) {
            query.take(&name, &value)?;
        }
        if let Some(last) = last_event_id(&head.headers) {
            query.after = sequence("Last-Event-ID", last)?;
        }
        Ok(query)
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), Failure> {
        let list = match name {
            "after" => {
                self.after = sequence(name, value)?;
                return Ok(());
            }
            "follow" => {
                self.follow = match value {
                    "true" => true,
                    "false" => false,
                    _ => return Err(Failure::bad_request("follow must be true or false").at("follow")),
                };
                return Ok(());
            }
            "watchListId" => {
                if self.watch_list_id.replace(value.to_owned()).is_some() {
                    return Err(Failure::bad_request("watchListId may be given once").at("watchListId"));
                }
                return Ok(());
            }
            "kind" => &mut self.kind,
            "operation" => &mut self.operation,
            "byId" => &mut self.by_id,
            "authority" => &mut self.authority,
            "district" => &mut self.district,
            "industry" => &mut self.industry,
            "creditCode" => &mut self.credit_code,
            "registrationNumber" => &mut self.registration_number,
            other => {
                let message = format!(
                    "{} is no parameter; they are after, follow, kind, operation, byId, authority, district, industry, \
                     creditCode, registrationNumber and watchListId",
                    echo(other)
                );
                return Err(Failure::bad_request(message).at(echo(other)));
            }
        };
        list.get_or_insert_default()
            .extend(value.split(',').map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned));
        Ok(())
    }
}

fn last_event_id(headers: &HeaderMap) -> Option<&str> {
    headers.get(LAST_EVENT_ID).and_then(|value| value.to_str().ok()).filter(|value| !value.is_empty())
}

fn sequence(name: &str, text: &str) -> Result<u64, Failure> {
    crate::sequence::read(text).ok_or_else(|| {
        Failure::bad_request(format!("{name} must be a sequence number, a whole number such as 0")).at(name.to_owned())
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use axum::http::Request;

    use super::*;

    fn read(uri: &str, last: Option<&str>, format: Format) -> Result<ChangesQuery, String> {
        let request =
            last.into_iter().fold(Request::builder().uri(uri), |request, last| request.header(LAST_EVENT_ID, last));
        let head = request.body(()).unwrap().into_parts().0;
        ChangesQuery::read(&head, format).map_err(|failure| failure.error.field.unwrap_or_default())
    }

    #[test]
    fn lists_are_parted_by_commas_or_repeated_and_events_are_followed() {
        let query =
            read("/v1/changes?after=7&kind=honour,penalty&kind=licence&district=", None, Format::Lines).unwrap();
        assert_eq!((query.after, query.follow), (7, false));
        assert_eq!(query.kind.unwrap(), ["honour", "penalty", "licence"]);
        assert_eq!(query.district.unwrap(), Vec::<String>::new(), "a list without values wants nothing");
        let query = read("/v1/changes?after=7", Some("9"), Format::Events).unwrap();
        assert_eq!((query.after, query.follow), (9, true));
        assert!(read("/v1/changes?follow=true", None, Format::Lines).unwrap().follow);
        for (uri, field) in [
            ("?after=x", "after"),
            ("?after=-1", "after"),
            ("?follow=1", "follow"),
            ("?kinds=a", "kinds"),
            ("?watchListId=a&watchListId=b", "watchListId"),
        ] {
            assert_eq!(read(&format!("/v1/changes{uri}"), None, Format::Lines).unwrap_err(), field);
        }
        assert_eq!(read("/v1/changes", Some("x"), Format::Events).unwrap_err(), "Last-Event-ID");
    }
}
