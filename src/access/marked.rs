//! What is said of that which few charts have: a log scale, reference values, annotations, a country that has a figure in
//! neither of two years. In the browser these functions are doors of the part `views` of the wasm (see
//! `views::fetched`).

use super::key::Explained;
use super::value::{Part, Print};
use crate::countries::Area;
use crate::format::Locale;
use crate::format::phrases::{self, list, sentence};
use crate::format::shortest::shortest;
use crate::format::words::{area, number_sign, place};
use crate::model::{Annotation, Indicator, Scale, Series, ViewKind, Year};

/// More readings than these are counted, not named.
const NAMED: usize = 3;

/// Most digits after the decimal mark of a reference value.
const MOST_DECIMALS: u8 = 6;

/// What a log scale is, what the mark of a figure without a place on it means,
/// the references and annotations in words, and of a slope chart whom it has nothing to draw of.
#[inline(never)]
pub fn explain(indicator: &Indicator, locale: &dyn Locale, key: &mut Vec<Explained>) {
    let print = Print::indicator(indicator, locale);
    let lang = print.lang();
    if indicator.show.scale == Scale::Log {
        key.push(Explained { sign: "↕", text: print.said(phrases::LOG_STEPS, &[]) });
    }
    if indicator.show.scale == Scale::Log && !indicator.nonpositive().is_empty() {
        key.push(Explained { sign: "▾", text: print.said(phrases::NONPOSITIVE_SIGN, &[]) });
    }
    for reference in &indicator.show.references {
        // With all its digits: it is a rule, not a measurement.
        let digits = shortest(reference.value);
        let own = u8::try_from(digits.end() - digits.point).unwrap_or(0).min(MOST_DECIMALS);
        let exact = Print { decimals: print.decimals.max(own), ..print };
        let parts = [Part::Text(&reference.label), Part::Full(reference.value.get())];
        key.push(Explained { sign: "┄", text: exact.said(phrases::NAMED, &parts) });
    }
    for (i, annotation) in indicator.show.annotations.iter().enumerate() {
        let country = Part::Text(area(annotation.area, lang));
        let of = print.said(phrases::AREA_YEAR, &[country, Part::Year(annotation.year)]);
        let mut text = print.said(phrases::NAMED, &[Part::Text(&of), Part::Text(&annotation.text)]);
        if !annotation.description.is_empty() {
            let mut whole = String::new();
            sentence(&mut whole, &text);
            sentence(&mut whole, &annotation.description);
            text = whole;
        }
        key.push(Explained { sign: number_sign(i), text });
    }
    if indicator.show.view == ViewKind::Slope {
        let (first, last) = indicator.years;
        let has =
            |s: &&Series| [first, last].iter().any(|y| s.at(*y).is_some_and(|r| r.value.number().is_some()));
        let absent = indicator.series.iter().filter(|s| !has(s)).map(|s| area(s.area, lang).to_owned());
        let absent: Vec<String> = absent.collect();
        if !absent.is_empty() {
            let phrase = if first < last { phrases::NEITHER } else { phrases::NONE_OF };
            let years = print.said(phrase, &[Part::Year(first), Part::Year(last)]);
            let parts = [Part::Text(&years), Part::Text(&list(&absent, ", "))];
            key.push(Explained { sign: "–", text: print.said(phrases::NAMED, &parts) });
        }
    }
}

/// Adds what an author remarks on a reading, at length if it is written so.
#[inline(never)]
pub fn remarks(indicator: &Indicator, of: &Area, year: Year, lines: &mut Vec<String>) {
    for annotation in indicator.show.annotations.iter().filter(|a| a.area == of && a.year == year) {
        let Annotation { text, description, .. } = annotation;
        lines.push(if description.is_empty() { text.clone() } else { description.clone() });
    }
}

/// The sentence of a summary that names what has no place on the log scale.
#[inline(never)]
pub fn summarise(indicator: &Indicator, locale: &dyn Locale) -> String {
    let print = Print::indicator(indicator, locale);
    if indicator.show.scale == Scale::NoLog {
        return print.said(phrases::NO_LOG, &[]);
    }
    let beyond = indicator.nonpositive();
    let mut items = Vec::new();
    for (area, year, value) in beyond.iter().take(NAMED) {
        let parts = [Part::Text(place(area, print.lang())), Part::Year(*year), Part::Number(*value)];
        print.line(&mut items, phrases::PLACE_YEAR_VALUE, &parts);
    }
    let mut said = list(&items, ", ");
    match beyond.len() {
        0 => return String::new(),
        n if n > NAMED => {
            said = print.said(phrases::AND_MORE, &[Part::Text(&said), Part::Count(n - NAMED)]);
        }
        _ => {}
    }
    match beyond.len() {
        1 => print.said(phrases::NONPOSITIVE_ONE, &[Part::Text(&said)]),
        n => print.said(phrases::NONPOSITIVE, &[Part::Count(n), Part::Text(&said)]),
    }
}
