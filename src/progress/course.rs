//! The way from a baseline to a target, and what is decided before any method
//! has to count: rules 1 to 5 of [`super::linear`], which hold for all methods.
//! A ratio over a way of no length (0/0) is never formed.

use super::{Case, Status, Why, Working};
use crate::model::{Better, Finite, Year};

/// Two values are the same when they differ by less than this share of the
/// target. It covers the noise of binary fractions (0.1 + 0.2 against 0.3) and
/// no difference that a source would publish.
pub const SAME_WITHIN: f64 = 1e-12;

/// Which way is better, and what that is measured from.
#[derive(Clone, Copy)]
struct Aim {
    value: f64,
    better: Option<Better>,
}

impl Aim {
    fn new(value: f64, better: Option<Better>, baseline: Option<f64>) -> Self {
        let mut aim = Aim { value, better: None };
        aim.better = better.or(match baseline {
            Some(from) if !aim.same(from) => Some(if value > from { Better::Higher } else { Better::Lower }),
            _ => None,
        });
        aim
    }

    fn same(&self, value: f64) -> bool {
        (value - self.value).abs() <= SAME_WITHIN * self.value.abs()
    }

    /// Without a better side only the target itself meets it.
    fn met_by(&self, value: f64) -> bool {
        self.same(value)
            || match self.better {
                Some(Better::Higher) => value > self.value,
                Some(Better::Lower) => value < self.value,
                None => false,
            }
    }
}

/// Whether a value meets an aim, by the better side or that of the aim as seen from the baseline; `None` where neither
/// is known.
pub fn meets(value: f64, aim: f64, better: Option<Better>, baseline: Option<f64>) -> Option<bool> {
    let aim = Aim::new(aim, better, baseline);
    (aim.better.is_some() || aim.same(value)).then(|| aim.met_by(value))
}

/// A way that is not yet gone: baseline, latest reading and target, each with its year.
#[derive(Clone, Copy)]
pub struct Course {
    pub baseline: (Year, f64),
    pub latest: (Year, f64),
    pub target: (Year, f64),
}

impl Course {
    /// Years from the baseline to the latest reading; above zero.
    pub fn gone(&self) -> f64 {
        f64::from(self.latest.0) - f64::from(self.baseline.0)
    }

    /// Years from the baseline to the target; above zero.
    pub fn all(&self) -> f64 {
        f64::from(self.target.0) - f64::from(self.baseline.0)
    }

    /// Whether the target's year is reached.
    pub fn is_over(&self) -> bool {
        self.latest.0 >= self.target.0
    }

    /// Share of the way and share of the time, and the quotient of both is
    /// finite; `None` where numbers are too large for that.
    pub fn shares(&self) -> Option<(f64, f64)> {
        let way = share(self.latest.1, self.baseline.1, self.target.1);
        let time = self.gone() / self.all();
        (way.is_finite() && (way / time).is_finite()).then_some((way, time))
    }
}

/// What can be said before a method counts.
pub enum Start {
    /// The verdict, whatever the method; with the way, where there is one to count.
    Decided { status: Status, working: Working, way: Option<Course> },
    /// The method decides.
    Open(Course),
}

/// A verdict that is left open.
pub fn open(why: Why) -> (Status, Working) {
    (Status::Undetermined(why), Working::Nothing)
}

fn undetermined(why: Why) -> Start {
    let (status, working) = open(why);
    Start::Decided { status, working, way: None }
}

/// Rules 2 to 5 of [`super::linear`].
pub fn start(latest: (Year, f64), target: (Year, Finite), case: &Case) -> Start {
    let baseline = case.baseline.map(|(year, value)| (year, value.get()));
    let aim = Aim::new(target.1.get(), case.better, baseline.map(|(_, from)| from));
    let way = |baseline: (Year, f64)| Course { baseline, latest, target: (target.0, aim.value) };
    if baseline.is_some_and(|(start, _)| latest.0 < start) {
        return undetermined(Why::NothingSinceBaseline);
    }
    if aim.met_by(latest.1) {
        let kept = baseline.is_some_and(|(_, from)| aim.met_by(from));
        let working = if kept { Working::FromStart { kept } } else { Working::Met };
        let counted = baseline.filter(|(start, _)| !kept && latest.0 > *start && target.0 > *start);
        return Start::Decided { status: Status::Achieved, working, way: counted.map(way) };
    }
    let Some((start, from)) = baseline else {
        return undetermined(Why::NoBaseline);
    };
    if latest.0 == start {
        return undetermined(Why::NothingSinceBaseline);
    }
    if target.0 <= start {
        return undetermined(Why::TargetNotAfterBaseline);
    }
    if aim.met_by(from) {
        return match aim.better {
            Some(_) => Start::Decided {
                status: Status::MovingAway,
                working: Working::FromStart { kept: false },
                way: None,
            },
            None => undetermined(Why::TargetIsBaseline),
        };
    }
    Start::Open(way((start, from)))
}

/// (value - from) / (to - from). Halves where the differences themselves would
/// overflow; the least number of the right sign where the quotient would
/// vanish, so that a step back is never no step.
pub fn share(value: f64, from: f64, to: f64) -> f64 {
    let (gone, all) = (value - from, to - from);
    let share = if gone.is_finite() && all.is_finite() {
        gone / all
    } else {
        (value * 0.5 - from * 0.5) / (to * 0.5 - from * 0.5)
    };
    if share == 0.0 && gone != 0.0 {
        return f64::MIN_POSITIVE * gone.signum() * all.signum();
    }
    share + 0.0 // never minus zero
}
