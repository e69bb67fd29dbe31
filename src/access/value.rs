//! A value in, its printed text out: the one place where a reading becomes words.

use crate::convert::count;
use crate::format::Locale;
use crate::format::phrases::{self, Phrase};
use crate::format::quantity::integer;
use crate::format::quantity::{said_before, with_unit};
use crate::format::words;
use crate::model::{Finite, Indicator, Measure, Reading, Value, Year};

/// How the values of an indicator or a measure are printed.
#[derive(Clone, Copy)]
pub struct Print<'a> {
    /// Digits after the decimal mark.
    pub decimals: u8,
    /// Unit after the number; may be empty.
    pub unit: &'a str,
    /// Numbers and language.
    pub locale: &'a dyn Locale,
}

impl<'a> Print<'a> {
    /// For an indicator.
    pub fn indicator(indicator: &'a Indicator, locale: &'a dyn Locale) -> Self {
        Print { decimals: indicator.decimals, unit: &indicator.unit, locale }
    }

    /// For a measure.
    pub fn measure(measure: &'a Measure, locale: &'a dyn Locale) -> Self {
        Print { decimals: measure.decimals, unit: &measure.unit, locale }
    }

    /// The number alone.
    pub fn number(&self, value: f64) -> String {
        self.locale.number(value, self.decimals)
    }

    /// The number with its unit.
    pub fn full(&self, value: f64) -> String {
        self.with(&self.number(value))
    }

    /// A printed number with the unit.
    pub fn with(&self, number: &str) -> String {
        with_unit(number, self.unit, self.locale.lang())
    }

    /// The number where its unit has just been said.
    pub fn again(&self, value: f64) -> String {
        said_before(&self.number(value), self.unit, self.locale.lang())
    }

    /// What a table cell says of a reading, or of there being none.
    pub fn cell(&self, reading: Option<&Reading>) -> String {
        self.or_missing(reading, Self::number)
    }

    /// The same with the unit, for tooltip and speech.
    pub fn value(&self, reading: Option<&Reading>) -> String {
        self.or_missing(reading, Self::full)
    }

    fn or_missing(&self, reading: Option<&Reading>, print: fn(&Self, f64) -> String) -> String {
        match reading.map_or(Value::Missing(Default::default()), |r| r.value) {
            Value::Number(number) => print(self, number.get()),
            Value::Missing(missing) => words::missing(missing, self.locale.lang()).to_owned(),
        }
    }

    /// "83.2 per 100,000 in 2011".
    pub fn in_year(&self, (year, value): (Year, f64)) -> String {
        phrases::IN_YEAR.say(self.locale.lang(), &[&self.full(value), &integer(year)])
    }

    /// "20.0 per 100,000 by 2030".
    pub fn by_year(&self, year: Year, value: Finite) -> String {
        phrases::BY_YEAR.say(self.locale.lang(), &[&self.full(value.get()), &integer(year)])
    }
}

/// A count of things, in the form for one or for several.
pub fn counted(n: usize, one: Phrase, several: Phrase, locale: &dyn Locale) -> String {
    let phrase = if n == 1 { one } else { several };
    phrase.say(locale.lang(), &[&number(n, locale)])
}

/// A count as a number.
pub fn number(n: usize, locale: &dyn Locale) -> String {
    locale.number(count(n), 0)
}
