//! `make bench-writes`: what writing takes, case by case. Parts of names choose: `make bench-writes ARGS="upload"`.

mod upload;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    // Cargo hands over options of its own too.
    let chosen: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let is_chosen = |name: &str| chosen.is_empty() || chosen.iter().any(|part| name.contains(part.as_str()));
    if is_chosen("upload") {
        upload::run().await?;
    }
    Ok(())
}
