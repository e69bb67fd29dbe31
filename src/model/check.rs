//! The only way to a [`Chart`]: a spec and tables in, everything sound out.
//!
//! Each rule that a chart rests on is here or in the files beside: which rows
//! are one reading ([`rows`]), whose series are shown ([`indicator`]), what
//! progress is counted from ([`measure`]), what may be linked to ([`url`]).

mod goals;
mod indicator;
mod measure;
mod rows;
mod url;

use super::{Chart, Finite, Kind, Reading, Texts};
use crate::countries::{self, Area};
use crate::error::{Code, Place, Problems};
use crate::format::Lang;
use crate::format::quantity::integer;
use crate::read::Table;
use crate::spec::words::resolve;
use crate::spec::{Spec, Words};

pub use rows::SE_90;
pub use url::safe_url;

/// Data by the name that the spec calls them (its `data` strings). The data
/// that are given with the chart, such as a table inside the element, have the
/// empty name.
pub type Sources = [(String, Table)];

/// Most digits after the decimal mark.
const MOST_DECIMALS: u8 = 6;

/// Puts a spec and its data together. `None` if a problem stops the chart,
/// also one met before, such as a file that could not be read.
pub fn check(spec: &Spec, sources: &Sources, lang: Lang, problems: &mut Problems) -> Option<Chart> {
    let mut checking = Checking { sources, lang, problems };
    let chart = match spec {
        Spec::Indicator(spec) => Chart {
            texts: Texts {
                heading: resolve(&spec.heading, lang),
                subheading: resolve(&spec.subheading, lang),
                note: resolve(&spec.note, lang),
                source: resolve(&spec.source, lang),
                source_href: checking.href(spec.source_href.as_deref()),
            },
            kind: Kind::Indicator(indicator::indicator(spec, &mut checking)?),
        },
        Spec::Goals(spec) => Chart {
            texts: Texts {
                heading: resolve(&spec.heading, lang),
                subheading: resolve(&spec.subheading, lang),
                note: resolve(&spec.note, lang),
                source: resolve(&spec.source, lang),
                source_href: checking.href(spec.source_href.as_deref()),
            },
            kind: Kind::Goals(goals::goals(spec, &mut checking)?),
        },
    };
    (!problems.failed()).then_some(chart)
}

/// What every rule is given.
struct Checking<'a> {
    sources: &'a Sources,
    lang: Lang,
    problems: &'a mut Problems,
}

impl<'a> Checking<'a> {
    fn text(&self, words: &Option<Words>) -> String {
        resolve(words, self.lang)
    }

    /// Notes a problem at a place in the spec, once however many measures share the place.
    fn note(&mut self, code: Code, pointer: &str, text: &str, arg: &str) {
        let same = |place: &Place| matches!(place, Place::Pointer(at) if at == pointer);
        if self.problems.iter().any(|p| p.code == code && p.text == text && same(&p.place)) {
            return;
        }
        self.problems.push(code, Place::Pointer(pointer.to_owned()), text, arg);
    }

    /// Notes that a value in the spec is not what was expected.
    fn refuse(&mut self, pointer: &str, text: &str, expected: &str) {
        self.note(Code::SpecValue, pointer, text, expected);
    }

    /// A link, or nothing if it is not safe.
    fn href(&mut self, href: Option<&str>) -> String {
        let href = href.unwrap_or("").trim();
        if href.is_empty() || safe_url(href) {
            return href.to_owned();
        }
        self.note(Code::UrlRefused, "/source_href", href, "");
        String::new()
    }

    /// The table of a name; a problem if it did not arrive.
    fn table(&mut self, name: &str, pointer: &str) -> Option<&'a Table> {
        let found = self.sources.iter().find(|(known, _)| known == name).map(|(_, table)| table);
        if found.is_none() {
            self.note(Code::DataMissing, pointer, name, "");
        }
        found
    }

    /// The table that was given with the chart, if any.
    fn own_table(&self) -> Option<&'a Table> {
        self.sources.iter().find(|(name, _)| name.is_empty()).map(|(_, table)| table)
    }

    /// The area of a name or code in the spec; a problem if there is none.
    fn area(&mut self, text: &str, pointer: &str) -> Option<&'static Area> {
        let area = countries::find(text);
        if area.is_none() {
            self.note(Code::CountryUnknown, pointer, text, "");
        }
        area
    }

    /// The digits asked for, else those that suit the figures.
    fn decimals(&mut self, asked: Option<u32>, pointer: &str, numbers: impl Iterator<Item = f64>) -> u8 {
        let Some(asked) = asked else { return suited_decimals(numbers) };
        let decimals = u8::try_from(asked).ok().filter(|n| *n <= MOST_DECIMALS);
        if decimals.is_none() {
            self.refuse(pointer, &integer(asked), "0..6");
        }
        decimals.unwrap_or(0)
    }
}

/// Digits after the decimal mark where the author asks for none: 0 if all are
/// whole numbers; else by the largest size, so that about three digits are
/// printed: 0 from 100 up, 1 from 10 up, 2 below.
fn suited_decimals(numbers: impl Iterator<Item = f64>) -> u8 {
    let (mut largest, mut whole) = (0.0_f64, true);
    for number in numbers {
        largest = largest.max(number.abs());
        whole &= number.fract() == 0.0;
    }
    match largest {
        _ if whole => 0,
        _ if largest >= 100.0 => 0,
        _ if largest >= 10.0 => 1,
        _ => 2,
    }
}

/// The numbers of readings, without the missing ones.
fn numbers(readings: &[Reading]) -> impl DoubleEndedIterator<Item = (super::Year, Finite)> + '_ {
    readings.iter().filter_map(|r| match r.value {
        super::Value::Number(n) => Some((r.year, n)),
        super::Value::Missing(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_suit_the_largest_number() {
        for (numbers, decimals) in [
            (&[][..], 0),
            (&[1.0, 250.0], 0),
            (&[0.617, 0.8], 2),
            (&[0.1, 9.99], 2),
            (&[0.1, -10.5], 1),
            (&[99.9], 1),
            (&[100.5, 3.25], 0),
        ] {
            assert_eq!(suited_decimals(numbers.iter().copied()), decimals, "{numbers:?}");
        }
    }
}
