//! Columns of numbers that a script hands over in, a table out: no text is
//! made of a number and read again, and long columns are kept as they came.
//!
//! They come as parts: a head ([`MAGIC`], then for each column what its numbers
//! are, a tab, its name and a line feed), and the bytes of each column, or of
//! all, one after the other, in one part; the lowest of a number first. `i` are
//! integers of 4 bytes, `f` doubles, NaN where there is no number. One column
//! has the years, each of the others is a place.
//!
//! Years of four digits make rows like those of a file (of which `model::check`
//! says where a year is there twice). Others, and so more
//! than two thousand of them, make long series: see [`Chronicle`].

use std::rc::Rc;

use super::{LONG_YEARS, Long, MOST_MEGABYTES, Observation, Series, Table, differ, is_year, roles};
use crate::convert::round_i32;
use crate::countries::{self, Area, among, coded, fold};
use crate::error::{Code, Place, Problems};
use crate::format::quantity::integer;
use crate::format::shortest::shortest;
use crate::model::{Chronicle, Finite, Missing, Timeline, Value, Values, Year, Years};
use crate::order;

/// What the head begins with: no text does.
pub const MAGIC: &[u8] = b"\0columns\n";

/// A column: its name and its numbers.
struct Column {
    name: String,
    numbers: Numbers,
}

enum Numbers {
    Integers(Years),
    Doubles(Values),
}

impl Numbers {
    fn get(&self, at: usize) -> f64 {
        match self {
            Numbers::Integers(years) => years.get(at).map_or(f64::NAN, f64::from),
            Numbers::Doubles(values) => values.get(at).unwrap_or(f64::NAN),
        }
    }

    fn len(&self) -> usize {
        match self {
            Numbers::Integers(years) => years.len(),
            Numbers::Doubles(values) => values.len(),
        }
    }
}

/// The table of columns. `None`, and a problem, if they have no years or are
/// not columns at all. In the browser a door of the wasm part `long`.
#[inline(never)]
pub fn read(parts: Vec<Vec<u8>>, problems: &mut Problems) -> Option<Table> {
    problems.in_table = true;
    let size = parts.iter().map(Vec::len).sum::<usize>() / 1_000_000;
    if size >= MOST_MEGABYTES {
        problems.push(Code::DataSize, Place::Whole, &integer(size), &integer(MOST_MEGABYTES));
        return None;
    }
    let Some(mut columns) = columns(parts) else {
        problems.push(Code::DataFormat, Place::Whole, "columns", "columns");
        return None;
    };
    let is = |column: &Column, words: roles::Headings| {
        coded(&column.name).is_none() && among(&fold(&column.name), words.0)
    };
    let mut found = (0..).zip(&columns).filter(|(_, column)| is(column, roles::YEARS)).map(|(at, _)| at);
    let (first, second) = (found.next(), found.next());
    let (Some(time), None) = (first, second) else {
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let arg = if first.is_none() { "year" } else { roles::YEARS.1 };
        problems.push(Code::DataShape, Place::Whole, &names.join(", "), arg);
        return None;
    };
    let years = columns.remove(time).numbers;
    // Counted as they came.
    let number = |at: usize| if at < time { at + 1 } else { at + 2 };
    let mut table = Table { series: vec![Series::default()], ..Table::default() };
    let years = Rows::new(years, time + 1, problems);
    let short = years.iter().all(|(_, year)| is_year(&year));
    if short {
        table.rows.reserve(columns.iter().map(|column| column.numbers.len()).sum());
    }
    for (at, column) in columns.into_iter().enumerate() {
        let placeless = is(&column, roles::VALUES);
        table.placeless |= placeless;
        let area = if placeless { None } else { countries::find(&column.name) };
        let place = if placeless { "".into() } else { column.name.as_str().into() };
        let reader = Reader { rows: &years, at: number(at), place: (place, area) };
        if short {
            reader.rows(&column.numbers, &mut table.rows, problems);
        } else {
            table.long.push(reader.long(column.numbers, problems));
        }
    }
    once(&mut table.long, problems);
    Some(table)
}

/// The columns of the parts; `None` if they are others, or of other lengths, than the head says.
fn columns(parts: Vec<Vec<u8>>) -> Option<Vec<Column>> {
    let mut parts = parts.into_iter();
    let head = parts.next()?;
    let head = std::str::from_utf8(head.strip_prefix(MAGIC)?).ok()?;
    let names = head.lines().count();
    let together = if parts.len() < names { parts.next() } else { None };
    let mut columns: Vec<Column> = Vec::with_capacity(names);
    for line in head.lines() {
        let (kind, name) = line.split_once('\t')?;
        let bytes = match &together {
            Some(bytes) => {
                let size = bytes.len() / names;
                bytes.get(columns.len() * size..)?.get(..size)?.to_vec()
            }
            None => parts.next()?,
        };
        let numbers = match kind {
            "i" => Numbers::Integers(Years(bytes)),
            _ => Numbers::Doubles(Values(bytes)),
        };
        if columns.first().is_some_and(|first| first.numbers.len() != numbers.len()) {
            return None;
        }
        columns.push(Column { name: name.to_owned(), numbers });
    }
    parts.next().is_none().then_some(columns)
}

/// The rows that have a year.
enum Rows {
    /// All of them, in the order of the years, each once.
    Rising(Rc<Timeline>),
    /// Their 0-based numbers and years, in the order of the years.
    Other(Vec<(usize, Year)>),
}

impl Rows {
    #[inline(never)]
    fn new(years: Numbers, column: usize, problems: &mut Problems) -> Rows {
        let known = |year: Year| (LONG_YEARS.0..=LONG_YEARS.1).contains(&year);
        let is_year = |number: f64| known(round_i32(number)) && f64::from(round_i32(number)) == number;
        let years = match years {
            Numbers::Doubles(numbers) if numbers.iter().all(is_year) => {
                Numbers::Integers(Years(numbers.iter().flat_map(|y| round_i32(y).to_le_bytes()).collect()))
            }
            years => years,
        };
        let Numbers::Integers(years) = years else { return Rows::sorted(&years, column, problems) };
        match Timeline::new(years) {
            Ok(line) if line.years().get(0).is_none_or(known) && line.years().last().is_none_or(known) => {
                Rows::Rising(Rc::new(line))
            }
            Ok(line) => Rows::sorted(&Numbers::Integers(line.into_years()), column, problems),
            Err(years) => Rows::sorted(&Numbers::Integers(years), column, problems),
        }
    }

    fn sorted(years: &Numbers, column: usize, problems: &mut Problems) -> Rows {
        let mut rows = Vec::with_capacity(years.len());
        for row in 0..years.len() {
            let number = years.get(row);
            let year = round_i32(number);
            if f64::from(year) == number && (LONG_YEARS.0..=LONG_YEARS.1).contains(&year) {
                rows.push((row, year));
            } else {
                let arg = if number.is_nan() { "blank" } else { "long" };
                problems.push(Code::YearUnreadable, cell(row, column), &said(number), arg);
            }
        }
        order::sort_by(&mut rows, |a, b| a.1.cmp(&b.1));
        Rows::Other(rows)
    }

    fn iter(&self) -> Box<dyn Iterator<Item = (usize, Year)> + '_> {
        match self {
            Rows::Rising(line) => Box::new(line.years().iter().enumerate()),
            Rows::Other(rows) => Box::new(rows.iter().copied()),
        }
    }
}

/// Where a number stands, as if the columns were a table: their names are its first line.
fn cell(row: usize, column: usize) -> Place {
    Place::Cell { line: u64::try_from(row).unwrap_or(0) + 2, column: Some(column) }
}

fn said(number: f64) -> String {
    match Finite::new(number) {
        Some(number) => shortest(number).plain(),
        None if number.is_nan() => String::new(),
        None => "Infinity".to_owned(),
    }
}

/// Of two columns of one place neither is right.
fn once(long: &mut Vec<Long>, problems: &mut Problems) {
    let mut twice = Vec::new();
    for (i, one) in long.iter().enumerate() {
        let same = |other: &&Long| other.area == one.area && (one.area.is_some() || other.place == one.place);
        if let Some(first) = long.iter().take(i).find(same) {
            let text = [&*first.place, ", ", &*one.place].concat();
            problems.push(
                Code::RowDuplicate,
                Place::Cell { line: 1, column: Some(one.column) },
                &text,
                "columns",
            );
            twice.extend([first.column, one.column]);
        }
    }
    long.retain(|one| !twice.contains(&one.column));
}

/// What is read of a place's column.
struct Reader<'c> {
    rows: &'c Rows,
    at: usize,
    place: (Rc<str>, Option<&'static Area>),
}

impl Reader<'_> {
    fn row(&self, row: usize, year: Year, number: Option<Finite>) -> Observation {
        let value = number.map_or(Value::Missing(Missing::Unknown), Value::Number);
        Observation::new(cell(row, self.at), self.place.clone(), year, value)
    }

    /// The number of a row; a problem if it is infinite.
    fn number(&self, numbers: &Numbers, row: usize, problems: &mut Problems) -> Option<Finite> {
        let number = numbers.get(row);
        if number.is_infinite() {
            problems.push(Code::NumberUnreadable, cell(row, self.at), &said(number), "");
        }
        Finite::new(number)
    }

    /// Adds a row for each year.
    #[inline(never)]
    fn rows(&self, numbers: &Numbers, rows: &mut Vec<Observation>, problems: &mut Problems) {
        for (row, year) in self.rows.iter() {
            let number = self.number(numbers, row, problems);
            rows.push(self.row(row, year, number));
        }
    }

    /// The long series: as it came, where nothing is wrong with it or missing.
    fn long(&self, numbers: Numbers, problems: &mut Problems) -> Long {
        let (place, area) = self.place.clone();
        let made = |chronicle| Long { place, area, column: self.at, chronicle: Rc::new(chronicle) };
        let numbers = match (self.rows, numbers) {
            (Rows::Rising(line), Numbers::Doubles(values)) => match Chronicle::of(Rc::clone(line), values) {
                Ok(chronicle) => return made(chronicle),
                Err(values) => Numbers::Doubles(values),
            },
            (_, numbers) => numbers,
        };
        made(self.mended(&numbers, problems))
    }

    /// The same without the years that have no number. Of a year that is there
    /// twice, with different numbers, neither is right.
    fn mended(&self, numbers: &Numbers, problems: &mut Problems) -> Chronicle {
        let (mut years, mut values, mut gaps) = (Vec::new(), Vec::<Finite>::new(), Vec::new());
        let (mut gap, mut before) = (false, None::<(usize, Year, Option<Finite>)>);
        for (row, year) in self.rows.iter() {
            let number = self.number(numbers, row, problems);
            if let Some((other, _, known)) = before.filter(|before| before.1 == year) {
                if known != number {
                    differ(&self.row(other, year, known), &self.row(row, year, number), false, problems);
                    if years.last() == Some(&year) {
                        years.pop();
                        values.pop();
                    }
                    gap = true;
                }
                continue;
            }
            before = Some((row, year, number));
            let Some(number) = number else {
                gap = true;
                continue;
            };
            if gap && !years.is_empty() && gaps.last() != Some(&years.len()) {
                gaps.push(years.len());
            }
            gap = false;
            years.push(year);
            values.push(number);
        }
        Chronicle::new(&years, &values, &gaps)
    }
}
