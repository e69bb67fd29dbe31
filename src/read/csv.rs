//! Text with separators in, observations with their lines out: long, wide, or
//! with places across, below whatever stands above the header.
//!
//! Which column is which is found by [`header`], what a cell
//! says by `figure` and [`marks`]. A file is
//! read in steps, so that a large one does not block a page.

use std::borrow::Cow;
use std::rc::Rc;

use super::cells::{Cell, Cells, Part};
use super::header::{self, Columns, Lack, Layout, Long, code_of};
use super::marks::{self, Status};
use super::period;
use super::records::{Record, Records, with_lf};
use super::series::{Part as Dimension, Series};
use super::{Facts, Observation, Table};
use crate::countries::Area;
use crate::error::{Code, Place, Problems};
use crate::format::quantity::integer;
use crate::model::{Finite, Flag, Value, Year};

/// The header is looked for in so many records.
const MOST_ABOVE: usize = 40;
/// So many records below a header are looked at for what its columns hold.
const SAMPLE: usize = 20;
/// Separators, the likeliest first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A file being read.
pub struct Reading<'t> {
    text: Cow<'t, str>,
    header: Header,
    records: Records,
    /// The problems before the first row.
    before: Problems,
    facts: Facts,
    cells: Cells,
    /// The text that told the series of the last row, reused.
    key: String,
    any: bool,
    /// How often the file has been read through for its dimensions.
    round: u8,
    done: bool,
}

/// What is known before the first row.
struct Header {
    columns: Columns,
    headings: Vec<String>,
    separator: u8,
    /// Records above the rows, the header included.
    above: usize,
    place: Place,
    text: String,
}

impl<'t> Reading<'t> {
    /// Finds the header. `None`, and a problem, if there is none.
    pub fn begin(text: Cow<'t, str>, problems: &mut Problems) -> Option<Self> {
        let text = with_lf(text);
        let header = match Header::find(&text) {
            Ok(header) => header,
            Err((place, line, lack)) => {
                match lack {
                    Some(lack) => problems.push(Code::DataShape, place, &line, lack.0),
                    None => problems.push(Code::DataEmpty, place, &line, "bytes"),
                }
                return None;
            }
        };
        let mut reading = Reading {
            records: Records::new(header.separator),
            cells: Cells::default(),
            before: problems.clone(),
            facts: Facts::new(problems),
            text,
            header,
            key: String::new(),
            any: false,
            round: 0,
            done: false,
        };
        reading.rewind();
        Some(reading)
    }

    /// Goes to the first row.
    fn rewind(&mut self) {
        self.records = Records::new(self.header.separator);
        self.cells = Cells::default();
        let columns = &self.header.columns;
        let is_across = matches!(columns.layout, Layout::Across { .. });
        self.facts.placeless = columns.code.or(columns.name).is_none() && !is_across;
        for _ in 0..self.header.above {
            self.records.next(&self.text);
        }
        if let Layout::Wide(years) = &self.header.columns.layout {
            for year in years {
                let heading = self.header.headings.get(year.column).map_or("", String::as_str);
                if let Some(found) = period::parse(heading) {
                    self.facts.note_rule(found, heading, &self.header.place);
                }
            }
        }
    }

    /// Reads some more records; whether there are more.
    pub fn step(&mut self, records: usize) -> bool {
        for _ in 0..records {
            let done = self.records.done();
            // By reference: it is large enough to be slow to move.
            let next = self.records.next(&self.text);
            let Some(record) = &next else {
                self.done = !self.again();
                break;
            };
            self.any = true;
            let rows = &mut self.facts.rows;
            if rows.len() == rows.capacity() && rows.len() > SAMPLE {
                // As many as the rest of the text is likely to have, and a few more, so that rows are seldom moved;
                // but if the first were short, not so many that there is no memory for them.
                let likely = (self.text.len() - done) / (done / rows.len()).max(1);
                rows.reserve((likely + likely / 16).clamp(SAMPLE, 9 * rows.len()));
            }
            Row {
                record,
                header: &self.header,
                facts: &mut self.facts,
                cells: &mut self.cells,
                key: &mut self.key,
            }
            .read();
        }
        !self.done
    }

    /// How much has been read, in bytes.
    pub fn bytes(&self) -> usize {
        self.records.done()
    }

    /// Whether the file is to be read once more, with the columns that nothing
    /// is known of as dimensions. That is so if many years have several rows:
    /// a file that is broken down. A few are a mistake in the file, which is
    /// said. Should it not help, they are taken out again.
    fn again(&mut self) -> bool {
        let many = |facts: &Facts| {
            let (keys, differing) = facts.conflicts();
            differing * 4 >= keys && differing > 0
        };
        let columns = &mut self.header.columns;
        match self.round {
            0 if !columns.loose.is_empty() && !self.facts.part_years && many(&self.facts) => {
                columns.parts.extend(&columns.loose)
            }
            1 if many(&self.facts) => columns.parts.retain(|part| !columns.loose.contains(part)),
            _ => return false,
        }
        self.round += 1;
        self.facts = Facts::new(&mut self.before.clone());
        self.rewind();
        true
    }

    /// The table.
    pub fn finish(self, problems: &mut Problems) -> Table {
        let Reading { mut facts, cells, header, any, .. } = self;
        if !any {
            facts.problems.push(Code::DataEmpty, header.place, &header.text, "rows");
        }
        cells.decide(header.separator, &mut facts);
        facts.finish(problems)
    }
}

/// Where a header was looked for, its line, and what it lacks; nothing if there is no record at all.
type Lacking = (Place, String, Option<Lack>);

impl Header {
    /// The header of the separator that makes most of it.
    fn find(text: &str) -> Result<Header, Lacking> {
        let mut best: Option<Header> = None;
        let mut lack: Option<(usize, Lacking)> = None;
        for separator in SEPARATORS {
            match Header::of(text, separator) {
                Ok(found) if best.as_ref().is_none_or(|b| b.headings.len() < found.headings.len()) => {
                    best = Some(found)
                }
                Ok(_) => {}
                Err((cells, why)) if lack.as_ref().is_none_or(|(most, _)| *most < cells) => {
                    lack = Some((cells, why))
                }
                Err(_) => {}
            }
        }
        let none = || (Place::Whole, String::new(), None);
        best.ok_or_else(|| lack.map_or_else(none, |(_, why)| why))
    }

    /// The header with one separator; else how many cells the likeliest record
    /// has, and what it lacks.
    fn of(text: &str, separator: u8) -> Result<Header, (usize, Lacking)> {
        let mut records = Records::new(separator);
        let mut rows: Vec<(Place, String, Vec<String>)> = Vec::new();
        while rows.len() < MOST_ABOVE + SAMPLE
            && let Some(record) = records.next(text)
        {
            let cells = (0..record.used()).map(|at| record.cell(at).to_owned()).collect();
            rows.push((record.place(), record.first_line().chars().take(80).collect(), cells));
        }
        let cells: Vec<Vec<String>> = rows.iter_mut().map(|(_, _, cells)| std::mem::take(cells)).collect();
        let mut lack = None;
        for (above, ((place, line, _), headings)) in rows.into_iter().zip(&cells).take(MOST_ABOVE).enumerate()
        {
            let texts: Vec<&str> = headings.iter().map(String::as_str).collect();
            let below = cells.get(above + 1..cells.len().min(above + 1 + SAMPLE)).unwrap_or(&[]);
            // A remark among the rows, or below them, tells nothing of the columns.
            let is_row =
                |row: &&Vec<String>| texts.len() < 2 || row.iter().filter(|c| !c.is_empty()).count() > 1;
            let below: Vec<&[String]> = below.iter().filter(is_row).map(Vec::as_slice).collect();
            match header::find(&texts, &below) {
                Ok(columns) => {
                    let headings = headings.clone();
                    return Ok(Header { columns, headings, separator, above: above + 1, place, text: line });
                }
                Err(why) if lack.is_none() && (texts.len() > 1 || cells.len() == 1) => {
                    lack = Some((texts.len(), (place, line, Some(why))));
                }
                Err(_) => {}
            }
        }
        Err(lack.unwrap_or_else(|| (0, (Place::Whole, String::new(), None))))
    }
}

/// A record on its way to observations.
struct Row<'r> {
    record: &'r Record<'r>,
    header: &'r Header,
    facts: &'r mut Facts,
    cells: &'r mut Cells,
    key: &'r mut String,
}

impl Row<'_> {
    fn read(mut self) {
        let record = self.record;
        let width = self.header.headings.len();
        let columns = &self.header.columns;
        if record.lone().is_some_and(|text| self.is_remark(text)) {
            return;
        }
        // More cells than the header, or fewer: a stray separator has moved
        // the values, so none of them is trusted. Blank cells past the
        // header's end move nothing.
        if record.len() < width || (record.len() > width && record.used() > width) {
            let (place, line) = (record.place(), record.first_line());
            return self.facts.problems.push(Code::RowLength, place, line, &integer(width));
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
