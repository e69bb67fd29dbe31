//! United Nations Statistics Division, 2022: CR, the compound rate seen as a
//! share of the one required.
//!
//! ```text
//! with a target:    CR = observed rate / required rate
//! without a target: the yearly rate in the better direction
//! ```
//!
//! It has no word for a target that is met: the display says so, and CR gives
//! the word. Rates: [`super::compound`].
//!
//! Source: United Nations Statistics Division, SDG Progress Chart 2022, Technical Note.

use super::compound::{Against, Rules};
use super::ladder::Bound::{Above, From};
use super::ladder::{Level, Own, level, rest};
use super::{Method, Status};

/// Name of the method in the spec.
pub const NAME: &str = "unsd-2022";
/// Above this ratio, on track.
pub const ON_TRACK: f64 = 0.95;
/// From this ratio on, fair progress.
pub const FAIR: f64 = 0.5;
/// From this ratio on, limited or no progress; below, deterioration.
pub const LIMITED: f64 = -0.1;
/// Above this yearly rate, substantial progress without a target.
pub const FREE_SUBSTANTIAL: f64 = 0.01;
/// From this yearly rate on, fair progress without a target.
pub const FREE_FAIR: f64 = 0.005;
/// From this yearly rate on, limited or no progress without a target.
pub const FREE_LIMITED: f64 = -0.01;

const AIMED: &[Level] = &[
    level(Above(ON_TRACK), Status::OnTrack, Own::OnTrack),
    level(From(FAIR), Status::SomeProgress, Own::Fair),
    level(From(LIMITED), Status::LittleProgress, Own::LimitedOrNone),
    rest(Status::MovingAway, Own::Deterioration),
];

const FREE: &[Level] = &[
    level(Above(FREE_SUBSTANTIAL), Status::Improving, Own::Substantial),
    level(From(FREE_FAIR), Status::Improving, Own::Fair),
    level(From(FREE_LIMITED), Status::LittleChange, Own::LimitedOrNone),
    rest(Status::Worsening, Own::Deterioration),
];

pub(super) const RULES: Rules = Rules {
    method: Method::Unsd2022,
    against: Against::Required,
    aimed: AIMED,
    free: FREE,
    achieved: None,
    near: None,
};
