//! What a client is admitted that asks ten times its rate, spread over three replicas, beside one that obeys the
//! headers.

use std::time::Instant;

use crate::{
    faults::Faults,
    load::{Asking, Seen},
    obedient::Obedient,
    outcome::Outcome,
    replicas::{GREED, Policy, Replicas},
    settings::Settings,
};

/// Measures each policy and prints a line for it.
pub async fn measure(settings: &Settings, replicas: &Replicas, faults: &mut Faults) -> anyhow::Result<()> {
    println!("one client at {GREED} times its rate, by turns at three replicas; beside it one that obeys the headers");
    println!(
        "{:10} {:>8} {:>8} {:>9} {:>10} {:>10} {:>8}   {:>8} {:>5} {:>9} {:>5}",
        "", "seconds", "offered", "offered/s", "admitted", "policy", "differ", "obedient", "429s", "admitted", "cuts"
    );
    for policy in &replicas.policies {
        measure_policy(settings, replicas, policy, faults).await?;
    }
    println!(
        "offered are requests; admitted and policy are what the line names; policy is burst + rate × seconds. Cuts are\n\
        how often a replica waited too long for Redis and counted alone for a moment; then it allows more."
    );
    Ok(())
}

async fn measure_policy(
    settings: &Settings,
    replicas: &Replicas,
    policy: &Policy,
    faults: &mut Faults,
) -> anyhow::Result<()> {
    let greedy = replicas.greedy(&replicas.city.client(policy.tier).await?, policy);
    let obedient = replicas.obedient(&replicas.city.client(policy.tier).await?);
    let cuts = replicas.cuts(faults)?;
    let (greedy, obedient) = (Asking::start(vec![greedy]), Asking::start_all(vec![obedient], Obedient::run));
    tokio::time::sleep(settings.run).await;
    let (greedy, obedient) = (greedy.finish().await?, obedient.finish().await?);
    let cuts = replicas.cuts(faults)? - cuts;
    let Some((begin, end)) = span(&greedy) else { anyhow::bail!("nothing was asked") };
    let seconds = (end - begin).as_secs_f64();
    let [admitted, allowed] = [total(policy, &greedy), policy.allows(seconds)];
    let refused = obedient.iter().filter(|seen| seen.outcome == Outcome::Refused).count();
    println!(
        "{:10} {seconds:>8.1} {:>8} {:>9.0} {admitted:>10.0} {allowed:>10.0} {:>+7.1}%   {:>8} {refused:>5} {:>9.0} {cuts:>5}",
        policy.name,
        greedy.len(),
        figure(greedy.len()) / seconds,
        (admitted / allowed - 1.0) * 100.0,
        obedient.len(),
        total(policy, &obedient),
    );
    faults.check("the greedy client", &greedy);
    faults.check("the obedient client", &obedient);
    if refused > 0 && cuts == 0 {
        faults.note(format!("the client that obeys the headers was refused {refused} times"));
    }
    Ok(())
}

/// From the first request to the last answer.
pub fn span(seen: &[Seen]) -> Option<(Instant, Instant)> {
    Some((seen.iter().map(|seen| seen.asked).min()?, seen.iter().map(|seen| seen.answered).max()?))
}

/// What the admitted requests used of what the policy counts.
pub fn total<'a>(policy: &Policy, seen: impl IntoIterator<Item = &'a Seen>) -> f64 {
    figure(seen.into_iter().map(|seen| policy.used(seen)).sum::<u64>())
}

impl Policy {
    /// What it allows from a full bucket in so many seconds.
    pub fn allows(&self, seconds: f64) -> f64 {
        figure(self.capacity) + figure(self.refill) * seconds
    }
}

/// A count as a figure to show.
#[expect(clippy::cast_precision_loss, reason = "it is shown with a few digits")]
pub fn figure(count: impl TryInto<u64>) -> f64 {
    count.try_into().map_or(f64::NAN, |count| count as f64)
}
