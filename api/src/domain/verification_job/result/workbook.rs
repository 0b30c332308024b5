//! A result as a workbook: a sheet with a line a row and a verdict a list; one with the entries and one with the candidates,
//! each a line that says of which row it is; and one that says what was asked. Rows leave memory as they are written.
//! Texts are written as texts, so that none is a formula.

use std::fs::File;

use chrono::SecondsFormat;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::{
    ResultError, each_line,
    table::{Cell, SUBJECT_HEADERS, subject_cells, title},
};
use crate::domain::{
    verification::List,
    verification_job::{
        VerificationJob,
        line::{CandidateLine, HitLine, Line},
    },
};

/// The longest text that a cell of a workbook holds, in characters.
const CELL_CHARS_MAX: usize = 32_767;
/// Rows of a sheet at most, its header included.
const SHEET_ROWS_MAX: u32 = 1_048_576;

const HIT_HEADERS: [&str; 17] = [
    "行 row",
    "备注 reference",
    "命中企业名称 enterpriseName",
    "名单 list",
    "记录ID recordId",
    "版本 revision",
    "有效 inForce",
    "事由 reason",
    "事由代码 reasonCodes",
    "文号 number",
    "认定机关 authority",
    "公示单位 publisher",
    "列入日期 listedOn",
    "有效期至 lastsUntil",
    "移出日期 removedOn",
    "移出事由 removalReason",
    "异议中 underObjection",
];
const CANDIDATE_HEADERS: [&str; 10] = [
    "行 row",
    "备注 reference",
    "得分 score",
    "匹配依据 matchedBy",
    "说明 explanation",
    "企业ID enterpriseId",
    "统一社会信用代码 creditCode",
    "注册号 registrationNumber",
    "企业名称 enterpriseName",
    "登记状态 enterpriseStatus",
];

pub(super) fn write(
    job: &VerificationJob,
    segments: impl Iterator<Item = Result<Vec<u8>, ResultError>>,
    file: &mut File,
) -> Result<(), ResultError> {
    let mut workbook = Workbook::new();
    // The moment of the job, and not of the writing: the same result is the same file.
    let made = ExcelDateTime::from_timestamp(job.point.at.timestamp())?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let subjects = subject_headers(&job.what.lists);
    let mut rows = Sheets::begin(&mut workbook, "核验结果", subjects.iter().map(String::as_str))?;
    let mut hits = Sheets::begin(&mut workbook, "命中记录", HIT_HEADERS.into_iter())?;
    let mut candidates = Sheets::begin(&mut workbook, "候选企业", CANDIDATE_HEADERS.into_iter())?;
    for segment in segments {
        each_line(&segment?, |line| {
            rows.write(&mut workbook, &row_cells(job, line))?;
            for hit in line.verdicts.iter().flat_map(|verdict| &verdict.hits) {
                hits.write(&mut workbook, &hit_cells(line, hit))?;
            }
            for candidate in &line.candidates {
                candidates.write(&mut workbook, &candidate_cells(line, candidate))?;
            }
            Ok(())
        })?;
    }
    for sheets in [rows, hits, candidates] {
        sheets.written.into_iter().for_each(|sheet| workbook.push_worksheet(sheet));
    }
    workbook.push_worksheet(about(job)?);
    workbook.save_to_writer(file)?;
    Ok(())
}

fn subject_headers(lists: &[List]) -> Vec<String> {
    let mut headers: Vec<String> = SUBJECT_HEADERS.map(str::to_owned).to_vec();
    for list in lists {
        let (title, name) = (title(*list), list.kind.name().to_ascii_uppercase());
        headers.push(format!("{title} {name}"));
        headers.push(format!("{title}条数 {name}.hitCount"));
    }
    headers.push("候选企业数 candidateCount".to_owned());
    headers.push("已找近似名称 searchedSimilar".to_owned());
    headers
}

fn row_cells<'a>(job: &VerificationJob, line: &'a Line) -> Vec<Cell<'a>> {
    let mut cells = subject_cells(line);
    for number in 0..job.what.lists.len() {
        match line.verdicts.get(number) {
            Some(verdict) => cells.extend([Cell::Text(&verdict.verdict), Cell::Number(verdict.hit_count)]),
            // Nobody was found.
            None => cells.extend([Cell::Nothing, Cell::Nothing]),
        }
    }
    cells.push(Cell::Number(line.candidates.len() as u64));
    cells.push(flag(line.searched_similar));
    cells
}

fn hit_cells<'a>(line: &'a Line, hit: &'a HitLine) -> Vec<Cell<'a>> {
    vec![
        Cell::Number(line.row),
        Cell::of(line.reference.as_deref()),
        Cell::of(line.enterprise.as_ref().map(|enterprise| enterprise.name.as_str())),
        Cell::Text(&hit.kind),
        Cell::Text(&hit.record_id),
        Cell::Number(hit.revision.unsigned_abs()),
        flag(hit.in_force),
        Cell::of(hit.reason.as_deref()),
        Cell::made((!hit.reason_codes.is_empty()).then(|| hit.reason_codes.join("、"))),
        Cell::of(hit.number.as_deref()),
        Cell::of(hit.authority.as_deref()),
        Cell::of(hit.publisher.as_deref()),
        Cell::made(hit.listed_on),
        Cell::made(hit.lasts_until),
        Cell::made(hit.removed_on),
        Cell::of(hit.removal_reason.as_deref()),
        flag(hit.under_objection),
    ]
}

fn candidate_cells<'a>(line: &'a Line, candidate: &'a CandidateLine) -> Vec<Cell<'a>> {
    let enterprise = &candidate.enterprise;
    vec![
        Cell::Number(line.row),
        Cell::of(line.reference.as_deref()),
        Cell::Number(candidate.score.into()),
        Cell::Text(&candidate.matched_by),
        Cell::Text(&candidate.explanation),
        Cell::Text(&enterprise.id),
        Cell::of(enterprise.credit_code.as_deref()),
        Cell::of(enterprise.registration_number.as_deref()),
        Cell::Text(&enterprise.name),
        Cell::of(enterprise.status.as_deref()),
    ]
}

fn flag(is: bool) -> Cell<'static> {
    Cell::Text(if is { "true" } else { "false" })
}

/// The sheet that says what was asked.
fn about(job: &VerificationJob) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name("说明")?;
    let what = &job.what;
    let lists: Vec<String> = what.lists.iter().map(|list| list.kind.name().to_ascii_uppercase()).collect();
    let told = [
        ("文件 fileName", job.file_name.clone().unwrap_or_default()),
        ("文件校验 sha256", job.sha256.clone()),
        ("数据序列号 sequence", job.point.sequence.to_string()),
        ("判定时点 at", job.point.at.to_rfc3339_opts(SecondsFormat::Micros, true)),
        ("核验日 day", job.day().to_string()),
        ("名单 lists", lists.join("、")),
        ("认定机关 authorities", what.authorities.join("、")),
        ("未使用的列 ignoredColumns", job.ignored_columns.join("、")),
    ];
    for (line, (name, value)) in (0..).zip(&told) {
        sheet.write_string(line, 0, *name)?;
        sheet.write_string(line, 1, cut(value))?;
    }
    Ok(sheet)
}

/// Sheets of one sort: where one is full, another begins.
struct Sheets {
    name: &'static str,
    headers: Vec<String>,
    written: Vec<Worksheet>,
    /// The next line of the last one.
    line: u32,
}

impl Sheets {
    fn begin<'h>(
        workbook: &mut Workbook,
        name: &'static str,
        headers: impl Iterator<Item = &'h str>,
    ) -> Result<Self, XlsxError> {
        let headers = headers.map(str::to_owned).collect();
        let mut sheets = Self { name, headers, written: Vec::new(), line: SHEET_ROWS_MAX };
        sheets.begin_another(workbook)?;
        Ok(sheets)
    }

    fn begin_another(&mut self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        let mut sheet = workbook.new_worksheet_with_constant_memory()?;
        let number = self.written.len() + 1;
        sheet.set_name(if number == 1 { self.name.to_owned() } else { format!("{}{number}", self.name) })?;
        for (column, header) in (0..).zip(&self.headers) {
            sheet.write_string(0, column, header)?;
        }
        self.written.push(sheet);
        self.line = 1;
        Ok(())
    }

    fn write(&mut self, workbook: &mut Workbook, cells: &[Cell<'_>]) -> Result<(), XlsxError> {
        if self.line == SHEET_ROWS_MAX {
            self.begin_another(workbook)?;
        }
        let Some(sheet) = self.written.last_mut() else { return Ok(()) };
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Nothing => continue,
                Cell::Text(text) => sheet.write_string(self.line, column, cut(text))?,
                Cell::Made(text) => sheet.write_string(self.line, column, cut(text))?,
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "counts of rows and entries are far below what is exact"
                )]
                Cell::Number(number) => sheet.write_number(self.line, column, *number as f64)?,
            };
        }
        self.line += 1;
        Ok(())
    }
}

/// As much of a text as a cell holds.
fn cut(text: &str) -> &str {
    text.char_indices().nth(CELL_CHARS_MAX).map_or(text, |(end, _)| &text[..end])
}
