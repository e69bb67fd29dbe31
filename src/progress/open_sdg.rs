//! Open SDG and Statistics Canada: the compound rate seen, as a share of the one required.
//!
//! ```text
//! with a target:    R = observed rate / required rate
//! without a target: the yearly rate in the better direction, against bounds
//!                   that are scaled by C near a natural limit of the unit:
//!   C = 1 - (baseline / limit)^4.44                 up to the limit
//!   C = 1 - ((2 limit - baseline) / limit)^4.44     from there to twice the limit
//!   C = 1                                           otherwise
//! ```
//!
//! A target that is met is achieved, whatever the trend. Rates: [`super::compound`].
//!
//! Source: Open SDG, docs/progress-methodology.md (github.com/open-sdg/open-sdg);
//! sdg/ProgressMeasure.py (github.com/open-sdg/sdg-build). That code puts 0.001
//! in place of a zero; here a zero leaves the verdict open.

use super::compound::{Against, Rules};
use super::ladder::{Bound::From, Level, Own, level, rest};
use super::{Method, Status};

/// Name of the method in the spec.
pub const NAME: &str = "open-sdg";
/// From this ratio on, progress is substantial.
pub const SUBSTANTIAL: f64 = 0.95;
/// From this ratio on, progress is moderate.
pub const MODERATE: f64 = 0.6;
/// From this yearly rate on, progress without a target is substantial.
pub const FREE_SUBSTANTIAL: f64 = 0.015;
/// From this yearly rate on, progress without a target is moderate.
pub const FREE_MODERATE: f64 = 0.005;
/// Exponent of the scaling near a natural limit.
pub const NEAR: f64 = 4.44;

const AIMED: &[Level] = &[
    level(From(SUBSTANTIAL), Status::OnTrack, Own::Substantial),
    level(From(MODERATE), Status::SomeProgress, Own::Moderate),
    level(From(0.0), Status::LittleProgress, Own::Limited),
    rest(Status::MovingAway, Own::Deterioration),
];

const FREE: &[Level] = &[
    level(From(FREE_SUBSTANTIAL), Status::Improving, Own::Substantial),
    level(From(FREE_MODERATE), Status::Improving, Own::Moderate),
    level(From(0.0), Status::LittleChange, Own::Limited),
    rest(Status::Worsening, Own::Deterioration),
];

pub(super) const RULES: Rules = Rules {
    method: Method::OpenSdg,
    against: Against::Required,
    aimed: AIMED,
    free: FREE,
    achieved: Some(Own::Achieved),
    near: Some(near),
};

/// C of a baseline and a natural limit, from 0 to 1. A limit of zero or below scales nothing.
fn near(baseline: f64, limit: f64) -> f64 {
    let share = if limit <= 0.0 || baseline < 0.0 {
        return 1.0;
    } else if baseline <= limit {
        baseline / limit
    } else {
        2.0 - baseline / limit
    };
    1.0 - share.max(0.0).powf(NEAR)
}
