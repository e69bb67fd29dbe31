//! A chart in, its readings as CSV out: for a spreadsheet or a program, so in
//! codes and full precision, the same in every language.
//!
//! The few lines that quote a cell are here rather than the `csv` crate's
//! writer, which the wasm would have to hold besides its reader.

use crate::format::quantity::integer;
use crate::format::shortest::shortest;
use crate::model::{
    Chronicle, Finite, Flag, GoalRow, Goals, Indicator, Interval, Missing, Reading, Texts, Value, Year,
};

const INDICATOR: &str = "country_iso3,country,year,value,low,high,flag,missing,note,unit,source";
const GOALS: &str = "goal_number,goal,indicator,series,country_iso3,country,year,value,low,high,\
                     flag,missing,note,unit,source";

/// A row for each cell of the table, missing ones too; of long series, for each of their readings.
pub fn indicator(indicator: &Indicator, texts: &Texts) -> String {
    let mut file = File::new(INDICATOR);
    let source = source(texts);
    for series in &indicator.series {
        let mut line = |figure: &Figure| {
            file.text(series.area.iso3);
            file.text(series.area.en);
            file.figure(figure);
            file.text(&indicator.unit);
            file.text(&source);
            file.end();
        };
        if let Some(chronicle) = &series.chronicle {
            long(chronicle, indicator.years, &mut line);
            continue;
        }
        for year in indicator.years.0..=indicator.years.1 {
            line(&Figure { year: Some(year), ..series.at(year).map_or(Figure::NONE, Figure::of) });
        }
    }
    file.text
}

/// Who published the figures, and where: a file that is taken away has no link.
fn source(texts: &Texts) -> String {
    let between = if texts.source.is_empty() || texts.source_href.is_empty() { "" } else { ", " };
    [texts.source.as_str(), between, &texts.source_href].concat()
}

/// A line for each reading of a long series. A door of the wasm part `long`.
#[inline(never)]
fn long(chronicle: &Chronicle, years: (Year, Year), line: &mut dyn FnMut(&Figure)) {
    chronicle.readings(years).for_each(|reading| line(&Figure::of(&reading)));
}

/// A row for each reading, baseline, step and target of each measure, and one
/// for a goal without any. `series` tells them apart. A door of the wasm part `goals`.
#[inline(never)]
pub fn goals(goals: &Goals, texts: &Texts) -> String {
    let mut file = File::new(GOALS);
    let source = source(texts);
    for row in goals.rows() {
        let mut series = Vec::new();
        let mut note = &row.goal.note;
        if let Some(measure) = row.measure {
            for reading in &measure.readings {
                series.push(("reading", Figure::of(reading)));
            }
            if let Some((year, value)) = measure.baseline {
                series.push(("baseline", Figure::stated(year, value)));
            }
            for step in &measure.milestones {
                series.push(("milestone", Figure::stated(step.year, step.value)));
            }
            if let Some(target) = &measure.target {
                let names = match (target.official, target.band.is_some()) {
                    (true, false) => ["target"; 2],
                    (false, false) => ["illustrative_target"; 2],
                    (true, true) => ["target_low", "target_high"],
                    (false, true) => ["illustrative_target_low", "illustrative_target_high"],
                };
                let ends = target.band.map_or([target.value; 2], |band| [band.low, band.high]);
                let lines = if target.band.is_some() { 2 } else { 1 };
                for (name, end) in names.into_iter().zip(ends).take(lines) {
                    series.push((name, Figure { note: &target.note, ..Figure::stated(target.year, end) }));
                }
            }
            note = &measure.note;
        }
        if series.is_empty() {
            // Nothing measurable, or nothing measured: that is said too.
            series.push(("", Figure { note, ..Figure::NONE }));
        }
        for (name, figure) in series {
            file.goal(&row, name, &figure, &source);
        }
    }
    file.text
}

/// What a line says of one year.
struct Figure<'a> {
    year: Option<Year>,
    value: Value,
    interval: Option<Interval>,
    flag: Option<Flag>,
    note: &'a str,
}

impl<'a> Figure<'a> {
    const NONE: Self =
        Figure { year: None, value: Value::Missing(Missing::Unknown), interval: None, flag: None, note: "" };

    fn of(reading: &'a Reading) -> Self {
        let Reading { year, value, interval, flag, note } = reading;
        Figure { year: Some(*year), value: *value, interval: *interval, flag: *flag, note }
    }

    fn stated(year: Year, value: Finite) -> Self {
        Figure { year: Some(year), value: Value::Number(value), ..Self::NONE }
    }
}

/// The code of a flag.
pub fn flag(flag: Flag) -> &'static str {
    match flag {
        Flag::Provisional => "provisional",
        Flag::Estimated => "estimated",
        Flag::Forecast => "forecast",
        Flag::Break => "break",
    }
}

/// The code of a kind of missing.
pub fn missing(missing: Missing) -> &'static str {
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
    fn new(head: &str) -> Self {
        let mut file = File { text: head.to_owned(), fresh: true };
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
    fn figure(&mut self, figure: &Figure) {
        self.number(figure.year.and_then(|y| Finite::new(f64::from(y))));
        let (value, missing) = match figure.value {
            Value::Number(number) => (Some(number), ""),
            Value::Missing(why) => (None, missing(why)),
        };
        self.number(value);
        self.number(figure.interval.map(|i| i.low));
        self.number(figure.interval.map(|i| i.high));
        self.text(figure.flag.map_or("", flag));
        self.text(missing);
        self.text(figure.note);
    }

    /// A line of a goal: `series` names what the figure is, `source` is the chart's.
    fn goal(&mut self, row: &GoalRow, series: &str, figure: &Figure, source: &str) {
        let (mut name, mut unit, mut sources, mut iso3, mut country) = ("", "", source, "", "");
        if let Some(measure) = row.measure {
            (name, unit) = (&measure.name, &measure.unit);
            if !measure.source.is_empty() {
                sources = &measure.source;
            }
            if let Some(area) = measure.area {
                (iso3, country) = (area.iso3, area.en);
            }
        }
        self.text(&row.goal.number.map_or(String::new(), integer));
        self.text(&row.goal.title);
        self.text(name);
        self.text(series);
        self.text(iso3);
        self.text(country);
        self.figure(figure);
        self.text(unit);
        self.text(sources);
        self.end();
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
