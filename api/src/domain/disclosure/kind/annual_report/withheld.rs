//! What a report withholds is not told by its amendments either.
//!
//! A figure that is not disclosed has no amount, and contacts are personal data. An amendment says in free text what it
//! amended, and what that was before and after. One whose item contains any of the words for what is withheld is taken to
//! be about it: withholding too much does less harm than too little.

use std::borrow::Cow;

use entity::code::{CodeList as _, FinancialFigure};

use crate::domain::disclosure::cell::Cell;

/// What reports call the ways to reach people, and the number of employees.
const CONTACTS: &[&str] = &["联系", "电话", "手机", "传真", "邮箱", "邮件", "通信地址", "通讯地址"];
const EMPLOYEES: &[&str] = &["从业人"];

/// The words of amended items of which nobody is told what was before and after: the figures are those of the report.
pub fn withheld_items(employees_disclosed: bool, figures: &Cell, with_contacts: bool) -> Vec<&'static str> {
    let mut words = Vec::new();
    if !with_contacts {
        words.extend(CONTACTS);
    }
    if !employees_disclosed {
        words.extend(EMPLOYEES);
    }
    let undisclosed = figures.as_list().iter().filter(|figure| figure.member("disclosed").as_bool() != Some(true));
    for figure in undisclosed.filter_map(|figure| FinancialFigure::from_code(figure.member("figure").as_str()?)) {
        let entry = figure.entry();
        words.push(entry.zh);
        words.extend(entry.aliases);
    }
    words
}

/// The content without what its amendments may not tell.
pub(super) fn withhold(content: &Cell, with_contacts: bool) -> Cow<'_, Cell> {
    let amendments = content.member("amendments").as_list();
    let Cell::Item(values) = content else { return Cow::Borrowed(content) };
    if amendments.is_empty() {
        return Cow::Borrowed(content);
    }
    let disclosed = content.member("employees_disclosed").as_bool() == Some(true);
    let words = withheld_items(disclosed, content.member("figures"), with_contacts);
    let is_withheld = |amendment: &Cell| {
        let item = amendment.member("item").as_str().unwrap_or_default();
        words.iter().any(|word| item.contains(word))
    };
    if !amendments.iter().any(is_withheld) {
        return Cow::Borrowed(content);
    }
    let told = amendments
        .iter()
        .map(|amendment| if is_withheld(amendment) { without_contents(amendment) } else { amendment.clone() });
    let told = Cell::List(told.collect());
    let values = values.iter().map(|(name, value)| {
        let value = if &**name == "amendments" { told.clone() } else { value.clone() };
        (name.clone(), value)
    });
    Cow::Owned(Cell::Item(values.collect()))
}

fn without_contents(amendment: &Cell) -> Cell {
    let Cell::Item(values) = amendment else { return Cell::Null };
    let told = values.iter().map(|(name, value)| {
        let is_content = matches!(&**name, "before" | "after");
        (name.clone(), if is_content { Cell::Null } else { value.clone() })
    });
    Cell::Item(told.collect())
}
