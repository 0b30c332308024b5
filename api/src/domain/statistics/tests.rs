//! What is the same on every database: who sees what, which months there are, how lines are folded and ordered.

use std::sync::Arc;

use entity::code::{CodeList as _, RecordKind, Scope};

use super::*;
use crate::domain::{
    access::{Caller, Jurisdiction, OrganisationId, caller::CallerOrganisation, fixture},
    disclosure::{kind::SubjectRule, registry::KINDS},
};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn caller(organisation: Option<i64>, scopes: &[Scope]) -> Caller {
    let kind = entity::code::OrganisationKind::Authority;
    let organisation = organisation.map(|id| CallerOrganisation {
        id: OrganisationId(id),
        name: "某局".to_owned(),
        kind,
        jurisdiction: Jurisdiction::whole(kind),
        needs_review: false,
    });
    Caller { organisation, ..Caller::anonymous(Arc::new(fixture::tier("some", scopes))) }
}

#[test]
fn the_list_of_kinds_is_that_of_the_registry() {
    let registered = KINDS.iter().filter(|kind| kind.subject() == SubjectRule::Enterprise).map(|kind| kind.name());
    assert!(registered.eq(RecordKind::ALL.iter().map(|kind| kind.code())));
}

#[test]
fn a_publisher_sees_itself_and_an_administrator_everybody() {
    let (own, other) = (OrganisationId(7), OrganisationId(8));
    let publisher = caller(Some(7), &[Scope::PenaltyWrite]);
    let administrator = caller(Some(1), &[Scope::Admin]);
    for (caller, asked, expected) in [
        (&publisher, None, Ok(Audience::One(own))),
        (&publisher, Some(own), Ok(Audience::One(own))),
        (&publisher, Some(other), Err(NotYours)),
        (&administrator, None, Ok(Audience::All)),
        (&administrator, Some(other), Ok(Audience::One(other))),
        (&caller(None, &[Scope::DisclosureRead]), None, Err(NotYours)),
    ] {
        assert_eq!(Audience::of(caller, asked), expected, "{asked:?}");
    }
}

#[test]
fn months_are_in_order_and_not_too_many() {
    for (from, to, expected) in [
        ("2016-07", "2016-07", None),
        ("2015-01", "2016-12", None),
        ("2015-01", "2017-01", Some(MonthsError::TooMany)),
        ("2016-07", "2016-06", Some(MonthsError::Reversed)),
    ] {
        assert_eq!(Months::try_new(month(from), month(to)).err(), expected, "{from} {to}");
    }
}

fn report() -> Report {
    let mut report = Report::default();
    let figures = |on_time, late| Figures { published: on_time + late, on_time, late, ..Figures::default() };
    report.add(OrganisationId(2), RecordKind::Penalty, month("2016-07"), figures(3, 1));
    report.add(OrganisationId(2), RecordKind::Licence, month("2016-08"), figures(0, 0));
    report.add(OrganisationId(1), RecordKind::Penalty, month("2016-07"), figures(1, 1));
    report.name([(OrganisationId(1), Arc::from("甲")), (OrganisationId(2), Arc::from("=乙"))].into());
    report
}

#[test]
fn lines_are_folded_into_what_is_asked_for() {
    let shown = |by| {
        let line = |line: Line| {
            let publisher = line.publisher.map_or(0, |publisher| publisher.id.0);
            (publisher, line.kind, line.month.map(|month| month.to_string()), line.figures.published)
        };
        report().lines(by).into_iter().map(line).collect::<Vec<_>>()
    };
    let none = Grouping { publisher: false, kind: false, month: false };
    assert_eq!(shown(none), [(0, None, None, 6)]);
    assert_eq!(shown(Grouping { publisher: true, ..none }), [(1, None, None, 2), (2, None, None, 4)]);
    assert_eq!(
        shown(Grouping { month: true, ..none }),
        [(0, None, Some("2016-07".into()), 6), (0, None, Some("2016-08".into()), 0)]
    );
    let finest = shown(Grouping::FINEST);
    assert_eq!(finest.len(), 3);
    assert_eq!(finest[1], (2, Some(RecordKind::Licence), Some("2016-08".into()), 0));
}

#[test]
fn lines_are_ordered_and_each_has_a_number_of_its_own() {
    let publishers = |order, descending| {
        let lines = report().lines_by(Grouping::FINEST, order, descending).into_iter();
        lines.map(|line| (line.publisher.unwrap().id.0, line.figures.on_time)).collect::<Vec<_>>()
    };
    assert_eq!(publishers(LineOrder::Publisher, false), [(1, 1), (2, 0), (2, 3)]);
    assert_eq!(publishers(LineOrder::OnTimeRate, false), [(2, 0), (1, 1), (2, 3)]);
    assert_eq!(publishers(LineOrder::Published, true), [(2, 3), (1, 1), (2, 0)]);
    assert_eq!(publishers(LineOrder::Month, true), [(2, 0), (2, 3), (1, 1)]);
    let mut numbers: Vec<i64> = report().lines(Grouping::FINEST).iter().map(Line::number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), 3);
}

#[test]
fn a_file_has_every_line_the_total_and_no_formula() {
    let text = String::from_utf8(report().to_csv().unwrap()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("\u{FEFF}月份,公示单位,记录类别,"), "{text}");
    assert_eq!(lines[1], "2016-07,甲,行政处罚,2,0,1,1,50.00,,0,0,0");
    assert_eq!(lines[2], "2016-08,'=乙,行政许可,0,0,0,0,,,0,0,0");
    assert_eq!(lines[4], ",合计,,6,0,4,2,66.67,,0,0,0");
    assert_eq!(lines.len(), 5);
}
