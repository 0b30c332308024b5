//! `GET /v1/uploads/{id}`, `GET /v1/uploads/{id}/errors` and `GET /v1/uploads/{id}/rows`.

use std::{fs::File, sync::Arc};

use axum::{
    body::{Body, Bytes},
    extract::{Path, Request, State},
    http::{HeaderValue, Method, StatusCode, header, request},
    response::Response,
};
use futures_util::{StreamExt as _, stream};
use tokio::io::AsyncReadExt as _;

use super::{Rows, RowsFile, Server, answer, receive};
use crate::{
    error::ClientError,
    http::{
        access_log::ClientLabel,
        caller::{Answered, Gate},
        error::Failure,
        rate_limit,
    },
};

/// Bytes of a file that are sent at once.
const PIECE: usize = 64 * 1024;

/// Shows an upload.
pub(super) async fn serve<G: Gate>(
    State(server): State<Arc<Server<G>>>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (head, _) = request.into_parts();
    answered(&server, &head, async |caller| {
        let upload = server.uploads.find(caller, &id).await?;
        Ok(answer::json_of(StatusCode::OK, &upload))
    })
    .await
}

/// Hands out the refused rows of an upload.
pub(super) async fn serve_errors<G: Gate>(
    State(server): State<Arc<Server<G>>>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    serve_file(&server, &id, request, Rows::Refused).await
}

/// Hands out all rows of an upload.
pub(super) async fn serve_rows<G: Gate>(
    State(server): State<Arc<Server<G>>>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    serve_file(&server, &id, request, Rows::All).await
}

async fn serve_file<G: Gate>(server: &Server<G>, id: &str, request: Request, rows: Rows) -> Response {
    let (head, _) = request.into_parts();
    answered(server, &head, async |caller| Ok(file_of(server.uploads.rows(caller, id, rows).await?))).await
}

/// Lets the caller in, and answers.
async fn answered<G: Gate>(
    server: &Server<G>,
    head: &request::Parts,
    ask: impl AsyncFnOnce(&G::Caller) -> Result<Response, ClientError>,
) -> Response {
    if head.method != Method::GET && head.method != Method::HEAD {
        return answer::failed(&head.extensions, Failure::method_not_allowed("GET, HEAD", "uploads are read by GET"));
    }
    let admission = match receive::admit(server, head).await {
        Ok(admission) => admission,
        Err(failure) => return answer::failed(&head.extensions, failure),
    };
    let asked = ask(&admission.caller).await;
    let used = Answered { operation: Some(receive::OPERATION.to_owned()), failed: asked.is_err(), cost: 0 };
    server.gate.answered(&admission.caller, &used);
    let mut answer = asked.unwrap_or_else(|error| answer::failed(&head.extensions, answer::failure_of(error)));
    rate_limit::write(&admission.standing, answer.headers_mut());
    if let Some(client) = admission.client {
        answer.extensions_mut().insert(ClientLabel(client));
    }
    answer
}

fn file_of(file: RowsFile) -> Response {
    let RowsFile { name, format, file, length } = file;
    let mut answer = Response::new(Body::from_stream(pieces(file)));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.content_type()));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    headers.insert(header::CONTENT_DISPOSITION, answer::attachment(&name));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// The bytes of a file, piece by piece.
fn pieces(file: File) -> impl stream::Stream<Item = std::io::Result<Bytes>> {
    let pieces = stream::unfold(tokio::fs::File::from_std(file), async |mut file| {
        let mut piece = vec![0; PIECE];
        match file.read(&mut piece).await {
            Ok(0) => None,
            Ok(count) => {
                piece.truncate(count);
                Some((Ok(Bytes::from(piece)), file))
            }
            Err(error) => Some((Err(error), file)),
        }
    });
    // A layer above may ask once more at the end.
    pieces.fuse()
}
