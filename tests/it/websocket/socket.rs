//! A WebSocket as a client has it.

use std::net::SocketAddr;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tests::gateway::Gateway;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{self, Message, client::IntoClientRequest as _, http::HeaderValue},
};

/// The protocol.
pub const PROTOCOL: &str = "graphql-transport-ws";

/// A subscription that tells at once.
pub const SUBSCRIPTION: &str = "subscription Wait { datasetSequence { sequence } }";

/// A client's end.
pub struct Socket(pub WebSocketStream<TcpStream>);

impl Socket {
    /// Asks for a WebSocket; the status of the answer when there is none.
    pub async fn upgrade(
        address: SocketAddr,
        protocol: Option<&str>,
        headers: &[(&'static str, &str)],
    ) -> Result<Self, u16> {
        let mut request = format!("ws://{address}/graphql").into_client_request().unwrap();
        let given = protocol.map(|protocol| ("sec-websocket-protocol", protocol));
        for (name, value) in headers.iter().copied().chain(given) {
            request.headers_mut().insert(name, HeaderValue::from_str(value).unwrap());
        }
        let stream = TcpStream::connect(address).await.unwrap();
        match client_async(request, stream).await {
            Ok((stream, _)) => Ok(Self(stream)),
            Err(tungstenite::Error::Http(answer)) => Err(answer.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    /// One on which nothing was said yet.
    pub async fn open(gateway: &Gateway) -> Self {
        Self::upgrade(gateway.address, Some(PROTOCOL), &[]).await.unwrap()
    }

    /// One whose client has shown this key, or none, and was let in.
    pub async fn connect(gateway: &Gateway, key: Option<&str>) -> Self {
        Self::connect_to(gateway.address, key).await
    }

    /// Likewise, at another address.
    pub async fn connect_to(address: SocketAddr, key: Option<&str>) -> Self {
        let mut socket = Self::upgrade(address, Some(PROTOCOL), &[]).await.unwrap();
        socket.init(json!({"apiKey": key})).await;
        assert_eq!(socket.message().await, json!({"type": "connection_ack"}));
        socket
    }

    /// Says who calls.
    pub async fn init(&mut self, payload: Value) {
        self.send(json!({"type": "connection_init", "payload": payload})).await;
    }

    /// Sends a message.
    pub async fn send(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.unwrap();
    }

    /// Asks for an operation.
    pub async fn subscribe(&mut self, id: &str, query: &str) {
        self.send(json!({"id": id, "type": "subscribe", "payload": {"query": query}})).await;
    }

    /// Says that nothing more of an operation is wanted.
    pub async fn complete(&mut self, id: &str) {
        self.send(json!({"id": id, "type": "complete"})).await;
    }

    /// The next message or the close, whatever it is.
    pub async fn any(&mut self) -> Result<Value, (u16, String)> {
        loop {
            match self.0.next().await {
                Some(Ok(Message::Text(text))) => return Ok(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(Some(frame)))) => return Err((frame.code.into(), frame.reason.to_string())),
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    /// The next message but a ping, which is answered.
    pub async fn message(&mut self) -> Value {
        loop {
            let message = self.any().await.unwrap_or_else(|close| panic!("{close:?}"));
            if message != json!({"type": "ping"}) {
                return message;
            }
            self.send(json!({"type": "pong"})).await;
        }
    }

    /// The payload of the next message, which must be of this type and of this operation.
    pub async fn told(&mut self, kind: &str, id: &str) -> Value {
        let mut message = self.message().await;
        assert!(message["type"] == kind && message["id"] == id, "{kind} {id}: {message}");
        message["payload"].take()
    }

    /// Where the data set is told to go by the next message, which must be of this operation.
    pub async fn sequence(&mut self, id: &str) -> u64 {
        let told = self.told("next", id).await;
        told["data"]["datasetSequence"]["sequence"].as_str().unwrap_or_else(|| panic!("{told}")).parse().unwrap()
    }

    /// The code of the first error of the next message, which must end this operation.
    pub async fn error(&mut self, id: &str) -> String {
        let told = self.told("error", id).await;
        told[0]["extensions"]["code"].as_str().unwrap_or_else(|| panic!("{told}")).to_owned()
    }

    /// The code and the reason of the close, whatever is told before.
    pub async fn close(&mut self) -> (u16, String) {
        loop {
            if let Err(close) = self.any().await {
                return close;
            }
        }
    }
}
