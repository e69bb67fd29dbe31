//! The spec of `<country-indicator>`.

use serde::Deserialize;

use super::object::Object;
use super::{Better, Words};
use crate::model::Year;

/// One indicator by country and year, as written.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorSpec {
    /// Version of the spec: 1.
    pub version: u32,
    /// `country-indicator`.
    pub chart: String,
    /// How it is drawn; a line.
    #[serde(default)]
    pub view: LineView,
    /// Title of the figure.
    pub heading: Option<Words>,
    /// Line under the title.
    pub subheading: Option<Words>,
    /// Caption or method note.
    pub note: Option<Words>,
    /// Unit as written after a number.
    pub unit: Option<Words>,
    /// Digits after the decimal mark, 0 to 6. Absent: chosen from the figures.
    pub decimals: Option<u8>,
    /// Who published the figures.
    pub source: Option<Words>,
    /// Link for the source: http(s) or relative.
    pub source_href: Option<String>,
    /// What is measured, for sentences.
    pub indicator: Option<Words>,
    /// Whose series, in this order. Absent: all that the data have.
    pub countries: Option<Vec<String>>,
    /// Which of them are in colour. Absent or empty: all.
    pub highlight: Option<Vec<String>>,
    /// First year shown.
    pub from: Option<Year>,
    /// Last year shown.
    pub to: Option<Year>,
    /// Which way is better.
    pub better: Option<Better>,
    /// What is done with gaps.
    #[serde(default)]
    pub gaps: GapsSpec,
    /// Name of the data. Absent, and no `readings`: the data given with the chart.
    pub data: Option<String>,
    /// Figures written in the spec itself.
    pub readings: Option<Vec<Object<PlacedReading>>>,
}

/// Views of an indicator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineView {
    /// Years across, values up, a line for each country.
    #[default]
    Line,
}

/// What is done where years are missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GapsSpec {
    /// The line is broken.
    #[default]
    Break,
    /// The gap is bridged by a dotted line.
    Bridge,
}

/// One value of one country.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlacedReading {
    /// Code or name.
    pub country: String,
    /// The year.
    pub year: Year,
    /// The value; absent or null: there is none.
    pub value: Option<f64>,
    /// Lower bound of its uncertainty.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
    /// A remark on it.
    pub note: Option<Words>,
}
