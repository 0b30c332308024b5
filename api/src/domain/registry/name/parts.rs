//! The parts of a name (名称): place (行政区划), brand (字号), trade (行业), organisation form (组织形式), branch (分支).
//!
//! 上海|明镜|信息科技|有限公司. The order is a rule, not a guarantee: the place may stand in brackets or be missing, a
//! branch repeats a whole name, an individual business names its street. A name is taken apart from both ends, and what
//! remains is the brand; without a remainder there is none. Checked against 500 labelled names (see the tests).

use super::{lexicon::Lexicon, normalise::Normalised};

/// A name taken apart. Texts are normalised and hold letters only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NameParts {
    /// Places: in front, or in brackets; as written (上海市, 浦东新区).
    pub places: Vec<String>,
    /// The brand (字号).
    pub brand: Option<String>,
    /// The trade words after the brand (信息科技).
    pub trade: String,
    /// The organisation form (有限公司).
    pub suffix: String,
    /// What makes it a branch (静安分公司).
    pub branch: String,
}

/// The longest place name and the longest trade word or organisation form looked for, in characters.
const LONGEST_PLACE: usize = 15;
const LONGEST_WORD: usize = 10;
/// A brand has at least two characters if it can.
const SHORTEST_BRAND: usize = 2;
/// Areas that stand behind a place.
const ZONES: [&str; 9] =
    ["经济技术开发区", "高新技术产业开发区", "开发区", "保税区", "高新区", "自贸区", "新区", "工业园区", "工业区"];
/// How a branch ends.
const BRANCHES: [&str; 13] = [
    "分公司",
    "支公司",
    "子公司",
    "第一分",
    "分行",
    "支行",
    "营业部",
    "分店",
    "分社",
    "分厂",
    "办事处",
    "代表处",
    "分部",
];
/// How the name in front of a branch ends.
const HEADS: [&str; 8] = ["有限责任公司", "有限公司", "股份公司", "公司", "合作社", "银行", "集团", "事务所"];

impl NameParts {
    /// Takes a name apart.
    pub fn new(name: &str) -> Self {
        Self::of(&Normalised::new(name))
    }

    /// Takes a normalised name apart.
    pub fn of(name: &Normalised) -> Self {
        let mut parts = Self::default();
        let rest = parts.take_brackets(name.characters());
        let rest = parts.take_places(&rest);
        let rest = parts.take_branch(rest);
        let core = parts.take_suffix(rest);
        parts.take_brand(core);
        parts
    }

    /// What stands for the brand when enterprises are searched: the brand, or without one the trade.
    pub fn distinctive(&self) -> &str {
        self.brand.as_deref().unwrap_or(&self.trade)
    }

    /// The parts in the order in which a name usually has them, without the empty ones.
    pub fn pieces(&self) -> impl Iterator<Item = &str> {
        let brand = self.brand.as_deref().unwrap_or_default();
        let places = self.places.iter().map(String::as_str);
        places.chain([brand, &self.trade, &self.suffix, &self.branch]).filter(|piece| !piece.is_empty())
    }

    /// Takes places and forms in brackets out, keeps other bracketed words, drops punctuation.
    fn take_brackets(&mut self, name: &[char]) -> Vec<char> {
        let lexicon = Lexicon::get();
        let mut rest = Vec::with_capacity(name.len());
        let mut position = 0;
        while position < name.len() {
            let character = name[position];
            position += 1;
            if character == '('
                && let Some(length) = name[position..].iter().position(|closing| *closing == ')')
            {
                let inner = letters(&name[position..position + length]);
                let word: String = inner.iter().collect();
                if lexicon.is_place(&word) || lexicon.is_county(&word) {
                    self.places.push(word);
                } else if lexicon.is_suffix(&word) {
                    self.suffix = word;
                } else {
                    rest.extend(inner);
                }
                position += length + 1;
            } else if character.is_alphanumeric() {
                rest.push(character);
            }
        }
        rest
    }

    /// Takes the places in front. A name that is nothing but places keeps the last of them as its core.
    fn take_places<'a>(&mut self, name: &'a [char]) -> &'a [char] {
        let lexicon = Lexicon::get();
        let mut rest = name;
        loop {
            let known = longest(rest, 2..=LONGEST_PLACE, |word| lexicon.is_place(word));
            let behind = rest.len() < name.len();
            let county = || longest(rest, 2..=4, |word| lexicon.is_county(word)).filter(|n| rest.len() - n >= 2);
            let quarter = || zone_or_town(rest).filter(|n| rest.len() - n >= 4);
            let length = known.or_else(|| if behind { county().or_else(quarter) } else { None });
            let Some(length) = length else { break };
            self.places.push(rest[..length].iter().collect());
            rest = &rest[length..];
        }
        rest
    }

    /// Takes what follows a whole name, if it says that this is a branch.
    fn take_branch<'a>(&mut self, name: &'a [char]) -> &'a [char] {
        let text: String = name.iter().collect();
        if !BRANCHES.iter().any(|branch| text.ends_with(branch)) {
            return name;
        }
        let head = HEADS.iter().filter_map(|head| {
            let start = text.find(head).filter(|start| *start > 0)?;
            Some(text[..start + head.len()].chars().count())
        });
        match head.min().filter(|end| *end < name.len()) {
            Some(end) => {
                self.branch = name[end..].iter().collect();
                &name[..end]
            }
            None => name,
        }
    }

    /// Takes the organisation forms at the end: 集团|有限公司.
    fn take_suffix<'a>(&mut self, name: &'a [char]) -> &'a [char] {
        let lexicon = Lexicon::get();
        let mut rest = name;
        while let Some(length) = longest_at_end(rest, |word| lexicon.is_suffix(word)) {
            rest = &rest[..rest.len() - length];
        }
        let suffix: String = name[rest.len()..].iter().collect();
        self.suffix = format!("{suffix}{}", self.suffix);
        // A place in front of the form belongs to neither brand nor trade: 新月能源石家庄公司.
        if let Some(length) = longest_at_end(rest, |word| word.chars().count() > 1 && lexicon.is_place(word))
            .filter(|n| rest.len() - n >= 2)
        {
            self.places.push(rest[rest.len() - length..].iter().collect());
            rest = &rest[..rest.len() - length];
        }
        rest
    }

    /// Splits what remains into brand and trade.
    fn take_brand(&mut self, core: &[char]) {
        let starts = trade_starts(core);
        let split = match starts.first() {
            Some(0) => 0,
            // A brand of one character only where no longer one leaves a trade behind.
            _ => starts
                .iter()
                .copied()
                .find(|start| (SHORTEST_BRAND..core.len()).contains(start))
                .or_else(|| starts.first().copied())
                .unwrap_or(core.len()),
        };
        let (mut brand, trade) = core.split_at(split);
        if self.places.is_empty() {
            let lexicon = Lexicon::get();
            let county = longest(brand, 2..=3, |word| lexicon.is_county(word));
            if let Some(length) = county.filter(|length| brand.len() - length >= SHORTEST_BRAND) {
                self.places.push(brand[..length].iter().collect());
                brand = &brand[length..];
            }
        }
        self.brand = (!brand.is_empty()).then(|| brand.iter().collect());
        self.trade = trade.iter().collect();
    }
}

/// The lengths of the trade words and organisation forms of three characters and more that the text begins with, the
/// longest first: 有限公司, 信息科技. Search stores such common words as terms of their own.
pub fn long_words(text: &[char]) -> impl Iterator<Item = usize> {
    let lexicon = Lexicon::get();
    let most = text.len().min(LONGEST_WORD);
    (3..=most).rev().filter(|length| lexicon.is_word(&text[..*length].iter().collect::<String>()))
}

fn letters(characters: &[char]) -> Vec<char> {
    characters.iter().copied().filter(|character| character.is_alphanumeric()).collect()
}

/// The length of the longest accepted word at the start.
fn longest(
    characters: &[char],
    lengths: std::ops::RangeInclusive<usize>,
    accepts: impl Fn(&str) -> bool,
) -> Option<usize> {
    let end = characters.len().min(*lengths.end());
    (*lengths.start()..=end).rev().find(|length| accepts(&characters[..*length].iter().collect::<String>()))
}

fn longest_at_end(characters: &[char], accepts: impl Fn(&str) -> bool) -> Option<usize> {
    let most = characters.len().min(LONGEST_WORD);
    (1..=most).rev().find(|length| accepts(&characters[characters.len() - length..].iter().collect::<String>()))
}

/// A zone, or two to four characters that end like a town, a street or a village.
fn zone_or_town(characters: &[char]) -> Option<usize> {
    let text: String = characters.iter().take(LONGEST_PLACE).collect();
    if let Some(zone) = ZONES.iter().find(|zone| text.starts_with(**zone)) {
        return Some(zone.chars().count());
    }
    (2..=4).find_map(|length| match characters.get(length..)? {
        ['镇' | '乡' | '村', ..] => Some(length + 1),
        ['街', '道', ..] => Some(length + 2),
        _ => None,
    })
}

/// Where a chain of trade words can begin that reaches the end, in ascending order. The end itself is one.
fn trade_starts(core: &[char]) -> Vec<usize> {
    let lexicon = Lexicon::get();
    let mut reaches = vec![false; core.len() + 1];
    reaches[core.len()] = true;
    for start in (0..core.len()).rev() {
        let most = (core.len() - start).min(LONGEST_WORD);
        reaches[start] = (2..=most).any(|length| {
            reaches[start + length] && lexicon.is_trade(&core[start..start + length].iter().collect::<String>())
        });
    }
    (0..=core.len()).filter(|start| reaches[*start]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_every_form_come_apart() {
        for (name, places, brand, trade, suffix, branch) in [
            ("上海明镜信息科技有限公司", "上海", "明镜", "信息科技", "有限公司", ""),
            ("上海市浦东新区明镜小吃店", "上海市|浦东新区", "明镜", "", "小吃店", ""),
            ("明镜（上海）信息科技有限公司", "上海", "明镜", "信息科技", "有限公司", ""),
            ("明镜信息科技有限公司", "", "明镜", "信息科技", "有限公司", ""),
            ("上海明镜信息科技有限公司静安分公司", "上海", "明镜", "信息科技", "有限公司", "静安分公司"),
            ("上海明镜果蔬专业合作社", "上海", "明镜", "果蔬", "专业合作社", ""),
            ("上海明镜企业管理合伙企业（有限合伙）", "上海", "明镜", "企业管理", "合伙企业有限合伙", ""),
            ("上海明镜（集团）有限公司", "上海", "明镜", "", "有限公司集团", ""),
            ("上海科技有限公司", "上海", "", "科技", "有限公司", ""),
            ("上海市静安区明镜百货商店", "上海市|静安区", "明镜", "", "百货商店", ""),
            ("上海鑫科技有限公司", "上海", "鑫", "科技", "有限公司", ""),
            ("明镜", "", "明镜", "", "", ""),
            ("上海", "上海", "", "", "", ""),
            ("有限公司", "", "", "", "有限公司", ""),
            ("", "", "", "", "", ""),
        ] {
            let parts = NameParts::new(name);
            assert_eq!(
                (
                    parts.places.join("|").as_str(),
                    parts.brand.as_deref().unwrap_or_default(),
                    parts.trade.as_str(),
                    parts.suffix.as_str(),
                    parts.branch.as_str()
                ),
                (places, brand, trade, suffix, branch),
                "{name}"
            );
        }
    }

    #[test]
    fn brands_of_labelled_names_are_found() {
        let labelled = include_str!("../../../../testdata/company-names-labelled.txt");
        let (mut right, mut all) = (0_u32, 0_u32);
        for line in labelled.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (name, brand) = line.split_once(' ').unwrap_or((line, ""));
            let found = NameParts::new(name).brand.unwrap_or_default();
            all += 1;
            if found == super::super::normalise(brand) {
                right += 1;
            } else {
                println!("{name}: {found} instead of {brand}");
            }
        }
        println!("{right} of {all}");
        assert_eq!(all, 500);
        assert!(right >= 475, "{right} of {all} brands found; it was 477");
    }

    #[test]
    fn the_pieces_of_any_text_are_made_of_its_letters() {
        for name in ["上海明镜（集团）有限公司", "）（）((", "（上海）", "镇镇镇镇镇镇镇", "分公司", "有限公司分公司"]
        {
            let parts = NameParts::new(name);
            let mut pieces: Vec<char> = parts.pieces().flat_map(str::chars).collect();
            let mut written = Normalised::new(name).letters().characters().to_vec();
            pieces.sort_unstable();
            written.sort_unstable();
            assert_eq!(pieces, written, "{name}");
        }
    }
}
