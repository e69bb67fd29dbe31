//! Cells of numbers in, values out, and for each column what its marks mean.
//!
//! `1,234` stays open until all cells of the column have been seen. Then the
//! column tells, else the other columns of the file, else the separator: where
//! semicolons part the cells, the comma is the decimal mark. The last is said as
//! an assumption.

use super::figure::{self, Evidence, Figure, Mark};
use super::marks::{self, Status};
use super::records::Record;
use super::{Facts, number};
use crate::error::{Code, Place, Problems};
use crate::model::{Finite, Flag, Missing, Value};

/// Which number of an observation a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The value.
    Value,
    /// Lower bound.
    Low,
    /// Upper bound.
    High,
    /// Standard error.
    Error,
}

/// A cell to be read.
#[derive(Clone, Copy)]
pub struct Cell {
    /// Its column.
    pub column: usize,
    /// The column that stands for all that are written alike.
    pub group: usize,
    /// What it is of its observation.
    pub part: Part,
    /// The number of its observation.
    pub row: usize,
}

/// A number that can be two.
struct Doubt {
    row: usize,
    part: Part,
    decimal: f64,
    grouped: f64,
    mark: Mark,
    at: Place,
    text: String,
}

/// A column on its way.
#[derive(Default)]
struct Column {
    evidence: Evidence,
    /// The first cell with a decimal comma.
    first: Option<(Place, String)>,
    doubts: Vec<Doubt>,
}

/// The columns met, at the numbers of their groups.
#[derive(Default)]
pub struct Cells {
    columns: Vec<Column>,
}

impl Cells {
    /// What a cell says; `None`, and a problem, if that cannot be told.
    pub fn read(
        &mut self,
        record: &Record,
        cell: Cell,
        problems: &mut Problems,
    ) -> Option<(Value, Option<Flag>)> {
        let text = record.cell(cell.column);
        if let Some(value) = self.number(text, record, cell) {
            return Some((Value::Number(value), None));
        }
        if let Some(reason) = marks::missing(text) {
            return Some((Value::Missing(reason), None));
        }
        if let Some((number, status)) = marks::split(text) {
            let found = self.number(number, record, cell).map(Value::Number);
            let value = found.or_else(|| marks::missing(number).map(Value::Missing));
            match (value, status) {
                (Some(value), Status::Plain) => return Some((value, None)),
                (Some(value @ Value::Number(_)), Status::Flagged(flag)) => return Some((value, Some(flag))),
                (Some(_), Status::Missing(reason)) => return Some((Value::Missing(reason), None)),
                _ => {}
            }
        }
        problems.push(Code::NumberUnreadable, record.at(cell.column), text, "");
        None
    }

    /// The number of a cell that is nothing else, or of the part of a cell that is one.
    pub fn number(&mut self, text: &str, record: &Record, cell: Cell) -> Option<Finite> {
        // Three decimals may be a group of thousands; any others leave no doubt.
        let found = match number::short(text) {
            Some((value, 1)) => return Finite::new(value),
            Some((value, scale)) if scale != 1000 => Figure::Marked(value, Mark::Point),
            _ => figure::read(text)?,
        };
        let (value, mark) = match found {
            Figure::Plain(value) => return Finite::new(value),
            Figure::Marked(value, mark) => (value, Some(mark)),
            Figure::Doubtful { decimal, .. } => (decimal, None),
        };
        let column = self.column(cell.group)?;
        if let Some(mark) = mark {
            column.evidence.count(mark);
            if mark == Mark::Comma && column.first.is_none() {
                column.first = Some((record.at(cell.column), record.cell(cell.column).to_owned()));
            }
        }
        if let Figure::Doubtful { decimal, grouped, mark } = found {
            let (at, text) = (record.at(cell.column), record.cell(cell.column).to_owned());
            column.doubts.push(Doubt { row: cell.row, part: cell.part, decimal, grouped, mark, at, text });
        }
        Finite::new(value)
    }

    fn column(&mut self, group: usize) -> Option<&mut Column> {
        while self.columns.len() <= group {
            self.columns.push(Column::default());
        }
        self.columns.get_mut(group)
    }

    /// Settles what was open, column by column, and says what was found.
    pub fn decide(self, separator: u8, facts: &mut Facts) {
        let all = self.columns.iter().fold(Evidence::default(), |all, c| all.and(c.evidence));
        let likely = if separator == b';' { Mark::Comma } else { Mark::Point };
        let mut out = Vec::new();
        for Column { evidence, first, doubts } in self.columns {
            if let Some((at, text)) = first {
                let code = if evidence.is_mixed() { Code::NumberMixed } else { Code::NumberLocale };
                facts.problems.push(code, at, &text, if evidence.is_mixed() { "column" } else { "comma" });
            }
            let told = evidence.mark().or(all.mark());
            if let (Some(doubt), false) = (doubts.first(), evidence.is_mixed()) {
                let grouped = doubt.mark != told.unwrap_or(likely);
                let (code, arg) = match told {
                    None => (Code::NumberAmbiguous, if grouped { "group" } else { "decimal" }),
                    Some(Mark::Point) => (Code::NumberLocale, "point"),
                    Some(Mark::Comma) => (Code::NumberLocale, "comma"),
                };
                // A decimal point is no news, and a decimal comma is said already.
                if told.is_none()
                    || (told == Some(Mark::Point) && grouped)
                    || evidence.commas == 0 && told == Some(Mark::Comma)
                {
                    facts.problems.push(code, doubt.at.clone(), &doubt.text, arg);
                }
            }
            for doubt in doubts {
                if evidence.is_mixed() {
                    facts.problems.push(Code::NumberMixed, doubt.at, &doubt.text, "");
                    out.push(doubt.row);
                    continue;
                }
                let number = if doubt.mark == told.unwrap_or(likely) { doubt.decimal } else { doubt.grouped };
                let Some(row) = facts.rows.get_mut(doubt.row) else { continue };
                match doubt.part {
                    // A status may have taken the number's place.
                    Part::Value if row.value.number().is_none() => {}
                    Part::Value => {
                        row.value =
                            Finite::new(number).map_or(Value::Missing(Missing::Unknown), Value::Number)
                    }
                    Part::Low => row.low = Some(number),
                    Part::High => row.high = Some(number),
                    Part::Error => row.std_error = Some(number),
                }
            }
        }
        facts.remove(out);
    }
}
