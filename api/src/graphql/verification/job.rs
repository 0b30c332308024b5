//! Files that are verified, in the schema: a client sees its own. Files are sent and fetched by plain HTTP (`http::v1`).

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use entity::code::VerificationState;

use super::object::VerificationCounts;
use crate::{
    domain::{
        store::id_window::IdPage,
        verification_job::{self as domain, JOB, link},
    },
    error::ClientError,
    graphql::{
        access::viewer::caller,
        code::Coded,
        cost::directive::{ListOf, Paged},
        error::internal,
        id,
        kind::KindName,
        page::{List, NumberedConnection},
        scalar::{Date, DateTime},
        services::Services,
    },
};

/// A format of files of verification (文件格式).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::Format")]
pub enum VerificationFormat {
    /// Values separated by commas.
    Csv,
    /// An Excel workbook.
    Xlsx,
    /// A JSON object a line; only results.
    Ndjson,
}

/// A file of subjects that is verified (文件核验): sent by `POST /v1/verifications`, answered by a file with a row for each of
/// its rows, in its order.
#[derive(Debug, SimpleObject)]
pub struct VerificationJob {
    /// Its id.
    id: ID,
    /// Where it stands.
    state: Coded<VerificationState>,
    /// What the file is called.
    file_name: Option<String>,
    /// What the file is; nothing before it was looked at.
    file_format: Option<VerificationFormat>,
    /// Bytes of the file.
    file_bytes: i64,
    /// SHA-256 of the file, in hexadecimal digits.
    file_sha256: String,
    /// The headers of columns of the file that mean nothing here and are not read.
    ignored_columns: Vec<String>,
    /// The lists and measures that count.
    lists: Vec<KindName>,
    /// The authorities whose entries count; of all where there is none.
    authorities: Vec<String>,
    /// How the result is written.
    format: VerificationFormat,
    /// The sequence number of the last change that counts: fixed when the file was there, or asked for.
    sequence: String,
    /// The moment that is judged.
    at: DateTime,
    /// The day in China of that moment, on which entries count as in force or not.
    day: Date,
    /// How far it is.
    progress: VerificationProgress,
    /// How many rows came to what so far.
    counts: VerificationCounts,
    /// How many rows are on each list so far.
    #[graphql(directive = ListOf::apply(2))]
    list_counts: Vec<VerificationListCount>,
    /// Why the file could not be verified, and what would be right.
    failure: Option<String>,
    /// Bytes of the result, once it is there.
    result_bytes: Option<i64>,
    /// SHA-256 of the result, in hexadecimal digits, once it is there.
    result_sha256: Option<String>,
    /// The idempotency key that it was sent with.
    idempotency_key: Option<String>,
    /// When the file began to come in.
    created_at: DateTime,
    /// When it was over.
    finished_at: Option<DateTime>,
    /// When the result is removed.
    expires_at: Option<DateTime>,
    /// Where it stands by plain HTTP, below the gateway's address.
    path: String,
    /// Where the result is to be had, once it is there.
    result_path: Option<String>,
}

/// How far the verification of a file is (核验进度).
#[derive(Debug, SimpleObject)]
pub struct VerificationProgress {
    /// Rows that were verified.
    rows: i64,
    /// Rows of the file; 0 before they were counted.
    of: i64,
}

/// How many rows of a file are on a list (名单统计).
#[derive(Debug, SimpleObject)]
pub struct VerificationListCount {
    /// The list, by the kind of its entries.
    list: KindName,
    /// Rows of which an entry is in force on the day.
    listed: i64,
    /// Rows that have entries, of which none is in force any more.
    formerly_listed: i64,
    /// Rows that have no entry.
    clear: i64,
}

/// Where a job, and its result, are to be had by plain HTTP.
#[derive(Debug, Clone)]
pub struct JobLinks {
    /// The job itself.
    pub itself: String,
    /// Its result, if it is there.
    pub result: Option<String>,
}

impl JobLinks {
    /// Those of a job.
    pub fn of(job: &domain::VerificationJob) -> Self {
        let itself = link(job.id);
        let result = (job.state == VerificationState::Ready).then(|| format!("{itself}/result"));
        Self { itself, result }
    }
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

impl From<domain::VerificationJob> for VerificationJob {
    fn from(job: domain::VerificationJob) -> Self {
        let links = JobLinks::of(&job);
        let day = job.day();
        let domain::VerificationJob { what, counts, .. } = job;
        let kind = |list: &crate::domain::verification::List| KindName::stored(list.kind.name());
        let list_counts = what.lists.iter().zip(&counts.verdicts).filter_map(|(list, [listed, formerly, clear])| {
            Some(VerificationListCount {
                list: kind(list)?,
                listed: whole(*listed),
                formerly_listed: whole(*formerly),
                clear: whole(*clear),
            })
        });
        let result = job.result.filter(|_| links.result.is_some());
        Self {
            id: id::encode(JOB, job.id),
            state: Coded(job.state),
            file_name: job.file_name,
            file_format: job.file_format.map(Into::into),
            file_bytes: whole(job.size),
            file_sha256: job.sha256,
            ignored_columns: job.ignored_columns,
            lists: what.lists.iter().filter_map(kind).collect(),
            list_counts: list_counts.collect(),
            authorities: what.authorities,
            format: what.format.into(),
            sequence: job.point.sequence.to_string(),
            at: DateTime(job.point.at),
            day: Date(day),
            progress: VerificationProgress { rows: whole(counts.rows), of: whole(job.total) },
            counts: VerificationCounts::of_rows(&counts),
            failure: job.failure,
            result_bytes: result.as_ref().map(|result| whole(result.bytes)),
            result_sha256: result.map(|result| result.sha256),
            idempotency_key: job.idempotency_key,
            created_at: DateTime(job.created_at),
            finished_at: job.finished_at.map(DateTime),
            expires_at: job.expires_at.map(DateTime),
            path: links.itself,
            result_path: links.result,
        }
    }
}

/// Queries about files that are verified.
#[derive(Debug, Default)]
pub struct VerificationJobQueries;

#[Object]
impl VerificationJobQueries {
    /// A file of the caller's that is verified (文件核验); nothing for anybody else's. Files are sent by
    /// `POST /v1/verifications`.
    async fn verification_job(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "An id as a verification answered with it.")] id: ID,
    ) -> Result<Option<VerificationJob>> {
        let (table, number) = id::decode(&id)?;
        if table != JOB {
            return Err(id::not_ours().into());
        }
        let Some(client) = client(context)? else { return Ok(None) };
        let found = service(context).find(client, number).await.map_err(|error| internal(&error))?;
        Ok(found.map(VerificationJob::from))
    }

    /// The files of the caller's that are or were verified, the latest first (文件核验列表).
    #[graphql(directive = Paged::apply())]
    async fn verification_jobs(
        &self,
        context: &Context<'_>,
        #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")]
        _first: Option<i32>,
        #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
    ) -> Result<NumberedConnection<VerificationJob>> {
        let Some(client) = client(context)? else {
            let page = IdPage { rows: Vec::new(), has_next: false, has_previous: false };
            return Ok(NumberedConnection::new(List::named("verifications"), page, None));
        };
        // They are numbered together with all others'.
        let list = List::veiled(format!("verifications/{client}")).latest_first();
        let jobs = service(context);
        let page = async |window| jobs.page(client, window).await;
        list.connection(context, page, async || jobs.count(client).await).await
    }
}

fn service<'a>(context: &Context<'a>) -> &'a domain::VerificationJobs {
    &context.data_unchecked::<Services>().verification_jobs
}

/// The caller's client; none for a caller without a key.
fn client(context: &Context<'_>) -> Result<Option<i64>, ClientError> {
    Ok(caller(context)?.client_id().map(|client| client.0))
}
