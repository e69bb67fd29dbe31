//! The chart in words: table, summary, tooltip, speech, CSV.
//!
//! All are formattings of the same readings, so they cannot disagree: the
//! number in a tooltip, a spoken sentence, a table cell and the summary is
//! always made by the same function of `value`.

mod ahead;
mod browse;
pub mod choices;
mod csv;
mod describe;
mod key;
mod long;
mod marked;
mod selected;
mod summary;
mod summary_goals;
mod table;
mod value;
mod whole;
mod working;

use crate::figure::Key;
use crate::format::Locale;
use crate::format::phrases;
use crate::format::quantity::integer;
use crate::format::words::{Word, place, word};
use crate::model::{Chart, GoalView, Indicator, Kind, Measure, ViewKind};

pub use ahead::{Ahead, ahead};
pub use browse::{Working, browser, workings};
pub use key::{Explained, key};
pub use selected::{Selected, find, selected};
use value::Part;
pub use value::Print;
pub use whole::{Whole, percent, wholes};

/// A reading in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// First line of the tooltip: the country and year, or the goal.
    pub title: String,
    /// The printed value with its unit: equal to the text of the table cell, without its mark, plus the unit.
    pub value: String,
    /// Further lines of the tooltip: interval, flag, note, verdict.
    pub lines: Vec<String>,
    /// All of it in sentences, for speech.
    pub speech: String,
}

/// A cell of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// The source's mark on it, in brackets behind it; empty means none.
    pub mark: String,
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
pub fn describe(chart: &Chart, key: Key, locale: &dyn Locale) -> Description {
    match &chart.kind {
        Kind::Indicator(indicator) => describe::reading(indicator, key, locale),
        Kind::Goals(goals) => describe::goal(goals, key, locale),
    }
    .unwrap_or_default()
}

/// The chart as a table. Indicator: a row for each year, the newest last, and
/// a column for each series. Goals: a row for each measure.
pub fn table(chart: &Chart, locale: &dyn Locale) -> DataTable {
    match &chart.kind {
        Kind::Indicator(indicator) => table::indicator(indicator, &chart.texts, locale),
        Kind::Goals(goals) => table::goals(goals, &chart.texts, locale),
    }
}

/// A few sentences on what the chart shows: where it stands, how it changed,
/// what is missing. States what the figures are, never why.
pub fn summary(chart: &Chart, locale: &dyn Locale) -> String {
    match &chart.kind {
        Kind::Indicator(indicator) => match until(indicator) {
            Some(earlier) => summary::indicator(&earlier, locale),
            None => summary::indicator(indicator, locale),
        },
        Kind::Goals(goals) => summary_goals::goals(goals, locale),
    }
}

/// What was known up to the year of a view of one year, where that is not the last.
fn until(indicator: &Indicator) -> Option<Indicator> {
    let year = indicator.show.year.filter(|year| indicator.is_of_one_year() && *year < indicator.years.1)?;
    let mut earlier = indicator.clone();
    earlier.years.1 = year;
    for series in &mut earlier.series {
        series.readings.retain(|reading| reading.year <= year);
    }
    earlier.series.retain(|series| series.latest().is_some());
    (!earlier.series.is_empty()).then_some(earlier)
}

/// A short name for the picture: its heading, else what kind of chart of what it is.
pub fn name(chart: &Chart, locale: &dyn Locale) -> String {
    if !chart.texts.heading.is_empty() {
        return chart.texts.heading.clone();
    }
    let print = Print::words(locale);
    let (chart, of) = match &chart.kind {
        Kind::Indicator(indicator) => {
            let mut of = String::new();
            for part in [&indicator.name, &countries(indicator, &print), &span(indicator, &print)] {
                of.push_str(if of.is_empty() || part.is_empty() { "" } else { ", " });
                of.push_str(part);
            }
            let kind = match indicator.show.view {
                ViewKind::Line => Word::LineChart,
                ViewKind::Bars => Word::BarChart,
                ViewKind::Dots => Word::DotChart,
                ViewKind::Slope => Word::SlopeChart,
                ViewKind::Heat => Word::HeatTable,
                ViewKind::Map => Word::Map,
                ViewKind::Tiles => Word::TileMap,
                ViewKind::Table => Word::Table,
                ViewKind::Multiples => Word::Multiples,
            };
            (kind, of)
        }
        Kind::Goals(goals) => {
            let kind = match goals.view {
                GoalView::Bars => Word::GoalChart,
                GoalView::Path => Word::PathChart,
                GoalView::Rings => Word::Rings,
                GoalView::Scorecard => Word::Scorecard,
                GoalView::Table => Word::Table,
            };
            (kind, print.counted(goals.goals.len(), phrases::ONE_GOAL, phrases::GOALS))
        }
    };
    print.said(phrases::NAMED, &[Part::Text(word(chart, print.lang())), Part::Text(&of)])
}

/// The readings as CSV: full precision, codes, flags; independent of language.
pub fn csv(chart: &Chart) -> String {
    match &chart.kind {
        Kind::Indicator(indicator) => csv::indicator(indicator, &chart.texts),
        Kind::Goals(goals) => csv::goals(goals, &chart.texts),
    }
}

/// The working of a measure's verdict, a line a step: its figures, the formula
/// with the numbers in it, and the rule that decided.
pub fn working_lines(measure: &Measure, locale: &dyn Locale) -> Vec<String> {
    working::lines(measure, locale)
}

/// A verdict in words, with its method: "On track (straight-line method)".
pub fn verdict(measure: &Measure, locale: &dyn Locale) -> String {
    working::shown(measure, locale)
}

/// "7 countries", or the one country's name; empty where there are only comparators.
fn countries(indicator: &Indicator, print: &Print) -> String {
    let own = summary::members(indicator, |series| !series.area.is_comparator());
    match own.as_slice() {
        [] => String::new(),
        [series] => place(series.area, print.lang()).to_owned(),
        more => print.counted(more.len(), phrases::ONE_COUNTRY, phrases::COUNTRIES),
    }
}

/// "1990–2023"; of a view of one year that year, or that the figures are the latest.
fn span(indicator: &Indicator, print: &Print) -> String {
    let (first, last) = indicator.years;
    if indicator.is_of_one_year() {
        return indicator.show.year.map_or_else(|| word(Word::LatestYears, print.lang()).to_owned(), integer);
    }
    if first == last {
        return integer(first);
    }
    print.said(phrases::YEARS, &[Part::Year(first), Part::Year(last)])
}
