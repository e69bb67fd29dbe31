//! Values in, text out: the one place where numbers become words. A sentence
//! is a [`Phrase`] and its [`Part`]s; [`Print::say`] puts them together, so that
//! those who speak hold numbers and never build texts to be joined.

use crate::convert::count;
use crate::format::phrases::{self, Phrase};
use crate::format::quantity::{push_unit, said_before, year};
use crate::format::words::{self, lower};
use crate::format::{Lang, Locale};
use crate::model::{Indicator, Measure, Reading, Target, Value, Year};

/// A year and its number.
pub type Point = (Year, f64);

/// What fills a gap of a phrase.
#[derive(Clone, Copy, Debug)]
pub enum Part<'a> {
    /// A text as it is; an author's is not searched for gaps.
    Text(&'a str),
    /// A label of ours inside a sentence.
    Lower(&'a str),
    /// A year: no grouping.
    Year(Year),
    /// A count of things.
    Count(usize),
    /// A number without its unit.
    Number(f64),
    /// A number with its unit.
    Full(f64),
    /// A number whose unit has just been said.
    Again(f64),
    /// A number of no unit, with so many digits after the mark.
    Bare(f64, u8),
    /// The same behind an operator: a number below zero stands in brackets.
    Operand(f64, u8),
    /// "83.2 per 100,000 in 2011".
    InYear(Point),
    /// "20.0 per 100,000 by 2030".
    ByYear(Point),
}

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

    /// For sentences of texts and counts.
    pub fn words(locale: &'a dyn Locale) -> Self {
        Print { decimals: 0, unit: "", locale }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.locale.lang()
    }

    /// Adds a phrase with its gaps filled. A part that is not there leaves nothing.
    #[inline(never)]
    pub fn say(&self, text: &mut String, phrase: Phrase, parts: &[Part]) {
        let mut pieces = phrase.in_lang(self.lang()).split('{');
        text.push_str(pieces.next().unwrap_or(""));
        for piece in pieces {
            let index = piece.bytes().next().unwrap_or(b'9').wrapping_sub(b'0');
            if let Some(part) = parts.get(usize::from(index)) {
                self.push(text, *part);
            }
            // Behind the index and its bracket.
            text.push_str(piece.get(2..).unwrap_or(""));
        }
    }

    /// A phrase with its gaps filled.
    #[inline(never)]
    pub fn said(&self, phrase: Phrase, parts: &[Part]) -> String {
        let mut text = String::new();
        self.say(&mut text, phrase, parts);
        text
    }

    /// Adds a phrase with its gaps filled as a line.
    #[inline(never)]
    pub fn line(&self, lines: &mut Vec<String>, phrase: Phrase, parts: &[Part]) {
        lines.push(self.said(phrase, parts));
    }

    /// One part alone.
    #[inline(never)]
    pub fn text(&self, part: Part) -> String {
        let mut text = String::new();
        self.push(&mut text, part);
        text
    }

    /// A count of things, in the form for one or for several.
    #[inline(never)]
    pub fn counted(&self, n: usize, one: Phrase, several: Phrase) -> String {
        self.said(if n == 1 { one } else { several }, &[Part::Count(n)])
    }

    /// What is aimed at, with its unit: a value or a band.
    pub fn aim(&self, target: &Target) -> String {
        let [low, high] = target.ends();
        match target.band {
            Some(_) => self.said(phrases::BAND, &[Part::Number(low), Part::Full(high)]),
            None => self.text(Part::Full(low)),
        }
    }

    /// The same with its year.
    pub fn aim_by_year(&self, target: &Target) -> String {
        self.said(phrases::BY_YEAR, &[Part::Text(&self.aim(target)), Part::Year(target.year)])
    }

    /// Adds one part.
    fn push(&self, text: &mut String, part: Part) {
        match part {
            Part::Text(part) => text.push_str(part),
            Part::Lower(label) => text.push_str(&lower(label)),
            Part::Year(of) => text.push_str(&year(of, self.locale)),
            Part::Count(n) => self.number(text, count(n), 0),
            Part::Number(value) => self.number(text, value, self.decimals),
            Part::Bare(value, decimals) => self.number(text, value, decimals),
            Part::Operand(value, decimals) => {
                let number = self.locale.number(value, decimals);
                // The sign of the print decides: what rounds to zero has none.
                let phrase = if number.starts_with('\u{2212}') { phrases::BRACKETS } else { phrases::PLAIN };
                self.say(text, phrase, &[Part::Text(&number)]);
            }
            Part::Full(value) => {
                self.number(text, value, self.decimals);
                push_unit(text, self.unit, self.lang());
            }
            Part::Again(value) => {
                self.number(text, value, self.decimals);
                push_unit(text, said_before(self.unit), self.lang());
            }
            Part::InYear((year, value)) => {
                self.say(text, phrases::IN_YEAR, &[Part::Full(value), Part::Year(year)]);
            }
            Part::ByYear((year, value)) => {
                self.say(text, phrases::BY_YEAR, &[Part::Full(value), Part::Year(year)]);
            }
        }
    }

    fn number(&self, text: &mut String, value: f64, decimals: u8) {
        text.push_str(&self.locale.number(value, decimals));
    }

    /// Whether two values look the same in print.
    pub fn alike(&self, a: f64, b: f64) -> bool {
        self.text(Part::Number(a)) == self.text(Part::Number(b))
    }

    /// What a table cell says of a reading, or of there being none.
    pub fn cell(&self, reading: Option<&Reading>) -> String {
        self.value(reading, Part::Number)
    }

    /// The same with the unit, for tooltip and speech.
    pub fn full(&self, reading: Option<&Reading>) -> String {
        self.value(reading, Part::Full)
    }

    /// The source's mark on a reading, short and in brackets: " (provisional)".
    pub fn mark(&self, reading: Option<&Reading>) -> String {
        match reading.filter(|r| r.value.number().is_some()).and_then(|r| r.flag) {
            Some(flag) => {
                let short = Part::Lower(words::short_flag(flag, self.lang()));
                self.said(phrases::REMARK, &[Part::Text(""), short])
            }
            None => String::new(),
        }
    }

    fn value(&self, reading: Option<&Reading>, number: fn(f64) -> Part<'static>) -> String {
        self.text(match reading.map_or(Value::Missing(Default::default()), |r| r.value) {
            Value::Number(value) => number(value.get()),
            Value::Missing(missing) => Part::Text(words::missing(missing, self.lang())),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::NativeLocale;

    #[test]
    fn parts_are_not_searched_for_gaps() {
        let print = Print { decimals: 1, unit: "%", locale: &NativeLocale::default() };
        assert_eq!(print.said(phrases::AREA_YEAR, &[Part::Text("{1}"), Part::Year(2001)]), "{1}, 2001");
        assert_eq!(print.said(phrases::AREA_YEAR, &[Part::Text("a")]), "a, ");
    }

    #[test]
    fn numbers_print_as_their_part_says() {
        let print = Print { decimals: 1, unit: "% of adults", locale: &NativeLocale::default() };
        for (part, text) in [
            (Part::Number(1200.0), "1,200.0"),
            (Part::Full(0.25), "0.3% of adults"),
            (Part::Again(7.0), "7.0%"),
            (Part::Count(1200), "1,200"),
            (Part::Year(1200), "1200"),
            (Part::Bare(0.5, 3), "0.500"),
            (Part::Operand(0.5, 0), "1"),
            (Part::Operand(-0.5, 1), "(−0.5)"),
            (Part::Operand(-0.01, 1), "0.0"),
            (Part::InYear((2001, 7.0)), "7.0% of adults in 2001"),
        ] {
            assert_eq!(print.text(part), text);
        }
        assert!(print.alike(0.31, 0.29) && !print.alike(0.31, 0.39));
    }
}
