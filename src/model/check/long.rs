//! Long series in, the readings that stand for them out. In the browser this
//! function is a door of the part `long` of the wasm, which reads them.

use super::Checking;
use crate::error::{Code, Place};
use crate::model::{Chronicle, Reading, Scale, Series, ViewKind, Year};
use crate::order;
use crate::read::Observation;
use crate::spec::IndicatorSpec;

/// So many steps of years are told of the series of a chart, by the lowest and
/// the highest of each: more are no table that is read, nor a way that keys walk.
const STEPS: i64 = 256;
/// Of several series each has at least so many.
const LEAST: i64 = 32;

/// Gives each series its readings from one year to another: all of them where
/// they are few, else those of the years that are lowest or highest of a step,
/// the first and the last, in any of the series, or that the author remarks on.
/// Returns these years, rising.
/// Sets the view, for long series are drawn as lines alone.
#[inline(never)]
pub fn settle(
    spec: &IndicatorSpec,
    (from, to): (Year, Year),
    series: &mut [Series],
    checking: &mut Checking,
) -> (ViewKind, Vec<Year>) {
    let mut years: Vec<Year> = Vec::new();
    let share = STEPS / i64::try_from(series.len()).unwrap_or(STEPS).max(1);
    for chronicle in series.iter().filter_map(|one| one.chronicle.as_deref()) {
        stand(chronicle, (from, to), share.max(LEAST), &mut years);
        if spec.scale == Scale::Log {
            // It is the foot of the scale, and may be neither end of its step.
            years.extend(least_above_zero(chronicle, (from, to)));
        }
    }
    // An author's remark is on its reading.
    years.extend(spec.annotations.iter().map(|a| a.year).filter(|year| (from..=to).contains(year)));
    order::sort_by(&mut years, Ord::cmp);
    years.dedup();
    for one in series {
        let Some(chronicle) = &one.chronicle else { continue };
        let shown: Vec<Reading> = years.iter().filter_map(|year| chronicle.at(*year)).collect();
        one.readings = shown;
    }
    let drawn = matches!(spec.view, ViewKind::Line | ViewKind::Table);
    if !drawn {
        checking.problems.push(Code::LongView, Place::Pointer("/view".to_owned()), "", "");
    }
    (if drawn { spec.view } else { ViewKind::Line }, years)
}

/// The readings written in the spec, which have no place beside long series: none, and a problem if there are any.
pub fn without_inline(spec: &IndicatorSpec, checking: &mut Checking) -> Vec<Observation> {
    if spec.readings.as_ref().is_some_and(|readings| !readings.is_empty()) {
        checking.problems.push(Code::LongView, Place::Pointer("/readings".to_owned()), "", "readings");
    }
    Vec::new()
}

/// The year of the lowest number above zero.
fn least_above_zero(chronicle: &Chronicle, span: (Year, Year)) -> Option<Year> {
    let mut least: Option<(Year, f64)> = None;
    for (year, value) in chronicle.stretch(chronicle.within(span)) {
        if value > 0.0 && least.is_none_or(|(_, v)| value < v) {
            least = Some((year, value));
        }
    }
    least.map(|(year, _)| year)
}

/// Adds the years that stand for a series.
fn stand(chronicle: &Chronicle, span: (Year, Year), steps: i64, years: &mut Vec<Year>) {
    let all = chronicle.within(span);
    if i64::try_from(all.len()).unwrap_or(i64::MAX) <= steps.saturating_mul(2) {
        return years.extend(chronicle.stretch(all).map(|(year, _)| year));
    }
    let mut add = |at: usize| years.extend(chronicle.get(at).map(|(year, _)| year));
    add(all.start);
    add(all.end.saturating_sub(1));
    let year = |at: usize| chronicle.get(at).map_or(0, |(year, _)| i64::from(year));
    let (first, last) = (year(all.start), year(all.end.saturating_sub(1)));
    // A step ends a little earlier than another where what is lowest and highest in it is found sooner.
    let bound = |step: i64| Year::try_from(first + (last - first + 1) * step / steps).unwrap_or(Year::MAX);
    let (mut start, mut few) = (all.start, 1);
    for step in 1..=steps {
        let end = if step == steps {
            all.end
        } else {
            let end = chronicle.index_near(bound(step).into(), start + few);
            Chronicle::round(start..end.max(start).min(all.end))
        };
        if let Some(ends) = chronicle.ends(start..end) {
            few = end - start;
            add(ends.low);
            add(ends.high);
        }
        start = end;
    }
}
