//! The working of the methods that compound, written out.

use super::{Ends, RATIO, SHARE, Steps, bounds, honest};
use crate::access::value::{Part, Point, Print};
use crate::format::phrases;

/// observed / required = ratio.
pub fn rates(steps: &mut Steps, ends: &Ends, [observed, required, ratio]: [f64; 3]) {
    let observed = observed_rate(steps, [ends.baseline, ends.latest], observed);
    let required = rate(steps, phrases::REQUIRED, [ends.baseline, ends.target], required);
    let decimals = decimals(steps, ratio);
    let required = bracketed(steps, &required);
    let parts = [Part::Text(&observed), Part::Text(&required), Part::Bare(ratio, decimals)];
    steps.add(phrases::RATE_RATIO, &parts);
    steps.level(&|bound| Part::Bare(bound, RATIO.0));
    steps.close();
}

/// Where the rate leads, and which share of the way that is.
pub fn projected(steps: &mut Steps, ends: &Ends, [observed, value, ratio]: [f64; 3]) {
    let text = observed_rate(steps, [ends.baseline, ends.latest], observed);
    let ahead = f64::from(ends.target.0) - f64::from(ends.latest.0);
    let fine = Print { decimals: steps.print.decimals.saturating_add(1), ..steps.print };
    let text = bracketed(steps, &text);
    let latest = Part::Operand(ends.latest.1, steps.print.decimals);
    let year = Part::Year(ends.target.0);
    let parts = [year, latest, Part::Text(&text), Part::Bare(ahead, 0), Part::Number(value)];
    fine.line(&mut steps.lines, phrases::EXPECTED, &parts);
    let decimals = decimals(steps, ratio);
    let from = Part::Operand(ends.baseline.1, steps.print.decimals);
    let parts =
        [Part::Bare(value, fine.decimals), from, Part::Number(ends.target.1), Part::Bare(ratio, decimals)];
    steps.add(phrases::EXPECTED_SHARE, &parts);
    steps.level(&|bound| Part::Bare(bound, RATIO.0));
    steps.close();
}

/// The rate alone.
pub fn growth(steps: &mut Steps, ends: [Point; 2], [observed, gain, near]: [f64; 3]) {
    steps.add(phrases::GROWTH, &ends.map(Part::InYear));
    observed_rate(steps, ends, observed);
    let percent = Print { unit: "%", decimals: 2, ..steps.print };
    if let Some(place) = steps.judged.place {
        let bounds: Vec<f64> = bounds(&place).iter().map(|bound| bound * 100.0).collect();
        let gain = gain * 100.0;
        let exact = Print { decimals: honest(gain, &bounds), ..percent };
        exact.line(&mut steps.lines, phrases::GAIN, &[Part::Full(gain)]);
    }
    if near < 1.0 {
        steps.add(phrases::NEAR_LIMIT, &[Part::Bare(near, SHARE)]);
    }
    let print = std::mem::replace(&mut steps.print, percent);
    match steps.judged.place {
        Some(_) => steps.level(&|bound| Part::Full(bound * 100.0)),
        None => {
            let said = super::verdict(steps.measure, steps.judged, print.locale);
            steps.add(phrases::PLAIN, &[Part::Text(&said)]);
        }
    }
    steps.print = print;
    steps.close();
}

fn observed_rate(steps: &mut Steps, ends: [Point; 2], value: f64) -> String {
    rate(steps, phrases::OBSERVED, ends, value)
}

/// Adds the line of a rate, and gives the rate in print.
fn rate(steps: &mut Steps, phrase: phrases::Phrase, [from, to]: [Point; 2], value: f64) -> String {
    let value = value * 100.0;
    let percent = Print { unit: "%", decimals: honest(value, &[0.0]), ..steps.print };
    let text = percent.text(Part::Full(value));
    let digits = steps.print.decimals;
    let years = Part::Bare(f64::from(to.0) - f64::from(from.0), 0);
    let parts = [Part::Operand(to.1, digits), Part::Operand(from.1, digits), years, Part::Text(&text)];
    steps.add(phrase, &parts);
    text
}

/// A printed number behind an operator: brackets around one below zero.
fn bracketed(steps: &Steps, text: &str) -> String {
    let phrase = if text.starts_with('\u{2212}') { phrases::BRACKETS } else { phrases::PLAIN };
    steps.print.said(phrase, &[Part::Text(text)])
}

fn decimals(steps: &Steps, ratio: f64) -> u8 {
    steps.judged.place.map_or(RATIO.0, |place| honest(ratio, &bounds(&place)))
}
