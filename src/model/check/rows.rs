//! Rows of one area in, its readings out: sorted, one a year, with sound
//! intervals.

use crate::countries::Area;
use crate::error::{Code, Place, Problems};
use crate::model::{Finite, Flag, Interval, Missing, Reading, Value, Year};
use crate::order;
use crate::read::{Observation, Table};

/// Half the width of a 90 % interval in standard errors: the 95th percentile
/// of the normal distribution. The World Bank gives its governance indicators
/// with 90 % intervals.
pub const SE_90: f64 = 1.645;

/// A row of a file, or a reading written in the spec.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// Where it is written.
    pub place: Place,
    /// Whose it is, where that is known.
    pub area: Option<&'static Area>,
    /// The place as written.
    pub named: &'a str,
    /// The year.
    pub year: Year,
    /// The value or why there is none.
    pub value: Value,
    /// Lower bound as given.
    pub low: Option<f64>,
    /// Upper bound as given.
    pub high: Option<f64>,
    /// Standard error as given.
    pub std_error: Option<f64>,
    /// The source's mark.
    pub flag: Option<Flag>,
    /// The source's remark.
    pub note: &'a str,
}

impl<'a> From<&'a Observation> for Row<'a> {
    fn from(o: &'a Observation) -> Self {
        Row {
            place: Place::Cell { line: o.line, column: None },
            area: o.area,
            named: &o.place,
            year: o.year,
            value: o.value,
            low: o.low,
            high: o.high,
            std_error: o.std_error,
            flag: o.flag,
            note: &o.note,
        }
    }
}

/// A value in the spec; null and absent are missing.
pub fn value(number: Option<f64>) -> Value {
    number.and_then(Finite::new).map_or(Value::Missing(Missing::Unknown), Value::Number)
}

/// The rows of a table that are an area's.
pub fn of<'a>(table: &'a Table, area: &'static Area) -> impl Iterator<Item = Row<'a>> {
    table.rows.iter().filter(move |o| o.area == Some(area)).map(Row::from)
}

/// The areas of some rows, in the order met.
pub fn areas(rows: impl Iterator<Item = Option<&'static Area>>) -> Vec<&'static Area> {
    let mut areas = Vec::new();
    for area in rows.flatten() {
        if !areas.contains(&area) {
            areas.push(area);
        }
    }
    areas
}

/// Sorts the rows of one area by year and makes one reading of each year.
/// Equal rows are one; where rows differ, neither is right, so the year has no
/// reading and the problem names both.
pub fn readings(mut rows: Vec<Row>, problems: &mut Problems) -> Vec<Reading> {
    order::sort_by(&mut rows, |a, b| a.year.cmp(&b.year));
    let mut readings = Vec::new();
    for year in rows.chunk_by(|a, b| a.year == b.year) {
        let Some((first, others)) = year.split_first() else { continue };
        match others.iter().find(|other| !same(first, other)) {
            Some(other) => {
                let named = [first.named, " ", &first.year.to_string()].concat();
                problems.push(Code::RowDuplicate, other.place.clone(), named.trim(), &written(&first.place));
            }
            None => readings.push(Reading {
                year: first.year,
                value: first.value,
                interval: interval(first, problems),
                flag: first.flag,
                note: first.note.to_owned(),
            }),
        }
    }
    readings
}

fn same(a: &Row, b: &Row) -> bool {
    let parts = |row: &Row| (row.value, row.low, row.high, row.std_error, row.flag);
    parts(a) == parts(b)
}

/// The line or pointer of a place.
fn written(place: &Place) -> String {
    match place {
        Place::Whole => String::new(),
        Place::Cell { line, .. } => line.to_string(),
        Place::Pointer(pointer) => pointer.clone(),
    }
}

/// The bounds as given, else value ± [`SE_90`] standard errors. Bounds that do
/// not hold the value between them are dropped with a problem.
fn interval(row: &Row, problems: &mut Problems) -> Option<Interval> {
    let value = row.value.number()?;
    let (low, high) = match (row.low, row.high, row.std_error) {
        (None, None, None) => return None,
        (None, None, Some(se)) => (value - SE_90 * se, value + SE_90 * se),
        (low, high, _) => (low.unwrap_or(f64::NAN), high.unwrap_or(f64::NAN)),
    };
    let found = match (Finite::new(low), Finite::new(high)) {
        (Some(low), Some(high)) if low.get() <= value && value <= high.get() => Some(Interval { low, high }),
        _ => None,
    };
    if found.is_none() {
        let named = [row.named, " ", &row.year.to_string()].concat();
        problems.push(Code::IntervalInvalid, row.place.clone(), named.trim(), "");
    }
    found
}
