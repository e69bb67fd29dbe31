//! A goal's verdict out of its indicators': their weighted mean.
//!
//! ```text
//! points: target met, on track, improving        1
//!         some progress                          0.5
//!         little progress, little change         0
//!         moving away, getting worse            -1
//! mean = sum(weight points) / sum(weight), over the indicators that are judged
//! ```
//!
//! The rule is this project's own. That goals are summed up by mean scores is
//! known from Eurostat's reports and from Open SDG; neither weighs, and neither
//! says what to do about indicators that cannot be judged. Here:
//!
//! 1. an indicator that cannot be judged is left out of the mean and counted;
//! 2. where that leaves less than half of the weight ([`ENOUGH`]), the goal's
//!    verdict is left open: a few are no measure of all;
//! 3. all of them met: the goal is met;
//! 4. where all have a target, the mean is read against [`ON_TRACK`],
//!    [`SOME_PROGRESS`] and [`LITTLE_PROGRESS`]; a goal of which any indicator
//!    moves away is at best some progress;
//! 5. where some have none, there is no track to be on: the mean is a
//!    direction, read against [`CLEAR`].
//!
//! 6. little progress and little change are not said of indicators that go opposite ways: a rise and a fall do not
//!    make no change. Then the verdict is left open.
//!
//! A single indicator speaks for itself.

use super::course::share;
use super::{Status, Why, Working};
use crate::model::Measure;

/// Share of the weight that has to be judged.
pub const ENOUGH: f64 = 0.5;
/// Parts of one in which means are told apart; what is finer is the noise of binary fractions.
const FINE: f64 = 1e12;
/// From this mean on, on track: half of the weight may have made only some progress.
pub const ON_TRACK: f64 = 0.75;
/// From this mean on, some progress: half-way between some and little.
pub const SOME_PROGRESS: f64 = 0.25;
/// From this mean on, little progress; below, moving away.
pub const LITTLE_PROGRESS: f64 = -0.25;
/// From this mean on, improving; down to the same below zero, getting worse.
pub const CLEAR: f64 = 0.5;

/// What a status counts; `None` where nothing was judged.
pub fn points(status: Status) -> Option<f64> {
    match status {
        Status::Achieved | Status::OnTrack | Status::Improving => Some(1.0),
        Status::SomeProgress => Some(0.5),
        Status::LittleProgress | Status::LittleChange => Some(0.0),
        Status::MovingAway | Status::Worsening => Some(-1.0),
        Status::Undetermined(_) | Status::NoData => None,
    }
}

/// A goal's verdict with what it is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overall {
    /// For display.
    pub status: Status,
    /// Weighted mean of the points; `None` where nothing was judged.
    pub mean: Option<f64>,
    /// Indicators that were judged.
    pub judged: usize,
    /// Indicators that could not be.
    pub missing: usize,
    /// The weight of those that were judged, and of all.
    pub weight: (f64, f64),
    /// Whether all that were judged have a target, so that there is a track to be on.
    pub aimed: bool,
    /// How many of those that were judged have a target that is only an illustration.
    pub illustrative: usize,
    /// Whether one that moves away kept it from being on track.
    pub held: bool,
}

impl Overall {
    /// Indicators that it is made of.
    pub fn indicators(&self) -> usize {
        self.judged.saturating_add(self.missing)
    }
}

/// The verdict on measures that stand for one goal; `None` for none at all.
pub fn overall<'a>(measures: impl Iterator<Item = &'a Measure> + Clone) -> Option<Overall> {
    let first = measures.clone().next()?;
    let mut found = Overall {
        status: Status::NoData,
        mean: None,
        judged: 0,
        missing: 0,
        weight: (0.0, 0.0),
        aimed: true,
        illustrative: 0,
        held: false,
    };
    let (mut sum, mut all_met, mut no_data) = (0.0, true, true);
    let (mut forth, mut back) = (false, false);
    for measure in measures {
        let (status, weight) = (measure.status(), measure.weight);
        found.weight.1 += weight;
        no_data &= status == Status::NoData;
        let Some(points) = points(status) else {
            found.missing = found.missing.saturating_add(1);
            continue;
        };
        found.judged = found.judged.saturating_add(1);
        found.weight.0 += weight;
        sum += weight * points;
        forth |= points > 0.0;
        back |= points < 0.0;
        all_met &= status == Status::Achieved;
        found.aimed &= measure.target.is_some();
        let illustrative = measure.target.as_ref().is_some_and(|target| !target.official);
        found.illustrative = found.illustrative.saturating_add(usize::from(illustrative));
        found.held |= status == Status::MovingAway;
    }
    // Sums of decimals are off in their last digits: 0.7 + 0.35 over 1.4 is on the bound, not under it.
    let mean = (sum / found.weight.0 * FINE).round() / FINE + 0.0; // never minus zero
    found.mean = Some(mean).filter(|_| found.judged > 0);
    let alone = found.indicators() == 1;
    found.status = match found.mean {
        _ if alone => first.status(),
        None if no_data => Status::NoData,
        None => Status::Undetermined(Why::TooFewJudged),
        Some(_) if found.weight.0 < ENOUGH * found.weight.1 * (1.0 - 1.0 / FINE) => {
            Status::Undetermined(Why::TooFewJudged)
        }
        Some(_) if all_met => Status::Achieved,
        Some(mean) if found.aimed => aimed(mean),
        Some(mean) => free(mean),
    };
    found.held &= found.status == Status::OnTrack && !alone;
    if found.held {
        found.status = Status::SomeProgress;
    }
    if forth && back && matches!(found.status, Status::LittleProgress | Status::LittleChange) {
        found.status = Status::Undetermined(Why::Opposed);
    }
    Some(found)
}

fn aimed(mean: f64) -> Status {
    match mean {
        m if m >= ON_TRACK => Status::OnTrack,
        m if m >= SOME_PROGRESS => Status::SomeProgress,
        m if m >= LITTLE_PROGRESS => Status::LittleProgress,
        _ => Status::MovingAway,
    }
}

fn free(mean: f64) -> Status {
    match mean {
        m if m >= CLEAR => Status::Improving,
        m if m > -CLEAR => Status::LittleChange,
        _ => Status::Worsening,
    }
}

/// How much of the way from its baseline to its target a measure has gone:
/// (latest - baseline) / (target - baseline), below zero on the way back.
/// `None` where there is no such way, or it is beyond all numbers.
pub fn way(measure: &Measure) -> Option<f64> {
    let (start, from) = measure.baseline?;
    let (year, latest) = measure.latest()?;
    let target = measure.target.as_ref()?;
    let to = target.value;
    let from_start = matches!(measure.verdict.working, Working::FromStart { .. });
    let gone = share(latest, from.get(), to.get());
    let past = measure.verdict.status == Status::Undetermined(Why::PastBand);
    // In a band there is nothing further to go.
    let most = if target.band.is_some() { 1.0 } else { f64::MAX };
    (year > start && from != to && !from_start && !past && gone.is_finite()).then_some(gone.min(most))
}

/// The mean of the ways that measures have gone, by weight, and how many have one; `None` where none has.
pub fn mean_way<'a>(measures: impl Iterator<Item = &'a Measure>) -> Option<(f64, usize)> {
    let (mut sum, mut weight, mut count) = (0.0, 0.0, 0_usize);
    for (measure, gone) in measures.filter_map(|m| Some((m, way(m)?))) {
        sum += measure.weight * gone;
        weight += measure.weight;
        count = count.saturating_add(1);
    }
    let mean = sum / weight;
    mean.is_finite().then_some((mean, count))
}
