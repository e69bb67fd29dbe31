//! A value axis: how values become pixels, its ticks, and what they are called.

use super::linear::{Linear, nice};
use super::log;
use crate::format::Locale;
use crate::format::quantity::integer;
use crate::format::shortest::shortest;
use crate::model::Finite;

/// Values to pixels, on a linear or a log scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Values {
    line: Linear,
    log: bool,
}

impl Values {
    /// From the numbers at the two ends, low first, and their pixels. On a log scale both are above zero.
    pub fn new((low, high): (f64, f64), log: bool, range: (f64, f64)) -> Self {
        let domain = if log { (low.log10(), high.log10()) } else { (low, high) };
        Values { line: Linear { domain, range }, log }
    }

    /// The pixel of a number; the foot of a log scale for those that have no place on it.
    pub fn map(&self, value: f64) -> f64 {
        self.line.map(match self.log {
            true if value > 0.0 => value.log10(),
            true => self.line.domain.0,
            false => value,
        })
    }
}

/// Ends, ticks and labels of a value axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The numbers at the two ends, low first.
    pub ends: (f64, f64),
    log: bool,
    /// Values of the ticks, rising.
    pub ticks: Vec<f64>,
    /// Digits of each tick after the decimal mark.
    decimals: Vec<u8>,
}

impl Axis {
    /// About `wanted` steps, the ends rounded out to ticks. Ends on one side
    /// of zero stay there, though the next tick were zero.
    pub fn new((low, high): (f64, f64), log: bool, wanted: f64) -> Self {
        if log {
            let (ends, ticks) = log::nice(low, high, wanted);
            let (ticks, decimals) = ticks.into_iter().unzip();
            return Axis { ends, log, ticks, decimals };
        }
        let (mut ends, ticks) = nice(low, high, wanted);
        let mut values = ticks.values;
        if low > 0.0 && ends.0 <= 0.0 {
            ends.0 = low;
            values.retain(|v| *v >= low);
        }
        if high < 0.0 && ends.1 >= 0.0 {
            ends.1 = high;
            values.retain(|v| *v <= high);
        }
        Axis { ends, log, decimals: vec![ticks.decimals; values.len()], ticks: values }
    }

    /// Its values to pixels.
    pub fn scale(&self, range: (f64, f64)) -> Values {
        Values::new(self.ends, self.log, range)
    }

    /// What the ticks are called; as powers of ten if those are `short`.
    pub fn labels(&self, locale: &dyn Locale, short: bool) -> Vec<String> {
        let each = self.ticks.iter().zip(&self.decimals);
        each.map(|(v, d)| if short { power(*v, locale) } else { locale.number(*v, *d) }).collect()
    }
}

/// "1.5×10⁹", "10⁻⁴", "0": a number that has too many digits in full.
fn power(value: f64, locale: &dyn Locale) -> String {
    let Some(finite) = Finite::new(value) else { return String::new() };
    let digits = shortest(finite);
    if digits.digits.is_empty() {
        return locale.number(0.0, 0);
    }
    let exponent = digits.point - 1;
    let mut mantissa = 0.0;
    for digit in digits.digits.iter().rev() {
        mantissa = mantissa / 10.0 + f64::from(*digit);
    }
    let decimals = u8::try_from(digits.digits.len() - 1).unwrap_or(0);
    let sign = if digits.negative { -1.0 } else { 1.0 };
    let mut text = locale.number(sign * mantissa, decimals);
    text.push_str("×10");
    for c in integer(exponent).chars() {
        text.push(match c {
            '-' => '⁻',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            c => char::from_u32(u32::from(c) - u32::from('0') + 0x2070).unwrap_or(c),
        });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Lang, NativeLocale};

    #[test]
    fn numbers_of_many_digits_are_said_by_powers_of_ten() {
        let said = |v, lang| power(v, &NativeLocale { lang });
        assert_eq!(said(1.5e15, Lang::En), "1.5×10¹⁵");
        assert_eq!(said(-2.25e-4, Lang::Es), "−2,25×10⁻⁴");
        assert_eq!(said(1e308, Lang::En), "1×10³⁰⁸");
        assert_eq!(said(0.0, Lang::En), "0");
        assert_eq!(said(4e30, Lang::En), "4×10³⁰");
    }

    #[test]
    fn an_axis_of_what_is_above_zero_stays_above_it() {
        for wanted in [2.0, 3.0, 5.0, 7.0] {
            for (low, high) in [(8.0, 50.0), (3.5, 10.5), (0.01, 100.0), (41.0, 48.0)] {
                let axis = Axis::new((low, high), false, wanted);
                assert!(axis.ends.0 > 0.0 && axis.ends.0 <= low, "{low}..{high}: {axis:?}");
                assert!(axis.ticks.len() >= 2, "{low}..{high}: {axis:?}");
                let mirrored = Axis::new((-high, -low), false, wanted);
                assert_eq!(mirrored.ends, (-axis.ends.1, -axis.ends.0));
            }
        }
    }

    #[test]
    fn equal_ratios_are_equal_distances_and_zero_is_at_the_foot() {
        let scale = Values::new((1.0, 100.0), true, (200.0, 0.0));
        assert_eq!([1.0, 10.0, 100.0, 0.0, -5.0].map(|v| scale.map(v)), [200.0, 100.0, 0.0, 200.0, 200.0]);
        let linear = Values::new((0.0, 100.0), false, (200.0, 0.0));
        assert_eq!(linear.map(25.0), 150.0);
    }
}
