//! Bytes of a data file in, a table of observations out.
//!
//! Nothing is guessed: a number that is not a plain decimal, a name that no
//! area has, a row whose cells may have moved is left out and noted with its
//! line. Which rows agree with each other is for `model::check` to say.

mod cells;
pub mod columns;
pub mod csv;
mod cube;
mod facts;
mod figure;
mod format;
mod header;
mod json;
mod json_stat;
mod marks;
mod names;
mod number;
mod period;
pub mod plain;
mod records;
mod roles;
mod sdmx_json;
mod series;
mod text;
mod world_bank;

use std::borrow::Cow;
use std::rc::Rc;

pub use facts::{Facts, differ};
pub use format::{FORMATS, Format};
pub use number::parse as parse_number;
pub use period::{Period, Rule, is_year};
pub use series::{Part, Series, Unpicked};

use crate::countries::Area;
use crate::error::{Code, Place, Problems};
use crate::format::quantity::integer;
use crate::model::{Chronicle, Flag, Value, Year};
use crate::order;

/// One row as understood, or one reading written in the spec.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// Where it is written: the line where the row starts.
    pub at: Place,
    /// The place as named there.
    pub place: Rc<str>,
    /// The place, where a name or code matches exactly.
    pub area: Option<&'static Area>,
    /// Which series of its table it belongs to; 0 for readings of the spec.
    pub series: usize,
    /// The year.
    pub year: Year,
    /// The value or why there is none.
    pub value: Value,
    /// Bounds as given.
    pub low: Option<f64>,
    /// Bounds as given.
    pub high: Option<f64>,
    /// Standard error as given.
    pub std_error: Option<f64>,
    /// The source's mark.
    pub flag: Option<Flag>,
    /// The source's remark; may be empty.
    pub note: String,
}

impl Observation {
    /// A value of a place, its name and its area, and nothing beside it.
    pub fn new(at: Place, (place, area): (Rc<str>, Option<&'static Area>), year: Year, value: Value) -> Self {
        let (low, high, std_error, flag) = (None, None, None, None);
        let note = String::new();
        Observation { at, place, area, series: 0, year, value, low, high, std_error, flag, note }
    }

    /// The place and year, as a problem names them.
    pub fn named(&self) -> String {
        [&self.place, " ", &integer(self.year)].concat().trim().to_owned()
    }

    /// Whether two rows of one place and year say the same.
    pub fn agrees(&self, other: &Observation) -> bool {
        self.value == other.value
            && [self.low, self.high, self.std_error] == [other.low, other.high, other.std_error]
            && self.flag == other.flag
    }
}

/// A data file as understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Rows in file order, one for each series, place and year.
    pub rows: Vec<Observation>,
    /// What the rows are about; empty only if there are no rows.
    pub series: Vec<Series>,
    /// Whether the file names no places: its rows have an empty one.
    pub placeless: bool,
    /// What a script hands over of more years than rows are made of: then there are no rows.
    pub long: Vec<Long>,
}

/// A long series of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Long {
    /// The place as named.
    pub place: Rc<str>,
    /// The place, where a name or code matches exactly.
    pub area: Option<&'static Area>,
    /// Its column, 1-based.
    pub column: usize,
    /// Its readings; some have a number.
    pub chronicle: Rc<Chronicle>,
}

/// Notes each place that no area has, once, where it is met first.
pub fn note_unknown<'r>(rows: impl Iterator<Item = &'r Observation>, problems: &mut Problems) {
    let unknown = rows.filter(|row| row.area.is_none() && !row.place.is_empty());
    let mut first: Vec<(usize, &Observation)> = unknown.enumerate().collect();
    order::sort_by(&mut first, |a, b| a.1.place.cmp(&b.1.place));
    first.dedup_by(|a, b| a.1.place == b.1.place);
    order::sort_by(&mut first, |a, b| a.0.cmp(&b.0));
    for (_, row) in first {
        problems.push(Code::CountryUnknown, row.at.clone(), &row.place, "");
    }
}

/// Turns bytes in an encoding other than UTF-8 into text. Natively a crate, in
/// the browser its own decoder: tables of encodings would weigh more than all
/// of the reading.
pub trait Decode {
    /// The text, by the encoding's name of the WHATWG Encoding Standard, such as `windows-1252`; `None` if it is not
    /// known, or the bytes are not in it.
    fn decode(&self, bytes: &[u8], encoding: &str) -> Option<String>;
}

/// Years that a chart can have: the first and the last.
pub const YEARS: (Year, Year) = (1000, 2999);

/// Years that a long series can have: nobody dates a reading of before or after.
pub const LONG_YEARS: (Year, Year) = (-9_999_999, 9_999_999);

/// Files of so many megabytes (of 10^6 bytes) or more are not read.
pub const MOST_MEGABYTES: usize = 64;

/// What is known of a file beside its bytes.
#[derive(Clone, Copy, Default)]
pub struct Request<'a> {
    /// Its format, where the author names it; else it is found by the content.
    pub format: Option<Format>,
    /// Decodes what is not UTF-8; without one that is a problem.
    pub decoder: Option<&'a dyn Decode>,
}

/// Reads a file. Rows that cannot be understood are left out and noted;
/// a file that cannot be understood gives an empty table and an error.
pub fn read(bytes: &[u8], request: &Request, problems: &mut Problems) -> Table {
    let Some(mut reading) = Reading::begin(Cow::Borrowed(bytes), request, problems) else {
        return Table::default();
    };
    while reading.step(usize::MAX) {}
    reading.finish(problems)
}

/// A file being read, in steps.
pub enum Reading<'t> {
    /// Rows, one after the other.
    Csv(Box<csv::Reading<'t>>),
    /// The text, then what it says.
    Json(Box<json::Reading<'t>>),
}

impl<'t> Reading<'t> {
    /// Decodes the file and finds its format. `None`, and a problem, if it
    /// cannot be understood.
    pub fn begin(bytes: Cow<'t, [u8]>, request: &Request, problems: &mut Problems) -> Option<Self> {
        problems.in_table |= request.format == Some(Format::Table);
        let text = match bytes {
            Cow::Borrowed(bytes) => text::text(bytes, request.decoder, problems)?,
            Cow::Owned(bytes) => Cow::Owned(text::text(&bytes, request.decoder, problems)?.into_owned()),
        };
        let json = match request.format {
            Some(format) => !matches!(format, Format::Csv | Format::Table),
            // Of the formats only JSON begins with a bracket or brace.
            None => text.trim_start().starts_with(['[', '{']),
        };
        Some(match json {
            true => Reading::Json(Box::new(json::Reading::begin(text, request.format, problems))),
            false => Reading::Csv(Box::new(csv::Reading::begin(text, problems)?)),
        })
    }

    /// Reads so many more records; whether there are more.
    pub fn step(&mut self, records: usize) -> bool {
        match self {
            Reading::Csv(reading) => reading.step(records),
            Reading::Json(reading) => reading.step(),
        }
    }

    /// How much of the text has been read, in bytes.
    pub fn bytes(&self) -> usize {
        match self {
            Reading::Csv(reading) => reading.bytes(),
            Reading::Json(reading) => reading.bytes(),
        }
    }

    /// The table.
    pub fn finish(self, problems: &mut Problems) -> Table {
        match self {
            Reading::Csv(reading) => reading.finish(problems),
            Reading::Json(reading) => reading.finish(problems),
        }
    }
}
