//! Snapshots: which one to load, and its parts, each downloaded once and checked.

use std::{
    fs::{self, File, OpenOptions},
    io::{BufRead, BufReader, Read as _, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use reqwest::{
    Method, StatusCode,
    header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, IF_RANGE, RANGE},
};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::time::Instant;

use super::record::Record;
use crate::{
    changes::number,
    client::{Call, Client, Whole, plain_error},
    error::{Error, Result},
    retry::{Attempts, Repeat},
};

/// How a gateway answers that makes no exports, has none yet, or gives this caller none.
const NOT_THERE: [u16; 4] = [403, 404, 405, 409];

/// A file of an export.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) kind: String,
    bytes: u64,
    sha256: String,
    #[serde(alias = "url")]
    path: String,
}

/// What an export consists of.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Manifest {
    pub(super) id: String,
    #[serde(deserialize_with = "number")]
    pub(super) sequence: u64,
    #[serde(default)]
    since: Option<String>,
    #[serde(default)]
    compression: Option<String>,
    pub(super) parts: Vec<Part>,
}

/// The newest snapshot; one that is requested where there is none; nothing where there are no exports at all.
pub(super) async fn newest(
    client: &Client,
    kinds: &[String],
    may_use_scheduled: bool,
    within: Duration,
) -> Result<Option<Manifest>> {
    if may_use_scheduled {
        let latest = "/v1/snapshots/latest?format=ndjson";
        let by_gzip = format!("{latest}&compression=gzip");
        let accept = [400, 403, 404, 405, 409];
        let mut whole = client.perform(Call { accept: &accept, ..Call::get(&by_gzip) }, plain_error).await?;
        if whole.status == StatusCode::BAD_REQUEST {
            // One that makes them in one way only.
            whole = client.perform(Call { accept: &accept, ..Call::get(latest) }, plain_error).await?;
        }
        if whole.status == StatusCode::OK {
            let export: Value = whole.json()?;
            if can_unpack(export["compression"].as_str()) {
                let id = ready(client, export, within).await?;
                return manifest(client, &id).await.map(Some);
            }
        }
    }
    // Whoever is killed while it waits asks for the same export again.
    let day = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs()) / 86_400;
    let chosen = hex(&Sha256::digest(kinds.join(",")));
    let mut wanted =
        json!({ "format": "NDJSON", "compression": "GZIP", "idempotencyKey": format!("pull-{day}-{}", &chosen[..12]) });
    if !kinds.is_empty() {
        wanted["kinds"] = json!(kinds);
    }
    let call = Call {
        method: Method::POST,
        path: "/v1/exports",
        headers: vec![(CONTENT_TYPE, "application/json".to_owned())],
        body: Some(wanted.to_string().into()),
        repeat: Repeat::Idempotent,
        accept: &NOT_THERE,
    };
    let whole = match client.perform(call, plain_error).await {
        Ok(whole) if whole.status.is_success() => whole,
        Ok(_) => return Ok(None),
        // The exports of the day are used up.
        Err(error) if error.code() == Some("RATE_LIMITED") => return Ok(None),
        Err(error) => return Err(error),
    };
    let id = ready(client, whole.json()?, within).await?;
    manifest(client, &id).await.map(Some)
}

/// Whether parts that are packed so can be read here.
fn can_unpack(compression: Option<&str>) -> bool {
    compression.is_none_or(|it| it.eq_ignore_ascii_case("gzip") || it.eq_ignore_ascii_case("none"))
}

/// The manifest of an export.
///
/// # Errors
/// [`Error::Gone`] when there is no such export any more.
pub(super) async fn manifest(client: &Client, id: &str) -> Result<Manifest> {
    let path = format!("/v1/exports/{id}/manifest");
    let whole = client.perform(Call { accept: &NOT_THERE, ..Call::get(&path) }, plain_error).await?;
    if whole.status != StatusCode::OK {
        return Err(Error::Gone(format!("the export {id} is not kept any more")));
    }
    let manifest: Manifest = whole.json()?;
    if manifest.since.is_some() {
        return Err(Error::Unexpected("the export is no snapshot".to_owned()));
    }
    Ok(manifest)
}

/// Waits until an export is ready; its id.
async fn ready(client: &Client, mut export: Value, within: Duration) -> Result<String> {
    let until = Instant::now() + within;
    loop {
        if export["export"].is_object() {
            export = export["export"].take();
        }
        let text = |name: &str| export[name].as_str().unwrap_or_default().to_owned();
        let (id, state) = (text("id"), text("state").to_uppercase());
        match &*state {
            "READY" => return Ok(id),
            "QUEUED" | "RUNNING" if Instant::now() < until => tokio::time::sleep(Duration::from_secs(2)).await,
            "QUEUED" | "RUNNING" => return Err(Error::Unexpected(format!("the export {id} was not ready in time"))),
            _ => return Err(Error::Unexpected(format!("the export {id} is {state}: {}", export["failure"]))),
        }
        export = client.perform(Call::get(&format!("/v1/exports/{id}")), plain_error).await?.json()?;
    }
}

/// The file of a part, downloaded and checked. What was downloaded before, by a process that was killed too, is used.
///
/// # Errors
/// [`Error::Gone`] when it is not kept any more, [`Error::Integrity`] when it is not what its manifest says.
pub(super) async fn fetch(client: &Client, part: &Part, folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    if part.sha256.len() != 64 || !part.sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Error::Integrity(format!("the manifest has no SHA-256 of {}", part.name)));
    }
    let path = folder.join(format!("{}.part", part.sha256));
    for _ in 0..2 {
        download(client, part, &path).await?;
        if fs::metadata(&path)?.len() == part.bytes && sha256(&path)? == part.sha256.to_lowercase() {
            return Ok(path);
        }
        fs::remove_file(&path)?;
    }
    Err(Error::Integrity(format!("{} is not what its manifest says: the SHA-256 differs", part.name)))
}

async fn download(client: &Client, part: &Part, path: &Path) -> Result<()> {
    let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
    if file.metadata()?.len() > part.bytes {
        file.set_len(0)?;
    }
    let mut attempts = None;
    let mut renewed = false;
    loop {
        let have = file.metadata()?.len();
        if have == part.bytes {
            return Ok(());
        }
        file.seek(SeekFrom::Start(have))?;
        let (heard, error) = match read(client, part, &mut file, have).await {
            Ok(()) => return Ok(()),
            Err((heard, error)) => (heard, error),
        };
        if heard {
            (attempts, renewed) = (None, false);
        }
        if error.code() == Some("UNAUTHENTICATED") && client.has_tokens() && !renewed {
            renewed = true;
            continue;
        }
        attempts.get_or_insert_with(|| Attempts::new(client.retry())).after(error, Repeat::Read).await?;
    }
}

/// Reads on from so many bytes; where it fails, whether anything came.
async fn read(client: &Client, part: &Part, file: &mut File, mut have: u64) -> std::result::Result<(), (bool, Error)> {
    let mut heard = false;
    let step = async {
        let mut call = Call::get(&part.path);
        // The bytes as they are stored: what packs them is part of the file.
        call.headers = vec![(ACCEPT, "*/*".to_owned()), (ACCEPT_ENCODING, "identity".to_owned())];
        if have > 0 {
            call.headers.push((RANGE, format!("bytes={have}-")));
            call.headers.push((IF_RANGE, format!("\"{}\"", part.sha256)));
        }
        let (mut response, token) = client.open(&call, Duration::ZERO).await?;
        match response.status().as_u16() {
            404 | 410 => return Err(Error::Gone(format!("{} is not kept any more", part.name))),
            200 if have > 0 => {
                have = 0;
                file.set_len(0)?;
                file.seek(SeekFrom::Start(0))?;
            }
            200 | 206 => {}
            status => {
                if let Some(token) = token.filter(|_| status == 401) {
                    client.drop_token(&token).await;
                }
                let (status, headers) = (response.status(), response.headers().clone());
                let whole = Whole { status, headers, body: response.bytes().await? };
                return Err(plain_error(&whole).unwrap_or_default().into());
            }
        }
        loop {
            let piece = tokio::time::timeout(Duration::from_secs(60), response.chunk()).await;
            let Some(piece) = piece.map_err(|_| Error::broken("the download is silent"))?? else { break };
            heard = true;
            have += piece.len() as u64;
            if have > part.bytes {
                return Err(Error::Integrity(format!("{} is longer than its manifest says", part.name)));
            }
            file.write_all(&piece)?;
        }
        if have == part.bytes { Ok(()) } else { Err(Error::broken(format!("{} ended early", part.name))) }
    };
    let done: Result<()> = step.await;
    done.map_err(|error| (heard, error))
}

/// The rows of a part, from one on.
///
/// # Errors
/// It is packed in a way that this version does not know, or a row is none.
pub(super) fn rows(
    path: &Path,
    manifest: &Manifest,
    from: usize,
) -> Result<impl Iterator<Item = Result<Record>> + use<>> {
    let file = File::open(path)?;
    let reader: Box<dyn BufRead + Send> = match &*manifest.compression.as_deref().unwrap_or("none").to_uppercase() {
        "GZIP" => Box::new(BufReader::new(flate2::read::MultiGzDecoder::new(file))),
        "NONE" => Box::new(BufReader::new(file)),
        other => return Err(Error::Unexpected(format!("the export is packed by {other}, which is not known"))),
    };
    let lines =
        reader.split(b'\n').filter(|line| !matches!(line, Ok(line) if line.iter().all(u8::is_ascii_whitespace)));
    Ok(lines.skip(from).map(|line| serde_json::from_slice(&line?).map_err(Error::sink)))
}

fn sha256(path: &Path) -> Result<String> {
    let (mut file, mut hasher, mut buffer) = (File::open(path)?, Sha256::new(), vec![0; 1 << 16]);
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(hex(&hasher.finalize()));
        }
        hasher.update(&buffer[..read]);
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
