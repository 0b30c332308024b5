//! Five minutes: `cargo run --example tour`. `MINGJING_URL` and `MINGJING_KEY` say which gateway and who.

use futures_util::TryStreamExt as _;
use mingjing::{
    Client,
    operations::{AbnormalOperations, AbnormalOperationsVariables, Dataset, DatasetVariables},
    verify::Subject,
};

#[tokio::main]
async fn main() -> mingjing::Result<()> {
    let client = Client::from_env()?;

    let code = "913101150601727872";
    if let Some(enterprise) = client.enterprise(code).await? {
        println!("{} {:?} {}", enterprise.name, enterprise.established_on, enterprise.on_abnormal_list);
    }

    // Page after page, by itself.
    let entries = client.list::<AbnormalOperations>(AbnormalOperationsVariables::default());
    let mut entries = std::pin::pin!(entries);
    while let Some(entry) = entries.try_next().await? {
        println!("{} {} {}", entry.listed_on, entry.reason.label, entry.enterprise.name);
    }

    let verified = client.verify([Subject::code(code), Subject::code("913101132920115528")]).send().await?;
    for subject in &verified.subjects {
        println!("{:?} {:?}", subject.status, subject.verdicts.iter().map(|it| &it.verdict).collect::<Vec<_>>());
    }

    // In the order of commits, each once.
    let head: u64 = client.run::<Dataset>(&DatasetVariables {}).await?.dataset.sequence.parse().unwrap_or_default();
    let mut changes = std::pin::pin!(client.feed(head.saturating_sub(10)).changes());
    while let Some(change) = changes.try_next().await? {
        println!("{} {} {} {:?}", change.sequence, change.operation, change.kind, change.enterprise.name);
    }
    Ok(())
}
