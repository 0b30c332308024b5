//! Amounts of money: in 万元 unless the cell or its header names another unit.

use entity::value::{Money, MoneyError, MoneyUnit};

/// Reads an amount as files write it.
///
/// A currency sign says the currency and not the unit: `¥5000` in a column without a unit may be five thousand yuan
/// or fifty million, and is refused.
///
/// # Errors
/// What is wrong and what would be right.
pub fn parse_money(text: &str, header_unit: Option<MoneyUnit>) -> Result<Money, String> {
    let names_unit = text.contains(['元', '圆', '万', '亿']);
    if header_unit.is_none() && !names_unit && text.contains(['¥', '￥']) {
        return Err("does not say its unit; write 元 or 万元 after the amount or into the header (金额单位不明)".into());
    }
    Money::try_parse(text, header_unit.unwrap_or(MoneyUnit::Wan)).map_err(|error| match error {
        MoneyError::Malformed if text.contains(['E', 'e']) => {
            "a spreadsheet has rounded it; format the cell as a number and save again (科学计数法)".into()
        }
        other => format!("{other} (金额格式不正确)"),
    })
}
