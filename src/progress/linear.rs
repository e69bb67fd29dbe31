//! The straight-line method: a case in, a verdict with its working out.
//!
//! With a target, the share of the way that is covered is held against the
//! share of the time that is gone:
//!
//! ```text
//! way   = (latest - baseline) / (target - baseline)
//! time  = (latest year - baseline year) / (target year - baseline year)
//! ratio = way / time
//! ```
//!
//! Differences, not quotients of values: so zero, negative values and a change
//! of sign need no special case, as they do in the methods that compound. The
//! ratio is that of the Sustainable Development Report (SDSN,
//! dashboards.sdgindex.org/chapters/methodology); the bounds between the words
//! are this project's own ([`ON_TRACK`], [`SOME_PROGRESS`]).
//!
//! Without a target, the least-squares slope over the readings since the
//! baseline is held against their mean size ([`LITTLE_CHANGE`]); this part is
//! this project's own altogether.
//!
//! A target is *met* by a value that equals it or lies on its better side.
//! The better side is the one that the author names, else the side of the
//! target as seen from the baseline. The figures decide as given, not as
//! printed: 29.96 does not meet "at least 30.0".
//!
//! Rules for a target, in this order; the first that fits is the verdict:
//!
//! 1. no figures at all: no data;
//! 2. the latest reading is older than the baseline: left open;
//! 3. the latest reading meets the target: achieved, whatever the path and
//!    the years (kept from the start, where the baseline met it too);
//! 4. no baseline; no reading after it; a target's year that is not after the
//!    baseline's; a target that is the baseline while neither side is better:
//!    left open, each with its reason;
//! 5. the baseline met the target: it was met from the start and is no longer, moving away;
//! 6. the target's year is reached or past: the way alone decides, at best some progress;
//! 7. the ratio decides.

use super::course::{self, Start, open};
use super::{Case, Method, Status, Verdict, Why, Working};
use crate::convert::count;
use crate::model::{Better, Finite, Year};

/// Name of the method in the spec.
pub const NAME: &str = "linear";

/// From this share/time on, a goal is on track: the 5 % of slack that Open
/// SDG, Eurostat and the UN Statistics Division give their required rates.
pub const ON_TRACK: f64 = 0.95;

/// From this share/time on, half the pace that is needed, there is some
/// progress; below, little. As in the Sustainable Development Report.
pub const SOME_PROGRESS: f64 = 0.5;

/// Up to this slope, as a share of the mean size and a year, there is little
/// change. It is the lowest bound that the published trend methods share.
pub const LITTLE_CHANGE: f64 = 0.005;

/// A trend needs this many readings: through two, any line is perfect.
pub const TREND_READINGS: usize = 3;

/// Judges a case by the rules at the head of this file. Total: any finite
/// numbers give a verdict, and its working holds only finite numbers.
pub fn judge(case: &Case) -> Verdict {
    let (status, working) = match (case.numbers.last(), case.target) {
        (None, _) => (Status::NoData, Working::Nothing),
        (Some(&latest), Some(target)) => toward(latest, target, case),
        (Some(&latest), None) => trend(latest.0, case),
    };
    Verdict { status, method: Method::Linear, place: None, working }
}

fn toward(latest: (Year, f64), target: (Year, Finite), case: &Case) -> (Status, Working) {
    let course = match course::start(latest, target, case) {
        Start::Decided { status, working, .. } => return (status, working),
        Start::Open(course) => course,
    };
    let Some((way, time)) = course.shares() else {
        return open(Why::BeyondRange);
    };
    let ratio = way / time;
    if time >= 1.0 {
        let status = match pace(way) {
            Status::OnTrack => Status::SomeProgress,
            status => status,
        };
        return (status, Working::Overdue { way });
    }
    (pace(ratio), Working::Share { way, time, ratio })
}

fn pace(ratio: f64) -> Status {
    match ratio {
        r if r >= ON_TRACK => Status::OnTrack,
        r if r >= SOME_PROGRESS => Status::SomeProgress,
        r if r >= 0.0 => Status::LittleProgress,
        _ => Status::MovingAway,
    }
}

/// Readings before the baseline do not count: the verdict is on the same
/// stretch that the chart shows.
fn trend(latest: Year, case: &Case) -> (Status, Working) {
    let start = case.baseline.map_or(Year::MIN, |(year, _)| year);
    if latest < start || (latest == start && case.numbers.len() > 1) {
        return open(Why::NothingSinceBaseline);
    }
    let since = case.numbers.iter().copied().filter(|(year, _)| *year >= start);
    let Some(Line { slope, mean, relative, count }) = line(since) else {
        return open(Why::FewReadings);
    };
    if !slope.is_finite() {
        return open(Why::BeyondRange);
    }
    let working = Working::Trend { slope, mean, relative, count };
    let better = match case.better {
        None => return (Status::Undetermined(Why::NoDirection), working),
        Some(Better::Higher) => relative,
        Some(Better::Lower) => -relative,
    };
    let status = match better {
        b if b > LITTLE_CHANGE => Status::Improving,
        b if b >= -LITTLE_CHANGE => Status::LittleChange,
        _ => Status::Worsening,
    };
    (status, working)
}

/// A least-squares line, with the size of what it goes through.
struct Line {
    /// Change a year.
    slope: f64,
    /// Mean of the absolute values.
    mean: f64,
    /// slope / mean.
    relative: f64,
    /// Points.
    count: usize,
}

/// slope = sum((t - mean t) (y - mean y)) / sum((t - mean t)^2), over values
/// divided by the largest size among them, so that no sum can overflow. `None`
/// for fewer than [`TREND_READINGS`] points or years that are all the same.
fn line(points: impl Iterator<Item = (Year, f64)> + Clone) -> Option<Line> {
    let number = points.clone().count();
    let n = count(number);
    if number < TREND_READINGS {
        return None;
    }
    let largest = points.clone().map(|(_, y)| y.abs()).fold(0.0, f64::max);
    let unit = if largest > 0.0 { largest } else { 1.0 };
    let sized = points.map(|(t, y)| (f64::from(t), y / unit));
    let (t_sum, y_sum, sizes) =
        sized.clone().fold((0.0, 0.0, 0.0), |(a, b, c), (t, y)| (a + t, b + y, c + y.abs()));
    let (t_mean, y_mean, size) = (t_sum / n, y_sum / n, sizes / n);
    let (across, along) = sized.fold((0.0, 0.0), |(a, b), (t, y)| {
        (a + (t - t_mean) * (y - y_mean), b + (t - t_mean) * (t - t_mean))
    });
    if along <= 0.0 {
        return None;
    }
    let slope = across / along;
    // A series of zeros has no size, and no change either.
    let relative = if size > 0.0 { slope / size } else { 0.0 };
    Some(Line { slope: slope * unit, mean: size * unit, relative, count: number })
}
