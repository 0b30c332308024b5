//! TLS to endpoints: the authorities that the system trusts vouch for them, and those that the operator adds.

use std::{
    fmt,
    io::{Error as IoError, ErrorKind},
    path::Path,
    pin::Pin,
    sync::{Arc, OnceLock},
    task::{Context, Poll},
};

use rustls::{
    ClientConfig, RootCertStore,
    crypto::aws_lc_rs::default_provider,
    pki_types::{CertificateDer, IpAddr, ServerName, pem::PemObject as _},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};
use tokio_rustls::{TlsConnector, client::TlsStream};
use url::Host;

/// Speaks TLS. The system's certificates are read when they are first needed.
pub(super) struct Tls {
    further: Vec<CertificateDer<'static>>,
    connector: OnceLock<Result<TlsConnector, String>>,
}

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tls").field("further", &self.further.len()).finish_non_exhaustive()
    }
}

/// The certificates in this file.
pub(super) fn read(file: &Path) -> Result<Vec<CertificateDer<'static>>, IoError> {
    let bytes = std::fs::read(file)?;
    let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&bytes).collect();
    let certificates = certificates.map_err(IoError::other)?;
    if certificates.is_empty() { Err(IoError::from(ErrorKind::InvalidData)) } else { Ok(certificates) }
}

impl Tls {
    /// Which trusts these authorities beside the system's.
    pub(super) fn new(further: Vec<CertificateDer<'static>>) -> Self {
        Self { further, connector: OnceLock::new() }
    }

    /// Speaks TLS over a connection with this host.
    pub(super) async fn connect(&self, host: Host<&str>, stream: TcpStream) -> Result<AnyStream, String> {
        let connector = self.connector.get_or_init(|| self.make()).clone()?;
        let name = match host {
            Host::Domain(name) => ServerName::try_from(name.to_owned()).map_err(|error| error.to_string())?,
            Host::Ipv4(address) => ServerName::IpAddress(IpAddr::from(std::net::IpAddr::V4(address))),
            Host::Ipv6(address) => ServerName::IpAddress(IpAddr::from(std::net::IpAddr::V6(address))),
        };
        let stream = connector.connect(name, stream).await;
        stream.map(|stream| AnyStream::Tls(Box::new(stream))).map_err(|error| format!("TLS failed: {error}"))
    }

    fn make(&self) -> Result<TlsConnector, String> {
        let mut roots = RootCertStore::empty();
        // A system without certificates trusts nobody; what is wrong with single ones is the system's affair.
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        roots.add_parsable_certificates(self.further.iter().cloned());
        let config = ClientConfig::builder_with_provider(Arc::new(default_provider()));
        let config = config.with_safe_default_protocol_versions().map_err(|error| error.to_string())?;
        let mut config = config.with_root_certificates(roots).with_no_client_auth();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(TlsConnector::from(Arc::new(config)))
    }
}

/// A connection, with TLS or without.
pub(super) enum AnyStream {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
}

impl AsyncRead for AnyStream {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<Result<(), IoError>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_read(cx, buffer),
            Self::Tls(stream) => Pin::new(stream).poll_read(cx, buffer),
        }
    }
}

impl AsyncWrite for AnyStream {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize, IoError>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_write(cx, bytes),
            Self::Tls(stream) => Pin::new(stream).poll_write(cx, bytes),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), IoError>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_flush(cx),
            Self::Tls(stream) => Pin::new(stream).poll_flush(cx),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), IoError>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_shutdown(cx),
            Self::Tls(stream) => Pin::new(stream).poll_shutdown(cx),
        }
    }
}
