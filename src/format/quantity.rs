//! A printed number and a unit in, both as one text out; and whole numbers as digits.

use super::Lang;
use super::shortest::digit;
use super::words::pick;

/// A number with its unit: "83.2 per 100,000", "12.3%", in Spanish "12,3 %"
/// (with a no-break space), "12.3% of adults". An empty unit adds nothing.
pub fn with_unit(number: &str, unit: &str, lang: Lang) -> String {
    let gap = match unit.trim_start() {
        "" => return number.to_owned(),
        unit if unit.starts_with('%') => pick(lang, "", "\u{a0}"),
        _ => " ",
    };
    [number, gap, unit.trim()].concat()
}

/// A number where its unit has just been said: only a percent sign stays.
pub fn said_before(number: &str, unit: &str, lang: Lang) -> String {
    with_unit(number, if unit.trim_start().starts_with('%') { "%" } else { "" }, lang)
}

/// A whole number as digits, without grouping: years, lines, counts. With this
/// the wasm needs none of the `Display` of each kind of integer.
pub fn integer(number: impl TryInto<i64>) -> String {
    digits(number.try_into().unwrap_or(i64::MAX))
}

fn digits(number: i64) -> String {
    let mut rest = number.unsigned_abs();
    let mut text = Vec::new();
    while rest > 0 || text.is_empty() {
        text.push(u8::try_from(rest % 10).unwrap_or(0));
        rest /= 10;
    }
    let sign = (number < 0).then_some('-');
    sign.into_iter().chain(text.into_iter().rev().map(digit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_follow_their_language() {
        assert_eq!(with_unit("83.2", "per 100,000", Lang::En), "83.2 per 100,000");
        assert_eq!(with_unit("12.3", "%", Lang::En), "12.3%");
        assert_eq!(with_unit("12,3", "%", Lang::Es), "12,3\u{a0}%");
        assert_eq!(with_unit("12.3", "% of adults", Lang::En), "12.3% of adults");
        assert_eq!(with_unit("0.7", "", Lang::En), "0.7");
        assert_eq!(said_before("12.3", "% of adults", Lang::En), "12.3%");
        assert_eq!(said_before("83.2", "per 100,000", Lang::En), "83.2");
    }

    #[test]
    fn integers_are_their_digits() {
        for number in [0, 7, 10, -1, 2015, i64::MAX, i64::MIN] {
            assert_eq!(integer(number), number.to_string());
        }
        assert_eq!(integer(u64::MAX), i64::MAX.to_string());
    }
}
