//! Why a connection is closed, as the codes and texts that clients know.

use axum::extract::ws::{CloseFrame, Utf8Bytes};

use crate::error::cut;

/// A frame has room for 123 bytes of reason; these are characters of ASCII, or at most four bytes each.
const LONGEST_REASON: usize = 120;

/// Why a connection is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Close {
    /// What was sent is no message of the protocol.
    BadRequest(String),
    /// Something was asked before the connection was acknowledged.
    Unauthorized,
    /// What was shown opens nothing, or opens it no more.
    Forbidden,
    /// Another protocol than ours is meant.
    Subprotocol,
    /// Nobody said who calls, in time.
    InitialisationTimeout,
    /// An operation with this id is running.
    SubscriberExists(String),
    /// It was said twice who calls.
    TooManyInitialisations,
    /// The gateway stops. Clients come back elsewhere.
    GoingAway,
    /// The caller may not connect now. Clients come back later.
    TryAgainLater(&'static str),
    /// Nothing was heard for a while.
    Terminated,
}

impl Close {
    /// The frame that says so.
    pub(super) fn frame(&self) -> CloseFrame {
        let (code, reason) = match self {
            Self::BadRequest(reason) => (4400, reason.as_str().into()),
            Self::Unauthorized => (4401, "Unauthorized".into()),
            Self::Forbidden => (4403, "Forbidden".into()),
            Self::Subprotocol => (4406, "Subprotocol not acceptable".into()),
            Self::InitialisationTimeout => (4408, "Connection initialisation timeout".into()),
            Self::SubscriberExists(id) => (4409, Utf8Bytes::from(format!("Subscriber for {id} already exists"))),
            Self::TooManyInitialisations => (4429, "Too many initialisation requests".into()),
            Self::GoingAway => (1001, "Going away".into()),
            Self::TryAgainLater(reason) => (1013, (*reason).into()),
            Self::Terminated => (4499, "Terminated".into()),
        };
        CloseFrame { code, reason: if reason.len() > LONGEST_REASON { short(&reason) } else { reason } }
    }
}

/// As much of a reason as fits, whatever its characters.
fn short(reason: &str) -> Utf8Bytes {
    cut(reason, LONGEST_REASON / 4).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_fits_into_its_frame() {
        for id in ["a".repeat(64), "镜".repeat(21), "😀".repeat(16), "x".to_owned()] {
            let reason = Close::SubscriberExists(id.clone()).frame().reason;
            assert!(reason.len() <= 123 && reason.starts_with("Subscriber for "), "{reason}");
            assert!(reason.contains(&id), "{reason}");
        }
        for character in ["a", "😀"] {
            assert!(Close::BadRequest(character.repeat(1_000)).frame().reason.len() <= 123);
        }
    }
}
