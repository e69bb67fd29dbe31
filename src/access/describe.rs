//! A key in, the tooltip and the spoken sentences of its reading out.

use super::value::{Part, Print};
use super::whole::way_gone;
use super::{Description, Whole, ahead, marked, wholes, working};
use crate::figure::{Key, WHOLE};
use crate::format::Locale;
use crate::format::phrases::{self, sentence};
use crate::format::quantity::integer;
use crate::format::words::{self, Word, area, word};
use crate::model::{Goal, GoalRow, GoalView, Goals, Indicator, Measure, Reading, Year, newest};
use crate::progress::{Status, meets};

/// The year of a column of the table, if it is shown.
pub fn year_of(indicator: &Indicator, column: usize) -> Option<Year> {
    let year = indicator.years.0.checked_add(Year::try_from(column).ok()?)?;
    (year <= indicator.years.1).then_some(year)
}

/// A country's reading of a year.
pub fn reading(indicator: &Indicator, key: Key, locale: &dyn Locale) -> Option<Description> {
    let series = indicator.series.get(key.row)?;
    let year = year_of(indicator, key.column)?;
    let reading = series.at(year);
    let print = Print::indicator(indicator, locale);
    let country = Part::Text(area(series.area, print.lang()));
    let title = print.said(phrases::AREA_YEAR, &[country, Part::Year(year)]);
    let value = print.full(reading);
    let mut lines = Vec::new();
    if let Some(reading) = reading {
        remarks(&mut lines, reading, &print);
    }
    if !indicator.show.annotations.is_empty() {
        marked::remarks(indicator, series.area, year, &mut lines);
    }
    let said = print.said(phrases::NAMED, &[Part::Text(&title), Part::Text(&value)]);
    Some(Description { speech: speech(&said, &lines), title, value, lines })
}

/// Adds interval, flag and note of a reading.
fn remarks(lines: &mut Vec<String>, reading: &Reading, print: &Print) {
    if let (Some(interval), Some(_)) = (reading.interval, reading.value.number()) {
        let [low, high] = [interval.low, interval.high].map(|bound| Part::Again(bound.get()));
        print.line(lines, phrases::RANGE, &[low, high]);
    }
    if let (Some(flag), Some(_)) = (reading.flag, reading.value.number()) {
        push(lines, words::flag(flag, print.lang()));
    }
    push(lines, &reading.note);
}

/// A goal's measure, or that it has none. A door of the wasm part `goals`.
#[inline(never)]
pub fn goal(goals: &Goals, key: Key, locale: &dyn Locale) -> Option<Description> {
    if key.column == WHOLE {
        let wholes = wholes(goals);
        let whole = wholes.iter().find(|whole| whole.row == key.row)?;
        let (title, value) = (whole_title(whole, locale), whole.said(locale));
        let said = Print::words(locale).said(phrases::NAMED, &[Part::Text(&title), Part::Text(&value)]);
        let mut lines = whole.lines(locale);
        lines.remove(0); // The value.
        if goals.view == GoalView::Rings {
            push(&mut lines, &way_gone(whole.measures(), locale));
        }
        return Some(Description { speech: speech(&said, &lines), title, value, lines });
    }
    let rows = goals.rows();
    let GoalRow { goal, measure, .. } = rows.get(key.row).copied().filter(|_| key.column == 0)?;
    let title = goal_title(goal, locale);
    let mut said = String::new();
    sentence(&mut said, &title);
    let mut lines = Vec::new();
    let Some(measure) = measure else {
        let value = word(Word::NothingMeasurable, locale.lang()).to_owned();
        push(&mut lines, &goal.note);
        sentence(&mut said, &value);
        return Some(Description { speech: speech(&said, &lines), title, value, lines });
    };
    let value = latest(measure, locale);
    let name = measure_name(measure, locale);
    measure_lines(&mut lines, measure, goals.view, locale);
    push(&mut lines, &measure.note);
    push(&mut lines, &goal.note);
    let named = [Part::Text(&name), Part::Text(&value)];
    sentence(&mut said, &Print::words(locale).said(phrases::NAMED, &named));
    let speech = speech(&said, &lines);
    lines.insert(0, name);
    Some(Description { title, value, lines, speech })
}

/// Adds direction, remarks on the latest reading, baseline, steps, target, what the view draws of the way to it,
/// verdict and source.
fn measure_lines(lines: &mut Vec<String>, measure: &Measure, view: GoalView, locale: &dyn Locale) {
    let print = Print::measure(measure, locale);
    let lang = print.lang();
    if let Some(better) = measure.better {
        push(lines, words::better(better, lang));
    }
    if let Some((reading, _)) = newest(&measure.readings) {
        remarks(lines, reading, &print);
    }
    let label = |label| Part::Text(word(label, lang));
    if let Some((year, value)) = measure.baseline {
        let baseline = Part::InYear((year, value.get()));
        print.line(lines, phrases::NAMED, &[label(Word::Baseline), baseline]);
    }
    lines.extend(milestones(measure, locale));
    if let Some(target) = &measure.target {
        let phrase = if target.official { phrases::TARGET } else { phrases::ILLUSTRATIVE };
        print.line(lines, phrase, &[Part::Text(&print.aim_by_year(target))]);
        push(lines, &target.note);
    }
    match view {
        GoalView::Bars => push(lines, &ahead(measure, locale).due),
        GoalView::Path => lines.extend(ahead(measure, locale).lines()),
        GoalView::Rings => push(lines, &way_gone([measure].into_iter(), locale)),
        GoalView::Scorecard | GoalView::Table => {}
    }
    lines.extend(working::across_a_break(measure, locale));
    if measure.judgement.is_some() {
        lines.push(working::shown(measure, locale));
    }
    if measure.verdict.status != Status::NoData {
        lines.extend(measure.verdicts().map(|verdict| working::verdict(measure, verdict, locale)));
    }
    if !measure.source.is_empty() {
        print.line(lines, phrases::NAMED, &[label(Word::Source), Part::Text(&measure.source)]);
    }
}

/// "Milestone: 34% by 2012 (not met, with 28%)": each step, and whether the figure of its year meets it.
pub fn milestones(measure: &Measure, locale: &dyn Locale) -> Vec<String> {
    let print = Print::measure(measure, locale);
    let from = measure.baseline.map(|(_, value)| value.get());
    let mut lines = Vec::new();
    for step in &measure.milestones {
        let reached = measure.numbers().find(|(year, _)| *year == step.year).map(|(_, value)| value);
        let met = reached.and_then(|value| meets(value, step.value.get(), measure.better, from));
        let phrase = match met {
            Some(true) => phrases::STEP_MET,
            Some(false) => phrases::STEP_MISSED,
            None => phrases::NAMED,
        };
        let step = Part::ByYear((step.year, step.value.get()));
        let label = Part::Text(word(Word::Milestone, locale.lang()));
        print.line(&mut lines, phrase, &[label, step, Part::Full(reached.unwrap_or_default())]);
    }
    lines
}

/// "Goal 1: Create safe streets".
pub fn goal_title(goal: &Goal, locale: &dyn Locale) -> String {
    match goal.number {
        Some(number) => {
            Print::words(locale).said(phrases::GOAL, &[Part::Text(&integer(number)), Part::Text(&goal.title)])
        }
        None => goal.title.clone(),
    }
}

/// "Goal 1: Create safe streets · all indicators, Honduras".
pub fn whole_title(whole: &Whole, locale: &dyn Locale) -> String {
    let mut title = goal_title(whole.goal, locale);
    title.push_str(" · ");
    let all = word(Word::GoalAsAWhole, locale.lang());
    let parts = [Part::Lower(all), Part::Text(whole.area(locale).unwrap_or_default())];
    let phrase = if whole.area(locale).is_some() { phrases::AREA_YEAR } else { phrases::PLAIN };
    title.push_str(&Print::words(locale).said(phrase, &parts));
    title
}

/// "Homicide rate, Honduras".
pub fn measure_name(measure: &Measure, locale: &dyn Locale) -> String {
    let name = Part::Text(&measure.name);
    let print = Print::words(locale);
    match measure.area {
        Some(of) => print.said(phrases::AREA_YEAR, &[name, Part::Text(area(of, print.lang()))]),
        None => print.text(name),
    }
}

/// The latest value of a measure with its unit and year, or that there is none.
pub fn latest(measure: &Measure, locale: &dyn Locale) -> String {
    Print::measure(measure, locale).text(match measure.latest() {
        Some(latest) => Part::InYear(latest),
        None => {
            // Why there is none, if the source says so of the last year.
            let why = measure.readings.last().and_then(Reading::explained).unwrap_or_default();
            Part::Text(words::missing(why, locale.lang()))
        }
    })
}

fn push(lines: &mut Vec<String>, line: &str) {
    if !line.is_empty() {
        lines.push(line.to_owned());
    }
}

fn speech(first: &str, lines: &[String]) -> String {
    let mut text = String::new();
    sentence(&mut text, first);
    for line in lines {
        sentence(&mut text, line);
    }
    text
}
