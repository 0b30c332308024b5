//! PostgreSQL and Redis by TLS, with the certificate of an authority that only its file vouches for.

use std::{num::NonZeroU32, path::Path, time::Duration};

use mingjing::{
    config::RedisAddress,
    domain::{
        access::ClientId,
        limit::{Bucket, BucketKey, LimitKey, Policy},
    },
    infra::{
        database::{self, DatabaseOptions},
        limiter::{Access, Limiter, Outcome, RedisTarget, SharedOptions},
    },
};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use tests::{
    services::{start_postgres_with_tls, start_redis_with_tls},
    until,
};

/// An authority (`ca.pem`) and what it vouches for at 127.0.0.1 (`cert.pem`, `key.pem`), in this folder.
fn vouch(directory: &Path) {
    vouch_for(directory, "127.0.0.1", |_| {});
}

/// Likewise at another name, by a certificate that is changed before it is signed.
pub(crate) fn vouch_for(directory: &Path, name: &str, change: impl FnOnce(&mut CertificateParams)) {
    let write = |name: &str, text: String| std::fs::write(directory.join(name), text).unwrap();
    let mut authority = CertificateParams::new([]).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority_key = KeyPair::generate().unwrap();
    write("ca.pem", authority.self_signed(&authority_key).unwrap().pem());
    let key = KeyPair::generate().unwrap();
    let mut server = CertificateParams::new([name.to_owned()]).unwrap();
    // Or OpenSSL would take it for the authority's own: all have the same name by default.
    server.distinguished_name.push(DnType::CommonName, "a server of the tests");
    change(&mut server);
    write("cert.pem", server.signed_by(&key, &Issuer::new(authority, authority_key)).unwrap().pem());
    write("key.pem", key.serialize_pem());
}

#[tokio::test]
async fn postgresql_is_spoken_to_by_tls_and_its_certificate_is_checked_where_that_is_asked_for() {
    let directory = tempfile::tempdir().unwrap();
    vouch(directory.path());
    let server = start_postgres_with_tls(directory.path());
    let open = async |parameters: &str| {
        let options = DatabaseOptions::new(format!("{}{parameters}", server.address()), 1);
        database::open(&options).await
    };
    let is_encrypted = "SELECT ssl FROM pg_stat_ssl WHERE pid=pg_backend_pid()";
    let authority = directory.path().join("ca.pem");
    for parameters in ["", &format!("?sslmode=verify-full&sslrootcert={}", authority.display())] {
        let store = open(parameters).await.unwrap();
        let statement = Statement::from_string(DbBackend::Postgres, is_encrypted);
        let row = store.reader().query_one_raw(statement).await.unwrap().unwrap();
        assert!(row.try_get_by_index::<bool>(0).unwrap(), "{parameters}");
    }
    assert!(open("?sslmode=verify-full").await.is_err(), "no public authority vouches for it");
}

async fn assert_points_are_counted(form: &str, directory: &Path) {
    let redis = start_redis_with_tls(form, directory);
    let limiter = async |root_certificates: Option<Vec<u8>>| {
        let address = RedisAddress::parse(redis.address()).unwrap();
        assert!(address.tls);
        let target = RedisTarget { address, root_certificates };
        Limiter::shared(SharedOptions { target, timeout: Duration::from_secs(2), fallback_percent: 50 }).await
    };
    let key = BucketKey { owner: LimitKey::Client(ClientId(1)), policy: Policy::Points };
    let bucket = Bucket::new(1_000, 1_000);
    let believing = limiter(Some(std::fs::read(directory.join("ca.pem")).unwrap())).await;
    until(async || (!believing.is_degraded()).then_some(())).await;
    // Only Redis counts writes.
    let outcome = believing.reserve(key, bucket, NonZeroU32::MIN, Access::Write).await;
    assert!(matches!(outcome, Outcome::Reserved(_)), "{form}: {outcome:?}");
    let doubting = limiter(None).await;
    assert!(doubting.is_degraded(), "{form}: no authority of the system vouches for it");
}

#[tokio::test]
async fn redis_is_spoken_to_by_tls_in_each_of_its_forms() {
    let directory = tempfile::tempdir().unwrap();
    vouch(directory.path());
    for form in ["single", "cluster", "sentinel"] {
        assert_points_are_counted(form, directory.path()).await;
    }
}
