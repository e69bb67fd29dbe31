//! A number in, the shortest row of decimal digits that reads back as it out.
//!
//! `core::fmt` prints the same digits, but brings about 11 KB of tables and
//! code into the wasm; this is the plain free-format algorithm of Steele and
//! White ("How to print floating-point numbers accurately", 1990) on a small
//! big integer, a tenth of that. Speed does not matter here: it runs once a
//! cell of an exported file.

use std::cmp::Ordering;
use std::fmt;

use crate::model::Finite;

/// Digits of the size of a number: 0.d₁d₂d₃… times ten to the `point`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digits {
    /// Whether the number is below zero.
    pub negative: bool,
    /// Each 0 to 9; the first and the last are not 0; at most 17. Empty for zero.
    pub digits: Vec<u8>,
    /// Where the decimal point is: so many digits stand before it.
    pub point: i32,
}

impl Digits {
    /// The digit at an index; 0 before the first and after the last.
    pub fn at(&self, index: i32) -> u8 {
        usize::try_from(index).ok().and_then(|i| self.digits.get(i)).copied().unwrap_or(0)
    }

    /// The indices of the digits before the decimal point: at least one.
    pub fn whole(&self) -> std::ops::Range<i32> {
        self.point - self.point.max(1)..self.point
    }

    /// The index after the last digit.
    pub fn end(&self) -> i32 {
        i32::try_from(self.digits.len()).unwrap_or(0)
    }

    /// Rounded to so many digits after the decimal point, half away from zero.
    pub fn rounded(mut self, decimals: u8) -> Digits {
        let keep = self.point + i32::from(decimals);
        if keep >= self.end() {
            return self;
        }
        let up = self.at(keep) >= 5;
        self.digits.truncate(usize::try_from(keep).unwrap_or(0));
        let spent = if up { 9 } else { 0 };
        while self.digits.last() == Some(&spent) {
            self.digits.pop();
        }
        match self.digits.last_mut() {
            Some(last) => *last += u8::from(up),
            None if up => {
                self.digits.push(1);
                self.point += 1;
            }
            None => return Digits { negative: false, digits: Vec::new(), point: 0 },
        }
        self
    }

    /// The number as any program reads it: a point, no grouping, no exponent.
    pub fn plain(&self) -> String {
        let mut text = String::new();
        if self.negative {
            text.push('-');
        }
        for index in self.whole() {
            text.push(digit(self.at(index)));
        }
        if self.end() > self.point {
            text.push('.');
        }
        for index in self.point..self.end() {
            text.push(digit(self.at(index)));
        }
        text
    }
}

/// A number that is printed by [`shortest`]. In the wasm the printing of every
/// `f64` is this one (`traps::SWAPS` of `xtask`): plotters-canvas prints
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

/// 0 to 9 as a character.
pub fn digit(value: u8) -> char {
    char::from(b'0' + value.min(9))
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
