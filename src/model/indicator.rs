//! One indicator by country and year.

use super::{Better, Flag, Reading, Year, newest};
use crate::countries::Area;

/// How a series is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// In colour, labelled.
    Highlighted,
    /// In grey behind the highlighted ones; only where something is highlighted.
    Muted,
    /// A region or the world: dashed, never mixed with countries.
    Comparator,
}

/// What is done where years are missing between two readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Gaps {
    /// The line is broken.
    #[default]
    Break,
    /// The gap is bridged by a dotted line.
    Bridge,
}

/// How an indicator is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ViewKind {
    /// Years across, values up, a line for each country.
    #[default]
    Line,
    /// A bar for each country, in one year.
    Bars,
    /// Two dots for each country, the first and the last year.
    Dots,
    /// A line for each country from the first year to the last.
    Slope,
    /// Countries by years, a coloured cell for each reading.
    Heat,
    /// An equal tile for each country, coloured by one year.
    Tiles,
    /// A small line chart for each country.
    Multiples,
}

/// What of an indicator is on the plot, and in which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Show {
    /// How it is drawn.
    pub view: ViewKind,
    /// The year of views of one year. `None`: of each country its latest reading.
    pub year: Option<Year>,
    /// Whether countries stand in the order of the author, in place of that of their values.
    pub given: bool,
    /// Whether each plot of several has a value axis of its own.
    pub free: bool,
}

/// The readings of one country, region or the world.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Whose readings.
    pub area: &'static Area,
    /// How shown.
    pub role: Role,
    /// Sorted by year, at most one a year, at least one with a number.
    pub readings: Vec<Reading>,
}

impl Series {
    /// The reading of a year, if the source has a row for it.
    pub fn at(&self, year: Year) -> Option<&Reading> {
        let i = self.readings.binary_search_by_key(&year, |r| r.year).ok()?;
        self.readings.get(i)
    }

    /// The years and numbers, in order, without the missing ones.
    pub fn numbers(&self) -> impl DoubleEndedIterator<Item = (Year, f64)> + '_ {
        self.readings.iter().filter_map(|r| Some((r.year, r.value.number()?)))
    }

    /// Those of [`Series::numbers`] that can be compared with the latest: from
    /// the last break in the series on.
    pub fn comparable(&self) -> impl DoubleEndedIterator<Item = (Year, f64)> + '_ {
        let broken = self.readings.iter().rfind(|r| r.flag == Some(Flag::Break));
        let since = broken.map_or(Year::MIN, |r| r.year);
        self.numbers().filter(move |(year, _)| *year >= since)
    }

    /// The last year that has a number, and the number.
    pub fn latest(&self) -> Option<(Year, f64)> {
        newest(&self.readings).map(|(reading, value)| (reading.year, value))
    }
}

impl Indicator {
    /// Whether the view is of one year.
    pub fn is_of_one_year(&self) -> bool {
        matches!(self.show.view, ViewKind::Bars | ViewKind::Tiles)
    }

    /// The reading that a series has in a view of one year: that of the year
    /// asked for, else its latest number.
    pub fn shown<'a>(&self, series: &'a Series) -> (Year, Option<&'a Reading>) {
        match self.show.year {
            Some(year) => (year, series.at(year)),
            None => match newest(&series.readings) {
                Some((reading, _)) => (reading.year, Some(reading)),
                None => (self.years.1, None),
            },
        }
    }
}

/// A chart of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// What is measured, for sentences: "Homicide rate". May be empty.
    pub name: String,
    /// Unit as written after a number, such as "per 100,000" or "%". May be empty.
    pub unit: String,
    /// Digits after the decimal mark wherever a value is printed.
    pub decimals: u8,
    /// Which way is better, where that is clear.
    pub better: Option<Better>,
    /// First and last year shown, first <= last.
    pub years: (Year, Year),
    /// What is done with gaps.
    pub gaps: Gaps,
    /// How it is drawn.
    pub show: Show,
    /// Countries in the order asked for, then comparators. Not empty.
    pub series: Vec<Series>,
}
