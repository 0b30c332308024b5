//! What the log says about a request. A process of its own, because what is logged is a matter of the whole process.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    io::Write,
    net::IpAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use async_graphql::{EmptyMutation, EmptySubscription, Object, Schema};
use axum::{body::Body, http::Request};
use mingjing::{
    document_hash::DocumentHash,
    error::ClientError,
    graphql::error::internal,
    http::{
        Admission, DocumentRule, Draining, Gate, InProgress, Parts, PersistedDocuments, Presented, Quota, Readiness,
        Refusal, Reserved, Settings, Standing, TokenServer, Work,
        oauth::{IssuedToken, TokenFacts, TokenRefusal, TokenRequest},
        persisted::Unavailable,
        router,
        v1::{
            Announced, ChangePages, Changes, ChangesQuery, Desks, ExportDesk, FileFormat, FileName, Incoming, KeptFile,
            ReportQuery, Reports, Rows, RowsFile, SubjectsAnnounced, TemplateFile, TemplateShelf, UploadDesk,
            VerificationAnnounced, VerificationDesk, WatchListDesk,
        },
    },
};
use serde_json::{Value, json};
use tower::ServiceExt as _;

struct Query;

#[Object]
impl Query {
    async fn text(&self, length: usize) -> String {
        "a".repeat(length)
    }

    async fn broken(&self) -> async_graphql::Result<Option<i32>> {
        Err(internal(&std::io::Error::other("the cause")))
    }
}

struct Door;

const QUOTA: Quota = Quota {
    policy: "points",
    unit: Some("points"),
    limit: 2,
    window: Duration::from_secs(2),
    remaining: 1,
    reset: Duration::from_secs(1),
};

impl Gate for Door {
    type Caller = ();
    type Receipt = ();

    async fn admit(&self, _: Presented, address: IpAddr) -> Result<Admission<()>, Refusal> {
        Ok(Admission {
            caller: Arc::new(()),
            address,
            client: Some("client-7".to_owned()),
            standing: Standing::default(),
            in_progress: InProgress::default(),
            query_cost_max: 1,
            submits: false,
        })
    }

    fn subscribe(&self, (): &(), _: IpAddr) -> Result<InProgress, Refusal> {
        Ok(InProgress::default())
    }

    fn greet(&self, _: IpAddr) -> Result<InProgress, Refusal> {
        Ok(InProgress::default())
    }

    fn connect(&self, (): &(), _: IpAddr) -> Result<InProgress, Refusal> {
        Ok(InProgress::default())
    }

    async fn recheck(&self, _: &Presented, (): &()) -> Result<(), Refusal> {
        Ok(())
    }

    async fn reserve(&self, (): &(), _: IpAddr, _: Work) -> Result<Reserved<()>, Refusal> {
        Ok(Reserved { receipt: (), quota: QUOTA, longer: None, reset_at: chrono::DateTime::UNIX_EPOCH })
    }

    async fn refund(&self, (): (), _: u32) -> Quota {
        QUOTA
    }
}

struct Desk;

#[async_trait::async_trait]
impl TokenServer for Desk {
    fn attempt(&self, _: IpAddr) -> Result<(), Duration> {
        Ok(())
    }

    async fn issue(&self, _: &TokenRequest) -> Result<IssuedToken, TokenRefusal> {
        let (token, scope) = ("secret.access.token".to_owned(), String::new());
        Ok(IssuedToken { token, expires_in: 900, scope, client: "client-7".to_owned() })
    }

    async fn jwks(&self) -> Result<Value, TokenRefusal> {
        Err(TokenRefusal::Unavailable)
    }

    fn facts(&self) -> TokenFacts {
        TokenFacts { issuer: String::new(), scopes: Vec::new(), jwks_max_age: Duration::ZERO }
    }
}

struct Ready;

struct NoDesk;

impl TemplateShelf for NoDesk {
    fn find(&self, _: &str, _: FileFormat) -> Option<TemplateFile> {
        None
    }
}

#[async_trait::async_trait]
impl<C: Sync> UploadDesk<C> for NoDesk {
    async fn announce(&self, _: &C, _: Announced) -> Result<Box<dyn Incoming>, ClientError> {
        Err(ClientError::forbidden("no"))
    }

    async fn find(&self, _: &C, _: &str) -> Result<Value, ClientError> {
        Err(ClientError::not_found("no"))
    }

    async fn rows(&self, _: &C, _: &str, _: Rows) -> Result<RowsFile, ClientError> {
        Err(ClientError::not_found("no"))
    }
}

#[async_trait::async_trait]
impl<C: Sync> ExportDesk<C> for NoDesk {
    async fn request(&self, _: &C, _: Value) -> Result<Value, ClientError> {
        Err(ClientError::forbidden("no"))
    }

    async fn find(&self, _: &C, _: &str) -> Result<Value, ClientError> {
        Err(ClientError::not_found("no"))
    }

    async fn latest(&self, _: &C, _: &str) -> Result<Value, ClientError> {
        Err(ClientError::not_found("no"))
    }

    async fn file(&self, _: &C, _: &str, _: FileName<'_>) -> Result<KeptFile, ClientError> {
        Err(ClientError::not_found("no"))
    }
}

#[async_trait::async_trait]
impl<C: Sync> VerificationDesk<C> for NoDesk {
    async fn announce(&self, _: &C, _: VerificationAnnounced) -> Result<Box<dyn Incoming>, ClientError> {
        Err(ClientError::forbidden("no"))
    }

    async fn find(&self, _: &C, _: &str) -> Result<Value, ClientError> {
        Err(ClientError::not_found("no"))
    }

    async fn cancel(&self, _: &C, _: &str) -> Result<Value, ClientError> {
        Err(ClientError::not_found("no"))
    }

    async fn result(&self, _: &C, _: &str) -> Result<KeptFile, ClientError> {
        Err(ClientError::not_found("no"))
    }
}

#[async_trait::async_trait]
impl<C: Sync> WatchListDesk<C> for NoDesk {
    async fn announce(&self, _: &C, _: SubjectsAnnounced) -> Result<Box<dyn Incoming>, ClientError> {
        Err(ClientError::forbidden("no"))
    }
}

#[async_trait::async_trait]
impl<C: Sync> Changes<C> for NoDesk {
    async fn open(&self, _: &C, _: ChangesQuery) -> Result<Box<dyn ChangePages>, ClientError> {
        Err(ClientError::forbidden("no"))
    }
}

#[derive(Debug)]
struct NoDocuments;

#[async_trait::async_trait]
impl PersistedDocuments<()> for NoDocuments {
    fn rule(&self, (): &()) -> DocumentRule {
        DocumentRule::Off
    }

    async fn find(&self, (): &(), _: DocumentHash) -> Result<Option<Arc<str>>, Unavailable> {
        Ok(None)
    }

    async fn keep(&self, (): &(), _: DocumentHash, _: &str) {}
}

#[async_trait::async_trait]
impl Readiness for Ready {
    async fn missing(&self) -> Vec<&'static str> {
        Vec::new()
    }
}

struct NoReports;

#[async_trait::async_trait]
impl Reports<()> for NoReports {
    async fn timeliness(&self, (): &(), _: ReportQuery) -> Result<Vec<u8>, ClientError> {
        Ok(Vec::new())
    }
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    fn take(&self) -> (String, Vec<Value>) {
        let text = String::from_utf8(std::mem::take(&mut *self.0.lock().unwrap())).unwrap();
        let lines = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        (text, lines)
    }
}

#[tokio::test]
async fn a_request_is_one_line_without_secrets_and_an_internal_error_one_more_with_its_cause() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt().json().with_writer(move || writer.clone()).init();
    let parts = Parts {
        observer: Arc::new(()),
        traces: None,
        executor: Schema::new(Query, EmptyMutation, EmptySubscription),
        gate: Arc::new(Door),
        tokens: Arc::new(Desk),
        persisted: Arc::new(NoDocuments),
        desks: Desks {
            templates: Arc::new(NoDesk),
            uploads: Arc::new(NoDesk),
            reports: Arc::new(NoReports),
            exports: Arc::new(NoDesk),
            verifications: Arc::new(NoDesk),
            changes: Arc::new(NoDesk),
            watch_lists: Arc::new(NoDesk),
        },
        readiness: Arc::new(Ready),
        draining: Draining::default(),
        settings: Settings::default(),
    };
    let app = router(parts).unwrap();
    let get = async |query: &str| {
        let request = Request::get(format!("/graphql?query={query}"))
            .header("x-api-key", "mj_secret")
            .header("x-request-id", "id-1")
            .body(Body::empty())
            .unwrap();
        assert_eq!(app.clone().oneshot(request).await.unwrap().status(), 200);
        log.take()
    };

    let (text, lines) = get("%7Btext(length:12345)%7D").await;
    assert_eq!(lines.len(), 1, "{text}");
    assert_eq!(lines[0]["span"]["request_id"], "id-1");
    let fields = &lines[0]["fields"];
    assert_eq!((&fields["method"], &fields["path"]), (&json!("GET"), &json!("/graphql")));
    assert_eq!((&fields["status"], &fields["client"]), (&json!(200), &json!("client-7")));
    assert!(fields["duration_ms"].is_number());
    assert!(!text.contains("12345") && !text.contains("mj_secret"), "{text}");

    let form = "grant_type=client_credentials&client_id=7&client_secret=mj_secret";
    let request = Request::post("/oauth/token").header("content-type", "application/x-www-form-urlencoded");
    assert_eq!(app.clone().oneshot(request.body(Body::from(form)).unwrap()).await.unwrap().status(), 200);
    let (text, lines) = log.take();
    assert_eq!((lines.len(), &lines[0]["fields"]["client"]), (1, &json!("client-7")), "{text}");
    assert!(!text.contains("secret"), "{text}");

    let (text, lines) = get("%7Bbroken%7D").await;
    assert_eq!(lines.len(), 2, "{text}");
    assert_eq!(lines[0]["fields"]["cause"], "the cause");
    assert_eq!(lines[0]["fields"]["path"], "broken");
    assert_eq!(lines[0]["fields"]["request_id"], "id-1");
}
