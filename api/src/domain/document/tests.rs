//! What is remembered and asked, over a SQLite file. Both databases are tested through the gateway.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::TimeDelta;

use super::{keep::Kept, *};
use crate::domain::access::fixture::Fixture;

const TEXT: &str = "{ a }";

async fn over(fixture: &Fixture) -> (Documents, ClientId) {
    let client = fixture.client("developer", &[]).await.client;
    (Documents::new(fixture.store.clone(), fixture.clock.clone()), client)
}

#[tokio::test]
async fn a_document_costs_one_statement_in_five_seconds_however_many_wait() {
    let fixture = Fixture::new().await;
    let (writing, client) = over(&fixture).await;
    let hash = DocumentHash::of(TEXT);
    assert_eq!(writing.keep(client, hash, TEXT).await.unwrap(), Kept::Now);
    assert_eq!(writing.keep(client, hash, TEXT).await.unwrap(), Kept::Before);
    let documents = Documents::new(fixture.store.clone(), fixture.clock.clone());
    let before = fixture.store.statements();
    for found in futures_util::future::join_all((0..20).map(|_| documents.find(client, hash))).await {
        assert_eq!(found.unwrap().unwrap().text.as_ref(), TEXT);
    }
    assert_eq!(fixture.store.statements() - before, 1);
    fixture.clock.advance(TimeDelta::from_std(FOUND_LIFE).unwrap());
    documents.find(client, hash).await.unwrap().unwrap();
    assert_eq!(fixture.store.statements() - before, 2);
}

#[tokio::test]
async fn that_there_is_none_is_remembered_for_a_second() {
    let fixture = Fixture::new().await;
    let (documents, client) = over(&fixture).await;
    let hash = DocumentHash::of(TEXT);
    let before = fixture.store.statements();
    for _ in 0..3 {
        assert_eq!(documents.find(client, hash).await.unwrap(), None);
    }
    assert_eq!(fixture.store.statements() - before, 1);
    let other = Documents::new(fixture.store.clone(), fixture.clock.clone());
    other.keep(client, hash, TEXT).await.unwrap();
    fixture.clock.advance(TimeDelta::from_std(ABSENT_LIFE).unwrap());
    assert!(documents.find(client, hash).await.unwrap().is_some());
}

#[tokio::test]
async fn what_was_just_kept_is_found_at_once_though_it_was_absent_before() {
    let fixture = Fixture::new().await;
    let (documents, client) = over(&fixture).await;
    let hash = DocumentHash::of(TEXT);
    assert_eq!(documents.find(client, hash).await.unwrap(), None);
    documents.keep(client, hash, TEXT).await.unwrap();
    assert!(documents.find(client, hash).await.unwrap().is_some());
}

#[tokio::test]
async fn a_text_that_is_too_long_is_not_kept() {
    let fixture = Fixture::new().await;
    let (documents, client) = over(&fixture).await;
    let long = format!("{{ a }}{}", " ".repeat(TEXT_BYTES_MAX));
    let hash = DocumentHash::of(&long);
    assert_eq!(documents.keep(client, hash, &long).await.unwrap(), Kept::TooLong);
    assert_eq!(documents.find(client, hash).await.unwrap(), None);
}

#[tokio::test]
async fn an_unknown_client_has_no_documents() {
    let fixture = Fixture::new().await;
    let (documents, _) = over(&fixture).await;
    let nobody = ClientId(4711);
    let kept = documents.keep(nobody, DocumentHash::of(TEXT), TEXT).await;
    assert!(matches!(kept, Err(DocumentError::UnknownClient(client)) if client == nobody));
    assert!(matches!(documents.list(nobody).await, Err(DocumentError::UnknownClient(_))));
    assert!(matches!(documents.remove(nobody, &[]).await, Err(DocumentError::UnknownClient(_))));
}

#[tokio::test]
async fn a_use_is_written_down_once_an_hour() {
    let fixture = Fixture::new().await;
    let (documents, client) = over(&fixture).await;
    let hash = DocumentHash::of(TEXT);
    documents.keep(client, hash, TEXT).await.unwrap();
    let used_at = async || documents.list(client).await.unwrap()[0].used_at;
    let first = fixture.clock.now();
    for (minutes, expected) in [(59, first), (1, first + TimeDelta::hours(1)), (59, first + TimeDelta::hours(1))] {
        fixture.clock.advance(TimeDelta::minutes(minutes));
        documents.find(client, hash).await.unwrap().unwrap();
        documents.flush().await.unwrap();
        assert_eq!(used_at().await, expected);
    }
    fixture.clock.advance(TimeDelta::minutes(1));
    documents.find(client, hash).await.unwrap().unwrap();
    documents.clone().run(std::future::ready(())).await;
    assert_eq!(used_at().await, first + TimeDelta::hours(2), "a stop flushes");
}

#[tokio::test]
async fn uses_that_cannot_be_written_stay_noted() {
    let fixture = Fixture::new().await;
    let (documents, client) = over(&fixture).await;
    documents.uses.note(client, DocumentHash::of(TEXT));
    fixture.store.writer().clone().close().await.unwrap();
    documents.flush().await.unwrap_err();
    documents.flush().await.unwrap_err();
}
