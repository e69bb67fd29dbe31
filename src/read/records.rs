//! Text with separators in, records with their lines out.
//!
//! Quoting and records are the `csv-core` crate's, which the `csv` crate wraps
//! for readers of files.

use std::borrow::Cow;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::error::Place;

/// A record that is not blank, and where it stands.
#[derive(Clone, Copy)]
pub struct Record<'r> {
    /// The text of all cells, one after the other.
    fields: &'r str,
    /// Where each cell ends in it.
    ends: &'r [usize],
    /// 1-based line where it starts.
    pub line: u64,
    /// The text from its start on.
    rest: &'r str,
    /// Whether the text ends with it.
    last: bool,
}

impl<'r> Record<'r> {
    /// A cell without the spaces around it; empty if there is none.
    pub fn cell(&self, at: usize) -> &'r str {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        let text = self.fields.get(start..end).unwrap_or("");
        // Most cells have nothing to trim, and characters take longer than bytes.
        let is_sign = |b: Option<&u8>| b.is_some_and(u8::is_ascii_graphic);
        let bytes = text.as_bytes();
        if is_sign(bytes.first()) && is_sign(bytes.last()) { text } else { text.trim() }
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The cells up to the last that is not blank.
    pub fn used(&self) -> usize {
        (0..self.ends.len()).rfind(|at| !self.cell(*at).is_empty()).map_or(0, |at| at + 1)
    }

    /// The only cell that is not blank.
    pub fn lone(&self) -> Option<&'r str> {
        let mut cells = (0..self.ends.len()).map(|at| self.cell(at)).filter(|cell| !cell.is_empty());
        cells.next().filter(|_| cells.next().is_none())
    }

    /// Its first line, as written.
    pub fn first_line(&self) -> &'r str {
        first_line(self.rest)
    }

    /// Whether a quotation mark in it is never closed: then all lines to the
    /// end of the text are in one of its cells.
    pub fn is_open(&self) -> bool {
        let marks = || self.rest.bytes().filter(|b| *b == b'"').count();
        self.last && self.rest.trim_end().contains('\n') && marks() % 2 == 1
    }

    /// The record as a whole.
    pub fn place(&self) -> Place {
        Place::Cell { line: self.line, column: None }
    }

    /// One of its cells.
    pub fn at(&self, column: usize) -> Place {
        Place::Cell { line: self.line, column: Some(column + 1) }
    }
}

/// Splits a text, its lines ended by [`with_lf`], into records and finds their
/// lines. The line numbers of `csv-core` stop before the blank lines that it
/// skips, and before the second half of CRLF.
pub struct Records {
    reader: Reader,
    /// Bytes of the text that were given to the reader.
    given: usize,
    line: u64,
    fields: Vec<u8>,
    ends: Vec<usize>,
}

impl Records {
    /// At the beginning of a text.
    pub fn new(separator: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(separator).build();
        Records { reader, given: 0, line: 1, fields: Vec::new(), ends: Vec::new() }
    }

    /// The next record that is not blank. The text is the same at every call.
    pub fn next<'r>(&'r mut self, text: &'r str) -> Option<Record<'r>> {
        let (length, count, rest) = loop {
            let rest = self.start(text);
            let (length, count) = self.split(text)?;
            let has_sign = self.fields.iter().take(length).any(u8::is_ascii_graphic);
            if has_sign || !self.fields(length).trim().is_empty() {
                break (length, count, rest);
            }
        };
        let ends = self.ends.get(..count).unwrap_or(&[]);
        Some(Record {
            fields: self.fields(length),
            ends,
            line: self.line,
            rest,
            last: self.given >= text.len(),
        })
    }

    /// How many bytes of the text have been read.
    pub fn done(&self) -> usize {
        self.given
    }

    /// The cells split off last. Taking separators and quotation marks out of
    /// UTF-8 leaves UTF-8.
    fn fields(&self, length: usize) -> &str {
        self.fields.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }

    /// Splits off the next record: the bytes of its cells, and how many there are.
    fn split(&mut self, text: &str) -> Option<(usize, usize)> {
        let (mut length, mut count) = (0, 0);
        loop {
            // After the last byte the reader is asked once more, with nothing.
            let input = text.as_bytes().get(self.given..).unwrap_or(&[]);
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

    /// Finds the line of the next record, and gives the text from there on.
    fn start<'t>(&mut self, text: &'t str) -> &'t str {
        let from = text.get(self.given..).unwrap_or("");
        let (mut skipped, mut lines) = (0, 0);
        for end in from.bytes().take_while(|b| matches!(b, b'\n' | b'\r')) {
            skipped += 1;
            lines += u64::from(end == b'\n');
        }
        self.line = self.reader.line() + lines;
        from.get(skipped..).unwrap_or("")
    }
}

/// A text whose lines are ended by LF, with or without CR before it: where CR
/// alone ended them, LF is put in its place.
pub fn with_lf(text: Cow<str>) -> Cow<str> {
    if text.contains('\n') || !text.contains('\r') {
        return text;
    }
    text.chars().map(|c| if c == '\r' { '\n' } else { c }).collect()
}

/// The line ends in a piece of a file.
pub fn line_ends(piece: &[u8]) -> u64 {
    let end = if piece.contains(&b'\n') { b'\n' } else { b'\r' };
    piece.iter().map(|b| u64::from(*b == end)).sum()
}

/// A text up to its first line end.
pub fn first_line(text: &str) -> &str {
    text.split(['\n', '\r']).next().unwrap_or("")
}
