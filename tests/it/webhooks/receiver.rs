//! A receiver of webhooks: it keeps what it was sent, and answers as a test has it answer.

use std::{
    collections::BTreeMap,
    convert::Infallible,
    fmt::Debug,
    net::SocketAddr,
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::Response,
    serve::Listener,
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use futures_util::{StreamExt as _, stream};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::Value;
use sha2::Sha256;
use tests::until;
use tokio::{
    net::{TcpListener, TcpSocket, TcpStream},
    task::JoinHandle,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::aws_lc_rs::default_provider,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
    },
    server::TlsStream,
};

/// What was sent.
#[derive(Debug, Clone)]
pub(super) struct Received {
    pub(super) id: String,
    pub(super) timestamp: String,
    pub(super) signature: String,
    pub(super) headers: BTreeMap<String, String>,
    pub(super) body: String,
    pub(super) json: Value,
}

impl Received {
    /// The sequence number of the change that it is about; 0 for a test event.
    pub(super) fn sequence(&self) -> u64 {
        self.json["data"]["sequence"].as_str().map_or(0, |text| text.parse().unwrap())
    }

    pub(super) fn enterprise(&self) -> String {
        self.json["data"]["enterprise"]["creditCode"].as_str().unwrap_or_default().to_owned()
    }

    /// Whether this secret has signed it, as the standard tells receivers to find out.
    pub(super) fn is_signed_with(&self, secret: &str) -> bool {
        let key = BASE64_STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
        mac.update(format!("{}.{}.{}", self.id, self.timestamp, self.body).as_bytes());
        let expected = format!("v1,{}", BASE64_STANDARD.encode(mac.finalize().into_bytes()));
        self.signature.split(' ').any(|signature| signature == expected)
    }
}

/// How it answers.
#[derive(Debug, Clone)]
pub(super) enum Answering {
    /// With this status.
    Status(u16),
    /// With this status and a header.
    With(u16, &'static str, String),
    /// Never.
    Never,
    /// After this time.
    After(Duration),
    /// With a body that has no end.
    Endlessly,
    /// With a success whose body breaks off.
    BreakingOff,
    /// With a success that breaks off before its head is whole, mostly.
    Closing,
}

type Behaviour = Arc<dyn Fn(&Received) -> Answering + Send + Sync>;

#[derive(Clone)]
struct Shared {
    received: Arc<Mutex<Vec<Received>>>,
    behaviour: Arc<Mutex<Behaviour>>,
}

/// The receiver. It stops listening with [`stop`](Self::stop).
pub(super) struct Receiver {
    pub(super) address: SocketAddr,
    shared: Shared,
    serving: JoinHandle<()>,
    /// Its place, while it is away.
    away: Option<TcpSocket>,
}

impl Receiver {
    /// One that takes everything.
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Self::start_on(listener.local_addr().unwrap(), listener)
    }

    /// One that takes everything, by TLS, with the certificate and the key in this folder.
    pub(super) async fn start_with_tls(directory: &Path) -> Self {
        let listener = TlsListener::bind(directory).await;
        Self::start_on(listener.tcp.local_addr().unwrap(), listener)
    }

    fn start_on<L: Listener<Addr: Debug>>(address: SocketAddr, listener: L) -> Self {
        let always: Behaviour = Arc::new(|_: &Received| Answering::Status(204));
        let shared = Shared { received: Arc::default(), behaviour: Arc::new(Mutex::new(always)) };
        Self { address, serving: serve(listener, shared.clone()), shared, away: None }
    }

    /// Answers like this from now on.
    pub(super) fn answer(&self, behaviour: impl Fn(&Received) -> Answering + Send + Sync + 'static) {
        *self.shared.behaviour.lock().unwrap() = Arc::new(behaviour);
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}/hooks?of=bank", self.address)
    }

    /// What came so far, in the order in which it came.
    pub(super) fn received(&self) -> Vec<Received> {
        self.shared.received.lock().unwrap().clone()
    }

    /// The sequence numbers of what came so far.
    pub(super) fn sequences(&self) -> Vec<u64> {
        self.received().iter().map(Received::sequence).collect()
    }

    /// Forgets what came so far.
    pub(super) fn forget(&self) {
        self.shared.received.lock().unwrap().clear();
    }

    /// What came, once it is as much as this.
    pub(super) async fn wait_for(&self, count: usize) -> Vec<Received> {
        until(async || Some(self.received()).filter(|received| received.len() >= count)).await
    }

    /// Is away: nobody listens.
    pub(super) async fn stop(&mut self) {
        self.serving.abort();
        let _ = (&mut self.serving).await;
        // Bound without listening: who connects is refused, and nobody else gets the port meanwhile.
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_reuseaddr(true).unwrap();
        socket.bind(self.address).unwrap();
        self.away = Some(socket);
    }

    /// Is there again, at the same place.
    pub(super) async fn come_back(&mut self) {
        let listener = self.away.take().unwrap().listen(1024).unwrap();
        self.serving = serve(listener, self.shared.clone());
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Accepts by TLS. Who breaks the handshake off is not heard.
struct TlsListener {
    tcp: TcpListener,
    acceptor: TlsAcceptor,
}

impl TlsListener {
    async fn bind(directory: &Path) -> Self {
        let read = |name: &str| std::fs::read(directory.join(name)).unwrap();
        let chain = vec![CertificateDer::from_pem_slice(&read("cert.pem")).unwrap()];
        let key = PrivateKeyDer::from_pem_slice(&read("key.pem")).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()));
        let config = config.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
        let config = config.with_single_cert(chain, key).unwrap();
        let tcp = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Self { tcp, acceptor: TlsAcceptor::from(Arc::new(config)) }
    }
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            let (stream, address) = self.tcp.accept().await.unwrap();
            if let Ok(stream) = self.acceptor.accept(stream).await {
                return (stream, address);
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<Self::Addr> {
        self.tcp.local_addr()
    }
}

fn serve<L: Listener<Addr: Debug>>(listener: L, shared: Shared) -> JoinHandle<()> {
    let router = Router::new().fallback(take).with_state(shared);
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() })
}

async fn take(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Response {
    let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
    let body = String::from_utf8(body.to_vec()).unwrap();
    let received = Received {
        id: header("webhook-id"),
        timestamp: header("webhook-timestamp"),
        signature: header("webhook-signature"),
        headers: headers.keys().map(|name| (name.to_string(), header(name.as_str()))).collect(),
        json: serde_json::from_str(&body).unwrap(),
        body,
    };
    let answering = (shared.behaviour.lock().unwrap().clone())(&received);
    shared.received.lock().unwrap().push(received);
    let status = |status: u16| Response::builder().status(StatusCode::from_u16(status).unwrap());
    match answering {
        Answering::Status(code) => status(code).body(Body::from(format!("answer {code}"))).unwrap(),
        Answering::With(code, name, value) => status(code).header(name, value).body(Body::empty()).unwrap(),
        Answering::Never => std::future::pending().await,
        Answering::After(time) => {
            tokio::time::sleep(time).await;
            status(200).body(Body::empty()).unwrap()
        }
        Answering::Endlessly => {
            let chunks = stream::repeat(()).map(|()| Ok::<_, Infallible>(Bytes::from_static(&[b'x'; 1024])));
            status(200).body(Body::from_stream(chunks)).unwrap()
        }
        Answering::Closing => {
            let cut = stream::iter([Err::<Bytes, _>(std::io::Error::other("cut"))]);
            status(200).header(header::CONTENT_LENGTH, 100).body(Body::from_stream(cut)).unwrap()
        }
        Answering::BreakingOff => {
            // The first half is on its way when the rest breaks off.
            let first = stream::iter([Ok(Bytes::from_static(b"half"))]);
            let cut = stream::once(async {
                tokio::time::sleep(Duration::from_millis(50)).await;
                Err(std::io::Error::other("cut"))
            });
            let halves = first.chain(cut);
            status(200).header(header::CONTENT_LENGTH, 100).body(Body::from_stream(halves)).unwrap()
        }
    }
}
