//! How far an upload is, as a subscription.

use std::time::Duration;

use async_graphql::{Context, ID, Result, Subscription};
use entity::code::UploadState;
use futures_util::stream::{Stream, unfold};
use tokio::time::sleep;

use super::{Upload, find_number, organisation, service};
use crate::{
    domain::upload::{self as domain, Uploads},
    graphql::error::internal,
};

/// How often an upload is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Subscriptions of those who upload.
#[derive(Debug, Default)]
pub struct UploadSubscriptions;

#[Subscription]
impl UploadSubscriptions {
    /// An upload of the caller's organisation (上传进度): told at once, and again whenever more of its rows were dealt with,
    /// until it is over or waits for a review. Nothing, once, for an upload that is not there or anybody else's.
    async fn upload_progress(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "An id as an upload answered with it.")] id: ID,
    ) -> Result<impl Stream<Item = Result<Option<Upload>>>> {
        let watch = Watch {
            uploads: service(context).clone(),
            wanted: organisation(context)?.zip(Some(find_number(&id)?)),
            told: None,
            is_over: false,
        };
        Ok(unfold(watch, |mut watch| async { watch.next().await.map(|told| (told, watch)) }))
    }
}

/// What a subscriber was told last.
struct Watch {
    uploads: Uploads,
    /// The organisation and the number of the upload.
    wanted: Option<(i64, i64)>,
    told: Option<(UploadState, u64, u64)>,
    is_over: bool,
}

impl Watch {
    async fn next(&mut self) -> Option<Result<Option<Upload>>> {
        while !self.is_over {
            let found = match self.wanted {
                Some((organisation, number)) => self.uploads.find(organisation, number).await,
                None => Ok(None),
            };
            let upload = match found {
                Ok(Some(upload)) => upload,
                Ok(None) => {
                    self.is_over = true;
                    return Some(Ok(None));
                }
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(internal(&error)));
                }
            };
            self.is_over = upload.is_at_rest();
            let now = Some(moved(&upload));
            if self.told != now {
                self.told = now;
                return Some(Ok(Some(upload.into())));
            }
            sleep(LOOK_EVERY).await;
        }
        None
    }
}

/// What tells one look from the next.
fn moved(upload: &domain::Upload) -> (UploadState, u64, u64) {
    (upload.state, upload.counts.rows, upload.bytes_read)
}
