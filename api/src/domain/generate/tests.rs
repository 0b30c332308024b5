//! What holds for the city as a whole: validity, uniqueness, the law's dates, the skew, the same bytes for a seed.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use chrono::{Datelike, Days, Months, NaiveDate};
use entity::{
    code::{AbnormalReason, AbnormalRemovalReason, CodeList, EntityType, SeriousReason},
    value::{CreditCode, RegistrationNumber},
};
use xxhash_rust::xxh3::Xxh3;

use super::*;
use crate::domain::{
    calendar::{Calendar, Rules},
    disclosure::{
        cell::Cell,
        draft::{DraftView, Subject},
        field::{Field, FieldType},
        registry::KINDS,
    },
    import::{DraftReader, Source, SourceOptions},
    registry::enterprise::Enterprise,
};

const SEED: u64 = 20_161_231;

/// Enterprises that the statements about the whole city are tested on.
const SAMPLE: u64 = 10_000;

static CITY: LazyLock<Vec<GeneratedEnterprise>> =
    LazyLock::new(|| Generator::try_new(SEED, SAMPLE).unwrap().iter().collect());

fn view(enterprise: &GeneratedEnterprise) -> DraftView<'_> {
    DraftView::new(Enterprise.fields(), &enterprise.enterprise.cells)
}

fn text<'a>(view: DraftView<'a>, field: &str) -> &'a str {
    view.get(field).as_str().unwrap_or_default()
}

fn records<'a>(enterprise: &'a GeneratedEnterprise, kind: &str) -> Vec<DraftView<'a>> {
    let of_kind = enterprise.records.iter().filter(|record| record.kind.name() == kind);
    of_kind.map(|record| DraftView::new(record.kind.fields(), &record.draft.cells)).collect()
}

/// Every draft with its kind.
fn drafts(enterprise: &GeneratedEnterprise) -> impl Iterator<Item = (&'static dyn DisclosureKind, &Draft)> {
    let own = (&Enterprise as &'static dyn DisclosureKind, &enterprise.enterprise);
    std::iter::once(own).chain(enterprise.records.iter().map(|record| (record.kind, &record.draft)))
}

fn individual(enterprise: &GeneratedEnterprise) -> bool {
    text(view(enterprise), "entity_type") == EntityType::IndividualBusiness.code()
}

fn hash(generator: &Generator, numbers: Range<u64>) -> u64 {
    let mut hash = Xxh3::new();
    for enterprise in generator.slice(numbers) {
        for (kind, draft) in drafts(&enterprise) {
            hash.update(kind.name().as_bytes());
            hash.update(Cell::List(draft.cells.clone()).to_json().as_bytes());
        }
        for record in &enterprise.records {
            hash.update(record.published_on.to_string().as_bytes());
        }
    }
    hash.digest()
}

#[test]
fn the_same_seed_gives_the_same_bytes_on_every_machine() {
    let city = Generator::try_new(1, 1000).unwrap();
    // Changes only with a change of the generator that its author means: data sets of old seeds are then other cities.
    assert_eq!(hash(&city, 0..200), 1_008_555_633_645_685_816);
    assert_ne!(hash(&Generator::try_new(2, 1000).unwrap(), 0..200), hash(&city, 0..200));
}

#[test]
fn an_enterprise_depends_on_the_seed_and_its_number_alone() {
    let (small, large) = (Generator::try_new(7, 50).unwrap(), Generator::try_new(7, 3_000_000).unwrap());
    assert_eq!(hash(&small, 10..50), hash(&large, 10..50));
    assert_eq!(small.slice(40..90).count(), 10, "a slice ends with the city");
    assert!(!large.enterprise(2_999_999).enterprise.cells.is_empty());
}

#[test]
fn a_city_has_no_more_enterprises_than_there_are_codes() {
    assert!(matches!(Generator::try_new(1, MAX_ENTERPRISES + 1), Err(GenerateError::TooManyEnterprises(_))));
    assert_eq!(Generator::try_new(1, MAX_ENTERPRISES).unwrap().enterprises(), MAX_ENTERPRISES);
}

#[test]
fn every_code_passes_its_checks_and_stands_for_one_enterprise() {
    let mut seen = HashSet::new();
    for enterprise in CITY.iter() {
        let view = view(enterprise);
        let code = text(view, "credit_code");
        assert!(CreditCode::try_new_aic_subject(code).is_ok(), "{code}");
        assert_eq!(enterprise.enterprise.subject, Subject::CreditCode(code.into()));
        assert!(seen.insert(code.to_owned()), "{code} stands twice");
        let category = match EntityType::from_code(text(view, "entity_type")) {
            Some(EntityType::IndividualBusiness) => "92",
            Some(EntityType::Cooperative) => "93",
            _ => "91",
        };
        assert!(code.starts_with(category), "{code}");
        if let Some(number) = view.get("registration_number").as_str() {
            assert!(RegistrationNumber::try_new(number).is_ok() && number.starts_with("310"), "{number}");
            assert!(seen.insert(number.to_owned()), "{number} stands twice");
        }
        for branch in records(enterprise, "branch") {
            let code = text(branch, "credit_code");
            assert!(CreditCode::try_new_aic_subject(code).is_ok() && seen.insert(code.to_owned()), "{code}");
        }
    }
}

#[test]
fn every_draft_is_what_its_kind_asks_for() {
    for enterprise in CITY.iter() {
        for (kind, draft) in drafts(enterprise) {
            let fields = kind.fields();
            let view = DraftView::new(fields, &draft.cells);
            assert_eq!(draft.cells.len(), fields.len());
            assert_eq!(kind.check(view), Ok(()), "{} {:?}", kind.name(), draft.cells);
            fields.iter().zip(&draft.cells).for_each(|(field, cell)| assert_fits(field, cell));
        }
    }
}

/// A cell is of its field's type, no longer than it may be, there when required, and of a known code.
fn assert_fits(field: &Field, cell: &Cell) {
    let name = field.name;
    let fits = match (field.kind, cell) {
        (_, Cell::Null) => !field.required,
        (FieldType::Text { max }, Cell::Text(text)) => !text.is_empty() && text.chars().count() <= max,
        (FieldType::Date, cell) => cell.as_date().is_some(),
        (FieldType::Year | FieldType::Count, Cell::Number(number)) => *number >= 0,
        (FieldType::Money, Cell::Number(_)) | (FieldType::Flag, Cell::Flag(_)) => true,
        (FieldType::CreditCode, Cell::Text(code)) => CreditCode::try_new(code).is_ok(),
        (FieldType::Division, Cell::Text(code)) => entity::code::division::find_any(code).is_some(),
        (FieldType::Code(table), Cell::Text(code)) => table.find(code).is_some(),
        (FieldType::Codes(table), Cell::List(codes)) => {
            !codes.is_empty() && codes.iter().all(|code| table.find(code.as_str().unwrap()).is_some())
        }
        (FieldType::TextList, Cell::List(texts)) => texts.iter().all(|text| text.as_str().is_some()),
        (FieldType::Items(members), Cell::List(items)) => items.iter().all(|item| {
            let Cell::Item(values) = item else { return false };
            assert_eq!(values.len(), members.len(), "{name}");
            members.iter().zip(values).for_each(|(member, (_, cell))| assert_fits(member, cell));
            true
        }),
        _ => false,
    };
    assert!(fits, "{name}: {cell:?}");
}

#[test]
fn no_record_is_there_twice() {
    for enterprise in CITY.iter() {
        let mut seen = HashSet::new();
        for (kind, draft) in drafts(enterprise) {
            let view = DraftView::new(kind.fields(), &draft.cells);
            let identity: Vec<String> = kind.identity().iter().map(|name| view.get(name).to_json()).collect();
            assert!(seen.insert((kind.name(), identity.clone())), "{} {identity:?}", kind.name());
        }
    }
}

#[test]
fn nothing_has_happened_after_today_or_before_the_enterprise() {
    /// Ends of terms, which may lie ahead.
    const ENDS: &[&str] = &["term_to", "valid_to", "display_until", "subscribed_on", "secured_claim_to"];
    for enterprise in CITY.iter() {
        let established_on = view(enterprise).date("established_on").unwrap();
        for (kind, draft) in drafts(enterprise) {
            for (field, cell) in kind.fields().iter().zip(&draft.cells) {
                if !matches!(field.kind, FieldType::Date) || ENDS.contains(&field.name) {
                    continue;
                }
                let Some(date) = cell.as_date() else { continue };
                assert!((established_on..=TODAY).contains(&date), "{}.{} {date}", kind.name(), field.name);
            }
        }
    }
}

#[test]
fn records_are_published_within_the_statutory_working_days() {
    let law = Rules::embedded().find("aic_disclosure", TODAY).unwrap();
    for record in CITY.iter().flat_map(|enterprise| &enterprise.records) {
        let view = DraftView::new(record.kind.fields(), &record.draft.cells);
        let Some(happened_on) = record.kind.occurred_on().and_then(|field| view.date(field)) else { continue };
        assert!((happened_on..=TODAY).contains(&record.published_on));
        let counted_from = happened_on.max(law.from - Days::new(1));
        let latest = law.deadline(counted_from, Calendar::embedded()).unwrap();
        assert!(record.published_on <= latest, "{} {happened_on} {}", record.kind.name(), record.published_on);
    }
}

/// Asserts that a day lies after another, by at most the working days of a rule.
fn assert_within(rule: &str, start: NaiveDate, day: NaiveDate) {
    let rule = Rules::embedded().find(rule, TODAY).unwrap();
    let latest = rule.deadline(start, Calendar::embedded()).unwrap();
    assert!(start < day && day <= latest, "{}: {start} to {day}", rule.name);
    assert!(Calendar::embedded().is_working_day(day).unwrap(), "{day} is not worked");
}

#[test]
fn reports_not_filed_by_june_lead_to_a_listing_and_late_reports_to_its_end() {
    let mut removals = 0;
    for enterprise in CITY.iter() {
        for entry in records(enterprise, "abnormal_operation") {
            let listed_on = entry.date("listed_on").unwrap();
            if text(entry, "reason") != AbnormalReason::AnnualReportNotFiled.code() {
                continue;
            }
            let due = NaiveDate::from_ymd_opt(listed_on.year(), 6, 30).unwrap();
            assert_within("abnormal_listing", due, listed_on);
            let report = records(enterprise, "annual_report")
                .into_iter()
                .find(|report| report.get("year").as_i64() == Some(i64::from(due.year() - 1)));
            let filed_on = report.and_then(|report| report.date("submitted_on"));
            assert!(filed_on.is_none_or(|day| day > due), "listed in spite of a report in time");
            if text(entry, "removal_reason") == AbnormalRemovalReason::AnnualReportFiled.code() {
                assert_within("abnormal_removal", filed_on.unwrap(), entry.date("removed_on").unwrap());
                removals += 1;
            }
        }
    }
    assert!(removals > 100, "{removals}");
}

#[test]
fn inspections_that_find_nobody_lead_to_a_listing() {
    let mut entries = 0;
    for enterprise in CITY.iter() {
        let inspected: Vec<_> =
            records(enterprise, "inspection").iter().filter_map(|one| one.date("inspected_on")).collect();
        for entry in records(enterprise, "abnormal_operation") {
            if text(entry, "reason") == AbnormalReason::UnreachableAtRegisteredAddress.code() {
                let listed_on = entry.date("listed_on").unwrap();
                let rule = Rules::embedded().find("abnormal_listing", TODAY).unwrap();
                let reaches = |day: &NaiveDate| {
                    *day < listed_on && listed_on <= rule.deadline(*day, Calendar::embedded()).unwrap()
                };
                assert!(inspected.iter().any(reaches), "{listed_on} {inspected:?}");
                entries += 1;
            }
        }
    }
    assert!(entries > 30, "{entries}");
}

/// The enterprises of a city that are on the serious list; the others are not made, to save time.
fn listed_as_serious(city: &Generator) -> Vec<GeneratedEnterprise> {
    let is_listed = |number: &u64| {
        let profile = profile::draw(&city.city, *number);
        !history::draw(&city.city, &profile).serious.is_empty()
    };
    (0..city.enterprises()).filter(is_listed).map(|number| city.enterprise(number)).collect()
}

#[test]
fn three_years_on_the_abnormal_list_lead_to_the_serious_one() {
    // Later than the usual day, when the first listings of 2015 have reached their three years.
    let today = NaiveDate::from_ymd_opt(2018, 12, 28).unwrap();
    let mut entries = 0;
    let city = Generator::try_new_on(SEED, 6_000, today).unwrap();
    for enterprise in listed_as_serious(&city) {
        let abnormal = records(&enterprise, "abnormal_operation");
        for entry in records(&enterprise, "serious_violation") {
            if text(entry, "reason") != SeriousReason::ThreeYearsAbnormal.code() {
                continue;
            }
            let listed_on = entry.date("listed_on").unwrap();
            let source = abnormal.iter().find(|one| one.date("removed_on") == Some(listed_on)).unwrap();
            assert_eq!(text(*source, "removal_reason"), AbnormalRemovalReason::MovedToSeriousList.code());
            let mark = source.date("listed_on").unwrap() + Months::new(36);
            assert_within("serious_listing", mark, listed_on);
            entries += 1;
        }
    }
    assert!(entries > 10, "{entries}");
}

#[test]
fn other_serious_listings_have_the_penalties_that_they_count() {
    let mut entries = 0;
    for enterprise in listed_as_serious(&Generator::try_new(SEED, 20_000).unwrap()) {
        for entry in records(&enterprise, "serious_violation") {
            let listed_on = entry.date("listed_on").unwrap();
            let (violation, count, years) = match SeriousReason::from_code(text(entry, "reason")).unwrap() {
                SeriousReason::FalseAdvertising => ("发布虚假广告", 3, 2),
                SeriousReason::UnfairCompetition => ("不正当竞争", 3, 2),
                SeriousReason::UnsafeGoods => ("销售不符合保障人身、财产安全要求的商品", 3, 2),
                SeriousReason::TrademarkInfringement => ("侵犯注册商标专用权", 2, 5),
                _ => continue,
            };
            let counted = records(&enterprise, "penalty").into_iter().filter(|penalty| {
                let decided_on = penalty.date("decided_on").unwrap();
                text(*penalty, "violation") == violation
                    && decided_on < listed_on
                    && decided_on + Months::new(12 * years) >= listed_on
            });
            assert!(counted.count() >= count, "{violation} {listed_on}");
            entries += 1;
        }
    }
    assert!(entries > 5, "{entries}");
}

#[test]
fn alterations_lead_to_what_is_registered_today() {
    for enterprise in CITY.iter() {
        let last: HashMap<&str, &str> = records(enterprise, "alteration")
            .into_iter()
            .map(|alteration| (text(alteration, "item"), text(alteration, "after")))
            .collect();
        let now = view(enterprise);
        for (item, field) in [
            ("名称变更", "name"),
            ("法定代表人变更", "legal_representative"),
            ("住所变更", "address"),
            ("经营范围变更", "business_scope"),
        ] {
            if let Some(after) = last.get(item) {
                assert_eq!(*after, text(now, field), "{item}");
            }
        }
        let days = records(enterprise, "alteration").into_iter().filter_map(|one| one.date("altered_on"));
        let approved_on = days.max().or(now.date("established_on"));
        assert_eq!(now.date("approved_on"), approved_on);
    }
}

#[test]
fn individual_businesses_are_on_no_list() {
    for enterprise in CITY.iter().filter(|enterprise| individual(enterprise)) {
        assert!(records(enterprise, "abnormal_operation").is_empty());
        assert!(records(enterprise, "serious_violation").is_empty());
    }
}

#[test]
fn types_districts_and_states_are_spread_as_in_the_city() {
    let share = |field: &str, value: &str| {
        CITY.iter().filter(|enterprise| text(view(enterprise), field) == value).count() * 1000 / CITY.len()
    };
    assert!((230..=275).contains(&share("entity_type", EntityType::IndividualBusiness.code())));
    assert!((370..=425).contains(&share("entity_type", EntityType::LimitedNaturalPerson.code())));
    assert!((200..=270).contains(&share("district", "310115")), "浦东 is the largest");
    for (code, _) in entity::code::division::children(entity::code::division::Edition::July2016, "310000")
        .iter()
        .map(|division| (division.code, division.name))
    {
        assert!(share("district", code) >= 15 && share("district", code) <= share("district", "310115"), "{code}");
    }
    assert!(share("status", "1") > 750);
    assert!(share("industry", "F") > share("industry", "L") && share("industry", "L") > share("industry", "C"));
    let renamed = CITY.iter().filter(|enterprise| !view(enterprise).get("former_names").is_null()).count();
    assert!((500..=1100).contains(&renamed), "{renamed} of {SAMPLE} have had another name");
}

#[test]
fn names_are_composed_as_real_ones_are() {
    let names: Vec<&str> = CITY.iter().map(|enterprise| text(view(enterprise), "name")).collect();
    let count = |pattern: fn(&str) -> bool| names.iter().filter(|name| pattern(name)).count();
    assert!(count(|name| name.starts_with("上海") && name.ends_with("有限公司")) > 4000);
    assert!(count(|name| name.contains("（上海）")) > 500);
    assert!(count(|name| name.starts_with("上海市") && name.contains("浦东新区")) > 200);
    assert!(count(|name| name.ends_with("分公司")) > 100);
    assert!(count(|name| name.ends_with("（有限合伙）")) > 100);
    let distinct: HashSet<_> = names.iter().collect();
    assert!(distinct.len() * 1000 > names.len() * 995, "{} of {}", distinct.len(), names.len());
}

#[test]
fn three_in_four_brands_have_two_characters() {
    let mut dice = DiceBox::new(SEED).dice(0, Topic::Name);
    let short = (0..10_000).filter(|_| name::brand(&mut dice).chars().count() == 2).count();
    assert!((7_300..=7_700).contains(&short), "{short}");
}

#[test]
fn most_enterprises_have_few_records_and_some_have_hundreds() {
    let mut counts: Vec<usize> = CITY.iter().map(|enterprise| enterprise.records.len()).collect();
    counts.sort_unstable();
    let total: usize = counts.iter().sum();
    let mean = total / counts.len();
    assert!((9..=12).contains(&mean), "on average {mean}");
    assert!(counts[counts.len() / 2] <= 9, "half have at most {}", counts[counts.len() / 2]);
    assert!(counts[counts.len() - 3] >= 200, "the third largest has {}", counts[counts.len() - 3]);
    let mut kinds: HashMap<&str, usize> = HashMap::new();
    for record in CITY.iter().flat_map(|enterprise| &enterprise.records) {
        *kinds.entry(record.kind.name()).or_default() += 1;
    }
    for kind in &KINDS[1..] {
        assert!(kinds.get(kind.name()).is_some_and(|count| *count >= 3), "{} {kinds:?}", kind.name());
    }
}

#[test]
fn files_are_read_back_as_what_was_generated() {
    let city = Generator::try_new(SEED, 400).unwrap();
    for format in [FileFormat::Csv, FileFormat::Ndjson] {
        let folder = tempfile::tempdir().unwrap();
        let mut told = 0;
        let files = city.write_files(folder.path(), format, |written| told = written).unwrap();
        assert_eq!(told, 400);
        assert_eq!(
            files.iter().map(|file| file.kind).collect::<Vec<_>>(),
            KINDS.iter().map(|kind| kind.name()).collect::<Vec<_>>()
        );
        for (kind, file) in KINDS.iter().zip(files) {
            let expected: Vec<Draft> = city
                .iter()
                .flat_map(|enterprise| {
                    drafts(&enterprise)
                        .filter(|(known, _)| known.name() == kind.name())
                        .map(|(_, draft)| draft.clone())
                        .collect::<Vec<_>>()
                })
                .collect();
            assert_eq!(file.records, expected.len() as u64, "{}", file.kind);
            // An NDJSON file without a line has no names, and nothing to read.
            if expected.is_empty() && format == FileFormat::Ndjson {
                continue;
            }
            let source = Source::open(&file.path, SourceOptions::default()).unwrap();
            let batch = DraftReader::new(source, *kind).unwrap().read_batch(usize::MAX).unwrap();
            assert!(batch.rejected.is_empty(), "{} {:?}", file.kind, batch.rejected.first());
            assert_eq!(batch.drafts.len(), expected.len(), "{}", file.kind);
            for (read, written) in batch.drafts.iter().zip(&expected) {
                assert_eq!(
                    (&read.draft.subject, &read.draft.cells),
                    (&written.subject, &written.cells),
                    "{}",
                    file.kind
                );
            }
        }
    }
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let city = Generator::try_new(SEED, 1).unwrap();
    let folder = tempfile::tempdir().unwrap().path().join("missing");
    let error = city.write_files(&folder, FileFormat::Csv, |_| {}).unwrap_err().to_string();
    assert!(error.contains("missing") && error.contains("check that the folder exists"), "{error}");
}
