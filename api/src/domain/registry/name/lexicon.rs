//! The word lists that names are taken apart with; see the head of each file under `data/names` for its source.

use std::{collections::HashSet, sync::LazyLock};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);

/// Places, trades and organisation forms.
pub(super) struct Lexicon {
    full_places: HashSet<&'static str>,
    short_places: HashSet<&'static str>,
    counties: HashSet<&'static str>,
    trades: HashSet<&'static str>,
    suffixes: HashSet<&'static str>,
}

impl Lexicon {
    /// The lists, read once.
    pub(super) fn get() -> &'static Self {
        &LEXICON
    }

    fn load() -> Self {
        let places =
            || lines(include_str!("../../../../data/names/places.txt")).filter_map(|line| line.split_once('\t'));
        let of_kind = |kind| places().filter(move |(found, _)| *found == kind).map(|(_, name)| name).collect();
        Self {
            full_places: of_kind("full"),
            short_places: of_kind("short"),
            counties: of_kind("county"),
            trades: lines(include_str!("../../../../data/names/trades.txt")).collect(),
            suffixes: lines(include_str!("../../../../data/names/suffixes.txt")).collect(),
        }
    }

    /// A place that is trusted anywhere at the start of a name: 上海, 上海市, 浦东新区.
    pub(super) fn is_place(&self, word: &str) -> bool {
        self.full_places.contains(word) || self.short_places.contains(word)
    }

    /// A county or district without its last character: brands use these words too.
    pub(super) fn is_county(&self, word: &str) -> bool {
        self.counties.contains(word)
    }

    /// A trade or a kind of business.
    pub(super) fn is_trade(&self, word: &str) -> bool {
        self.trades.contains(word)
    }

    /// A trade or an organisation form.
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.is_trade(word) || self.is_suffix(word)
    }

    /// An organisation form.
    pub(super) fn is_suffix(&self, word: &str) -> bool {
        self.suffixes.contains(word)
    }
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}
