//! A goal as a whole in, its verdict and the working of it out. The rule and
//! its bounds are those of [`crate::progress::overall`].

use super::describe::measure_name;
use super::value::{Part, Print};
use super::working::honest_from;
use crate::countries::Area;
use crate::format::Locale;
use crate::format::phrases;
use crate::format::words::{area, status, why};
use crate::model::{Goal, GoalView, Goals, Measure};
use crate::progress::Status;
use crate::progress::overall::{CLEAR, LITTLE_PROGRESS, ON_TRACK, Overall, SOME_PROGRESS, mean_way, points};

/// Digits after the mark of points, means and bounds.
const POINTS: u8 = 2;

/// The verdict on a goal that several indicators stand for.
#[derive(Clone, Copy)]
pub struct Whole<'a> {
    /// The goal.
    pub goal: &'a Goal,
    /// Row of its first measure, in the area if it is of one.
    pub row: usize,
    /// Whose, where the chart judges each area by itself.
    pub area: Option<Option<&'static Area>>,
    /// The verdict.
    pub overall: Overall,
}

/// The verdicts on whole goals that a chart shows: in a scorecard one for each
/// area, else one for each goal. A goal of one indicator, everywhere, has none.
pub fn wholes(goals: &Goals) -> Vec<Whole<'_>> {
    let mut found: Vec<Whole> = Vec::new();
    let mut seen: Vec<(usize, Option<Option<&Area>>)> = Vec::new();
    for (row, line) in goals.rows().into_iter().enumerate() {
        let Some(measure) = line.measure else { continue };
        let area = (goals.view == GoalView::Scorecard).then_some(measure.area);
        if !seen.contains(&(line.index, area)) {
            seen.push((line.index, area));
            let overall = line.goal.overall(area);
            found.extend(overall.map(|overall| Whole { goal: line.goal, row, area, overall }));
        }
    }
    let of_several: Vec<&Goal> =
        found.iter().filter(|whole| whole.overall.indicators() > 1).map(|whole| whole.goal).collect();
    let keep = |whole: &Whole| of_several.iter().any(|goal| std::ptr::eq(*goal, whole.goal));
    found.into_iter().filter(keep).collect()
}

impl Whole<'_> {
    /// "Some progress (mean 0.5; 3 of 4 indicators judged)".
    pub fn said(&self, locale: &dyn Locale) -> String {
        let Overall { status: verdict, mean, judged, .. } = self.overall;
        let print = Print::words(locale);
        let label = Part::Text(status(verdict, locale.lang()));
        let counts = [Part::Count(judged), Part::Count(self.overall.indicators())];
        match (verdict, mean) {
            (Status::Undetermined(reason), _) => {
                let reason = Part::Text(why(reason, locale.lang()));
                print.said(phrases::MEAN_OPEN, &[label, reason, counts[0], counts[1]])
            }
            (_, Some(mean)) => {
                let illustrative = match self.overall.illustrative {
                    0 => String::new(),
                    n => print.said(phrases::OF_ILLUSTRATIVE, &[Part::Count(n)]),
                };
                let mean = Part::Bare(mean, POINTS);
                print.said(phrases::MEAN_OF, &[label, mean, counts[0], counts[1], Part::Text(&illustrative)])
            }
            _ => print.text(label),
        }
    }

    /// The area that it is about, if it is about one alone.
    pub fn area(&self, locale: &dyn Locale) -> Option<&'static str> {
        self.area.flatten().map(|of| area(of, locale.lang()))
    }

    /// The working, a line a step.
    pub fn lines(&self, locale: &dyn Locale) -> Vec<String> {
        let print = Print::words(locale);
        let own: Vec<&Measure> =
            self.goal.measures.iter().filter(|m| self.area.is_none_or(|of| m.area == of)).collect();
        let weighed = own.iter().any(|m| m.weight != 1.0);
        let mut lines = vec![print.said(phrases::WHOLE, &[Part::Text(&self.said(locale))])];
        for measure in own {
            let name = measure_name(measure, locale);
            let label = Part::Lower(status(measure.status(), locale.lang()));
            let weight = Part::Bare(measure.weight, digits(measure.weight));
            let points = points(measure.status());
            let parts = [Part::Text(&name), label, Part::Bare(points.unwrap_or_default(), 1), weight];
            let phrase = match (points.is_some(), weighed) {
                (true, false) => phrases::POINTS,
                (true, true) => phrases::POINTS_WEIGHED,
                (false, false) => phrases::LEFT_OUT,
                (false, true) => phrases::LEFT_OUT_WEIGHED,
            };
            print.line(&mut lines, phrase, &parts);
        }
        if let Some(mean) = self.overall.mean {
            let (judged, all) = self.overall.weight;
            let weights = [judged, all].map(|weight| Part::Bare(weight, digits(weight)));
            let phrase = if weighed { phrases::MEAN_WEIGHED } else { phrases::MEAN };
            print.line(&mut lines, phrase, &[Part::Bare(mean, POINTS), weights[0], weights[1]]);
            self.rule(&mut lines, &print);
        }
        lines.push(print.said(phrases::POINTS_RULE, &[]));
        lines
    }

    /// Which bounds the mean lies between.
    fn rule(&self, lines: &mut Vec<String>, print: &Print) {
        let Overall { status: verdict, held, .. } = self.overall;
        let label = Part::Text(status(verdict, print.lang()));
        let bound = |value| Part::Bare(value, POINTS);
        let (phrase, low, high) = match verdict {
            Status::Achieved => (phrases::ALL_MET, 0.0, 0.0),
            Status::SomeProgress if held => (phrases::HELD, ON_TRACK, 0.0),
            Status::OnTrack => (phrases::AT_LEAST, ON_TRACK, 0.0),
            Status::SomeProgress => (phrases::BETWEEN, SOME_PROGRESS, ON_TRACK),
            Status::LittleProgress => (phrases::BETWEEN, LITTLE_PROGRESS, SOME_PROGRESS),
            Status::MovingAway => (phrases::UNDER, LITTLE_PROGRESS, 0.0),
            Status::Improving => (phrases::AT_LEAST, CLEAR, 0.0),
            Status::LittleChange => (phrases::MORE_THAN, -CLEAR, CLEAR),
            Status::Worsening => (phrases::AT_MOST, -CLEAR, 0.0),
            // Said in the first line.
            Status::Undetermined(_) | Status::NoData => return,
        };
        print.line(lines, phrase, &[label, bound(low), bound(high)]);
    }
}

/// A share as a percentage, never rounded onto the whole or onto nothing.
pub fn percent(share: f64, locale: &dyn Locale) -> String {
    let percent = share * 100.0;
    let decimals = honest_from(0, percent, &[100.0, 0.0]);
    Print { unit: "%", decimals, locale }.text(Part::Full(percent))
}

/// How much of the way measures have gone; empty where none has one.
pub fn way_gone<'a>(measures: impl Iterator<Item = &'a Measure>, locale: &dyn Locale) -> String {
    let Some((way, count)) = mean_way(measures) else { return String::new() };
    let print = Print::words(locale);
    let way = percent(way, locale);
    let of = print.counted(count, phrases::ONE_INDICATOR, phrases::INDICATORS);
    let phrase = if count > 1 { phrases::WAYS_GONE } else { phrases::WAY_GONE };
    print.said(phrase, &[Part::Text(&way), Part::Text(&of)])
}

/// Digits that a weight is printed with: none for a whole one.
fn digits(weight: f64) -> u8 {
    if weight.fract() == 0.0 { 0 } else { 3 }
}
