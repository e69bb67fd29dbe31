//! CSV, long and wide: text in, observations with their lines out.
//!
//! Quoting and records are the `csv-core` crate's, which the `csv` crate wraps
//! for readers of files; which column is which is found by [`columns`], what a
//! cell says by [`number`] and [`marks`].

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::columns::{self, Columns, Layout, Long};
use super::marks::{self, Status};
use super::{Facts, Observation, Series, Table, bytes, number};
use crate::error::{Code, Place, Problems};
use crate::format::quantity::integer;
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
    let (place, written) = (header.place(), header.text);
    // Spreadsheets add blank cells at the end of a header.
    let headings: Vec<&str> = (0..header.used()).map(|at| header.cell(at)).collect();
    let width = headings.len();
    let columns = match columns::find(&headings) {
        Ok(columns) => columns,
        Err(lack) => {
            problems.push(Code::DataShape, place, written, lack.0);
            return Table::default();
        }
    };
    let mut reader = Rows { columns: &columns, width, facts: Facts::new(problems) };
    let mut any = false;
    while let Some(record) = records.next() {
        any = true;
        reader.row(&record);
    }
    let Rows { facts, .. } = reader;
    if !any {
        facts.problems.push(Code::DataEmpty, place, written, "rows");
    }
    facts.finish()
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
struct Record<'r, 'a> {
    /// The text of all cells, one after the other.
    fields: &'r str,
    /// Where each cell ends in it.
    ends: &'r [usize],
    /// 1-based line where it starts.
    line: u64,
    /// Its first line, as written.
    text: &'a str,
}

impl<'r> Record<'r, '_> {
    /// A cell without the spaces around it; empty if there is none.
    fn cell(&self, at: usize) -> &'r str {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.fields.get(start..end).unwrap_or("").trim()
    }

    /// The cells up to the last that is not blank.
    fn used(&self) -> usize {
        (0..self.ends.len()).rfind(|at| !self.cell(*at).is_empty()).map_or(0, |at| at + 1)
    }

    fn place(&self) -> Place {
        Place::Cell { line: self.line, column: None }
    }
}

/// Splits a text into records and finds their lines. The line numbers of
/// `csv-core` stop before the blank lines that it skips, and before the second
/// half of CRLF.
struct Records<'a> {
    text: &'a str,
    reader: Reader,
    /// Bytes of the text that were given to the reader.
    given: usize,
    /// Bytes of the text in which the line ends were counted.
    counted: usize,
    line: u64,
    fields: Vec<u8>,
    ends: Vec<usize>,
}

impl<'a> Records<'a> {
    fn of(text: &'a str) -> Self {
        let reader = ReaderBuilder::new().delimiter(separator(text)).build();
        Records { text, reader, given: 0, counted: 0, line: 1, fields: Vec::new(), ends: Vec::new() }
    }

    fn next(&mut self) -> Option<Record<'_, 'a>> {
        let (length, count, text) = loop {
            let from = self.given;
            let (length, count) = self.split()?;
            let text = self.start(from);
            if !self.fields(length).trim().is_empty() {
                break (length, count, text);
            }
        };
        let ends = self.ends.get(..count).unwrap_or(&[]);
        Some(Record { fields: self.fields(length), ends, line: self.line, text })
    }

    /// The cells split off last. Taking separators and quotation marks out of
    /// UTF-8 leaves UTF-8.
    fn fields(&self, length: usize) -> &str {
        self.fields.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }

    /// Splits off the next record: the bytes of its cells, and how many there are.
    fn split(&mut self) -> Option<(usize, usize)> {
        let (mut length, mut count) = (0, 0);
        loop {
            // After the last byte the reader is asked once more, with nothing.
            let input = self.text.as_bytes().get(self.given..).unwrap_or(&[]);
            let fields = self.fields.get_mut(length..).unwrap_or_default();
            let ends = self.ends.get_mut(count..).unwrap_or_default();
            let (result, given, written, ended) = self.reader.read_record(input, fields, ends);
            self.given += given;
            length += written;
            count += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.fields.resize(2 * length + 256, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(2 * count + 16, 0),
                ReadRecordResult::Record => return Some((length, count)),
                ReadRecordResult::End => return None,
            }
        }
    }

    /// Counts the lines up to the record that was split off from a byte on,
    /// and gives its first line.
    fn start(&mut self, byte: usize) -> &'a str {
        let rest = self.text.get(byte..).unwrap_or("").trim_start_matches(['\r', '\n']);
        let start = self.text.len() - rest.len();
        let skipped = self.text.as_bytes().get(self.counted..start).unwrap_or(&[]);
        self.line += bytes::line_ends(skipped);
        self.counted = start;
        bytes::first_line(rest)
    }
}

/// Turns records into observations.
struct Rows<'p> {
    columns: &'p Columns,
    /// Cells of the header.
    width: usize,
    facts: Facts<'p>,
}

impl Rows<'_> {
    fn row(&mut self, record: &Record) {
        // More cells than the header, or fewer: a stray separator has moved
        // the values, so none of them is trusted. Blank cells past the
        // header's end move nothing.
        let cells = record.ends.len();
        if cells < self.width || record.used() > self.width {
            return self.facts.problems.push(
                Code::RowLength,
                record.place(),
                record.text,
                &integer(self.width),
            );
        }
        let code = self.columns.code.map(|at| record.cell(at)).filter(|text| !text.is_empty());
        let name = self.columns.name.map(|at| record.cell(at));
        let place = code.or(name).unwrap_or_default();
        let series = self.facts.series("", Series::default);
        let (place, area) = self.facts.place(place);
        let part = Observation {
            at: record.place(),
            place,
            area,
            series,
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
        let Some(year) = columns::year(year) else {
            return self.facts.problems.push(Code::YearUnreadable, at(record, long.year), year, "");
        };
        let Some(mut value) = self.value(record, long.value) else { return };
        let mut flag = None;
        match long.flag.map_or(Status::Plain, |at| marks::status(record.cell(at))) {
            Status::Plain => {}
            Status::Flagged(found) => flag = Some(found),
            Status::Missing(reason) => value = Value::Missing(reason),
        }
        let mut note = long.note.map(|at| record.cell(at).to_owned()).unwrap_or_default();
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
        self.facts.rows.push(Observation { year, value, low, high, std_error, flag, note, ..part });
    }

    fn wide(&mut self, record: &Record, years: &[(usize, Year)], part: &Observation) {
        for (column, year) in years {
            if let Some(value) = self.value(record, *column) {
                self.facts.rows.push(Observation { year: *year, value, ..part.clone() });
            }
        }
    }

    /// What a cell says; `None`, and a problem, if that cannot be told.
    fn value(&mut self, record: &Record, column: usize) -> Option<Value> {
        let text = record.cell(column);
        if let Some(number) = number::parse(text).and_then(Finite::new) {
            return Some(Value::Number(number));
        }
        let missing = marks::missing(text);
        if missing.is_none() {
            self.facts.problems.push(Code::NumberUnreadable, at(record, column), text, "");
        }
        missing.map(Value::Missing)
    }
}

fn at(record: &Record, column: usize) -> Place {
    Place::Cell { line: record.line, column: Some(column + 1) }
}
