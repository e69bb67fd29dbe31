//! A number in, the shortest row of decimal digits that reads back as it out.
//!
//! `core::fmt` prints the same digits, but brings about 11 KB of tables and
//! code into the wasm; this is the plain free-format algorithm of Steele and
//! White ("How to print floating-point numbers accurately", 1990) on a small
//! big integer, a tenth of that; and numbers of few decimals, as most are, by
//! one division.

use std::cmp::Ordering;
use std::fmt;

use super::digits::Digits;
use super::quantity::integer;
use crate::convert::round_i64;
use crate::model::Finite;

/// A number that is printed by [`shortest`]. In the wasm the printing of every
/// `f64` is this one (`traps::SWAPS` of `xtask`): plotters' back ends print
/// opacities and font sizes, which alone would bring `core`'s tables along.
#[repr(transparent)]
pub struct Plain(pub f64);

impl fmt::Display for Plain {
    #[inline(never)]
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match Finite::new(self.0) {
            Some(value) => f.write_str(&shortest(value).plain()),
            None if self.0.is_nan() => f.write_str("NaN"),
            None => f.write_str(if self.0 < 0.0 { "-inf" } else { "inf" }),
        }
    }
}

/// Digits of a number of at most four decimals and fifteen digits. A whole number
/// divided by a power of ten is the number nearest to that decimal, as both are
/// exact: if it is the value, the decimal reads back as the value, and so few
/// digits tell all of their decimals apart.
fn few(value: f64) -> Option<Digits> {
    let mut power = 1.0;
    for decimals in 0..=4 {
        let whole = (value.abs() * power).round();
        if whole >= 1e15 {
            return None;
        }
        if whole / power == value.abs() {
            let mut digits: Vec<u8> = integer(round_i64(whole)).bytes().map(|b| b - b'0').collect();
            let point = i32::try_from(digits.len()).ok()? - decimals;
            while digits.last() == Some(&0) {
                digits.pop();
            }
            return Some(Digits { negative: value < 0.0, digits, point });
        }
        power *= 10.0;
    }
    None
}

/// The shortest digits that read back as `value`; of several, the nearest.
pub fn shortest(value: Finite) -> Digits {
    let value = value.get();
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let exponent = i32::try_from((bits >> 52) & 0x7ff).unwrap_or(0);
    let negative = value < 0.0;
    if value == 0.0 {
        return Digits { negative, digits: Vec::new(), point: 0 };
    }
    if let Some(digits) = few(value) {
        return digits;
    }
    // size = whole * 2^power
    let (whole, power) =
        if exponent == 0 { (fraction, -1074) } else { (fraction | (1 << 52), exponent - 1075) };
    // The neighbour below is twice as near where the exponent steps down.
    let step = fraction == 0 && exponent > 1;
    let inclusive = whole % 2 == 0;

    // size = rest / unit; a row of digits reads back as the value while it is
    // less than `below` / unit under it or `above` / unit over it.
    let mut rest = Big::new(whole);
    let mut unit = Big::new(1);
    let mut below = Big::new(1);
    let doubled = if step { 2 } else { 1 };
    rest.double(power.max(0) + doubled);
    unit.double((-power).max(0) + doubled);
    below.double(power.max(0));
    let mut above = below.clone();
    above.double(doubled - 1);

    let too_high = |rest: &Big, above: &Big, unit: &Big| match rest.plus(above).cmp(unit) {
        Ordering::Greater => true,
        Ordering::Equal => inclusive,
        Ordering::Less => false,
    };
    let mut point = 0;
    while too_high(&rest, &above, &unit) {
        unit.times(10);
        point += 1;
    }
    let mut digits = Vec::new();
    loop {
        rest.times(10);
        below.times(10);
        above.times(10);
        if digits.is_empty() && !too_high(&rest, &above, &unit) {
            point -= 1;
            continue;
        }
        let mut digit = 0;
        while rest.cmp(&unit) != Ordering::Less {
            rest.minus(&unit);
            digit += 1;
        }
        let low = match rest.cmp(&below) {
            Ordering::Less => true,
            Ordering::Equal => inclusive,
            Ordering::Greater => false,
        };
        let high = too_high(&rest, &above, &unit);
        let up = high && (!low || rest.plus(&rest).cmp(&unit) != Ordering::Less);
        digits.push(if up { digit + 1 } else { digit });
        if low || high {
            return Digits { negative, digits, point };
        }
    }
}

/// A positive integer of any size: 32 bits a limb, the lowest first, no zero at the end.
#[derive(Clone)]
struct Big(Vec<u32>);

/// The lower and the upper half.
fn halves(wide: u64) -> (u32, u32) {
    let low = u32::try_from(wide & 0xffff_ffff).unwrap_or(u32::MAX);
    (low, u32::try_from(wide >> 32).unwrap_or(u32::MAX))
}

impl Big {
    fn new(value: u64) -> Self {
        let (low, high) = halves(value);
        Big(if high == 0 { vec![low] } else { vec![low, high] })
    }

    fn times(&mut self, factor: u32) {
        let mut carry = 0;
        for limb in &mut self.0 {
            (*limb, carry) = halves(u64::from(*limb) * u64::from(factor) + u64::from(carry));
        }
        if carry != 0 {
            self.0.push(carry);
        }
    }

    fn double(&mut self, times: i32) {
        for _ in 0..times {
            self.times(2);
        }
    }

    fn plus(&self, other: &Big) -> Big {
        let (long, short) = if self.0.len() < other.0.len() { (other, self) } else { (self, other) };
        let mut carry = 0;
        let mut sum = Vec::with_capacity(long.0.len() + 1);
        for (a, b) in long.0.iter().zip(short.0.iter().chain(std::iter::repeat(&0))) {
            let (low, high) = halves(u64::from(*a) + u64::from(*b) + u64::from(carry));
            sum.push(low);
            carry = high;
        }
        if carry != 0 {
            sum.push(carry);
        }
        Big(sum)
    }

    /// Takes away `other`, which is not larger.
    fn minus(&mut self, other: &Big) {
        let mut borrow = false;
        for (a, b) in self.0.iter_mut().zip(other.0.iter().chain(std::iter::repeat(&0))) {
            let (first, under) = a.overflowing_sub(*b);
            let (second, again) = first.overflowing_sub(u32::from(borrow));
            *a = second;
            borrow = under || again;
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    fn cmp(&self, other: &Big) -> Ordering {
        let length = self.0.len().cmp(&other.0.len());
        length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn digits(value: f64) -> Digits {
        shortest(Finite::new(value).unwrap())
    }

    /// What the standard library prints, as digits.
    fn standard(value: f64) -> Digits {
        let text = format!("{:e}", value.abs());
        let (number, exponent) = text.split_once('e').unwrap();
        let digits: Vec<u8> = number.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect();
        if value == 0.0 {
            return Digits { negative: false, digits: Vec::new(), point: 0 };
        }
        Digits { negative: value < 0.0, digits, point: exponent.parse::<i32>().unwrap() + 1 }
    }

    #[test]
    fn the_ends_of_the_range_are_exact() {
        for value in [
            0.0,
            1.0,
            -1.0,
            0.1,
            0.3,
            1.005,
            1e21,
            1e22,
            1e23,
            9.5,
            1e-7,
            123456789.125,
            f64::MAX,
            f64::MIN,
            f64::MIN_POSITIVE,
            5e-324,
            f64::from_bits(0x000f_ffff_ffff_ffff),
            9007199254740991.0,
            9007199254740993.0,
            2.0f64.powi(-1022),
            2.0f64.powi(1023),
            4.35,
            0.000001,
            8.41e21,
            2.0f64.powi(-25),
        ] {
            assert_eq!(digits(value), standard(value), "{value:e}");
        }
        for power in -1074..1024 {
            let value = 2.0f64.powi(power);
            assert_eq!(digits(value), standard(value), "2^{power}");
        }
    }

    #[test]
    fn plain_numbers_have_no_exponent() {
        let plain = |value| digits(value).plain();
        assert_eq!(plain(0.0), "0");
        assert_eq!(plain(83.25), "83.25");
        assert_eq!(plain(-0.004), "-0.004");
        assert_eq!(plain(1e21), "1000000000000000000000");
        assert_eq!(plain(1200.0), "1200");
    }

    #[test]
    fn what_is_no_number_is_printed_as_core_does() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, 12.0, 0.35, -1.5e-7, 1e21] {
            assert_eq!(Plain(value).to_string(), value.to_string());
        }
    }

    proptest! {
        #[test]
        fn digits_are_those_of_the_standard_library(bits in any::<u64>()) {
            let value = f64::from_bits(bits);
            prop_assume!(value.is_finite());
            prop_assert_eq!(digits(value), standard(value));
        }

        #[test]
        fn plain_text_reads_back(value in -1e9f64..1e9) {
            prop_assert_eq!(digits(value).plain().parse::<f64>().unwrap(), value);
        }
    }
}
