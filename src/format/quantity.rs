//! A printed number and a unit in, both as one text out.

use super::Lang;
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
}
