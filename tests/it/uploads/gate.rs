//! Who may send what, and what the same key means.

use chrono::TimeDelta;
use mingjing::domain::upload::{Sender, receive::NewUpload};
use tests::on_both;
use tokio::io::AsyncWriteExt as _;

use super::*;

on_both! {
    async fn the_same_key_with_the_same_file_is_the_same_upload_and_with_another_a_conflict(gateway: Gateway) {
        register(&gateway, 1).await;
        let key = association(&gateway, "市餐饮协会").await;
        let file = honours(&[(&credit_code(1), "甲", "2016-04-11")]);
        let (status, first) = send(&gateway, &key, ("kind=honour&fileName=a.csv", "k-1", CSV), file.clone()).await;
        assert_eq!((status, &first["fileName"]), (202, &json!("a.csv")), "{first}");
        let id = first["id"].as_str().unwrap();
        assert_eq!(counts(&over(&gateway, &key, id).await), [1, 0, 0]);
        let (status, again) = send(&gateway, &key, ("kind=honour", "k-1", CSV), file.clone()).await;
        assert_eq!((status, &again["id"], &again["state"]), (202, &first["id"], &json!("done")), "{again}");
        for (query, file) in [("kind=honour", file.replace('甲', "乙")), ("kind=honour&dryRun=true", file.clone())] {
            let (status, refused) = send(&gateway, &key, (query, "k-1", CSV), file).await;
            assert_eq!((status, &refused["error"]["code"]), (409, &json!("IDEMPOTENCY_KEY_REUSED")), "{refused}");
        }
        // Another client's keys are its own.
        let other = association(&gateway, "市零售协会").await;
        let (status, own) = send(&gateway, &other, ("kind=honour", "k-1", CSV), file.replace('甲', "乙")).await;
        assert!(status == 202 && own["id"] != first["id"], "{own}");
        over(&gateway, &other, own["id"].as_str().unwrap()).await;
        assert_eq!(count(&gateway, "upload").await, 2);

        let sent = (0..4).map(|_| send(&gateway, &key, ("kind=honour", "k-2", CSV), file.clone()));
        let answers = futures(sent).await;
        let ids: BTreeSet<&str> = answers.iter().map(|(_, answer)| answer["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), 1, "{answers:?}");
        assert_eq!(count(&gateway, "upload").await, 3);
    }

    async fn an_upload_needs_a_key_with_the_scope_of_its_kind_and_is_its_organisations(gateway: Gateway) {
        register(&gateway, 1).await;
        let key = association(&gateway, "市餐饮协会").await;
        let developer = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let file = honours(&[(&credit_code(1), "甲", "2016-04-11")]);
        for (key, query, status, code) in [
            ("", "kind=honour", 401, "UNAUTHENTICATED"),
            ("mj_live_nobody", "kind=honour", 401, "UNAUTHENTICATED"),
            (developer.as_str(), "kind=honour", 403, "FORBIDDEN"),
            (key.as_str(), "kind=penalty", 403, "FORBIDDEN"),
            // The operator's tier has the scope, but an administration awards no honours.
            (gateway.key.as_str(), "kind=honour", 403, "FORBIDDEN"),
            (key.as_str(), "kind=horse", 400, "BAD_USER_INPUT"),
        ] {
            let url = format!("http://{}/v1/uploads?{query}", gateway.address);
            let mut request = gateway.http().post(url).header("idempotency-key", "k").header("content-type", CSV);
            if !key.is_empty() { request = request.header("x-api-key", key); }
            let answer = request.body(file.clone()).send().await.unwrap();
            let told = answer.status().as_u16();
            assert!(answer.headers().contains_key("x-request-id"));
            let error = answer.json::<Value>().await.unwrap()["error"].clone();
            assert_eq!((told, &error["code"]), (status, &json!(code)), "{query}: {error}");
        }
        assert_eq!((count(&gateway, "upload").await, count(&gateway, "upload_chunk").await), (0, 0));
        let id = take(&gateway, &key, "k", file).await;
        over(&gateway, &key, &id).await;
        let mine = "{ uploads { totalCount nodes { id kind state { code } counts { created } } } }";
        for (other, total) in [(developer.as_str(), 0), (gateway.key.as_str(), 0), (key.as_str(), 1)] {
            let status = get(&gateway, other, &format!("/v1/uploads/{id}")).await.status().as_u16();
            assert_eq!(status, if total == 1 { 200 } else { 404 });
            assert_eq!(get(&gateway, other, &format!("/v1/uploads/{id}/errors")).await.status() == 200, total == 1);
            let body = json!({"query": format!("{mine} ").replace("{ uploads", &format!("{{ upload(id: \"{id}\") {{ id }} uploads"))});
            let answer: Value = gateway.post().header("x-api-key", other).json(&body).send().await.unwrap().json().await.unwrap();
            assert_eq!(answer["data"]["uploads"]["totalCount"], total, "{answer}");
            assert_eq!(answer["data"]["upload"].is_null(), total == 0, "{answer}");
            assert_eq!(faults(&gateway, other, &id).await.len(), 0);
        }
    }

    async fn rows_outside_the_jurisdiction_and_records_that_stand_already_are_refused(gateway: Gateway) {
        use mingjing::domain::disclosure::cell::Cell;
        gateway.write("enterprise", &[enterprise(1, &[]), enterprise(2, &[("industry", Cell::text("I"))])]).await;
        let key = association(&gateway, "市餐饮协会").await;
        let first = take(&gateway, &key, "a", honours(&[(&credit_code(1), "甲", "2016-04-11"), (&credit_code(2), "甲", "2016-04-11")])).await;
        assert_eq!(counts(&over(&gateway, &key, &first).await), [1, 0, 1]);
        let changed = honours(&[(&credit_code(1), "甲", "2016-04-11")]).replace("市餐饮协会", "市餐饮行业协会");
        let second = take(&gateway, &key, "b", changed).await;
        assert_eq!(counts(&over(&gateway, &key, &second).await), [0, 0, 1]);
        let told = faults(&gateway, &key, &second).await;
        assert!(told[0]["reason"].as_str().unwrap().contains("correct"), "{told:?}");
    }

    async fn a_file_that_is_too_large_is_refused_and_nothing_is_left_of_it(gateway: Gateway with [("uploads.file_bytes_max", "600000")]) {
        register(&gateway, 1).await;
        let key = association(&gateway, "市餐饮协会").await;
        let large = format!("{HEADER}{}", "x".repeat(700_000));
        let (status, refused) = send(&gateway, &key, ("kind=honour", "a", CSV), large.clone()).await;
        assert_eq!((status, &refused["error"]["code"]), (413, &json!("QUERY_TOO_LARGE")), "{refused}");
        // Without a length it is found out on the way.
        let mut wire = tokio::net::TcpStream::connect(gateway.address).await.unwrap();
        let head = format!("POST /v1/uploads?kind=honour HTTP/1.1\r\nhost: m\r\nx-api-key: {key}\r\nidempotency-key: b\r\ncontent-type: text/csv\r\ntransfer-encoding: chunked\r\n\r\n");
        wire.write_all(head.as_bytes()).await.unwrap();
        for piece in large.as_bytes().chunks(50_000) {
            wire.write_all(format!("{:x}\r\n", piece.len()).as_bytes()).await.unwrap();
            wire.write_all(piece).await.unwrap();
            wire.write_all(b"\r\n").await.unwrap();
        }
        wire.write_all(b"0\r\n\r\n").await.unwrap();
        let mut answer = vec![0; 12];
        tokio::io::AsyncReadExt::read_exact(&mut wire, &mut answer).await.unwrap();
        assert_eq!(answer, b"HTTP/1.1 413");
        assert_eq!((count(&gateway, "upload").await, count(&gateway, "upload_chunk").await), (0, 0));
    }

    async fn a_file_that_was_cut_off_leaves_nothing(gateway: Gateway with [("jobs.enabled", "false")]) {
        let key = association(&gateway, "市餐饮协会").await;
        let mut wire = tokio::net::TcpStream::connect(gateway.address).await.unwrap();
        let head = format!("POST /v1/uploads?kind=honour HTTP/1.1\r\nhost: m\r\nx-api-key: {key}\r\nidempotency-key: b\r\ncontent-type: text/csv\r\ncontent-length: 1000000\r\n\r\n");
        wire.write_all(head.as_bytes()).await.unwrap();
        wire.write_all(&vec![b'x'; 600_000]).await.unwrap();
        until(async || (count(&gateway, "upload_chunk").await == 2).then_some(())).await;
        drop(wire);
        until(async || (count(&gateway, "upload").await == 0).then_some(())).await;
        assert_eq!(count(&gateway, "upload_chunk").await, 0);
        // What a process that died was receiving goes when its lease has ended; what is coming in stays.
        let sender = Sender {
            organisation: 1, client: 1, needs_review: false, key: String::new(), request_id: String::new(), address: String::new(),
        };
        let new = NewUpload { idempotency_key: "d".to_owned(), kind: "honour", dry_run: false, file_name: None, size: None };
        let uploads = &gateway.app.uploads;
        let mut receiving = uploads.receive(sender, new).await.unwrap();
        receiving.write(&vec![b'x'; 300_000]).await.unwrap();
        gateway.app.clock.advance(TimeDelta::seconds(31));
        assert_eq!((uploads.clean().await.unwrap(), count(&gateway, "upload").await), (0, 1));
        drop(receiving);
        gateway.app.clock.advance(TimeDelta::seconds(90));
        assert_eq!((uploads.clean().await.unwrap(), count(&gateway, "upload").await, count(&gateway, "upload_chunk").await), (1, 0, 0));
        // The key is as good as new.
        let (status, _) = send(&gateway, &key, ("kind=honour", "b", CSV), honours(&[])).await;
        assert_eq!(status, 202);
    }
}

/// Waits for all of them at once.
async fn futures<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut pending: Vec<_> = all.map(|one| (Box::pin(one), None)).collect();
    std::future::poll_fn(|context| {
        for (one, done) in &mut pending {
            if done.is_none()
                && let std::task::Poll::Ready(value) = one.as_mut().poll(context)
            {
                *done = Some(value);
            }
        }
        if pending.iter().all(|(_, done)| done.is_some()) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    pending.into_iter().filter_map(|(_, done)| done).collect()
}
