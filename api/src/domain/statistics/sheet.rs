//! A report as a CSV file, with the columns of the monthly letter to departments.

use std::io;

use entity::code::CodeList as _;

use super::{Figures, Grouping, Line, Report};
use crate::domain::sheet::{Sheet, SheetCell};

/// The header, with the byte order mark before it.
const HEADER: &str = "\u{FEFF}月份,公示单位,记录类别,公示数量,有法定期限,按时公示,逾期公示,按时公示率（%）,\
    平均公示天数,更正,撤回,异议\n";

/// What stands for the publisher in the last line.
const TOTAL: &str = "合计";

impl Report {
    /// The report as a CSV file: a line for each publisher, kind and month, and the total.
    ///
    /// # Errors
    /// When it cannot be written, which memory always can.
    pub fn to_csv(&self) -> io::Result<Vec<u8>> {
        let mut sheet = Sheet::begin(Vec::new(), HEADER)?;
        for line in self.lines(Grouping::FINEST) {
            sheet.row(&cells(&line))?;
        }
        let mut total = vec![SheetCell::empty(), SheetCell::text(TOTAL), SheetCell::empty()];
        total.extend(numbers(&self.total()));
        sheet.row(&total)?;
        sheet.finish()
    }
}

fn cells(line: &Line) -> Vec<SheetCell<'_>> {
    let mut cells = vec![
        line.month.map_or(SheetCell::empty(), SheetCell::number),
        line.publisher.as_ref().map_or(SheetCell::empty(), |publisher| SheetCell::text(&publisher.name)),
        line.kind.map_or(SheetCell::empty(), |kind| SheetCell::text(kind.entry().zh)),
    ];
    cells.extend(numbers(&line.figures));
    cells
}

fn numbers(figures: &Figures) -> [SheetCell<'static>; 9] {
    let Figures { published, with_due_day, on_time, late, corrections, withdrawals, objections, .. } = *figures;
    let optional = |text: Option<String>| text.map_or(SheetCell::empty(), SheetCell::number);
    [
        SheetCell::number(published),
        SheetCell::number(with_due_day),
        SheetCell::number(on_time),
        SheetCell::number(late),
        optional(figures.on_time_percent()),
        optional(figures.average_days_text()),
        SheetCell::number(corrections),
        SheetCell::number(withdrawals),
        SheetCell::number(objections),
    ]
}
