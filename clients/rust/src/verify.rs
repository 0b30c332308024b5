//! Bulk verification (批量核验) of any number of subjects, at one point of the data.

use futures_util::stream::{self, StreamExt as _};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    client::{Client, query_cost_max, to_json},
    error::{Error, Result},
    graphql::Operation as _,
    operations::{self, VerifiedSubjectFields},
};

/// How many subjects a call takes at most.
const PER_CALL: usize = 10_000;
/// How many are sent a call when nothing is said: small enough for its answer and for progress to be seen.
const PER_CALL_FREELY: usize = 2_500;
/// How many bytes the subjects of a call have at most.
const BODY: usize = 3_500_000;
/// How often all is judged anew when a change became known late.
const REPEATED_AT_MOST: u32 = 3;

/// Whom to verify: by credit code, registration number or name, or by several of them, which then must all fit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Subject {
    /// Your own name for it; it comes back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Its credit code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<String>,
    /// Its registration number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<String>,
    /// Its whole name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl Subject {
    /// A subject by its credit code.
    pub fn code(credit_code: impl Into<String>) -> Self {
        Self { credit_code: Some(credit_code.into()), ..Self::default() }
    }
}

/// As of when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AsOf {
    /// As the data stood when this change had been made.
    Sequence(u64),
    /// As the data stood at this moment (RFC 3339).
    Moment(String),
}

impl AsOf {
    fn told(&self) -> Value {
        match self {
            Self::Sequence(sequence) => json!({ "sequence": sequence.to_string() }),
            Self::Moment(at) => json!({ "at": at }),
        }
    }
}

/// The answer: every subject, in the order in which they were given.
#[derive(Debug, Clone, PartialEq)]
pub struct Verification {
    /// The last change that counted. Keep it with the decision.
    pub sequence: u64,
    /// The moment that was judged.
    pub at: String,
    /// The day in China on which entries count as in force or not.
    pub day: String,
    /// The subjects; each one's `index` is its place among all.
    pub subjects: Vec<VerifiedSubjectFields>,
}

/// A verification that is being put together.
pub struct Verify<'a> {
    client: &'a Client,
    subjects: Vec<Subject>,
    lists: Option<Vec<String>>,
    authorities: Option<Vec<String>>,
    as_of: Option<AsOf>,
    chunk: usize,
    concurrency: usize,
    progress: Option<Box<dyn FnMut(usize, usize) + Send + 'a>>,
}

impl std::fmt::Debug for Verify<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Verify").field("subjects", &self.subjects.len()).finish_non_exhaustive()
    }
}

impl Client {
    /// Who subjects are, and whether anything stands against them: any number of them, all at one point of the data.
    pub fn verify(&self, subjects: impl IntoIterator<Item = Subject>) -> Verify<'_> {
        Verify {
            client: self,
            subjects: subjects.into_iter().collect(),
            lists: None,
            authorities: None,
            as_of: None,
            chunk: PER_CALL_FREELY,
            concurrency: 4,
            progress: None,
        }
    }
}

/// Why a try was not good.
enum Again {
    /// A chunk was judged at another point than the first.
    Moved,
    /// An answer is too large.
    TooLarge,
    Failed(Error),
}

impl From<Error> for Again {
    fn from(error: Error) -> Self {
        if error.code() == Some("QUERY_TOO_LARGE") { Self::TooLarge } else { Self::Failed(error) }
    }
}

impl<'a> Verify<'a> {
    /// What counts, such as `PENALTY`; the lists of abnormal operations and serious violations when nothing is said.
    #[must_use]
    pub fn lists(mut self, lists: &[&str]) -> Self {
        self.lists = Some(lists.iter().map(|&it| it.to_owned()).collect());
        self
    }

    /// Only entries of these authorities.
    #[must_use]
    pub fn authorities(mut self, authorities: &[&str]) -> Self {
        self.authorities = Some(authorities.iter().map(|&it| it.to_owned()).collect());
        self
    }

    /// As of when; as of now when nothing is said.
    #[must_use]
    pub fn as_of(mut self, as_of: AsOf) -> Self {
        self.as_of = Some(as_of);
        self
    }

    /// How many subjects are sent a call; never more than the tier allows.
    #[must_use]
    pub fn chunk(mut self, chunk: usize) -> Self {
        self.chunk = chunk.max(1);
        self
    }

    /// How many calls are in progress at once.
    #[must_use]
    pub fn concurrency(mut self, concurrency: usize) -> Self {
        self.concurrency = concurrency.max(1);
        self
    }

    /// Is told how many subjects are done, and of how many.
    #[must_use]
    pub fn progress(mut self, progress: impl FnMut(usize, usize) + Send + 'a) -> Self {
        self.progress = Some(Box::new(progress));
        self
    }

    /// The answer.
    ///
    /// The first chunk is judged as of now, or as of the point that was asked for; its answer names the point. The others are
    /// judged as of the same moment, so that the day on which entries count is the same too, and it is held that the sequence
    /// number is. Only where a change became known late, with a moment before the first chunk's, do they differ: then all is
    /// judged anew, and at last as of the sequence number alone.
    ///
    /// # Errors
    /// There are no subjects, the tier allows none, or a call fails.
    pub async fn send(mut self) -> Result<Verification> {
        if self.subjects.is_empty() {
            return Err(Error::Argument("there are no subjects".to_owned()));
        }
        // A call costs ten points and one a subject.
        let affordable = query_cost_max(self.client).await?.saturating_sub(10).min(PER_CALL);
        if affordable == 0 {
            return Err(Error::Argument("the tier's queries may cost too few points to verify anybody".to_owned()));
        }
        self.chunk = self.chunk.min(affordable);
        let mut tries = 0;
        loop {
            tries += 1;
            match self.attempt(tries >= REPEATED_AT_MOST).await {
                Ok(verification) => return Ok(verification),
                Err(Again::Moved) if tries < REPEATED_AT_MOST => {}
                Err(Again::Moved) => return Err(Error::Unexpected("the point of the data was not kept to".to_owned())),
                Err(Again::TooLarge) if self.chunk > 1 => {
                    tries -= 1;
                    self.chunk = self.chunk.min(self.subjects.len()).div_ceil(2);
                }
                Err(Again::TooLarge) => {
                    return Err(Error::Unexpected("the answer about a single subject is too large".to_owned()));
                }
                Err(Again::Failed(error)) => return Err(error),
            }
        }
    }

    async fn attempt(&mut self, last: bool) -> std::result::Result<Verification, Again> {
        let chunks = self.chunks()?;
        let total = self.subjects.len();
        let (first_chunk, rest) = (chunks[0].clone(), &chunks[1..]);
        let mut as_of = self.as_of.as_ref().map(AsOf::told);
        let mut first = self.ask(first_chunk.clone(), as_of.as_ref()).await?;
        if last && as_of.is_none() && !rest.is_empty() {
            as_of = Some(json!({ "sequence": first.sequence }));
            first = self.ask(first_chunk.clone(), as_of.as_ref()).await?;
        }
        let as_of = as_of.unwrap_or_else(|| json!({ "at": first.at }));
        let mut progress = self.progress.take();
        let mut done = first_chunk.len();
        let mut tell = |done| {
            if let Some(progress) = &mut progress {
                progress(done, total);
            }
        };
        tell(done);
        let (this, as_of) = (&*self, &as_of);
        let mut answers = stream::iter(rest.iter().cloned())
            .map(|chunk| async move { (chunk.clone(), this.ask(chunk, Some(as_of)).await) })
            .buffered(self.concurrency);
        let mut subjects = first.subjects;
        let mut failed = None;
        while let Some((chunk, answer)) = answers.next().await {
            match answer {
                Ok(answer) if answer.sequence != first.sequence || (answer.day != first.day && !last) => {
                    failed = Some(Again::Moved);
                }
                Ok(answer) if answer.subjects.len() != chunk.len() => {
                    failed = Some(Again::Failed(Error::Unexpected("not every subject was answered about".to_owned())));
                }
                Ok(answer) => {
                    subjects.extend(answer.subjects);
                    done += chunk.len();
                    tell(done);
                    continue;
                }
                Err(error) => failed = Some(error.into()),
            }
            break;
        }
        drop(answers);
        self.progress = progress;
        if let Some(failed) = failed {
            return Err(failed);
        }
        for (index, subject) in (0..).zip(&mut subjects) {
            subject.index = index;
        }
        let sequence = first.sequence.parse().map_err(|_| Error::Unexpected("the sequence is no number".to_owned()))?;
        Ok(Verification { sequence, at: first.at, day: first.day, subjects })
    }

    /// The chunks, as ranges of the subjects.
    fn chunks(&self) -> Result<Vec<std::ops::Range<usize>>> {
        let (mut chunks, mut start, mut weight) = (Vec::new(), 0, 0);
        for (index, subject) in self.subjects.iter().enumerate() {
            let its = to_json(subject)?.to_string().len() + 1;
            if index > start && (index - start >= self.chunk || weight + its > BODY) {
                chunks.push(start..index);
                (start, weight) = (index, 0);
            }
            weight += its;
        }
        chunks.push(start..self.subjects.len());
        Ok(chunks)
    }

    async fn ask(&self, chunk: std::ops::Range<usize>, as_of: Option<&Value>) -> Result<operations::VerifyDataVerify> {
        let mut variables = json!({ "subjects": self.subjects[chunk] });
        for (name, value) in
            [("lists", to_json(&self.lists)?), ("authorities", to_json(&self.authorities)?), ("asOf", to_json(&as_of)?)]
        {
            if !value.is_null() {
                variables[name] = value;
            }
        }
        let answer =
            self.client.execute(operations::Verify::DOCUMENT, &variables, Some(operations::Verify::NAME)).await?;
        let data: operations::VerifyData =
            serde_json::from_value(answer.data).map_err(|error| Error::Unexpected(error.to_string()))?;
        Ok(data.verify)
    }
}
