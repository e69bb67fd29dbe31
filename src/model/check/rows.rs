//! Rows of one area in, its readings out: sorted, one a year, with sound
//! intervals.

use crate::countries::Area;
use crate::error::{Code, Place, Problems};
use crate::format::quantity::integer;
use crate::model::{Finite, Interval, Reading};
use crate::order;
use crate::read::Observation;

/// Half the width of a 90 % interval in standard errors: the 95th percentile
/// of the normal distribution. The World Bank gives its governance indicators
/// with 90 % intervals.
pub const SE_90: f64 = 1.645;

/// The areas of some rows, in the order met.
pub fn areas<'r>(rows: impl Iterator<Item = &'r Observation>) -> Vec<&'static Area> {
    let mut areas = Vec::new();
    for row in rows {
        if let Some(area) = row.area
            && !areas.contains(&area)
        {
            areas.push(area);
        }
    }
    areas
}

/// Sorts the rows of one area by year and makes one reading of each year.
/// Equal rows are one; where rows differ, neither is right, so the year has no
/// reading and the problem names both.
pub fn readings(mut rows: Vec<&Observation>, problems: &mut Problems) -> Vec<Reading> {
    order::sort_by(&mut rows, |a, b| a.year.cmp(&b.year));
    let mut readings = Vec::new();
    for year in rows.chunk_by(|a, b| a.year == b.year) {
        let Some((first, others)) = year.split_first() else { continue };
        match others.iter().find(|other| !same(first, other)) {
            Some(other) => {
                let named = named(first);
                problems.push(Code::RowDuplicate, other.at.clone(), named.trim(), &written(&first.at));
            }
            None => readings.push(Reading {
                year: first.year,
                value: first.value,
                interval: interval(first, problems),
                flag: first.flag,
                note: first.note.clone(),
            }),
        }
    }
    readings
}

fn same(a: &Observation, b: &Observation) -> bool {
    a.value == b.value && [a.low, a.high, a.std_error] == [b.low, b.high, b.std_error] && a.flag == b.flag
}

/// The place and year of a row, as a problem names it.
fn named(row: &Observation) -> String {
    [&row.place, " ", &integer(row.year)].concat()
}

/// The line or pointer of a place.
fn written(place: &Place) -> String {
    match place {
        Place::Whole => String::new(),
        Place::Cell { line, .. } => integer(*line),
        Place::Pointer(pointer) => pointer.clone(),
    }
}

/// The bounds as given, else value ± [`SE_90`] standard errors. Bounds that do
/// not hold the value between them are dropped with a problem.
fn interval(row: &Observation, problems: &mut Problems) -> Option<Interval> {
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
        problems.push(Code::IntervalInvalid, row.at.clone(), named(row).trim(), "");
    }
    found
}
