//! What stands in the columns of sheets.

use entity::code::{CodeList as _, RecordKind};

use crate::domain::{
    verification::List,
    verification_job::line::{EnterpriseLine, Line},
};

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    /// Nothing.
    Nothing,
    /// Text from anywhere.
    Text(&'a str),
    /// Text that was put together.
    Made(String),
    /// A number that was counted.
    Number(u64),
}

impl<'a> Cell<'a> {
    pub(super) fn of(text: Option<&'a str>) -> Self {
        text.map_or(Self::Nothing, Self::Text)
    }

    pub(super) fn made(text: Option<impl ToString>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Made(text.to_string()))
    }
}

/// What people call a list.
pub(super) fn title(list: List) -> &'static str {
    RecordKind::TABLE.find(list.kind.name()).map_or(list.kind.name(), |kind| kind.zh)
}

/// The headers of what was stated and of whom it means.
pub(super) const SUBJECT_HEADERS: [&str; 14] = [
    "行 row",
    "备注 reference",
    "统一社会信用代码 creditCode",
    "注册号 registrationNumber",
    "名称 name",
    "核验状态 status",
    "匹配依据 matchedBy",
    "得分 score",
    "命中企业ID enterpriseId",
    "命中企业统一社会信用代码 enterpriseCreditCode",
    "命中企业注册号 enterpriseRegistrationNumber",
    "命中企业名称 enterpriseName",
    "命中企业登记状态 enterpriseStatus",
    "问题 problems",
];

/// What stands under these headers.
pub(super) fn subject_cells(line: &Line) -> Vec<Cell<'_>> {
    let enterprise = line.enterprise.as_ref();
    let of = |field: fn(&EnterpriseLine) -> Option<&str>| Cell::of(enterprise.and_then(field));
    vec![
        Cell::Number(line.row),
        Cell::of(line.reference.as_deref()),
        Cell::of(line.stated.credit_code.as_deref()),
        Cell::of(line.stated.registration_number.as_deref()),
        Cell::of(line.stated.name.as_deref()),
        Cell::Text(&line.status),
        Cell::of(line.matched_by.as_deref()),
        line.score.map_or(Cell::Nothing, |score| Cell::Number(score.into())),
        of(|enterprise| Some(&enterprise.id)),
        of(|enterprise| enterprise.credit_code.as_deref()),
        of(|enterprise| enterprise.registration_number.as_deref()),
        of(|enterprise| Some(&enterprise.name)),
        of(|enterprise| enterprise.status.as_deref()),
        problems(line),
    ]
}

/// What is wrong with a row, as one text.
fn problems(line: &Line) -> Cell<'_> {
    if line.problems.is_empty() {
        return Cell::Nothing;
    }
    let problems = line.problems.iter().map(|problem| match &problem.field {
        Some(field) => format!("{field}: {}", problem.message),
        None => problem.message.clone(),
    });
    Cell::Made(problems.collect::<Vec<_>>().join("；"))
}
