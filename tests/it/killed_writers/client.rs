//! A client that submits, corrects and withdraws, one call after another, whatever happens to the server.

use std::sync::{Arc, Mutex};

use rand::{
    Rng, SeedableRng,
    seq::{IteratorRandom, SliceRandom},
};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use tests::target::PATIENCE;
use tokio::sync::{Semaphore, watch};

use super::call::{Call, Own, Row, number};

/// Enterprises that all clients write about.
pub(crate) const ENTERPRISES: u32 = 40;
/// Rows of the largest submission.
const ROWS_MAX: usize = 30;

/// Where the server is, and how many were there before it.
pub(crate) type Place = watch::Receiver<(u32, String)>;

/// What clients have done, for whoever checks it.
#[derive(Debug, Default)]
pub(crate) struct Done {
    /// Calls that are over, answered or given up.
    pub(super) calls: Vec<Call>,
    /// How many calls were sent again because they were not answered.
    pub repeated: usize,
    /// How many calls were answered that they could not be done now.
    pub put_off: usize,
}

/// What clients share.
#[derive(Clone)]
pub(crate) struct Shared {
    pub place: Place,
    pub done: Arc<Mutex<Done>>,
    pub answers: watch::Sender<u64>,
    /// A call takes one of these for good. It is over when they are closed.
    pub turns: Arc<Semaphore>,
}

pub(crate) struct Client {
    name: String,
    key: String,
    random: ChaCha8Rng,
    http: reqwest::Client,
    shared: Shared,
    own: Vec<Own>,
    calls: u32,
    titles: u32,
}

impl Client {
    pub(crate) fn new(name: String, key: String, seed: u64, shared: Shared) -> Self {
        let http = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build().unwrap();
        let random = ChaCha8Rng::seed_from_u64(seed);
        Self { name, key, random, http, shared, own: Vec::new(), calls: 0, titles: 0 }
    }

    /// Writes until it is over. Every call is answered or given up then.
    pub(crate) async fn write(mut self) {
        while let Ok(turn) = Arc::clone(&self.shared.turns).acquire_owned().await {
            turn.forget();
            let call = self.next_call();
            self.take(&call);
            let call = self.make(call).await;
            if let Some(answer) = &call.answer {
                call.assert_answered(answer);
                self.learn(&call, answer);
            }
            self.shared.done.lock().unwrap().calls.push(call);
        }
    }

    /// A call of a random sort, size and mode, in which something may be wrong.
    fn next_call(&mut self) -> Call {
        self.calls += 1;
        let key = format!("{}-{}", self.name, self.calls);
        let size = self.random.random_range(1..=ROWS_MAX);
        let (mutation, rows) = match self.random.random_range(0..10) {
            0..=2 if self.own.len() > ROWS_MAX => {
                let records = self.own.iter().cloned().choose_multiple(&mut self.random, size);
                let rows = records.into_iter().map(|record| Row::Correct { record, title: self.title() });
                ("correctHonours", rows.collect())
            }
            3..=4 if self.own.iter().filter(|own| !own.is_withdrawn).count() > ROWS_MAX => {
                let standing = self.own.iter().filter(|own| !own.is_withdrawn).cloned();
                let records = standing.choose_multiple(&mut self.random, size);
                ("withdrawHonours", records.into_iter().map(|record| Row::Withdraw { record }).collect())
            }
            _ => {
                let rows = (0..size)
                    .map(|_| Row::Enter { enterprise: self.random.random_range(1..=ENTERPRISES), title: self.title() });
                ("submitHonours", rows.collect::<Vec<Row>>())
            }
        };
        // One call in three has rows with which something is wrong.
        let wrong = if self.random.random_bool(0.33) { 0.15 } else { 0.0 };
        let rows = rows.into_iter().map(|row| (row, !self.random.random_bool(wrong))).collect();
        Call { key, mutation, is_all_or_nothing: self.random.random_bool(0.5), rows, answer: None, answered_by: 0 }
    }

    /// A title that no other record has.
    fn title(&mut self) -> String {
        self.titles += 1;
        format!("{}的第{}号荣誉", self.name, self.titles)
    }

    /// Takes the records that the call is about out of those that the client knows: it must learn of them again.
    fn take(&mut self, call: &Call) {
        let taken = |own: &Own| call.rows.iter().any(|(row, _)| row.record().is_some_and(|record| record.id == own.id));
        self.own.retain(|own| !taken(own));
    }

    /// Makes the call until it is answered or given up; now and then as a crowd, and once more when it was answered.
    async fn make(&mut self, mut call: Call) -> Call {
        let body = call.body();
        loop {
            let place = self.shared.place.borrow().clone();
            let (one, other) = if self.random.random_bool(0.1) {
                tokio::join!(self.ask(&place.1, &call, &body), self.ask(&place.1, &call, &body))
            } else {
                (self.ask(&place.1, &call, &body).await, Asked::NotAnswered)
            };
            let answer = match (one, other) {
                (Asked::Answered(one), Asked::Answered(other)) => {
                    assert_eq!(one, other, "two answers to {call:?}");
                    Some(one)
                }
                (Asked::Answered(answer), _) | (_, Asked::Answered(answer)) => Some(answer),
                (Asked::PutOff, _) => {
                    self.shared.done.lock().unwrap().put_off += 1;
                    continue;
                }
                _ => None,
            };
            if let Some(answer) = answer {
                self.shared.answers.send_modify(|answers| *answers += 1);
                if self.random.random_bool(0.15)
                    && let Asked::Answered(again) = self.ask(&place.1, &call, &body).await
                {
                    assert_eq!(again, answer, "another answer to the same call {call:?}");
                }
                (call.answer, call.answered_by) = (Some(answer), place.0);
                return call;
            }
            if self.random.random_bool(0.25) {
                return call;
            }
            self.shared.done.lock().unwrap().repeated += 1;
            // Only a server that was killed leaves a call without an answer; there will be another.
            let next = self.shared.place.wait_for(|(number, _)| *number > place.0);
            tokio::time::timeout(PATIENCE, next).await.expect("another server is started").unwrap();
        }
    }

    async fn ask(&self, url: &str, call: &Call, body: &Value) -> Asked {
        let Ok(response) = self.http.post(url).header("x-api-key", &self.key).json(body).send().await else {
            return Asked::NotAnswered;
        };
        let Ok(mut answer) = response.json::<Value>().await else { return Asked::NotAnswered };
        match answer["errors"][0]["extensions"]["code"].as_str() {
            None => Asked::Answered(answer["data"][call.mutation].take()),
            Some("OVERLOADED" | "TIMEOUT") => Asked::PutOff,
            Some(_) => panic!("{call:?}: {answer}"),
        }
    }

    /// Learns what became of the records.
    fn learn(&mut self, call: &Call, answer: &Value) {
        for ((row, _), told) in call.rows.iter().zip(answer["rows"].as_array().unwrap()) {
            let written = told["revision"].as_i64().map(|revision| Own {
                id: told["recordId"].as_str().unwrap().to_owned(),
                revision,
                is_withdrawn: matches!(row, Row::Withdraw { .. }),
            });
            if let (Some(written), Some(record)) = (&written, row.record()) {
                assert_eq!((number(&written.id), written.revision), (number(&record.id), record.revision + 1));
            }
            self.own.extend(written.or_else(|| row.record().cloned()));
        }
        self.own.shuffle(&mut self.random);
    }
}

/// What became of a request.
enum Asked {
    Answered(Value),
    /// It could not be done now, and may be asked again.
    PutOff,
    /// The connection ended before the answer came.
    NotAnswered,
}
