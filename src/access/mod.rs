//! The chart in words: table, summary, tooltip, speech, CSV.
//!
//! All are formattings of the same readings, so they cannot disagree.

mod selected;

use crate::figure::Key;
use crate::format::Locale;
use crate::model::Chart;

pub use selected::{Selected, selected};

/// A reading in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// First line of the tooltip: the country or the goal.
    pub title: String,
    /// The printed value with its unit: equal to the text of the table cell plus the unit.
    pub value: String,
    /// Further lines of the tooltip: interval, flag, note, verdict.
    pub lines: Vec<String>,
    /// One sentence that says all of it, for speech.
    pub speech: String,
}

/// A cell of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Whether it is a row heading.
    pub heading: bool,
    /// The reading it shows.
    pub key: Option<Key>,
}

/// The chart as a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataTable {
    /// Caption, with the unit.
    pub caption: String,
    /// Column headings.
    pub head: Vec<String>,
    /// Rows; each as long as `head`.
    pub rows: Vec<Vec<Cell>>,
}

/// A reading in words; empty if the key names none.
pub fn describe(_chart: &Chart, _key: Key, _locale: &dyn Locale) -> Description {
    Description::default()
}

/// The chart as a table.
pub fn table(_chart: &Chart, _locale: &dyn Locale) -> DataTable {
    DataTable::default()
}

/// Two or three sentences on what the chart shows.
pub fn summary(_chart: &Chart, _locale: &dyn Locale) -> String {
    String::new()
}

/// A short name for the picture.
pub fn name(_chart: &Chart, _locale: &dyn Locale) -> String {
    String::new()
}

/// The readings as CSV: full precision, codes, flags; independent of language.
pub fn csv(_chart: &Chart) -> String {
    String::new()
}
