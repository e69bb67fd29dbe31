//! A key in, the tooltip and the spoken sentences of its reading out.

use super::value::Print;
use super::{Description, working};
use crate::figure::Key;
use crate::format::Locale;
use crate::format::phrases::{self, sentence};
use crate::format::quantity::integer;
use crate::format::words::{self, Word, area, word};
use crate::model::{Goal, GoalRow, Goals, Indicator, Measure, Reading, Year};
use crate::progress::Status;

/// The year of a column of the table, if it is shown.
pub fn year_of(indicator: &Indicator, column: usize) -> Option<Year> {
    let year = indicator.years.0.checked_add(Year::try_from(column).ok()?)?;
    (year <= indicator.years.1).then_some(year)
}

/// A country's reading of a year.
pub fn reading(indicator: &Indicator, key: Key, locale: &dyn Locale) -> Option<Description> {
    let lang = locale.lang();
    let series = indicator.series.get(key.row)?;
    let year = year_of(indicator, key.column)?;
    let reading = series.at(year);
    let print = Print::indicator(indicator, locale);
    let title = phrases::AREA_YEAR.say(lang, &[area(series.area, lang), &integer(year)]);
    let value = print.value(reading);
    let lines = reading.map_or(Vec::new(), |r| remarks(r, &print));
    let said = phrases::NAMED.say(lang, &[&title, &value]);
    Some(Description { speech: speech(&said, &lines), title, value, lines })
}

/// Interval, flag and note of a reading.
fn remarks(reading: &Reading, print: &Print) -> Vec<String> {
    let lang = print.locale.lang();
    let mut lines = Vec::new();
    if let (Some(interval), Some(_)) = (reading.interval, reading.value.number()) {
        let (low, high) = (interval.low.get(), interval.high.get());
        lines.push(phrases::RANGE.say(lang, &[&print.again(low), &print.again(high)]));
    }
    if let Some(flag) = reading.flag {
        lines.push(words::flag(flag, lang).to_owned());
    }
    push(&mut lines, &reading.note);
    lines
}

/// A goal's measure, or that it has none.
pub fn goal(goals: &Goals, key: Key, locale: &dyn Locale) -> Option<Description> {
    let lang = locale.lang();
    let rows = goals.rows();
    let GoalRow { goal, measure, .. } = rows.get(key.row).copied().filter(|_| key.column == 0)?;
    let title = goal_title(goal, locale);
    let mut said = String::new();
    sentence(&mut said, &title);
    let Some(measure) = measure else {
        let value = word(Word::NothingMeasurable, lang).to_owned();
        let mut lines = Vec::new();
        push(&mut lines, &goal.note);
        sentence(&mut said, &value);
        return Some(Description { speech: speech(&said, &lines), title, value, lines });
    };
    let value = latest(measure, locale);
    let name = measure_name(measure, locale);
    let mut lines = measure_lines(measure, locale);
    push(&mut lines, &measure.note);
    push(&mut lines, &goal.note);
    sentence(&mut said, &phrases::NAMED.say(lang, &[&name, &value]));
    let speech = speech(&said, &lines);
    lines.insert(0, name);
    Some(Description { title, value, lines, speech })
}

/// Direction, remarks on the latest reading, baseline, steps, target, verdict and source.
fn measure_lines(measure: &Measure, locale: &dyn Locale) -> Vec<String> {
    let lang = locale.lang();
    let print = Print::measure(measure, locale);
    let named = |label: Word, text: &str| phrases::NAMED.say(lang, &[word(label, lang), text]);
    let mut lines = Vec::new();
    if let Some(better) = measure.better {
        lines.push(words::better(better, lang).to_owned());
    }
    if let Some(reading) = measure.readings.iter().rfind(|r| r.value.number().is_some()) {
        lines.extend(remarks(reading, &print));
    }
    if let Some((year, value)) = measure.baseline {
        lines.push(named(Word::Baseline, &print.in_year((year, value.get()))));
    }
    for step in &measure.milestones {
        lines.push(named(Word::Milestone, &print.by_year(step.year, step.value)));
    }
    if let Some(target) = &measure.target {
        let phrase = if target.official { phrases::TARGET } else { phrases::ILLUSTRATIVE };
        lines.push(phrase.say(lang, &[&print.by_year(target.year, target.value)]));
        push(&mut lines, &target.note);
    }
    if measure.verdict.status != Status::NoData {
        lines.push(working::verdict(measure, lang));
    }
    if !measure.source.is_empty() {
        lines.push(named(Word::Source, &measure.source));
    }
    lines
}

/// "Goal 1: Create safe streets".
pub fn goal_title(goal: &Goal, locale: &dyn Locale) -> String {
    match goal.number {
        Some(number) => phrases::GOAL.say(locale.lang(), &[&integer(number), &goal.title]),
        None => goal.title.clone(),
    }
}

/// "Homicide rate, Honduras".
pub fn measure_name(measure: &Measure, locale: &dyn Locale) -> String {
    let lang = locale.lang();
    match measure.area {
        Some(of) => phrases::AREA_YEAR.say(lang, &[&measure.name, area(of, lang)]),
        None => measure.name.clone(),
    }
}

/// The latest value of a measure with its unit and year, or that there is none.
pub fn latest(measure: &Measure, locale: &dyn Locale) -> String {
    match measure.latest() {
        Some(latest) => Print::measure(measure, locale).in_year(latest),
        None => word(Word::NoData, locale.lang()).to_owned(),
    }
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
