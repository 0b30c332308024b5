//! Redis goes away under load and comes back: what clients see, how long they wait, and when limits are shared again.

use std::time::{Duration, Instant};

use anyhow::ensure;
use serde_json::json;
use tests::{services::Redis, wire};

use crate::{
    counting::{figure, total},
    faults::Faults,
    load::{Asking, Flood, Seen, ask},
    obedient::Obedient,
    outcome::{Outcome, counts, judge},
    replicas::{Policy, REPLICAS, Replicas},
    settings::Settings,
};

/// How long the answers around the loss are looked at.
const AROUND: Duration = Duration::from_secs(1);

/// How long it may take until limits are shared again, before that is given up.
const LONGEST_RETURN: Duration = Duration::from_secs(30);

/// What each replica allows alone, in percent: the default of `redis.fallback_percent`.
const FALLBACK_PERCENT: u32 = 50;

/// What happens to Redis, and how it ends.
pub struct Outage {
    /// What happens, for a title.
    pub what: String,
    /// Begins it.
    pub begin: Box<dyn FnOnce(&mut Redis) + Send>,
    /// Ends it. When it returns, Redis answers.
    pub end: Box<dyn FnOnce(&mut Redis) + Send>,
}

/// When what happened.
struct Times {
    lost: Instant,
    returned: Instant,
    shared: Instant,
}

/// What became of a write.
#[derive(Debug)]
struct Writes {
    before: Outcome,
    meanwhile: Outcome,
    after: Outcome,
}

/// Measures one, with greedy clients of every policy and one that obeys the headers. The run is in thirds: before, without
/// Redis and its return, after.
pub async fn measure(
    settings: &Settings,
    replicas: &mut Replicas,
    greedy: Vec<(Policy, Flood)>,
    outage: Outage,
    faults: &mut Faults,
) -> anyhow::Result<()> {
    println!("\n{}", outage.what);
    let obedient = replicas.obedient(&replicas.city.client(replicas.policies[0].tier).await?);
    let cuts = replicas.cuts(faults)?;
    let obedient = Asking::start_all(vec![obedient], Obedient::run);
    let greedy: Vec<_> = greedy.into_iter().map(|(policy, flood)| (policy, Asking::start(vec![flood]))).collect();
    let (times, writes) = happen(settings, replicas, outage, faults).await?;
    let obedient = obedient.finish().await?;
    let mut all = Vec::new();
    for (policy, asking) in greedy {
        let seen = asking.finish().await?;
        print_phases(&policy, &seen, &times);
        faults.check("a greedy client", &seen);
        all.extend(seen);
    }
    println!("obedient: {}", counts(&obedient));
    faults.check("the obedient client", &obedient);
    let cuts = replicas.cuts(faults)? - cuts;
    let refused = obedient.iter().filter(|seen| seen.outcome == Outcome::Refused).count();
    // Each replica lost Redis once: what more there is comes from a machine that is too slow for Redis.
    if refused > 0 && cuts == REPLICAS {
        faults.note(format!("the client that obeys the headers was refused {refused} times"));
    }
    all.extend(obedient);
    print_waits(&all, &times);
    println!("replicas began to do without Redis {cuts} times; the outage makes it {REPLICAS}");
    println!("writes: before {}, meanwhile {}, after {}", writes.before, writes.meanwhile, writes.after);
    if writes.meanwhile != Outcome::Wrong("503 OVERLOADED".to_owned()) {
        faults.note(format!("a write without Redis was answered {}", writes.meanwhile));
    }
    Ok(())
}

/// Lets it happen while others ask.
async fn happen(
    settings: &Settings,
    replicas: &mut Replicas,
    outage: Outage,
    faults: &mut Faults,
) -> anyhow::Result<(Times, Writes)> {
    let third = settings.run / 3;
    tokio::time::sleep(third / 2).await;
    let before = write(replicas, "before").await;
    tokio::time::sleep(third / 2).await;
    let lost = Instant::now();
    replicas.with_redis(outage.begin).await?;
    tokio::time::sleep(third / 4).await;
    let meanwhile = write(replicas, "meanwhile").await;
    let mut wires = [const { None }; REPLICAS];
    let degraded = replicas.degraded(&mut wires).await?;
    if degraded != REPLICAS {
        faults.note(format!("{degraded} of {REPLICAS} replicas say in /readyz that they do without Redis"));
    }
    tokio::time::sleep(third / 4).await;
    replicas.with_redis(outage.end).await?;
    let returned = Instant::now();
    while replicas.degraded(&mut wires).await? > 0 {
        ensure!(returned.elapsed() < LONGEST_RETURN, "limits are not shared again");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let shared = Instant::now();
    tokio::time::sleep(third / 2).await;
    let after = write(replicas, "after").await;
    tokio::time::sleep(third / 2).await;
    Ok((Times { lost, returned, shared }, Writes { before, meanwhile, after }))
}

/// Registers an organisation by a mutation.
async fn write(replicas: &Replicas, name: &str) -> Outcome {
    let query = "mutation($input: RegisterOrganisationInput!) { registerOrganisation(input: $input) {
        organisation { id } userErrors { code } } }";
    // No other has the name, in any run.
    let name = format!("{name} {:?}", Instant::now());
    let body = json!({"query": query, "variables": {"input": {"name": name, "kind": "DEVELOPER"}}}).to_string();
    let request = wire::post(Some(&replicas.admin), &body);
    ask(&mut None, replicas.all[0].address, &request, judge).await.unwrap_or_else(|wrong| wrong)
}

/// What was admitted in each phase, and what the policy allows in it.
fn print_phases(policy: &Policy, seen: &[Seen], times: &Times) {
    let Some(begin) = seen.iter().map(|seen| seen.asked).min() else { return };
    let Some(end) = seen.iter().map(|seen| seen.answered).max() else { return };
    let share = f64::from(FALLBACK_PERCENT) / 100.0 * figure(REPLICAS);
    let phases = [
        ("before", begin, times.lost, 1.0),
        ("without Redis", times.lost, times.shared, share),
        ("shared again", times.shared, end, 1.0),
    ];
    println!("{:24} {:>8} {:>9} {:>9}   answers", policy.name, "seconds", "admitted", "policy");
    for (name, from, to, share) in phases {
        let of_phase = || seen.iter().filter(|seen| (from..to).contains(&seen.answered));
        let seconds = to.saturating_duration_since(from).as_secs_f64();
        println!(
            "  {name:22} {seconds:>8.1} {:>9.0} {:>9.0}   {}",
            total(policy, of_phase()),
            policy.allows(seconds) * share,
            counts(of_phase())
        );
    }
}

fn print_waits(seen: &[Seen], times: &Times) {
    let milliseconds = |duration: Duration| duration.as_secs_f64() * 1000.0;
    let first = |target: usize| {
        let of_target = seen.iter().filter(|seen| seen.target == target && seen.asked >= times.lost);
        of_target.map(|seen| seen.answered).min().map(|answered| answered - times.lost)
    };
    let first = (0..REPLICAS).filter_map(first).max().unwrap_or(Duration::MAX);
    let slowest = |from: Instant, to: Instant| {
        let between = seen.iter().filter(|seen| seen.answered >= from && seen.asked < to);
        between.map(Seen::took).max().unwrap_or_default()
    };
    println!(
        "from the loss to the first answer that was asked for after it: {:.0} ms at the last replica",
        milliseconds(first)
    );
    println!(
        "slowest answer in the second from the loss: {:.0} ms; in the second before: {:.0} ms",
        milliseconds(slowest(times.lost, times.lost + AROUND)),
        milliseconds(slowest(times.lost.checked_sub(AROUND).unwrap_or(times.lost), times.lost))
    );
    println!("from Redis' return until limits are shared again: {:.0} ms", milliseconds(times.shared - times.returned));
}
