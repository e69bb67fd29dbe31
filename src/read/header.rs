//! The header of a file and a few of its rows in, what each column holds out.
//!
//! Headings are asked first; what they do not tell is found in the cells below
//! them. Only then is something a column of years or of values that has no
//! heading to say so.

use super::figure;
use super::marks;
use super::period::{self, Rule};
use super::roles::{self, Headings};
use crate::countries::{self, among, fold};
use crate::model::{Flag, Year};

/// What the columns of a file hold, as 0-based column numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The code of the place.
    pub code: Option<usize>,
    /// The name of the place; asked where there is no code or the code is of no known area.
    pub name: Option<usize>,
    /// Code and name of the indicator.
    pub indicator: (Option<usize>, Option<usize>),
    /// The unit.
    pub unit: Option<usize>,
    /// Dimensions that tell series apart.
    pub parts: Vec<usize>,
    /// Columns of text that nothing is known of: dimensions, if rows need them to be told apart.
    pub loose: Vec<usize>,
    /// The rest.
    pub layout: Layout,
    /// Whether headings and cells are `id: name`, as in SDMX-CSV with labels.
    pub labelled: bool,
}

/// How years are laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One row for a place and year.
    Long(Long),
    /// One row for a place, a column for each year.
    Wide(Vec<WideColumn>),
    /// One row for a year, a column for each place.
    Across {
        /// The year.
        time: usize,
        /// The places.
        places: Vec<usize>,
    },
}

impl Default for Layout {
    fn default() -> Self {
        Layout::Wide(Vec::new())
    }
}

/// The columns of the long layout.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Long {
    /// The year.
    pub time: usize,
    /// The values: one column, or one for each of several series.
    pub values: Vec<usize>,
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
    /// Nature of the value, as the UN has it.
    pub nature: Option<usize>,
}

/// A column of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WideColumn {
    /// Where.
    pub column: usize,
    /// Which year.
    pub year: Year,
    /// What stands before the year in the heading: `hdi` of `hdi_1990`.
    pub prefix: String,
    /// The mark of the whole year: `2021 p`.
    pub flag: Option<Flag>,
    /// The column of footnotes to it.
    pub foot: Option<usize>,
}

/// What a header lacks, or has twice: `year`, `value`, `value-twice`, …
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lack(pub &'static str);

/// Finds the columns.
///
/// # Errors
/// The first thing that is missing or stands twice. A file without places has
/// none of them: it is about one place.
pub fn find(headings: &[&str], sample: &[&[String]]) -> Result<Columns, Lack> {
    let labelled = headings.iter().any(|h| h.starts_with("OBS_VALUE:"));
    let plain: Vec<&str> = headings.iter().map(|h| if labelled { code_of(h) } else { h }).collect();
    let mut header = Header {
        folded: plain.iter().map(|h| fold(h)).collect(),
        claimed: vec![false; headings.len()],
        twice: None,
        sample,
    };
    let wide = wide_columns(&plain, &header.folded);
    header.claim(wide.iter().flat_map(|w| [Some(w.column), w.foot]).flatten());
    header.skip(roles::IGNORED);
    let mut columns = Columns {
        code: header.at(roles::CODES),
        name: header.at(roles::NAMES),
        labelled,
        ..Columns::default()
    };
    let time = header.at(roles::YEARS);
    let value = header.at(roles::VALUES);
    columns.indicator = (header.at(roles::INDICATOR_CODES), header.at(roles::INDICATOR_NAMES));
    columns.unit = header.at(roles::UNITS);
    // One year and nothing else is a title.
    let is_wide = wide.len() > 1 || (wide.len() == 1 && columns.code.or(columns.name).is_some());
    if is_wide && (time.is_none() || value.is_none()) {
        columns.layout = Layout::Wide(wide);
    } else {
        let time = time.or_else(|| header.time_by_cells()).ok_or(Lack(header.twice.unwrap_or("year")))?;
        header.claim([time]);
        let places = header.places(&plain);
        let is_across = columns.code.or(columns.name).or(value).is_none() && places.len() >= 2;
        columns.layout =
            if is_across { Layout::Across { time, places } } else { Layout::Long(header.long(time, value)?) };
    }
    if let Some(twice) = header.twice {
        return Err(Lack(twice));
    }
    if !matches!(columns.layout, Layout::Across { .. }) {
        let observed = header.folded.iter().position(|h| h == "obs value");
        if let Some(observed) = observed {
            // In SDMX-CSV the dimensions stand before the value, attributes behind it.
            columns.parts = header.rest().into_iter().filter(|at| *at < observed).collect();
        } else {
            columns.parts = header.known_parts();
            columns.loose = header.rest();
        }
    }
    Ok(columns)
}

/// Whether a heading says no more than that values are below it.
pub fn is_value(heading: &str) -> bool {
    among(&fold(code_of(heading)), roles::VALUES.0)
}

/// `OBS_VALUE: Observation value` without its name.
pub fn code_of(text: &str) -> &str {
    text.split_once(": ").map_or(text, |(code, _)| code)
}

/// The headings of a file, and which are spoken for.
struct Header<'s> {
    folded: Vec<String>,
    claimed: Vec<bool>,
    /// What was found twice first.
    twice: Option<&'static str>,
    sample: &'s [&'s [String]],
}

impl Header<'_> {
    /// The column of the surest heading that is there, and there once.
    fn at(&mut self, Headings(names, twice): Headings) -> Option<usize> {
        for name in names.split('|') {
            let mut found = (0..self.folded.len())
                .filter(|i| self.folded.get(*i).is_some_and(|h| h == name) && self.is_free(*i));
            let Some(first) = found.next() else { continue };
            if found.next().is_some() {
                self.twice = self.twice.or(Some(twice));
                return None;
            }
            self.claim([first]);
            return Some(first);
        }
        None
    }

    /// Claims the columns that say nothing of a chart.
    fn skip(&mut self, names: &str) {
        let skipped: Vec<usize> =
            self.folded.iter().enumerate().filter(|(_, h)| among(h, names)).map(|(i, _)| i).collect();
        self.claim(skipped);
    }

    fn claim(&mut self, columns: impl IntoIterator<Item = usize>) {
        for column in columns {
            self.claimed.get_mut(column).into_iter().for_each(|claimed| *claimed = true);
        }
    }

    fn is_free(&self, column: usize) -> bool {
        self.claimed.get(column) == Some(&false)
    }

    fn free(&self) -> Vec<usize> {
        (0..self.folded.len()).filter(|i| self.is_free(*i)).collect()
    }

    /// The cells of a column in the sample that are not blank.
    fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        self.sample
            .iter()
            .filter_map(move |row| row.get(column))
            .map(String::as_str)
            .filter(|c| !c.is_empty())
    }

    /// The first free column whose cells are all times; its own heading is none.
    fn time_by_cells(&self) -> Option<usize> {
        self.free().into_iter().find(|column| {
            let heading = self.folded.get(*column).is_some_and(|h| period::parse(h).is_some());
            let mut cells = self.cells(*column).peekable();
            !heading && cells.peek().is_some() && cells.all(|cell| period::parse(code_of(cell)).is_some())
        })
    }

    /// The free columns whose headings are areas, if at least half of them are.
    fn places(&self, headings: &[&str]) -> Vec<usize> {
        let free = self.rest();
        let is_area = |i: &&usize| headings.get(**i).is_some_and(|h| countries::find(h).is_some());
        let areas = free.iter().filter(is_area).count();
        if areas * 2 >= free.len() { free } else { Vec::new() }
    }

    /// The long layout: the values are in the column called so, else in every
    /// free column of numbers.
    fn long(&mut self, time: usize, value: Option<usize>) -> Result<Long, Lack> {
        let (low, high) = (self.at(roles::LOWS), self.at(roles::HIGHS));
        let std_error = self.at(roles::ERRORS);
        let (note, flag, nature) = (self.at(roles::NOTES), self.at(roles::FLAGS), self.at(roles::NATURES));
        let values = match value {
            Some(value) => vec![value],
            None if self.twice.is_some() => Vec::new(),
            None => self.numeric(),
        };
        if values.is_empty() {
            return Err(Lack(self.twice.unwrap_or("value")));
        }
        self.claim(values.iter().copied());
        Ok(Long { time, values, low, high, std_error, note, flag, nature })
    }

    /// Free columns whose cells are numbers or marks for missing ones, some of
    /// them numbers, and whose headings do not say that they are codes. In a
    /// file without rows, the only free column.
    fn numeric(&self) -> Vec<usize> {
        let free = self.free();
        if self.sample.is_empty() {
            return free.into_iter().take(1).filter(|_| self.free().len() == 1).collect();
        }
        let is_number =
            |cell: &str| figure::read(marks::split(cell).map_or(cell, |(number, _)| number)).is_some();
        let is_value = |column: &usize| {
            let heading = self.folded.get(*column).map_or("", String::as_str);
            let coded = heading.is_empty() || heading.split(' ').any(|word| among(word, roles::CODE_WORDS));
            let all = self.cells(*column).all(|cell| is_number(cell) || marks::missing(cell).is_some());
            !coded && all && self.cells(*column).any(is_number)
        };
        free.into_iter().filter(is_value).collect()
    }

    fn known_parts(&mut self) -> Vec<usize> {
        let known = |h: &String| h.split(' ').any(|word| among(word, roles::PART_WORDS));
        let free = self.free();
        let parts: Vec<usize> = free.into_iter().filter(|i| self.folded.get(*i).is_some_and(known)).collect();
        self.claim(parts.iter().copied());
        parts
    }

    /// What is left, but for columns without a heading.
    fn rest(&self) -> Vec<usize> {
        self.free().into_iter().filter(|i| self.folded.get(*i).is_some_and(|h| !h.is_empty())).collect()
    }
}

/// The columns of years. Years after a prefix count only where several have
/// the same: `hdi_1990`, `hdi_1991`, but not `Census 2010`.
fn wide_columns(headings: &[&str], folded: &[String]) -> Vec<WideColumn> {
    let mut found: Vec<WideColumn> = Vec::new();
    let feet = folded.iter().filter(|h| among(h, roles::FEET)).count();
    for (column, heading) in headings.iter().enumerate() {
        let foot =
            Some(column + 1).filter(|c| feet > 1 && folded.get(*c).is_some_and(|h| among(h, roles::FEET)));
        if let Some((prefix, year, flag)) = year_heading(heading) {
            found.push(WideColumn { column, year, prefix: prefix.to_owned(), flag, foot });
        }
    }
    if found.iter().any(|c| c.prefix.is_empty()) {
        found.retain(|c| c.prefix.is_empty());
        return found;
    }
    let of = |prefix: &str| found.iter().filter(|c| c.prefix == prefix).count();
    let keep: Vec<bool> = found.iter().map(|c| of(&c.prefix) > 1).collect();
    let mut kept = keep.into_iter();
    found.retain(|_| kept.next().unwrap_or(false));
    found
}

/// `1996`, `1996 [YR1996]`, `YR1996`, `X1996`, `2011/12`, `2021 p`, `hdi_1990`.
fn year_heading(text: &str) -> Option<(&str, Year, Option<Flag>)> {
    let text = text.trim();
    if let Some(found) = period::parse(text) {
        // A day heads no column: it stands above the table, when it was made.
        return (found.rule != Rule::Date).then_some(("", found.year, None));
    }
    if let Some((year, marks::Status::Flagged(flag))) = marks::split(text) {
        return Some(("", period::parse(year)?.year, Some(flag)));
    }
    let (prefix, year) = text.split_at_checked(text.len().checked_sub(4)?)?;
    let year = period::year(year)?;
    let prefix = prefix.strip_suffix(['_', ' ', '-', '.']).unwrap_or(prefix);
    match prefix {
        "X" | "x" | "Y" | "y" => Some(("", year, None)),
        _ if prefix.is_empty() || prefix.ends_with(|c: char| c.is_ascii_digit() || !c.is_alphanumeric()) => {
            None
        }
        _ => Some((prefix, year, None)),
    }
}
