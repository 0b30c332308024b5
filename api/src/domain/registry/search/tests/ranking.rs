//! What is found, in which order, with which counts.

use proptest::prelude::*;

use super::{super::*, enterprise, find, ids, index_of, index_with};
use MatchedField::{Brand, Code, FormerName, Name, Pinyin};

#[test]
fn brand_comes_before_trade_exact_before_prefix_before_inner_live_before_gone() {
    let index = index_of(&[
        "上海东方明珠贸易有限公司",       // 1: nothing
        "上海长江明镜科技有限公司",       // 2: brand holds it
        "上海明镜台科技有限公司",         // 3: brand begins with it
        "上海明镜科技有限公司",           // 4: brand
        "上海四海贸易有限公司明镜分公司", // 5: only the branch
        "明镜",                           // 6: the name
    ]);
    let gone = SearchDocument { status: "4".into(), ..enterprise(0, "上海明镜科技有限公司") };
    index.apply(&[gone], &[]).unwrap();
    index.commit(2).unwrap();
    let page = find(&index, "明镜");
    assert_eq!(ids(&page), [6, 4, 0, 3, 2, 5]);
    let matched: Vec<_> = page.hits.iter().map(|hit| hit.matched).collect();
    assert_eq!(matched, [Name, Brand, Brand, Brand, Brand, Name]);
    assert_eq!((page.total, page.more, page.position), (6, false, 2));
}

#[test]
fn a_name_is_found_by_every_way_to_write_it() {
    let mut wanted = SearchDocument {
        credit_code: Some("91310115MA1H7X3T5Q".into()),
        registration_number: Some("310141000157096".into()),
        former_names: vec!["上海旧镜商贸有限公司".into()],
        ..enterprise(7, "上海明镜信息科技有限公司")
    };
    wanted.on_abnormal_list = true;
    let index = index_with(&[
        wanted,
        enterprise(1, "上海明德信息科技有限公司"),
        enterprise(2, "上海铭臣餐饮管理有限公司"),
        enterprise(3, "上海四海信息科技有限公司"),
        enterprise(4, "北京四方信息科技有限公司"),
    ]);
    for (query, matched) in [
        ("上海明镜信息科技有限公司", Name),
        ("上海 明鏡 信息科技", Brand),
        ("上海明鏡信息科技（有限公司）", Name),
        ("明镜", Brand),
        ("明镜信息", Brand),
        ("明镜有限公司", Brand),
        ("明镜 有限公司", Brand),
        ("上海市明镜信息科技有限责任公司", Brand),
        ("明镜信息科技有限公司", Brand),
        ("mingjing", Pinyin),
        ("MingJingXinXi", Pinyin),
        ("mjxx", Pinyin),
        ("shmjxx", Pinyin),
        ("旧镜", FormerName),
        ("上海旧镜商贸有限公司", FormerName),
        ("91310115ma1h7x3t5q", Code),
        ("9131 0115 MA1H", Code),
        ("310141", Code),
        ("310141000157096", Code),
        ("上海名镜信息科技有限公司", Name),
        ("上海镜信息科技有限公司", Name),
        ("明镜镜信息", Name),
        ("上海明镜信科息技", Name),
    ] {
        let page = find(&index, query);
        let first = page.hits.first().unwrap_or_else(|| panic!("nothing for {query}"));
        assert_eq!((first.id, first.matched), (7, matched), "{query}");
        assert!(first.highlights.iter().any(|highlight| !highlight.ranges.is_empty()), "{query}");
    }
}

#[test]
fn a_query_that_fits_nothing_finds_nothing() {
    let index = index_of(&["上海明镜科技有限公司"]);
    // The last two: two typos, and a typo in fewer than four characters.
    for query in ["黑曜石", "zzzz", "9999", "火锅", "上海黑曜石火锅店", "上海名静科技", "明竟科"]
    {
        let page = find(&index, query);
        assert_eq!((page.total, page.hits.len()), (0, 0), "{query}");
    }
}

#[test]
fn a_typo_that_sounds_the_same_comes_first() {
    let index = index_of(&["上海大镜科技有限公司", "上海明镜科技有限公司"]);
    assert_eq!(ids(&find(&index, "上海名镜科技有限公司")), [2, 1]);
}

#[test]
fn one_character_means_a_brand() {
    let index = index_of(&["上海鑫科技有限公司", "上海德鑫贸易有限公司", "上海鑫隆贸易有限公司", "上海电力公司"]);
    assert_eq!(ids(&find(&index, "鑫")), [1, 3, 2]);
    assert_eq!(find(&index, "公").total, 0);
}

#[test]
fn filters_and_facets_count_exactly() {
    let all: Vec<SearchDocument> = (0..100)
        .map(|number| SearchDocument {
            district: Some(if number % 2 == 0 { "310101" } else { "310115" }.into()),
            industry: (number % 5 != 0).then(|| "I".into()),
            status: if number % 4 == 0 { "4" } else { "1" }.into(),
            on_abnormal_list: number % 10 == 0,
            on_serious_list: number % 50 == 0,
            ..enterprise(number, &format!("上海明镜{number}科技有限公司"))
        })
        .collect();
    let index = index_with(&all);
    let ask = |filter| {
        let request =
            SearchRequest { query: "科技".into(), filter, limit: 3, facets: true, ..SearchRequest::default() };
        index.search(&request).unwrap()
    };
    let page = ask(SearchFilter::default());
    assert_eq!(page.total, 100);
    assert_eq!(
        page.facets.unwrap(),
        Facets {
            district: vec![("310101".into(), 50), ("310115".into(), 50)],
            industry: vec![("I".into(), 80)],
            status: vec![("1".into(), 75), ("4".into(), 25)],
            on_abnormal_list: 10,
            on_serious_list: 2,
        }
    );
    for (filter, total) in [
        (SearchFilter { districts: vec!["310115".into()], ..SearchFilter::default() }, 50),
        (
            SearchFilter {
                districts: vec!["310115".into(), "310101".into(), "none".into()],
                ..SearchFilter::default()
            },
            100,
        ),
        (SearchFilter { industries: vec!["I".into()], statuses: vec!["4".into()], ..SearchFilter::default() }, 20),
        (SearchFilter { on_abnormal_list: Some(true), on_serious_list: Some(false), ..SearchFilter::default() }, 8),
        (SearchFilter { on_abnormal_list: Some(false), ..SearchFilter::default() }, 90),
        (SearchFilter { industries: vec!["Z".into()], ..SearchFilter::default() }, 0),
    ] {
        let page = ask(filter.clone());
        assert_eq!(page.total, total, "{filter:?}");
        let facets = page.facets.unwrap();
        assert_eq!(facets.status.iter().map(|(_, count)| count).sum::<u64>(), total, "{filter:?}");
    }
}

#[test]
fn a_filter_that_excludes_every_hit_does_not_make_the_search_more_forgiving() {
    let index = index_of(&["上海明镜科技有限公司", "上海名镜科技有限公司"]);
    let filter = SearchFilter { on_abnormal_list: Some(true), ..SearchFilter::default() };
    let request =
        SearchRequest { query: "上海明镜科技有限公司".into(), filter, limit: 5, ..SearchRequest::default() };
    assert_eq!(index.search(&request).unwrap().total, 0);
}

#[test]
fn several_parts_of_the_index_answer_as_one() {
    let index = SearchIndex::open(None).unwrap();
    for id in 0..30 {
        let status = if id % 3 == 0 { "4" } else { "1" };
        index
            .apply(&[SearchDocument { status: status.into(), ..enterprise(id, "上海明镜科技有限公司") }], &[])
            .unwrap();
        index.commit(u64::try_from(id).unwrap() + 1).unwrap();
    }
    index.apply(&[], &[4, 5]).unwrap();
    index.commit(31).unwrap();
    let page = find(&index, "明镜");
    assert_eq!(page.total, 28);
    assert_eq!(ids(&page)[..6], [1, 2, 7, 8, 10, 11]);
}

#[test]
fn completions_are_distinct_brands_and_names() {
    let index =
        index_of(&["上海明镜科技有限公司", "上海明镜贸易有限公司", "上海明珠贸易有限公司", "北京大明贸易有限公司"]);
    let texts = |prefix: &str, limit| -> Vec<String> {
        index.autocomplete(prefix, limit).unwrap().into_iter().map(|suggestion| suggestion.text).collect()
    };
    assert_eq!(texts("明", 4), ["明镜", "明珠", "上海明镜科技有限公司", "上海明镜贸易有限公司"]);
    assert_eq!(texts("mingz", 4), ["明珠", "上海明珠贸易有限公司"]);
    assert_eq!(texts("mj", 4)[0], "明镜");
    assert_eq!(texts("上海明珠", 4), ["上海明珠贸易有限公司"]);
    assert_eq!(texts("上海", 2).len(), 2);
    assert!(texts("火", 4).is_empty());
    assert!(matches!(index.autocomplete("，", 4), Err(SearchError::BadQuery(BadQuery::Empty))));
}

#[test]
fn bad_input_is_refused_by_the_rule() {
    let index = index_of(&["上海明镜科技有限公司"]);
    for query in ["", " ", "（）", &"明".repeat(10_000), "明\u{1}镜"] {
        let request = SearchRequest { query: query.into(), limit: 5, ..SearchRequest::default() };
        assert!(matches!(index.search(&request), Err(SearchError::BadQuery(_))));
    }
}

/// All hits by walking pages in one direction.
fn walk(index: &SearchIndex, query: &str, limit: usize, backward: bool) -> Vec<i64> {
    let mut all = Vec::new();
    let mut page = if backward { Page::Last } else { Page::First };
    loop {
        let request = SearchRequest { query: query.into(), page, limit, ..SearchRequest::default() };
        let found = index.search(&request).unwrap();
        let ids = ids(&found);
        if backward {
            all.splice(0..0, ids);
            page = found.hits.first().map_or(Page::Last, |hit| Page::Before(hit.key()));
        } else {
            all.extend(ids);
            page = found.hits.last().map_or(Page::First, |hit| Page::After(hit.key()));
        }
        if !found.more {
            return all;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn pages_of_any_size_and_direction_hold_every_hit_once_in_order(
        kinds in prop::collection::vec((0..6_usize, any::<bool>()), 1..60), limit in 1..7_usize
    ) {
        let names = ["上海明镜科技有限公司", "上海明镜台科技有限公司", "上海大明镜科技有限公司", "明镜",
            "上海四海科技有限公司明镜分公司", "上海四海科技有限公司"];
        let all: Vec<_> = (-20..).zip(&kinds).map(|(id, (kind, is_live))| SearchDocument {
            status: if *is_live { "1" } else { "4" }.into(),
            ..enterprise(id, names[*kind])
        }).collect();
        let index = index_with(&all);
        let page = index.search(&SearchRequest { query: "明镜".into(), limit: 100, ..SearchRequest::default() }).unwrap();
        let whole = ids(&page);
        prop_assert!(page.hits.is_sorted_by(|a, b| (b.score, a.id) < (a.score, b.id)));
        prop_assert_eq!(page.total, kinds.iter().filter(|(kind, _)| *kind != 5).count() as u64);
        prop_assert_eq!(page.total, whole.len() as u64);
        prop_assert_eq!(&walk(&index, "明镜", limit, false), &whole);
        prop_assert_eq!(&walk(&index, "明镜", limit, true), &whole);
    }

    #[test]
    fn no_query_breaks_the_search(query in "[上海明镜科技a-z0-9（）， ]{0,30}|\\PC{0,30}") {
        let index = index_of(&["上海明镜科技有限公司", "ABC123上海贸易有限公司"]);
        let answer = index.search(&SearchRequest { query: query.clone(), limit: 5, ..SearchRequest::default() });
        prop_assert!(matches!(answer, Ok(_) | Err(SearchError::BadQuery(_))), "{answer:?}");
        let answer = index.autocomplete(&query, 5);
        prop_assert!(matches!(answer, Ok(_) | Err(SearchError::BadQuery(_))), "{answer:?}");
    }
}

#[test]
fn a_key_stays_valid_when_the_index_changes() {
    let index = index_of(&["上海明镜甲科技有限公司", "上海明镜乙科技有限公司", "上海明镜丙科技有限公司"]);
    let first = index.search(&SearchRequest { query: "明镜".into(), limit: 2, ..SearchRequest::default() }).unwrap();
    assert_eq!(ids(&first), [1, 2]);
    // The key's own enterprise goes, others come before and after it.
    index.apply(&[enterprise(0, "上海明镜甲科技有限公司"), enterprise(9, "上海明镜丁科技有限公司")], &[2]).unwrap();
    index.commit(2).unwrap();
    let page = Page::After(first.hits[1].key());
    let rest =
        index.search(&SearchRequest { query: "明镜".into(), page, limit: 9, ..SearchRequest::default() }).unwrap();
    assert_eq!((ids(&rest), rest.total), (vec![3, 9], 4));
}

#[test]
fn a_page_after_a_forgiving_hit_stays_forgiving() {
    let index = index_of(&["上海大镜科技有限公司", "上海小镜科技有限公司"]);
    let ask = |page| {
        let request =
            SearchRequest {
                query: "上海名镜科技有限公司".into(), page, limit: 1, ..SearchRequest::default()
            };
        index.search(&request).unwrap()
    };
    let first = ask(Page::First);
    index.apply(&[enterprise(3, "上海名镜科技有限公司")], &[]).unwrap();
    index.commit(2).unwrap();
    assert_eq!(ids(&ask(Page::After(first.hits[0].key()))), [2]);
    assert_eq!(ids(&ask(Page::First)), [3]);
}
