//! Downloads of the files that the gateway keeps: the parts of exports, the results of verifications.

use std::{
    fs::{self, File, OpenOptions},
    io::{Read as _, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
    time::Duration,
};

use reqwest::header::{ACCEPT, ACCEPT_ENCODING, IF_RANGE, RANGE};
use sha2::{Digest as _, Sha256};

use crate::{
    answer::{Whole, plain_error},
    client::{Call, Client},
    error::{Error, Result},
    retry::{Attempts, Repeat},
};

/// A file that the gateway keeps.
#[derive(Debug, Clone, Copy)]
pub(crate) struct KeptFile<'a> {
    pub(crate) name: &'a str,
    pub(crate) bytes: u64,
    pub(crate) sha256: &'a str,
    /// Where it is, below the gateway's address.
    pub(crate) path: &'a str,
}

/// A file, downloaded and checked. What was downloaded before, by a process that was killed too, is used.
///
/// # Errors
/// [`Error::Gone`] when it is not kept any more, [`Error::Integrity`] when it is not what the gateway says.
pub(crate) async fn fetch(client: &Client, part: KeptFile<'_>, folder: &Path, name: &str) -> Result<PathBuf> {
    if part.sha256.len() != 64 || !part.sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Error::Integrity(format!("the gateway tells no SHA-256 of {}", part.name)));
    }
    let (path, whole) = (folder.join(format!("{name}.partial")), folder.join(name));
    let is_good = |path: &Path| -> Result<bool> {
        Ok(fs::metadata(path)?.len() == part.bytes && sha256(path)? == part.sha256.to_lowercase())
    };
    if whole.exists() && is_good(&whole)? {
        return Ok(whole);
    }
    for _ in 0..2 {
        download(client, part, &path).await?;
        if is_good(&path)? {
            // Renamed only when it is on the disk: what is there by its name is whole, whatever happens to the machine.
            OpenOptions::new().write(true).open(&path)?.sync_all()?;
            fs::rename(&path, &whole)?;
            return Ok(whole);
        }
        fs::remove_file(&path)?;
    }
    Err(Error::Integrity(format!(
        "{} is not what the gateway says it is: its SHA-256 is another one, twice in a row. Something between here and the gateway \
         changes files, or the gateway's file is damaged: tell its operator",
        part.name
    )))
}

async fn download(client: &Client, part: KeptFile<'_>, path: &Path) -> Result<()> {
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
async fn read(
    client: &Client,
    part: KeptFile<'_>,
    file: &mut File,
    mut have: u64,
) -> std::result::Result<(), (bool, Error)> {
    let mut heard = false;
    let step = async {
        let mut call = Call::get(part.path);
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
                return Err(Error::Integrity(format!("{} is longer than the gateway says", part.name)));
            }
            file.write_all(&piece)?;
        }
        if have == part.bytes { Ok(()) } else { Err(Error::broken(format!("{} ended early", part.name))) }
    };
    let done: Result<()> = step.await;
    done.map_err(|error| (heard, error))
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

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
