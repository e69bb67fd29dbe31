//! The ticks of a log scale. A part of the wasm of its own: see `views::fetched`.

use crate::convert::round_i32;

/// The exponents that a finite number above zero can have as a normal one.
const EXPONENTS: (i32, i32) = (-307, 308);

/// Of the ticks 1, 2 and 5 times a power of ten there are at most so many for
/// each step that is wanted; of more, the powers of ten alone are left.
const DENSE: f64 = 1.5;

/// 1, 2 or 5 times a power of ten, by its number in their row: 0 is 1, 1 is 2,
/// 2 is 5, 3 is 10. Small ones divide by a whole number: 5 / 10 is 0.5 exactly.
fn tick(n: i32) -> (f64, u8) {
    let exponent = n.div_euclid(3);
    let mantissa = match n.rem_euclid(3) {
        0 => 1.0,
        1 => 2.0,
        _ => 5.0,
    };
    let size = 10_f64.powi(exponent.abs());
    let value = if exponent < 0 { mantissa / size } else { mantissa * size };
    (value, u8::try_from(-exponent).unwrap_or(0))
}

/// The number of the last tick at or below a value.
fn below(value: f64) -> i32 {
    let (first, last) = (EXPONENTS.0 * 3, EXPONENTS.1 * 3);
    // The logarithm may be off by its rounding, so one is tried above it.
    let mut n = (round_i32(value.log10().floor()) + 1).saturating_mul(3).clamp(first, last);
    while n > first && tick(n).0 > value {
        n -= 1;
    }
    n
}

/// Rounds the ends of a log scale, both above zero, outwards to 1, 2 or 5
/// times a power of ten, or to powers of ten where these would be too many,
/// and returns them with the ticks between and the digits of each after the
/// decimal mark. At least two ticks.
#[inline(never)]
pub fn nice(low: f64, high: f64, wanted: f64) -> ((f64, f64), Vec<(f64, u8)>) {
    let last = EXPONENTS.1 * 3;
    let (mut from, mut to) = (below(low), below(high));
    if tick(to).0 < high && to < last {
        to += 1;
    }
    if from >= to {
        // One number has room on both sides.
        (from, to) = ((from - 1).max(EXPONENTS.0 * 3), (to + 1).min(last));
    }
    let mut step = 1;
    if f64::from(to - from) > wanted * DENSE {
        (from, to) = (from.div_euclid(3) * 3, (to + 2).div_euclid(3) * 3);
        step = 3;
        // The last power of ten may have no tick, rather than an axis that is half empty.
        while f64::from((to - from) / step) > wanted * DENSE {
            step += 3;
        }
    }
    let mut ticks = Vec::new();
    let mut n = from;
    while n <= to {
        ticks.push(tick(n));
        n += step;
    }
    ((tick(from).0.min(low), tick(to).0.max(high)), ticks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn values(low: f64, high: f64, wanted: f64) -> Vec<f64> {
        nice(low, high, wanted).1.into_iter().map(|(v, _)| v).collect()
    }

    #[test]
    fn ticks_are_one_two_five_or_powers_of_ten() {
        let table: &[(f64, f64, f64, &[f64])] = &[
            (5.0, 110.0, 5.0, &[5.0, 10.0, 20.0, 50.0, 100.0, 200.0]),
            (1.0, 10.0, 5.0, &[1.0, 2.0, 5.0, 10.0]),
            (0.1, 9.0, 5.0, &[0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0]),
            (0.1, 9.0, 3.0, &[0.1, 1.0, 10.0]),
            (2.8, 77_965.0, 3.7, &[1.0, 10.0, 100.0, 1_000.0, 10_000.0, 100_000.0]),
            (41.0, 48.0, 5.0, &[20.0, 50.0]),
            (5.0, 5.0, 5.0, &[2.0, 5.0, 10.0]),
            (1.5, 80_000.0, 6.0, &[1.0, 10.0, 100.0, 1e3, 1e4, 1e5]),
            (1e-9, 1e15, 6.0, &[1e-9, 1e-6, 1e-3, 1.0, 1e3, 1e6, 1e9, 1e12, 1e15]),
            (100.0, 100.0, 2.0, &[50.0, 100.0, 200.0]),
        ];
        for &(low, high, wanted, ticks) in table {
            assert_eq!(values(low, high, wanted), ticks, "{low}..{high}");
        }
        let decimals: Vec<u8> = nice(0.05, 3.0, 5.0).1.into_iter().map(|(_, d)| d).collect();
        assert_eq!(decimals, [2, 1, 1, 1, 0, 0, 0]);
    }

    proptest! {
        #[test]
        fn ticks_rise_hold_the_ends_and_are_few(
            a in (-323.0..308.2_f64).prop_map(|e| 10_f64.powf(e)), b in (-323.0..308.2_f64).prop_map(|e| 10_f64.powf(e)),
            wanted in 2.0..7.0_f64,
        ) {
            prop_assume!(a > 0.0 && b > 0.0 && a.is_finite() && b.is_finite());
            let (low, high) = (a.min(b), a.max(b));
            let (ends, ticks) = nice(low, high, wanted);
            prop_assert!(ends.0 <= low && ends.1 >= high && ends.0 > 0.0 && ends.1.is_finite());
            prop_assert!(ticks.len() >= 2 && ticks.len() <= 12, "{ticks:?}");
            prop_assert!(ticks.is_sorted_by(|x, y| x.0 < y.0));
            prop_assert!(ticks.iter().all(|(v, _)| ends.0 <= *v && *v <= ends.1));
        }
    }
}
