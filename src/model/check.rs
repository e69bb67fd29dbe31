//! The only way to a [`Chart`]: a spec and tables in, everything sound out.

use super::Chart;
use crate::error::Problems;
use crate::format::Lang;
use crate::read::Table;
use crate::spec::Spec;

/// Data by the name that the spec calls them (its `data` strings).
pub type Sources = [(String, Table)];

/// Puts a spec and its data together. `None` if a problem stops the chart.
pub fn check(_spec: &Spec, _sources: &Sources, _lang: Lang, _problems: &mut Problems) -> Option<Chart> {
    None
}
