//! CSV, long and wide: text in, observations with their lines out.
//!
//! Quoting and records are the `csv` crate's; which column is which is found
//! by [`columns`], what a cell says by [`number`]
//! and [`marks`].

use std::borrow::Cow;

use ::csv::{ByteRecord, Position, Reader, ReaderBuilder};

use super::columns::{self, Columns, Layout, Long};
use super::marks::{self, Status};
use super::{Observation, Table, bytes, number};
use crate::countries::{self, Area};
use crate::error::{Code, Place, Problems};
use crate::model::{Finite, Missing, Value, Year};

/// Reads CSV. The separator (comma, semicolon or tab) is the one that the
/// header line has most of.
pub fn read(bytes: &[u8], problems: &mut Problems) -> Table {
    let Some(text) = bytes::text(bytes, problems) else { return Table::default() };
    let mut records = Records::of(text);
    let Some(header) = records.next() else {
        problems.push(Code::DataEmpty, Place::Whole, "", "bytes");
        return Table::default();
    };
    let headings = header.cells();
    let columns = match columns::find(&headings.iter().map(Cow::as_ref).collect::<Vec<_>>()) {
        Ok(columns) => columns,
        Err(lack) => {
            let place = Place::Cell { line: header.line, column: None };
            problems.push(Code::DataShape, place, header.text, lack.0);
            return Table::default();
        }
    };
    let mut reader =
        Rows { columns: &columns, width: headings.len(), last: None, table: Table::default(), problems };
    let mut any = false;
    for record in records {
        any = true;
        reader.row(&record);
    }
    let Rows { table, problems, .. } = reader;
    if !any {
        problems.push(Code::DataEmpty, Place::Cell { line: header.line, column: None }, header.text, "rows");
    }
    table
}

/// The separator, from the first line that is not blank.
fn separator(text: &str) -> u8 {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for b in text.trim_start_matches(['\r', '\n', ' ']).bytes() {
        match b {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(s, _)| *s == b).for_each(|(_, n)| *n += 1),
        }
    }
    // On a tie the comma: the first of the greatest.
    counts.iter().rev().max_by_key(|(_, n)| *n).map_or(b',', |(s, _)| *s)
}

/// A record that is not blank, and where it stands.
struct Record<'a> {
    bytes: ByteRecord,
    /// 1-based line where it starts.
    line: u64,
    /// Its first line, as written.
    text: &'a str,
}

impl Record<'_> {
    /// A cell without the spaces around it; empty if there is none.
    fn cell(&self, at: usize) -> Cow<'_, str> {
        match String::from_utf8_lossy(self.bytes.get(at).unwrap_or(b"")) {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        }
    }

    /// All cells, without blank ones at the end: spreadsheets add separators there.
    fn cells(&self) -> Vec<Cow<'_, str>> {
        (0..self.used()).map(|at| self.cell(at)).collect()
    }

    /// The cells up to the last that is not blank.
    fn used(&self) -> usize {
        self.bytes.iter().rposition(|cell| !cell.trim_ascii().is_empty()).map_or(0, |at| at + 1)
    }
}

/// Splits a text into records and finds their lines. The `csv` crate's own
/// line numbers stop before the blank lines that it skips, and before the
/// second half of CRLF.
struct Records<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    counted: usize,
    line: u64,
}

impl<'a> Records<'a> {
    fn of(text: &'a str) -> Self {
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator(text))
            .from_reader(text.as_bytes());
        Records { text, reader, counted: 0, line: 1 }
    }

    /// The text where the record starts that the reader placed at `byte`.
    fn start(&mut self, byte: u64) -> &'a str {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        let rest = self.text.get(byte..).unwrap_or("").trim_start_matches(['\r', '\n']);
        let start = self.text.len() - rest.len();
        let skipped = self.text.as_bytes().get(self.counted..start).unwrap_or(&[]);
        self.line += bytes::line_ends(skipped);
        self.counted = start;
        rest
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let mut bytes = ByteRecord::new();
        loop {
            // Reading from memory cannot fail, and a flexible reader takes any length.
            if !self.reader.read_byte_record(&mut bytes).unwrap_or(false) {
                return None;
            }
            let byte = bytes.position().map_or(0, Position::byte);
            let rest = self.start(byte);
            if bytes.iter().any(|cell| !cell.trim_ascii().is_empty()) {
                let text = rest.lines().next().unwrap_or("");
                return Some(Record { bytes, line: self.line, text });
            }
        }
    }
}

/// Turns records into observations.
struct Rows<'p> {
    columns: &'p Columns,
    /// Cells of the header.
    width: usize,
    /// The place met last: rows of one country mostly stand together.
    last: Option<(String, Option<&'static Area>)>,
    table: Table,
    problems: &'p mut Problems,
}

impl Rows<'_> {
    fn row(&mut self, record: &Record) {
        // More cells than the header, or fewer: a stray separator has moved
        // the values, so none of them is trusted. Blank cells past the
        // header's end move nothing.
        let cells = record.bytes.len();
        if cells < self.width || record.used() > self.width {
            let place = Place::Cell { line: record.line, column: None };
            return self.problems.push(Code::RowLength, place, record.text, &self.width.to_string());
        }
        let code = self.columns.code.map(|at| record.cell(at)).filter(|text| !text.is_empty());
        let name = self.columns.name.map(|at| record.cell(at));
        let place = code.or(name).unwrap_or_default();
        let area = self.area(&place);
        let part = Observation {
            line: record.line,
            place: place.into_owned(),
            area,
            year: 0,
            value: Value::Missing(Missing::Unknown),
            low: None,
            high: None,
            std_error: None,
            flag: None,
            note: String::new(),
        };
        match &self.columns.layout {
            Layout::Long(long) => self.long(record, long, part),
            Layout::Wide(years) => self.wide(record, years, &part),
        }
    }

    fn long(&mut self, record: &Record, long: &Long, part: Observation) {
        let year = record.cell(long.year);
        let Some(year) = columns::year(&year) else {
            return self.problems.push(Code::YearUnreadable, at(record, long.year), &year, "");
        };
        let Some(mut value) = self.value(record, long.value) else { return };
        let mut flag = None;
        match long.flag.map_or(Status::Plain, |at| marks::status(&record.cell(at))) {
            Status::Plain => {}
            Status::Flagged(found) => flag = Some(found),
            Status::Missing(reason) => value = Value::Missing(reason),
        }
        let mut note = long.note.map(|at| record.cell(at).into_owned()).unwrap_or_default();
        if let Some(found) = marks::flag_word(&note) {
            // The flag is worded wherever the reading is.
            flag = flag.or(Some(found));
            note.clear();
        }
        let mut bound = |at: Option<usize>| match self.value(record, at?)? {
            Value::Number(n) => Some(n.get()),
            Value::Missing(_) => None,
        };
        let (low, high, std_error) = (bound(long.low), bound(long.high), bound(long.std_error));
        self.table.rows.push(Observation { year, value, low, high, std_error, flag, note, ..part });
    }

    fn wide(&mut self, record: &Record, years: &[(usize, Year)], part: &Observation) {
        for (column, year) in years {
            if let Some(value) = self.value(record, *column) {
                self.table.rows.push(Observation { year: *year, value, ..part.clone() });
            }
        }
    }

    /// What a cell says; `None`, and a problem, if that cannot be told.
    fn value(&mut self, record: &Record, column: usize) -> Option<Value> {
        let text = record.cell(column);
        if let Some(number) = number::parse(&text).and_then(Finite::new) {
            return Some(Value::Number(number));
        }
        let missing = marks::missing(&text);
        if missing.is_none() {
            self.problems.push(Code::NumberUnreadable, at(record, column), &text, "");
        }
        missing.map(Value::Missing)
    }

    fn area(&mut self, place: &str) -> Option<&'static Area> {
        if let Some((text, area)) = &self.last
            && text == place
        {
            return *area;
        }
        let area = countries::find(place);
        self.last = Some((place.to_owned(), area));
        area
    }
}

fn at(record: &Record, column: usize) -> Place {
    Place::Cell { line: record.line, column: Some(column + 1) }
}
