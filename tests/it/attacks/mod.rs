//! The attack corpus: what strangers send to knock the gateway over, to get what is not theirs, or to learn what is hidden.
//!
//! It runs against the program itself, in a process with a cap on its memory, while a well-behaved client beside expects
//! every one of its requests to be answered. An attack is a line of data where it can be ([`attack::Attack`]): add it to
//! the family that it belongs to. A family shares one process.

mod attack;
mod body;
mod credentials;
mod expansion;
mod flood;
mod nesting;
mod oracle;
mod price;
mod tampering;
mod text;
mod token;
mod websocket;
mod wire;

use tests::{
    draft::{abnormal_operation, enterprise},
    gateway::Gateway,
    target::{Target, UNLIMITED},
};

/// A few enterprises with an entry each.
async fn fill(gateway: &Gateway) {
    gateway.write("enterprise", &(1..=5).map(|number| enterprise(number, &[])).collect::<Vec<_>>()).await;
    let entries: Vec<_> = (1..=5).map(|number| abnormal_operation(number, "2016-07-11", &[])).collect();
    gateway.write("abnormal_operation", &entries).await;
}

/// The program over those, with rates that stop nobody.
async fn target() -> Target {
    Target::start(UNLIMITED, fill).await
}

/// So many pieces, each made of its number.
fn many(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}
