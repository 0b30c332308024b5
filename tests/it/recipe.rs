//! `compose.yaml`, `Dockerfile` and `deploy/nginx.conf` fit the gateway: they name settings that there are, with values
//! that it takes, and times that fit together. Whether Docker takes them is not tested: CI has none.

use std::{path::Path, time::Duration};

use mingjing::config::{Config, Sources};

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The settings of the containers: those of the image, and over them those of the composition.
fn settings() -> Vec<(String, String)> {
    let (image, composition) = (read("Dockerfile"), read("compose.yaml"));
    let of_image = image.split_whitespace().filter_map(|word| word.split_once('='));
    let of_composition = composition.lines().filter_map(|line| line.trim().split_once(": "));
    let found = of_image.chain(of_composition).filter(|(name, _)| name.starts_with("MINGJING__"));
    found.map(|(name, value)| (name.to_owned(), filled_in(value.trim_matches('"')))).collect()
}

/// What is left to the operator, with something in its place.
fn filled_in(value: &str) -> String {
    let Some((before, rest)) = value.split_once("${") else { return value.to_owned() };
    let (_, after) = rest.split_once('}').unwrap_or_else(|| panic!("no variable: {value}"));
    format!("{before}0123456789abcdef0123456789abcdef{after}")
}

fn config() -> Config {
    let environment = settings().into_iter().map(|(name, value)| (name.into(), value.into())).collect();
    Config::load(&Sources { environment, ..Sources::default() }).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The seconds that a line of a file states: the first number after these words.
fn seconds(text: &str, words: &str) -> Duration {
    let found = text.lines().find_map(|line| line.trim().strip_prefix(words));
    let found = found.unwrap_or_else(|| panic!("no line begins with {words}"));
    let number: String = found.trim().chars().take_while(char::is_ascii_digit).collect();
    assert!(found.trim()[number.len()..].starts_with('s'), "{found}");
    Duration::from_secs(number.parse().unwrap())
}

#[test]
fn every_setting_of_the_recipe_is_one_of_the_gateways() {
    assert!(settings().len() > 10, "{:?}", settings());
    let config = config();
    assert!(config.security.key_secret.is_some() && config.security.cursor_secret.is_some());
    assert!(config.database_url().starts_with("postgres://"), "replicas share a database");
    assert!(config.redis.address.is_some(), "replicas count together");
    assert!(config.server.listen.ip().is_unspecified() && !config.server.trusted_proxies.is_empty());
}

#[test]
fn a_replica_has_time_to_stop_and_nginx_waits_longer_than_the_gateway() {
    let (config, nginx) = (config(), read("deploy/nginx.conf"));
    let stopping = config.server.drain_delay + config.server.shutdown_grace;
    assert!(seconds(&read("compose.yaml"), "stop_grace_period: ") > stopping);
    assert!(seconds(&nginx, "proxy_read_timeout ") > config.server.request_deadline);
    assert!(seconds(&nginx, "proxy_read_timeout ") > config.server.heartbeat, "a silent subscription is not cut off");
    let idle = mingjing::http::server::ServerSettings::default().header_timeout;
    assert!(seconds(&nginx, "keepalive_timeout ") < idle, "nginx closes idle connections first");
    let port = format!(":{} ", config.server.listen.port());
    assert!(nginx.contains("proxy_set_header traceparent \"\";"), "what a trusted proxy passes on is believed");
    assert_eq!(nginx.matches("server gateway-").count(), 2);
    assert_eq!(nginx.lines().filter(|line| line.contains("server gateway-") && line.contains(&port)).count(), 2);
}
