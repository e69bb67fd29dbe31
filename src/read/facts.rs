//! What every format is read into: observations, the places and series that
//! they name told apart once, and rows that say the same made one.

use std::rc::Rc;

use super::names::Names;
use super::period::{self, Period, Rule};
use super::{Observation, Series, Table, YEARS};
use crate::countries::{self, Area};
use crate::error::{Code, Place, Problems};
use crate::format::quantity::integer;
use crate::format::shortest::shortest;
use crate::model::{Finite, Value, Year};
use crate::order;

/// A file on its way to a [`Table`].
#[derive(Default)]
pub struct Facts {
    /// Rows in file order.
    pub rows: Vec<Observation>,
    /// What cannot be understood.
    pub problems: Problems,
    /// Whether some rows are of quarters, months or days.
    pub part_years: bool,
    /// Whether the file names no places.
    pub placeless: bool,
    /// The rules by which times became years that were said.
    ruled: Vec<Rule>,
    places: Names,
    areas: Vec<Option<&'static Area>>,
    keys: Names,
    series: Vec<Series>,
    seen: Seen,
    /// The area of the row before and its number, for rows of one place mostly stand together.
    before: Option<(&'static Area, usize)>,
}

impl Facts {
    /// Nothing yet, and the problems so far.
    pub fn new(problems: &mut Problems) -> Self {
        Facts { problems: std::mem::take(problems), ..Facts::default() }
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
    pub fn year(&mut self, text: &str, at: &Place) -> Option<Year> {
        let found = period::parse(text);
        match found {
            Some(found) => self.note_rule(found, text, at),
            None => self.problems.push(Code::YearUnreadable, at.clone(), text, ""),
        }
        found.map(|found| found.year)
    }

    /// Notes the first time that is not written as a year, with its rule.
    pub fn note_rule(&mut self, found: Period, text: &str, at: &Place) {
        if found.rule != Rule::Year && !self.ruled.contains(&found.rule) {
            self.ruled.push(found.rule);
            self.problems.push(Code::TimeRule, at.clone(), text, found.rule.name());
        }
        self.part_years |= matches!(found.rule, Rule::Date | Rule::Part);
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

    /// Adds a row.
    #[inline]
    pub fn push(&mut self, row: Observation) {
        let entity = match (row.area, self.before) {
            (Some(area), Some((before, number))) if std::ptr::eq(area, before) => number,
            _ => self.places.number(row.area.map_or(&row.place, |area| area.iso3)).0,
        };
        self.before = row.area.map(|area| (area, entity));
        // The code of an area may not have been met as a place.
        if entity == self.areas.len() {
            self.areas.push(row.area);
        }
        self.seen.note(row.series, entity, row.year);
        self.rows.push(row);
    }

    /// How many years of places and series there are, and in how many of them
    /// rows differ.
    pub fn conflicts(&self) -> (usize, usize) {
        let (mut keys, mut differing) = (self.rows.len(), 0);
        self.each_repeated(|same| {
            keys -= same.len() - 1;
            let first = same.first().and_then(|at| self.rows.get(*at));
            let agree =
                |at: &usize| self.rows.get(*at).zip(first).is_some_and(|(row, first)| row.agrees(first));
            differing += usize::from(!same.iter().all(agree));
        });
        (keys, differing)
    }

    /// Calls with the indices of rows of one series, place and year, where
    /// there is more than one.
    fn each_repeated(&self, mut call: impl FnMut(&[usize])) {
        if !self.seen.repeated {
            return;
        }
        let key = |at: &usize| {
            self.rows
                .get(*at)
                .map(|row| (row.series, row.area.map_or(&*row.place, |area| area.iso3), row.year))
        };
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        order::sort_by(&mut order, |a, b| key(a).cmp(&key(b)));
        order.chunk_by(|a, b| key(a) == key(b)).filter(|same| same.len() > 1).for_each(&mut call);
    }

    /// The rows, one for each series, place and year. Equal rows are one;
    /// where rows differ, neither is right, so the year has no row and the
    /// problem shows both.
    pub fn finish(mut self, problems: &mut Problems) -> Table {
        let mut drop: Vec<usize> = Vec::new();
        let mut differing: Vec<(usize, usize)> = Vec::new();
        self.each_repeated(|same| {
            let Some((first, others)) = same.split_first() else { return };
            let row = |at: &usize| self.rows.get(*at);
            let other = others.iter().find(|at| row(first).zip(row(at)).is_some_and(|(a, b)| !a.agrees(b)));
            if let Some(other) = other {
                differing.push((*first, *other));
                drop.push(*first);
            }
            drop.extend(others);
        });
        order::sort_by(&mut differing, |a, b| a.1.cmp(&b.1));
        for (first, other) in differing {
            if let (Some(first), Some(other)) = (self.rows.get(first), self.rows.get(other)) {
                differ(first, other, self.part_years, &mut self.problems);
            }
        }
        self.remove(drop);
        simplify(&mut self.series);
        *problems = self.problems;
        Table { rows: self.rows, series: self.series, placeless: self.placeless, long: Vec::new() }
    }

    /// Takes rows out, by their indices.
    pub fn remove(&mut self, rows: Vec<usize>) {
        if rows.is_empty() {
            return;
        }
        let mut out = vec![false; self.rows.len()];
        for row in rows {
            out.get_mut(row).into_iter().for_each(|out| *out = true);
        }
        let mut out = out.into_iter();
        self.rows.retain(|_| !out.next().unwrap_or(false));
    }
}

/// Takes out the dimensions that have one value in all series: they tell
/// nothing apart.
fn simplify(series: &mut [Series]) {
    let dimensions = series.iter().map(|s| s.parts.len()).max().unwrap_or(0);
    for d in (0..dimensions).rev() {
        let value = |s: &Series| s.parts.get(d).map(|p| (p.code.clone(), p.name.clone()));
        let first = series.first().and_then(value);
        if series.iter().all(|s| s.parts.get(d).is_some() && value(s) == first) {
            series.iter_mut().for_each(|s| {
                s.parts.remove(d);
            });
        }
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
    // Two columns of one year, or two of one place.
    let in_one_row = first.at == other.at && matches!(first.at, Place::Cell { .. });
    let columns = in_one_row && code == Code::RowDuplicate;
    problems.push(code, other.at.clone(), &text, if columns { "columns" } else { &arg });
}

fn said(value: Value) -> String {
    value.number().and_then(Finite::new).map_or_else(|| "—".to_owned(), |n| shortest(n).plain())
}

/// Series beyond this number are not followed year by year: their rows are sorted.
const MOST_FOLLOWED: usize = 64;

/// Which years of which places have been met, a bit for each, so that a file
/// in whatever order is sorted only if a year is met twice.
#[derive(Default)]
struct Seen {
    /// By series, by place: number of its years plus one.
    at: Vec<Vec<usize>>,
    years: Vec<[u64; 32]>,
    repeated: bool,
}

impl Seen {
    fn note(&mut self, series: usize, place: usize, year: Year) {
        let year = usize::try_from(year - YEARS.0).unwrap_or(usize::MAX);
        if series >= MOST_FOLLOWED || year >= 64 * 32 {
            self.repeated = true;
            return;
        }
        while self.at.len() <= series {
            self.at.push(Vec::new());
        }
        let Some(places) = self.at.get_mut(series) else { return };
        if places.len() <= place {
            places.resize(place + 1, 0);
        }
        let Some(number) = places.get_mut(place) else { return };
        if *number == 0 {
            self.years.push([0; 32]);
            *number = self.years.len();
        }
        let word = self.years.get_mut(*number - 1).and_then(|years| years.get_mut(year / 64));
        if let Some(word) = word {
            let bit = 1 << (year % 64);
            self.repeated |= *word & bit != 0;
            *word |= bit;
        }
    }
}
