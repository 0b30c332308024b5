//! Access tokens.

use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, HeaderValue};
use serde::Deserialize;
use tokio::time::Instant;

use super::{Access, Client};
use crate::{
    answer::{Whole, plain_error},
    error::{Error, Result},
    retry::{Attempts, Repeat},
};

#[derive(Clone)]
pub(super) struct Token {
    header: HeaderValue,
    renew_at: Instant,
}

impl Client {
    /// The token; a new one where there is none or it is about to end. While one is got, others wait for it.
    pub(super) async fn token(&self) -> Result<HeaderValue> {
        let mut kept = self.inner.token.lock().await;
        if let Some(token) = kept.as_ref().filter(|token| Instant::now() < token.renew_at) {
            return Ok(token.header.clone());
        }
        let token = self.new_token().await?;
        let header = token.header.clone();
        *kept = Some(token);
        Ok(header)
    }

    pub(crate) async fn drop_token(&self, used: &HeaderValue) {
        let mut kept = self.inner.token.lock().await;
        if kept.as_ref().is_some_and(|token| token.header == *used) {
            *kept = None;
        }
    }

    async fn new_token(&self) -> Result<Token> {
        let Access::Credentials { client_id, client_secret, scopes } = &self.inner.access else {
            return Err(Error::Argument("there are no client credentials".to_owned()));
        };
        let mut form = vec![("grant_type", "client_credentials".to_owned())];
        if !scopes.is_empty() {
            form.push(("scope", scopes.join(" ")));
        }
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let mut attempts = Attempts::new(self.inner.retry);
        loop {
            let request = self
                .inner
                .http
                .post(format!("{}/oauth/token", self.inner.base))
                .basic_auth(client_id, Some(client_secret))
                .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
                .timeout(self.inner.timeout)
                .body(body.clone());
            let sent = async {
                let response = request.send().await?;
                let (status, headers) = (response.status(), response.headers().clone());
                Ok::<_, Error>(Whole { status, headers, body: response.bytes().await? })
            };
            let error = match sent.await {
                Ok(whole) => {
                    if let Some(error) = plain_error(&whole) {
                        error.into()
                    } else {
                        return token_of(&whole);
                    }
                }
                Err(error) => error,
            };
            // To ask for a token twice does no harm.
            attempts.after(error, Repeat::Read).await?;
        }
    }
}

/// The token that was given. It is renewed before its end: a tenth of its life, a minute at most.
fn token_of(whole: &Whole) -> Result<Token> {
    #[derive(Deserialize)]
    struct Given {
        access_token: String,
        #[serde(default)]
        expires_in: Option<f64>,
    }
    let given: Given = whole.json()?;
    let mut header = HeaderValue::try_from(format!("Bearer {}", given.access_token))
        .map_err(|_| Error::Unexpected("the gateway gave no access token".to_owned()))?;
    header.set_sensitive(true);
    let life = given.expires_in.unwrap_or(60.0).clamp(0.0, 86_400.0);
    let good_for = Duration::from_secs_f64(life - (life / 10.0).min(60.0));
    Ok(Token { header, renew_at: Instant::now() + good_for })
}
