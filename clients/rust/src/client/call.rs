//! A request.

use std::time::Duration;

use bytes::Bytes;
use reqwest::{Method, header::HeaderName};

use crate::{files::FileSource, retry::Repeat};

/// A request as it is sent, perhaps several times.
pub(crate) struct Call<'a> {
    pub(crate) method: Method,
    pub(crate) path: &'a str,
    pub(crate) headers: Vec<(HeaderName, String)>,
    pub(crate) body: Body<'a>,
    pub(crate) repeat: Repeat,
    /// Statuses that are no errors to whoever asks.
    pub(crate) accept: &'a [u16],
    /// How long an attempt may take, where not as long as others.
    pub(crate) timeout: Option<Duration>,
}

/// What a request carries.
pub(crate) enum Body<'a> {
    Empty,
    Whole(Bytes),
    /// Read anew each time it is sent.
    File(&'a FileSource),
}

impl<'a> Call<'a> {
    pub(crate) fn get(path: &'a str) -> Self {
        Self {
            method: Method::GET,
            path,
            headers: Vec::new(),
            body: Body::Empty,
            repeat: Repeat::Read,
            accept: &[],
            timeout: None,
        }
    }
}
