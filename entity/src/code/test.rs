//! What holds for every list.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;

#[test]
fn codes_and_names_of_lists_are_unique() {
    let mut names = HashSet::new();
    for table in TABLES {
        assert!(names.insert(table.name), "{} is listed twice", table.name);
        let codes: HashSet<_> = table.entries.iter().map(|entry| entry.code).collect();
        assert_eq!(codes.len(), table.entries.len(), "{} has a code twice", table.name);
    }
}

#[test]
fn every_label_is_filled_in_both_languages() {
    for table in TABLES {
        assert!(!table.zh.is_empty() && !table.en.is_empty(), "{}", table.name);
        for entry in table.entries {
            for language in [Language::Zh, Language::En] {
                assert!(!entry.label(language).trim().is_empty(), "{} {}", table.name, entry.code);
            }
            assert!(entry.en.is_ascii(), "{} {}: the English term is English", table.name, entry.code);
            assert!(entry.zh.contains(|c| !char::is_ascii(&c)), "{} {}", table.name, entry.code);
        }
    }
}

/// An alias that two entries shared would be recognised as the first, and so fail for the second.
#[test]
fn every_code_term_and_alias_is_recognised_and_none_is_ambiguous() {
    for table in TABLES {
        for entry in table.entries {
            for text in [entry.code, entry.zh, entry.en].into_iter().chain(entry.aliases.iter().copied()) {
                let found = table.recognise(text).map(|found| found.code);
                assert_eq!(found, Some(entry.code), "{} {text}", table.name);
                let wide: String = text
                    .chars()
                    .map(|c| if c.is_ascii_graphic() { char::from_u32(c as u32 + 0xFEE0).unwrap() } else { c })
                    .collect();
                assert_eq!(table.recognise(&wide).map(|found| found.code), Some(entry.code), "{} {wide}", table.name);
            }
        }
    }
}

#[test]
fn an_enum_and_its_table_agree() {
    fn check<T: CodeList + std::fmt::Debug>() {
        assert_eq!(T::ALL.len(), T::TABLE.entries.len());
        for (value, entry) in T::ALL.iter().zip(T::TABLE.entries) {
            assert_eq!(value.code(), entry.code);
            assert_eq!(value.entry(), entry);
            assert_eq!(T::from_code(entry.code), Some(*value));
        }
        assert_eq!(T::from_code("no such code"), None);
    }
    check::<AbnormalReason>();
    check::<SeriousReason>();
    check::<RegistrationStatus>();
    check::<EntityType>();
    check::<InspectionResult>();
    check::<Scope>();
}

#[test]
fn what_sources_write_is_recognised() {
    fn code<T: CodeList>(text: &str) -> Option<&'static str> {
        T::TABLE.recognise(text).map(|entry| entry.code)
    }
    for (text, expected) in [
        ("开业", "1"),
        ("在业", "1"),
        ("在营(开业)", "1"),
        ("存续（在营、开业、在册）", "1"),
        ("存续(在营,开业,在册)", "1"),
        ("吊销未注销", "2"),
        ("吊销，已注销", "3"),
        ("迁移异地", "6"),
        ("清算", "9"),
    ] {
        assert_eq!(code::<RegistrationStatus>(text), Some(expected), "{text}");
    }
    assert_eq!(code::<EntityType>("1110-有限责任公司（国有独资）"), Some("1110"));
    assert_eq!(code::<EntityType>("有限责任公司（自然人独资）(1151)"), Some("1151"));
    assert_eq!(code::<EntityType>("1130 有限责任公司(国有独资)"), None, "code and name disagree");
    assert_eq!(code::<Industry>("C制造业"), Some("C"));
    assert_eq!(code::<Industry>("f 批发和零售业"), Some("F"));
    assert_eq!(code::<Currency>("万元人民币"), Some("CNY"));
    assert_eq!(code::<AbnormalReason>("通过登记的住所或者经营场所无法联系的"), Some("4"));
    assert_eq!(code::<PenaltyKind>("罚 款"), Some("3"));
    assert_eq!(code::<InspectionResult>("a"), Some("A"));
    assert_eq!(code::<PenaltyKind>("警告、罚款"), None, "two kinds are not one");
    assert_eq!(code::<PenaltyKind>("15"), None);
}

#[test]
fn published_code_sets_have_their_official_size() {
    let codes = |table: &CodeTable| table.entries.iter().map(|entry| entry.code).collect::<Vec<_>>().join(" ");
    assert_eq!(codes(AbnormalReason::TABLE), "1 2 3 4");
    assert_eq!(codes(SeriousReason::TABLE), "1 2 3 4 5 6 7 8 9 10");
    assert_eq!(codes(RegistrationStatus::TABLE), "1 2 3 4 5 6 9");
    assert_eq!(codes(Industry::TABLE), "A B C D E F G H I J K L M N O P Q R S T");
    assert_eq!(codes(InspectionResult::TABLE), "1 2 3 4 5 6 7 8 9 10 11 12 A B C D E F");
    assert_eq!(codes(PenaltyKind::TABLE), "1 2 3 4 5 6 7 8 9 10 11 12 13 14");
}

proptest! {
    #[test]
    fn any_text_is_recognised_or_not_without_a_panic(text in ".{0,400}") {
        for table in TABLES {
            if let Some(entry) = table.recognise(&text) {
                prop_assert_eq!(table.find(entry.code), Some(entry));
            }
        }
    }
}
