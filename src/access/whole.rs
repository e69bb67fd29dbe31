//! A goal as a whole in, its verdict and the working of it out. The rule and
//! its bounds are those of [`crate::progress::overall`].

use super::describe::measure_name;
use super::value::{Part, Print};
use super::working::honest_from;
use crate::countries::Area;
use crate::format::Locale;
use crate::format::phrases;
use crate::format::words::{Word, area, lower, status, why, word};
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

/// The verdicts on whole goals that a chart shows: in a scorecard, and wherever a goal's figures are of several
/// areas, one for each area, since areas are not averaged; else one for each goal. A goal that has but one
/// indicator everywhere has none.
pub fn wholes(goals: &Goals) -> Vec<Whole<'_>> {
    let mut found: Vec<Whole> = Vec::new();
    for (row, line) in goals.rows().into_iter().enumerate() {
        let Some(measure) = line.measure else { continue };
        let apart = goals.view == GoalView::Scorecard || line.goal.has_areas();
        let area = apart.then_some(measure.area);
        if !found.iter().any(|whole| std::ptr::eq(whole.goal, line.goal) && whole.area == area) {
            let overall = line.goal.overall(area);
            found.extend(overall.map(|overall| Whole { goal: line.goal, row, area, overall }));
        }
    }
    let of_several: Vec<&Goal> =
        found.iter().filter(|whole| whole.overall.indicators() > 1).map(|whole| whole.goal).collect();
    found.retain(|whole| of_several.iter().any(|goal| std::ptr::eq(*goal, whole.goal)));
    found
}

impl<'a> Whole<'a> {
    /// What it is made of.
    pub fn measures(&self) -> impl Iterator<Item = &'a Measure> + use<'a> {
        let area = self.area;
        self.goal.measures.iter().filter(move |m| area.is_none_or(|of| m.area == of))
    }

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
                let mean = exact(mean);
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
        let own: Vec<&Measure> = self.measures().collect();
        let weighed = own.iter().any(|m| m.weight != 1.0);
        let mut lines = vec![print.said(phrases::WHOLE, &[Part::Text(&self.said(locale))])];
        for measure in own {
            let name = measure_name(measure, locale);
            let mut label = lower(status(measure.status(), locale.lang()));
            if measure.judgement.is_some() {
                let judged = Part::Text(word(Word::Judgement, locale.lang()));
                label = print.said(phrases::REMARK, &[Part::Text(&label), judged]);
            }
            let label = Part::Text(&label);
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
            print.line(&mut lines, phrase, &[exact(mean), weights[0], weights[1]]);
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

/// A mean, never printed on the other side of a bound.
fn exact(mean: f64) -> Part<'static> {
    let bounds = [ON_TRACK, SOME_PROGRESS, LITTLE_PROGRESS, CLEAR, -CLEAR];
    Part::Bare(mean, honest_from(POINTS, mean, &bounds))
}

/// A share as a percentage, never rounded onto the whole or onto nothing.
pub fn percent(share: f64, locale: &dyn Locale) -> String {
    let percent = share * 100.0;
    let decimals = honest_from(0, percent, &[100.0, 0.0]);
    Print { unit: "%", decimals, locale }.text(Part::Full(percent))
}

/// How much of the way measures have gone; empty where none has one.
pub fn way_gone<'a>(measures: impl Iterator<Item = &'a Measure>, locale: &dyn Locale) -> String {
    let measures: Vec<&Measure> = measures.collect();
    let Some((way, count)) = mean_way(measures.iter().copied()) else { return String::new() };
    let print = Print::words(locale);
    let way = percent(way, locale);
    let of = print.counted(measures.len(), phrases::ONE_INDICATOR, phrases::INDICATORS);
    let phrase = if measures.len() > 1 { phrases::WAYS_GONE } else { phrases::WAY_GONE };
    print.said(phrase, &[Part::Text(&way), Part::Count(count), Part::Text(&of)])
}

/// Digits that a weight is printed with: none for a whole one.
fn digits(weight: f64) -> u8 {
    if weight.fract() == 0.0 { 0 } else { 3 }
}
