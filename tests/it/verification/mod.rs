//! Verification: who subjects are, what stands against them, now and as of earlier.

mod as_of;
mod bulk;
mod key;
mod subject;
mod verdict;

use serde_json::{Value, json};
use tests::gateway::Gateway;

const QUERY: &str = "query($subjects: [VerifySubject!]!, $lists: [DisclosureKind!], $authorities: [String!], $asOf: AsOf) {
    verify(subjects: $subjects, lists: $lists, authorities: $authorities, asOf: $asOf) {
        sequence at day counts { found notFound ambiguous invalid listed }
        subjects {
            index reference creditCode registrationNumber name status matchedBy searchedSimilar
            problems { field message }
            enterprise { id name creditCode registrationNumber status }
            candidates { score matchedBy explanation enterprise { name } }
            verdicts { list verdict hitCount hits {
                kind recordId revision inForce reason reasonCodes number authority publisher listedOn lastsUntil removedOn
                removalReason underObjection
            } }
        }
    }
}";

/// The answer to these arguments.
async fn answer(gateway: &Gateway, arguments: Value) -> Value {
    gateway.answer(QUERY, arguments).await
}

/// What is found with these arguments, which must be accepted.
async fn verify(gateway: &Gateway, arguments: Value) -> Value {
    gateway.data_with(QUERY, arguments).await["verify"].take()
}

/// The first subject of what is found, where there is only one.
async fn verify_one(gateway: &Gateway, subject: Value, mut arguments: Value) -> Value {
    arguments["subjects"] = json!([subject]);
    verify(gateway, arguments).await["subjects"][0].take()
}

/// The verdicts of a subject, in the order of its lists.
fn verdicts(subject: &Value) -> Vec<&str> {
    let verdicts = subject["verdicts"].as_array().unwrap();
    verdicts.iter().map(|verdict| verdict["verdict"].as_str().unwrap()).collect()
}
