//! What stands against an enterprise: entries of the lists that were asked about, and the verdict that follows.

use std::{collections::HashMap, sync::Arc};

use chrono::NaiveDate;
use entity::code::{CodeEntry, Language};

use super::{HITS_MAX, List, authority::Authorities, repo::Entry};
use crate::domain::disclosure::{cell::Cell, field::FieldType};

/// Whether an enterprise is on a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// An entry is in force on the day.
    Listed,
    /// There are entries, of which none is in force.
    FormerlyListed,
    /// There is no entry.
    Clear,
}

impl Verdict {
    /// Its name, as the schema writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Listed => "LISTED",
            Self::FormerlyListed => "FORMERLY_LISTED",
            Self::Clear => "CLEAR",
        }
    }
}

/// The verdict of one list.
#[derive(Debug, Clone)]
pub struct ListVerdict {
    /// The list.
    pub list: List,
    /// Whether the enterprise is on it.
    pub verdict: Verdict,
    /// The entries: those in force first, then the latest; at most [`HITS_MAX`].
    pub hits: Vec<Arc<Hit>>,
    /// How many entries there are.
    pub count: usize,
}

/// An entry.
#[derive(Debug, Clone)]
pub struct Hit {
    /// The list that it is in.
    pub list: List,
    /// The record's id.
    pub record: i64,
    /// The record's revision.
    pub revision: i64,
    /// What it is for; nothing where the kind states none.
    pub reason: Option<Reason>,
    /// The number of its document or registration.
    pub number: Option<Box<str>>,
    /// Who decided on it.
    pub authority: Option<Box<str>>,
    /// Who published it.
    pub publisher: Option<Arc<str>>,
    /// The day since which it is in force.
    pub began_on: Option<NaiveDate>,
    /// The last day on which it is, where one is set.
    pub lasts_until: Option<NaiveDate>,
    /// The day on which it was lifted.
    pub lifted_on: Option<NaiveDate>,
    /// Why it was lifted.
    pub lifted_because: Option<Reason>,
    /// Whether it is in force on the day.
    pub in_force: bool,
    /// Whether somebody objects to it.
    pub under_objection: bool,
}

/// What a field says: codes of a list, or a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Codes.
    Codes(Vec<&'static CodeEntry>),
    /// A text.
    Text(Box<str>),
}

impl Reason {
    /// The same in words: of codes the terms in this language, with `、` between them.
    pub fn words(&self, language: Language) -> String {
        match self {
            Self::Text(text) => text.to_string(),
            Self::Codes(codes) => codes.iter().map(|entry| entry.label(language)).collect::<Vec<_>>().join("、"),
        }
    }

    /// The codes; none of a text.
    pub fn codes(&self) -> Vec<&'static str> {
        match self {
            Self::Text(_) => Vec::new(),
            Self::Codes(codes) => codes.iter().map(|entry| entry.code).collect(),
        }
    }
}

/// Judges entries.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judge<'a> {
    pub(super) authorities: &'a Authorities,
    /// The names of publishers.
    pub(super) publishers: &'a HashMap<i64, Arc<str>>,
    pub(super) day: NaiveDate,
}

impl Judge<'_> {
    /// The verdicts of enterprises, one a list, by the entries of each list.
    pub(super) fn verdicts(
        self,
        lists: &[List],
        entries: Vec<Vec<Entry>>,
        enterprises: Vec<i64>,
    ) -> HashMap<i64, Arc<[ListVerdict]>> {
        let clear = |list: &List| ListVerdict { list: *list, verdict: Verdict::Clear, hits: Vec::new(), count: 0 };
        let clear: Arc<[ListVerdict]> = lists.iter().map(clear).collect();
        let mut verdicts: HashMap<i64, Arc<[ListVerdict]>> = HashMap::with_capacity(enterprises.len());
        for (position, (list, entries)) in lists.iter().zip(entries).enumerate() {
            let fields = list.measure.fields();
            let mut hits: HashMap<i64, Vec<Hit>> = HashMap::new();
            for entry in entries {
                hits.entry(entry.enterprise).or_default().extend(self.hit(*list, &fields, &entry));
            }
            for (enterprise, hits) in hits.into_iter().filter(|(_, hits)| !hits.is_empty()) {
                let of_enterprise = verdicts.entry(enterprise).or_insert_with(|| clear.iter().cloned().collect());
                // Nobody else has it yet, so nothing is copied.
                if let Some(verdict) = Arc::make_mut(of_enterprise).get_mut(position) {
                    *verdict = concluded(*list, hits);
                }
            }
        }
        for enterprise in enterprises {
            verdicts.entry(enterprise).or_insert_with(|| Arc::clone(&clear));
        }
        verdicts
    }

    /// The entry, if it counts.
    fn hit(self, list: List, fields: &[&str], entry: &Entry) -> Option<Hit> {
        let measure = list.measure;
        let value = |name: &str| entry.value(fields, name);
        let in_force = measure.in_force(list.kind, value, self.day)?;
        let text = |name: &str| value(name).as_str().map(Into::into);
        let authority: Option<Box<str>> = text(measure.authority);
        let publisher = self.publishers.get(&entry.publisher).cloned();
        if !self.authorities.have([authority.as_deref(), publisher.as_deref()]) {
            return None;
        }
        Some(Hit {
            list,
            record: entry.record,
            revision: entry.revision,
            reason: measure.reasons.iter().find_map(|field| reason(list, field, value(field))),
            number: text(measure.number),
            authority,
            publisher,
            began_on: value(measure.begins).as_date(),
            lasts_until: measure.lasts_until.and_then(|field| value(field).as_date()),
            // What is to be lifted later was lifted on no day yet.
            lifted_on: measure.lifted.and_then(|lifted| value(lifted.on).as_date()),
            lifted_because: measure.lifted.and_then(|lifted| reason(list, lifted.reason, value(lifted.reason))),
            in_force,
            under_objection: entry.under_objection,
        })
    }
}

/// The verdict that follows from entries, of which there is one.
fn concluded(list: List, mut hits: Vec<Hit>) -> ListVerdict {
    hits.sort_by_key(|hit| (!hit.in_force, std::cmp::Reverse((hit.began_on, hit.record))));
    let is_listed = hits.first().is_some_and(|hit| hit.in_force);
    let verdict = if is_listed { Verdict::Listed } else { Verdict::FormerlyListed };
    let count = hits.len();
    hits.truncate(HITS_MAX);
    ListVerdict { list, verdict, hits: hits.into_iter().map(Arc::new).collect(), count }
}

/// What a field says; nothing where it says nothing.
fn reason(list: List, field: &str, value: &Cell) -> Option<Reason> {
    let known = list.kind.fields().iter().find(|known| known.name == field)?;
    match known.kind {
        FieldType::Code(table) | FieldType::Codes(table) => {
            let stated = std::slice::from_ref(value).iter().chain(value.as_list()).filter_map(Cell::as_str);
            let entry = |code: &str| table.entries.iter().find(|entry| entry.code == code);
            let codes: Vec<_> = stated.filter_map(entry).collect();
            (!codes.is_empty()).then_some(Reason::Codes(codes))
        }
        _ => value.as_str().map(|text| Reason::Text(text.into())),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::domain::verification::find_list;

    /// An entry of the abnormal list about the enterprise, listed and removed on these days.
    fn entry(enterprise: i64, record: i64, listed_on: &str, removed_on: Option<&str>) -> Entry {
        let list = find_list("abnormal_operation").unwrap();
        let cell = |field: &str| match field {
            "reason" => Cell::text("1"),
            "authority" => Cell::text("上海市徐汇区市场监督管理局"),
            "listed_on" => Cell::text(listed_on),
            "removed_on" => removed_on.map_or(Cell::Null, Cell::text),
            "removal_reason" if removed_on.is_some() => Cell::text("1"),
            _ => Cell::Null,
        };
        Entry {
            record,
            enterprise,
            revision: 1,
            publisher: 7,
            under_objection: false,
            values: list.measure.fields().into_iter().map(cell).collect(),
        }
    }

    fn judged(authorities: &[&str], day: &str, entries: Vec<Entry>) -> HashMap<i64, Arc<[ListVerdict]>> {
        let lists = [find_list("serious_violation").unwrap(), find_list("abnormal_operation").unwrap()];
        let authorities: Vec<String> = authorities.iter().map(|name| (*name).to_owned()).collect();
        let authorities = Authorities::new(&authorities);
        let publishers = HashMap::from([(7, Arc::from("市工商局"))]);
        let judge = Judge { authorities: &authorities, publishers: &publishers, day: day.parse().unwrap() };
        judge.verdicts(&lists, vec![Vec::new(), entries], vec![1, 2])
    }

    fn verdict(of: &HashMap<i64, Arc<[ListVerdict]>>, enterprise: i64) -> (Verdict, usize, Vec<i64>) {
        let verdicts = &of[&enterprise];
        assert_eq!((verdicts.len(), verdicts[0].verdict), (2, Verdict::Clear));
        let hits = verdicts[1].hits.iter().map(|hit| hit.record).collect();
        (verdicts[1].verdict, verdicts[1].count, hits)
    }

    #[test]
    fn the_verdict_follows_from_what_is_in_force_on_the_day() {
        let entries = || vec![entry(1, 10, "2015-07-08", Some("2016-01-04")), entry(1, 11, "2016-07-08", None)];
        for (day, expected) in [
            ("2015-07-07", (Verdict::Clear, 0, vec![])),
            ("2015-07-08", (Verdict::Listed, 1, vec![10])),
            ("2016-01-04", (Verdict::FormerlyListed, 1, vec![10])),
            ("2017-01-01", (Verdict::Listed, 2, vec![11, 10])),
        ] {
            let judged = judged(&[], day, entries());
            assert_eq!(verdict(&judged, 1), expected, "{day}");
            assert_eq!(verdict(&judged, 2), (Verdict::Clear, 0, vec![]));
        }
    }

    #[test]
    fn an_entry_counts_for_who_decided_and_for_who_published() {
        for (authorities, counts) in [
            (&["上海市徐汇区市场监督管理局"][..], true),
            (&["上海市 徐汇區市場監督管理局"], true),
            (&["无此机关", "市工商局"], true),
            (&["上海市市场监督管理局"], false),
            (&["（）"], false),
        ] {
            let judged = judged(authorities, "2017-01-01", vec![entry(1, 10, "2016-07-08", None)]);
            let expected = if counts { Verdict::Listed } else { Verdict::Clear };
            assert_eq!(verdict(&judged, 1).0, expected, "{authorities:?}");
        }
    }

    #[test]
    fn a_hit_says_what_the_record_says_and_no_more_hits_are_shown_than_promised() {
        let entries = (1..=30).map(|day| entry(1, day, &format!("2016-06-{day:02}"), None)).collect();
        let judged = judged(&[], "2017-01-01", entries);
        let verdict = &judged[&1][1];
        assert_eq!((verdict.count, verdict.hits.len(), verdict.hits[0].record), (30, HITS_MAX, 30));
        let hit = &verdict.hits[0];
        assert_eq!(
            (hit.publisher.as_deref(), hit.authority.as_deref()),
            (Some("市工商局"), Some("上海市徐汇区市场监督管理局"))
        );
        assert!(matches!(&hit.reason, Some(Reason::Codes(codes)) if codes.len() == 1 && codes[0].code == "1"));
        assert_eq!((hit.lifted_because.as_ref(), hit.began_on), (None, "2016-06-30".parse().ok()));
    }
}
