//! Columns of numbers as the loader hands them over, and what becomes of them.

use carsi_charts::error::{Place, Problems};
use carsi_charts::format::Lang;
use carsi_charts::model::check::check;
use carsi_charts::model::{Chart, Indicator, Kind};
use carsi_charts::read::{Table, columns};
use carsi_charts::spec::parse;

/// A column as the loader hands it over.
pub enum Column<'a> {
    Whole(&'a [i32]),
    Numbers(&'a [f64]),
}

use Column::{Numbers, Whole};

pub fn parts(columns: &[(&str, Column)]) -> Vec<Vec<u8>> {
    let mut head = columns::MAGIC.to_vec();
    let mut parts = vec![];
    for (name, column) in columns {
        let (kind, bytes): (_, Vec<u8>) = match column {
            Whole(numbers) => ("i", numbers.iter().flat_map(|n| n.to_le_bytes()).collect()),
            Numbers(numbers) => ("f", numbers.iter().flat_map(|n| n.to_le_bytes()).collect()),
        };
        head.extend(format!("{kind}\t{name}\n").bytes());
        parts.push(bytes);
    }
    parts.insert(0, head);
    parts
}

pub fn table(columns: &[(&str, Column)], problems: &mut Problems) -> Option<Table> {
    columns::read(parts(columns), problems)
}

pub fn said(problems: &Problems) -> Vec<String> {
    let place = |place: &Place| match place {
        Place::Cell { line, column } => format!("{line}:{}", column.unwrap_or(0)),
        Place::Pointer(pointer) => pointer.clone(),
        Place::Whole => "-".to_owned(),
    };
    problems.iter().map(|p| format!("{} {} [{}] {}", p.code.name(), place(&p.place), p.text, p.arg)).collect()
}

/// The chart of columns, and what was wrong.
pub fn chart(keys: &str, columns: &[(&str, Column)], lang: Lang) -> (Option<Chart>, Vec<String>) {
    let mut problems = Problems::default();
    let table = table(columns, &mut problems);
    let spec = format!(r#"{{"version": 1, "chart": "country-indicator", "unit": "ppm"{keys}}}"#);
    let spec = parse(&spec, &mut problems).unwrap();
    let sources = [("data".to_owned(), table.unwrap_or_default())];
    let chart = check(&spec, &sources, lang, &mut problems);
    (chart.filter(|_| !problems.failed()), said(&problems))
}

/// Its indicator.
pub fn indicator(chart: &Chart) -> &Indicator {
    match &chart.kind {
        Kind::Indicator(indicator) => indicator,
        Kind::Goals(_) => panic!(),
    }
}
