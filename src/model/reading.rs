//! The spine: one value of one indicator, for one place and year.

/// A calendar year. An integer, never a date, so no time zone can move it.
pub type Year = i32;

/// A number that is neither NaN nor infinite.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Finite(f64);

impl Finite {
    /// `None` for NaN and the infinities. Minus zero becomes zero.
    pub fn new(value: f64) -> Option<Self> {
        value.is_finite().then_some(Finite(value + 0.0))
    }

    /// The number.
    pub fn get(self) -> f64 {
        self.0
    }
}

/// Why there is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Missing {
    /// No row, a blank cell or a mark without a stated meaning.
    #[default]
    Unknown,
    /// Not collected.
    NotCollected,
    /// Not applicable.
    NotApplicable,
    /// Suppressed.
    Suppressed,
    /// Not yet published.
    NotYet,
}

impl Missing {
    /// Whether the source says why. A plain gap is not marked.
    pub fn is_explained(self) -> bool {
        self != Missing::Unknown
    }
}

/// A number, or the reason why there is none. Never NaN, never a stand-in 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// The value in the unit of its indicator.
    Number(Finite),
    /// No value.
    Missing(Missing),
}

impl Value {
    /// The number, if there is one.
    pub fn number(self) -> Option<f64> {
        match self {
            Value::Number(n) => Some(n.get()),
            Value::Missing(_) => None,
        }
    }
}

/// A mark that the source puts on a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// May be revised.
    Provisional,
    /// An estimate of the source.
    Estimated,
    /// A forecast.
    Forecast,
    /// Not comparable with the years before.
    Break,
}

impl Flag {
    /// Whether the value may turn out otherwise: its mark is hollow or hatched.
    pub fn is_tentative(self) -> bool {
        self != Flag::Break
    }
}

/// The uncertainty of a value: low <= value <= high, in its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower bound.
    pub low: Finite,
    /// Upper bound.
    pub high: Finite,
}

/// One value of one series for one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The year.
    pub year: Year,
    /// The value or why there is none.
    pub value: Value,
    /// Its uncertainty, where the source gives one.
    pub interval: Option<Interval>,
    /// The source's mark on it.
    pub flag: Option<Flag>,
    /// The source's remark; empty means none.
    pub note: String,
}

impl Reading {
    /// Why there is no number, where the source says so.
    pub fn explained(&self) -> Option<Missing> {
        match self.value {
            Value::Missing(why) if why.is_explained() => Some(why),
            _ => None,
        }
    }

    /// Whether the mark of this reading is hollow.
    pub fn is_tentative(&self) -> bool {
        self.flag.is_some_and(Flag::is_tentative)
    }

    /// Whether the way to this reading is dashed: it is provisional or a forecast.
    pub fn is_open(&self) -> bool {
        matches!(self.flag, Some(Flag::Provisional | Flag::Forecast))
    }
}

/// The year from which on readings are comparable: that of the last break in the series, else the least.
pub fn broken(readings: &[Reading]) -> Year {
    readings.iter().rfind(|r| r.flag == Some(Flag::Break)).map_or(Year::MIN, |r| r.year)
}

/// The last of some readings that has a number, and the number.
pub fn newest(readings: &[Reading]) -> Option<(&Reading, f64)> {
    readings.iter().rev().find_map(|r| Some((r, r.value.number()?)))
}
