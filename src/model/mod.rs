//! What a chart is made of, once everything is known to be sound.
//!
//! A [`Chart`] has no NaN, no infinity, no unknown country, no unsorted year
//! and no text in more than one language. [`check`] is the only way to one.

pub mod check;
mod chronicle;
mod goals;
mod indicator;
mod reading;

pub use chronicle::{Chronicle, Ends, Timeline, Values, Years};
pub use goals::{Goal, GoalRow, GoalView, Goals, Judgement, Measure, Milestone, Sort, Target};
pub use indicator::{
    Annotation, Gaps, Indicator, Reference, Role, Scale, Series, Show, Start, ViewKind, give_slots,
};
pub use reading::{Finite, Flag, Interval, Missing, Reading, Value, Year, broken, newest};

/// A chart that can be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The words around the plot, in the page's language.
    pub texts: Texts,
    /// What is drawn.
    pub kind: Kind,
}

/// The two families of chart.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One indicator by country and year.
    Indicator(Indicator),
    /// Goals with their measures, targets and verdicts.
    Goals(Goals),
}

/// The author's words around a plot. Empty means absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// Title of the figure.
    pub heading: String,
    /// Line under the title.
    pub subheading: String,
    /// Caution or method note under the plot.
    pub note: String,
    /// Who published the figures.
    pub source: String,
    /// Link for the source: http(s) or relative, checked.
    pub source_href: String,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Smaller values are better.
    Lower,
    /// Larger values are better.
    Higher,
}
