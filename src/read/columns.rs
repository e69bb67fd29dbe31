//! The header of a file in, the place of each column out.

use crate::countries::fold;
use crate::model::Year;

/// Headings by meaning, folded, the surest first. A column of codes is asked
/// before a column of names.
const CODES: &[&str] = &[
    "country iso3",
    "iso3",
    "iso3 code",
    "iso 3",
    "country code",
    "iso code",
    "codigo pais",
    "codigo",
    "code",
];
const NAMES: &[&str] = &[
    "country",
    "pais",
    "country name",
    "nombre del pais",
    "entity",
    "entidad",
    "area",
    "location",
    "territorio",
];
const YEARS: &[&str] = &["year", "ano", "anio", "period", "periodo"];
const VALUES: &[&str] = &["value", "valor"];
const LOWS: &[&str] = &["low", "lower", "lower bound", "limite inferior"];
const HIGHS: &[&str] = &["high", "upper", "upper bound", "limite superior"];
const ERRORS: &[&str] = &["std error", "standard error", "error estandar"];
const NOTES: &[&str] = &["note", "notes", "nota", "notas"];
const FLAGS: &[&str] = &["flag", "status", "obs status", "estado"];

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
    let folded: Vec<String> = headings.iter().map(|h| fold(h)).collect();
    let at = |names: &[&str], twice: &'static str| locate(&folded, names).map_err(|()| Lack(twice));
    let code = at(CODES, "country-twice")?;
    let name = at(NAMES, "country-twice")?;
    if code.is_none() && name.is_none() {
        return Err(Lack("country"));
    }
    let layout = match (at(YEARS, "year-twice")?, at(VALUES, "value-twice")?) {
        (Some(year), Some(value)) => Layout::Long(Long {
            year,
            value,
            low: at(LOWS, "low-twice")?,
            high: at(HIGHS, "high-twice")?,
            std_error: at(ERRORS, "std_error-twice")?,
            note: at(NOTES, "note-twice")?,
            flag: at(FLAGS, "flag-twice")?,
        }),
        (year, _) => {
            let wide: Vec<_> =
                headings.iter().enumerate().filter_map(|(i, h)| Some((i, year_heading(h)?))).collect();
            if wide.is_empty() {
                return Err(Lack(if year.is_none() { "year" } else { "value" }));
            }
            Layout::Wide(wide)
        }
    };
    Ok(Columns { code, name, layout })
}

/// The column of the surest heading that is there; an error if it is there twice.
fn locate(folded: &[String], names: &[&str]) -> Result<Option<usize>, ()> {
    for name in names {
        let mut found = folded.iter().enumerate().filter(|(_, h)| h == name).map(|(i, _)| i);
        if let Some(first) = found.next() {
            return if found.next().is_some() { Err(()) } else { Ok(Some(first)) };
        }
    }
    Ok(None)
}

/// A year of four digits, 1000 to 2999, and nothing else.
pub fn year(text: &str) -> Option<Year> {
    let digits = text.trim();
    if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(is_year)
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
