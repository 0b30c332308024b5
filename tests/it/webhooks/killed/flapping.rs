//! A receiver that is well, ill by turns, or away, and notes what it was sent.

use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::{Arc, Mutex},
    time::Duration,
};

use mingjing::clock::Clock;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::super::receiver::{Answering, Received, Receiver};

/// A receiver of the standard takes nothing that is older than this, or newer.
const TOLERANCE: u64 = 5 * 60;

/// How a receiver is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    /// It takes everything.
    Well,
    /// It answers by chance.
    Ill,
    /// Nobody listens.
    Away,
}

impl Mood {
    /// Any: well more often than not.
    pub(super) fn any(random: &mut ChaCha8Rng) -> Self {
        match random.random_range(0..10) {
            0..=4 => Self::Well,
            5..=7 => Self::Ill,
            _ => Self::Away,
        }
    }
}

/// What became of what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It was taken, and the sender was told so, if it was still there.
    Taken,
    /// It was taken, and the sender may not have heard it.
    Unclear,
    /// It was not.
    Refused,
}

/// What was sent, in short.
#[derive(Debug, Clone)]
pub(super) struct Arrival {
    pub(super) id: String,
    pub(super) sequence: u64,
    pub(super) enterprise: String,
    pub(super) verdict: Verdict,
    /// Of its body.
    pub(super) hash: u64,
}

#[derive(Default)]
struct Notes {
    /// What the endpoint's ids begin with, and its secret.
    known: Option<(String, String)>,
    is_ill: bool,
    arrivals: Vec<Arrival>,
    wrong: Vec<String>,
}

/// The receiver.
pub(super) struct Flapping {
    pub(super) receiver: Receiver,
    mood: Mood,
    notes: Arc<Mutex<Notes>>,
}

impl Flapping {
    pub(super) async fn start(seed: u64) -> Self {
        let (receiver, notes) = (Receiver::start().await, Arc::<Mutex<Notes>>::default());
        let random = Mutex::new(ChaCha8Rng::seed_from_u64(seed));
        let noting = Arc::clone(&notes);
        receiver.answer(move |received| {
            let mut notes = noting.lock().unwrap();
            let (answering, verdict) = answer(notes.is_ill, &mut random.lock().unwrap());
            notes.take(received, verdict);
            answering
        });
        Self { receiver, mood: Mood::Well, notes }
    }

    /// From now on it knows what its endpoint's events are called and signed with.
    pub(super) fn verify_with(&self, endpoint: &str, secret: &str) {
        let number = mingjing::graphql::id::decode(&endpoint.into()).unwrap().1;
        self.notes.lock().unwrap().known = Some((format!("evt_{number}_"), secret.to_owned()));
    }

    /// From now on it is like this; whether it is well again.
    pub(super) async fn change(&mut self, mood: Mood) -> bool {
        self.notes.lock().unwrap().is_ill = mood == Mood::Ill;
        // What it keeps of its own is nothing to it.
        self.receiver.forget();
        let before = std::mem::replace(&mut self.mood, mood);
        match (mood == Mood::Away, before == Mood::Away) {
            (true, false) => self.receiver.stop().await,
            (false, true) => self.receiver.come_back().await,
            _ => {}
        }
        mood == Mood::Well && before != Mood::Well
    }

    pub(super) fn assert_nothing_wrong(&self) {
        let wrong = &self.notes.lock().unwrap().wrong;
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    /// What was sent, in the order in which it came.
    pub(super) fn arrivals(&self) -> Vec<Arrival> {
        self.assert_nothing_wrong();
        self.notes.lock().unwrap().arrivals.clone()
    }
}

fn answer(is_ill: bool, random: &mut ChaCha8Rng) -> (Answering, Verdict) {
    match random.random_range(0..100) {
        _ if !is_ill => (Answering::Status(204), Verdict::Taken),
        0..=9 => (Answering::Status(500), Verdict::Refused),
        10..=14 => (Answering::With(503, "retry-after", "1".to_owned()), Verdict::Refused),
        15..=17 => (Answering::Never, Verdict::Refused),
        18..=21 => (Answering::Closing, Verdict::Unclear),
        22..=25 => (Answering::BreakingOff, Verdict::Unclear),
        26..=40 => (Answering::After(Duration::from_millis(random.random_range(1..200))), Verdict::Taken),
        _ => (Answering::Status(200), Verdict::Taken),
    }
}

impl Notes {
    /// Notes what came, and what is wrong with it.
    fn take(&mut self, received: &Received, verdict: Verdict) {
        // The replicas have the time of day.
        let now = Clock::system().now().timestamp();
        let sent: i64 = received.timestamp.parse().unwrap();
        let sequence = received.sequence();
        let (prefix, secret) = self.known.as_ref().unwrap();
        for (is_right, fault) in [
            (received.id == format!("{prefix}{sequence}"), "another id"),
            (received.is_signed_with(secret), "a signature that does not hold"),
            (now.abs_diff(sent) <= TOLERANCE, "an attempt of another time"),
        ] {
            if !is_right {
                self.wrong.push(format!("{fault}: {received:?}"));
            }
        }
        let mut hasher = DefaultHasher::new();
        received.body.hash(&mut hasher);
        let (id, enterprise) = (received.id.clone(), received.enterprise());
        self.arrivals.push(Arrival { id, sequence, enterprise, verdict, hash: hasher.finish() });
    }
}
