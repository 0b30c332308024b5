//! TLS to receivers: who vouches for them, and what is said of those for whom nobody does.

use std::path::Path;

use rcgen::{CertificateParams, date_time_ymd};
use tests::database::Backend;
use tokio::net::TcpListener;

use super::*;
use crate::tls::vouch_for;

/// `localhost` may be either.
const HERE: (&str, &str) = ("webhooks.allow_private", "127.0.0.1/32,::1/128");

async fn gateway(ca_file: Option<&Path>) -> Gateway {
    let file = ca_file.map(|file| file.display().to_string()).unwrap_or_default();
    Gateway::start_with(Backend::Sqlite, &[HERE, ("webhooks.timeout_ms", "5000"), ("webhooks.ca_file", &file)]).await
}

/// What the log of the endpoint's owner says of the first attempt at the first change.
async fn error_at(gateway: &Gateway, url: &str) -> Value {
    let bank = Bank::new(gateway, "某银行").await;
    let (id, _) = bank.endpoint(url, EVERYTHING, ", from: \"1\"").await;
    until(async || {
        let deliveries = bank.deliveries(&id, None).await;
        deliveries.first()?["attempts"].get(0).cloned()
    })
    .await
}

#[tokio::test]
async fn a_receiver_for_whom_an_authority_of_the_operator_vouches_is_told() {
    let directory = tempfile::tempdir().unwrap();
    vouch_for(directory.path(), "127.0.0.1", |_| {});
    let receiver = Receiver::start_with_tls(directory.path()).await;
    let gateway = gateway(Some(&directory.path().join("ca.pem"))).await;
    let bank = Bank::new(&gateway, "某银行").await;
    let (id, secret) = bank.endpoint(&format!("https://{}/hooks", receiver.address), EVERYTHING, "").await;
    register(&gateway, 3).await;
    bank.settled(&id).await;
    let told = receiver.received();
    assert!(told.len() == 3 && told.iter().all(|one| one.is_signed_with(&secret)), "{told:?}");
    let delivery = &bank.deliveries(&id, Some("DELIVERED")).await[0];
    assert_eq!(delivery["attempts"][0]["error"], Value::Null, "{delivery}");
}

#[tokio::test]
async fn one_for_whom_nobody_vouches_is_told_nothing_and_the_log_says_why() {
    let directory = tempfile::tempdir().unwrap();
    let path = |name: &str| directory.path().join(name);
    let of = |receiver: &Receiver| format!("https://{}/", receiver.address);
    let expired = |server: &mut CertificateParams| {
        (server.not_before, server.not_after) = (date_time_ymd(2000, 1, 1), date_time_ymd(2001, 1, 1));
    };
    vouch_for(directory.path(), "127.0.0.1", expired);
    let late = Receiver::start_with_tls(directory.path()).await;
    std::fs::copy(path("ca.pem"), path("all.pem")).unwrap();
    vouch_for(directory.path(), "127.0.0.1", |_| {});
    let good = Receiver::start_with_tls(directory.path()).await;
    let both = [std::fs::read(path("all.pem")).unwrap(), std::fs::read(path("ca.pem")).unwrap()].concat();
    std::fs::write(path("all.pem"), both).unwrap();
    let plain = Receiver::start().await;
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nobody = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        listener.local_addr().unwrap()
    };
    let (trusting, doubting) = (gateway(Some(&path("all.pem"))).await, gateway(None).await);
    for (gateway, url, told) in [
        (&doubting, of(&good), &["TLS failed: ", "UnknownIssuer"][..]),
        (&trusting, format!("https://localhost:{}/", good.address.port()), &["TLS failed: ", "not valid for name"]),
        (&trusting, of(&late), &["TLS failed: ", "expired"]),
        (&trusting, of(&plain), &["TLS failed: "]),
        (&trusting, format!("https://{}/", silent.local_addr().unwrap()), &["no answer within 5000 ms"]),
        (&trusting, format!("https://{nobody}/"), &["could not be connected to"]),
    ] {
        register(gateway, 1).await;
        let attempt = error_at(gateway, &url).await;
        let error = attempt["error"].as_str().unwrap();
        assert!(attempt["status"].is_null() && told.iter().all(|told| error.contains(told)), "{url}: {attempt}");
    }
    for receiver in [&late, &good, &plain] {
        assert!(receiver.received().is_empty(), "it was told something");
    }
    until(async || (trusting.app.webhooks.totals().unanswered >= 5).then_some(())).await;
    let totals = trusting.app.webhooks.totals();
    assert!(totals.unanswered >= 5 && totals.failed == 0 && totals.delivered == 0, "{totals:?}");
}

#[tokio::test]
async fn certificates_that_cannot_be_read_keep_the_gateway_from_starting() {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("empty.pem"), "").unwrap();
    for file in ["absent.pem", "empty.pem"] {
        let file = directory.path().join(file).display().to_string();
        let settings = ["--config", "/dev/null"];
        let mut command =
            tests::program::program(&[&["serve", "--listen", "127.0.0.1:0"], settings.as_slice()].concat());
        command.current_dir(directory.path()).args(["--data-dir", &directory.path().display().to_string()]);
        command.env("MINGJING__WEBHOOKS__CA_FILE", &file).env("MINGJING__SEARCH__ENABLED", "false");
        let ended = command.output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(!ended.status.success() && said.contains("webhooks.ca_file") && said.contains(&file), "{said}");
    }
}
