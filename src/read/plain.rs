//! A plain file in, the table that the whole reader makes of it out; or
//! nothing, and the whole reader is asked.
//!
//! Plain is what the documentation recommends: UTF-8; commas; one heading each
//! for place, year and value, perhaps for bounds, standard error and remark;
//! years of four digits, numbers with a decimal point, blanks; no place and
//! year twice. (Which places are known is for `model::check` to say.) Whatever is not, or is not quite, is none of this
//! file's business: it notes no problem and assumes nothing. So charts of such
//! files need not load the reader of all others, which is a part of the wasm
//! of its own.

use std::rc::Rc;

use super::figure::{Figure, pointed};
use super::{Observation, Series, Table, YEARS, number, period, roles};
use crate::countries::{self, Area, among, fold};
use crate::error::Place;
use crate::model::{Finite, Missing, Value, Year};

/// A larger file is read in steps, by the whole reader.
const MOST_BYTES: usize = 128 * 1024;
/// A remark of fewer bytes without a digit may be a mark (see `marks::status`).
const LONGEST_MARK: usize = 40;

const PLACES: &str = "country iso3|iso3|iso2|m49|country code|country|country name|code|codigo|pais";
const YEAR: &str = "year|ano";
const VALUE: &str = "value|valor";
/// Columns that say nothing of a chart; of more the whole reader knows.
const OTHERS: &str = "source|fuente|n sources";

/// Columns by what they hold, as 0-based numbers.
#[derive(Default)]
struct Columns {
    place: Option<usize>,
    year: Option<usize>,
    value: Option<usize>,
    low: Option<usize>,
    high: Option<usize>,
    std_error: Option<usize>,
    note: Option<usize>,
    width: usize,
}

/// The table of a plain file: the same, in each field, as [`super::read`]
/// gives for it without a problem. `None` for any other file.
pub fn read(bytes: &[u8]) -> Option<Table> {
    let text = std::str::from_utf8(bytes.get(..bytes.len().min(MOST_BYTES + 1))?).ok()?;
    if text.len() > MOST_BYTES {
        return None;
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // With a brace, bracket or angle it may be JSON or a web page.
    if !text.starts_with(|c: char| c == '"' || c.is_ascii_alphanumeric()) {
        return None;
    }
    let mut lines = (1..).zip(text.lines());
    let mut cells = Vec::new();
    split(lines.next()?.1, &mut cells)?;
    let columns = Columns::of(&cells)?;
    let mut plain = Plain::default();
    for (line, record) in lines {
        split(record, &mut cells)?;
        if cells.len() != columns.width {
            return None;
        }
        plain.row(line, &cells, &columns)?;
    }
    plain.table()
}

/// The cells of a line. `None` where quotes stand anywhere but around a cell,
/// or there is a control character or a space to be trimmed.
fn split<'l>(line: &'l str, cells: &mut Vec<&'l str>) -> Option<()> {
    cells.clear();
    let mut rest = Some(line);
    while let Some(text) = rest {
        let cell;
        (cell, rest) = match text.strip_prefix('"') {
            Some(quoted) => {
                let (cell, after) = quoted.split_once('"')?;
                (cell, if after.is_empty() { None } else { Some(after.strip_prefix(',')?) })
            }
            None => text.split_once(',').map_or((text, None), |(cell, after)| (cell, Some(after))),
        };
        if cell.trim().len() < cell.len() || cell.bytes().any(|b| b < b' ' || b == b'"') {
            return None;
        }
        cells.push(cell);
    }
    Some(())
}

impl Columns {
    fn of(headings: &[&str]) -> Option<Columns> {
        let mut columns = Columns { width: headings.len(), ..Columns::default() };
        for (at, heading) in headings.iter().enumerate() {
            let heading = fold(heading);
            let is = |names: &str| among(&heading, names);
            let column = match () {
                () if is(PLACES) => &mut columns.place,
                () if is(YEAR) => &mut columns.year,
                () if is(VALUE) => &mut columns.value,
                () if is(roles::LOWS.0) => &mut columns.low,
                () if is(roles::HIGHS.0) => &mut columns.high,
                () if is(roles::ERRORS.0) => &mut columns.std_error,
                () if is(roles::NOTES.0) => &mut columns.note,
                () if is(OTHERS) => continue,
                () => return None,
            };
            // Two of one meaning are for the whole reader to weigh.
            if column.replace(at).is_some() {
                return None;
            }
        }
        Some(columns)
    }
}

/// A place by its text, and the area that it names exactly.
type Named = (Rc<str>, Option<&'static Area>);

/// A plain file on its way.
#[derive(Default)]
struct Plain {
    rows: Vec<Observation>,
    /// The places met, with a bit for each of their years.
    places: Vec<(Named, [u64; 32])>,
    /// Whether a point may set thousands apart (`1.234`), and whether one is surely a decimal point.
    doubtful: bool,
    sure: bool,
}

impl Plain {
    fn row(&mut self, line: u64, cells: &[&str], columns: &Columns) -> Option<()> {
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).copied();
        let text = cell(columns.place).filter(|text| !text.is_empty())?;
        let before = self.rows.last().filter(|row| *row.place == *text);
        let place: Named = match before {
            Some(row) => (Rc::clone(&row.place), row.area),
            None => (Rc::from(text), countries::find(text)),
        };
        let year = period::year(cell(columns.year)?)?;
        self.note_year(&place, year)?;
        let value = self.value(cell(columns.value)?)?;
        let mut bound = |at| self.value(cell(at).unwrap_or("")).map(Value::number);
        let (low, high, std_error) = (bound(columns.low)?, bound(columns.high)?, bound(columns.std_error)?);
        let note = cell(columns.note).unwrap_or("");
        if !(note.is_empty() || note.len() > LONGEST_MARK || note.bytes().any(|b| b.is_ascii_digit())) {
            return None;
        }
        let (at, note) = (Place::Cell { line, column: None }, note.to_owned());
        let row = Observation::new(at, place, year, value);
        self.rows.push(Observation { low, high, std_error, note, ..row });
        Some(())
    }

    /// `None` if the place has a row of the year.
    fn note_year(&mut self, place: &Named, year: Year) -> Option<()> {
        let same = |other: &Named| match (place.1, other.1) {
            (None, None) => place.0 == other.0,
            (area, other) => area == other,
        };
        let known = self.places.iter().rposition(|(other, _)| same(other));
        let at = known.unwrap_or(self.places.len());
        if known.is_none() {
            self.places.push((place.clone(), [0; 32]));
        }
        let year = usize::try_from(year - YEARS.0).ok()?;
        let word = self.places.get_mut(at)?.1.get_mut(year / 64)?;
        let bit = 1 << (year % 64);
        let new = *word & bit == 0;
        *word |= bit;
        new.then_some(())
    }

    /// What a cell says: a number, or nothing where it is blank. `None` if it is anything else.
    fn value(&mut self, text: &str) -> Option<Value> {
        if text.is_empty() {
            return Some(Value::Missing(Missing::Unknown));
        }
        let number = number::parse(text)?;
        match pointed(text, number) {
            Figure::Plain(_) => {}
            Figure::Marked(..) => self.sure = true,
            Figure::Doubtful { .. } => self.doubtful = true,
        }
        Finite::new(number).map(Value::Number)
    }

    fn table(self) -> Option<Table> {
        if self.rows.is_empty() || (self.doubtful && !self.sure) {
            return None;
        }
        Some(Table { rows: self.rows, series: vec![Series::default()], ..Table::default() })
    }
}
