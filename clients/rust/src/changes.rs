//! The feed of changes (`GET /v1/changes`): every change of every record, in the order of commits, each once.

mod lines;
mod told;

use std::{collections::VecDeque, time::Duration};

use futures_util::stream::{self, Stream};
use reqwest::{
    Response,
    header::{ACCEPT, HeaderValue},
};
use serde::Deserialize;

use self::lines::Lines;
pub use self::told::{Change, ChangeFilter, EnterpriseRef, OrganisationRef, Progress, Told};
pub(crate) use self::told::{maybe_number, number};
use crate::{
    answer::{Whole, plain_error},
    client::{Call, Client},
    error::{ApiError, Error, Result},
    retry::{Attempts, Repeat},
};

/// The feed, on its way to one reader. It goes on by itself after breaks.
#[derive(Debug)]
pub struct Feed {
    client: Client,
    after: u64,
    follow: bool,
    filter: ChangeFilter,
    silence: Duration,
    open: Option<Open>,
    told: VecDeque<Told>,
    attempts: Option<Attempts>,
    renewed: bool,
    ended: bool,
    failed: Option<Error>,
}

struct Open {
    response: Response,
    lines: Lines,
    token: Option<HeaderValue>,
}

impl std::fmt::Debug for Open {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Open")
    }
}

impl Feed {
    /// Goes on for ever, over outages of any length, and waits for what is still to come; otherwise it ends where the data set
    /// does.
    #[must_use]
    pub fn follow(mut self, follow: bool) -> Self {
        self.follow = follow;
        self
    }

    /// Only these changes.
    #[must_use]
    pub fn filter(mut self, filter: ChangeFilter) -> Self {
        self.filter = filter;
        self
    }

    /// After how long without a sound a connection counts as dead; 45 seconds when nothing is said. The gateway makes one
    /// every 12.
    #[must_use]
    pub fn silence(mut self, silence: Duration) -> Self {
        self.silence = silence;
        self
    }

    /// What it tells next: each change once, in the order of commits, and how far was looked. Nothing at the end.
    ///
    /// # Errors
    /// [`Error::DatasetRestored`] when the data set does not reach so far; otherwise when the gateway refuses, or, unless it
    /// follows, when it cannot go on for longer than the client's patience.
    pub async fn next(&mut self) -> Result<Option<Told>> {
        loop {
            if let Some(told) = self.told.pop_front() {
                return Ok(Some(told));
            }
            // What came before a fault is told before it.
            if let Some(error) = self.failed.take() {
                self.recover(error).await?;
                continue;
            }
            if self.ended {
                return Ok(None);
            }
            self.failed = self.read().await.err();
        }
    }

    /// The changes alone, as a stream.
    pub fn changes(self) -> impl Stream<Item = Result<Change>> + Send {
        stream::try_unfold(self, async |mut feed| {
            while let Some(told) = feed.next().await? {
                if let Told::Change(change) = told {
                    return Ok(Some((*change, feed)));
                }
            }
            Ok(None)
        })
    }

    async fn read(&mut self) -> Result<()> {
        if self.open.is_none() {
            self.open = Some(self.connect().await?);
        }
        let Some(open) = &mut self.open else { return Ok(()) };
        let piece = tokio::time::timeout(self.silence, open.response.chunk()).await;
        let piece = piece.map_err(|_| Error::broken("the feed was silent for too long"))??;
        // The answer ended without saying that this was all: the gateway stops, or a proxy cut it off.
        let piece = piece.ok_or_else(|| Error::broken("the feed ended before it was whole"))?;
        open.lines.push(&piece);
        while let Some(line) = self.open.as_mut().map(|open| open.lines.next()).transpose()?.flatten() {
            self.line(&line)?;
            self.attempts = None;
            self.renewed = false;
            if self.ended {
                self.open = None;
                break;
            }
        }
        Ok(())
    }

    async fn connect(&self) -> Result<Open> {
        let follow = if self.follow { "true" } else { "false" };
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("after", &self.after.to_string())
            .append_pair("follow", follow)
            .extend_pairs(self.filter.parameters())
            .finish();
        let path = format!("/v1/changes?{query}");
        let mut call = Call::get(&path);
        call.headers.push((ACCEPT, "application/x-ndjson".to_owned()));
        let opened = tokio::time::timeout(self.silence, self.client.open(&call, Duration::ZERO)).await;
        let (response, token) = opened.map_err(|_| Error::broken("the gateway does not answer"))??;
        if response.status().is_success() {
            return Ok(Open { response, lines: Lines::default(), token });
        }
        if let Some(token) = token.filter(|_| response.status().as_u16() == 401) {
            self.client.drop_token(&token).await;
        }
        let (status, headers) = (response.status(), response.headers().clone());
        let whole = Whole { status, headers, body: response.bytes().await? };
        let error = plain_error(&whole).unwrap_or_default();
        if error.code == "BAD_USER_INPUT" && error.field.as_deref() == Some("after") {
            return Err(Error::DatasetRestored { message: error.message, after: self.after });
        }
        Err(error.into())
    }

    /// Waits before it goes on.
    async fn recover(&mut self, error: Error) -> Result<()> {
        let open = self.open.take();
        if error.code() == Some("UNAUTHENTICATED") && self.client.has_tokens() && !self.renewed {
            // The token that the connection was opened with has ended.
            if let Some(token) = open.and_then(|open| open.token) {
                self.client.drop_token(&token).await;
            }
            self.renewed = true;
            return Ok(());
        }
        let policy = self.client.retry();
        let attempts = if self.follow { Attempts::endless } else { Attempts::new };
        self.attempts.get_or_insert_with(|| attempts(policy)).after(error, Repeat::Read).await
    }

    fn line(&mut self, line: &[u8]) -> Result<()> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Failure {
            code: String,
            message: String,
            request_id: Option<String>,
        }
        #[derive(Deserialize)]
        struct Failed {
            error: Failure,
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            return Ok(());
        }
        if let Ok(change) = serde_json::from_slice::<Change>(line) {
            if change.sequence > self.after {
                self.after = change.sequence;
                self.told.push_back(Told::Change(Box::new(change)));
            }
            return Ok(());
        }
        if let Ok(progress) = serde_json::from_slice::<Progress>(line) {
            self.after = self.after.max(progress.up_to);
            self.told.push_back(Told::Progress(progress));
            self.ended = !self.follow && progress.up_to >= progress.head;
            return Ok(());
        }
        if let Ok(Failed { error }) = serde_json::from_slice::<Failed>(line) {
            let Failure { code, message, request_id } = error;
            return Err(ApiError { code, message, request_id, ..ApiError::default() }.into());
        }
        Err(Error::broken("the feed told something that is no change"))
    }
}

impl Client {
    /// The feed after a sequence number; from the first change on for 0.
    pub fn feed(&self, after: u64) -> Feed {
        Feed {
            client: self.clone(),
            after,
            follow: false,
            filter: ChangeFilter::default(),
            silence: Duration::from_secs(45),
            open: None,
            told: VecDeque::new(),
            attempts: None,
            renewed: false,
            ended: false,
            failed: None,
        }
    }
}
