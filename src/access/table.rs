//! A chart in, its readings as a table out.

use super::value::Print;
use super::{Cell, DataTable, describe, working};
use crate::figure::Key;
use crate::format::Locale;
use crate::format::phrases;
use crate::format::quantity::integer;
use crate::format::words::{Word, area, word};
use crate::model::{Goals, Indicator, Measure, Texts};

/// Years down, series across. The unit stands in the caption.
pub fn indicator(indicator: &Indicator, texts: &Texts, locale: &dyn Locale) -> DataTable {
    let lang = locale.lang();
    let print = Print::indicator(indicator, locale);
    let mut head = vec![word(Word::Year, lang).to_owned()];
    head.extend(indicator.series.iter().map(|s| area(s.area, lang).to_owned()));
    let rows = (indicator.years.0..=indicator.years.1).enumerate().map(|(column, year)| {
        let mut cells = vec![Cell { text: integer(year), heading: true, key: None }];
        cells.extend(indicator.series.iter().enumerate().map(|(row, series)| Cell {
            text: print.cell(series.at(year)),
            heading: false,
            key: Some(Key { row, column }),
        }));
        cells
    });
    let name = if indicator.name.is_empty() { &texts.heading } else { &indicator.name };
    let caption = match (name.as_str(), indicator.unit.as_str()) {
        (name, "") => name.to_owned(),
        ("", unit) => unit.to_owned(),
        (name, unit) => phrases::REMARK.say(lang, &[name, unit]),
    };
    DataTable { caption, head, rows: rows.collect() }
}

/// A measure a row. Units differ from row to row, so they stand in the cells.
pub fn goals(goals: &Goals, texts: &Texts, locale: &dyn Locale) -> DataTable {
    let lang = locale.lang();
    let head = [Word::Goal, Word::Indicator, Word::Baseline, Word::Latest, Word::Target, Word::Verdict];
    let rows = goals.rows().into_iter().enumerate().map(|(row, line)| {
        let key = Some(Key { row, column: 0 });
        let plain = |text: String| Cell { text, heading: false, key: None };
        let title = describe::goal_title(line.goal, locale);
        let mut cells = vec![Cell { text: title, heading: true, key: None }];
        match line.measure {
            Some(measure) => {
                cells.push(plain(describe::measure_name(measure, locale)));
                cells.push(plain(baseline(measure, locale)));
                cells.push(Cell { key, ..plain(describe::latest(measure, locale)) });
                cells.push(plain(target(measure, locale)));
                cells.push(plain(working::verdict(measure, lang)));
            }
            None => {
                cells.push(Cell { key, ..plain(word(Word::NothingMeasurable, lang).to_owned()) });
                cells.push(plain(phrases::NO_BASELINE.say(lang, &[])));
                cells.push(plain(word(Word::NoData, lang).to_owned()));
                cells.push(plain(phrases::NO_TARGET.say(lang, &[])));
                cells.push(plain(phrases::NO_VERDICT.say(lang, &[])));
            }
        }
        cells
    });
    let caption = match texts.heading.as_str() {
        "" => phrases::GOALS_CAPTION.say(lang, &[]),
        heading => heading.to_owned(),
    };
    DataTable { caption, head: head.map(|w| word(w, lang).to_owned()).to_vec(), rows: rows.collect() }
}

fn baseline(measure: &Measure, locale: &dyn Locale) -> String {
    match measure.baseline {
        Some((year, value)) => Print::measure(measure, locale).in_year((year, value.get())),
        None => phrases::NO_BASELINE.say(locale.lang(), &[]),
    }
}

fn target(measure: &Measure, locale: &dyn Locale) -> String {
    let lang = locale.lang();
    let Some(target) = &measure.target else { return phrases::NO_TARGET.say(lang, &[]) };
    let text = Print::measure(measure, locale).by_year(target.year, target.value);
    match target.official {
        true => text,
        false => phrases::REMARK.say(lang, &[&text, word(Word::IllustrativeNotOfficial, lang)]),
    }
}
