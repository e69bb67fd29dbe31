//! The header of a file in, the place of each column out.

use crate::countries::fold;
use crate::model::Year;

/// Headings by meaning, folded, the surest first. A column of codes is asked
/// before a column of names.
/// With each list the problem that two such columns are.
type Headings = (&'static str, &'static str);
const CODES: Headings =
    ("country iso3|iso3|iso3 code|iso 3|country code|iso code|codigo pais|codigo|code", "country-twice");
const NAMES: Headings =
    ("country|pais|country name|nombre del pais|entity|entidad|area|location|territorio", "country-twice");
const YEARS: Headings = ("year|ano|anio|period|periodo", "year-twice");
const VALUES: Headings = ("value|valor", "value-twice");
const LOWS: Headings = ("low|lower|lower bound|limite inferior", "low-twice");
const HIGHS: Headings = ("high|upper|upper bound|limite superior", "high-twice");
const ERRORS: Headings = ("std error|standard error|error estandar", "std_error-twice");
const NOTES: Headings = ("note|notes|nota|notas", "note-twice");
const FLAGS: Headings = ("flag|status|obs status|estado", "flag-twice");

/// Where the parts of an observation stand, as 0-based column numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The code of the place.
    pub code: Option<usize>,
    /// The name of the place; asked where there is no code.
    pub name: Option<usize>,
    /// The rest.
    pub layout: Layout,
}

/// How years are laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One row for a country and year.
    Long(Long),
    /// One row for a country, a column for each year.
    Wide(Vec<(usize, Year)>),
}

/// The columns of the long layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Long {
    /// The year.
    pub year: usize,
    /// The value.
    pub value: usize,
    /// Lower bound.
    pub low: Option<usize>,
    /// Upper bound.
    pub high: Option<usize>,
    /// Standard error.
    pub std_error: Option<usize>,
    /// Remark.
    pub note: Option<usize>,
    /// Status of the value.
    pub flag: Option<usize>,
}

/// What a header lacks, or has twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lack(pub &'static str);

/// Finds the columns. The error names the first thing that is missing
/// (`country`, `year`, `value`), or standing twice (`country-twice`, …).
pub fn find(headings: &[&str]) -> Result<Columns, Lack> {
    let mut header = Header { folded: headings.iter().map(|h| fold(h)).collect(), twice: None };
    let (code, name) = (header.at(CODES), header.at(NAMES));
    if code.or(name).is_none() && header.twice.is_none() {
        return Err(Lack("country"));
    }
    let (year, value) = (header.at(YEARS), header.at(VALUES));
    let layout = if let (Some(year), Some(value)) = (year, value) {
        Layout::Long(Long {
            year,
            value,
            low: header.at(LOWS),
            high: header.at(HIGHS),
            std_error: header.at(ERRORS),
            note: header.at(NOTES),
            flag: header.at(FLAGS),
        })
    } else {
        let years = headings.iter().enumerate().filter_map(|(i, h)| Some((i, year_heading(h)?)));
        Layout::Wide(years.collect())
    };
    if let Some(twice) = header.twice {
        return Err(Lack(twice));
    }
    match &layout {
        Layout::Wide(years) if years.is_empty() => Err(Lack(if year.is_none() { "year" } else { "value" })),
        _ => Ok(Columns { code, name, layout }),
    }
}

/// The headings of a file.
struct Header {
    folded: Vec<String>,
    /// What was found twice first.
    twice: Option<&'static str>,
}

impl Header {
    /// The column of the surest heading that is there, and there once.
    fn at(&mut self, (names, twice): Headings) -> Option<usize> {
        for name in names.split('|') {
            let first = self.folded.iter().position(|h| h == name);
            if first.is_none() {
                continue;
            }
            if self.folded.iter().rposition(|h| h == name) == first {
                return first;
            }
            self.twice = self.twice.or(Some(twice));
            return None;
        }
        None
    }
}

/// A year of four digits, 1000 to 2999, and nothing else.
pub fn year(text: &str) -> Option<Year> {
    let digits = text.trim();
    if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number = digits.bytes().fold(0, |n, b| n * 10 + Year::from(b - b'0'));
    Some(number).filter(is_year)
}

/// Years that a chart can have.
pub fn is_year(year: &Year) -> bool {
    (1000..=2999).contains(year)
}

/// `1996`, or the World Bank's `1996 [YR1996]`.
fn year_heading(text: &str) -> Option<Year> {
    let text = text.trim();
    let (first, rest) = text.split_at_checked(4)?;
    let found = year(first)?;
    let again = rest.trim().strip_prefix("[YR").and_then(|r| r.strip_suffix(']'));
    (rest.is_empty() || again == Some(first)).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lack(header: &str) -> Option<&'static str> {
        find(&header.split(',').collect::<Vec<_>>()).err().map(|l| l.0)
    }

    #[test]
    fn what_is_missing_is_named() {
        for (header, missing) in [
            ("a,b,c", Some("country")),
            ("Year,Value", Some("country")),
            ("country,value", Some("year")),
            ("country,year", Some("value")),
            ("country,year,Homicide rate", Some("value")),
            ("country,country,year,value", Some("country-twice")),
            ("country,year,value,value", Some("value-twice")),
            ("iso3,2015 [YR2016]", Some("year")),
            ("País,Año,Valor", None),
            ("COUNTRY_ISO3, Year ,Value", None),
            ("Entity,Code,2015,2016 [YR2016]", None),
        ] {
            assert_eq!(lack(header), missing, "{header}");
        }
    }

    #[test]
    fn years_are_four_digits() {
        assert_eq!(year(" 2015 "), Some(2015));
        for text in
            ["", "15", "0999", "3000", "2,015", "2015.0", "2018/19", "FY12", "+201", "٢٠١٥", "2015-01-01"]
        {
            assert_eq!(year(text), None, "{text}");
        }
    }
}
