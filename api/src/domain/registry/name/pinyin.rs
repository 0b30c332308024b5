//! The pinyin (拼音) of a name: full syllables and initials, and the ways in which typed letters can be syllables.
//!
//! Upper case without tones; ü is V, as it is typed. A character with several readings (多音字) gives its main reading
//! first; brands may give more, since nothing says which one is meant (长 is CHANG or ZHANG).

use std::{collections::BTreeSet, sync::LazyLock};

use pinyin::{ToPinyin, ToPinyinMulti};

/// The most readings of one character that are kept.
const READINGS: usize = 3;
/// The most readings of a whole brand that are kept.
const BRAND_READINGS: usize = 4;
/// The most ways to read typed letters as syllables that are tried.
const SPLITS: usize = 8;
/// The longest syllable, such as ZHUANG.
const LONGEST_SYLLABLE: usize = 6;
/// Words of names whose main reading is another than that of their characters alone.
const WORDS: [(&str, &[&str]); 10] = [
    ("重庆", &["CHONG", "QING"]),
    ("银行", &["YIN", "HANG"]),
    ("商行", &["SHANG", "HANG"]),
    ("行业", &["HANG", "YE"]),
    ("音乐", &["YIN", "YUE"]),
    ("乐器", &["YUE", "QI"]),
    ("厦门", &["XIA", "MEN"]),
    ("长", &["CHANG"]),
    ("重工", &["ZHONG", "GONG"]),
    ("会计", &["KUAI", "JI"]),
];

static SYLLABLES: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| ('\u{4E00}'..='\u{9FA5}').filter_map(main_reading).collect());

/// Every syllable that some character is read as, in order.
pub fn syllables() -> &'static BTreeSet<String> {
    &SYLLABLES
}

/// The readings of each character, the main one first. A letter or digit reads as itself.
pub fn readings(text: &[char]) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = text.iter().map(|character| character_readings(*character)).collect();
    let written: String = text.iter().collect();
    for (word, word_readings) in WORDS {
        for (start, _) in written.match_indices(word) {
            let position = written[..start].chars().count();
            for (readings, reading) in all[position..].iter_mut().zip(word_readings) {
                readings.retain(|other| other != reading);
                readings.insert(0, (*reading).to_owned());
                readings.truncate(READINGS);
            }
        }
    }
    all
}

/// The full pinyin of a text by the main readings: MINGJING.
pub fn full(text: &[char]) -> String {
    readings(text).into_iter().filter_map(|readings| readings.into_iter().next()).collect()
}

/// The initials of a text by the main readings: MJ.
pub fn initials(text: &[char]) -> String {
    readings(text).iter().filter_map(|readings| readings.first()?.chars().next()).collect()
}

/// The ways to read a brand as a whole, the main one first, at most four.
pub fn brand_readings(text: &[char]) -> Vec<Vec<String>> {
    let mut found = vec![Vec::new()];
    for choices in readings(text) {
        let mut longer = Vec::new();
        for choice in &choices {
            for beginning in &found {
                let mut reading: Vec<String> = beginning.clone();
                reading.push(choice.clone());
                longer.push(reading);
            }
        }
        longer.truncate(BRAND_READINGS);
        found = longer;
    }
    found
}

/// The ways to read typed upper-case letters as syllables, of which the last may be unfinished. At most eight, those
/// with the fewest syllables first.
pub fn splits(typed: &str) -> Vec<Vec<&str>> {
    if typed.is_empty() || !typed.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return Vec::new();
    }
    // From the end: for each position, the best ways to read what follows it.
    let mut ways: Vec<Vec<Vec<&str>>> = vec![Vec::new(); typed.len() + 1];
    for start in (0..typed.len()).rev() {
        let mut here: Vec<Vec<&str>> = Vec::new();
        for end in start + 1..=typed.len().min(start + LONGEST_SYLLABLE) {
            let part = &typed[start..end];
            if end == typed.len() {
                if begins_syllable(part) {
                    here.push(vec![part]);
                }
            } else if SYLLABLES.contains(part) {
                here.extend(ways[end].iter().map(|rest| [&[part], rest.as_slice()].concat()));
            }
        }
        here.sort_by_key(Vec::len);
        here.truncate(SPLITS);
        ways[start] = here;
    }
    ways.swap_remove(0)
}

fn begins_syllable(part: &str) -> bool {
    SYLLABLES.range(part.to_owned()..).next().is_some_and(|syllable| syllable.starts_with(part))
}

fn main_reading(character: char) -> Option<String> {
    character.to_pinyin().map(|reading| typed_form(reading.plain()))
}

fn character_readings(character: char) -> Vec<String> {
    let Some(main) = main_reading(character) else { return vec![character.to_string()] };
    let mut found = vec![main];
    for reading in character.to_pinyin_multi().into_iter().flatten() {
        let reading = typed_form(reading.plain());
        if found.len() < READINGS && !found.contains(&reading) {
            found.push(reading);
        }
    }
    found
}

fn typed_form(plain: &str) -> String {
    plain.chars().map(|letter| if letter == 'ü' { 'V' } else { letter.to_ascii_uppercase() }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn characters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn a_name_has_syllables_and_initials() {
        for (name, syllables, letters) in [
            ("明镜", "MINGJING", "MJ"),
            ("绿地", "LVDI", "LD"),
            ("重庆银行", "CHONGQINGYINHANG", "CQYH"),
            ("长江", "CHANGJIANG", "CJ"),
            ("ABC明镜3", "ABCMINGJING3", "ABCMJ3"),
        ] {
            assert_eq!((full(&characters(name)).as_str(), initials(&characters(name)).as_str()), (syllables, letters));
        }
    }

    #[test]
    fn a_brand_with_several_readings_gives_a_few_of_them() {
        let all = brand_readings(&characters("长乐"));
        assert!(all.len() <= BRAND_READINGS);
        let all: Vec<String> = all.into_iter().map(|reading| reading.concat()).collect();
        assert_eq!(all[0], "CHANGLE");
        assert!(all.contains(&"CHANGYUE".to_owned()) || all.contains(&"ZHANGLE".to_owned()), "{all:?}");
        assert_eq!(brand_readings(&characters("长长长长长长长长")).len(), BRAND_READINGS);
    }

    #[test]
    fn typed_letters_split_into_syllables_and_an_unfinished_one() {
        assert_eq!(splits("MINGJING")[0], ["MING", "JING"]);
        assert_eq!(splits("MINGJ")[0], ["MING", "J"]);
        assert_eq!(splits("M"), [["M"]]);
        assert!(splits("XIAN").contains(&vec!["XIAN"]) && splits("XIAN").contains(&vec!["XI", "AN"]));
        assert!(splits("MJKJ").is_empty(), "initials are no syllables");
        assert!(splits("明").is_empty() && splits("").is_empty() && splits("M1").is_empty());
    }

    proptest! {
        #[test]
        fn splits_are_bounded_and_spell_what_was_typed(typed in "[AEGHINOU]{1,60}") {
            let all = splits(&typed);
            prop_assert!(all.len() <= SPLITS);
            for split in all {
                prop_assert_eq!(split.concat(), typed.clone());
            }
        }
    }
}
