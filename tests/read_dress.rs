//! Written in any dress and read again, a table is the same.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fmt::Write as _;

use carsi_charts::countries::{self, Area};
use carsi_charts::error::Problems;
use carsi_charts::read::{Request, read};
use one_byte::OneByte;
use proptest::prelude::*;
use proptest::sample::select;

#[path = "common/one_byte.rs"]
mod one_byte;

/// How a table is written. What is not said here is as in `country,year,value`.
#[derive(Clone, Debug)]
struct Dress {
    separator: char,
    line_end: &'static str,
    layout: Layout,
    encoding: Encoding,
    /// The name of a place.
    place: fn(&Area) -> String,
    /// Decimal commas; groups of thousands.
    comma: bool,
    grouped: bool,
    /// `2011/12`; in headings `2011 [YR2011]`.
    long_years: bool,
    /// All cells in quotation marks.
    quoted: bool,
    /// Lines above and below, a blank column, separators at the end of each line.
    titled: bool,
    remark: bool,
    blank_column: bool,
    trailing: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Layout {
    Long,
    Wide,
    Across,
}

#[derive(Clone, Copy, Debug)]
enum Encoding {
    Utf8,
    Marked,
    Utf16Le,
    Utf16Be,
    OneByte,
}

/// Ten-thousandths by place and year; `None` where there is no figure.
type Figures = Vec<Vec<Option<u32>>>;

const PLACES: [&str; 5] = ["HND", "PAN", "BLZ", "MEX", "WLD"];
const FIRST: i32 = 1996;

impl Dress {
    fn figure(&self, figure: Option<u32>) -> String {
        let Some(n) = figure else { return "..".to_owned() };
        let (whole, part) = (n / 10_000, n % 10_000);
        let (point, group) = if self.comma { (',', '.') } else { ('.', ',') };
        let whole = match whole {
            1000.. if self.grouped => format!("{}{group}{:03}", whole / 1000, whole % 1000),
            _ => whole.to_string(),
        };
        // Four decimals are no group, so the mark is beyond doubt.
        format!("{whole}{point}{part:04}")
    }

    fn year(&self, year: i32) -> String {
        match (self.long_years, self.layout) {
            (false, _) => year.to_string(),
            (true, Layout::Wide) => format!("{year} [YR{year}]"),
            (true, _) => format!("{year}/{:02}", (year + 1) % 100),
        }
    }

    fn records(&self, figures: &Figures) -> Vec<Vec<String>> {
        let places = || PLACES.iter().map(|iso3| (self.place)(countries::find(iso3).unwrap())).zip(figures);
        let years = (FIRST..).take(figures[0].len());
        let head = |first: &str, rest: Vec<String>| [vec![first.to_owned()], rest].concat();
        let mut records = Vec::new();
        match self.layout {
            Layout::Long => {
                records.push(head("country", vec!["year".to_owned(), "value".to_owned()]));
                for (place, row) in places() {
                    let cells = years.clone().zip(row);
                    records.extend(cells.map(|(y, f)| vec![place.clone(), self.year(y), self.figure(*f)]));
                }
            }
            Layout::Wide => {
                records.push(head("country", years.map(|year| self.year(year)).collect()));
                let row = |(place, row): (String, &Vec<_>)| {
                    head(&place, row.iter().map(|f| self.figure(*f)).collect())
                };
                records.extend(places().map(row));
            }
            Layout::Across => {
                records.push(head("year", places().map(|(place, _)| place).collect()));
                for (at, year) in years.enumerate() {
                    records.push(head(
                        &self.year(year),
                        figures.iter().map(|row| self.figure(row[at])).collect(),
                    ));
                }
            }
        }
        records
    }

    fn text(&self, figures: &Figures) -> String {
        let mut text = String::new();
        if self.titled {
            write!(text, "Figures of a test{e}{e}", e = self.line_end).unwrap();
        }
        for mut record in self.records(figures) {
            if self.blank_column {
                record.insert(1, String::new());
            }
            if self.trailing {
                record.extend([String::new(), String::new()]);
            }
            let cell = |cell: String| match self.quoted || cell.contains(self.separator) {
                true => format!("\"{cell}\""),
                false => cell,
            };
            let cells: Vec<String> = record.into_iter().map(cell).collect();
            text += &cells.join(&self.separator.to_string());
            text += self.line_end;
        }
        if self.remark {
            write!(text, "{e}Source: a test{e}", e = self.line_end).unwrap();
        }
        text
    }

    fn bytes(&self, figures: &Figures) -> Vec<u8> {
        let text = self.text(figures);
        let units = || text.encode_utf16();
        match self.encoding {
            Encoding::Utf8 => text.into_bytes(),
            Encoding::Marked => ["\u{feff}", &text].concat().into_bytes(),
            Encoding::Utf16Le => [0xff, 0xfe].into_iter().chain(units().flat_map(u16::to_le_bytes)).collect(),
            Encoding::Utf16Be => [0xfe, 0xff].into_iter().chain(units().flat_map(u16::to_be_bytes)).collect(),
            Encoding::OneByte => text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect(),
        }
    }
}

fn dress() -> impl Strategy<Value = Dress> {
    let names: Vec<fn(&Area) -> String> = vec![
        |a| a.iso3.to_owned(),
        |a| a.iso3.to_lowercase(),
        |a| format!("{:03}", a.m49),
        |a| a.en.to_owned(),
        |a| a.es.to_uppercase(),
        |a| if a.iso2.is_empty() { a.es.to_owned() } else { a.iso2.to_owned() },
    ];
    let marks = (
        select(vec![',', ';', '\t', '|']),
        select(vec!["\n", "\r\n", "\r"]),
        select(vec![Layout::Long, Layout::Wide, Layout::Across]),
        select(vec![
            Encoding::Utf8,
            Encoding::Marked,
            Encoding::Utf16Le,
            Encoding::Utf16Be,
            Encoding::OneByte,
        ]),
        select(names),
    );
    (marks, any::<[bool; 8]>()).prop_map(|((separator, line_end, layout, encoding, place), with)| {
        let [comma, grouped, long_years, quoted, titled, remark, blank_column, trailing] = with;
        Dress {
            separator,
            line_end,
            layout,
            encoding,
            place,
            comma,
            grouped,
            long_years,
            quoted,
            titled,
            remark,
            blank_column,
            trailing,
        }
    })
}

fn figures() -> impl Strategy<Value = Figures> {
    (2_usize..9).prop_flat_map(|years| {
        let figure = proptest::option::weighted(0.85, 0_u32..99_999_999);
        proptest::collection::vec(proptest::collection::vec(figure, years), PLACES.len())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read(figures in figures(), dress in dress()) {
        countries::install(countries::WORLD);
        let mut problems = Problems::default();
        let bytes = dress.bytes(&figures);
        let table = read(&bytes, &Request { decoder: Some(&OneByte), ..Request::default() }, &mut problems);
        let mut found: Vec<(&str, i32, Option<f64>)> =
            table.rows.iter().map(|row| (row.area.map_or("", |a| a.iso3), row.year, row.value.number())).collect();
        found.sort_by_key(|(place, year, _)| (*place, *year));
        let mut written = Vec::new();
        for (place, row) in PLACES.iter().zip(&figures) {
            for (year, figure) in (FIRST..).zip(row) {
                written.push((*place, year, figure.map(|n| f64::from(n) / 10_000.0)));
            }
        }
        written.sort_by_key(|(place, year, _)| (*place, *year));
        // A column without any figure may be none of figures.
        if figures.iter().all(|row| row.iter().any(Option::is_some)) {
            prop_assert_eq!(found, written, "{:?}\n{}", problems, dress.text(&figures));
        }
    }
}
