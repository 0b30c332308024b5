//! What must hold of what a receiver was sent, whatever was killed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sea_orm::FromQueryResult;
use tests::{draft::credit_code, gateway::Gateway, history::rows};

use super::flapping::{Arrival, Verdict};

/// An event of the feed.
#[derive(Debug, FromQueryResult)]
pub(super) struct Expected {
    pub(super) sequence: i64,
    pub(super) kind: String,
    pub(super) operation: String,
    pub(super) credit_code: String,
}

#[derive(Debug, FromQueryResult)]
struct Settled {
    state: String,
    deliveries: i64,
}

/// The events of the feed after the registration of so many enterprises, as the database has them.
pub(super) async fn expected_of(gateway: &Gateway, registered: u32) -> Vec<Expected> {
    let sql = format!(
        "SELECT c.sequence, c.kind, c.operation, e.credit_code FROM change_event c JOIN enterprise e ON e.id=c.enterprise_id \
         WHERE c.sequence>{registered} ORDER BY c.sequence"
    );
    let events: Vec<Expected> = rows(&gateway.app.store, &sql).await;
    let sequences = events.iter().map(|event| event.sequence);
    assert!(sequences.eq((i64::from(registered) + 1..).take(events.len())), "the feed has a gap");
    assert!(events.iter().all(|event| (1..=registered).any(|number| credit_code(number) == event.credit_code)));
    events
}

/// Asserts that each of these events reached the receiver, as one, in the order of its enterprise. Says what there was.
pub(super) async fn assert_told(
    gateway: &Gateway,
    endpoint: &str,
    expected: &[&Expected],
    arrivals: &[Arrival],
) -> String {
    let wanted: BTreeMap<u64, &str> =
        expected.iter().map(|event| (event.sequence.unsigned_abs(), event.credit_code.as_str())).collect();
    // Of each enterprise what it was told of so far, and whether that may have been taken.
    let mut told: HashMap<&str, BTreeMap<u64, bool>> = HashMap::new();
    let mut bodies: HashMap<&str, u64> = HashMap::new();
    let (mut refused, mut repeated, mut taken) = (0, 0, BTreeSet::new());
    for arrival in arrivals {
        let Arrival { id, sequence, enterprise, verdict, hash } = arrival;
        assert_eq!(wanted.get(sequence), Some(&enterprise.as_str()), "nobody wanted this: {arrival:?}");
        assert_eq!(bodies.entry(id).or_insert(*hash), hash, "one id, two bodies: {arrival:?}");
        let before = told.entry(enterprise).or_default();
        if !before.contains_key(sequence) {
            let missing = wanted.range(..sequence).rev().find(|(_, of)| *of == enterprise).map(|(before, _)| *before);
            let is_next = missing.is_none_or(|missing| before.get(&missing) == Some(&true));
            assert!(is_next, "{arrival:?} came before {missing:?} was taken");
        }
        let may_be_taken = *verdict != Verdict::Refused;
        *before.entry(*sequence).or_default() |= may_be_taken;
        refused += usize::from(!may_be_taken);
        repeated += usize::from(may_be_taken && !taken.insert(*sequence));
    }
    assert!(taken.iter().eq(wanted.keys()), "{:?} never came", wanted.keys().find(|one| !taken.contains(one)));
    let number = mingjing::graphql::id::decode(&endpoint.into()).unwrap().1;
    let sql = format!(
        "SELECT state, CAST(count(*) AS bigint) AS deliveries FROM webhook_delivery WHERE endpoint_id={number} GROUP BY state"
    );
    let settled: Vec<Settled> = rows(&gateway.app.store, &sql).await;
    let kept: Vec<_> = settled.iter().map(|row| (row.state.as_str(), row.deliveries.unsigned_abs())).collect();
    assert_eq!(kept, [("delivered", expected.len() as u64)]);
    format!(
        "{} events told in {} attempts; {refused} were refused, {repeated} came again after they had been taken",
        expected.len(),
        arrivals.len()
    )
}
