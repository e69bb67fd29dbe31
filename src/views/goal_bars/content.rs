//! What each line of the chart says: a goal and its measure in, texts out.

use super::pen::DOT;
use crate::access::{Print, Whole, wholes};
use crate::format::Locale;
use crate::format::quantity::integer;
use crate::format::words::{self, Word, word};
use crate::model::{GoalRow, Goals, Measure, Target, newest};
use crate::progress::Status;

/// The texts of a line. Empty means absent.
pub struct Row<'a> {
    /// Its measure; `None` for a goal without any.
    pub measure: Option<&'a Measure>,
    /// Whether it is the first line of its goal.
    pub first: bool,
    /// The goal's number, on its first line.
    pub number: String,
    /// The goal's wording, on its first line.
    pub title: &'a str,
    /// The verdict on the goal as a whole, on its first line, or the first of an area, where several indicators stand
    /// for it.
    pub whole: Option<(Status, String)>,
    /// Name, area, unit and direction of the measure.
    pub about: String,
    /// The latest value.
    pub value: String,
    /// What follows it: "in 2023".
    pub when: String,
    /// The verdict.
    pub verdict: String,
    /// What is to be known about the verdict: why it is left open, or that
    /// its target is an illustration.
    pub caveat: &'static str,
    /// Label of the baseline's mark.
    pub baseline: String,
    /// Label of the target's mark.
    pub target: String,
    /// What stands in place of a bar.
    pub remark: String,
}

/// The lines of a chart, in order.
pub fn rows<'a>(goals: &'a Goals, locale: &dyn Locale) -> Vec<Row<'a>> {
    let mut last = None;
    let wholes = wholes(goals);
    let say = |(index, row): (usize, GoalRow<'a>)| {
        let first = last.replace(row.index) != Some(row.index);
        let whole = wholes.iter().find(|whole: &&Whole| whole.row == index);
        let whole = whole.map(|whole| {
            let said = whole.said(locale);
            (whole.overall.status, join(&[whole.area(locale).unwrap_or_default(), &said], ": "))
        });
        Row { whole, ..say(&row, first, locale) }
    };
    goals.rows().into_iter().enumerate().map(say).collect()
}

fn say<'a>(row: &GoalRow<'a>, first: bool, locale: &dyn Locale) -> Row<'a> {
    let lang = locale.lang();
    let mut said = Row {
        measure: row.measure,
        first,
        number: String::new(),
        title: if first { &row.goal.title } else { "" },
        whole: None,
        about: String::new(),
        value: String::new(),
        when: String::new(),
        verdict: String::new(),
        caveat: "",
        baseline: String::new(),
        target: String::new(),
        remark: String::new(),
    };
    if let (true, Some(number)) = (first, row.goal.number) {
        said.number = integer(number);
    }
    let Some(measure) = row.measure else {
        said.remark = word(Word::NothingMeasurable, lang).to_owned();
        said.remark.push('.');
        if !row.goal.note.is_empty() {
            said.remark.push(' ');
            said.remark.push_str(&row.goal.note);
        }
        return said;
    };
    let number = |value: f64| locale.number(value, measure.decimals);
    said.about = about(measure, locale);
    said.verdict = worded(measure.status(), locale);
    said.caveat = match measure.status() {
        _ if measure.judgement.is_some() => word(Word::Judgement, lang),
        Status::Undetermined(why) => words::why(why, lang),
        Status::NoData => "",
        _ if measure.target.as_ref().is_some_and(|t| !t.official) => {
            word(Word::IllustrativeNotOfficial, lang)
        }
        _ => "",
    };
    if let Some((year, value)) = measure.latest() {
        said.value = number(value);
        said.when = join(&[word(Word::InYear, lang), &integer(year)], " ");
        if let Some(flag) = newest(&measure.readings).and_then(|(r, _)| r.flag) {
            said.when = join(&[&said.when, &words::lower(words::short_flag(flag, lang))], ", ");
        }
    }
    if let Some((year, value)) = shown_baseline(measure) {
        said.baseline = join(&[&integer(year), &number(value)], ": ");
    }
    if let Some(target @ Target { year, official, .. }) = &measure.target {
        let kind = if *official { Word::Target } else { Word::IllustrativeTarget };
        let name = join(&[&words::lower(word(kind, lang)), &integer(*year)], " ");
        // Without the unit, which stands under the title.
        let aim = Print { unit: "", ..Print::measure(measure, locale) }.aim(target);
        said.target = join(&[&name, &aim], ": ");
    }
    said
}

/// The baseline where it has a mark of its own: not where it is the latest reading.
pub fn shown_baseline(measure: &Measure) -> Option<(i32, f64)> {
    let (year, value) = measure.baseline.map(|(year, value)| (year, value.get()))?;
    (measure.latest() != Some((year, value))).then_some((year, value))
}

fn about(measure: &Measure, locale: &dyn Locale) -> String {
    let area = measure.area.map_or("", |area| words::area(area, locale.lang()));
    let better = measure.better.map(|b| words::lower(words::better(b, locale.lang()))).unwrap_or_default();
    // "Lower is better" stays whole.
    let better = better.replace(' ', "\u{a0}");
    join(&[&measure.name, area, &measure.unit, &better], DOT)
}

/// A verdict without a target says that it is a trend.
pub fn worded(status: Status, locale: &dyn Locale) -> String {
    let label = words::status(status, locale.lang());
    match status {
        Status::Improving | Status::LittleChange | Status::Worsening => {
            join(&[word(Word::Trend, locale.lang()), &words::lower(label)], ": ")
        }
        _ => label.to_owned(),
    }
}

/// The parts that are not empty, with the separator between them.
fn join(parts: &[&str], separator: &str) -> String {
    let mut text = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !text.is_empty() {
            text.push_str(separator);
        }
        text.push_str(part);
    }
    text
}
