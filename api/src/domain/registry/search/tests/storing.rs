//! What is kept, what is thrown away, and what a restart finds.

use std::{fs, path::PathBuf};

use super::{super::*, enterprise, find, ids};
use crate::domain::registry::search::index::Progress;

fn folder(dir: &tempfile::TempDir) -> PathBuf {
    dir.path().join(format!("names-v{SCHEMA_VERSION}"))
}

fn filled(dir: &tempfile::TempDir) {
    let index = SearchIndex::open(Some(dir.path())).unwrap();
    index.apply(&[enterprise(1, "上海明镜科技有限公司"), enterprise(2, "上海东方贸易有限公司")], &[]).unwrap();
    index.commit(42).unwrap();
    // Applied but not committed: gone at the next start.
    index.apply(&[enterprise(3, "上海明镜贸易有限公司")], &[1]).unwrap();
}

#[test]
fn a_restart_finds_the_last_commit_and_its_position() {
    let dir = tempfile::tempdir().unwrap();
    filled(&dir);
    let index = SearchIndex::open(Some(dir.path())).unwrap();
    assert_eq!((index.position(), index.len()), (42, 2));
    assert_eq!(ids(&find(&index, "明镜")), [1]);
    index.commit_progress(Progress::Building { head: 50, after_id: 7 }).unwrap();
    drop(index);
    let index = SearchIndex::open(Some(dir.path())).unwrap();
    assert_eq!((index.progress(), index.position()), (Progress::Building { head: 50, after_id: 7 }, 0));
}

#[test]
fn a_deleted_index_starts_from_nothing() {
    let dir = tempfile::tempdir().unwrap();
    filled(&dir);
    fs::remove_dir_all(folder(&dir)).unwrap();
    let index = SearchIndex::open(Some(dir.path())).unwrap();
    assert_eq!((index.position(), index.len()), (0, 0));
}

#[test]
fn a_damaged_index_starts_from_nothing() {
    type Damage = fn(&std::path::Path);
    let damages: [(&str, Damage); 4] = [
        ("meta.json cut", |folder| fs::write(folder.join("meta.json"), "{").unwrap()),
        ("meta.json gone", |folder| fs::remove_file(folder.join("meta.json")).unwrap()),
        ("a file gone", |folder| fs::remove_file(file(folder, "idx")).unwrap()),
        ("a bit flipped", |folder| {
            let file = file(folder, "fast");
            let mut bytes = fs::read(&file).unwrap();
            bytes[3] ^= 1;
            fs::write(file, bytes).unwrap();
        }),
    ];
    for (name, damage) in damages {
        let dir = tempfile::tempdir().unwrap();
        filled(&dir);
        damage(&folder(&dir));
        let index = SearchIndex::open(Some(dir.path())).unwrap();
        assert_eq!((index.position(), index.len()), (0, 0), "{name}");
        index.apply(&[enterprise(1, "上海明镜科技有限公司")], &[]).unwrap();
        index.commit(1).unwrap();
        assert_eq!(find(&index, "明镜").total, 1, "{name}");
    }
}

/// A file of what was committed; those of a segment that was never finished are empty.
fn file(folder: &std::path::Path, extension: &str) -> PathBuf {
    let mut files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let fits = |path: &PathBuf| path.extension().is_some_and(|found| found == extension);
    files.find(|path| fits(path) && fs::metadata(path).unwrap().len() > 0).unwrap()
}

#[test]
fn an_index_of_another_version_is_removed_and_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["names-v0", "names-v999", "names-vault", "other"] {
        fs::create_dir(dir.path().join(name)).unwrap();
    }
    let index = SearchIndex::open(Some(dir.path())).unwrap();
    assert_eq!(index.position(), 0);
    let mut left: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, [format!("names-v{SCHEMA_VERSION}").as_str(), "names-vault", "other"]);
}

#[test]
fn a_second_writer_is_refused_and_destroys_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let index = SearchIndex::open(Some(dir.path())).unwrap();
    index.apply(&[enterprise(1, "上海明镜科技有限公司")], &[]).unwrap();
    index.commit(5).unwrap();
    assert!(matches!(SearchIndex::open(Some(dir.path())), Err(SearchError::Locked)));
    assert_eq!(find(&index, "明镜").total, 1);
}

#[test]
fn a_directory_that_cannot_be_made_is_said_to_be_so() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(matches!(SearchIndex::open(Some(&file)), Err(SearchError::Directory(_))));
}

#[test]
fn a_later_version_of_an_enterprise_replaces_the_earlier_at_the_commit() {
    let index = SearchIndex::open(None).unwrap();
    index.apply(&[enterprise(1, "上海明镜科技有限公司")], &[]).unwrap();
    assert_eq!(find(&index, "明镜").total, 0, "not committed yet");
    index.commit(1).unwrap();
    index.apply(&[enterprise(1, "上海东方科技有限公司"), enterprise(1, "上海南方科技有限公司")], &[]).unwrap();
    index.commit(2).unwrap();
    assert_eq!((find(&index, "明镜").total, find(&index, "东方").total), (0, 0));
    assert_eq!((ids(&find(&index, "南方")), index.len()), (vec![1], 1));
}

#[test]
fn a_rollback_forgets_what_was_applied() {
    let index = SearchIndex::open(None).unwrap();
    index.apply(&[enterprise(1, "上海明镜科技有限公司")], &[]).unwrap();
    index.commit(3).unwrap();
    index.apply(&[enterprise(2, "上海明镜贸易有限公司")], &[1]).unwrap();
    index.rollback().unwrap();
    assert_eq!(index.position(), 3);
    index.commit(4).unwrap();
    assert_eq!(ids(&find(&index, "明镜")), [1]);
}

#[test]
fn a_cleared_index_is_empty_and_at_the_start() {
    let index = SearchIndex::open(None).unwrap();
    index.apply(&[enterprise(1, "上海明镜科技有限公司")], &[]).unwrap();
    index.commit(3).unwrap();
    index.clear().unwrap();
    assert_eq!((index.position(), index.len()), (0, 0));
}
