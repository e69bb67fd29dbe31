//! Numbers written by rule: in the languages and countries that charts are
//! mostly read in, without asking `Intl` (the first answer of which takes a
//! browser longer than to draw a chart), and where there is no `Intl`, for
//! tests and for exports made without a browser.
//!
//! Separators and grouping are those of Unicode CLDR; `tests/data/intl-numbers.tsv`
//! holds them to what `Intl` prints, and tests in browsers do for each tag.

use super::shortest::shortest;
use super::{Lang, Locale};
use crate::model::Finite;

/// How numbers are written somewhere.
#[derive(Debug, PartialEq, Eq)]
pub struct Rules {
    /// Language tags with a space between.
    tags: &'static str,
    decimal: &'static str,
    group: &'static str,
    /// A number is grouped from three digits and this many on: Spanish leaves "1234" alone.
    least_leading: usize,
}

const ENGLISH: Rules = Rules {
    tags: "en en-US en-GB en-BZ es-419 es-US es-MX es-GT es-SV es-HN es-NI es-PA",
    decimal: ".",
    group: ",",
    least_leading: 1,
};
const SPANISH: Rules = Rules { tags: "es es-ES", decimal: ",", group: ".", least_leading: 2 };
const COSTA_RICAN: Rules = Rules { tags: "es-CR", decimal: ",", group: "\u{a0}", least_leading: 1 };

impl Rules {
    /// Those of a language tag; `None` where only the browser knows them.
    pub fn of(tag: &str) -> Option<&'static Rules> {
        let has = |rules: &&Rules| rules.tags.split(' ').any(|known| known == tag);
        [&ENGLISH, &SPANISH, &COSTA_RICAN].into_iter().find(has)
    }

    /// As [`Locale::number`] says; what is not finite is a dash.
    pub fn number(&self, value: f64, decimals: u8) -> String {
        let Some(value) = Finite::new(value) else { return "–".to_owned() };
        let digits = shortest(value).rounded(decimals);
        let group = if digits.whole().len() < 3 + self.least_leading { "" } else { self.group };
        let mut text = String::from(if digits.negative { "\u{2212}" } else { "" });
        digits.write(&mut text, decimals.into(), (if decimals > 0 { self.decimal } else { "" }, group));
        text
    }
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

    fn number(&self, value: f64, decimals: u8) -> String {
        let rules = match self.lang {
            Lang::En => &ENGLISH,
            Lang::Es => &SPANISH,
        };
        rules.number(value, decimals)
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
