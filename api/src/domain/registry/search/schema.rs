//! The fields of the index, and what is stored of an enterprise.

use std::collections::BTreeSet;

use tantivy::{
    TantivyDocument, Term,
    schema::{FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions},
};

use super::{
    document::SearchDocument,
    terms::{TERMS_TOKENIZER, initials_term, join_terms, pinyin_term, position_of, syllable_pair, text_terms},
};
use crate::domain::registry::name::{NameParts, Normalised, pinyin};

/// The longest name that is indexed whole, in characters; the rest of a longer one is not searchable.
const LONGEST_NAME: usize = 200;

/// The bits of the rank column: how near the name's length is to the shortest, then the flags.
pub(super) const RANK_BITS: u64 = 0x1FF;
pub(super) const LIVE: u64 = 1 << 8;
pub(super) const ABNORMAL: u64 = 1 << 9;
pub(super) const SERIOUS: u64 = 1 << 10;
const LONGEST_RANKED: usize = 255;

pub(super) const ID: &str = "id";
pub(super) const RANK: &str = "rank";
pub(super) const CREDIT_CODE: &str = "credit_code";
pub(super) const REGISTRATION_NUMBER: &str = "registration_number";
pub(super) const DISTRICT: &str = "district";
pub(super) const INDUSTRY: &str = "industry";
pub(super) const STATUS: &str = "status";

/// The fields.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    pub(super) id: Field,
    rank: Field,
    /// Pairs and characters of the name.
    pub(super) name: Field,
    /// The whole name.
    pub(super) name_exact: Field,
    /// Pairs and characters of the brand.
    pub(super) brand: Field,
    /// The whole brand.
    pub(super) brand_exact: Field,
    /// Pairs and characters of former names.
    pub(super) former: Field,
    /// Whole former names and their brands.
    pub(super) former_exact: Field,
    /// Syllables of the name.
    pub(super) syllables: Field,
    /// Pairs of initials of the name.
    pub(super) initials: Field,
    /// The brand's pinyin and initials as a whole.
    pub(super) pinyin_exact: Field,
    pub(super) credit_code: Field,
    pub(super) registration_number: Field,
    district: Field,
    industry: Field,
    status: Field,
    /// The name and the former names as written, one a line.
    pub(super) written: Field,
}

/// The schema and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let indexing = |tokenizer: &str, option| {
        let indexing =
            TextFieldIndexing::default().set_tokenizer(tokenizer).set_fieldnorms(false).set_index_option(option);
        TextOptions::default().set_indexing_options(indexing)
    };
    let terms = indexing(TERMS_TOKENIZER, IndexRecordOption::WithFreqsAndPositions);
    let whole = indexing("raw", IndexRecordOption::Basic);
    let column = TextOptions::default().set_fast("raw");
    let fields = Fields {
        id: builder.add_i64_field(ID, INDEXED | FAST),
        rank: builder.add_u64_field(RANK, FAST),
        name: builder.add_text_field("name", terms.clone()),
        name_exact: builder.add_text_field("name_exact", whole.clone()),
        brand: builder.add_text_field("brand", terms.clone()),
        brand_exact: builder.add_text_field("brand_exact", whole.clone()),
        former: builder.add_text_field("former", terms.clone()),
        former_exact: builder.add_text_field("former_exact", whole.clone()),
        syllables: builder.add_text_field("syllables", terms.clone()),
        initials: builder.add_text_field("initials", terms),
        pinyin_exact: builder.add_text_field("pinyin_exact", whole),
        credit_code: builder.add_text_field(CREDIT_CODE, column.clone()),
        registration_number: builder.add_text_field(REGISTRATION_NUMBER, column.clone()),
        district: builder.add_text_field(DISTRICT, column.clone()),
        industry: builder.add_text_field(INDUSTRY, column.clone()),
        status: builder.add_text_field(STATUS, column),
        written: builder.add_text_field("written", STORED),
    };
    (builder.build(), fields)
}

impl Fields {
    /// The term that names one enterprise.
    pub(super) fn id_term(&self, id: i64) -> Term {
        Term::from_field_i64(self.id, id)
    }

    /// What is stored for one enterprise.
    pub(super) fn document(&self, enterprise: &SearchDocument) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        let normalised = Normalised::new(&enterprise.name);
        let letters = normalised.letters();
        let name = shortened(letters.characters());
        let parts = NameParts::of(&normalised);
        let brand: Vec<char> = parts.distinctive().chars().collect();

        document.add_i64(self.id, enterprise.id);
        document.add_u64(self.rank, rank(enterprise, name.len()));
        document.add_text(self.name, text_terms(name));
        document.add_text(self.name_exact, name.iter().collect::<String>());
        document.add_text(self.brand, text_terms(shortened(&brand)));
        if !brand.is_empty() {
            document.add_text(self.brand_exact, parts.distinctive());
        }
        for former in &enterprise.former_names {
            let normalised = Normalised::new(former);
            let letters = normalised.letters();
            let former = shortened(letters.characters());
            document.add_text(self.former, text_terms(former));
            document.add_text(self.former_exact, former.iter().collect::<String>());
            document.add_text(self.former_exact, NameParts::of(&normalised).distinctive());
        }
        self.add_pinyin(&mut document, name, &brand);
        for (field, value) in [
            (self.credit_code, enterprise.credit_code.as_deref()),
            (self.registration_number, enterprise.registration_number.as_deref()),
            (self.district, enterprise.district.as_deref()),
            (self.industry, enterprise.industry.as_deref()),
            (self.status, Some(enterprise.status.as_str())),
        ] {
            if let Some(value) = value {
                document.add_text(field, value);
            }
        }
        document.add_text(self.written, written(enterprise));
        document
    }

    fn add_pinyin(&self, document: &mut TantivyDocument, name: &[char], brand: &[char]) {
        let mut readings = pinyin::readings(name);
        let brand_at = position_of(name, brand);
        let inside_brand = brand_at.map_or(0..0, |start| start..start + brand.len());
        for (position, readings) in readings.iter_mut().enumerate() {
            if !inside_brand.contains(&position) {
                readings.truncate(1);
            }
        }
        let is_start = |position: usize| position == 0 || Some(position) == brand_at;
        let syllables = readings.iter().enumerate().map(|(position, here)| {
            let mut terms: Vec<String> = here.clone();
            if is_start(position) {
                terms.extend(here.iter().map(|syllable| format!("^{syllable}")));
                let next = readings.get(position + 1).into_iter().flatten();
                terms.extend(next.flat_map(|next| here.iter().map(move |first| syllable_pair(first, next))));
            }
            terms
        });
        document.add_text(self.syllables, join_terms(syllables));
        let letters: Vec<BTreeSet<char>> = readings
            .iter()
            .map(|readings| readings.iter().filter_map(|reading| reading.chars().next()).collect())
            .collect();
        let initials = letters.windows(2).enumerate().map(|(position, pair)| {
            let pairs = pair[0].iter().flat_map(|first| pair[1].iter().map(move |second| format!("{first}{second}")));
            let mut terms: Vec<String> = pairs.collect();
            if is_start(position) {
                terms.extend(terms.iter().map(|pair| format!("^{pair}")).collect::<Vec<_>>());
            }
            terms
        });
        document.add_text(self.initials, join_terms(initials));
        let mut wholes = BTreeSet::new();
        for reading in pinyin::brand_readings(shortened(brand)).into_iter().filter(|reading| !reading.is_empty()) {
            wholes.insert(pinyin_term(&reading.concat()));
            wholes.insert(initials_term(
                &reading.iter().filter_map(|syllable| syllable.chars().next()).collect::<String>(),
            ));
        }
        for whole in wholes {
            document.add_text(self.pinyin_exact, whole);
        }
    }
}

fn shortened(name: &[char]) -> &[char] {
    &name[..name.len().min(LONGEST_NAME)]
}

fn rank(enterprise: &SearchDocument, length: usize) -> u64 {
    let nearness = (LONGEST_RANKED - length.min(LONGEST_RANKED)) as u64;
    let flag = |is_set: bool, bit: u64| if is_set { bit } else { 0 };
    nearness
        | flag(enterprise.is_live(), LIVE)
        | flag(enterprise.on_abnormal_list, ABNORMAL)
        | flag(enterprise.on_serious_list, SERIOUS)
}

fn written(enterprise: &SearchDocument) -> String {
    let lines = std::iter::once(&enterprise.name).chain(&enterprise.former_names);
    lines.map(|line| line.replace(['\n', '\r'], " ")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flags_and_the_length_fit_the_rank() {
        let enterprise = SearchDocument { status: "1".into(), on_serious_list: true, ..SearchDocument::default() };
        assert_eq!(rank(&enterprise, 10), 245 + LIVE + SERIOUS);
        let gone = SearchDocument { status: "4".into(), on_abnormal_list: true, ..SearchDocument::default() };
        assert_eq!(rank(&gone, 999), ABNORMAL);
    }
}
