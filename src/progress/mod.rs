//! Verdicts on progress: one display status, the method's own word, and the
//! working that led to them. One file for each published method.

pub mod band;
mod compound;
mod course;
pub mod eurostat;
mod ladder;
pub mod linear;
pub mod open_sdg;
pub mod overall;
pub mod sdsn;
pub mod trajectory;
pub mod unsd_2022;
pub mod unsd_2023;

use crate::model::{Better, Finite, Year};
pub use course::meets;
pub use ladder::{Bound, Own, Place};

/// The methods that judge progress.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// The straight line from baseline to target: [`linear`].
    #[default]
    Linear,
    /// Open SDG and Statistics Canada: [`open_sdg`].
    OpenSdg,
    /// United Nations Statistics Division, 2022: [`unsd_2022`].
    Unsd2022,
    /// United Nations Statistics Division, 2023, as applied by EUSTAT: [`unsd_2023`].
    Unsd2023,
    /// Eurostat: [`eurostat`].
    Eurostat,
    /// Sustainable Development Report: [`sdsn`].
    Sdsn,
}

impl Method {
    /// All, the default first.
    pub const ALL: [Method; 6] =
        [Method::Linear, Method::OpenSdg, Method::Unsd2022, Method::Unsd2023, Method::Eurostat, Method::Sdsn];

    /// Its name in the spec.
    pub fn name(self) -> &'static str {
        match self {
            Method::Linear => linear::NAME,
            Method::OpenSdg => open_sdg::NAME,
            Method::Unsd2022 => unsd_2022::NAME,
            Method::Unsd2023 => unsd_2023::NAME,
            Method::Eurostat => eurostat::NAME,
            Method::Sdsn => sdsn::NAME,
        }
    }

    /// Judges a case. Total: any finite numbers give a verdict, and its
    /// working holds only finite numbers.
    pub fn judge(self, case: &Case) -> Verdict {
        match self {
            Method::Linear => linear::judge(case),
            Method::OpenSdg => compound::judge(case, &open_sdg::RULES),
            Method::Unsd2022 => compound::judge(case, &unsd_2022::RULES),
            Method::Unsd2023 => compound::judge(case, &unsd_2023::RULES),
            Method::Eurostat => compound::judge(case, &eurostat::RULES),
            Method::Sdsn => sdsn::judge(case),
        }
    }
}

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
    /// The baseline or the target is zero, which has no compound rate.
    Zero,
    /// The values change sign on the way, so that there is no compound rate.
    SignChange,
    /// The method judges nothing that has no target.
    NeedsTarget,
    /// The target's year is reached and the target not met: the method judges only the way there.
    TargetYearPast,
    /// The target is a band, and the values went in on one side and out on the other.
    PastBand,
    /// Of a goal: its indicators go opposite ways, and none of them outweighs the other.
    Opposed,
    /// Of a goal: too little of what stands for it can be judged.
    TooFewJudged,
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
    /// The compound rate that was seen against the one that is needed (docs: `compound`).
    Rates {
        /// (latest / baseline)^(1 / years) - 1.
        observed: f64,
        /// (target / baseline)^(1 / years) - 1.
        required: f64,
        /// observed / required.
        ratio: f64,
    },
    /// Where the compound rate leads by the target's year (docs: [`unsd_2023`]).
    Projected {
        /// (latest / baseline)^(1 / years) - 1.
        observed: f64,
        /// The value expected in the target's year, in the unit of the measure.
        value: f64,
        /// (value - baseline) / (target - baseline).
        ratio: f64,
    },
    /// A compound rate alone, where there is no target.
    Growth {
        /// (latest / baseline)^(1 / years) - 1, of the size of the values.
        observed: f64,
        /// The same, above zero where it is for the better.
        gain: f64,
        /// What the bounds are scaled by near a natural limit; else 1.
        near: f64,
    },
}

impl Working {
    /// Whether it is that of a trend, of a measure without a target.
    pub fn is_trend(&self) -> bool {
        matches!(self, Working::Trend { .. } | Working::Growth { .. })
    }
}

/// What the figures say, by whom, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// For display.
    pub status: Status,
    /// By whom.
    pub method: Method,
    /// The method's own word and the bounds that decided, where its ladder did.
    pub place: Option<Place>,
    /// The rule and its numbers.
    pub working: Working,
}

impl Verdict {
    /// One that is left open before any method is asked.
    pub fn left_open(method: Method, why: Why) -> Self {
        Verdict { status: Status::Undetermined(why), method, place: None, working: Working::Nothing }
    }
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
    /// Bounds that the values cannot pass, where they are known.
    pub limits: (Option<Finite>, Option<Finite>),
}
