//! The text of a cell in, a number out, or nothing: plain decimals only.
//!
//! `1.5`, `-1.5`, `−1.5` (U+2212), `+1.5`, `.5`, `1.5e-3`. A comma, a group
//! mark, a percent sign or a currency is not guessed at.
//!
//! `str::parse::<f64>` reads the same, but its tables of powers add 14 KB to the
//! compressed wasm (18 KB raw, measured), and a division of 128 bits another 1 KB.
//! Here, up to 19 significant digits with up to 27 decimals are rounded
//! correctly by one long division of 64 bits, and anything beyond is within
//! three units in the last place.

use crate::convert;

/// Significant digits that always fit 64 bits; a double holds 17 at most.
const MOST_DIGITS: u32 = 19;
/// 5^27 is less than 2^63, so that twice a remainder by it fits 64 bits; 5^28 is not.
const MOST_FIVES: i32 = 27;
/// So many digits are an integer that a double holds, and so many decimals a power of ten.
const MOST_EXACT: usize = 15;
/// Beyond these exponents every number is infinite, or 0.
const FAR: i32 = 400;

/// The number that a trimmed text writes, if it is a finite one. A number too
/// small for a double (1e-400) is none, because 0 would stand in for it.
pub fn parse(text: &str) -> Option<f64> {
    short(text).map(|(value, _)| value).or_else(|| long(text))
}

/// `-12.34`, as nearly all cells are, and the power of ten of its decimals:
/// both integers are exact, and one division rounds once (Clinger 1990).
/// `None` says nothing of the text.
#[inline]
pub fn short(text: &str) -> Option<(f64, i64)> {
    let digits = text.strip_prefix('-').unwrap_or(text).as_bytes();
    if digits.len() > MOST_EXACT || !digits.last()?.is_ascii_digit() {
        return None;
    }
    let (mut mantissa, mut scale, mut step) = (0_i64, 1_i64, 1_i64);
    for b in digits {
        if let Some(d) = digit(*b) {
            mantissa = mantissa * 10 + i64::from(d);
            scale *= step;
        } else if *b == b'.' && step == 1 {
            step = 10;
        } else {
            return None;
        }
    }
    let size = convert::whole(mantissa) / convert::whole(scale);
    Some((if digits.len() < text.len() && mantissa > 0 { -size } else { size }, scale))
}

fn long(text: &str) -> Option<f64> {
    let (negative, rest) = match text.chars().next()? {
        '-' | '\u{2212}' => (true, text.trim_start_matches(['-', '\u{2212}'])),
        '+' => (false, text.trim_start_matches('+')),
        _ => (false, text),
    };
    // One sign at most.
    if text.len() > rest.len() && text.chars().count() != rest.chars().count() + 1 {
        return None;
    }
    let (digits, exponent) = match rest.find(['e', 'E']) {
        Some(at) => (rest.get(..at)?, written_exponent(rest.get(at + 1..)?)?),
        None => (rest, 0),
    };
    let (mantissa, power) = significant(digits)?;
    if mantissa == 0 {
        return Some(0.0);
    }
    let size = scaled(mantissa, power.saturating_add(exponent).clamp(-FAR, FAR));
    if !size.is_finite() || size == 0.0 {
        return None;
    }
    Some(if negative { -size } else { size })
}

/// The integer after `e`, held within ±[`FAR`] times a few, which is enough to
/// tell that it is out of range.
fn written_exponent(text: &str) -> Option<i32> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (-1, text.get(1..)?),
        b'+' => (1, text.get(1..)?),
        _ => (1, text),
    };
    let mut exponent = 0_i32;
    for b in digits.bytes() {
        exponent = exponent.saturating_mul(10).saturating_add(i32::from(digit(b)?));
    }
    (!digits.is_empty()).then_some(sign * exponent)
}

/// `12.340` as (12340, -3): the digits as an integer, and the power of ten
/// that it is counted in. Digits past [`MOST_DIGITS`] are dropped.
fn significant(text: &str) -> Option<(u64, i32)> {
    let (mut mantissa, mut used, mut power) = (0_u64, 0_u32, 0_i32);
    let (mut point, mut last) = (false, None);
    for b in text.bytes() {
        last = Some(b);
        if b == b'.' {
            if point {
                return None;
            }
            point = true;
            continue;
        }
        let d = digit(b)?;
        if used < MOST_DIGITS {
            mantissa = mantissa * 10 + u64::from(d);
            used += u32::from(mantissa > 0);
            power -= i32::from(point);
        } else {
            power = power.saturating_add(i32::from(!point));
        }
    }
    // `5.` and `.` end with the point; the empty text ends with nothing.
    last.filter(|b| *b != b'.').map(|_| (mantissa, power))
}

fn digit(b: u8) -> Option<u8> {
    b.is_ascii_digit().then(|| b - b'0')
}

/// mantissa x 10^power. Ten is 2 x 5, and powers of two are exact, so only
/// those of five have to be rounded.
fn scaled(mut mantissa: u64, mut power: i32) -> f64 {
    while mantissa > 0 && mantissa.is_multiple_of(10) {
        mantissa /= 10;
        power += 1;
    }
    if power.abs() <= MOST_FIVES {
        let fives = 5_u64.pow(power.unsigned_abs());
        if power < 0 {
            let (quotient, twos) = divided(mantissa, fives);
            return convert::nearest(quotient.into()) * two_to(power - twos);
        }
        return convert::nearest(u128::from(mantissa) * u128::from(fives)) * two_to(power);
    }
    // In two steps, so that 10^power alone neither overflows nor vanishes.
    let half = power / 2;
    convert::nearest(mantissa.into()) * 10_f64.powi(half) * 10_f64.powi(power - half)
}

/// A quotient times 2^n as an integer of 57 bits or more, and n: enough for one
/// correct rounding, because a remainder only matters as "a bit more". The
/// divisor is less than 2^63.
fn divided(dividend: u64, divisor: u64) -> (u64, i32) {
    let (mut quotient, mut rest, mut twos) = (dividend / divisor, dividend % divisor, 0);
    while quotient >> 56 == 0 {
        rest *= 2;
        let bit = rest >= divisor;
        rest -= if bit { divisor } else { 0 };
        quotient = quotient * 2 + u64::from(bit);
        twos += 1;
    }
    (quotient | u64::from(rest != 0), twos)
}

/// 2^n for n from -1022 to 1023, exactly.
fn two_to(n: i32) -> f64 {
    f64::from_bits(u64::from((1023 + n).unsigned_abs()) << 52)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_decimals_are_read() {
        for (text, value) in [
            ("0", 0.0),
            ("-0", 0.0),
            ("42", 42.0),
            ("+42", 42.0),
            ("-1.5", -1.5),
            ("\u{2212}1.5", -1.5),
            (".5", 0.5),
            ("-.5", -0.5),
            ("007", 7.0),
            ("1e3", 1000.0),
            ("1.5E-3", 0.0015),
            ("2.5e+2", 250.0),
            ("17.02665", 17.02665),
            ("-0.026595130562782288", -0.026595130562782288),
            ("0.30000000000000004", 0.30000000000000004),
            ("9007199254740993", 9007199254740992.0),
            ("100000000000000000000000", 1e23),
            ("0.000000000000000000001", 1e-21),
            ("0.000123456789012345678", 0.000_123_456_789_012_345_67),
            ("12345678901234567e-27", 12345678901234567e-27),
        ] {
            assert_eq!(parse(text), Some(value), "{text}");
        }
        let huge = parse("1e308").unwrap_or_default();
        assert!((huge / 1e308 - 1.0).abs() < 1e-15);
    }

    #[test]
    fn anything_else_is_not_guessed() {
        for text in [
            "",
            "-",
            "+",
            ".",
            "5.",
            "--5",
            "+-5",
            "-\u{2212}5",
            "1,5",
            "1.000,92",
            "1,234",
            "1 234",
            "12%",
            "$5",
            "1.2.3",
            "1e",
            "e5",
            "1e+",
            "1e5.0",
            "0x10",
            "NaN",
            "inf",
            "Infinity",
            "1e400",
            "1e-400",
            "1e99999999999",
            "١٢",
            "1_000",
            "=1+1",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn agrees_with_the_standard_library(
            whole in 0_u64..100_000_000_000, part in 0_u32..100_000_000, digits in 0_usize..9, e in -19_i32..10
        ) {
            let part = format!("{part:08}");
            let fraction = if digits == 0 { String::new() } else { format!(".{}", &part[..digits.min(8)]) };
            for text in [format!("{whole}{fraction}"), format!("-{whole}{fraction}e{e}")] {
                prop_assert_eq!(parse(&text), text.parse::<f64>().ok(), "{}", text);
            }
        }

        #[test]
        fn agrees_on_the_shortest_form_of_any_usual_double(value in -1e15_f64..1e15, small in -1.0_f64..1.0) {
            for value in [value, small] {
                let text = format!("{value}");
                prop_assume!(text.len() < 22);
                prop_assert_eq!(parse(&text), Some(value));
            }
        }

        #[test]
        fn never_far_off_and_never_a_panic(text in "[-+]?[0-9]{0,40}[.]?[0-9]{0,40}([eE][-+]?[0-9]{1,4})?") {
            // Far from 1 a power of ten is a product of up to a dozen factors, each rounded.
            if let Some(ours) = parse(&text) {
                let theirs = text.parse::<f64>().unwrap_or(f64::NAN);
                prop_assert!((ours - theirs).abs() <= theirs.abs() * 12.0 * f64::EPSILON, "{} {} {}", text, ours, theirs);
            }
        }

        #[test]
        fn any_text_is_no_panic(text in ".*") {
            let _ = parse(&text);
        }
    }
}
