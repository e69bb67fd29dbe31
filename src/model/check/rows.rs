//! Rows of one area in, its readings out: sorted, one a year, with sound
//! intervals.

use crate::countries::Area;
use crate::error::{Code, Problems};
use crate::model::{Finite, Interval, Reading};
use crate::order;
use crate::read::{Observation, differ};

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
        match others.iter().find(|other| !first.agrees(other)) {
            Some(other) => differ(first, other, false, problems),
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
        problems.push(Code::IntervalInvalid, row.at.clone(), &row.named(), "");
    }
    found
}
