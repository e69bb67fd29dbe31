//! One record in, its observations out: long, wide, or with places across.

use std::rc::Rc;

use super::head::Header;
use crate::countries::Area;
use crate::error::Code;
use crate::format::quantity::integer;
use crate::model::{Finite, Flag, Value, Year};
use crate::read::cells::{Cell, Cells, Part};
use crate::read::header::{self, Layout, Long, code_of};
use crate::read::marks::{self, Status};
use crate::read::records::Record;
use crate::read::series::{Part as Dimension, Series};
use crate::read::{Facts, Observation, period};

/// A record on its way to observations.
pub struct Row<'r> {
    /// Its cells.
    pub record: &'r Record<'r>,
    /// What they hold.
    pub header: &'r Header,
    /// What the observations are added to.
    pub facts: &'r mut Facts,
    /// What the numbers of each column are written like.
    pub cells: &'r mut Cells,
    /// The text that told the series of the last row, reused.
    pub key: &'r mut String,
}

impl Row<'_> {
    /// Adds its observations, or a problem; whether it is a row and no remark.
    pub fn read(mut self) -> bool {
        let record = self.record;
        let width = self.header.headings.len();
        let columns = &self.header.columns;
        if record.lone().is_some_and(|text| self.is_remark(text)) {
            return false;
        }
        // More cells than the header, or fewer: a stray separator has moved
        // the values, so none of them is trusted. Blank cells past the
        // header's end move nothing.
        if record.len() < width || (record.len() > width && record.used() > width) {
            let (place, line) = (record.place(), record.first_line());
            self.facts.problems.push(Code::RowLength, place, line, &integer(width));
            return true;
        }
        let (record, labelled) = (self.record, columns.labelled);
        let cell = |at: Option<usize>| at.map_or("", |at| plain(record, at, labelled));
        let (code, name) = (cell(columns.code), cell(columns.name));
        let (mut place, mut area) = self.facts.place(if code.is_empty() { name } else { code });
        if area.is_none() && !code.is_empty() && !name.is_empty() {
            let (by_name, found) = self.facts.place(name);
            if found.is_some() {
                (place, area) = (by_name, found);
            }
        }
        match &columns.layout {
            Layout::Long(long) => self.long(long, &place, area),
            Layout::Wide(_) => self.wide(&place, area),
            Layout::Across { time, places } => self.across(*time, places),
        }
        true
    }

    /// Whether the only text of a record is none of a row: a source, a date,
    /// a title between parts of the table.
    fn is_remark(&self, text: &str) -> bool {
        let is_place = self.header.columns.code.or(self.header.columns.name).is_some()
            && crate::countries::find(text).is_some();
        // An open quotation mark makes one cell of the rows below it.
        let is_line = !text.contains(['\n', '\r']);
        !is_place && is_line && self.header.headings.len() > 1 && period::parse(text).is_none()
    }

    fn long(&mut self, long: &Long, place: &Rc<str>, area: Option<&'static Area>) {
        let Some(year) = self.year(long.time) else { return };
        let record = self.record;
        for column in &long.values {
            let cell = self.cell(*column, *column, Part::Value);
            // Most cells are numbers, and a number alone is handed over in registers.
            let (mut value, mut flag) = match self.cells.number(record.cell(*column), record, cell) {
                Some(number) => (Value::Number(number), None),
                None => match self.value(*column, *column) {
                    Some(found) => found,
                    None => continue,
                },
            };
            let status = long.flag.map_or(Status::Plain, |at| marks::status(code_of(record.cell(at))));
            let nature = long.nature.map_or(Status::Plain, |at| marks::nature(record.cell(at)));
            for found in [status, nature] {
                match found {
                    Status::Plain => {}
                    Status::Flagged(found) => flag = flag.or(Some(found)),
                    Status::Missing(reason) => value = Value::Missing(reason),
                }
            }
            let mut note = long.note.map(|at| record.cell(at).to_owned()).unwrap_or_default();
            if let Some(found) = marks::flag_word(&note) {
                // The flag is worded wherever the reading is.
                flag = flag.or(Some(found));
                note.clear();
            }
            let (low, high) = (self.bound(long.low, Part::Low), self.bound(long.high, Part::High));
            let std_error = self.bound(long.std_error, Part::Error);
            let series = self.series(Some(*column), long.values.len() > 1, "");
            let plain = Observation::new(record.place(), (Rc::clone(place), area), year, value);
            self.facts.push(Observation { series, low, high, std_error, flag, note, ..plain });
        }
    }

    fn wide(&mut self, place: &Rc<str>, area: Option<&'static Area>) {
        let Layout::Wide(years) = &self.header.columns.layout else { return };
        // All years of a file are written in one way.
        let group = years.first().map_or(0, |y| y.column);
        for year in years {
            let Some((mut value, mut flag)) = self.value(year.column, group) else { continue };
            match year.foot.map_or(Status::Plain, |at| marks::nature(self.record.cell(at))) {
                Status::Plain => {}
                Status::Flagged(found) => flag = flag.or(Some(found)),
                Status::Missing(reason) => value = Value::Missing(reason),
            }
            let series = self.series(None, false, &year.prefix);
            let plain = Observation::new(self.record.place(), (Rc::clone(place), area), year.year, value);
            self.facts.push(Observation { series, flag: flag.or(year.flag), ..plain });
        }
    }

    fn across(&mut self, time: usize, places: &[usize]) {
        let Some(year) = self.year(time) else { return };
        for column in places {
            let Some((value, flag)) = self.value(*column, *column) else { continue };
            let heading = self.header.headings.get(*column).map_or("", String::as_str);
            let plain = Observation::new(self.record.place(), self.facts.place(heading), year, value);
            let series = self.series(None, false, "");
            self.facts.push(Observation { series, flag, ..plain });
        }
    }

    /// The year of the row; `None`, and a problem, if it cannot be read.
    fn year(&mut self, column: usize) -> Option<Year> {
        let text = plain(self.record, column, self.header.columns.labelled);
        if let Some(year) = period::year(text) {
            return Some(year);
        }
        self.facts.year(text, &self.record.at(column))
    }

    /// What a cell says; `None`, and a problem, if that cannot be told.
    fn value(&mut self, column: usize, group: usize) -> Option<(Value, Option<Flag>)> {
        let cell = self.cell(column, group, Part::Value);
        self.cells.read(self.record, cell, &mut self.facts.problems)
    }

    /// A bound; `None`, and a problem if that cannot be told, if a cell has no number.
    fn bound(&mut self, column: Option<usize>, part: Part) -> Option<f64> {
        let cell = self.cell(column?, column?, part);
        let number = self.cells.number(self.record.cell(cell.column), self.record, cell);
        let number = number.map(Finite::get);
        number.or_else(|| self.cells.read(self.record, cell, &mut self.facts.problems)?.0.number())
    }

    fn cell(&self, column: usize, group: usize, part: Part) -> Cell {
        Cell { column, group, part, row: self.facts.rows.len() }
    }

    /// The number of the row's series. `column` is that of the value, whose
    /// heading may name it, and tells it apart where there are several.
    fn series(&mut self, column: Option<usize>, several: bool, prefix: &str) -> usize {
        let columns = &self.header.columns;
        let (code, name) = columns.indicator;
        self.key.clear();
        self.key.push_str(prefix);
        if let Some(column) = column.filter(|_| several) {
            self.key.push_str(&integer(column));
        }
        for at in [code, name, columns.unit].iter().flatten().chain(&columns.parts) {
            self.key.push('\u{1f}');
            self.key.push_str(self.record.cell(*at));
        }
        let (record, header) = (self.record, self.header);
        let heading = column.and_then(|at| header.headings.get(at)).map_or("", String::as_str);
        let named = if prefix.is_empty() { heading } else { prefix };
        self.facts.series(self.key, || named_series(record, header, named, several || !prefix.is_empty()))
    }
}

/// A cell, of `code: name` the code.
fn plain<'r>(record: &Record<'r>, at: usize, labelled: bool) -> &'r str {
    let text = record.cell(at);
    if labelled { code_of(text) } else { text }
}

/// A series by its indicator columns, its unit and its dimensions; by its
/// heading where there is no indicator, or several are in one row.
fn named_series(record: &Record, header: &Header, heading: &str, several: bool) -> Series {
    let columns = &header.columns;
    let split = |at: usize| {
        let text = record.cell(at);
        let (code, name) = text.split_once(": ").filter(|_| columns.labelled).unwrap_or((text, ""));
        (code.to_owned(), name.to_owned())
    };
    let (code, mut name) = columns.indicator.0.map(split).unwrap_or_default();
    if let Some(at) = columns.indicator.1 {
        name = record.cell(at).to_owned();
    }
    let heading = if header::is_value(heading) { "" } else { heading };
    if code.is_empty() && name.is_empty() {
        name = heading.to_owned();
    } else if several {
        name = [if name.is_empty() { &code } else { &name }, ", ", heading].concat();
    }
    let unit = columns.unit.map(|at| record.cell(at).to_owned()).unwrap_or_default();
    let part = |at: &usize| {
        let (code, name) = split(*at);
        let dimension = header.headings.get(*at).map_or("", |h| code_of(h)).to_owned();
        // What is not labelled is a name.
        if columns.labelled {
            Dimension { dimension, code, name }
        } else {
            Dimension { dimension, code: String::new(), name: code }
        }
    };
    let mut parts: Vec<Dimension> = columns.parts.iter().map(part).collect();
    if let Some(at) = columns.unit {
        let dimension = header.headings.get(at).cloned().unwrap_or_default();
        parts.push(Dimension { dimension, code: String::new(), name: unit.clone() });
    }
    Series { code, name, unit, parts }
}
