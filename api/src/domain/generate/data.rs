//! The words that the city is made of: `data/names/`, embedded.

use std::sync::LazyLock;

static WORDS: LazyLock<Words> = LazyLock::new(Words::read);

/// A trade that a name names, and what the business scope says about it.
#[derive(Debug)]
pub(super) struct Trade {
    pub(super) name: &'static str,
    pub(super) scope: &'static str,
}

/// The trades of one industry section.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) code: &'static str,
    pub(super) trades: Vec<Trade>,
    pub(super) shops: Vec<Trade>,
}

/// A district and its streets and towns.
#[derive(Debug)]
pub(super) struct District {
    pub(super) code: &'static str,
    /// As names and addresses write it.
    pub(super) name: &'static str,
    /// Without 区 or 新区, as company names write it.
    pub(super) short: &'static str,
    /// How many of a thousand enterprises it has.
    pub(super) weight: u32,
    pub(super) streets: Vec<&'static str>,
}

/// Everything.
#[derive(Debug)]
pub(super) struct Words {
    /// Brands of two characters.
    pub(super) short_brands: Vec<&'static str>,
    /// Brands of three characters.
    pub(super) long_brands: Vec<&'static str>,
    pub(super) sections: Vec<Section>,
    pub(super) districts: Vec<District>,
    pub(super) roads: Vec<&'static str>,
    pub(super) surnames: Vec<(u32, &'static str)>,
    pub(super) given: Vec<char>,
}

/// The districts as of July 2016, with their share of the city's enterprises in thousandths.
const DISTRICTS: &[(&str, &str, &str, u32)] = &[
    ("310101", "黄浦区", "黄浦", 32),
    ("310104", "徐汇区", "徐汇", 42),
    ("310105", "长宁区", "长宁", 30),
    ("310106", "静安区", "静安", 42),
    ("310107", "普陀区", "普陀", 36),
    ("310109", "虹口区", "虹口", 30),
    ("310110", "杨浦区", "杨浦", 38),
    ("310112", "闵行区", "闵行", 70),
    ("310113", "宝山区", "宝山", 70),
    ("310114", "嘉定区", "嘉定", 84),
    ("310115", "浦东新区", "浦东", 236),
    ("310116", "金山区", "金山", 60),
    ("310117", "松江区", "松江", 66),
    ("310118", "青浦区", "青浦", 62),
    ("310120", "奉贤区", "奉贤", 72),
    ("310151", "崇明区", "崇明", 30),
];

impl Words {
    /// The embedded words.
    pub(super) fn embedded() -> &'static Self {
        &WORDS
    }

    /// The section of this code; the first when there is none.
    pub(super) fn section(&self, code: &str) -> &Section {
        self.sections.iter().find(|section| section.code == code).unwrap_or(&self.sections[0])
    }

    fn read() -> Self {
        let brands = include_str!("../../../data/names/brand.txt").lines();
        let (short_brands, long_brands) = brands.partition(|brand| brand.chars().count() == 2);
        let streets: Vec<_> = pairs(include_str!("../../../data/names/street.csv")).collect();
        let streets_of = |code| streets.iter().filter(|(area, _)| *area == code).map(|(_, street)| *street).collect();
        let districts = DISTRICTS.iter().map(|(code, name, short, weight)| District {
            code,
            name,
            short,
            weight: *weight,
            streets: streets_of(*code),
        });
        let surnames = pairs(include_str!("../../../data/names/surname.csv"));
        Self {
            short_brands,
            long_brands,
            sections: sections(),
            districts: districts.collect(),
            roads: include_str!("../../../data/names/road.txt").lines().collect(),
            surnames: surnames.map(|(name, weight)| (weight.parse().unwrap_or(1), name)).collect(),
            given: include_str!("../../../data/names/given.txt").trim().chars().collect(),
        }
    }
}

fn sections() -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (code, trade) in trades(include_str!("../../../data/names/trade.csv")) {
        match sections.iter_mut().find(|section| section.code == code) {
            Some(section) => section.trades.push(trade),
            None => sections.push(Section { code, trades: vec![trade], shops: Vec::new() }),
        }
    }
    for (code, shop) in trades(include_str!("../../../data/names/shop.csv")) {
        if let Some(section) = sections.iter_mut().find(|section| section.code == code) {
            section.shops.push(shop);
        }
    }
    sections
}

fn trades(text: &'static str) -> impl Iterator<Item = (&'static str, Trade)> {
    pairs(text).filter_map(|(code, rest)| {
        let (name, scope) = rest.split_once(',')?;
        Some((code, Trade { name, scope }))
    })
}

/// The lines of a file, split at their first comma.
fn pairs(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines().filter_map(|line| line.split_once(','))
}

#[cfg(test)]
mod tests {
    use entity::code::{CodeList, Industry, division};

    use super::*;

    #[test]
    fn the_words_are_all_read() {
        let words = Words::embedded();
        assert!(words.short_brands.len() > 20_000 && words.long_brands.len() > 5_000);
        assert!(words.long_brands.iter().all(|brand| brand.chars().count() == 3));
        let trade_lines = include_str!("../../../data/names/trade.csv").lines().count();
        assert_eq!(words.sections.iter().map(|section| section.trades.len()).sum::<usize>(), trade_lines);
        let shop_lines = include_str!("../../../data/names/shop.csv").lines().count();
        assert_eq!(words.sections.iter().map(|section| section.shops.len()).sum::<usize>(), shop_lines);
        assert!(words.surnames.len() > 100 && words.given.len() > 100 && words.roads.len() > 100);
    }

    #[test]
    fn districts_and_sections_are_those_of_the_code_lists() {
        let words = Words::embedded();
        for district in &words.districts {
            let known = division::find(division::Edition::July2016, district.code).map(|division| division.name);
            assert_eq!(known, Some(district.name), "{}", district.code);
            assert!(!district.streets.is_empty(), "{}", district.name);
        }
        assert_eq!(words.districts.iter().map(|district| district.weight).sum::<u32>(), 1000);
        for section in &words.sections {
            assert!(Industry::TABLE.find(section.code).is_some(), "{}", section.code);
        }
    }
}
