//! Bytes of a data file in, a table of observations out.
//!
//! Nothing is guessed: a number that is not a plain decimal, a name that no
//! area has, a row whose cells may have moved is left out and noted with its
//! line. Which rows agree with each other is for `model::check` to say.

mod bytes;
mod columns;
mod csv;
mod marks;
mod number;

pub use columns::is_year;
pub use number::parse as parse_number;

use crate::countries::Area;
use crate::error::{Place, Problems};
use crate::model::{Flag, Value, Year};

/// One row as understood, or one reading written in the spec.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// Where it is written: the line where the row starts.
    pub at: Place,
    /// The place as named there.
    pub place: String,
    /// The place, where a name or code matches exactly.
    pub area: Option<&'static Area>,
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

/// A data file as understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Rows in file order.
    pub rows: Vec<Observation>,
}

/// Reads a file. Rows that cannot be understood are left out and noted;
/// a file that cannot be understood gives an empty table and an error.
pub fn read(bytes: &[u8], problems: &mut Problems) -> Table {
    csv::read(bytes, problems)
}
