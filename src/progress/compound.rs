//! What the methods that compound have in common: rates out of values.
//!
//! ```text
//! observed = (latest / baseline)^(1 / (latest year - baseline year)) - 1
//! required = (target / baseline)^(1 / (target year - baseline year)) - 1
//! ratio    = observed / required
//! ```
//!
//! A baseline of zero and a change of sign have no such rate, and a target of
//! zero would need -100 % a year however far it is: then the verdict is left open, and no small number is put in place of zero. Of values below zero
//! the rate is that of their size, and its sign is turned where the better
//! direction is asked for. Once the target's year is reached and the target not
//! met, no rate can lead to it: that too is left open, with its reason.
//!
//! What is common to all methods is decided first: rules 1 to 5 of [`super::linear`].

use super::course::{self, Course, Start, open};
use super::ladder::{Level, Own, Place, place};
use super::{Case, Method, Status, Verdict, Why, Working};
use crate::model::{Better, Finite, Year};

/// How the rate that was seen is held against the way to the target.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// As a share of the required rate.
    Required,
    /// By where it leads in the target's year.
    Projected,
}

/// What makes a method of its own out of the common rates.
pub struct Rules {
    /// Which.
    pub method: Method,
    /// With a target.
    pub against: Against,
    /// Levels of the ratio.
    pub aimed: &'static [Level],
    /// Levels of the yearly rate in the better direction, without a target.
    pub free: &'static [Level],
    /// Its word for a target that is met; `None` where its ratio has to speak.
    pub achieved: Option<Own>,
    /// Scales the levels without a target by baseline and natural limit.
    pub near: Option<fn(f64, f64) -> f64>,
}

/// Judges a case. Total.
pub fn judge(case: &Case, rules: &Rules) -> Verdict {
    let (status, place, working) = match (case.numbers.last(), case.target) {
        (None, _) => (Status::NoData, None, Working::Nothing),
        (Some(&latest), Some(target)) => toward(latest, target, case, rules),
        (Some(&latest), None) => growth(latest, case, rules),
    };
    Verdict { status, method: rules.method, place, working }
}

type Judged = (Status, Option<Place>, Working);

fn left_open(why: Why) -> Judged {
    let (status, working) = open(why);
    (status, None, working)
}

fn toward(latest: (Year, f64), target: (Year, Finite), case: &Case, rules: &Rules) -> Judged {
    let course = match course::start(latest, target, case) {
        Start::Open(course) => course,
        Start::Decided { status: Status::Achieved, working, way } => return met(working, way, rules),
        Start::Decided { status, working, .. } => return (status, None, working),
    };
    if course.is_over() {
        return left_open(Why::TargetYearPast);
    }
    against(&course, rules).unwrap_or_else(left_open)
}

/// A target that is met is shown as met; a method without a word for that
/// speaks by its ratio, where it has one.
fn met(working: Working, way: Option<Course>, rules: &Rules) -> Judged {
    if let Some(own) = rules.achieved {
        return (Status::Achieved, Some(Place::said(own)), working);
    }
    match way.map(|course| against(&course, rules)) {
        Some(Ok((_, place, working))) => (Status::Achieved, place, working),
        _ => (Status::Achieved, None, working),
    }
}

fn against(course: &Course, rules: &Rules) -> Result<Judged, Why> {
    let observed = rate(course.baseline.1, course.latest.1, course.gone())?;
    let (ratio, working) = match rules.against {
        Against::Required => {
            if course.target.1 == 0.0 {
                return Err(Why::Zero); // -100 % a year, however many years there are.
            }
            let required = rate(course.baseline.1, course.target.1, course.all())?;
            let ratio = observed / required;
            (ratio, Working::Rates { observed, required, ratio })
        }
        Against::Projected => {
            let ahead = course.all() - course.gone();
            let value = course.latest.1 * (observed.ln_1p() * ahead).exp();
            let ratio = course::share(value, course.baseline.1, course.target.1);
            (ratio, Working::Projected { observed, value, ratio })
        }
    };
    if !(ratio.is_finite() && observed.is_finite()) {
        return Err(Why::BeyondRange);
    }
    let (status, place) = place(rules.aimed, ratio, 1.0).ok_or(Why::BeyondRange)?;
    Ok((status, Some(place), working))
}

/// The compound rate from one value to another of the same sign, or to zero
/// (-1). By logarithms, so that no quotient overflows.
fn rate(from: f64, to: f64, years: f64) -> Result<f64, Why> {
    if from == 0.0 {
        return Err(Why::Zero);
    }
    if to != 0.0 && (from < 0.0) != (to < 0.0) {
        return Err(Why::SignChange);
    }
    Ok(((to.abs().ln() - from.abs().ln()) / years).exp_m1())
}

fn growth(latest: (Year, f64), case: &Case, rules: &Rules) -> Judged {
    let Some((start, from)) = case.baseline.filter(|(start, _)| latest.0 > *start) else {
        let one = case.numbers.len() == 1;
        return left_open(if one { Why::FewReadings } else { Why::NothingSinceBaseline });
    };
    let from = from.get();
    let observed = match rate(from, latest.1, f64::from(latest.0) - f64::from(start)) {
        Ok(observed) if observed.is_finite() => observed,
        Ok(_) => return left_open(Why::BeyondRange),
        Err(why) => return left_open(why),
    };
    let (limit, turned) = match case.better {
        None => {
            let working = Working::Growth { observed, gain: observed, near: 1.0 };
            return (Status::Undetermined(Why::NoDirection), None, working);
        }
        Some(Better::Higher) => (case.limits.1, from < 0.0),
        Some(Better::Lower) => (case.limits.0, from > 0.0),
    };
    let gain = if turned { -observed } else { observed } + 0.0; // never minus zero
    let near = rules.near.zip(limit).map_or(1.0, |(near, limit)| near(from, limit.get()));
    let working = Working::Growth { observed, gain, near };
    match place(rules.free, gain, near) {
        Some((status, place)) => (status, Some(place), working),
        None => left_open(Why::BeyondRange),
    }
}
