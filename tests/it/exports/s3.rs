//! Files in an object store that speaks S3: a small one of the test's own, which knows what the gateway asks of it.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::TryStreamExt as _;
use mingjing::{
    domain::storage::Storage,
    infra::storage::{FileStore, S3Target},
};
use tokio::net::TcpListener;

/// What the store holds: whole objects, and pieces of those that are on their way.
#[derive(Default)]
struct Bucket {
    objects: BTreeMap<String, Vec<u8>>,
    pieces: BTreeMap<String, Vec<u8>>,
    requests: usize,
}

type Shared = Arc<Mutex<Bucket>>;

/// The value of a parameter.
fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.filter(|(known, _)| *known == name).map(|(_, value)| value).next()
}

async fn serve(State(bucket): State<Shared>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let query = head.uri.query().unwrap_or_default().replace("%2F", "/");
    let key = head.uri.path().strip_prefix("/files").unwrap().trim_start_matches('/').to_owned();
    assert!(head.headers.contains_key(header::AUTHORIZATION), "it is not signed");
    let mut bucket = bucket.lock().unwrap();
    bucket.requests += 1;
    match (head.method, parameter(&query, "partNumber"), parameter(&query, "uploadId")) {
        (Method::POST, _, None) if parameter(&query, "uploads").is_some() => {
            "<InitiateMultipartUploadResult><UploadId>one</UploadId></InitiateMultipartUploadResult>".into_response()
        }
        (Method::PUT, Some(number), Some(_)) => {
            bucket.pieces.insert(format!("{key} {number:0>5}"), body.to_vec());
            ([(header::ETAG, "\"piece\"")], ()).into_response()
        }
        (Method::POST, None, Some(_)) => {
            let prefix = format!("{key} ");
            let of_key: Vec<String> =
                bucket.pieces.keys().filter(|piece| piece.starts_with(&prefix)).cloned().collect();
            let whole = of_key.iter().flat_map(|piece| bucket.pieces.remove(piece).unwrap()).collect();
            bucket.objects.insert(key, whole);
            "<CompleteMultipartUploadResult><ETag>\"whole\"</ETag></CompleteMultipartUploadResult>".into_response()
        }
        (Method::DELETE, None, Some(_)) => {
            bucket.pieces.clear();
            StatusCode::NO_CONTENT.into_response()
        }
        (Method::PUT, None, None) => {
            bucket.objects.insert(key, body.to_vec());
            ([(header::ETAG, "\"whole\"")], ()).into_response()
        }
        (Method::GET, None, None) if parameter(&query, "list-type").is_some() => {
            let prefix = parameter(&query, "prefix").unwrap_or_default();
            let mut text = String::from("<ListBucketResult><IsTruncated>false</IsTruncated>");
            for (key, object) in bucket.objects.iter().filter(|(key, _)| key.starts_with(prefix)) {
                write!(text, "<Contents><Key>{key}</Key><LastModified>2017-12-29T08:00:00.000Z</LastModified><ETag>\"whole\"</ETag><Size>{}</Size></Contents>", object.len()).unwrap();
            }
            text.push_str("</ListBucketResult>");
            text.into_response()
        }
        (Method::POST, None, None) if parameter(&query, "delete").is_some() => {
            let text = String::from_utf8(body.to_vec()).unwrap();
            let mut answer = String::from("<DeleteResult>");
            for key in text.split("<Key>").skip(1).map(|rest| rest.split("</Key>").next().unwrap()) {
                bucket.objects.remove(key).unwrap();
                write!(answer, "<Deleted><Key>{key}</Key></Deleted>").unwrap();
            }
            answer.push_str("</DeleteResult>");
            answer.into_response()
        }
        (Method::GET, None, None) => {
            let Some(object) = bucket.objects.get(&key) else { return StatusCode::NOT_FOUND.into_response() };
            let range = head.headers.get(header::RANGE).map(|range| range.to_str().unwrap().to_owned());
            sent(object, range.as_deref())
        }
        (method, ..) => panic!("{method} {key}?{query} is not expected"),
    }
}

fn sent(object: &[u8], range: Option<&str>) -> Response {
    let mut answer = Response::builder().header(header::ETAG, "\"whole\"");
    answer = answer.header(header::LAST_MODIFIED, "Fri, 29 Dec 2017 08:00:00 GMT");
    let Some(range) = range else { return answer.body(Body::from(object.to_vec())).unwrap() };
    let (first, last) = range.strip_prefix("bytes=").unwrap().split_once('-').unwrap();
    let (first, last): (usize, usize) = (first.parse().unwrap(), last.parse().unwrap());
    answer = answer.status(206).header(header::CONTENT_RANGE, format!("bytes {first}-{last}/{}", object.len()));
    answer.body(Body::from(object[first..=last].to_vec())).unwrap()
}

async fn put(store: &FileStore, path: &str, bytes: &[u8]) {
    let mut file = store.write(path).await.unwrap();
    for piece in bytes.chunks(3 << 20) {
        file.write(Bytes::copy_from_slice(piece)).await.unwrap();
    }
    file.finish().await.unwrap();
}

#[tokio::test]
async fn files_are_sent_to_an_object_store_in_pieces_read_in_ranges_and_removed() {
    let bucket = Shared::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new().fallback(serve).with_state(Arc::clone(&bucket));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let store = FileStore::s3(&S3Target {
        bucket: "files".to_owned(),
        region: "cn-north-1".to_owned(),
        endpoint,
        prefix: "mingjing/exports".to_owned(),
        access_key_id: "id".to_owned(),
        secret_access_key: Some(mingjing::config::Secret::new("secret")),
        path_style: true,
    })
    .unwrap();

    let large: Vec<u8> = (0..20_000_000_u32).map(|number| u8::try_from(number % 251).unwrap()).collect();
    put(&store, "7/large", &large).await;
    put(&store, "7/small", b"small").await;
    put(&store, "77/other", b"other").await;
    {
        let bucket = bucket.lock().unwrap();
        let keys: Vec<&str> = bucket.objects.keys().map(String::as_str).collect();
        assert_eq!(keys, ["mingjing/exports/7/large", "mingjing/exports/7/small", "mingjing/exports/77/other"]);
        assert!(bucket.objects["mingjing/exports/7/large"] == large && bucket.pieces.is_empty());
        // Three pieces, between a beginning and an end; a small file is one request.
        assert_eq!(bucket.requests, 5 + 1 + 1);
    }
    let pieces: Vec<Bytes> = store.read("7/large", 9_999_000..10_001_000).await.unwrap().try_collect().await.unwrap();
    assert_eq!(pieces.concat(), large[9_999_000..10_001_000]);
    assert_eq!(store.read_all("7/small").await.unwrap(), b"small");
    let mut unfinished = store.write("7/unfinished").await.unwrap();
    unfinished.write(Bytes::from(vec![1; 20_000_000])).await.unwrap();
    unfinished.give_up().await;
    assert!(store.read_all("7/unfinished").await.is_err());
    store.remove_folder("7").await.unwrap();
    store.remove_folder("7").await.unwrap();
    let left: Vec<String> = bucket.lock().unwrap().objects.keys().cloned().collect();
    assert_eq!(left, ["mingjing/exports/77/other"]);
}
