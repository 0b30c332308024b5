//! Administrative divisions (行政区划, GB/T 2260): county level and above, in two editions.
//!
//! Source: the National Bureau of Statistics' lists as of 30 September 2015 and 31 July 2016. Records keep the code
//! that was right when they were made, so both editions stay: 310108 闸北区 and 310230 崇明县 are only in the earlier
//! one, 310151 崇明区 only in the later. The six digits inside a registration number or a credit code need not be in
//! either list: nothing may demand that.

use std::{collections::BTreeMap, ops::Bound, sync::LazyLock};

use super::fold::fold_term;

/// The city whose districts are recognised by name.
const CITY: &str = "310000";

/// Nodes that only group the districts of a municipality or the counties under a province, by name.
const GROUPS: [&str; 4] = ["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"];

/// One division.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Division {
    /// Six digits: province, prefecture, county.
    pub code: &'static str,
    /// Its own Chinese name, without the divisions above it.
    pub name: &'static str,
}

impl Division {
    fn is_group(self) -> bool {
        self.code.ends_with("00") && GROUPS.contains(&self.name)
    }
}

/// One published state of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Edition {
    /// As of 30 September 2015.
    September2015,
    /// As of 31 July 2016: 闸北 is part of 静安, and 崇明 is a district.
    July2016,
}

impl Edition {
    /// Every edition, the newest first.
    pub const NEWEST_FIRST: [Self; 2] = [Self::July2016, Self::September2015];

    /// The edition's name, `YYYY-MM`.
    pub fn name(self) -> &'static str {
        match self {
            Self::September2015 => "2015-09",
            Self::July2016 => "2016-07",
        }
    }

    /// Every division of this edition, in the order of the codes.
    pub fn divisions(self) -> impl Iterator<Item = Division> {
        self.list().iter().map(|(code, name)| Division { code, name })
    }

    fn list(self) -> &'static List {
        match self {
            Self::September2015 => &SEPTEMBER_2015,
            Self::July2016 => &JULY_2016,
        }
    }
}

type List = BTreeMap<&'static str, &'static str>;

static SEPTEMBER_2015: LazyLock<List> = LazyLock::new(|| parse(include_str!("../../data/gb2260/201509.json")));
static JULY_2016: LazyLock<List> = LazyLock::new(|| parse(include_str!("../../data/gb2260/201607.json")));

fn parse(json: &'static str) -> List {
    serde_json::from_str(json).expect("the embedded division lists are JSON objects of plain texts; a test reads them")
}

/// The division with this code in this edition.
pub fn find(edition: Edition, code: &str) -> Option<Division> {
    edition.list().get_key_value(code).map(|(code, name)| Division { code, name })
}

/// The division with this code in the newest edition that has it.
pub fn find_any(code: &str) -> Option<Division> {
    Edition::NEWEST_FIRST.into_iter().find_map(|edition| find(edition, code))
}

/// The divisions directly under one, in the order of the codes; nodes that only group them are passed through, so that
/// a municipality's children are its districts.
pub fn children(edition: Edition, parent: &str) -> Vec<Division> {
    if find(edition, parent).is_none() {
        return Vec::new();
    }
    let prefix = match parent {
        _ if parent.ends_with("0000") => &parent[..2],
        _ if parent.ends_with("00") => &parent[..4],
        _ => return Vec::new(),
    };
    let list = edition.list();
    let below = list
        .range::<str, _>((Bound::Excluded(parent), Bound::Unbounded))
        .map(|(code, name)| Division { code, name })
        .take_while(|division| division.code.starts_with(prefix));
    if prefix.len() == 4 {
        return below.collect();
    }
    below
        .filter(|division| match find(edition, &format!("{}00", &division.code[..4])) {
            Some(above) if above.code != division.code => above.is_group(),
            _ => !division.is_group(),
        })
        .collect()
}

/// The name with those of the divisions above it: 上海市黄浦区, 浙江省杭州市上城区.
pub fn full_name(code: &str) -> Option<String> {
    let division = find_any(code)?;
    let mut name = String::new();
    for above in [format!("{}0000", &division.code[..2]), format!("{}00", &division.code[..4])] {
        if let Some(above) = find_any(&above).filter(|above| above.code != division.code && !above.is_group()) {
            name.push_str(above.name);
        }
    }
    name.push_str(division.name);
    Some(name)
}

/// The division that a source means: any code of either edition, the city, or one of its districts by name, with or
/// without the city before it and 区, 新区 or 县 after it.
///
/// A name that both editions know in different forms means the newer (崇明 is 310151, 崇明县 is 310230).
pub fn recognise(text: &str) -> Option<Division> {
    let folded = fold_term(text)?;
    if let Some(division) = find_any(&folded) {
        return Some(division);
    }
    let city = find_any(CITY)?;
    let short_city = city.name.trim_end_matches('市');
    let name = folded.strip_prefix(city.name).or_else(|| folded.strip_prefix(short_city)).unwrap_or(&folded);
    if name.is_empty() {
        return Some(city);
    }
    let districts = || Edition::NEWEST_FIRST.into_iter().flat_map(|edition| children(edition, CITY));
    districts()
        .find(|district| district.name == name)
        .or_else(|| districts().find(|district| short(district.name) == name))
}

/// 黄浦 for 黄浦区, 浦东 for 浦东新区, 崇明 for 崇明县.
fn short(name: &str) -> &str {
    ["新区", "区", "县"].into_iter().find_map(|suffix| name.strip_suffix(suffix)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn both_editions_read_and_hold_well_formed_codes() {
        for (edition, count) in [(Edition::September2015, 3514), (Edition::July2016, 3508)] {
            assert_eq!(edition.divisions().count(), count, "{}", edition.name());
            for division in edition.divisions() {
                assert!(division.code.len() == 6 && division.code.bytes().all(|b| b.is_ascii_digit()));
                assert!(!division.name.is_empty());
            }
        }
    }

    #[test]
    fn the_merger_of_2016_shows_between_the_editions() {
        for (code, name, before, after) in [
            ("310106", "静安区", true, true),
            ("310108", "闸北区", true, false),
            ("310230", "崇明县", true, false),
            ("310151", "崇明区", false, true),
        ] {
            assert_eq!(find(Edition::September2015, code).is_some(), before, "{code}");
            assert_eq!(find(Edition::July2016, code).is_some(), after, "{code}");
            assert_eq!(find_any(code).unwrap().name, name);
        }
        assert_eq!(find_any("310141"), None);
    }

    #[test]
    fn the_children_of_the_city_are_its_districts() {
        let names: Vec<_> = children(Edition::July2016, "310000").into_iter().map(|division| division.name).collect();
        assert_eq!(names.len(), 16);
        assert!(names.contains(&"浦东新区") && names.contains(&"崇明区") && !names.contains(&"市辖区"));
        let before = children(Edition::September2015, "310000");
        assert_eq!(before.len(), 17);
        assert!(before.iter().any(|division| division.code == "310230"));
    }

    #[test]
    fn the_children_of_a_province_are_its_prefectures_and_of_a_county_none() {
        let names: Vec<_> = children(Edition::July2016, "330000").into_iter().map(|division| division.name).collect();
        assert!(names.contains(&"杭州市") && !names.contains(&"上城区"), "{names:?}");
        assert!(children(Edition::July2016, "330100").iter().any(|division| division.name == "上城区"));
        assert!(children(Edition::July2016, "310101").is_empty());
        assert!(children(Edition::July2016, "no such").is_empty());
    }

    #[test]
    fn full_names_leave_out_grouping_nodes() {
        for (code, name) in [
            ("310101", "上海市黄浦区"),
            ("310230", "上海市崇明县"),
            ("310000", "上海市"),
            ("330102", "浙江省杭州市上城区"),
            ("330100", "浙江省杭州市"),
        ] {
            assert_eq!(full_name(code).as_deref(), Some(name));
        }
        assert_eq!(full_name("999999"), None);
    }

    #[test]
    fn districts_are_recognised_as_sources_write_them() {
        for (text, code) in [
            ("黄浦", "310101"),
            ("黄浦区", "310101"),
            ("上海市黄浦区", "310101"),
            ("上海 黄浦区", "310101"),
            ("310101", "310101"),
            ("３１０１０１", "310101"),
            ("浦东", "310115"),
            ("浦东新区", "310115"),
            ("闸北", "310108"),
            ("崇明", "310151"),
            ("崇明区", "310151"),
            ("崇明县", "310230"),
            ("上海市", "310000"),
            ("上海", "310000"),
            ("110101", "110101"),
        ] {
            assert_eq!(recognise(text).map(|division| division.code), Some(code), "{text}");
        }
        for text in ["", "区", "东城区", "黄浦区黄浦区", "310141", "市辖区", "31010"] {
            assert_eq!(recognise(text), None, "{text}");
        }
    }
}
