//! What a value must be beyond its type: ranges of numbers, and texts that mean something.
//!
//! Paths are patterns: `*` stands for the name of a tier. Every number has a range; a test holds that.

use std::{net::SocketAddr, ops::RangeInclusive};

use entity::code::{CodeList, Scope};
use toml::{Table, Value};

use super::{RedisAddress, collector_address, fault::quoted, layer::Layers};
use crate::domain::access::DocumentMode;

/// The ranges of the numbers.
const RANGES: &[(&str, RangeInclusive<i64>)] = &[
    ("server.request_deadline_ms", 100..=600_000),
    ("server.drain_delay_ms", 0..=600_000),
    ("server.shutdown_grace_ms", 0..=600_000),
    ("server.heartbeat_ms", 50..=60_000),
    ("websocket.init_timeout_ms", 100..=60_000),
    ("websocket.operations_max", 1..=10_000),
    ("websocket.connections_max", 1..=100_000),
    ("database.connections", 1..=1_000),
    ("database.statement_timeout_ms", 100..=600_000),
    ("database.standby_lag_max_ms", 250..=600_000),
    ("oauth.token_lifetime_seconds", 60..=3_600),
    ("oauth.leeway_seconds", 0..=60),
    ("oauth.attempts_per_second", 1..=1_000_000),
    ("oauth.attempts_burst", 1..=1_000_000),
    ("limits.body_bytes", 1_024..=1_073_741_824),
    ("limits.write_body_bytes", 1_024..=1_073_741_824),
    ("limits.response_bytes", 1_024..=1_073_741_824),
    ("limits.executing_max", 0..=100_000),
    ("limits.waiting_max", 0..=100_000),
    ("limits.waiting_ms", 0..=60_000),
    ("uploads.file_bytes_max", 1_024..=1_073_741_824),
    ("uploads.receive_deadline_ms", 1_000..=3_600_000),
    ("uploads.waiting_max", 1..=100_000),
    ("uploads.kept_bytes_max", 1_048_576..=1_099_511_627_776),
    ("uploads.keep_days", 1..=3_650),
    ("exports.part_rows", 1..=100_000_000),
    ("exports.waiting_max", 1..=1_000),
    ("exports.kept_bytes_max", 1_048_576..=1_125_899_906_842_624),
    ("exports.keep_days", 1..=3_650),
    ("exports.snapshot_every_hours", 0..=8_760),
    ("exports.snapshots_kept", 1..=1_000),
    ("verifications.file_bytes_max", 1_024..=1_073_741_824),
    ("verifications.rows_max", 1..=1_000_000),
    ("verifications.names_searched_max", 0..=1_000_000),
    ("verifications.waiting_max", 1..=1_000),
    ("verifications.kept_bytes_max", 1_048_576..=1_125_899_906_842_624),
    ("verifications.keep_days", 1..=3_650),
    ("webhooks.timeout_ms", 100..=60_000),
    ("webhooks.attempts_max", 1..=10_000),
    ("webhooks.attempts_per_endpoint", 1..=1_000),
    ("webhooks.give_up_hours", 1..=720),
    ("webhooks.disable_after_hours", 1..=8_760),
    ("webhooks.former_secret_hours", 0..=8_760),
    ("webhooks.keep_days", 1..=3_650),
    ("jobs.lease_ms", 1_000..=600_000),
    ("redis.timeout_ms", 1..=10_000),
    ("redis.fallback_percent", 1..=100),
    ("tiers.*.requests_per_second", 1..=1_000_000),
    ("tiers.*.burst", 1..=1_000_000),
    ("tiers.*.concurrency_max", 1..=100_000),
    ("tiers.*.bucket_points", 1..=1_000_000_000),
    ("tiers.*.refill_points_per_second", 1..=1_000_000_000),
    ("tiers.*.points_per_month", 0..=2_000_000_000),
    ("tiers.*.query_cost_max", 1..=1_000_000_000),
    ("tiers.*.page_size_max", 1..=100),
    ("tiers.*.subscriptions_max", 0..=100_000),
    ("tiers.*.exports_per_day", 0..=1_000_000),
    ("tiers.*.watched_subjects_max", 0..=1_000_000_000),
    ("tiers.*.verified_rows_per_day", 0..=1_000_000_000),
    ("tiers.*.writes_per_minute", 0..=1_000_000_000),
];

/// The numbers that are a part of a whole, from 0 to 1.
const SHARES: &[&str] = &["traces.sample_ratio"];

/// Says what is wrong with a text, or nothing.
type TextRule = fn(&str) -> Option<String>;

/// The rules of texts, and of each text in a list.
const TEXTS: &[(&str, TextRule)] = &[
    ("data_dir", data_dir),
    ("server.listen", listen),
    ("metrics.listen", listen_or_none),
    ("traces.endpoint", collector_address::fault),
    ("traces.service_name", service_name),
    ("server.trusted_proxies", address_or_range),
    ("server.cors_origins", cors_origin),
    ("webhooks.allow_private", address_or_range),
    ("database.url", database_url),
    ("database.standby_urls", standby_url),
    ("redis.url", redis_url),
    ("exports.store", export_store),
    ("exports.s3_endpoint", s3_endpoint),
    ("log.format", log_format),
    ("log.filter", log_filter),
    ("security.environment", environment),
    ("security.key_secret", secret),
    ("security.cursor_secret", secret),
    ("oauth.issuer", issuer),
    ("oauth.audience", audience),
    ("tiers.anonymous.documents", anonymous_documents),
    ("tiers.*.documents", documents),
    ("tiers.*.scopes", scope),
];

/// Checks every value in force.
pub(super) fn check(layers: &mut Layers) {
    let mut problems = Vec::new();
    walk(&layers.merged, "", &mut |path, value| {
        let found = match value {
            #[expect(clippy::cast_precision_loss, reason = "a whole number is a share only when it is 0 or 1")]
            Value::Integer(number) if SHARES.contains(&path) => no_share(*number as f64).into_iter().collect(),
            Value::Integer(number) => out_of_range(path, *number).into_iter().collect(),
            Value::Float(number) => no_share(*number).into_iter().collect(),
            Value::String(text) => text_rule(path).and_then(|rule| rule(text)).into_iter().collect(),
            Value::Array(items) => text_rule(path)
                .map_or_else(Vec::new, |rule| items.iter().filter_map(Value::as_str).filter_map(rule).collect()),
            _ => Vec::new(),
        };
        problems.extend(found.into_iter().map(|problem: String| (path.to_owned(), problem)));
    });
    for (path, problem) in problems {
        let origin = layers.origin(&path);
        layers.fault(&path, origin, problem);
    }
}

/// Visits every value below a table with its path.
pub(super) fn walk(table: &Table, prefix: &str, visit: &mut dyn FnMut(&str, &Value)) {
    for (key, value) in table {
        let path = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match value {
            Value::Table(inner) => walk(inner, &path, visit),
            value => visit(&path, value),
        }
    }
}

fn matches(pattern: &str, path: &str) -> bool {
    let (mut pattern, mut path) = (pattern.split('.'), path.split('.'));
    loop {
        match (pattern.next(), path.next()) {
            (None, None) => return true,
            (Some("*"), Some(_)) => {}
            (Some(expected), Some(actual)) if expected == actual => {}
            _ => return false,
        }
    }
}

/// The range of the number at this path.
fn range(path: &str) -> Option<&'static RangeInclusive<i64>> {
    RANGES.iter().find(|(pattern, _)| matches(pattern, path)).map(|(_, range)| range)
}

fn text_rule(path: &str) -> Option<TextRule> {
    TEXTS.iter().find(|(pattern, _)| matches(pattern, path)).map(|(_, rule)| *rule)
}

fn out_of_range(path: &str, number: i64) -> Option<String> {
    let range = range(path)?;
    (!range.contains(&number))
        .then(|| format!("{number} is out of range; give a number from {} to {}", range.start(), range.end()))
}

fn no_share(number: f64) -> Option<String> {
    (!(0.0..=1.0).contains(&number)).then(|| format!("{number} is out of range; give a number from 0.0 to 1.0"))
}

fn data_dir(text: &str) -> Option<String> {
    text.is_empty().then(|| "is empty; name a folder, such as ./data".into())
}

fn listen(text: &str) -> Option<String> {
    let refused = text.parse::<SocketAddr>().is_err();
    refused.then(|| format!("{} is not an address with a port, such as 127.0.0.1:8000 or [::]:8000", quoted(text)))
}

fn listen_or_none(text: &str) -> Option<String> {
    if text.is_empty() { None } else { listen(text) }
}

fn service_name(text: &str) -> Option<String> {
    let fits = (1..=100).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    (!fits).then(|| format!("{} is not a name of 1 to 100 characters, such as mingjing", quoted(text)))
}

fn address_or_range(text: &str) -> Option<String> {
    let refused = super::address_range(text).is_none();
    refused.then(|| format!("{} is neither an address nor a range, such as 10.0.0.0/8 or ::1", quoted(text)))
}

fn cors_origin(text: &str) -> Option<String> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_origin = host.is_some_and(|host| {
        !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'))
    });
    (text != "*" && !is_origin).then(|| {
        format!("{} is not an origin; write https://host or https://host:port without a path, or \"*\"", quoted(text))
    })
}

/// The address is never quoted: it may hold a password.
fn database_url(text: &str) -> Option<String> {
    let right = match text.split_once("://") {
        Some(("sqlite" | "postgres" | "postgresql", rest)) => !rest.is_empty(),
        _ => text.is_empty(),
    };
    (!right).then(|| {
        "is not the address of a database; write sqlite://path, such as sqlite://data/mingjing.db, or \
         postgres://user:password@host:5432/name"
            .into()
    })
}

/// The address is never quoted: it may hold a password.
fn standby_url(text: &str) -> Option<String> {
    let right = matches!(text.split_once("://"), Some(("postgres" | "postgresql", rest)) if !rest.is_empty());
    (!right).then(|| "holds what is not the address of a standby; write postgres://user:password@host:5432/name".into())
}

/// The address is never quoted: it may hold a password.
fn redis_url(text: &str) -> Option<String> {
    if text.is_empty() { None } else { RedisAddress::parse(text).err().map(|error| error.to_string()) }
}

fn export_store(text: &str) -> Option<String> {
    (!matches!(text, "folder" | "s3")).then(|| format!("{} is no place of exports; write folder or s3", quoted(text)))
}

fn s3_endpoint(text: &str) -> Option<String> {
    let is_address = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).is_some_and(|place| {
        !place.is_empty() && place.bytes().all(|byte| byte.is_ascii_graphic() && !b"?#\"\\<>@".contains(&byte))
    });
    (!text.is_empty() && !is_address)
        .then(|| format!("{} is not the address of a store; write https://host:port, or leave it empty", quoted(text)))
}

fn log_format(text: &str) -> Option<String> {
    (!matches!(text, "text" | "json")).then(|| format!("{} is no format; write text or json", quoted(text)))
}

fn log_filter(text: &str) -> Option<String> {
    let refused = tracing_subscriber::EnvFilter::builder().parse(text).is_err();
    refused.then(|| format!("{} is no filter; write a level such as info, or info,mingjing=debug", quoted(text)))
}

fn environment(text: &str) -> Option<String> {
    let right = (1..=16).contains(&text.len()) && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    (!right).then(|| format!("{} is no environment; write 1 to 16 lower-case letters or digits", quoted(text)))
}

/// Fewer characters could be guessed.
const SECRET_CHARS_MIN: usize = 32;

fn secret(text: &str) -> Option<String> {
    let short = !text.is_empty() && text.chars().count() < SECRET_CHARS_MIN;
    short.then(|| format!("is too short; give at least {SECRET_CHARS_MIN} random characters, or leave it empty"))
}

fn issuer(text: &str) -> Option<String> {
    let place = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_address = place.is_some_and(|place| {
        !place.is_empty() && place.bytes().all(|byte| byte.is_ascii_graphic() && !b"?#\"\\<>".contains(&byte))
    });
    (!text.is_empty() && !is_address).then(|| {
        format!("{} is not an address; write https://host, without \"?\" and \"#\", or leave it empty", quoted(text))
    })
}

fn audience(text: &str) -> Option<String> {
    let right = text.len() <= 200 && text.bytes().all(|byte| byte.is_ascii_graphic());
    (!right).then(|| format!("{} is no audience; write an address, such as https://host/graphql", quoted(text)))
}

fn scope(text: &str) -> Option<String> {
    let known: Vec<&str> = Scope::ALL.iter().map(|scope| scope.code()).collect();
    Scope::from_code(text)
        .is_none()
        .then(|| format!("{} is not a scope; the scopes are {}", quoted(text), known.join(", ")))
}

fn documents(text: &str) -> Option<String> {
    let refused = DocumentMode::from_code(text).is_none();
    refused.then(|| format!("{} is no way to treat documents; write off, automatic or allow-list", quoted(text)))
}

/// Documents are a client's, and callers without a key are none.
fn anonymous_documents(text: &str) -> Option<String> {
    let is_automatic = text == DocumentMode::Automatic.code();
    is_automatic
        .then(|| "cannot be automatic: callers without a key have no documents; write off".into())
        .or_else(|| documents(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_a_range_and_every_rule_a_setting() {
        let mut paths = Vec::new();
        walk(&super::super::default_table(), "", &mut |path, value| paths.push((path.to_owned(), value.type_str())));
        for (path, kind) in &paths {
            assert_eq!(range(path).is_some(), *kind == "integer", "{path}");
            assert_eq!(SHARES.contains(&path.as_str()), *kind == "float", "{path}");
        }
        let patterns = RANGES.iter().map(|(pattern, _)| pattern).chain(TEXTS.iter().map(|(pattern, _)| pattern));
        for pattern in patterns {
            assert!(paths.iter().any(|(path, _)| matches(pattern, path)), "{pattern} matches no setting");
        }
    }

    #[test]
    fn a_tiers_numbers_have_the_same_ranges_wherever_they_are_set() {
        for field in crate::domain::access::tier::TierLimits::FIELDS {
            let own = i64::from(*field.range.start())..=i64::from(*field.range.end());
            assert_eq!(range(&format!("tiers.developer.{}", field.name)), Some(&own), "{}", field.name);
        }
    }

    #[test]
    fn texts_are_held_to_their_meaning() {
        let cases: &[(TextRule, &[&str], &[&str])] = &[
            (listen, &["127.0.0.1:8000", "[::]:80"], &["localhost", "127.0.0.1", ":8000", ""]),
            (listen_or_none, &["", "127.0.0.1:9464"], &["9464"]),
            (service_name, &["mingjing", "明镜 gateway"], &["", "a\nb"]),
            (address_or_range, &["10.0.0.0/8", "::1", "192.0.2.1"], &["10.0.0.0/33", "proxy", ""]),
            (
                cors_origin,
                &["*", "https://app.example.cn", "http://localhost:5173"],
                &["app.example.cn", "https://", "https://app.example.cn/", "ftp://app.example.cn"],
            ),
            (
                database_url,
                &["", "sqlite://data/x.db", "postgres://u:p@h/n", "postgresql://h/n"],
                &["mysql://h/n", "data/x.db", "sqlite://", "postgres://"],
            ),
            (
                redis_url,
                &["", "redis://:p@h:1/0", "redis-sentinel://a:1,b:2/m", "redis-cluster://a,b"],
                &["h:6379", "rediss://a,b", "redis://a,b", "redis-sentinel://a:1"],
            ),
            (export_store, &["folder", "s3"], &["", "S3", "gcs"]),
            (
                s3_endpoint,
                &["", "https://s3.example.cn", "http://127.0.0.1:9000"],
                &["s3.example.cn", "https://", "https://a:b@c"],
            ),
            (log_filter, &["info", "info,mingjing=debug"], &["info,mingjing=loud"]),
            (
                issuer,
                &["", "https://mirror.example.cn", "http://127.0.0.1:8000/a"],
                &["mirror", "https://", "https://a?b", "https://a b"],
            ),
            (audience, &["", "https://mirror.example.cn/graphql"], &["a b", "接口"]),
            (environment, &["live", "test2"], &["", "Live", "a_b", "aaaaaaaaaaaaaaaaa"]),
            (secret, &["", "0123456789abcdef0123456789abcdef"], &["short"]),
            (documents, &["off", "automatic", "allow-list"], &["", "on", "Off", "allow_list"]),
            (anonymous_documents, &["off", "allow-list"], &["automatic", "on"]),
            (scope, &["disclosure:read", "admin"], &["disclosure", "", "everything"]),
        ];
        for (rule, right, wrong) in cases {
            for text in *right {
                assert_eq!(rule(text), None, "{text}");
            }
            for text in *wrong {
                assert!(rule(text).is_some(), "{text}");
            }
        }
    }
}
