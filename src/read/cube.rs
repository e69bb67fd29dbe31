//! A cube of values in, as SDMX-JSON and JSON-stat both are, observations out:
//! which dimension is the place, which the time, and what the others are.

use std::rc::Rc;

use super::json::{multiple, value};
use super::marks::Status;
use super::period;
use super::{Facts, Observation, Part, Series};
use crate::countries::{Area, among, find, fold};
use crate::error::{Code, Place};
use crate::json::Node;
use crate::model::{Missing, Year};

/// What a dimension is called, as a role, an id or a name, folded; the surest first.
const PLACES: &str = "ref area|reference area|geo|geo pict|location|country|pais|area|geography|geographic area|\
                      territory|territorio|entidad|region";
const TIMES: &str = "time period|time|year|ano|anio|period|periodo|date|fecha|quarter|month";
const INDICATORS: &str =
    "metric|indicator|indicador|series|serie|measure|subject|variable|statistic|contentscode";
const UNITS: &str = "unit|unit measure|unidad";
const POWERS: &str = "unit mult|powercode|unit multiplier";

/// One value of a dimension.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// Its code.
    pub code: String,
    /// Its name; may be empty.
    pub name: String,
    /// The unit of its figures; may be empty.
    pub unit: String,
}

impl Item {
    fn said(&self) -> &str {
        if self.name.is_empty() { &self.code } else { &self.name }
    }

    /// The text that is a time, the code before the name.
    fn time(&self) -> &str {
        if period::parse(&self.code).is_none() && period::parse(&self.name).is_some() {
            return &self.name;
        }
        &self.code
    }

    /// The text that names the place. The name before the code, where it is
    /// known; a code of two letters or of digits is not asked beside a name,
    /// for it may be a province's: `NI` is Northern Ireland too.
    fn place(&self) -> &str {
        let sure = self.code.len() == 3 && self.code.bytes().all(|b| b.is_ascii_alphabetic());
        let by_code =
            self.name.is_empty() || (sure && find(&self.name).is_none() && find(&self.code).is_some());
        if by_code { &self.code } else { &self.name }
    }
}

/// One dimension.
#[derive(Clone, Debug, Default)]
pub struct Dimension {
    /// Its id.
    pub id: String,
    /// Its name; may be empty.
    pub name: String,
    /// Its role, as the file has it; may be empty.
    pub role: String,
    /// Its values, in the order that indices count.
    pub items: Vec<Item>,
}

/// What stands beside a value.
#[derive(Clone, Debug)]
pub struct Marks {
    /// Its status.
    pub status: Status,
    /// Whether it is confidential, which tells why a number is not there.
    pub hidden: bool,
    /// Its unit; may be empty.
    pub unit: String,
    /// The power of ten that it is a multiple of; may be empty.
    pub power: String,
    /// A remark; may be empty.
    pub note: String,
    /// Bounds.
    pub low: Option<f64>,
    /// Bounds.
    pub high: Option<f64>,
}

impl Default for Marks {
    fn default() -> Self {
        Marks {
            status: Status::Plain,
            hidden: false,
            unit: String::new(),
            power: String::new(),
            note: String::new(),
            low: None,
            high: None,
        }
    }
}

/// One value.
pub struct Cell<'n> {
    /// JSON pointer of it.
    pub pointer: String,
    /// The item of each dimension.
    pub index: &'n [usize],
    /// The value, if there is one.
    pub value: Option<&'n Node>,
    /// What stands beside it.
    pub marks: Marks,
    /// What is measured, where each cell has several values.
    pub measure: Option<&'n Item>,
}

/// The dimensions by what they mean.
pub struct Cube {
    name: String,
    dimensions: Vec<Dimension>,
    place: Option<usize>,
    time: usize,
    indicator: Option<usize>,
    years: Vec<Option<Year>>,
    /// The places met, by their number in the dimension.
    places: Vec<Option<(Rc<str>, Option<&'static Area>)>>,
    /// The key of the series of the cell before, and its number: cells of one series mostly stand together.
    before: (String, usize),
    key: String,
}

/// The dimension that one of the words is the role of, or the id, or the name.
fn called(dimensions: &[Dimension], words: &str, fits: &dyn Fn(&Dimension) -> bool) -> Option<usize> {
    let ways: [fn(&Dimension) -> &str; 3] = [|d| &d.role, |d| &d.id, |d| &d.name];
    ways.iter().find_map(|way| {
        let folded: Vec<String> =
            dimensions.iter().map(|d| if fits(d) { fold(way(d)) } else { String::new() }).collect();
        words.split('|').find_map(|word| folded.iter().position(|f| f == word))
    })
}

/// Where the places and times are; `None` without times. A dimension is of
/// times only if one of its items is.
pub fn roles(dimensions: &[Dimension]) -> Option<(Option<usize>, usize)> {
    let timely = |d: &Dimension| d.items.iter().any(|item| period::parse(item.time()).is_some());
    let time = called(dimensions, TIMES, &timely)?;
    Some((called(dimensions, PLACES, &|_| true).filter(|at| *at != time), time))
}

impl Cube {
    /// Sorts out the dimensions of a cube. `None`, and a problem, if none is of times.
    pub fn of(name: String, dimensions: Vec<Dimension>, pointer: &str, facts: &mut Facts) -> Option<Cube> {
        let at = Place::Pointer(pointer.to_owned());
        let Some((place, time)) = roles(&dimensions) else {
            let ids: Vec<&str> = dimensions.iter().map(|d| d.id.as_str()).collect();
            facts.problems.push(Code::DataShape, at, &ids.join(", "), "year");
            return None;
        };
        facts.placeless = place.is_none();
        let years = dimensions
            .get(time)
            .map_or(&[][..], |d| &d.items)
            .iter()
            .map(|item| facts.year(item.time(), &at));
        let years = years.collect();
        let indicator =
            called(&dimensions, INDICATORS, &|_| true).filter(|at| *at != time && Some(*at) != place);
        let (places, before, key) = Default::default();
        Some(Cube { name, dimensions, place, time, indicator, years, places, before, key })
    }

    /// How many dimensions there are.
    pub fn depth(&self) -> usize {
        self.dimensions.len()
    }

    /// The item of a cell in a dimension.
    fn item(&self, index: &[usize], at: usize) -> Option<&Item> {
        self.dimensions.get(at)?.items.get(*index.get(at)?)
    }

    /// Makes an observation of a cell.
    pub fn put(&mut self, cell: Cell, facts: &mut Facts) {
        let Cell { pointer, index, value: written, marks, measure } = cell;
        let at = Place::Pointer(pointer);
        if index.len() != self.depth() || (0..self.depth()).any(|d| self.item(index, d).is_none()) {
            let Place::Pointer(pointer) = &at else { return };
            let key = pointer.rsplit('/').next().unwrap_or("").to_owned();
            return facts.problems.push(Code::RowLength, at, &key, "");
        }
        // A time that is none was noted where it stands.
        let year = index.get(self.time).and_then(|at| self.years.get(*at)).copied().flatten();
        let Some(year) = year else { return };
        let status = match (marks.status, written) {
            (Status::Plain | Status::Flagged(_), None | Some(Node::Null)) if marks.hidden => {
                Status::Missing(Missing::Suppressed)
            }
            (status, _) => status,
        };
        let Some((value, flag)) = value(written, status, &at, &mut facts.problems) else { return };
        let place = self.placed(index, facts);
        let series = self.series(index, &marks, measure, facts);
        let (low, high, note) = (marks.low, marks.high, marks.note);
        let plain = Observation::new(at, place, year, value);
        facts.push(Observation { series, low, high, flag, note, ..plain });
    }

    /// The place of a cell, and its area.
    fn placed(&mut self, index: &[usize], facts: &mut Facts) -> (Rc<str>, Option<&'static Area>) {
        let number = self.place.and_then(|at| index.get(at)).copied().unwrap_or(0);
        if let Some(Some(known)) = self.places.get(number) {
            return known.clone();
        }
        let found = facts.place(self.place.and_then(|at| self.item(index, at)).map_or("", Item::place));
        if self.places.len() <= number {
            self.places.resize(number + 1, None);
        }
        self.places.get_mut(number).into_iter().for_each(|place| *place = Some(found.clone()));
        found
    }

    /// The number of a cell's series.
    fn series(&mut self, index: &[usize], marks: &Marks, measure: Option<&Item>, facts: &mut Facts) -> usize {
        let mut key = std::mem::take(&mut self.key);
        key.clear();
        key.push_str(&self.name);
        key.push('\u{1f}');
        match &*marks.power {
            "" => key.push_str(&marks.unit),
            power => key.push_str(&multiple(&marks.unit, power)),
        }
        key.push('\u{1f}');
        key.push_str(measure.map_or("", |item| &item.code));
        for at in (0..self.depth()).filter(|at| *at != self.time && Some(*at) != self.place) {
            key.push('\u{1f}');
            key.push_str(self.item(index, at).map_or("", |item| &item.code));
        }
        if key != self.before.0 {
            let unit = || multiple(&marks.unit, &marks.power);
            let number = facts.series(&key, || self.named(index, unit(), measure));
            self.before = (key.clone(), number);
        }
        self.key = key;
        self.before.1
    }

    /// What a cell is about besides place and time.
    fn named(&self, index: &[usize], unit: String, measure: Option<&Item>) -> Series {
        let indicator = self.indicator.and_then(|at| self.item(index, at)).or(measure);
        let mut series = Series { unit, ..Series::default() };
        series.code = indicator.map_or(String::new(), |item| item.code.clone());
        series.name = indicator.map_or(&*self.name, Item::said).to_owned();
        if let Some(item) = indicator.filter(|_| series.unit.is_empty()) {
            series.unit.clone_from(&item.unit);
        }
        let mut power = "";
        for (at, dimension) in self.dimensions.iter().enumerate() {
            if at == self.time || Some(at) == self.place || Some(at) == self.indicator {
                continue;
            }
            let Some(item) = self.item(index, at) else { continue };
            let id = fold(&dimension.id);
            if among(&id, UNITS) && series.unit.is_empty() {
                series.unit = item.said().to_owned();
            }
            if among(&id, POWERS) {
                power = &item.code;
            }
            // A dimension with one value tells nothing apart.
            if dimension.items.len() > 1 {
                series.parts.push(Part {
                    dimension: dimension.name.clone(),
                    code: item.code.clone(),
                    name: item.name.clone(),
                });
            }
        }
        if let Some(item) = measure.filter(|_| self.indicator.is_some()) {
            let (code, name) = (item.code.clone(), item.name.clone());
            series.parts.push(Part { dimension: String::new(), code, name });
        }
        series.unit = multiple(&series.unit, power);
        series
    }
}

/// Which attribute an id names: `UNIT_MULT` is a power of ten, and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// Status of the value.
    Status,
    /// Confidentiality.
    Hidden,
    /// Unit.
    Unit,
    /// Power of ten.
    Power,
    /// Remark.
    Note,
    /// Lower bound.
    Low,
    /// Upper bound.
    High,
}

/// Ids of attributes, folded.
const ATTRIBUTES: [(&str, Attribute); 7] = [
    ("obs status|obs flag|flag|status", Attribute::Status),
    ("conf status|obs conf|conf", Attribute::Hidden),
    (UNITS, Attribute::Unit),
    (POWERS, Attribute::Power),
    ("comment obs|obs comment|comment|footnote|note", Attribute::Note),
    ("lower bound", Attribute::Low),
    ("upper bound", Attribute::High),
];

impl Attribute {
    /// The attribute of an id, if it is one that tells something of a value.
    pub fn named(id: &str) -> Option<Attribute> {
        let id = fold(id);
        ATTRIBUTES.iter().find(|(words, _)| among(&id, words)).map(|(_, attribute)| *attribute)
    }
}
