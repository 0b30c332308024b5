//! Records to begin with: drafts with defaults, of which a test states only what matters to it.

use entity::value::CreditCode;
use mingjing::domain::disclosure::{
    cell::Cell,
    draft::{Draft, Subject},
    kind::DisclosureKind,
    registry::find_kind,
    write::{Batch, Outcome},
};

use crate::gateway::{Gateway, today};

/// The kind of this name.
///
/// # Panics
/// When there is none.
pub fn kind(name: &str) -> &'static dyn DisclosureKind {
    find_kind(name).unwrap_or_else(|| panic!("{name} is a kind"))
}

/// A valid credit code, another for each number.
///
/// # Panics
/// Never, below a hundred million.
pub fn credit_code(number: u32) -> String {
    let code = CreditCode::from_parts('9', '1', "310115", &format!("{number:08}")).expect("valid parts");
    code.as_str().to_owned()
}

/// A draft of this kind about the enterprise of this number, with these fields stated.
///
/// # Panics
/// When the kind has no such field.
pub fn draft(kind_name: &str, enterprise: u32, values: &[(&str, Cell)]) -> Draft {
    let fields = kind(kind_name).fields();
    let mut cells = vec![Cell::Null; fields.len()];
    for (name, value) in values {
        let position = fields.iter().position(|field| field.name == *name);
        cells[position.unwrap_or_else(|| panic!("{kind_name} has no {name}"))] = value.clone();
    }
    Draft { subject: Subject::CreditCode(credit_code(enterprise).into()), name: None, cells }
}

/// An enterprise of this number, with what else is stated.
pub fn enterprise(number: u32, values: &[(&str, Cell)]) -> Draft {
    let code = credit_code(number);
    let name = format!("上海测试{number}有限公司");
    let mut all = vec![
        ("credit_code", Cell::text(code)),
        ("name", Cell::text(name)),
        ("entity_type", Cell::text("1130")),
        ("established_on", Cell::text("2010-05-06")),
        ("registration_authority", Cell::text("上海市浦东新区市场监督管理局")),
        ("status", Cell::text("1")),
        ("district", Cell::text("310115")),
        ("industry", Cell::text("F")),
    ];
    all.extend_from_slice(values);
    draft("enterprise", number, &all)
}

/// An entry in the abnormal list, with what else is stated.
pub fn abnormal_operation(enterprise: u32, listed_on: &str, values: &[(&str, Cell)]) -> Draft {
    let mut all = vec![
        ("authority", Cell::text("上海市浦东新区市场监督管理局")),
        ("reason", Cell::text("1")),
        ("listed_on", Cell::text(listed_on)),
    ];
    all.extend_from_slice(values);
    draft("abnormal_operation", enterprise, &all)
}

impl Gateway {
    /// Writes drafts of one kind.
    ///
    /// # Panics
    /// When the batch fails.
    pub async fn write(&self, kind_name: &str, drafts: &[Draft]) -> Vec<Outcome> {
        let batch = Batch { kind: kind(kind_name), publisher: self.publisher, drafts, now: today(), dry_run: false };
        self.app.writer.write(&batch).await.expect("the batch is written")
    }
}
