//! Eurostat: the compound rate seen, as a share of the one required.
//!
//! ```text
//! with a target:    ratio = observed rate / required rate
//! without a target: the yearly rate in the better direction
//! ```
//!
//! It has no word for a target that is met: the display says so, and the ratio
//! gives the word. Rates: [`super::compound`].
//!
//! Source: Eurostat, monitoring reports on progress towards the SDGs. The
//! bounds are those generally known of these reports, not read off one of them.

use super::compound::{Against, Rules};
use super::ladder::{Bound::From, Level, Own, level, rest};
use super::{Method, Status};

/// Name of the method in the spec.
pub const NAME: &str = "eurostat";
/// From this ratio on, progress is significant.
pub const SIGNIFICANT: f64 = 0.95;
/// From this ratio on, progress is moderate.
pub const MODERATE: f64 = 0.6;
/// From this yearly rate on, progress without a target is significant.
pub const FREE_SIGNIFICANT: f64 = 0.01;
/// From this yearly rate on, movement away without a target is moderate; below, significant.
pub const FREE_AWAY: f64 = -0.01;

const AIMED: &[Level] = &[
    level(From(SIGNIFICANT), Status::OnTrack, Own::Significant),
    level(From(MODERATE), Status::SomeProgress, Own::Moderate),
    level(From(0.0), Status::LittleProgress, Own::Insufficient),
    rest(Status::MovingAway, Own::Away),
];

const FREE: &[Level] = &[
    level(From(FREE_SIGNIFICANT), Status::Improving, Own::Significant),
    level(From(0.0), Status::Improving, Own::Moderate),
    level(From(FREE_AWAY), Status::Worsening, Own::ModerateAway),
    rest(Status::Worsening, Own::SignificantAway),
];

pub(super) const RULES: Rules = Rules {
    method: Method::Eurostat,
    against: Against::Required,
    aimed: AIMED,
    free: FREE,
    achieved: None,
    near: None,
};
