//! `mingjing export-error-codes`: prints the table of error codes, as `docs/errors.md` keeps it.

use super::output::print;
use crate::error;

pub(super) fn run() -> anyhow::Result<()> {
    print(error::markdown().trim_end())
}
