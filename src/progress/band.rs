//! A target that is a band to be in: what it comes to for the methods, which
//! know one number to reach.
//!
//! The way is counted to the end of the band that is nearer to where it began;
//! what lies on the band's side of that end is better. A baseline inside the
//! band met the target from the start, and leaving the band on either side is
//! moving away. A way that led in on one side and out on the other has no
//! verdict: to call it met would be wrong, and moving away would hide that it came.

use super::course::SAME_WITHIN;
use crate::model::{Better, Interval};

/// What a band comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Aim {
    /// The end that the way is counted to, and which side of it is better.
    End(f64, Better),
    /// The values went in on one side and out on the other.
    Past(f64),
}

/// Which end of a band is aimed at from a baseline, given the latest value.
pub fn aim(band: Interval, from: Option<f64>, latest: Option<f64>) -> Aim {
    let (low, high) = (band.low.get(), band.high.get());
    // The ends belong to it, and so does what only the noise of binary fractions parts from them.
    let below = |value: Option<f64>| value.is_some_and(|v| v < low - SAME_WITHIN * low.abs());
    let above = |value: Option<f64>| value.is_some_and(|v| v > high + SAME_WITHIN * high.abs());
    let inside = !below(from) && !above(from);
    if below(from) && above(latest) {
        Aim::Past(low)
    } else if above(from) && below(latest) {
        Aim::Past(high)
    } else if above(from) || (inside && above(latest)) {
        Aim::End(high, Better::Lower)
    } else {
        Aim::End(low, Better::Higher)
    }
}
