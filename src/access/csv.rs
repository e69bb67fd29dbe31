//! A chart in, its readings as CSV out: for a spreadsheet or a program, so in
//! codes and full precision, the same in every language.
//!
//! The few lines that quote a cell are here rather than the `csv` crate's
//! writer, which the wasm would have to hold besides its reader.

use crate::format::quantity::integer;
use crate::format::shortest::shortest;
use crate::model::{Finite, Flag, Goals, Indicator, Measure, Missing, Reading, Texts, Value, Year};

const INDICATOR: [&str; 11] =
    ["country_iso3", "country", "year", "value", "low", "high", "flag", "missing", "note", "unit", "source"];
const GOALS: [&str; 15] = [
    "goal_number",
    "goal",
    "indicator",
    "series",
    "country_iso3",
    "country",
    "year",
    "value",
    "low",
    "high",
    "flag",
    "missing",
    "note",
    "unit",
    "source",
];

/// A row for each cell of the table, missing ones too.
pub fn indicator(indicator: &Indicator, texts: &Texts) -> String {
    let mut file = File::new(&INDICATOR);
    for series in &indicator.series {
        for year in indicator.years.0..=indicator.years.1 {
            file.text(series.area.iso3);
            file.text(series.area.en);
            file.reading(Some(year), series.at(year));
            file.text(&indicator.unit);
            file.text(&texts.source);
            file.end();
        }
    }
    file.text
}

/// A row for each reading, baseline, step and target of each measure, and one
/// for a goal without any. `series` tells them apart.
pub fn goals(goals: &Goals, texts: &Texts) -> String {
    let mut file = File::new(&GOALS);
    for row in goals.rows() {
        let number = row.goal.number.map_or(String::new(), integer);
        let measure = row.measure;
        let area = measure.and_then(|m| m.area);
        let source = measure.map(|m| m.source.as_str()).filter(|s| !s.is_empty()).unwrap_or(&texts.source);
        let mut readings = measure.map_or(Vec::new(), readings);
        if readings.is_empty() {
            // Nothing measurable, or nothing measured: that is said too.
            let note = measure.map_or(&row.goal.note, |m| &m.note).clone();
            let value = Value::Missing(Missing::Unknown);
            readings.push(("", None, Reading { year: 0, value, interval: None, flag: None, note }));
        }
        for (series, year, reading) in readings {
            file.text(&number);
            file.text(&row.goal.title);
            file.text(measure.map_or("", |m| &m.name));
            file.text(series);
            file.text(area.map_or("", |a| a.iso3));
            file.text(area.map_or("", |a| a.en));
            file.reading(year, Some(&reading));
            file.text(measure.map_or("", |m| &m.unit));
            file.text(source);
            file.end();
        }
    }
    file.text
}

/// All that a measure knows, as readings with the name of their series.
fn readings(measure: &Measure) -> Vec<(&'static str, Option<Year>, Reading)> {
    let stated = |series, year: Year, value: Finite, note: &str| {
        let (value, note) = (Value::Number(value), note.to_owned());
        (series, Some(year), Reading { year, value, interval: None, flag: None, note })
    };
    let mut all = Vec::new();
    all.extend(measure.readings.iter().map(|r| ("reading", Some(r.year), r.clone())));
    all.extend(measure.baseline.map(|(year, value)| stated("baseline", year, value, "")));
    all.extend(measure.milestones.iter().map(|m| stated("milestone", m.year, m.value, "")));
    all.extend(measure.target.iter().map(|t| {
        let series = if t.official { "target" } else { "illustrative_target" };
        stated(series, t.year, t.value, &t.note)
    }));
    all
}

fn flag(flag: Flag) -> &'static str {
    match flag {
        Flag::Provisional => "provisional",
        Flag::Estimated => "estimated",
        Flag::Forecast => "forecast",
        Flag::Break => "break",
    }
}

fn missing(missing: Missing) -> &'static str {
    match missing {
        Missing::Unknown => "missing",
        Missing::NotCollected => "not collected",
        Missing::NotApplicable => "not applicable",
        Missing::Suppressed => "suppressed",
        Missing::NotYet => "not yet published",
    }
}

/// A file being written: LF at the end of each line, UTF-8 without a mark.
struct File {
    text: String,
    /// Whether the next cell is the first of its line.
    fresh: bool,
}

impl File {
    fn new(head: &[&str]) -> Self {
        let mut file = File { text: String::new(), fresh: true };
        for name in head {
            file.text(name);
        }
        file.end();
        file
    }

    /// A cell of text. What a spreadsheet would take for a formula is defused
    /// by an apostrophe in front (OWASP, "CSV Injection").
    fn text(&mut self, text: &str) {
        let defused = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        let quoted = text.contains([',', '"', '\n', '\r']);
        self.gap();
        if quoted {
            self.text.push('"');
        }
        self.text.push_str(defused);
        for c in text.chars() {
            if c == '"' {
                self.text.push('"');
            }
            self.text.push(c);
        }
        if quoted {
            self.text.push('"');
        }
    }

    /// A cell with a number, the shortest that reads back as it; empty for none.
    fn number(&mut self, value: Option<Finite>) {
        self.gap();
        if let Some(value) = value {
            self.text.push_str(&shortest(value).plain());
        }
    }

    /// The cells year, value, low, high, flag, missing, note.
    fn reading(&mut self, year: Option<Year>, reading: Option<&Reading>) {
        let value = reading.map_or(Value::Missing(Missing::Unknown), |r| r.value);
        let interval = reading.and_then(|r| r.interval);
        self.number(year.and_then(|y| Finite::new(f64::from(y))));
        self.number(match value {
            Value::Number(number) => Some(number),
            Value::Missing(_) => None,
        });
        self.number(interval.map(|i| i.low));
        self.number(interval.map(|i| i.high));
        self.text(reading.and_then(|r| r.flag).map_or("", flag));
        self.text(match value {
            Value::Number(_) => "",
            Value::Missing(why) => missing(why),
        });
        self.text(reading.map_or("", |r| &r.note));
    }

    fn gap(&mut self) {
        if !self.fresh {
            self.text.push(',');
        }
        self.fresh = false;
    }

    fn end(&mut self) {
        self.text.push('\n');
        self.fresh = true;
    }
}
