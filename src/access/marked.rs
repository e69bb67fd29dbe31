//! What is said of that which few line charts have: a log scale. In the
//! browser these functions are doors of the part `views` of the wasm (see
//! `views::fetched`).

use super::key::Explained;
use super::value::{Part, Print};
use crate::format::Locale;
use crate::format::phrases::{self, list};
use crate::format::words::place;
use crate::model::{Indicator, Scale};

/// More readings than these are counted, not named.
const NAMED: usize = 3;

/// What a log scale is, and what the mark of a figure without a place on it means.
#[inline(never)]
pub fn explain(indicator: &Indicator, locale: &dyn Locale, key: &mut Vec<Explained>) {
    let text = |phrase| Print::words(locale).said(phrase, &[]);
    if indicator.show.scale != Scale::Log {
        return;
    }
    key.push(Explained { sign: "↕", text: text(phrases::LOG_STEPS) });
    if !beyond(indicator).is_empty() {
        key.push(Explained { sign: "▾", text: text(phrases::NONPOSITIVE_SIGN) });
    }
}

/// The numbers that have no place on the scale, with the place and year of each.
fn beyond(indicator: &Indicator) -> Vec<(&'static crate::countries::Area, i32, f64)> {
    let mut found = Vec::new();
    for series in &indicator.series {
        for reading in series.readings.iter().filter(|r| indicator.shows(series, r.year)) {
            let number = reading.value.number().filter(|_| indicator.beyond_scale(Some(reading)));
            found.extend(number.map(|v| (series.area, reading.year, v)));
        }
    }
    found
}

/// The sentence of a summary that names what has no place on the log scale.
#[inline(never)]
pub fn summarise(indicator: &Indicator, locale: &dyn Locale) -> String {
    let print = Print::indicator(indicator, locale);
    if indicator.show.scale == Scale::NoLog {
        return print.said(phrases::NO_LOG, &[]);
    }
    let beyond = beyond(indicator);
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
