//! Connections that dawdle: half of the headers, half of the body, all of the body but the last byte.

use std::time::Duration;

use tests::target::{PATIENCE, Target, UNLIMITED};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};

use super::{super::fill, GOOD, post};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_dawdle_hold_nobody_up_and_are_told_so() {
    const EACH: usize = 60;
    let settings = [UNLIMITED, &[("server.request_deadline_ms", "4000")]].concat();
    let mut target = Target::start(&settings, fill).await;
    let mut bystander = target.bystander();
    let mut open = Vec::new();
    for half in [
        post("Content-Length: 24\r\n", "{\"query\":"),
        post("Content-Length: 24\r\n", &GOOD[..23]),
        post("Transfer-Encoding: chunked\r\n", "5\r\n{\"que"),
        post("Transfer-Encoding: chunked\r\n", "FFFF\r\n"),
    ] {
        for _ in 0..EACH {
            let mut stream = TcpStream::connect(target.address).await.unwrap();
            stream.write_all(half.as_bytes()).await.unwrap();
            open.push(stream);
        }
    }
    // These are held for as long as headers may take, which is longer than this test.
    let mut heads = Vec::new();
    for _ in 0..EACH {
        let mut stream = TcpStream::connect(target.address).await.unwrap();
        stream.write_all(b"POST /graphql HTTP/1.1\r\nHost:").await.unwrap();
        heads.push(stream);
    }
    bystander.is_served().await;
    for mut stream in open {
        let mut start = [0; 12];
        timeout(PATIENCE, stream.read_exact(&mut start)).await.expect("who dawdles is told").unwrap();
        assert_eq!(String::from_utf8_lossy(&start), "HTTP/1.1 408");
    }
    for stream in &mut heads {
        assert!(timeout(Duration::ZERO, stream.read_u8()).await.is_err(), "nothing was asked yet");
    }
    bystander.is_served().await;
    bystander.stop().await;
    target.assert_unharmed();
}
