//! The only way to a [`Chart`]: a spec and tables in, everything sound out.
//!
//! Each rule that a chart rests on is here or in the files beside: which rows
//! are one reading ([`rows`]), whose series are shown ([`indicator`]), what
//! progress is counted from ([`measure`]), what may be linked to ([`url`]).

mod goals;
mod indicator;
mod long;
mod marked;
mod measure;
mod rows;
mod target;
mod url;

use super::{Chart, Finite, Kind, Missing, Reading, Texts, Value, Year};
use crate::countries::{self, Area};
use crate::error::{Code, Place, Problems};
use crate::format::Lang;
use crate::format::quantity::integer;
use crate::read::{Observation, Table, is_year};
use crate::spec::measure::YearReading;
use crate::spec::words::resolve;
use crate::spec::{IndicatorSpec, Spec, Words};

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
    let (heading, subheading, note, source, href) = match spec {
        Spec::Indicator(s) => (&s.heading, &s.subheading, &s.note, &s.source, &s.source_href),
        Spec::Goals(s) => (&s.heading, &s.subheading, &s.note, &s.source, &s.source_href),
    };
    let texts = Texts {
        heading: resolve(heading, lang),
        subheading: resolve(subheading, lang),
        note: resolve(note, lang),
        source: resolve(source, lang),
        source_href: checking.href(href.as_deref().unwrap_or("").trim()),
    };
    let kind = match spec {
        Spec::Indicator(spec) => Kind::Indicator(indicator::indicator(spec, &mut checking)?),
        Spec::Goals(spec) => Kind::Goals(goals::goals(spec, &mut checking)?),
    };
    (!problems.failed()).then_some(Chart { texts, kind })
}

/// Why a place that an indicator's data should have has no figures there, as far as they say.
pub fn why_absent(spec: &IndicatorSpec, area: &Area, sources: &Sources) -> Missing {
    let mut checking = Checking { sources, lang: Lang::En, problems: &mut Problems::default() };
    indicator::why_absent(spec, area, &mut checking)
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
    fn href(&mut self, href: &str) -> String {
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

    /// The number of the series that is asked for in a table; a problem if
    /// there are several and none of them is meant.
    fn series(&mut self, table: &Table, wanted: Option<&Words>, pointer: &str) -> Option<usize> {
        let in_language = |lang| table.pick(wanted.map(|words| words.resolve(lang)));
        // A file names its series in one language, a page may have two.
        match in_language(self.lang).or_else(|why| in_language(self.lang.other()).map_err(|_| why)) {
            Ok(series) => Some(series),
            Err(why) => {
                let wanted = wanted.map_or("", |words| words.resolve(self.lang));
                self.note(why.code, pointer, wanted, &why.there);
                None
            }
        }
    }

    /// The area of a name or code in the spec; a problem if there is none.
    fn area(&mut self, text: &str, pointer: &str) -> Option<&'static Area> {
        let area = countries::find(text);
        if area.is_none() {
            self.note(Code::CountryUnknown, pointer, text, "");
        }
        area
    }

    /// A reading written in the spec as an observation of a place as named;
    /// nothing, and a problem, if a chart cannot have its year.
    fn observation(
        &mut self,
        reading: &YearReading,
        mut pointer: String,
        place: &str,
    ) -> Option<Observation> {
        if !is_year(&reading.year) {
            pointer.push_str("/year");
            self.refuse(&pointer, &integer(reading.year), "year");
            return None;
        }
        let number = reading.value.and_then(Finite::new);
        let value = number.map_or(Value::Missing(Missing::Unknown), Value::Number);
        Some(Observation {
            low: reading.low,
            high: reading.high,
            note: resolve(&reading.note, self.lang),
            ..Observation::new(Place::Pointer(pointer), (place.into(), None), reading.year, value)
        })
    }

    /// The digits asked for, else those that suit the figures.
    fn decimals(&mut self, asked: Option<u32>, pointer: &str, numbers: &[f64]) -> u8 {
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
#[inline(never)]
fn suited_decimals(numbers: &[f64]) -> u8 {
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

/// The years and numbers of readings, without the missing ones.
fn numbers(readings: &[Reading]) -> Vec<(Year, f64)> {
    readings.iter().filter_map(|r| Some((r.year, r.value.number()?))).collect()
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
            assert_eq!(suited_decimals(numbers), decimals, "{numbers:?}");
        }
    }
}
