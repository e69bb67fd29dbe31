//! Numbers written by rule, where there is no `Intl`: for tests, for exports
//! made without a browser, and as the measure of what `Intl` should say.
//!
//! Separators and grouping are those of Unicode CLDR for `en` and `es`;
//! `tests/data/intl-numbers.tsv` holds them to what `Intl` prints.

use super::shortest::shortest;
use super::{Lang, Locale};
use crate::model::Finite;

/// How a language writes numbers.
struct Rules {
    decimal: &'static str,
    group: &'static str,
    /// A number is grouped from three digits and this many on: Spanish leaves "1234" alone.
    least_leading: usize,
}

/// English or Spanish, by rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NativeLocale {
    /// Which of the two.
    pub lang: Lang,
}

impl Locale for NativeLocale {
    fn lang(&self) -> Lang {
        self.lang
    }

    /// As the trait says; what is not finite is a dash.
    fn number(&self, value: f64, decimals: u8) -> String {
        let Some(value) = Finite::new(value) else { return "–".to_owned() };
        let rules = match self.lang {
            Lang::En => Rules { decimal: ".", group: ",", least_leading: 1 },
            Lang::Es => Rules { decimal: ",", group: ".", least_leading: 2 },
        };
        let digits = shortest(value).rounded(decimals);
        let group = if digits.whole().len() < 3 + rules.least_leading { "" } else { rules.group };
        let mut text = String::from(if digits.negative { "\u{2212}" } else { "" });
        digits.write(&mut text, decimals.into(), (if decimals > 0 { rules.decimal } else { "" }, group));
        text
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// Made by Node's `Intl`: see the head of the file.
    const TABLE: &str = include_str!("../../tests/data/intl-numbers.tsv");

    #[test]
    fn rules_agree_with_intl() {
        let mut count = 0;
        for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [value, decimals, en, es] = cells.as_slice() else { unreachable!("{line}") };
            let value: f64 = value.parse().unwrap();
            let decimals: u8 = decimals.parse().unwrap();
            assert_eq!(NativeLocale { lang: Lang::En }.number(value, decimals), *en, "{line}");
            assert_eq!(NativeLocale { lang: Lang::Es }.number(value, decimals), *es, "{line}");
            count += 1;
        }
        assert!(count > 300, "the table is cut short: {count}");
    }

    #[test]
    fn what_is_not_finite_is_a_dash() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(NativeLocale::default().number(value, 1), "–");
        }
    }

    #[test]
    fn many_decimals_are_zeros() {
        assert_eq!(NativeLocale::default().number(0.5, 255).len(), 257);
    }
}
