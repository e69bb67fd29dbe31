//! A chart in, its readings as a table out.

use super::value::{Part, Print};
use super::{Cell, DataTable, describe, wholes, working};
use crate::figure::{Key, WHOLE};
use crate::format::phrases;
use crate::format::words::{Word, area, capitalise, lower, word};
use crate::format::{Locale, methods};
use crate::model::{Goals, Indicator, Measure, Texts, newest};

/// Years down, series across. The unit stands in the caption.
pub fn indicator(indicator: &Indicator, texts: &Texts, locale: &dyn Locale) -> DataTable {
    let print = Print::indicator(indicator, locale);
    let lang = print.lang();
    let mut head = vec![word(Word::Year, lang).to_owned()];
    for series in &indicator.series {
        head.push(area(series.area, lang).to_owned());
    }
    let mut rows = Vec::new();
    for year in indicator.told() {
        let column = usize::try_from(year.abs_diff(indicator.years.0)).unwrap_or(0);
        let mut cells = vec![heading(print.text(Part::Year(year)))];
        for (row, series) in indicator.series.iter().enumerate() {
            let (reading, key) = (series.at(year), Some(Key { row, column }));
            cells.push(Cell { mark: print.mark(reading), ..cell(print.cell(reading), key) });
        }
        rows.push(cells);
    }
    let name = if indicator.name.is_empty() { &texts.heading } else { &indicator.name };
    let caption = match (name.as_str(), indicator.unit.as_str()) {
        (name, "") => name.to_owned(),
        ("", unit) => unit.to_owned(),
        (name, unit) => print.said(phrases::REMARK, &[Part::Text(name), Part::Text(unit)]),
    };
    DataTable { caption, head, rows }
}

/// In the cells of a whole goal that only a measure fills.
const NOTHING: &str = "–";

/// A measure a row, then the goals as a whole. Units differ from row to row, so they stand in the cells. A door of the wasm part `goals`.
#[inline(never)]
pub fn goals(goals: &Goals, texts: &Texts, locale: &dyn Locale) -> DataTable {
    let said = |said: Word| word(said, locale.lang()).to_owned();
    let mut head = Vec::new();
    for title in [Word::Goal, Word::Indicator, Word::Baseline, Word::Latest, Word::Target, Word::Verdict] {
        head.push(said(title));
    }
    let compared = goals.compared();
    for method in &compared {
        head.push(print_title(methods::method(*method, locale.lang())));
    }
    let mut rows = Vec::new();
    for (row, line) in goals.rows().into_iter().enumerate() {
        let key = Some(Key { row, column: 0 });
        let mut cells = vec![heading(describe::goal_title(line.goal, locale))];
        match line.measure {
            Some(measure) => {
                cells.push(cell(describe::measure_name(measure, locale), None));
                cells.push(cell(baseline(measure, locale), None));
                let newest = newest(&measure.readings).map(|(reading, _)| reading);
                let mark = Print::measure(measure, locale).mark(newest);
                cells.push(Cell { mark, ..cell(describe::latest(measure, locale), key) });
                cells.push(cell(target(measure, locale), None));
                cells.push(cell(working::shown(measure, locale), None));
                for verdict in &measure.compared {
                    cells.push(cell(working::verdict(measure, verdict, locale), None));
                }
            }
            None => {
                cells.push(cell(said(Word::NothingMeasurable), key));
                for nothing in [Word::NoBaseline, Word::NoData, Word::NoTarget, Word::NoVerdict] {
                    cells.push(cell(said(nothing), None));
                }
                for _ in &compared {
                    cells.push(cell(said(Word::NoVerdict), None));
                }
            }
        }
        rows.push(cells);
    }
    for whole in wholes(goals) {
        let name = match whole.area(locale) {
            Some(area) => [word(Word::GoalAsAWhole, locale.lang()), ", ", area].concat(),
            None => said(Word::GoalAsAWhole),
        };
        let mut cells = vec![heading(describe::goal_title(whole.goal, locale)), cell(name, None)];
        cells.extend([NOTHING; 3].map(|nothing| cell(nothing.to_owned(), None)));
        cells.push(cell(whole.said(locale), Some(Key { row: whole.row, column: WHOLE })));
        cells.extend(compared.iter().map(|_| cell(NOTHING.to_owned(), None)));
        rows.push(cells);
    }
    let caption = match texts.heading.as_str() {
        "" => said(Word::GoalsCaption),
        heading => heading.to_owned(),
    };
    DataTable { caption, head, rows }
}

fn print_title(text: &str) -> String {
    let mut text = text.to_owned();
    capitalise(&mut text);
    text
}

fn heading(text: String) -> Cell {
    Cell { text, heading: true, ..Cell::default() }
}

fn cell(text: String, key: Option<Key>) -> Cell {
    Cell { text, key, ..Cell::default() }
}

fn baseline(measure: &Measure, locale: &dyn Locale) -> String {
    let print = Print::measure(measure, locale);
    print.text(match measure.baseline {
        Some((year, value)) => Part::InYear((year, value.get())),
        None => Part::Text(word(Word::NoBaseline, print.lang())),
    })
}

fn target(measure: &Measure, locale: &dyn Locale) -> String {
    let print = Print::measure(measure, locale);
    let mut text = match &measure.target {
        None => word(Word::NoTarget, print.lang()).to_owned(),
        Some(target) if target.official => print.aim_by_year(target),
        Some(target) => {
            let mark = Part::Text(word(Word::IllustrativeNotOfficial, print.lang()));
            print.said(phrases::REMARK, &[Part::Text(&print.aim_by_year(target)), mark])
        }
    };
    for step in describe::milestones(measure, locale) {
        text.push_str("; ");
        text.push_str(&lower(&step));
    }
    text
}
