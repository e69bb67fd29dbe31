//! United Nations Statistics Division, 2023, as applied by EUSTAT: how much of
//! the way is expected to be covered in the target's year.
//!
//! ```text
//! with a target:    expected = latest (1 + observed rate)^(target year - latest year)
//!                   ratio    = (expected - baseline) / (target - baseline)
//! without a target: the yearly rate in the better direction
//! ```
//!
//! Level 1 is one word for standing still and for going back; the display tells
//! them apart at zero, which is this project's own. Rates: [`super::compound`].
//!
//! Source: EUSTAT, _pages/en/metodologia.md (github.com/EUSTAT-DES/site).

use super::compound::{Against, Rules};
use super::ladder::{Bound::From, Level, Own, level, rest};
use super::{Method, Status};

/// Name of the method in the spec.
pub const NAME: &str = "unsd-2023";
/// From this ratio on, level 3.
pub const LEVEL_3: f64 = 0.95;
/// From this ratio on, level 2.
pub const LEVEL_2: f64 = 0.1;
/// From this yearly rate on, level 3 without a target.
pub const FREE_LEVEL_3: f64 = 0.02;
/// From this yearly rate on, level 2 without a target.
pub const FREE_LEVEL_2: f64 = 0.005;

const AIMED: &[Level] = &[
    level(From(LEVEL_3), Status::OnTrack, Own::Level3),
    level(From(LEVEL_2), Status::SomeProgress, Own::Level2),
    level(From(0.0), Status::LittleProgress, Own::Level1),
    rest(Status::MovingAway, Own::Level1),
];

const FREE: &[Level] = &[
    level(From(FREE_LEVEL_3), Status::Improving, Own::Level3),
    level(From(FREE_LEVEL_2), Status::Improving, Own::Level2),
    level(From(0.0), Status::LittleChange, Own::Level1),
    rest(Status::Worsening, Own::Level1),
];

pub(super) const RULES: Rules = Rules {
    method: Method::Unsd2023,
    against: Against::Projected,
    aimed: AIMED,
    free: FREE,
    achieved: Some(Own::Achieved),
    near: None,
};
