//! One indicator by country and year.

use std::rc::Rc;

use super::{Better, Chronicle, Finite, Reading, Year, broken, newest};
use crate::countries::Area;

/// How a series is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// In colour, labelled.
    Highlighted,
    /// In grey behind the highlighted ones; only where something is highlighted.
    Muted,
    /// A region or the world that is not highlighted: dashed. Highlighted or not, none is mixed with countries: see
    /// [`Area::is_comparator`].
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
    /// The countries in their outlines, coloured by one year.
    Map,
    /// No plot: the table alone.
    Table,
    /// A small line chart for each country.
    Multiples,
}

/// How values become distances.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// Equal differences are equal distances.
    #[default]
    Linear,
    /// Equal ratios are; zero and what is below it have no place.
    Log,
    /// Linear, because no number is above zero where a log scale was asked for.
    NoLog,
}

/// Where a value axis starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// At zero, unless that would flatten what there is to see.
    #[default]
    Auto,
    /// At zero.
    Zero,
    /// At the lowest number.
    Data,
}

/// What of an indicator is on the plot, and in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Show {
    /// How it is drawn.
    pub view: ViewKind,
    /// The year of views of one year. `None`: of each country its latest reading.
    pub year: Option<Year>,
    /// Whether countries stand in the order of the author, in place of that of their values.
    pub given: bool,
    /// How values become distances in the views that have a choice: line, dots, slope and multiples.
    pub scale: Scale,
    /// Where the value axis of these starts.
    pub start: Start,
    /// Values across the plot of a line view.
    pub references: Vec<Reference>,
    /// Remarks on readings of a line view.
    pub annotations: Vec<Annotation>,
    /// Whether each plot of several has a value axis of its own.
    pub free: bool,
    /// Of long series the years that stand for the others, rising: the only ones that are told one by one. `None`: all.
    pub told: Option<Vec<Year>>,
}

/// A value to hold the lines against.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// In the indicator's unit.
    pub value: Finite,
    /// The author's words for it.
    pub label: String,
}

/// An author's remark on a country in a year; both are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// Whose reading.
    pub area: &'static Area,
    /// Its year.
    pub year: Year,
    /// A few words for the plot.
    pub text: String,
    /// The same at length; may be empty.
    pub description: String,
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
    /// All that there is of a long series, beyond the years shown as well; `readings` are then those of [`Show::told`].
    pub chronicle: Option<Rc<Chronicle>>,
    /// Which colour of the palette is its own, whatever visitors hide or highlight: see [`give_slots`].
    pub slot: usize,
}

/// Gives each series its colour of the palette: those that the author
/// highlights first, in order, then the other countries, then the comparators, which a visitor may highlight.
pub fn give_slots(series: &mut [Series]) {
    let mut next = 0;
    for role in [Role::Highlighted, Role::Muted, Role::Comparator] {
        for one in series.iter_mut().filter(|one| one.role == role) {
            one.slot = next;
            next += 1;
        }
    }
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
        let since = broken(&self.readings);
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
        matches!(self.show.view, ViewKind::Bars | ViewKind::Map | ViewKind::Tiles)
    }

    /// The years that are told one by one, in the table and by keys: all that are shown, but of long series.
    pub fn told(&self) -> Vec<Year> {
        self.show.told.clone().unwrap_or_else(|| (self.years.0..=self.years.1).collect())
    }

    /// Whether something stands on the plot that few charts have; what is said of it is fetched with it.
    pub fn is_marked(&self) -> bool {
        let show = &self.show;
        show.scale == Scale::Log || !show.references.is_empty() || !show.annotations.is_empty()
    }

    /// Whether a reading of a series has a mark in this view.
    pub fn shows(&self, series: &Series, year: Year) -> bool {
        match self.show.view {
            ViewKind::Bars | ViewKind::Map | ViewKind::Tiles => year == self.shown(series).0,
            ViewKind::Dots | ViewKind::Slope => year == self.years.0 || year == self.years.1,
            ViewKind::Line | ViewKind::Multiples | ViewKind::Heat | ViewKind::Table => true,
        }
    }

    /// The number of a reading, if it has a place on the scale.
    pub fn placed(&self, reading: Option<&Reading>) -> Option<f64> {
        reading?.value.number().filter(|v| self.show.scale != Scale::Log || *v > 0.0)
    }

    /// Whether a reading has a number that has no place on the scale.
    pub fn beyond_scale(&self, reading: Option<&Reading>) -> bool {
        self.placed(reading).is_none() && reading.is_some_and(|r| r.value.number().is_some())
    }

    /// The numbers of zero and below that are shown, with the place and year of each: they have no place on a log scale.
    pub fn nonpositive(&self) -> Vec<(&'static Area, Year, f64)> {
        let mut found = Vec::new();
        for series in &self.series {
            let mut take = |(year, value): (Year, f64)| {
                if value <= 0.0 && self.shows(series, year) {
                    found.push((series.area, year, value));
                }
            };
            match &series.chronicle {
                Some(long) => long.stretch(long.within(self.years)).for_each(&mut take),
                None => series.numbers().for_each(&mut take),
            }
        }
        found
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
