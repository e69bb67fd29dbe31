//! Text with separators in, observations with their lines out: long, wide, or
//! with places across, below whatever stands above the header.
//!
//! The header is found by [`head`], which column is which by `header`, what a
//! cell says by `figure` and `marks`. A file is read in steps, so that a large
//! one does not block a page.

mod groups;
mod head;
mod row;

use std::borrow::Cow;

use head::{Header, SAMPLE};
use row::Row;

use super::cells::Cells;
use super::header::Layout;
use super::records::{Records, with_lf};
use super::{Facts, Table, period};
use crate::error::{Code, Problems};

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
    /// Whether there was a row, if only one that cannot be read.
    any: bool,
    /// How often the file has been read through for its dimensions.
    round: u8,
    done: bool,
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
            let rows = &mut self.facts.rows;
            if rows.len() == rows.capacity() && rows.len() > SAMPLE {
                // As many as the rest of the text is likely to have, and a few more, so that rows are seldom moved;
                // but if the first were short, not so many that there is no memory for them.
                let likely = (self.text.len() - done) / (done / rows.len()).max(1);
                rows.reserve((likely + likely / 16).clamp(SAMPLE, 9 * rows.len()));
            }
            if record.is_open() {
                let (place, line) = (record.place(), record.first_line());
                self.facts.problems.push(Code::QuoteOpen, place, line, "");
                self.any = true;
                continue;
            }
            self.any |= Row {
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
