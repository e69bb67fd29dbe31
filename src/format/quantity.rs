//! Units after a printed number; and whole numbers as digits.

use super::digits::digit;
use super::{Lang, Locale};
use crate::model::Year;

/// Adds the unit to a text that ends in its number: "83.2 per 100,000",
/// "12.3%", in Spanish "12,3 %" (with a no-break space), "12.3% of adults". An
/// empty unit adds nothing.
pub fn push_unit(text: &mut String, unit: &str, lang: Lang) {
    let unit = unit.trim();
    if unit.is_empty() {
        return;
    }
    match (unit.starts_with('%'), lang) {
        (true, Lang::En) => {}
        (true, Lang::Es) => text.push('\u{a0}'),
        (false, _) => text.push(' '),
    }
    text.push_str(unit);
}

/// What is left of a unit that has just been said: only a percent sign.
pub fn said_before(unit: &str) -> &'static str {
    if unit.trim_start().starts_with('%') { "%" } else { "" }
}

/// A year as printed: its digits, and as a number where there are more than four.
pub fn year(year: Year, locale: &dyn Locale) -> String {
    match year {
        0..10_000 => integer(year),
        -9_999..0 => ["\u{2212}", &integer(-year)].concat(),
        _ => locale.number(f64::from(year), 0),
    }
}

/// A whole number as digits, without grouping: years, lines, counts. With this
/// the wasm needs none of the `Display` of each kind of integer.
pub fn integer(number: impl TryInto<i64>) -> String {
    digits(number.try_into().unwrap_or(i64::MAX))
}

fn digits(number: i64) -> String {
    let mut text = String::new();
    if number < 0 {
        text.push('-');
    }
    let size = number.unsigned_abs();
    let mut place = 1;
    while size / place >= 10 {
        place *= 10;
    }
    while place > 0 {
        text.push(digit(u8::try_from(size / place % 10).unwrap_or(0)));
        place /= 10;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::NativeLocale;

    #[test]
    fn units_follow_their_language() {
        let with_unit = |number: &str, unit, lang| {
            let mut text = number.to_owned();
            push_unit(&mut text, unit, lang);
            text
        };
        assert_eq!(with_unit("83.2", "per 100,000", Lang::En), "83.2 per 100,000");
        assert_eq!(with_unit("12.3", " % ", Lang::En), "12.3%");
        assert_eq!(with_unit("12,3", "%", Lang::Es), "12,3\u{a0}%");
        assert_eq!(with_unit("12.3", "% of adults", Lang::En), "12.3% of adults");
        assert_eq!(with_unit("0.7", " ", Lang::En), "0.7");
        assert_eq!([said_before(" % of adults"), said_before("per 100,000")], ["%", ""]);
    }

    #[test]
    fn years_are_their_digits_unless_there_are_many() {
        for (number, text) in [
            (0, "0"),
            (987, "987"),
            (2015, "2015"),
            (-1000, "−1000"),
            (10_000, "10,000"),
            (-803_719, "−803,719"),
        ] {
            assert_eq!(year(number, &NativeLocale::default()), text);
        }
    }

    #[test]
    fn integers_are_their_digits() {
        for number in [0, 7, 10, -1, 2015, i64::MAX, i64::MIN] {
            assert_eq!(integer(number), number.to_string());
        }
        assert_eq!(integer(u64::MAX), i64::MAX.to_string());
    }
}
