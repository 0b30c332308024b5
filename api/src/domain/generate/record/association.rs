//! What industry associations enter: honours and supervision records.

use chrono::{Datelike, Days};
use entity::code::{HonourLevel, SupervisionKind};

use super::Sheet;
use crate::domain::{
    disclosure::kind::{Honour, SupervisionRecord},
    generate::{
        authority,
        form::Form,
        law::add_years,
        random::{Dice, Topic},
        row::{Row, code},
    },
};

static HONOURS: &[(&str, HonourLevel, u32)] = &[
    ("行业诚信企业", HonourLevel::Industry, 2),
    ("行业优秀企业", HonourLevel::Industry, 0),
    ("诚信创建企业", HonourLevel::Municipal, 2),
    ("用户满意企业", HonourLevel::Municipal, 1),
    ("守合同重信用企业", HonourLevel::Municipal, 2),
    ("区级文明单位", HonourLevel::District, 2),
    ("行业信用等级AAA级企业", HonourLevel::National, 3),
];

static MEASURES: &[(u32, (SupervisionKind, &str, u32))] = &[
    (34, (SupervisionKind::Rating, "行业信用等级评定为A级", 2)),
    (18, (SupervisionKind::Rating, "行业信用等级评定为B级", 2)),
    (14, (SupervisionKind::Commendation, "在行业自律工作中表现突出，予以表彰", 0)),
    (12, (SupervisionKind::SelfDisciplineMeasure, "未履行行业自律公约，责令书面说明并限期整改", 1)),
    (12, (SupervisionKind::Warning, "服务质量未达到行业标准，予以警示", 1)),
    (6, (SupervisionKind::Criticism, "违反行业自律公约，在行业内通报批评", 1)),
];

pub(super) fn add(sheet: &mut Sheet<'_>) {
    if matches!(sheet.profile.form, Form::Office | Form::Branch) {
        return;
    }
    let mut dice = sheet.dice(Topic::Association);
    honours(sheet, &mut dice);
    measures(sheet, &mut dice);
}

fn honours(sheet: &mut Sheet<'_>, dice: &mut Dice) {
    /// For the smallest enterprises, in thousandths of one a year.
    const A_YEAR: u64 = 7;
    let profile = sheet.profile;
    let mut known = Vec::new();
    for awarded_on in sheet.working_days(A_YEAR * profile.size.factor().pow(2).min(200), 40, dice) {
        let (title, level, years) = *dice.pick(HONOURS);
        // A title is awarded once a year.
        if known.contains(&(title, awarded_on.year())) {
            continue;
        }
        let number = format!("行荣〔{}〕第{:010}号", awarded_on.year(), sheet.serial(known.len()));
        let mut row = Row::new(&Honour);
        row.set("document_number", number)
            .set("authority", authority::association(profile.section))
            .set("title", format!("{}年度{title}", awarded_on.year()))
            .set("level", code(level))
            .set("awarded_on", awarded_on)
            .set("valid_to", (years > 0).then(|| add_years(awarded_on, years) - Days::new(1)))
            .set("basis", "行业协会荣誉评定办法");
        sheet.push(&Honour, awarded_on, row);
        known.push((title, awarded_on.year()));
    }
}

fn measures(sheet: &mut Sheet<'_>, dice: &mut Dice) {
    /// For the smallest enterprises, in thousandths of one a year.
    const A_YEAR: u64 = 8;
    let profile = sheet.profile;
    let days = sheet.working_days(A_YEAR * profile.size.factor(), 60, dice);
    for (index, decided_on) in days.into_iter().enumerate() {
        let (kind, content, years) = *dice.weighted(MEASURES);
        let number = format!("行监〔{}〕第{:010}号", decided_on.year(), sheet.serial(index));
        let mut row = Row::new(&SupervisionRecord);
        row.set("document_number", number)
            .set("authority", authority::association(profile.section))
            .set("kind", code(kind))
            .set("content", content)
            .set("decided_on", decided_on)
            .set("valid_to", (years > 0).then(|| add_years(decided_on, years) - Days::new(1)));
        sheet.push(&SupervisionRecord, decided_on, row);
    }
}
