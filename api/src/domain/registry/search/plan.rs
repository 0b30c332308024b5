//! From a query to what is looked for: stages of lanes.
//!
//! A lane is a set of enterprises (its base) and, inside it, ever smaller sets that rank higher (its marks). All lanes
//! of a stage are searched together; a later, more forgiving stage runs only where the one before found nothing.

use std::ops::Bound;

use tantivy::{
    Term,
    query::{PhrasePrefixQuery, Query},
    schema::Field,
};

use super::{
    clause::{
        all_of, all_pieces, anchored, any_of, beginning, between, fragments, one, one_typo, phrase, positioned, whole,
    },
    query::Understood,
    schema::Fields,
    terms::{initials_term, pinyin_term, syllable_pair},
    tier::Tier,
};
use crate::domain::registry::name::pinyin;

/// A query as long as this may be a brand as a whole.
const LONGEST_BRAND: usize = 8;
/// The shortest query that may hold a typo.
const SHORTEST_TYPO: usize = 4;
/// Typos are looked for in this many characters from the start.
const TYPO_REACH: usize = 20;
/// The shortest and longest query in letters that may be pinyin or initials.
const PINYIN_LENGTHS: std::ops::RangeInclusive<usize> = 2..=60;
const LONGEST_INITIALS: usize = 30;
/// The shortest beginning of a code.
const SHORTEST_CODE: usize = 4;
const CREDIT_CODE_LENGTH: usize = 18;
const REGISTRATION_NUMBER_LENGTH: usize = 15;

/// A set of enterprises, and the sets inside it that rank higher.
pub(super) struct Lane {
    /// The set.
    pub(super) base: Box<dyn Query>,
    /// The tier of an enterprise in no mark.
    pub(super) floor: Tier,
    /// The sets, the highest tier first. Only asked about enterprises of the base.
    pub(super) marks: Vec<(Tier, Box<dyn Query>)>,
}

/// The lanes of a stage.
pub(super) fn lanes(fields: &Fields, query: &Understood, stage: usize) -> Vec<Lane> {
    let planner = Planner { fields, query };
    let lanes = match stage {
        0 => vec![planner.name(), planner.former(), planner.initials(), planner.pinyin(), planner.code()],
        1 => vec![planner.formless()],
        _ => vec![planner.typo()],
    };
    lanes.into_iter().flatten().collect()
}

/// The lanes of an autocompletion: only what begins with the query.
pub(super) fn completions(fields: &Fields, query: &Understood) -> Vec<Lane> {
    let planner = Planner { fields, query };
    let letters = &query.letters;
    let brand = Lane {
        base: anchored(fields.brand, letters),
        floor: Tier::BrandPrefix,
        marks: vec![(Tier::BrandWhole, whole(fields.brand_exact, letters))],
    };
    let name = Lane { base: anchored(fields.name, letters), floor: Tier::NamePrefix, marks: Vec::new() };
    [Some(brand), Some(name), planner.pinyin(), planner.initials()].into_iter().flatten().collect()
}

struct Planner<'a> {
    fields: &'a Fields,
    query: &'a Understood,
}

impl Planner<'_> {
    /// Names that hold every part.
    fn name(&self) -> Option<Lane> {
        let (fields, letters) = (self.fields, &self.query.letters);
        if letters.len() == 1 {
            // One character means a brand: nearly every name holds it somewhere.
            return Some(Lane {
                base: phrase(fields.brand, letters),
                floor: Tier::BrandInner,
                marks: vec![
                    (Tier::BrandWhole, whole(fields.brand_exact, letters)),
                    (Tier::BrandPrefix, anchored(fields.brand, letters)),
                ],
            });
        }
        let mut marks = vec![(Tier::NameExact, whole(fields.name_exact, letters))];
        let brand = self.query.brand.as_ref().filter(|brand| *brand != letters);
        if letters.len() <= LONGEST_BRAND {
            marks.push((Tier::BrandWhole, whole(fields.brand_exact, letters)));
        }
        if let Some(brand) = brand {
            let both = vec![whole(fields.brand_exact, brand), phrase(fields.name, letters)];
            marks.push((Tier::BrandWhole, all_of(both)));
            marks.push((Tier::BrandExact, whole(fields.brand_exact, brand)));
        }
        for (tier, find) in [(Tier::BrandPrefix, anchored as Find), (Tier::BrandInner, phrase as Find)] {
            marks.push((tier, find(fields.brand, letters)));
            marks.extend(brand.map(|brand| (tier, find(fields.brand, brand))));
        }
        marks.push((Tier::NamePrefix, anchored(fields.name, letters)));
        let pieces: Vec<&Vec<char>> = self.query.pieces.iter().chain(&self.query.endings).collect();
        let floor = if pieces == [letters] {
            Tier::NameInner
        } else {
            marks.push((Tier::NameInner, phrase(fields.name, letters)));
            Tier::NameScattered
        };
        Some(Lane { base: all_pieces(fields.name, pieces)?, floor, marks })
    }

    /// Former names that hold every part.
    fn former(&self) -> Option<Lane> {
        let (fields, letters) = (self.fields, &self.query.letters);
        let exact = whole(fields.former_exact, letters);
        if letters.len() == 1 {
            return Some(Lane { base: exact, floor: Tier::FormerBrand, marks: Vec::new() });
        }
        let is_name = !self.query.endings.is_empty();
        let tier = if is_name { Tier::FormerName } else { Tier::FormerBrand };
        let base = all_pieces(fields.former, self.query.pieces.iter().chain(&self.query.endings))?;
        Some(Lane { base, floor: Tier::Former, marks: vec![(tier, exact)] })
    }

    /// The query as letters, if it is nothing else.
    fn typed(&self) -> Option<String> {
        let letters = &self.query.letters;
        let fits = PINYIN_LENGTHS.contains(&letters.len()) && letters.iter().all(char::is_ascii_uppercase);
        fits.then(|| letters.iter().collect())
    }

    /// Names whose initials begin with the query, at their start or at their brand.
    fn initials(&self) -> Option<Lane> {
        let typed = self.typed().filter(|typed| typed.len() <= LONGEST_INITIALS)?;
        let pairs = (0..typed.len() - 1).map(|start| {
            let anchor = if start == 0 { "^" } else { "" };
            (start, Term::from_field_text(self.fields.initials, &format!("{anchor}{}", &typed[start..start + 2])))
        });
        let exact = Term::from_field_text(self.fields.pinyin_exact, &initials_term(&typed));
        Some(Lane {
            base: positioned(pairs.collect()),
            floor: Tier::InitialsPrefix,
            marks: vec![(Tier::BrandInitials, one(exact))],
        })
    }

    /// Names whose pinyin begins with the query, at their start or at their brand.
    fn pinyin(&self) -> Option<Lane> {
        let typed = self.typed()?;
        let field = self.fields.syllables;
        let mut ways: Vec<Box<dyn Query>> = Vec::new();
        for split in pinyin::splits(&typed) {
            if let [only] = split.as_slice() {
                let syllables = pinyin::syllables().range((*only).to_owned()..);
                let fitting = syllables.take_while(|syllable| syllable.starts_with(only));
                ways.extend(fitting.map(|syllable| one(Term::from_field_text(field, &format!("^{syllable}")))));
            } else if let [first, second, rest @ ..] = split.as_slice() {
                let start = (0, Term::from_field_text(field, &syllable_pair(first, second)));
                let rest = (2..).zip(rest.iter().map(|syllable| Term::from_field_text(field, syllable)));
                let terms = std::iter::once(start).chain(rest).collect();
                ways.push(Box::new(PhrasePrefixQuery::new_with_offset(terms)));
            }
        }
        let exact = one(Term::from_field_text(self.fields.pinyin_exact, &pinyin_term(&typed)));
        ways.push(exact.box_clone());
        Some(Lane { base: any_of(ways), floor: Tier::PinyinPrefix, marks: vec![(Tier::BrandPinyin, exact)] })
    }

    /// Codes that begin with the query. They are columns, not terms: a beginning as common as 9131 is one scan of a
    /// packed column instead of a union of millions of terms.
    fn code(&self) -> Option<Lane> {
        let letters = &self.query.letters;
        let looks_so = (SHORTEST_CODE..=CREDIT_CODE_LENGTH).contains(&letters.len())
            && letters.iter().all(char::is_ascii_alphanumeric)
            && letters.iter().take(2).all(char::is_ascii_digit);
        if !looks_so {
            return None;
        }
        let typed: String = letters.iter().collect();
        let is_whole = matches!(letters.len(), CREDIT_CODE_LENGTH | REGISTRATION_NUMBER_LENGTH);
        let columns = [self.fields.credit_code, self.fields.registration_number];
        let base = any_of(columns.map(|column| beginning(column, &typed)).into());
        let exact = columns.map(|column| between(column, Bound::Included(&typed), Bound::Included(&typed)));
        let marks = if is_whole { vec![(Tier::CodeExact, any_of(exact.into()))] } else { Vec::new() };
        Some(Lane { base, floor: Tier::CodePrefix, marks })
    }

    /// Names that hold every part but the organisation form, which people mistake: 有限公司, 有限责任公司.
    fn formless(&self) -> Option<Lane> {
        let (fields, query) = (self.fields, self.query);
        let has_form = !query.endings.is_empty() && query.letters.len() > 1;
        let base = all_pieces(fields.name, &query.pieces).filter(|_| has_form)?;
        let brand = query.brand.as_ref();
        let marks = brand.map(|brand| (Tier::FormlessBrand, whole(fields.brand_exact, brand)));
        Some(Lane { base, floor: Tier::Formless, marks: marks.into_iter().collect() })
    }

    /// Names that hold the query with one character replaced, missing, too many, or swapped with its neighbour.
    fn typo(&self) -> Option<Lane> {
        let letters = &self.query.letters;
        let endings: usize = self.query.endings.iter().map(Vec::len).sum();
        let before_endings = letters.len().saturating_sub(endings);
        let is_whole = before_endings < SHORTEST_TYPO;
        let end = if is_whole { letters.len() } else { before_endings }.min(TYPO_REACH);
        if end < SHORTEST_TYPO {
            return None;
        }
        let (doubtful, sure) = letters.split_at(end);
        let name = self.fields.name;
        let mut base = any_of(one_typo(doubtful).map(|typed| fragments(name, &typed)).collect());
        if !sure.is_empty() {
            base = all_of(vec![base, phrase(name, sure)]);
        }
        let sounds = pinyin::readings(doubtful).into_iter().enumerate().filter_map(|(position, readings)| {
            Some((position, Term::from_field_text(self.fields.syllables, readings.first()?)))
        });
        let marks = vec![(Tier::Homophone, positioned(sounds.collect()))];
        Some(Lane { base, floor: Tier::Typo, marks })
    }
}

type Find = fn(Field, &[char]) -> Box<dyn Query>;
