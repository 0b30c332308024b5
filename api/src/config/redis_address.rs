//! The address of Redis, in one of three forms.
//!
//! Faults never repeat the address: it may hold a password.

use super::Secret;

/// The port of a node whose address names none.
const DEFAULT_PORT: u16 = 6379;

/// The port of a Sentinel whose address names none.
const DEFAULT_SENTINEL_PORT: u16 = 26379;

/// Where Redis is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedisAddress {
    /// How its servers stand to each other.
    pub topology: RedisTopology,
    /// Whether it is spoken to by TLS, its Sentinels too.
    pub tls: bool,
    /// The nodes, or the Sentinels, as host and port; at least one.
    pub nodes: Vec<(String, u16)>,
    /// The user, where one is named.
    pub user: Option<String>,
    /// The password, where one is named.
    pub password: Option<Secret>,
    /// The number of the database; a cluster has only 0.
    pub database: i64,
}

/// How the servers of Redis stand to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RedisTopology {
    /// One server.
    Single,
    /// Sentinels that know the master of this name.
    Sentinel {
        /// The name.
        master: String,
    },
    /// A cluster, of which some nodes are named.
    Cluster,
}

/// Why a text is no address of Redis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RedisAddressError {
    /// It begins otherwise.
    #[error(
        "is not the address of Redis; write redis://host:6379, redis-sentinel://host:26379,host:26379/master or \
         redis-cluster://host:6379,host:6379, with rediss in place of redis for TLS, and user:password@ before the hosts \
         where one is needed"
    )]
    Scheme,
    /// A host is missing, or a port is none.
    #[error("names no host, or a port that is none; write host:port, several separated by commas")]
    Host,
    /// One server was named by several hosts.
    #[error("names several hosts; for those write redis-sentinel:// or redis-cluster://")]
    SeveralHosts,
    /// The Sentinels' master has no name.
    #[error("names no master; write its name after the hosts, as in redis-sentinel://host:26379/mymaster")]
    Master,
    /// What follows the hosts is no number of a database.
    #[error("has a path that is no number of a database; write redis://host:6379/0, and nothing for a cluster")]
    Database,
    /// A character of user or password is written in a way that cannot be read.
    #[error("has a user or password that cannot be read; write special characters as %40, by their UTF-8 bytes")]
    Login,
}

impl RedisAddress {
    /// Reads an address.
    ///
    /// # Errors
    /// [`RedisAddressError`] says what would be right.
    pub fn parse(text: &str) -> Result<Self, RedisAddressError> {
        let (scheme, rest) = text.split_once("://").ok_or(RedisAddressError::Scheme)?;
        let (login, rest) = match rest.rsplit_once('@') {
            Some((login, rest)) => (Some(login), rest),
            None => (None, rest),
        };
        let (hosts, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (tls, form) = match scheme.strip_prefix("rediss") {
            Some(form) => (true, form),
            None => (false, scheme.strip_prefix("redis").ok_or(RedisAddressError::Scheme)?),
        };
        let (topology, port) = match form {
            "" => (RedisTopology::Single, DEFAULT_PORT),
            "-cluster" => (RedisTopology::Cluster, DEFAULT_PORT),
            "-sentinel" => {
                let is_name = !path.is_empty() && !path.contains('/');
                let master = is_name.then(|| path.to_owned()).ok_or(RedisAddressError::Master)?;
                (RedisTopology::Sentinel { master }, DEFAULT_SENTINEL_PORT)
            }
            _ => return Err(RedisAddressError::Scheme),
        };
        let nodes = hosts.split(',').map(|host| node(host, port)).collect::<Result<Vec<_>, _>>()?;
        if topology == RedisTopology::Single && nodes.len() > 1 {
            return Err(RedisAddressError::SeveralHosts);
        }
        let database = match &topology {
            RedisTopology::Single if !path.is_empty() => {
                path.parse::<u16>().map_err(|_| RedisAddressError::Database)?.into()
            }
            RedisTopology::Cluster if !path.is_empty() => return Err(RedisAddressError::Database),
            _ => 0,
        };
        let (user, password) = login.map_or(Ok((None, None)), read_login)?;
        Ok(Self { topology, tls, nodes, user, password, database })
    }
}

fn node(text: &str, default_port: u16) -> Result<(String, u16), RedisAddressError> {
    let (host, port) = match text.strip_prefix('[') {
        // An IPv6 address has colons of its own.
        Some(rest) => rest.split_once(']').ok_or(RedisAddressError::Host)?,
        None => text.find(':').map_or((text, ""), |at| text.split_at(at)),
    };
    let port = match port.strip_prefix(':') {
        Some(port) => port.parse().ok().filter(|port| *port > 0).ok_or(RedisAddressError::Host)?,
        None if port.is_empty() => default_port,
        None => return Err(RedisAddressError::Host),
    };
    let is_host = !host.is_empty() && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':'));
    if is_host { Ok((host.to_owned(), port)) } else { Err(RedisAddressError::Host) }
}

fn read_login(login: &str) -> Result<(Option<String>, Option<Secret>), RedisAddressError> {
    let (user, password) = login.split_once(':').unwrap_or((login, ""));
    let user = decoded(user)?;
    let password = decoded(password)?;
    Ok(((!user.is_empty()).then_some(user), (!password.is_empty()).then(|| Secret::new(password))))
}

/// Undoes `%40` and the like.
fn decoded(text: &str) -> Result<String, RedisAddressError> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let (digits, tail) = rest.split_at_checked(2).ok_or(RedisAddressError::Login)?;
        let digits = str::from_utf8(digits).map_err(|_| RedisAddressError::Login)?;
        bytes.push(u8::from_str_radix(digits, 16).map_err(|_| RedisAddressError::Login)?);
        rest = tail;
    }
    String::from_utf8(bytes).map_err(|_| RedisAddressError::Login)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn nodes(text: &str) -> Vec<(String, u16)> {
        RedisAddress::parse(text).unwrap().nodes
    }

    #[test]
    fn the_three_forms_are_told_apart() {
        let single = RedisAddress::parse("redis://cache.internal/3").unwrap();
        assert_eq!((single.topology, single.database), (RedisTopology::Single, 3));
        assert_eq!(single.nodes, [("cache.internal".to_owned(), 6379)]);
        let sentinel = RedisAddress::parse("redis-sentinel://a,b:1/mymaster").unwrap();
        assert_eq!(sentinel.topology, RedisTopology::Sentinel { master: "mymaster".to_owned() });
        assert_eq!(sentinel.nodes, [("a".to_owned(), 26379), ("b".to_owned(), 1)]);
        let cluster = RedisAddress::parse("redis-cluster://10.0.0.1:7000,10.0.0.2:7001").unwrap();
        assert_eq!((cluster.topology, cluster.nodes.len()), (RedisTopology::Cluster, 2));
        assert_eq!(nodes("redis://[2001:db8::1]:7000"), [("2001:db8::1".to_owned(), 7000)]);
        assert_eq!(nodes("redis://[::1]"), [("::1".to_owned(), 6379)]);
        for (text, tls) in
            [("redis://h", false), ("rediss://h", true), ("rediss-cluster://h", true), ("rediss-sentinel://h/m", true)]
        {
            assert_eq!(RedisAddress::parse(text).unwrap().tls, tls, "{text}");
        }
    }

    #[test]
    fn user_and_password_are_read_and_not_shown() {
        let address = RedisAddress::parse("redis://gate:p%40ss:w/rd@h:1").unwrap();
        assert_eq!(address.user.as_deref(), Some("gate"));
        assert_eq!(address.password.as_ref().unwrap().expose(), "p@ss:w/rd");
        assert!(!format!("{address:?}").contains("ss:w"));
        let only_password = RedisAddress::parse("redis://:secret@h").unwrap();
        assert_eq!((only_password.user, only_password.password), (None, Some(Secret::new("secret"))));
    }

    #[test]
    fn what_is_no_address_is_refused_with_what_would_be_right_and_no_password() {
        for (text, error) in [
            ("localhost:6379", RedisAddressError::Scheme),
            ("http://:hunter2@h", RedisAddressError::Scheme),
            ("redisss://:hunter2@h", RedisAddressError::Scheme),
            ("rediss-ring://:hunter2@h", RedisAddressError::Scheme),
            ("redis://", RedisAddressError::Host),
            ("redis://:hunter2@", RedisAddressError::Host),
            ("redis://h:port", RedisAddressError::Host),
            ("redis://h:0", RedisAddressError::Host),
            ("redis://h:70000", RedisAddressError::Host),
            ("redis://[::1", RedisAddressError::Host),
            ("redis://a b", RedisAddressError::Host),
            ("redis://a,b", RedisAddressError::SeveralHosts),
            ("redis-cluster://a,,b", RedisAddressError::Host),
            ("redis-cluster://a/1", RedisAddressError::Database),
            ("redis-sentinel://a:1", RedisAddressError::Master),
            ("redis-sentinel://a:1/x/y", RedisAddressError::Master),
            ("redis://h/first", RedisAddressError::Database),
            ("redis://u:hunter2%4@h", RedisAddressError::Login),
            ("redis://u:hunter2%ff@h", RedisAddressError::Login),
        ] {
            assert_eq!(RedisAddress::parse(text), Err(error), "{text}");
            assert!(!error.to_string().contains("hunter2"));
        }
    }
}
