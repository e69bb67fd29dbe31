//! A measure's verdict in, its words and the working that led to it out.
//!
//! The formulas and the bounds are those of [`crate::progress::linear`]; here
//! they are only written out with their numbers.

use super::value::{Print, number};
use crate::format::phrases::{self, Phrase};
use crate::format::quantity::integer;
use crate::format::words::{self, Word, lower, status, upper, word};
use crate::format::{Lang, Locale};
use crate::model::{Finite, Measure, Year};
use crate::progress::linear::{LITTLE_CHANGE, NAME, ON_TRACK, SOME_PROGRESS};
use crate::progress::{Status, Working};

/// Digits after the mark of a share: one more than of the ratio, so that it
/// can be divided again by hand.
const SHARE: u8 = 3;
/// Digits after the mark of a ratio or a bound, and the most that are spent
/// where fewer would print it on the wrong side of a bound.
const RATIO: (u8, u8) = (2, 9);

/// "On track (straight-line method)", "Trend: improving (straight-line method)".
pub fn verdict(measure: &Measure, lang: Lang) -> String {
    let label = status(measure.verdict.status, lang);
    let method = method(measure.verdict.method, lang);
    let illustrative = measure.target.as_ref().is_some_and(|t| !t.official);
    match (measure.verdict.status, measure.verdict.working) {
        (Status::NoData, _) => label.to_owned(),
        (Status::Undetermined(why), _) => phrases::NAMED.say(lang, &[label, words::why(why, lang)]),
        (_, Working::Trend { .. }) => {
            let trend = phrases::NAMED.say(lang, &[word(Word::Trend, lang), &lower(label)]);
            phrases::REMARK.say(lang, &[&trend, method])
        }
        _ if illustrative => phrases::AGAINST_ILLUSTRATIVE.say(lang, &[label, method]),
        _ => phrases::REMARK.say(lang, &[label, method]),
    }
}

fn method(name: &'static str, lang: Lang) -> &'static str {
    if name == NAME { word(Word::MethodLinear, lang) } else { name }
}

/// The working, a line a step; the last says that the numbers are rounded,
/// where there is a formula.
pub fn lines(measure: &Measure, locale: &dyn Locale) -> Vec<String> {
    let steps = Steps { measure, print: Print::measure(measure, locale), lang: locale.lang() };
    let Some(lines) = steps.all() else { return vec![verdict(measure, steps.lang)] };
    let mut all = vec![upper(method(measure.verdict.method, steps.lang))];
    all.extend(lines);
    all
}

struct Steps<'a> {
    measure: &'a Measure,
    print: Print<'a>,
    lang: Lang,
}

impl Steps<'_> {
    fn say(&self, phrase: Phrase, parts: &[&str]) -> String {
        phrase.say(self.lang, parts)
    }

    /// `None` where there is no step to show.
    fn all(&self) -> Option<Vec<String>> {
        match self.measure.verdict.working {
            Working::Nothing => None,
            Working::Share { way, time, ratio } => self.share(way, time, ratio),
            Working::Overdue { way } => self.overdue(way),
            Working::Met => {
                let (_, latest, target) = self.ends()?;
                let [latest, target] = [self.print.in_year(latest), self.print.full(target.1)];
                Some(vec![self.say(phrases::MET, &[&latest, &target])])
            }
            Working::FromStart { kept } => {
                let (baseline, latest, target) = self.ends()?;
                let phrase = if kept { phrases::KEPT } else { phrases::LOST };
                let parts =
                    [self.print.in_year(baseline?), self.print.in_year(latest), self.print.full(target.1)];
                Some(vec![self.say(phrase, &parts.each_ref().map(String::as_str))])
            }
            Working::Trend { slope, mean, relative, count } => Some(self.trend(slope, mean, relative, count)),
        }
    }

    /// Baseline, latest and target.
    fn ends(&self) -> Option<Ends> {
        let target = self.measure.target.as_ref()?;
        let baseline = self.measure.baseline.map(|(year, value)| (year, value.get()));
        Some((baseline, self.measure.latest()?, (target.year, target.value.get())))
    }

    fn share(&self, way: f64, time: f64, ratio: f64) -> Option<Vec<String>> {
        let (baseline, latest, target) = self.ends()?;
        let baseline = baseline?;
        let [start, now, end] = [baseline.0, latest.0, target.0].map(integer);
        let ratio_text = self.honest(ratio, &[ON_TRACK, SOME_PROGRESS, 0.0]);
        let [way_text, time_text] = [way, time].map(|share| self.share_text(share));
        let (label, on, some) = self.bounds();
        let rule = match self.measure.verdict.status {
            Status::OnTrack => self.say(phrases::AT_LEAST, &[label, &on]),
            Status::SomeProgress => self.say(phrases::BETWEEN, &[label, &some, &on]),
            _ => self.low(),
        };
        Some(vec![
            self.figures(baseline, latest, target)?,
            self.way(baseline, latest, target, &way_text),
            self.say(phrases::SHARE_OF_TIME, &[&now, &start, &end, &time_text]),
            self.say(phrases::RATIO, &[&brackets(way_text), &time_text, &ratio_text]),
            rule,
            self.say(phrases::ROUNDED, &[]),
        ])
    }

    fn overdue(&self, way: f64) -> Option<Vec<String>> {
        let (baseline, latest, target) = self.ends()?;
        let baseline = baseline?;
        let text = self.honest(way, &[SOME_PROGRESS, 0.0]);
        let (label, _, some) = self.bounds();
        let rule = match self.measure.verdict.status {
            Status::SomeProgress => self.say(phrases::AT_LEAST_NOT_MET, &[label, &some]),
            _ => self.low(),
        };
        Some(vec![
            self.figures(baseline, latest, target)?,
            self.say(phrases::OVERDUE, &[&integer(target.0)]),
            self.way(baseline, latest, target, &text),
            rule,
            self.say(phrases::ROUNDED, &[]),
        ])
    }

    fn figures(&self, baseline: Point, latest: Point, target: Point) -> Option<String> {
        let target = self.print.by_year(target.0, Finite::new(target.1)?);
        Some(
            self.say(
                phrases::FIGURES,
                &[&self.print.in_year(baseline), &self.print.in_year(latest), &target],
            ),
        )
    }

    fn way(&self, baseline: Point, latest: Point, target: Point, result: &str) -> String {
        let [from, now, to] = [baseline.1, latest.1, target.1].map(|v| self.print.number(v));
        self.say(phrases::SHARE_OF_WAY, &[&now, &brackets(from), &to, result])
    }

    /// The label of the verdict and the two upper bounds in print.
    fn bounds(&self) -> (&'static str, String, String) {
        let label = status(self.measure.verdict.status, self.lang);
        let bound = |value| self.print.locale.number(value, RATIO.0);
        (label, bound(ON_TRACK), bound(SOME_PROGRESS))
    }

    /// The rule of the two lowest verdicts.
    fn low(&self) -> String {
        let (label, _, some) = self.bounds();
        match self.measure.verdict.status {
            Status::LittleProgress => self.say(phrases::BETWEEN, &[label, "0", &some]),
            _ => self.say(phrases::UNDER, &[label, "0"]),
        }
    }

    fn trend(&self, slope: f64, mean: f64, relative: f64, count: usize) -> Vec<String> {
        // The method takes the readings since the baseline.
        let start = self.measure.baseline.map_or(Year::MIN, |(year, _)| year);
        let first = self.measure.numbers().map(|(year, _)| year).find(|year| *year >= start);
        let [first, last] =
            [first, self.measure.latest().map(|(year, _)| year)].map(|y| y.map_or(String::new(), integer));
        let fine = Print { decimals: self.print.decimals.saturating_add(1), ..self.print };
        // A change of a percentage is in points: "%" would be read as a share of it.
        let points = Print { unit: word(Word::Points, self.lang), ..fine };
        let change = if self.print.unit.trim_start().starts_with('%') { points } else { fine };
        let percent = Print { unit: "%", ..self.print };
        let bound = LITTLE_CHANGE * 100.0;
        let relative = percent.with(&self.honest(relative * 100.0, &[bound, -bound]));
        let bound = percent.with(&percent.locale.number(bound, 1));
        let label = status(self.measure.verdict.status, self.lang);
        let rule = match self.measure.verdict.status {
            Status::Improving => self.say(phrases::TREND_BETTER, &[label, &bound]),
            Status::LittleChange => self.say(phrases::TREND_SAME, &[label, &bound]),
            Status::Worsening => self.say(phrases::TREND_WORSE, &[label, &bound]),
            _ => verdict(self.measure, self.lang),
        };
        let ratio = [fine.number(slope), fine.number(mean), relative];
        vec![
            self.say(phrases::TREND_COUNT, &[&number(count, self.print.locale), &first, &last]),
            self.say(phrases::TREND_SLOPE, &[&change.full(slope)]),
            self.say(phrases::TREND_MEAN, &[&fine.full(mean)]),
            self.say(phrases::TREND_RELATIVE, &ratio.each_ref().map(String::as_str)),
            rule,
            self.say(phrases::ROUNDED, &[]),
        ]
    }

    fn share_text(&self, share: f64) -> String {
        self.print.locale.number(share, SHARE)
    }

    /// The value with as many digits as it takes to stand on its own side of
    /// every bound: 0.9496 is not printed as 0.95.
    fn honest(&self, value: f64, bounds: &[f64]) -> String {
        let (least, most) = RATIO;
        let mut scale = 100.0;
        let mut decimals = least;
        let beside = |rounded: f64| bounds.iter().all(|b| rounded.partial_cmp(b) == value.partial_cmp(b));
        while decimals < most && !beside((value * scale).round() / scale) {
            scale *= 10.0;
            decimals += 1;
        }
        self.print.locale.number(value, decimals)
    }
}

type Point = (Year, f64);
type Ends = (Option<Point>, Point, Point);

/// A number below zero stands in brackets behind an operator.
fn brackets(number: String) -> String {
    if number.starts_with('\u{2212}') { ["(", &number, ")"].concat() } else { number }
}
