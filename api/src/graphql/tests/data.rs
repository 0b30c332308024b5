//! A database with one enterprise and one record of each kind, every field filled with a value of its own.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use entity::code::Scope;
use sea_orm::ConnectionTrait;
use serde_json::Value;
use tempfile::TempDir;
use xxhash_rust::xxh3::xxh3_64;

use crate::{
    clock::Clock,
    domain::{
        access::{
            Access, Caller,
            key::KeyHasher,
            tier::{DocumentMode, Tier, TierLimits},
        },
        audit::AuditLog,
        dataset::{head::Head, point::History},
        disclosure::{
            cell::Cell,
            draft::{Draft, Subject},
            field::FieldType,
            kind::DisclosureKind,
            registry::KINDS,
            write::{Batch, Outcome, Writer},
        },
        export::{ExportSettings, Exports},
        feed::Feed,
        lease::Leases,
        objection::Objections,
        reading::{Reader, cursor::CursorKey},
        seal::{Purpose, Sealer},
        statistics::Statistics,
        store::Store,
        submission::{RowQuota, RowsRefused, Submissions},
        upload::{UploadSettings, Uploads},
        usage::UsageReport,
        verification::Verification,
        verification_job::{VerificationJobSettings, VerificationJobs},
        watch::WatchLists,
        webhook::{WebhookParts, WebhookSettings, Webhooks},
    },
    graphql::{ApiSchema, schema, services::Services},
    infra::{
        courier::{CourierSettings, HttpCourier},
        database::{DatabaseOptions, open},
        storage::FileStore,
    },
    random::Random,
    secret::Secret,
};

/// The enterprise's.
pub(super) const CREDIT_CODE: &str = "91310112087994932F";
/// Nobody's here.
pub(super) const OTHER_CREDIT_CODE: &str = "91152201078377449P";
/// The section that the enterprise is filled with, as the schema writes it.
pub(super) const INDUSTRY: &str = "MANUFACTURING";
/// Another section.
pub(super) const OTHER_INDUSTRY: &str = "CONSTRUCTION";
/// Later than every date that a record is filled with.
pub(super) const LAST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2099, 12, 31).unwrap();

const PUBLISHER: i64 = 7;

/// A schema over a migrated SQLite file that goes with it.
pub(super) struct World {
    pub(super) schema: ApiSchema,
    pub(super) store: Store,
    writer: Writer,
    _folder: TempDir,
}

/// Counts no rows.
struct Uncounted;

#[async_trait::async_trait]
impl RowQuota for Uncounted {
    async fn take(&self, _: i64, _: u32, _: u32) -> Result<(), RowsRefused> {
        Ok(())
    }
}

/// Endpoints that nothing is ever told to.
fn webhooks(store: &Store, clock: &Clock, watch: &WatchLists) -> Webhooks {
    let timeout = std::time::Duration::from_secs(1);
    let courier = CourierSettings { allow_private: Vec::new(), ca_file: None, timeout };
    let day = chrono::TimeDelta::days(1);
    Webhooks::new(WebhookParts {
        store: store.clone(),
        feed: Feed::new(store.clone(), Head::new(store.clone())),
        watch: watch.clone(),
        clock: clock.clone(),
        random: Random::seeded(3),
        sealer: Sealer::try_new(&Secret::new("secret"), Purpose::WebhookSecrets).unwrap(),
        courier: Arc::new(HttpCourier::try_new(courier).unwrap()),
        settings: WebhookSettings {
            attempts_max: 1,
            attempts_per_endpoint: 1,
            give_up: day,
            disable_after: day,
            former_secret: day,
            keep: day,
        },
    })
}

impl World {
    pub(super) async fn empty() -> Self {
        use migration::MigratorTrait;

        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("test.db").display());
        let options = DatabaseOptions::new(url, 1);
        let store = open(&options).await.unwrap();
        migration::Migrator::up(store.writer(), None).await.unwrap();
        let clock = Clock::fixed("2016-07-08T09:10:11Z".parse().unwrap());
        let kept = UploadSettings {
            file_bytes_max: 1024,
            waiting_max: 1,
            kept_bytes_max: 1024,
            keep: chrono::TimeDelta::days(1),
        };
        let storage = Arc::new(FileStore::folder(folder.path().join("exports")).unwrap());
        let verification = Verification::new(store.clone(), History::new(store.clone(), clock.clone()), None);
        let verified = VerificationJobSettings {
            file_bytes_max: 1024,
            rows_max: 10,
            names_searched_max: 0,
            waiting_max: 1,
            kept_bytes_max: 1024,
            keep: chrono::TimeDelta::days(1),
            batch_rows: 10,
        };
        let exported = ExportSettings {
            part_rows: 10,
            waiting_max: 1,
            kept_bytes_max: 1024,
            keep: chrono::TimeDelta::days(1),
            snapshot_every: None,
            snapshots_kept: 1,
        };
        let writer = Writer::new(store.clone());
        let leases = Leases::new(store.clone(), clock.clone(), Random::seeded(2), std::time::Duration::from_secs(30));
        let watch_lists = WatchLists::new(store.clone(), clock.clone(), leases.clone());
        let services = Services {
            webhooks: webhooks(&store, &clock, &watch_lists),
            watch_lists,
            submissions: Submissions::new(store.clone(), writer.clone(), clock.clone(), None, Arc::new(Uncounted)),
            uploads: Uploads::new(store.clone(), clock.clone(), leases.clone(), kept),
            reader: Reader::new(store.clone()),
            cursors: CursorKey::new(&[7; 32]),
            store: store.clone(),
            access: Access::new(
                store.clone(),
                clock.clone(),
                Random::seeded(1),
                KeyHasher::new(&Secret::new("secret")),
                "test",
            ),
            audit: AuditLog::new(store.clone()),
            objections: Objections::new(store.clone(), writer.clone(), clock.clone()),
            usage: UsageReport::new(store.clone(), clock.clone()),
            exports: Exports::new(store.clone(), storage.clone(), clock.clone(), exported),
            feed: Feed::new(store.clone(), Head::new(store.clone())),
            head: Head::new(store.clone()),
            statistics: Statistics::new(store.clone()),
            verification_jobs: VerificationJobs::new(
                store.clone(),
                verification.clone(),
                storage,
                (clock.clone(), leases),
                verified,
            ),
            verification,
            history: History::new(store.clone(), clock),
            search: None,
        };
        Self { schema: schema(services), writer, store, _folder: folder }
    }

    pub(super) async fn filled() -> Self {
        let world = Self::empty().await;
        let sql = format!(
            "INSERT INTO organisation (id,name,kind,credit_code,division,industry_sections,created_at) VALUES \
             ({PUBLISHER},'上海市工商行政管理局','aic','{OTHER_CREDIT_CODE}','310000','[]','2016-01-01T00:00:00.000000Z')"
        );
        world.store.writer().execute_unprepared(&sql).await.unwrap();
        for &kind in KINDS {
            world.write(kind, cells_of(kind)).await;
        }
        world
    }

    /// A second record of the kind: another identity, and the last day as its date.
    pub(super) async fn write_another(&self, kind: &'static dyn DisclosureKind) {
        let mut cells = cells_of(kind);
        for (field, cell) in kind.fields().iter().zip(&mut cells) {
            if Some(field.name) == kind.occurred_on() {
                *cell = Cell::date(LAST_DAY);
            } else if kind.identity().contains(&field.name) {
                match cell {
                    Cell::Text(text) if matches!(field.kind, FieldType::Text { .. }) => *text = "another".into(),
                    Cell::Number(number) => *number += 1,
                    _ => {}
                }
            }
        }
        self.write(kind, cells).await;
    }

    async fn write(&self, kind: &'static dyn DisclosureKind, cells: Vec<Cell>) {
        let now = "2016-07-08T09:10:11Z".parse().unwrap();
        let drafts = [Draft { subject: Subject::CreditCode(CREDIT_CODE.into()), name: None, cells }];
        let batch = Batch { kind, publisher: PUBLISHER, drafts: &drafts, now, dry_run: false };
        let outcomes = self.writer.write(&batch).await.unwrap();
        assert!(matches!(outcomes.as_slice(), [Outcome::Created { .. }]), "{}: {outcomes:?}", kind.name());
    }

    /// Asks as a caller without a key.
    pub(super) async fn ask(&self, query: &str) -> Value {
        self.answer(query, request(query, &[])).await
    }

    /// Asks as a caller that also has the scope `person:read`.
    pub(super) async fn ask_as_person_reader(&self, query: &str) -> Value {
        self.answer(query, request(query, &[Scope::PersonRead])).await
    }

    async fn answer(&self, query: &str, request: async_graphql::Request) -> Value {
        let answer = self.schema.execute(request).await;
        assert!(answer.errors.is_empty(), "{query}\n{:?}", answer.errors);
        answer.data.into_json().unwrap()
    }

    /// How many rows of a list meet one condition.
    pub(super) async fn count(&self, list: &str, input: &str, value: &str) -> i64 {
        let answer = self.ask(&format!("{{ {list}(filter: {{ {input}: {value} }}) {{ totalCount }} }}")).await;
        answer[list]["totalCount"].as_i64().unwrap()
    }
}

/// A request of a caller without a key, with these scopes beside the one to read disclosures.
pub(super) fn request(query: &str, scopes: &[Scope]) -> async_graphql::Request {
    let limits = TierLimits {
        requests_per_second: 1,
        burst: 1,
        concurrency_max: 1,
        bucket_points: 1,
        refill_points_per_second: 1,
        points_per_month: 0,
        query_cost_max: 1,
        page_size_max: 100,
        subscriptions_max: 0,
        exports_per_day: 0,
        watched_subjects_max: 0,
        verified_rows_per_day: 0,
        writes_per_minute: 0,
    };
    let scopes = scopes.iter().copied().chain([Scope::DisclosureRead]).collect();
    let tier = Tier { name: "test".to_owned(), limits, documents: DocumentMode::Off, scopes };
    async_graphql::Request::new(query).data(Arc::new(Caller::anonymous(Arc::new(tier))))
}

fn cells_of(kind: &dyn DisclosureKind) -> Vec<Cell> {
    kind.fields().iter().map(|field| cell_of(&format!("{}.{}", kind.name(), field.name), field.kind)).collect()
}

/// A value for the field at this path, such as `penalty.facts`: no two paths of one type hold the same text.
pub(super) fn cell_of(path: &str, kind: FieldType) -> Cell {
    match kind {
        FieldType::Text { .. } => Cell::text(path),
        FieldType::Date => Cell::date(date_of(path)),
        FieldType::Year | FieldType::Count | FieldType::Money => Cell::Number(number_of(path)),
        FieldType::Flag => Cell::Flag(true),
        FieldType::CreditCode => Cell::text(CREDIT_CODE),
        FieldType::Division => Cell::text("310115"),
        FieldType::Code(_) if path == "enterprise.industry" => Cell::text("C"),
        FieldType::Code(table) => {
            let count = i64::try_from(table.entries.len()).unwrap();
            Cell::text(table.entries[usize::try_from(number_of(path) % count).unwrap()].code)
        }
        FieldType::Codes(table) => {
            Cell::List(table.entries.iter().take(2).map(|entry| Cell::text(entry.code)).collect())
        }
        FieldType::TextList => Cell::List(vec![Cell::text(path), Cell::text("another")]),
        FieldType::Items(members) => {
            let members = members
                .iter()
                .map(|member| (member.name.into(), cell_of(&format!("{path}.{}", member.name), member.kind)));
            Cell::List(vec![Cell::Item(members.collect())])
        }
    }
}

/// The day at this path.
pub(super) fn date_of(path: &str) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap();
    first + Days::new(number_of(path).unsigned_abs() % 20_000)
}

/// The number at this path.
pub(super) fn number_of(path: &str) -> i64 {
    i64::try_from(xxh3_64(path.as_bytes()) % 1_000_000_000).unwrap()
}
