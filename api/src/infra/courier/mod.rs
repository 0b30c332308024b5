//! Takes deliveries of webhooks to their endpoints: HTTP/1.1 over TLS, a connection for each attempt.
//!
//! Whoever names an endpoint chooses where the gateway connects to, so nothing is left to chance: the name is resolved
//! here, every address that it leads to must be on the open internet ([`address`]), and the connection is made to one of
//! exactly these addresses, so that the name cannot lead elsewhere a moment later. No proxy is asked, no redirect is
//! followed, no cookie is kept. An attempt is bounded in time, and so is what is read of its answer.

mod address;
mod tls;

use std::{
    fmt,
    io::Error as IoError,
    net::{IpAddr, SocketAddr, ToSocketAddrs as _},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use async_trait::async_trait;
use http_body_util::{BodyExt as _, Full};
use hyper::{
    Request, Response,
    body::{Bytes, Incoming},
    client::conn::http1,
    header::{CONNECTION, CONTENT_TYPE, HOST, LOCATION, RETRY_AFTER, USER_AGENT},
};
use hyper_util::rt::TokioIo;
use ipnet::IpNet;
use tokio::{
    net::TcpStream,
    sync::Semaphore,
    task::{JoinSet, spawn_blocking},
    time::{Instant, timeout, timeout_at},
};
use url::Host;

use self::{
    address::{is_allowed, may_be_spoken_to},
    tls::{AnyStream, Tls},
};
use crate::domain::webhook::{
    courier::{Answer, Courier, Letter, Refusal},
    target::Target,
};

/// How long a name may take to be resolved.
const LONGEST_LOOK_UP: Duration = Duration::from_secs(5);
/// Names that are looked up at once. The system cannot be told to stop: a name whose servers do not answer holds a thread for
/// as long as the system has patience, and all that blocks shares these.
const LOOK_UPS: usize = 64;
/// How long a connection to one of several addresses may take.
const LONGEST_CONNECT: Duration = Duration::from_secs(5);
/// Addresses of a name that are tried.
const ADDRESSES_TRIED: usize = 4;
/// How much of an answer's body is read, and how long after its head.
const BODY_BYTES: usize = 4 * 1024;
const LONGEST_BODY: Duration = Duration::from_secs(2);
/// How large the head of an answer may be.
const HEAD_BYTES: usize = 32 * 1024;
/// How many characters of what somebody else says go into the log.
const SAID_CHARS: usize = 200;
/// What the gateway calls itself.
const AGENT: &str = concat!("Mingjing-Webhooks/", env!("CARGO_PKG_VERSION"));

/// What an operator sets.
#[derive(Debug, Clone)]
pub struct CourierSettings {
    /// Addresses that may be spoken to though they are not on the open internet.
    pub allow_private: Vec<IpNet>,
    /// Certificates of further authorities.
    pub ca_file: Option<PathBuf>,
    /// How long an attempt may take.
    pub timeout: Duration,
}

/// The certificates of further authorities cannot be had.
#[derive(Debug, thiserror::Error)]
#[error("{}, named by webhooks.ca_file, cannot be read as certificates (PEM)", .0.display())]
pub struct CertificatesError(PathBuf, #[source] IoError);

/// Says where a name leads.
#[async_trait]
trait Resolve: fmt::Debug + Send + Sync {
    async fn resolve(&self, name: &str) -> Result<Vec<IpAddr>, IoError>;
}

/// As the system resolves names.
#[derive(Debug)]
struct SystemResolver {
    turns: Arc<Semaphore>,
}

impl Default for SystemResolver {
    fn default() -> Self {
        Self { turns: Arc::new(Semaphore::new(LOOK_UPS)) }
    }
}

#[async_trait]
impl Resolve for SystemResolver {
    async fn resolve(&self, name: &str) -> Result<Vec<IpAddr>, IoError> {
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(IoError::other)?;
        let name = name.to_owned();
        let looking_up = spawn_blocking(move || {
            let found = (name.as_str(), 0).to_socket_addrs();
            // Not before: whoever waits no longer has left the thread where it is.
            drop(turn);
            found.map(|found| found.map(|address| address.ip()).collect())
        });
        looking_up.await.map_err(IoError::other)?
    }
}

/// Takes deliveries to their endpoints.
#[derive(Debug)]
pub struct HttpCourier {
    allow_private: Vec<IpNet>,
    timeout: Duration,
    resolver: Arc<dyn Resolve>,
    tls: Tls,
}

impl HttpCourier {
    /// With these settings.
    ///
    /// # Errors
    /// [`CertificatesError`] when the certificates of further authorities cannot be had.
    pub fn try_new(settings: CourierSettings) -> Result<Self, CertificatesError> {
        let read = |file: &Path| tls::read(file).map_err(|error| CertificatesError(file.to_owned(), error));
        let further = settings.ca_file.as_deref().map(read).transpose()?.unwrap_or_default();
        Ok(Self {
            allow_private: settings.allow_private,
            timeout: settings.timeout,
            resolver: Arc::<SystemResolver>::default(),
            tls: Tls::new(further),
        })
    }

    /// The addresses that a target leads to, all of which may be spoken to.
    async fn addresses(&self, target: &Target) -> Result<Vec<IpAddr>, Refusal> {
        let found = match target.host() {
            Host::Ipv4(address) => vec![IpAddr::V4(address)],
            Host::Ipv6(address) => vec![IpAddr::V6(address)],
            Host::Domain(name) => {
                let resolved = timeout(LONGEST_LOOK_UP, self.resolver.resolve(name)).await;
                let found = resolved.ok().and_then(Result::ok).unwrap_or_default();
                if found.is_empty() {
                    return Err(Refusal::Unresolved(said(name)));
                }
                found
            }
        };
        // One that may not be spoken to spoils all: which of them is used would be the resolver's choice.
        if let Some(closed) = found.iter().find(|address| !may_be_spoken_to(**address, &self.allow_private)) {
            return Err(Refusal::Address(*closed));
        }
        let is_near = |address: &IpAddr| is_allowed(*address, &self.allow_private);
        if !target.is_secure() && !found.iter().all(is_near) {
            return Err(Refusal::Plain);
        }
        Ok(found)
    }

    /// Connects to one of these addresses, and nowhere else.
    async fn connect(&self, target: &Target, addresses: &[IpAddr]) -> Result<AnyStream, String> {
        let mut failure = "there is no address to connect to".to_owned();
        for address in addresses.iter().take(ADDRESSES_TRIED) {
            let address = SocketAddr::new(*address, target.port());
            let stream = match timeout(LONGEST_CONNECT, TcpStream::connect(address)).await {
                Ok(Ok(stream)) => stream,
                Ok(Err(error)) => {
                    failure = format!("{address} could not be connected to: {}", said(&error.to_string()));
                    continue;
                }
                Err(_) => {
                    failure = format!("{address} could not be connected to in time");
                    continue;
                }
            };
            let _ = stream.set_nodelay(true);
            if !target.is_secure() {
                return Ok(AnyStream::Plain(stream));
            }
            return self.tls.connect(target.host(), stream).await.map_err(|error| said(&error));
        }
        Err(failure)
    }

    /// Sends the letter, and waits for the head of the answer. The connection ends with the task.
    async fn exchange(&self, target: &Target, letter: &Letter) -> Result<(Response<Incoming>, JoinSet<()>), String> {
        let addresses = self.addresses(target).await.map_err(|refusal| refusal.to_string())?;
        let stream = self.connect(target, &addresses).await?;
        let mut client = http1::Builder::new();
        client.max_buf_size(HEAD_BYTES);
        let (mut sender, connection) = client.handshake(TokioIo::new(stream)).await.map_err(|error| broken(&error))?;
        let mut driving = JoinSet::new();
        driving.spawn(async move {
            // Whoever waits for the answer is told of what went wrong.
            let _ = connection.await;
        });
        let request = request(target, letter).map_err(|error| said(&error.to_string()))?;
        let answer = sender.send_request(request).await.map_err(|error| broken(&error))?;
        Ok((answer, driving))
    }
}

#[async_trait]
impl Courier for HttpCourier {
    async fn check(&self, target: &Target) -> Result<(), Refusal> {
        self.addresses(target).await.map(|_| ())
    }

    async fn deliver(&self, target: &Target, letter: &Letter) -> Answer {
        match timeout(self.timeout, self.exchange(target, letter)).await {
            // What comes in time counts, however slowly the rest of it follows.
            Ok(Ok((answer, _driving))) => read(answer).await,
            Ok(Err(error)) => Answer::none(error),
            Err(_) => Answer::none(format!("there was no answer within {} ms", self.timeout.as_millis())),
        }
    }
}

fn request(target: &Target, letter: &Letter) -> Result<Request<Full<Bytes>>, hyper::http::Error> {
    Request::post(target.path_and_query())
        .header(HOST, target.authority())
        .header(USER_AGENT, AGENT)
        .header(CONTENT_TYPE, "application/json")
        .header(CONNECTION, "close")
        .header("webhook-id", &letter.id)
        .header("webhook-timestamp", letter.timestamp)
        .header("webhook-signature", &letter.signature)
        .body(Full::new(Bytes::from(letter.body.clone())))
}

/// What an answer says. Its status decides; that its body breaks off, or has no end, takes nothing from it.
async fn read(answer: Response<Incoming>) -> Answer {
    let (head, mut body) = answer.into_parts();
    let header = |name| head.headers.get(name).and_then(|value| value.to_str().ok()).map(said);
    let status = head.status;
    let error = if status.is_redirection() {
        let to = header(LOCATION).unwrap_or_default();
        Some(format!("redirects are not followed; this one leads to {to}"))
    } else {
        (!status.is_success()).then(|| format!("the endpoint answered {}", status.as_u16()))
    };
    let (mut read, deadline) = (Vec::new(), Instant::now() + LONGEST_BODY);
    while read.len() < BODY_BYTES
        && let Ok(Some(Ok(frame))) = timeout_at(deadline, body.frame()).await
    {
        let bytes = frame.into_data().unwrap_or_default();
        read.extend_from_slice(&bytes[..bytes.len().min(BODY_BYTES - read.len())]);
    }
    let response = String::from_utf8_lossy(&read).replace(|c: char| c.is_control() && c != '\n' && c != '\t', "");
    Answer {
        status: Some(status.as_u16()),
        retry_after: header(RETRY_AFTER),
        response: (!response.is_empty()).then_some(response),
        error,
    }
}

/// What went wrong with a connection, for the log of the endpoint's owner.
fn broken(error: &hyper::Error) -> String {
    if error.is_incomplete_message() {
        return "the connection was closed before there was a whole answer".to_owned();
    }
    let mut text = error.to_string();
    if let Some(cause) = std::error::Error::source(error) {
        text = format!("{text}: {cause}");
    }
    said(&text)
}

fn said(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(SAID_CHARS).collect()
}

#[cfg(test)]
mod tests;
