//! Uploads in the schema: an organisation sees its own. Files are sent and fetched by plain HTTP (`http::v1`).

pub mod progress;
pub mod review;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use entity::code::UploadState;

use super::{
    access::viewer::caller,
    code::{Code, Coded},
    cost::directive::Paged,
    error::internal,
    id,
    kind::KindName,
    page::{List, NumberedConnection},
    scalar::DateTime,
    services::Services,
};
use crate::{
    domain::{store::id_window::IdPage, upload as domain},
    error::ClientError,
};

/// What ids of uploads name.
pub const UPLOAD: &str = "upload";

/// The list of faults; those of an upload are numbered together with all others', so it is veiled with the upload's number.
fn faults_of(upload: i64) -> List {
    List::veiled(format!("uploads/{upload}/faults"))
}

/// A spreadsheet that was uploaded, and what became of its rows (上传).
#[derive(Debug, SimpleObject)]
pub struct Upload {
    /// Its id.
    id: ID,
    /// The kind of its records, by its stored name, such as `honour`.
    kind: String,
    /// Whether it only says what would happen.
    dry_run: bool,
    /// The number of the client that sent it.
    client_id: String,
    /// Whether its rows are only checked until another client of the organisation has approved it.
    needs_review: bool,
    /// The number of the client that approved or rejected it.
    reviewed_by: Option<String>,
    /// When that was.
    reviewed_at: Option<DateTime>,
    /// Why it was rejected.
    review_note: Option<String>,
    /// The idempotency key that it was sent with.
    idempotency_key: String,
    /// What the file is called.
    file_name: Option<String>,
    /// SHA-256 of the file, in hexadecimal digits.
    sha256: String,
    /// Where it stands.
    state: Coded<UploadState>,
    /// Why the file could not be read to its end.
    failure: Option<String>,
    /// How far its rows were dealt with.
    progress: UploadProgress,
    /// What became of its rows so far.
    counts: UploadCounts,
    /// When it came.
    created_at: DateTime,
    /// When its last row was dealt with.
    finished_at: Option<DateTime>,
    /// Where it stands by plain HTTP, below the gateway's address.
    path: String,
    /// Where the file with its refused rows is to be had; nothing when there is none.
    errors_path: Option<String>,
    /// Where the file with all of its rows is to be had, to be reviewed; nothing when there is none.
    rows_path: Option<String>,
}

/// Where an upload, and files made of it, are to be had by plain HTTP.
#[derive(Debug, Clone)]
pub struct Links {
    /// The upload itself.
    pub itself: String,
    /// Its refused rows, if there are any.
    pub errors: Option<String>,
    /// All of its rows.
    pub rows: Option<String>,
}

impl Links {
    /// Those of an upload.
    pub fn of(upload: &domain::Upload) -> Self {
        let itself = format!("/v1/uploads/{}", id::encode(UPLOAD, upload.id).as_str());
        let has_files = upload.is_at_rest() && !upload.is_removed;
        Self {
            errors: (has_files && upload.counts.refused > 0).then(|| format!("{itself}/errors")),
            rows: (has_files && upload.state != UploadState::Failed).then(|| format!("{itself}/rows")),
            itself,
        }
    }
}

/// How far the rows of an upload were dealt with (进度).
#[derive(Debug, SimpleObject)]
pub struct UploadProgress {
    /// Bytes of the file.
    bytes: i64,
    /// Bytes of it that were read.
    bytes_read: i64,
    /// Rows that were dealt with.
    rows: i64,
}

/// What became of the rows of an upload (处理结果).
#[derive(Debug, SimpleObject)]
pub struct UploadCounts {
    /// New records; of a dry run, and before a review, those that there would be.
    created: i64,
    /// Rows that said what was stored already.
    unchanged: i64,
    /// Rows that were refused.
    refused: i64,
}

/// What is wrong with a row of an upload (错误).
#[derive(Debug, SimpleObject)]
pub struct UploadFault {
    /// The row as the file's user counts: the sheet's row, or the line on which it starts.
    row: i64,
    /// The file's word for the column; empty if the row as a whole is at fault.
    column: String,
    /// What the cell holds, cut and masked.
    value: String,
    /// What is wrong and what would be right.
    reason: String,
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

impl From<domain::Upload> for Upload {
    fn from(upload: domain::Upload) -> Self {
        let links = Links::of(&upload);
        let (reviewed_by, reviewed_at, review_note) = match upload.review {
            Some(review) => (Some(review.client.to_string()), Some(DateTime(review.at)), review.note),
            None => (None, None, None),
        };
        Self {
            id: id::encode(UPLOAD, upload.id),
            kind: upload.kind,
            dry_run: upload.dry_run,
            client_id: upload.client.to_string(),
            needs_review: upload.needs_review,
            reviewed_by,
            reviewed_at,
            review_note,
            idempotency_key: upload.idempotency_key,
            file_name: upload.file_name,
            sha256: upload.sha256,
            state: Coded(upload.state),
            failure: upload.failure,
            progress: UploadProgress {
                bytes: whole(upload.size),
                bytes_read: whole(upload.bytes_read),
                rows: whole(upload.counts.rows),
            },
            counts: UploadCounts {
                created: whole(upload.counts.created),
                unchanged: whole(upload.counts.unchanged),
                refused: whole(upload.counts.refused),
            },
            created_at: DateTime(upload.created_at),
            finished_at: upload.finished_at.map(DateTime),
            path: links.itself,
            errors_path: links.errors,
            rows_path: links.rows,
        }
    }
}

impl From<domain::RowFault> for UploadFault {
    fn from(fault: domain::RowFault) -> Self {
        Self { row: whole(fault.row), column: fault.column, value: fault.value, reason: fault.reason }
    }
}

/// Which uploads are wanted (上传筛选). All conditions given must hold.
#[derive(Debug, Default, InputObject)]
pub struct UploadFilter {
    /// In one of these states; `pending` for those that wait for a review.
    pub state: Option<Vec<Code<UploadState>>>,
    /// Of one of these kinds.
    pub kind: Option<Vec<KindName>>,
}

impl From<UploadFilter> for domain::UploadFilter {
    fn from(filter: UploadFilter) -> Self {
        Self {
            states: filter.state.map(|states| states.into_iter().map(|state| state.0).collect()),
            kinds: filter.kind.map(|kinds| kinds.into_iter().map(KindName::as_str).collect()),
        }
    }
}

/// Queries of those who upload.
#[derive(Debug, Default)]
pub struct UploadQueries;

#[Object]
impl UploadQueries {
    /// An upload of the caller's organisation (上传); nothing for anybody else's. Files are sent by `POST /v1/uploads`.
    async fn upload(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "An id as an upload answered with it.")] id: ID,
    ) -> Result<Option<Upload>> {
        Ok(find(context, &id).await?.map(Upload::from))
    }

    /// The uploads of the caller's organisation, the latest first (上传列表).
    #[graphql(directive = Paged::apply())]
    async fn uploads(
        &self,
        context: &Context<'_>,
        #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")]
        _first: Option<i32>,
        #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
        #[graphql(desc = "Which uploads.")] filter: Option<UploadFilter>,
    ) -> Result<NumberedConnection<Upload>> {
        let Some(organisation) = organisation(context)? else { return Ok(nothing(List::named("uploads"))) };
        // Uploads are numbered together with all others'.
        let list = List::veiled(format!("uploads/{organisation}")).latest_first();
        let (uploads, filter) = (service(context), filter.unwrap_or_default().into());
        let page = async |window| uploads.page(organisation, &filter, window).await;
        list.connection(context, page, async || uploads.count(organisation, &filter).await).await
    }

    /// What is wrong with the rows of an upload of the caller's organisation, in the order of the rows (上传错误列表).
    #[graphql(directive = Paged::apply())]
    async fn upload_faults(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The id of the upload.")] id: ID,
        #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")]
        _first: Option<i32>,
        #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
    ) -> Result<NumberedConnection<UploadFault>> {
        let Some(upload) = find(context, &id).await? else { return Ok(nothing(List::named("uploads/faults"))) };
        let uploads = service(context);
        let page = async |window| uploads.faults(upload.id, window).await;
        faults_of(upload.id).connection(context, page, async || uploads.count_faults(upload.id).await).await
    }
}

fn service<'a>(context: &Context<'a>) -> &'a domain::Uploads {
    &context.data_unchecked::<Services>().uploads
}

/// The caller's organisation; none for a caller without a key.
fn organisation(context: &Context<'_>) -> Result<Option<i64>, ClientError> {
    Ok(caller(context)?.organisation.as_ref().map(|organisation| organisation.id.0))
}

/// The number that an id names.
fn find_number(id: &ID) -> Result<i64, ClientError> {
    let (table, number) = id::decode(id)?;
    if table == UPLOAD { Ok(number) } else { Err(id::not_ours()) }
}

/// The upload of this id, if it is the caller's organisation's.
async fn find(context: &Context<'_>, id: &ID) -> Result<Option<domain::Upload>> {
    let number = find_number(id)?;
    let Some(organisation) = organisation(context)? else { return Ok(None) };
    service(context).find(organisation, number).await.map_err(|error| internal(&error))
}

/// A page of a list that has nothing.
fn nothing<T>(list: List) -> NumberedConnection<T> {
    let page = IdPage { rows: Vec::new(), has_next: false, has_previous: false };
    NumberedConnection::new(list, page, None)
}
