//! A measure's verdict in, its words and the working that led to it out.
//!
//! The formulas and the bounds are those of [`crate::progress::linear`]; here
//! they are only written out with their numbers.

use super::value::{Part, Point, Print};
use crate::format::phrases::{self, Phrase};
use crate::format::words::{self, Word, capitalise, status, word};
use crate::format::{Lang, Locale};
use crate::model::{Measure, Year};
use crate::progress::linear::{LITTLE_CHANGE, NAME, ON_TRACK, SOME_PROGRESS};
use crate::progress::{Status, Working};

/// Digits after the mark of a share: one more than of the ratio, so that it
/// can be divided again by hand.
const SHARE: u8 = 3;
/// Digits after the mark of a ratio or a bound, and the most that are spent
/// where fewer would print it on the wrong side of a bound.
const RATIO: (u8, u8) = (2, 9);

/// "On track (straight-line method)", "Trend: improving (straight-line method)".
pub fn verdict(measure: &Measure, locale: &dyn Locale) -> String {
    let lang = locale.lang();
    let label = status(measure.verdict.status, lang);
    let method = Part::Text(method(measure.verdict.method, lang));
    let illustrative = measure.target.as_ref().is_some_and(|t| !t.official);
    let (phrase, parts) = match (measure.verdict.status, measure.verdict.working) {
        (Status::NoData, _) => (phrases::PLAIN, [Part::Text(label), method, method]),
        (Status::Undetermined(why), _) => {
            (phrases::NAMED, [Part::Text(label), Part::Text(words::why(why, lang)), method])
        }
        (_, Working::Trend { .. }) => {
            (phrases::TREND, [Part::Text(word(Word::Trend, lang)), Part::Lower(label), method])
        }
        _ if illustrative => (phrases::AGAINST_ILLUSTRATIVE, [Part::Text(label), method, method]),
        _ => (phrases::REMARK, [Part::Text(label), method, method]),
    };
    Print::words(locale).said(phrase, &parts)
}

fn method(name: &'static str, lang: Lang) -> &'static str {
    if name == NAME { word(Word::MethodLinear, lang) } else { name }
}

/// The working, a line a step; the last says that the numbers are rounded,
/// where there is a formula.
pub fn lines(measure: &Measure, locale: &dyn Locale) -> Vec<String> {
    let print = Print::measure(measure, locale);
    let label = Part::Text(status(measure.verdict.status, print.lang()));
    let mut steps = Steps { measure, print, label, lines: Vec::new() };
    steps.add(phrases::PLAIN, &[Part::Text(method(measure.verdict.method, print.lang()))]);
    if let Some(method) = steps.lines.first_mut() {
        capitalise(method);
    }
    match steps.all() {
        Some(()) => steps.lines,
        None => vec![verdict(measure, locale)],
    }
}

struct Steps<'a> {
    measure: &'a Measure,
    print: Print<'a>,
    /// The verdict.
    label: Part<'a>,
    lines: Vec<String>,
}

/// The three figures that a share is made of.
struct Ends {
    baseline: Point,
    latest: Point,
    target: Point,
}

impl Steps<'_> {
    fn add(&mut self, phrase: Phrase, parts: &[Part]) {
        self.print.line(&mut self.lines, phrase, parts);
    }

    /// `None`, and no step added, where there is none to show.
    fn all(&mut self) -> Option<()> {
        match self.measure.verdict.working {
            Working::Nothing => return None,
            Working::Share { way, time, ratio } => self.share(&self.ends()?, way, time, ratio),
            Working::Overdue { way } => self.overdue(&self.ends()?, way),
            Working::Met => {
                let latest = self.measure.latest()?;
                let target = self.measure.target.as_ref()?.value;
                self.add(phrases::MET, &[Part::InYear(latest), Part::Full(target.get())]);
            }
            Working::FromStart { kept } => {
                let Ends { baseline, latest, target } = self.ends()?;
                let phrase = if kept { phrases::KEPT } else { phrases::LOST };
                self.add(phrase, &[Part::InYear(baseline), Part::InYear(latest), Part::Full(target.1)]);
            }
            Working::Trend { slope, mean, relative, count } => self.trend([slope, mean, relative], count),
        }
        Some(())
    }

    fn ends(&self) -> Option<Ends> {
        let target = self.measure.target.as_ref()?;
        let (year, value) = self.measure.baseline?;
        Some(Ends {
            baseline: (year, value.get()),
            latest: self.measure.latest()?,
            target: (target.year, target.value.get()),
        })
    }

    fn share(&mut self, ends: &Ends, way: f64, time: f64, ratio: f64) {
        let time = Part::Bare(time, SHARE);
        self.figures(ends);
        self.way(ends, Part::Bare(way, SHARE));
        let [start, now, end] = [ends.baseline.0, ends.latest.0, ends.target.0].map(Part::Year);
        self.add(phrases::SHARE_OF_TIME, &[now, start, end, time]);
        let result = Part::Bare(ratio, honest(ratio, &[ON_TRACK, SOME_PROGRESS, 0.0]));
        self.add(phrases::RATIO, &[Part::Operand(way, SHARE), time, result]);
        self.rule(phrases::AT_LEAST);
    }

    fn overdue(&mut self, ends: &Ends, way: f64) {
        self.figures(ends);
        self.add(phrases::OVERDUE, &[Part::Year(ends.target.0)]);
        self.way(ends, Part::Bare(way, honest(way, &[SOME_PROGRESS, 0.0])));
        self.rule(phrases::AT_LEAST_NOT_MET);
    }

    fn figures(&mut self, ends: &Ends) {
        let parts = [Part::InYear(ends.baseline), Part::InYear(ends.latest), Part::ByYear(ends.target)];
        self.add(phrases::FIGURES, &parts);
    }

    fn way(&mut self, ends: &Ends, result: Part) {
        let from = Part::Operand(ends.baseline.1, self.print.decimals);
        let (now, to) = (Part::Number(ends.latest.1), Part::Number(ends.target.1));
        self.add(phrases::SHARE_OF_WAY, &[now, from, to, result]);
    }

    /// Which bounds the ratio, or with the time over the share, lies between.
    fn rule(&mut self, at_least: Phrase) {
        let [on, some] = [ON_TRACK, SOME_PROGRESS].map(|bound| Part::Bare(bound, RATIO.0));
        let (label, zero) = (self.label, Part::Text("0"));
        let overdue = matches!(self.measure.verdict.working, Working::Overdue { .. });
        let (phrase, parts) = match self.measure.verdict.status {
            Status::OnTrack => (at_least, [label, on, on]),
            Status::SomeProgress if overdue => (at_least, [label, some, some]),
            Status::SomeProgress => (phrases::BETWEEN, [label, some, on]),
            Status::LittleProgress => (phrases::BETWEEN, [label, zero, some]),
            _ => (phrases::UNDER, [label, zero, zero]),
        };
        self.add(phrase, &parts);
        self.add(phrases::ROUNDED, &[]);
    }

    fn trend(&mut self, [slope, mean, relative]: [f64; 3], count: usize) {
        // The method takes the readings since the baseline.
        let start = self.measure.baseline.map_or(Year::MIN, |(year, _)| year);
        let first = self.measure.numbers().find(|(year, _)| *year >= start);
        let [first, last] = [first, self.measure.latest()]
            .map(|end| end.map_or(Part::Text(""), |(year, _)| Part::Year(year)));
        self.add(phrases::TREND_COUNT, &[Part::Count(count), first, last]);

        let fine = Print { decimals: self.print.decimals.saturating_add(1), ..self.print };
        // A change of a percentage is in points: "%" would be read as a share of it.
        let points = self.print.unit.trim_start().starts_with('%');
        let unit = if points { word(Word::Points, fine.lang()) } else { fine.unit };
        Print { unit, ..fine }.line(&mut self.lines, phrases::TREND_SLOPE, &[Part::Full(slope)]);
        fine.line(&mut self.lines, phrases::TREND_MEAN, &[Part::Full(mean)]);

        let bound = LITTLE_CHANGE * 100.0;
        let relative = relative * 100.0;
        let percent = Print { unit: "%", decimals: honest(relative, &[bound, -bound]), ..fine };
        let relative = percent.text(Part::Full(relative));
        let parts = [Part::Number(slope), Part::Number(mean), Part::Text(&relative)];
        fine.line(&mut self.lines, phrases::TREND_RELATIVE, &parts);
        let said = verdict(self.measure, fine.locale);
        let (phrase, label) = match self.measure.verdict.status {
            Status::Improving => (phrases::TREND_BETTER, self.label),
            Status::LittleChange => (phrases::TREND_SAME, self.label),
            Status::Worsening => (phrases::TREND_WORSE, self.label),
            _ => (phrases::PLAIN, Part::Text(said.as_str())),
        };
        Print { decimals: 1, ..percent }.line(&mut self.lines, phrase, &[label, Part::Full(bound)]);
        self.add(phrases::ROUNDED, &[]);
    }
}

/// As many digits after the mark as it takes for a value to stand on its own
/// side of every bound: 0.9496 is not printed as 0.95.
fn honest(value: f64, bounds: &[f64]) -> u8 {
    let (least, most) = RATIO;
    let mut scale = 100.0;
    let mut decimals = least;
    let beside = |rounded: f64| bounds.iter().all(|b| rounded.partial_cmp(b) == value.partial_cmp(b));
    while decimals < most && !beside((value * scale).round() / scale) {
        scale *= 10.0;
        decimals += 1;
    }
    decimals
}
