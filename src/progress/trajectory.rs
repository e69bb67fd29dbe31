//! The way to a target as a method sees it, and where the observed pace leads.
//!
//! ```text
//! straight (linear, sdsn):   at(year) = baseline + (target - baseline) share
//! geometric (the others):    at(year) = baseline (target / baseline)^share
//!                            share = (year - baseline year) / (target year - baseline year)
//! ```
//!
//! A geometric way needs a baseline and a target of one sign, neither of them zero.

use super::{Method, Status, Why, Working};
use crate::model::{Measure, Year};

/// A way from a baseline to a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trajectory {
    /// Year and value it starts from.
    pub baseline: (Year, f64),
    /// Year and value it leads to.
    pub target: (Year, f64),
    /// At a steady rate, rather than by steady steps.
    pub geometric: bool,
}

impl Trajectory {
    /// That of a measure's method; `None` without a baseline, a target after it, or a way between the two.
    pub fn of(measure: &Measure) -> Option<Self> {
        let (start, from) = measure.baseline?;
        let target = measure.target.as_ref()?;
        let geometric = !matches!(measure.verdict.method, Method::Linear | Method::Sdsn);
        let (from, to) = (from.get(), target.value.get());
        let way = Trajectory { baseline: (start, from), target: (target.year, to), geometric };
        let sound = !geometric || (from != 0.0 && to != 0.0 && (from < 0.0) == (to < 0.0));
        (target.year > start && sound).then_some(way)
    }

    /// The value on the way in a year; beyond its ends, on from there.
    pub fn at(&self, year: Year) -> f64 {
        between(self.baseline, self.target, year, self.geometric)
    }

    /// Where the pace from the baseline to a reading leads in the target's
    /// year; `None` where that is not ahead, or beyond all numbers.
    pub fn forecast(&self, latest: (Year, f64)) -> Option<f64> {
        let ahead = latest.0 > self.baseline.0 && latest.0 < self.target.0;
        let sound = !self.geometric || (latest.1 != 0.0 && (latest.1 < 0.0) == (self.baseline.1 < 0.0));
        let value = between(self.baseline, latest, self.target.0, self.geometric);
        (ahead && sound && value.is_finite()).then_some(value)
    }

    /// Change a year that leads from a reading to the target in time, in the
    /// unit of the measure; `None` where the target's year is not ahead.
    pub fn needed(&self, latest: (Year, f64)) -> Option<f64> {
        let years = f64::from(self.target.0) - f64::from(latest.0);
        let step = self.target.1 / years - latest.1 / years;
        (years > 0.0 && step.is_finite()).then_some(step)
    }
}

/// The value in a year on the way through two points.
fn between(a: (Year, f64), b: (Year, f64), year: Year, geometric: bool) -> f64 {
    let share = (f64::from(year) - f64::from(a.0)) / (f64::from(b.0) - f64::from(a.0));
    if share == 1.0 {
        b.1
    } else if geometric {
        a.1 * ((b.1.abs().ln() - a.1.abs().ln()) * share).exp()
    } else {
        a.1 * (1.0 - share) + b.1 * share
    }
}

/// What was due in the year of the latest reading on the way to the target; `None` where there is no way still to go.
pub fn due(measure: &Measure) -> Option<f64> {
    let way = Trajectory::of(measure).filter(|_| is_under_way(measure))?;
    let (year, _) = measure.latest()?;
    let value = way.at(year);
    (year > way.baseline.0 && year <= way.target.0 && value.is_finite()).then_some(value)
}

/// Whether there is still a way to go, so that what is due and needed can be said: not where the target is met or was
/// from the start, nor where the values went through a band.
pub fn is_under_way(measure: &Measure) -> bool {
    let status = measure.verdict.status;
    !matches!(status, Status::Achieved | Status::NoData | Status::Undetermined(Why::PastBand))
        && !matches!(measure.verdict.working, Working::FromStart { .. })
}
