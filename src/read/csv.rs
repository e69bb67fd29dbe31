//! CSV, long and wide.

use super::Table;
use crate::error::Problems;

/// Reads CSV.
pub fn read(_bytes: &[u8], _problems: &mut Problems) -> Table {
    Table::default()
}
