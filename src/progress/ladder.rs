//! A method's bounds and words: a ratio or a rate in, its place among them out.

use super::Status;

/// The lower end of a level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// More than this.
    Above(f64),
    /// This or more.
    From(f64),
}

impl Bound {
    /// The number.
    pub fn value(self) -> f64 {
        match self {
            Bound::Above(bound) | Bound::From(bound) => bound,
        }
    }

    fn holds(self, value: f64) -> bool {
        match self {
            Bound::Above(bound) => value > bound,
            Bound::From(bound) => value >= bound,
        }
    }

    fn scaled(self, by: f64) -> Self {
        match self {
            Bound::Above(bound) => Bound::Above(bound * by),
            Bound::From(bound) => Bound::From(bound * by),
        }
    }
}

/// The words of the published methods, as each calls its levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// Open SDG, UNSD 2023: the target is met.
    Achieved,
    /// UNSD 2022, SDSN.
    OnTrack,
    /// Open SDG; UNSD 2022 without a target.
    Substantial,
    /// Open SDG, Eurostat.
    Moderate,
    /// Open SDG.
    Limited,
    /// Open SDG, UNSD 2022.
    Deterioration,
    /// UNSD 2022.
    Fair,
    /// UNSD 2022.
    LimitedOrNone,
    /// UNSD 2023: the best of its levels.
    Level3,
    /// UNSD 2023.
    Level2,
    /// UNSD 2023.
    Level1,
    /// Eurostat.
    Significant,
    /// Eurostat.
    Insufficient,
    /// Eurostat, with a target.
    Away,
    /// Eurostat, without a target.
    ModerateAway,
    /// Eurostat, without a target.
    SignificantAway,
    /// SDSN: the target is met.
    Maintaining,
    /// SDSN.
    Improving,
    /// SDSN.
    Stagnating,
    /// SDSN.
    Decreasing,
}

/// A level of a ladder.
pub struct Level {
    /// Its lower end; `None` for the last, which takes the rest.
    pub from: Option<Bound>,
    /// On the scale of display.
    pub status: Status,
    /// The method's word.
    pub own: Own,
}

/// A level but the last.
pub const fn level(from: Bound, status: Status, own: Own) -> Level {
    Level { from: Some(from), status, own }
}

/// The last level.
pub const fn rest(status: Status, own: Own) -> Level {
    Level { from: None, status, own }
}

/// Where a number stands on a ladder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The method's own word.
    pub own: Own,
    /// Lower end of the level, if it has one.
    pub low: Option<Bound>,
    /// Lower end of the level above, if there is one.
    pub high: Option<Bound>,
}

impl Place {
    /// A word that no bound decided.
    pub fn said(own: Own) -> Self {
        Place { own, low: None, high: None }
    }
}

/// The first level, from the best down, that holds a value; its bounds are
/// scaled first. Levels that only the display tells apart (one word, two
/// statuses) have the bounds of their word. `None` only for a ladder without a
/// last level.
pub fn place(ladder: &[Level], value: f64, scale: f64) -> Option<(Status, Place)> {
    let scaled = |level: &Level| level.from.map(|bound| bound.scaled(scale));
    let found = ladder.iter().find(|level| scaled(level).is_none_or(|bound| bound.holds(value)))?;
    let mut place = Place::said(found.own);
    let mut passed = false;
    for level in ladder {
        if level.own == found.own {
            place.low = scaled(level);
            passed = true;
        } else if !passed {
            place.high = scaled(level);
        }
    }
    Some((found.status, place))
}
