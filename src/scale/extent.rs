//! An indicator in, the ends of its value axis out.

use crate::model::{Indicator, Role, Scale, Series, Start, ViewKind};

/// A value axis starts at zero unless the lowest value is above this share of
/// the highest: then zero would flatten all that there is to see.
const ZERO_IF_BELOW: f64 = 0.6;

/// The ends of the value axis of a line, dots or slope view, before they are
/// rounded out to ticks: the lowest and highest number that it shows, bands of
/// highlighted lines included, reference values, and zero where the axis starts there. Where they
/// lie on one side of zero, no rounding takes the axis to zero ([`super::Axis`]):
/// so what is said of its start is true at any height.
pub fn extent(indicator: &Indicator) -> (f64, f64) {
    extent_of(indicator, &mut indicator.series.iter())
}

/// The same of some of its series.
pub fn extent_of(indicator: &Indicator, shown: &mut dyn Iterator<Item = &Series>) -> (f64, f64) {
    let show = &indicator.show;
    let log = show.scale == Scale::Log;
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut take = |v: f64| {
        if v > 0.0 || !log {
            low = low.min(v);
            high = high.max(v);
        }
    };
    for series in shown {
        for r in series.readings.iter().filter(|r| indicator.shows(series, r.year)) {
            let Some(v) = r.value.number() else { continue };
            take(v);
            if let (Some(i), Role::Highlighted, ViewKind::Line | ViewKind::Multiples) =
                (r.interval, series.role, show.view)
            {
                take(i.low.get());
                take(i.high.get());
            }
        }
    }
    for reference in &show.references {
        take(reference.value.get());
    }
    if low > high {
        return if log { (1.0, 10.0) } else { (0.0, 1.0) };
    }
    if log {
        return (low, high);
    }
    let zero = match show.start {
        Start::Zero => true,
        Start::Data => false,
        // What two years are compared in has no foot that bars could stand on.
        Start::Auto if show.view == ViewKind::Slope => false,
        Start::Auto => low <= high * ZERO_IF_BELOW && high >= low * ZERO_IF_BELOW,
    };
    if zero {
        return (low.min(0.0), high.max(0.0));
    }
    if low < high {
        return (low, high);
    }
    // One number has room on both sides.
    let room = (low.abs() * 0.5).max(1.0);
    ((low - room).max(f64::MIN), (low + room).min(f64::MAX))
}
