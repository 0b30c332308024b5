use super::*;

#[test]
fn names_may_be_stored_camel_or_chinese_and_differ_from_line_to_line() {
    let text = format!(
        "\u{FEFF}{{\"credit_code\": \"{CODE}\", \"authority\": \"浦东\", \"reason\": \"1\", \"listed_on\": \"2016-04-11\"}}\n\n\
         {{\"列入日期\": \"2016年4月12日\", \"原因\": \"无法联系\", \"注册号\": {NUMBER}, \"决定机关\": \"浦东\"}}\r\n\
         {{\"creditCode\": \"{CODE}\", \"Authority\": \"x\"}}\n\
         {{\"credit_code\": null, \"authority\": \"浦东\", \"reason\": 1, \"listed_on\": \"2016-04-11\"}}"
    );
    let batch = read(text);
    assert_eq!(rows(&batch), [1]);
    assert_eq!(field(&batch.drafts[0], "listed_on"), "2016-04-11");
    // The same field under two names in one file is refused, row by row.
    assert_fault(&batch, 0, "3|列入日期|", "mean the same");
    let text = format!(
        "{{\"列入日期\": \"2016年4月12日\", \"原因\": \"无法联系\", \"注册号\": {NUMBER}, \"决定机关\": \"浦东\"}}"
    );
    let batch = read(text);
    assert_eq!(batch.drafts[0].draft.subject, Subject::RegistrationNumber(NUMBER.into()));
}

#[test]
fn lines_that_are_no_record_cost_themselves() {
    let good =
        format!("{{\"credit_code\":\"{CODE}\",\"authority\":\"浦东\",\"reason\":\"1\",\"listed_on\":\"2016-04-11\"}}");
    let deep = format!("{{\"authority\":{}1{}}}", "[".repeat(5000), "]".repeat(5000));
    let twice = good.replace("\"reason\":\"1\"", "\"reason\":\"1\",\"reason\":\"2\"");
    let long = format!("{{\"authority\":\"{}\"}}", "x".repeat(2 << 20));
    for (bad, part) in [
        ("[1]", "not a JSON object"),
        ("{\"a\":", "not a JSON object"),
        ("null", "not a JSON object"),
        ("{} {}", "not a JSON object"),
        (deep.as_str(), "not a JSON object"),
        (twice.as_str(), "twice"),
        (long.as_str(), "longer than 1 MiB"),
        ("{}", "missing"),
        ("{\"身份证号\":\"1\"}", "identity numbers"),
        ("{\"authority\":{\"a\":1}}", "not an object"),
    ] {
        let batch = read(format!("{good}\n{bad}\n{good}\n"));
        assert_eq!(rows(&batch), [1, 3], "{bad:.60}");
        assert_fault(&batch, 0, "2|", "");
        assert!(faults(&batch).iter().any(|fault| fault.contains(part)), "{bad:.60} {:?}", faults(&batch));
    }
    let mut bytes = format!("{good}\n").into_bytes();
    bytes.extend(b"{\"authority\":\"\xFF\"}\n");
    let batch = read(bytes);
    assert_fault(&batch, 0, "2|||", "no UTF-8");
}

#[test]
fn a_gbk_file_whose_characters_hold_a_backslash_byte_is_read() {
    // 乗 is 81 5C in GBK.
    let text = format!(
        "{{\"credit_code\":\"{CODE}\",\"authority\":\"乗浦东工商行政管理局\",\"reason\":\"1\",\"listed_on\":\"2016-04-11\"}}\n"
    );
    let bytes = encoding_rs::GB18030.encode(&text).0.into_owned();
    assert!(bytes.windows(2).any(|pair| pair == [0x81, 0x5C]));
    assert_eq!(field(&read(bytes).drafts[0], "authority"), "乗浦东工商行政管理局");
}
