//! What every format is read into: observations, the places and series that
//! they name told apart once, and rows that say the same made one.

use std::rc::Rc;

use super::names::Names;
use super::period::{self, Rule};
use super::{Observation, Series, Table};
use crate::countries::{self, Area};
use crate::error::{Code, Place, Problems};
use crate::format::quantity::integer;
use crate::format::shortest::shortest;
use crate::model::{Finite, Value, Year};
use crate::order;

/// A file on its way to a [`Table`].
pub struct Facts<'p> {
    /// Rows in file order.
    pub rows: Vec<Observation>,
    /// Where what cannot be understood is noted.
    pub problems: &'p mut Problems,
    /// Whether some rows are of quarters, months or days.
    pub part_years: bool,
    /// Whether the file names no places.
    pub placeless: bool,
    /// Whether the rule by which times became years was said.
    ruled: bool,
    places: Names,
    areas: Vec<Option<&'static Area>>,
    keys: Names,
    series: Vec<Series>,
}

impl<'p> Facts<'p> {
    /// Nothing yet.
    pub fn new(problems: &'p mut Problems) -> Self {
        Facts {
            rows: Vec::new(),
            problems,
            part_years: false,
            placeless: false,
            ruled: false,
            places: Names::default(),
            areas: Vec::new(),
            keys: Names::default(),
            series: Vec::new(),
        }
    }

    /// The place of a row by its text, and the area that it names exactly.
    pub fn place(&mut self, text: &str) -> (Rc<str>, Option<&'static Area>) {
        let (number, new) = self.places.number(text);
        if new {
            self.areas.push(countries::find(text));
        }
        (self.places.text(number), self.areas.get(number).copied().flatten())
    }

    /// The year of a time by its text; `None`, and a problem, if it is none.
    /// The first that is not written as a year is noted with its rule.
    pub fn year(&mut self, text: &str, at: &Place) -> Option<Year> {
        let Some(found) = period::parse(text) else {
            self.problems.push(Code::YearUnreadable, at.clone(), text, "");
            return None;
        };
        if found.rule != Rule::Year && !self.ruled {
            self.ruled = true;
            self.problems.push(Code::TimeRule, at.clone(), text, found.rule.name());
        }
        self.part_years |= matches!(found.rule, Rule::Date | Rule::Part);
        Some(found.year)
    }

    /// The number of a series by its key, whatever text tells it apart; it is
    /// made when the key is met for the first time.
    pub fn series(&mut self, key: &str, make: impl FnOnce() -> Series) -> usize {
        let (number, new) = self.keys.number(key);
        if new {
            self.series.push(make());
        }
        number
    }

    /// The rows, one for each series, place and year. Equal rows are one;
    /// where rows differ, neither is right, so the year has no row and the
    /// problem shows both.
    pub fn finish(self) -> Table {
        let Facts { mut rows, problems, part_years, placeless, series, .. } = self;
        let mut at: Vec<usize> = (0..rows.len()).collect();
        // One area may be named in two ways.
        let key = |at: &usize| {
            rows.get(*at).map(|row| (row.series, row.area.map_or(&*row.place, |area| area.iso3), row.year))
        };
        let ascending = at.is_sorted_by(|a, b| key(a) < key(b));
        if !ascending {
            order::sort_by(&mut at, |a, b| key(a).cmp(&key(b)));
            let mut drop = vec![false; rows.len()];
            for same in at.chunk_by(|a, b| key(a) == key(b)).filter(|same| same.len() > 1) {
                let found: Vec<(usize, &Observation)> =
                    same.iter().filter_map(|at| Some((*at, rows.get(*at)?))).collect();
                let Some(((_, first), others)) = found.split_first() else { continue };
                let other = others.iter().find(|(_, other)| !first.agrees(other));
                if let Some((_, other)) = other {
                    differ(first, other, part_years, problems);
                }
                for at in same.iter().skip(usize::from(other.is_none())) {
                    drop.get_mut(*at).into_iter().for_each(|drop| *drop = true);
                }
            }
            let mut dropped = drop.into_iter();
            rows.retain(|_| !dropped.next().unwrap_or(false));
        }
        Table { rows, series, placeless }
    }
}

/// Notes two rows that cannot both be right: `HND 2015: 3 ≠ 4`.
pub fn differ(first: &Observation, other: &Observation, part_years: bool, problems: &mut Problems) {
    let text = [&first.named(), ": ", &said(first.value), " \u{2260} ", &said(other.value)].concat();
    let arg = match &first.at {
        Place::Whole => String::new(),
        Place::Cell { line, .. } => integer(*line),
        Place::Pointer(pointer) => pointer.clone(),
    };
    let code = if part_years { Code::TimePart } else { Code::RowDuplicate };
    problems.push(code, other.at.clone(), &text, &arg);
}

fn said(value: Value) -> String {
    value.number().and_then(Finite::new).map_or_else(|| "—".to_owned(), |n| shortest(n).plain())
}
