//! A linear scale, its ticks and its rounded-out ends.

use crate::convert::count;

/// Numbers to pixels along a straight line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    /// The numbers at the two ends, low first.
    pub domain: (f64, f64),
    /// The pixels at the two ends; the first may be the larger (y grows downwards).
    pub range: (f64, f64),
}

impl Linear {
    /// The pixel of a number. A domain without extent maps to the middle.
    /// Halves are subtracted so that no finite domain can overflow.
    pub fn map(&self, value: f64) -> f64 {
        let (low, high) = self.domain;
        let span = high * 0.5 - low * 0.5;
        let share = if span > 0.0 { (value * 0.5 - low * 0.5) / span } else { 0.5 };
        self.range.0 + share * (self.range.1 - self.range.0)
    }
}

/// Tick values and how many decimals tell them apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    /// Rising values, each an integer times the step.
    pub values: Vec<f64>,
    /// Digits after the decimal mark.
    pub decimals: u8,
}

/// More ticks than any axis shows; a bound on the loop whatever the numbers.
const MOST: usize = 60;

/// Step 1, 2 or 5 times a power of ten, as (mantissa, exponent), so that about
/// `wanted` steps span `span`; the thresholds are the geometric means between
/// the steps, as in Heckbert, "Nice numbers for graph labels" (1990).
fn step(span: f64, wanted: f64) -> Option<(f64, i32)> {
    let raw = span / wanted;
    if !(raw > f64::MIN_POSITIVE && raw.is_finite()) {
        return None;
    }
    let exponent = crate::convert::round_i32(raw.log10().floor());
    let rest = raw / power(exponent);
    Some(match rest {
        r if r >= 50_f64.sqrt() => (1.0, exponent + 1),
        r if r >= 10_f64.sqrt() => (5.0, exponent),
        r if r >= 2_f64.sqrt() => (2.0, exponent),
        _ => (1.0, exponent),
    })
}

fn power(exponent: i32) -> f64 {
    10_f64.powi(exponent)
}

/// `n` steps. Small steps divide by a whole number: 3 * 0.1 is not 0.3, 3 / 10 is.
fn at(n: f64, (mantissa, exponent): (f64, i32)) -> f64 {
    if exponent < 0 { n * mantissa / power(-exponent) } else { n * mantissa * power(exponent) }
}

/// Rounds a number of steps, but not past the whole number that it is but for
/// the error of the division: 0.005 / 0.00002 is 249.99999999999997.
fn whole(steps: f64, round: fn(f64) -> f64) -> f64 {
    let near = steps.round();
    if (steps - near).abs() <= 1e-9 * near.abs().max(1.0) { near } else { round(steps) }
}

/// Rounds the ends outwards to ticks and returns these. Ends that are equal,
/// in the wrong order or too far apart for a step come back as they are,
/// moved apart where they are equal.
pub fn nice(low: f64, high: f64, wanted: f64) -> ((f64, f64), Ticks) {
    let (low, high) = if low < high {
        (low, high)
    } else {
        let room = (low.abs() * 0.5).max(1.0);
        ((low - room).max(f64::MIN), (low + room).min(f64::MAX))
    };
    let span = high - low;
    let plain = ((low, high), Ticks { values: vec![low, high], decimals: 0 });
    let Some(step) = step(span, wanted) else { return plain };
    let unit = at(1.0, step);
    let (first, last) = (whole(low / unit, f64::floor), whole(high / unit, f64::ceil));
    let mut values: Vec<f64> = Vec::new();
    let mut i = 0;
    while i < MOST && first + count(i) <= last {
        let value = at(first + count(i), step);
        // Beyond 2^53 steps from zero, neighbours can be the same number.
        if value.is_finite() && values.last().is_none_or(|&v| value > v) {
            values.push(value);
        }
        i += 1;
    }
    let decimals = u8::try_from((-step.1).max(0)).unwrap_or(u8::MAX).min(20);
    match (values.first(), values.last()) {
        (Some(&first), Some(&last)) if first < last => {
            ((first.min(low), last.max(high)), Ticks { values, decimals })
        }
        _ => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ends_and_ticks() {
        let table: &[(f64, f64, f64, &[f64], u8)] = &[
            (0.0, 142.0, 5.0, &[0.0, 20.0, 40.0, 60.0, 80.0, 100.0, 120.0, 140.0, 160.0], 0),
            (0.0, 103.0, 4.0, &[0.0, 20.0, 40.0, 60.0, 80.0, 100.0, 120.0], 0),
            (-1.2, 0.4, 4.0, &[-1.5, -1.0, -0.5, 0.0, 0.5], 1),
            (0.1, 0.3, 2.0, &[0.1, 0.2, 0.3], 1),
            (0.005, 0.00504, 2.0, &[0.005, 0.00502, 0.00504], 5),
            (5.0, 5.0, 4.0, &[2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0], 0),
            (0.0, 0.0, 2.0, &[-1.0, 0.0, 1.0], 0),
        ];
        for &(low, high, wanted, values, decimals) in table {
            let (_, ticks) = nice(low, high, wanted);
            assert_eq!(ticks.values, values, "{low}..{high}");
            assert_eq!(ticks.decimals, decimals, "{low}..{high}");
        }
    }

    #[test]
    fn hostile_ranges_end() {
        for (low, high) in [
            (f64::MIN, f64::MAX),
            (0.0, f64::MAX),
            (0.0, 5e-324),
            (1e16, 1e16 + 2.0),
            (f64::MAX, f64::MAX),
            (15.0, 0.0),
        ] {
            let ((a, b), ticks) = nice(low, high, 5.0);
            assert!(a < b || low == f64::MAX, "{low}..{high}: {a}..{b}");
            assert!(ticks.values.len() >= 2 && ticks.values.iter().all(|v| v.is_finite()), "{low}..{high}");
            assert!(ticks.values.is_sorted_by(|x, y| x < y), "{low}..{high}");
        }
    }

    #[test]
    fn a_scale_without_extent_maps_to_the_middle() {
        assert_eq!(Linear { domain: (3.0, 3.0), range: (50.0, 388.0) }.map(3.0), 219.0);
        assert_eq!(Linear { domain: (0.0, 10.0), range: (100.0, 0.0) }.map(2.5), 75.0);
    }

    proptest! {
        #[test]
        fn ticks_rise_cover_and_stay_few(a in any::<f64>(), b in any::<f64>(), wanted in 1.0..12.0_f64) {
            prop_assume!(a.is_finite() && b.is_finite());
            let ((low, high), ticks) = nice(a.min(b), a.max(b), wanted);
            prop_assert!(low <= a.min(b) && high >= a.max(b));
            prop_assert!((2..=MOST).contains(&ticks.values.len()));
            prop_assert!(ticks.values.is_sorted_by(|x, y| x < y));
            let scale = Linear { domain: (low, high), range: (400.0, 0.0) };
            for v in ticks.values {
                prop_assert!((-1.0..=401.0).contains(&scale.map(v)), "{v} in {low}..{high} at {}", scale.map(v));
            }
        }
    }
}
