//! From where a request came, for the audit log: the HTTP side puts it beside the caller.

use std::net::IpAddr;

/// Which request, and from which address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestOrigin {
    /// The id of the request.
    pub request_id: String,
    /// The caller's address.
    pub address: IpAddr,
}
