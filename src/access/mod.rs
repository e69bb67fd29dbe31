//! The chart in words: table, summary, tooltip, speech, CSV.
//!
//! All are formattings of the same readings, so they cannot disagree: the
//! number in a tooltip, a spoken sentence, a table cell and the summary is
//! always made by the same function of `value`.

mod browse;
mod csv;
mod describe;
mod selected;
mod summary;
mod summary_goals;
mod table;
mod value;
mod working;

use crate::figure::Key;
use crate::format::Locale;
use crate::format::phrases;
use crate::format::quantity::integer;
use crate::format::words::{Word, place, word};
use crate::model::{Chart, Goals, Indicator, Kind, Measure, Role};

pub use browse::{Working, browser, workings};
pub use selected::{Selected, selected};

/// A reading in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// First line of the tooltip: the country and year, or the goal.
    pub title: String,
    /// The printed value with its unit: equal to the text of the table cell plus the unit.
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
        Kind::Indicator(indicator) => summary::indicator(indicator, locale),
        Kind::Goals(goals) => summary_goals::goals(goals, locale),
    }
}

/// A short name for the picture: its heading, else what kind of chart of what it is.
pub fn name(chart: &Chart, locale: &dyn Locale) -> String {
    let lang = locale.lang();
    if !chart.texts.heading.is_empty() {
        return chart.texts.heading.clone();
    }
    match &chart.kind {
        Kind::Indicator(indicator) => {
            let parts = [indicator.name.clone(), countries(indicator, locale), span(indicator)];
            let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
            phrases::NAMED.say(lang, &[word(Word::LineChart, lang), &phrases::list(&parts, ", ")])
        }
        Kind::Goals(goals) => {
            let count = value::counted(goals.goals.len(), phrases::ONE_GOAL, phrases::GOALS, locale);
            phrases::NAMED.say(lang, &[word(Word::GoalChart, lang), &count])
        }
    }
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
    working::verdict(measure, locale.lang())
}

/// The measure that a key of a goal chart names.
pub fn measure_at(goals: &Goals, key: Key) -> Option<&Measure> {
    goals.rows().get(key.row)?.measure
}

/// "7 countries", or the one country's name; empty where there are only comparators.
fn countries(indicator: &Indicator, locale: &dyn Locale) -> String {
    let own = || indicator.series.iter().filter(|s| s.role != Role::Comparator);
    match (own().count(), own().next()) {
        (0, _) | (_, None) => String::new(),
        (1, Some(series)) => place(series.area, locale.lang()).to_owned(),
        (n, _) => value::counted(n, phrases::ONE_COUNTRY, phrases::COUNTRIES, locale),
    }
}

/// "1990–2023".
fn span(indicator: &Indicator) -> String {
    let (first, last) = indicator.years;
    if first == last {
        return integer(first);
    }
    [integer(first).as_str(), "–", integer(last).as_str()].concat()
}
