//! The configuration as its users meet it: files, variables, options and their faults.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;

fn environment(variables: &[(&str, &str)]) -> Vec<(OsString, OsString)> {
    variables.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect()
}

fn from_environment(variables: &[(&str, &str)]) -> Result<Config, ConfigFaults> {
    Config::load(&Sources { environment: environment(variables), ..Sources::default() })
}

fn from_file(text: &str, variables: &[(&str, &str)]) -> Result<Config, String> {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("mingjing.toml");
    std::fs::write(&path, text).unwrap();
    Config::load(&Sources { file: Some(path.clone()), environment: environment(variables), ..Sources::default() })
        .map_err(|faults| faults.to_string().replace(&path.display().to_string(), "FILE"))
}

#[test]
fn the_default_is_valid_and_whole() {
    let config = Config::load(&Sources::default()).unwrap();
    assert_eq!(config.server.listen.to_string(), "127.0.0.1:8000");
    assert_eq!(config.server.request_deadline.as_secs(), 10);
    assert_eq!(config.database_url(), "sqlite://./data/mingjing.db");
    assert_eq!(config.search_directory(), Path::new("./data/search"));
    assert!(config.security.key_secret.is_none());
    let names: Vec<&str> = config.tiers.keys().map(String::as_str).collect();
    assert_eq!(names, ["anonymous", "association", "authority", "developer", "institution", "operator"]);
}

#[test]
fn the_variable_wins_over_the_file_and_the_option_over_both() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("mingjing.toml");
    std::fs::write(&path, "data_dir = 'f'\n[server]\nlisten = '127.0.0.1:1'\n[database]\nconnections = 7\n").unwrap();
    let config = Config::load(&Sources {
        file: Some(path),
        environment: environment(&[
            ("MINGJING__SERVER__LISTEN", "127.0.0.1:2"),
            ("MINGJING__DATA_DIR", "e"),
            ("HOME", "/"),
        ]),
        options: vec![OptionOverride { option: "--data-dir", path: "data_dir", value: "o".into() }],
    })
    .unwrap();
    assert_eq!(config.database.connections, 7);
    assert_eq!(config.server.listen.port(), 2);
    assert_eq!(config.data_dir, Path::new("o"));
}

#[test]
fn variables_are_read_as_the_type_of_the_setting() {
    let config = from_environment(&[
        ("MINGJING__TIERS__DEVELOPER__BURST", "41"),
        ("MINGJING__SERVER__COMPRESSION", "false"),
        ("MINGJING__SERVER__TRUSTED_PROXIES", "10.0.0.0/8, ::1"),
        ("MINGJING__SECURITY__ENVIRONMENT", "007"),
    ])
    .unwrap();
    assert_eq!(config.tiers["developer"].limits.burst, 41);
    assert!(!config.server.compression);
    assert_eq!(config.server.trusted_proxies.len(), 2);
    assert_eq!(config.security.environment, "007");
}

#[test]
fn every_fault_is_reported_with_its_path_source_and_remedy() {
    let message = from_file(
        "data_dir = 3\n[server]\nlisten = 'nowhere'\nlistne = 'x'\n[limits]\nbody_bytes = 1\n[cache]\nsize = 1\n",
        &[
            ("MINGJING__DATABASE__URL", "mysql://root:hunter2@db/x"),
            ("MINGJING__DATABASE__POOL", "3"),
            ("MINGJING__LIMITS", "1"),
        ],
    )
    .unwrap_err();
    let lines: Vec<&str> = message.lines().map(str::trim).collect();
    assert_eq!(lines[0], "the configuration has 8 faults:");
    for expected in [
        "data_dir (FILE:1): is a whole number; a string is expected",
        "server.listen (FILE:3): \"nowhere\" is not an address with a port, such as 127.0.0.1:8000 or [::]:8000",
        "limits.body_bytes (FILE:6): 1 is out of range; give a number from 1024 to 1073741824",
        "database.pool (environment variable MINGJING__DATABASE__POOL): is not a setting; the settings there are \
         connections, standby_lag_max_ms, standby_urls, statement_timeout_ms, url",
    ] {
        assert!(lines.contains(&expected), "{expected}\nis not among\n{message}");
    }
    for begin in ["server.listne (FILE:4): is not a setting", "cache (FILE:7): is not a setting", "limits (environment"]
    {
        assert!(lines.iter().any(|line| line.starts_with(begin)), "{begin}\nis not among\n{message}");
    }
    assert!(message.contains("database.url (environment variable MINGJING__DATABASE__URL): is not the address"));
    assert!(!message.contains("hunter2"), "{message}");
}

#[test]
fn where_traces_go_and_how_many_is_checked_like_everything_else() {
    let config = Config::load(&Sources::default()).unwrap();
    assert_eq!((config.traces.endpoint, config.traces.service_name.as_str()), (None, "mingjing"));
    let message = from_file(
        "[traces]\nendpoint = 'https://collector/v1/traces'\nsample_ratio = 2\nservice_name = ''\n",
        &[("MINGJING__LOG__FORMAT", "json")],
    )
    .unwrap_err();
    for expected in [
        "traces.endpoint (FILE:2): begins with https://, but traces are sent without TLS",
        "traces.sample_ratio (FILE:3): 2 is out of range; give a number from 0.0 to 1.0",
        "traces.service_name (FILE:4): \"\" is not a name of 1 to 100 characters",
    ] {
        assert!(message.contains(expected), "{expected}\nis not in\n{message}");
    }
    for (ratio, expected) in
        [("0.25", Ok(0.25)), ("1", Ok(1.0)), ("a tenth", Err(())), ("NaN", Err(())), ("-0.1", Err(()))]
    {
        let config = from_environment(&[("MINGJING__TRACES__SAMPLE_RATIO", ratio)]);
        assert_eq!(config.map(|config| config.traces.sample_ratio).map_err(|_| ()), expected, "{ratio}");
    }
    assert_eq!(from_file("[traces]\nsample_ratio = 1\n", &[]).unwrap().traces.sample_ratio.to_bits(), 1_f64.to_bits());
    let leaky = from_environment(&[("MINGJING__TRACES__ENDPOINT", "http://user:hunter2@collector/v1/traces")]);
    assert!(!leaky.unwrap_err().to_string().contains("hunter2"));
}

#[test]
fn a_missing_file_and_a_broken_one_are_told_apart() {
    let missing = Config::load(&Sources { file: Some("no/such.toml".into()), ..Sources::default() }).unwrap_err();
    assert_eq!(missing.to_string(), "the configuration has a fault: no/such.toml: there is no such file");
    let broken = from_file("[server\nlisten = 1", &[]).unwrap_err();
    assert!(broken.starts_with("the configuration has a fault: FILE:1: is not TOML: "), "{broken}");
    assert_eq!(broken.lines().count(), 1);
}

#[test]
fn a_tier_of_ones_own_needs_every_setting() {
    let message = from_file("[tiers.press]\nburst = 5\n[tiers.'A__b']\nburst = 1\n", &[]).unwrap_err();
    assert!(message.contains("tiers.press.scopes (FILE:2): is missing; a tier needs every setting"), "{message}");
    assert!(message.contains("tiers.A__b (FILE:3): is not a name for a tier"), "{message}");
    let developer = default_table()["tiers"]["developer"].as_table().unwrap().to_string();
    let whole = format!("[tiers.press]\n{developer}");
    assert!(from_file(&whole, &[]).unwrap().tiers.contains_key("press"));
}

#[test]
fn secrets_are_shown_nowhere() {
    let secret = "0123456789abcdef0123456789abcdef";
    let config = from_environment(&[
        ("MINGJING__SECURITY__KEY_SECRET", secret),
        ("MINGJING__DATABASE__URL", "postgres://reader:hunter2@db:5432/mingjing?sslpassword=hunter3"),
        ("MINGJING__REDIS__URL", "redis-cluster://:hunter4@cache:6379,cache2:6379"),
    ])
    .unwrap();
    assert_eq!(config.security.key_secret.as_ref().unwrap().expose(), secret);
    for shown in [format!("{config:?}"), config.effective().to_owned()] {
        assert!(!shown.contains(secret) && !shown.contains("hunter"), "{shown}");
    }
    assert!(config.effective().contains("url = \"postgres://reader:(set)@db:5432/mingjing\""));
    assert!(config.effective().contains("url = \"redis-cluster://:(set)@cache:6379,cache2:6379\""));
    let effective: Table = config.effective().parse().unwrap();
    assert_eq!(effective["security"]["key_secret"].as_str(), Some("(set)"));
}

#[test]
fn a_value_is_never_echoed_at_length() {
    let faults = from_environment(&[("MINGJING__SERVER__LISTEN", &"x".repeat(5_000))]).unwrap_err();
    assert!(faults.to_string().len() < 300);
}
