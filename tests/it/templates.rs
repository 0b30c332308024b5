//! Templates over HTTP: for everybody, and for caches.

use mingjing::domain::disclosure::registry::KINDS;
use tests::{database::Backend, gateway::Gateway};

#[tokio::test]
async fn every_kind_has_a_template_that_needs_no_key_and_is_not_sent_twice() {
    let gateway = Gateway::start(Backend::Sqlite).await;
    let url = |file: &str| format!("http://{}/v1/templates/{file}", gateway.address);
    for kind in KINDS {
        for ending in ["csv", "xlsx"] {
            let file = format!("{}.{ending}", kind.name());
            let answer = gateway.http().get(url(&file)).send().await.unwrap();
            assert_eq!(answer.status(), 200, "{file}");
            let tag = answer.headers()["etag"].clone();
            assert!(answer.headers()["cache-control"].to_str().unwrap().starts_with("public"), "{file}");
            let again = gateway.http().get(url(&file)).header("if-none-match", tag).send().await.unwrap();
            assert_eq!(again.status(), 304, "{file}");
        }
    }
    let text = gateway.http().get(url("honours.csv")).send().await.unwrap().text().await.unwrap();
    assert_eq!(text.lines().next().unwrap().trim_start_matches('\u{FEFF}').split(',').next(), Some("统一社会信用代码"));
    for missing in ["horse.csv", "honour.pdf", "honour", ".csv"] {
        assert_eq!(gateway.http().get(url(missing)).send().await.unwrap().status(), 404, "{missing}");
    }
}
