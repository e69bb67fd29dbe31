//! Rows of one area in, its readings out: sorted, one a year, with sound
//! intervals.

use crate::countries::Area;
use crate::error::{Code, Problems};
use crate::model::{Finite, Interval, Reading, Year};
use crate::order;
use crate::read::{Observation, differ};

/// Half the width of a 90 % interval in standard errors: the 95th percentile
/// of the normal distribution. The World Bank gives its governance indicators
/// with 90 % intervals.
pub const SE_90: f64 = 1.645;

/// The rows of each area, in the order met; not those of none.
#[inline(never)]
pub fn by_area<'r>(
    rows: &mut dyn Iterator<Item = &'r Observation>,
) -> Vec<(&'static Area, Vec<&'r Observation>)> {
    let mut areas: Vec<(&'static Area, Vec<&Observation>)> = Vec::new();
    for row in rows {
        let Some(area) = row.area else { continue };
        // Most follow another one of their area.
        match areas.iter_mut().rfind(|(of, _)| *of == area) {
            Some((_, own)) => own.push(row),
            None => areas.push((area, vec![row])),
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

/// Leaves the readings of these years; they are in the order of years.
#[inline(never)]
pub fn within(readings: &mut Vec<Reading>, (from, to): (Year, Year)) {
    let is_within = |r: &Reading| from <= r.year && r.year <= to;
    if !(readings.first().is_none_or(is_within) && readings.last().is_none_or(is_within)) {
        readings.retain(is_within);
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
        problems.push(Code::IntervalInvalid, row.at.clone(), &row.named(), "");
    }
    found
}
