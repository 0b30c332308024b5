use entity::value::CreditCode;

use super::*;
use crate::domain::disclosure::field::{Field, FieldType};

#[derive(Debug)]
struct Enterprise;

static FIELDS: &[Field] = &[
    Field::optional("credit_code", FieldType::CreditCode, &["统一社会信用代码"]),
    Field::optional("registration_number", FieldType::Text { max: 50 }, &["注册号"]),
    Field::required("name", FieldType::Text { max: 200 }, &["企业名称", "名称"]),
];

impl DisclosureKind for Enterprise {
    fn name(&self) -> &'static str {
        "enterprise"
    }
    fn fields(&self) -> &'static [Field] {
        FIELDS
    }
    fn occurred_on(&self) -> Option<&'static str> {
        None
    }
    fn identity(&self) -> &'static [&'static str] {
        &[]
    }
}

#[test]
fn an_enterprise_is_its_own_subject() {
    let text =
        format!("统一社会信用代码,注册号,企业名称\n{CODE},,明镜\n,3101 4100 0157 096,老店\n,,无名\n{CODE},x,明镜\n");
    let batch = open_as(text, &Enterprise).unwrap().read_batch(10).unwrap();
    assert_eq!(rows(&batch), [2, 3, 5]);
    assert_eq!(batch.drafts[0].draft.subject, Subject::CreditCode(CODE.into()));
    assert_eq!(batch.drafts[0].draft.cells[0].as_str(), Some(CODE));
    assert_eq!(batch.drafts[1].draft.subject, Subject::RegistrationNumber(NUMBER.into()));
    assert_eq!(batch.drafts[1].draft.cells[1].as_str(), Some(NUMBER));
    assert_fault(&batch, 0, "4|统一社会信用代码||", "needs a credit code or a registration number");
}

#[test]
fn the_credit_code_goes_before_the_registration_number_and_must_be_an_enterprises() {
    let association = CreditCode::from_parts('5', '1', "310000", "50176839").unwrap();
    let tidy = "９１１５ ２２Ｏ１ ０７８３ ７９４１ｘ１";
    let text = format!(
        "信用代码,注册号,决定机关,原因,列入日期\n{tidy},{NUMBER},浦东,1,2016-04-11\n/,'{NUMBER},浦东,1,2016-04-11\n9115220107837941X2,{NUMBER},浦东,1,2016-04-11\n{association},,浦东,1,2016-04-11\n,310141000157097,浦东,1,2016-04-11\n"
    );
    let batch = read(text);
    assert_eq!(rows(&batch), [2, 3]);
    assert_eq!(batch.drafts[0].draft.subject, Subject::CreditCode(CODE.into()));
    assert_eq!(batch.drafts[1].draft.subject, Subject::RegistrationNumber(NUMBER.into()));
    assert_fault(&batch, 0, "4|信用代码|9115220107837941X2|", "check character");
    assert_fault(&batch, 1, "5|信用代码|", "begins 91");
    assert_fault(&batch, 2, "6|注册号|310141000157097|", "check digit");
}
