#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Mutex;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};

use super::*;

/// Leads to these addresses by turns.
#[derive(Debug)]
struct Turns(Mutex<Vec<Vec<IpAddr>>>);

#[async_trait]
impl Resolve for Turns {
    async fn resolve(&self, _: &str) -> Result<Vec<IpAddr>, IoError> {
        Ok(self.0.lock().unwrap().remove(0))
    }
}

fn courier(allowed: &[&str], turns: &[&[&str]]) -> HttpCourier {
    let turns = turns.iter().map(|turn| turn.iter().map(|address| address.parse().unwrap()).collect()).collect();
    HttpCourier {
        allow_private: allowed.iter().map(|range| range.parse().unwrap()).collect(),
        timeout: Duration::from_millis(500),
        resolver: Arc::new(Turns(Mutex::new(turns))),
        tls: Tls::new(Vec::new()),
    }
}

fn target(url: &str) -> Target {
    Target::try_new(url).unwrap()
}

fn letter() -> Letter {
    Letter { id: "evt_1_2".into(), timestamp: 3, signature: "v1,x".into(), body: "{}".into() }
}

#[tokio::test]
async fn one_closed_address_among_several_spoils_the_name() {
    let refused = courier(&[], &[&["1.1.1.1", "10.0.0.1"]]).check(&target("https://hooks.example/")).await;
    assert_eq!(refused, Err(Refusal::Address("10.0.0.1".parse().unwrap())));
    let nowhere = courier(&[], &[&[]]).check(&target("https://hooks.example/")).await;
    assert_eq!(nowhere, Err(Refusal::Unresolved("hooks.example".into())));
    for closed in ["https://127.1/", "https://[::ffff:10.0.0.1]/", "https://0x7f.1/", "https://169.254.169.254/latest"]
    {
        let refused = courier(&[], &[]).check(&target(closed)).await;
        assert!(matches!(refused, Err(Refusal::Address(_))), "{closed}: {refused:?}");
    }
}

#[tokio::test]
async fn only_allowed_addresses_are_spoken_to_without_tls() {
    let plain = target("http://hooks.example/");
    assert_eq!(courier(&[], &[&["1.1.1.1"]]).check(&plain).await, Err(Refusal::Plain));
    assert_eq!(courier(&["10.0.0.0/8"], &[&["10.0.0.1", "1.1.1.1"]]).check(&plain).await, Err(Refusal::Plain));
    assert_eq!(courier(&["10.0.0.0/8"], &[&["10.0.0.1"]]).check(&plain).await, Ok(()));
}

#[tokio::test]
async fn a_name_that_leads_elsewhere_a_moment_later_is_refused_at_the_attempt() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = target(&format!("https://hooks.example:{}/", listener.local_addr().unwrap().port()));
    let courier = courier(&[], &[&["1.1.1.1"], &["127.0.0.1"]]);
    assert_eq!(courier.check(&url).await, Ok(()));
    let answer = courier.deliver(&url, &letter()).await;
    assert!(answer.status.is_none() && answer.error.unwrap().contains("127.0.0.1 is not spoken to"));
    let connected = timeout(Duration::from_millis(50), listener.accept()).await;
    assert!(connected.is_err(), "it was connected to");
}

/// Answers one request with these bytes, then waits for the other side to leave.
async fn once(listener: TcpListener, answer: &'static [u8], closes: bool) -> String {
    let (mut stream, _) = listener.accept().await.unwrap();
    let mut read = vec![0; 4096];
    let length = stream.read(&mut read).await.unwrap();
    stream.write_all(answer).await.unwrap();
    if !closes {
        let mut rest = [0; 1];
        let _ = stream.read(&mut rest).await;
    }
    String::from_utf8(read[..length].to_vec()).unwrap()
}

async fn answered(answer: &'static [u8], closes: bool) -> (Answer, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = target(&format!("http://hooks.example:{}/a?b=c", listener.local_addr().unwrap().port()));
    let receiving = tokio::spawn(once(listener, answer, closes));
    let courier = courier(&["127.0.0.1/32"], &[&["127.0.0.1"]]);
    let answer = courier.deliver(&url, &letter()).await;
    (answer, receiving.await.unwrap())
}

#[tokio::test]
async fn a_letter_goes_to_the_address_that_was_checked_with_the_name_in_its_head() {
    let (answer, request) = answered(b"HTTP/1.1 204 No Content\r\n\r\n", true).await;
    assert!(answer.is_success() && answer.error.is_none(), "{answer:?}");
    assert!(request.starts_with("POST /a?b=c HTTP/1.1\r\nhost: hooks.example:"), "{request}");
    for line in ["webhook-id: evt_1_2", "webhook-timestamp: 3", "webhook-signature: v1,x", "content-length: 2"] {
        assert!(request.contains(line), "{line}: {request}");
    }
}

#[tokio::test]
async fn redirects_are_not_followed_and_what_breaks_off_is_no_answer() {
    let (moved, _) =
        answered(b"HTTP/1.1 302 Found\r\nlocation: http://169.254.169.254/x\r\ncontent-length: 0\r\n\r\n", true).await;
    assert!(!moved.is_success() && moved.error.unwrap().contains("not followed; this one leads to http://169.254"));
    let (cut, _) = answered(b"HTTP/1.1 200 O", true).await;
    assert!(
        cut.status.is_none() && cut.error.as_deref().unwrap().contains("before there was a whole answer"),
        "{cut:?}"
    );
    let (silent, _) = answered(b"", false).await;
    assert_eq!(silent.error.unwrap(), "there was no answer within 500 ms");
    let (noise, _) = answered(b"220 smtp ready\r\n", false).await;
    assert!(noise.status.is_none() && noise.error.is_some(), "{noise:?}");
}

#[tokio::test]
async fn the_status_decides_whatever_becomes_of_the_body() {
    let (cut, _) = answered(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf", true).await;
    assert!(cut.is_success() && cut.response.as_deref() == Some("half"), "{cut:?}");
    let (late, _) = answered(b"HTTP/1.1 503 Busy\r\nretry-after: 7\r\ncontent-length: 0\r\n\r\n", true).await;
    assert_eq!((late.status, late.retry_after.as_deref()), (Some(503), Some("7")));
}

#[tokio::test]
async fn an_endless_body_is_read_for_four_kilobytes() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = target(&format!("http://127.0.0.1:{}/", listener.local_addr().unwrap().port()));
    let sending = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").await.unwrap();
        let chunk = [b"400\r\n".as_slice(), &[b'x'; 0x400], b"\r\n"].concat();
        // Until the other side leaves.
        while stream.write_all(&chunk).await.is_ok() {}
    });
    let answer = courier(&["127.0.0.1/32"], &[]).deliver(&url, &letter()).await;
    assert_eq!(answer.response.unwrap().len(), BODY_BYTES);
    assert_eq!(answer.status, Some(200));
    sending.await.unwrap();
}

#[tokio::test]
async fn names_whose_servers_do_not_answer_take_no_more_threads_than_they_may() {
    use futures_util::FutureExt as _;

    let resolver = SystemResolver::default();
    let held = Arc::clone(&resolver.turns).acquire_many_owned(u32::try_from(LOOK_UPS).unwrap()).await.unwrap();
    assert!(resolver.resolve("127.0.0.1").now_or_never().is_none(), "all threads are taken");
    drop(held);
    assert_eq!(resolver.resolve("127.0.0.1").await.unwrap(), [IpAddr::from([127, 0, 0, 1])]);
    assert_eq!(resolver.turns.available_permits(), LOOK_UPS, "a place was not given back");
}
