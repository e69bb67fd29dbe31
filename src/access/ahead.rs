//! A measure in, what the way to its target asks for out: what was due, how far
//! the latest figure is from it, where the pace leads, and what is needed now.
//! The plot of the way and the tooltip say the same sentences.

use super::value::{Part, Print};
use crate::format::phrases::{self, Phrase};
use crate::format::{Locale, methods};
use crate::model::Measure;
use crate::progress::trajectory::{Trajectory, due};

/// The sentences; each is empty where there is nothing to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ahead {
    /// What was due in the year of the latest reading.
    pub due: String,
    /// How far the latest reading is from that.
    pub gap: String,
    /// Where the pace so far leads by the target's year.
    pub pace: String,
    /// Change a year that would still lead to the target.
    pub needed: String,
}

impl Ahead {
    /// Those that say something, in order.
    pub fn lines(self) -> impl Iterator<Item = String> {
        [self.due, self.gap, self.pace, self.needed].into_iter().filter(|line| !line.is_empty())
    }
}

/// What is to be said of a measure's way.
pub fn ahead(measure: &Measure, locale: &dyn Locale) -> Ahead {
    let mut said = Ahead::default();
    let (Some(way), Some(latest), Some(due)) = (Trajectory::of(measure), measure.latest(), due(measure))
    else {
        return said;
    };
    let print = Print::measure(measure, locale);
    let phrase = if way.geometric { phrases::DUE_STEADY } else { phrases::DUE_STRAIGHT };
    let say = |phrase: Phrase, parts: &[Part]| print.said(phrase, parts);
    said.due = say(phrase, &[Part::Year(latest.0), Part::Full(due)]);
    // Points of a percentage, as in the working.
    let apart = Print { unit: methods::unit_of_change(&measure.unit, locale.lang()), ..print };
    if !print.alike(due, latest.1) {
        let rising = way.target.1 > way.baseline.1;
        let phrase = if (latest.1 > due) == rising { phrases::AHEAD_OF } else { phrases::BEHIND };
        said.gap = apart.said(phrase, &[Part::Full((latest.1 - due).abs())]);
    }
    if let Some(value) = way.forecast(latest) {
        said.pace = say(phrases::AT_PACE, &[Part::InYear((way.target.0, value))]);
    }
    if let Some(step) = way.needed(latest) {
        let fine = Print { decimals: print.decimals.saturating_add(1), ..apart };
        said.needed = fine.said(phrases::NEEDED, &[Part::Full(step)]);
    }
    said
}
