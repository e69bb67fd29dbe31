//! Verdicts on progress: one display status, and the working that led to it.

pub mod linear;

use crate::model::{Better, Finite, Year};

/// One scale of display for all methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The target is met.
    Achieved,
    /// On course to meet the target.
    OnTrack,
    /// Some progress, not enough.
    SomeProgress,
    /// Little progress.
    LittleProgress,
    /// Going away from the target.
    MovingAway,
    /// No target; getting better.
    Improving,
    /// No target; little change.
    LittleChange,
    /// No target; getting worse.
    Worsening,
    /// The figures cannot be judged, for the reason given.
    Undetermined(Why),
    /// There are no figures.
    NoData,
}

/// Why a verdict is left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No way is better, so a change is neither.
    NoDirection,
    /// Fewer readings than a trend needs.
    FewReadings,
    /// The latest reading is not after the baseline.
    NothingSinceBaseline,
    /// The target equals the baseline.
    TargetIsBaseline,
    /// The target's year is not after the baseline's.
    TargetNotAfterBaseline,
    /// There is a target, but nothing that the way to it could be counted from.
    NoBaseline,
    /// The numbers are too large, or too far apart, to be worked with.
    BeyondRange,
}

/// The rule that fired, with its numbers: what "show the working" shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Working {
    /// Nothing to work with.
    Nothing,
    /// share of the way / share of the time (docs: [`linear`]).
    Share {
        /// (latest - baseline) / (target - baseline); 1 is all the way.
        way: f64,
        /// (latest year - baseline year) / (target year - baseline year).
        time: f64,
        /// way / time.
        ratio: f64,
    },
    /// The latest reading meets the target, whatever the path.
    Met,
    /// The baseline met the target already, so there was no way to go:
    /// only whether the latest reading still meets it.
    FromStart {
        /// True: still met (the status is achieved); false: no longer (moving away).
        kept: bool,
    },
    /// The latest reading is of the target's year or later and does not meet
    /// the target: the time is up, so there is no share of the time left to compare with.
    Overdue {
        /// (latest - baseline) / (target - baseline); 1 is all the way.
        way: f64,
    },
    /// Least-squares slope against the mean size of the series.
    Trend {
        /// Change a year, in the unit of the measure.
        slope: f64,
        /// Mean of the absolute values.
        mean: f64,
        /// slope / mean: the share of its mean size that it changes in a year, signed as the data.
        relative: f64,
        /// Readings used.
        count: usize,
    },
}

/// What the figures say, by whom, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// For display.
    pub status: Status,
    /// Name of the method in the spec: `linear`.
    pub method: &'static str,
    /// The rule and its numbers.
    pub working: Working,
}

/// What a method is given.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// Years and numbers in order, without the missing ones.
    pub numbers: &'a [(Year, f64)],
    /// Where the progress is counted from.
    pub baseline: Option<(Year, Finite)>,
    /// What is aimed at, and by when.
    pub target: Option<(Year, Finite)>,
    /// Which way is better.
    pub better: Option<Better>,
}
