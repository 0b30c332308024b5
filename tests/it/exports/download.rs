//! The files of exports: whole, in ranges, known already; what is in the manifest.

use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tests::{draft::enterprise, eventful::Dice, gateway::Gateway, on_both};

use super::{ask, asked, file, get, life::live, ready, request};

fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;

    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

on_both! {
    async fn a_file_is_fetched_whole_or_in_ranges_and_once(gateway: Gateway with [("search.enabled", "false")]) {
        let drafts: Vec<_> = (1..=3_000).map(|number| enterprise(number, &[])).collect();
        gateway.write("enterprise", &drafts).await;
        let input = json!({"kinds": ["ENTERPRISE"], "format": "CSV", "compression": "NONE", "bom": true});
        let export = ready(&gateway, &asked(&gateway, input).await).await;
        let part = &export["parts"][0];
        let path = part["path"].as_str().unwrap();
        let whole = file(&gateway, path).await;
        assert_eq!((whole.len() as u64, sha256(&whole)), (part["bytes"].as_u64().unwrap(), part["sha256"].as_str().unwrap().to_owned()));
        assert!(whole.starts_with("\u{feff}recordId,revision,sequence,updatedAt,publisherId,publisherName,enterpriseId,".as_bytes()));
        let etag = format!("\"{}\"", part["sha256"].as_str().unwrap());

        // As a download that broke off again and again.
        let mut bytes = Vec::new();
        while bytes.len() < whole.len() {
            let range = format!("bytes={}-{}", bytes.len(), bytes.len() + 99_999);
            let answer = request(&gateway, Method::GET, &gateway.key, path).header("range", range).header("if-range", &etag);
            let answer = answer.send().await.unwrap();
            let end = (bytes.len() + 100_000).min(whole.len());
            let expected = format!("bytes {}-{}/{}", bytes.len(), end - 1, whole.len());
            assert_eq!((answer.status().as_u16(), answer.headers()["content-range"].to_str().unwrap()), (206, &*expected));
            bytes.extend_from_slice(&answer.bytes().await.unwrap());
        }
        assert!(bytes == whole);

        let send = async |method: Method, name: &str, value: &str| {
            request(&gateway, method, &gateway.key, path).header(name, value).header("accept-encoding", "gzip, br").send().await.unwrap()
        };
        for (method, name, value, status, length) in [
            (Method::GET, "if-none-match", &*etag, 304, 0),
            (Method::GET, "if-none-match", "\"other\"", 200, whole.len()),
            (Method::GET, "range", &format!("bytes={}-", whole.len()), 416, 0),
            (Method::GET, "range", "bytes=-10", 206, 10),
            (Method::GET, "range", "bytes=0-1,5-6", 200, whole.len()),
            (Method::HEAD, "accept", "*/*", 200, 0),
            (Method::DELETE, "accept", "*/*", 405, 0),
        ] {
            let answer = send(method.clone(), name, value).await;
            assert_eq!(answer.status().as_u16(), status, "{method} {name}: {value}");
            assert!(answer.headers().get("content-encoding").is_none(), "{method} {name}: {value}");
            if status < 400 {
                assert_eq!(answer.headers()["etag"], *etag);
                let body = answer.bytes().await.unwrap();
                assert_eq!(body.len(), length, "{method} {name}: {value}");
            }
        }
        let answer = send(Method::GET, "if-modified-since", "Fri, 29 Dec 2017 08:00:00 GMT").await;
        assert_eq!((answer.status().as_u16(), answer.headers()["last-modified"].to_str().unwrap()), (304, "Fri, 29 Dec 2017 08:00:00 GMT"));
        let answer = request(&gateway, Method::GET, &gateway.key, path).header("range", "bytes=1-").header("if-range", "\"other\"").send().await.unwrap();
        assert_eq!(answer.status(), 200);
        let expected = "attachment; filename=\"enterprise-0001.csv\"; filename*=UTF-8''enterprise-0001.csv";
        assert_eq!((answer.headers()["content-disposition"].to_str().unwrap(), answer.headers()["accept-ranges"].to_str().unwrap()), (expected, "bytes"));
        let (status, _) = get(&gateway, &gateway.key, &path.replace("enterprise-0001", "..%2F..%2Fmingjing")).await;
        assert_eq!(status, 404);
    }

    async fn the_manifest_says_what_there_is_and_whose_it_is(gateway: Gateway with [("search.enabled", "false"), ("exports.part_rows", "10")]) {
        live(&gateway, &mut Dice(3), 150).await;
        let key = gateway.new_key("某银行", entity::code::OrganisationKind::Institution, "institution").await;
        let (_, export) = ask(&gateway, &key, &json!({"format": "NDJSON", "compression": "NONE"})).await;
        let path = export["links"]["self"].as_str().unwrap();
        let get_own = async |path: &str| get(&gateway, &key, path).await;
        let export = tests::until(async || Some(get_own(path).await.1).filter(|export| export["state"] == "ready")).await;
        let (status, manifest) = get_own(&format!("{path}/manifest")).await;
        assert_eq!(status, 200);
        for field in ["id", "sequence", "since", "createdAt", "finishedAt", "format", "compression", "parts", "withContacts"] {
            assert_eq!(manifest[field], export[field], "{field}");
        }
        assert_eq!((manifest["withContacts"].clone(), manifest["schemaVersion"].as_str().map(str::len)), (json!(false), Some(16)));
        let mut rows = 0;
        for part in manifest["parts"].as_array().unwrap() {
            let answer = request(&gateway, Method::GET, &key, part["path"].as_str().unwrap()).send().await.unwrap();
            let bytes = answer.bytes().await.unwrap();
            assert_eq!(sha256(&bytes), part["sha256"].as_str().unwrap());
            assert!(part["rows"].as_u64().unwrap() <= 10);
            rows += String::from_utf8_lossy(&bytes).lines().count();
            assert!(!String::from_utf8_lossy(&bytes).contains("contactPhone"), "{part}");
        }
        assert_eq!(manifest["rows"], rows);
        let kinds = manifest["kinds"].as_array().unwrap();
        assert_eq!(kinds.len(), 17);
        let of = |kind: &str| kinds.iter().find(|known| known["kind"] == kind).unwrap();
        let columns: Vec<&str> = of("ANNUAL_REPORT")["columns"].as_array().unwrap().iter().map(|column| column["name"].as_str().unwrap()).collect();
        assert!(columns.contains(&"year") && !columns.contains(&"contactPhone"), "{columns:?}");
        let counted = gateway.data("{ penalties { totalCount } annualReports { totalCount } enterprises { totalCount } }").await;
        for (list, kind) in [("penalties", "PENALTY"), ("annualReports", "ANNUAL_REPORT"), ("enterprises", "ENTERPRISE")] {
            assert_eq!(counted[list]["totalCount"], of(kind)["rows"], "{kind}");
        }
        assert!(of("ENTERPRISE")["rows"].as_u64().unwrap() > 0 && of("ANNUAL_REPORT")["rows"].as_u64().unwrap() > 0);
    }

    async fn what_leads_to_persons_is_for_who_may_see_it(gateway: Gateway with [("search.enabled", "false")]) {
        live(&gateway, &mut Dice(5), 120).await;
        let input = json!({"kinds": ["ANNUAL_REPORT"], "format": "NDJSON", "compression": "NONE"});
        let export = ready(&gateway, &asked(&gateway, input).await).await;
        assert_eq!(export["withContacts"], true);
        let part = export["parts"][0]["path"].as_str().unwrap().to_owned();
        assert!(String::from_utf8(file(&gateway, &part).await).unwrap().contains("contactPhone"));
        // Another client of the same organisation, which may read exports and no persons.
        let poorer = narrower(&gateway).await;
        let manifest = export["links"]["manifest"].as_str().unwrap();
        for path in [part.as_str(), manifest] {
            let (status, refused) = get(&gateway, &poorer, path).await;
            assert_eq!((status, &refused["error"]["code"]), (403, &json!("FORBIDDEN")), "{path}: {refused}");
        }
        let (status, _) = get(&gateway, &poorer, export["links"]["self"].as_str().unwrap()).await;
        assert_eq!(status, 200);
    }
}

/// A key of the operator's own organisation, of a tier without `person:read`.
async fn narrower(gateway: &Gateway) -> String {
    let organisations = "{ organisations(first: 1) { nodes { id } } }";
    let id = gateway.data(organisations).await["organisations"]["nodes"][0]["id"].clone();
    let create = "mutation($id: ID!) { createClient(input: { organisationId: $id, name: \"x\", tier: \"institution\" }) { key userErrors { message } } }";
    let created = gateway.data_with(create, json!({"id": id})).await;
    match &created["createClient"]["key"] {
        Value::String(key) => key.clone(),
        _ => panic!("{created}"),
    }
}
