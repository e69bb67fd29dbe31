//! Sustainable Development Solutions Network: the straight-line speed seen, as
//! a share of the one required.
//!
//! ```text
//! ratio = ((latest - baseline) / (latest year - baseline year))
//!       / ((target - baseline) / (target year - baseline year))
//!       = share of the way / share of the time
//! ```
//!
//! Differences, so zero and negative values need no special case. A target that
//! is met is on track or maintaining. Without a target there is no verdict; once
//! the target's year is reached and the target not met, it is left open. What is
//! common to all methods is decided first: rules 1 to 5 of [`super::linear`].
//!
//! Source: Sustainable Development Report, dashboards.sdgindex.org/chapters/methodology.

use super::course::{self, Start, open};
use super::ladder::{Bound::From, Level, Own, Place, level, place, rest};
use super::{Case, Method, Status, Verdict, Why, Working};
use crate::model::{Finite, Year};

/// Name of the method in the spec.
pub const NAME: &str = "sdsn";
/// From this ratio on, on track.
pub const ON_TRACK: f64 = 1.0;
/// From this ratio on, moderately improving.
pub const IMPROVING: f64 = 0.5;

const AIMED: &[Level] = &[
    level(From(ON_TRACK), Status::OnTrack, Own::OnTrack),
    level(From(IMPROVING), Status::SomeProgress, Own::Improving),
    level(From(0.0), Status::LittleProgress, Own::Stagnating),
    rest(Status::MovingAway, Own::Decreasing),
];

/// Judges a case. Total.
pub fn judge(case: &Case) -> Verdict {
    let ((status, working), place) = match (case.numbers.last(), case.target) {
        (None, _) => ((Status::NoData, Working::Nothing), None),
        (Some(&latest), Some(target)) => toward(latest, target, case),
        (Some(_), None) => (open(Why::NeedsTarget), None),
    };
    Verdict { status, method: Method::Sdsn, place, working }
}

fn toward(latest: (Year, f64), target: (Year, Finite), case: &Case) -> ((Status, Working), Option<Place>) {
    let course = match course::start(latest, target, case) {
        Start::Open(course) => course,
        Start::Decided { status, working, .. } => {
            let met = status == Status::Achieved;
            return ((status, working), met.then(|| Place::said(Own::Maintaining)));
        }
    };
    if course.is_over() {
        return (open(Why::TargetYearPast), None);
    }
    let judged = course.shares().and_then(|(way, time)| {
        let ratio = way / time;
        let (status, place) = place(AIMED, ratio, 1.0)?;
        Some(((status, Working::Share { way, time, ratio }), Some(place)))
    });
    judged.unwrap_or((open(Why::BeyondRange), None))
}
