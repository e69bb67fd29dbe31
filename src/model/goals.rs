//! Goals, the measures that stand for them, targets and verdicts.

use std::iter;

use super::{Better, Finite, Interval, Reading, Year, newest};
use crate::countries::Area;
use crate::progress::overall::{Overall, overall};
use crate::progress::{Method, Status, Verdict};

/// Views of goals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GoalView {
    /// A bar for each measure.
    #[default]
    Bars,
    /// The readings of each measure against the way to its target.
    Path,
    /// Indicators by countries, a sign and a word for each verdict.
    Scorecard,
    /// A ring for each goal: how much of the way is gone.
    Rings,
    /// No plot: the table alone.
    Table,
}

/// In which order a scorecard has indicators and countries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As the author gives them.
    #[default]
    Given,
    /// By their names.
    Name,
    /// Those that do worst first.
    Worst,
    /// Those that do best first.
    Best,
}

/// A chart of goals.
#[derive(Clone, Debug, PartialEq)]
pub struct Goals {
    /// How it is drawn.
    pub view: GoalView,
    /// The order of a scorecard.
    pub sort: Sort,
    /// In the author's order. Not empty.
    pub goals: Vec<Goal>,
}

/// One goal. Without measures, the chart says that nothing measurable was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// Its number, where the programme numbers its goals.
    pub number: Option<u32>,
    /// Its wording.
    pub title: String,
    /// What stands for it; may be empty.
    pub measures: Vec<Measure>,
    /// The author's remark, such as why there is no measure. May be empty.
    pub note: String,
}

impl Goal {
    /// Whether its figures are of several areas.
    pub fn has_areas(&self) -> bool {
        self.measures.iter().zip(self.measures.iter().skip(1)).any(|(a, b)| a.area != b.area)
    }

    /// The verdict on the goal: out of all its indicators, or those of one area. `None` for none.
    pub fn overall(&self, area: Option<Option<&Area>>) -> Option<Overall> {
        overall(self.measures.iter().filter(move |m| area.is_none_or(|area| m.area == area)))
    }
}

/// One indicator that stands for a goal, for one area.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// "Homicide rate".
    pub name: String,
    /// Unit as written after a number. May be empty.
    pub unit: String,
    /// Digits after the decimal mark.
    pub decimals: u8,
    /// Which way is better; `None` where neither is, which leaves the verdict open.
    pub better: Option<Better>,
    /// Whose figures, where they are a country's.
    pub area: Option<&'static Area>,
    /// Sorted by year, at most one a year. May be empty: then it has no figures.
    pub readings: Vec<Reading>,
    /// The reading the progress is counted from: as asked for, else the first.
    pub baseline: Option<(Year, Finite)>,
    /// Steps on the way, sorted by year.
    pub milestones: Vec<Milestone>,
    /// What is aimed at, if anything.
    pub target: Option<Target>,
    /// Bounds that the unit cannot pass (such as 0 and 100), where they are known.
    pub limits: (Option<Finite>, Option<Finite>),
    /// How much it counts in its goal's verdict; above zero.
    pub weight: f64,
    /// Who published the figures. May be empty.
    pub source: String,
    /// Caution. May be empty.
    pub note: String,
    /// What the figures say.
    pub verdict: Verdict,
    /// What the other methods say, where they are compared.
    pub compared: Vec<Verdict>,
    /// What somebody judges instead. It is shown, and always as a judgement.
    pub judgement: Option<Judgement>,
}

/// A verdict that no method gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What is judged.
    pub status: Status,
    /// Who judges.
    pub by: String,
    /// Why.
    pub reason: String,
}

impl Measure {
    /// What is displayed: the judgement, where there is one, else the method's verdict.
    pub fn status(&self) -> Status {
        self.judgement.as_ref().map_or(self.verdict.status, |judgement| judgement.status)
    }

    /// The verdict, then those of the methods that it is compared with.
    pub fn verdicts(&self) -> impl Iterator<Item = &Verdict> {
        iter::once(&self.verdict).chain(&self.compared)
    }

    /// The years and numbers, in order, without the missing ones.
    pub fn numbers(&self) -> impl DoubleEndedIterator<Item = (Year, f64)> + '_ {
        self.readings.iter().filter_map(|r| Some((r.year, r.value.number()?)))
    }

    /// The last year that has a number, and the number.
    pub fn latest(&self) -> Option<(Year, f64)> {
        newest(&self.readings).map(|(reading, value)| (reading.year, value))
    }
}

/// A step on the way to a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Milestone {
    /// By when.
    pub year: Year,
    /// What is aimed at.
    pub value: Finite,
}

/// What is aimed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// By when.
    pub year: Year,
    /// What is aimed at; of a band, the end that the way is counted to.
    pub value: Finite,
    /// A band to be in, in place of a value to reach.
    pub band: Option<Interval>,
    /// False: the target is the author's illustration, and is drawn and worded so.
    pub official: bool,
    /// Where it comes from. May be empty.
    pub note: String,
}

impl Target {
    /// The ends of the band; the value twice where there is none.
    pub fn ends(&self) -> [f64; 2] {
        self.band.map_or([self.value; 2], |band| [band.low, band.high]).map(Finite::get)
    }
}

/// A line of the chart: a measure of a goal, or a goal without any.
#[derive(Clone, Copy, Debug)]
pub struct GoalRow<'a> {
    /// Index of the goal.
    pub index: usize,
    /// The goal.
    pub goal: &'a Goal,
    /// Its measure; `None` where the goal has none.
    pub measure: Option<&'a Measure>,
}

impl Goals {
    /// The methods that each verdict is compared with; most charts have none.
    pub fn compared(&self) -> Vec<Method> {
        let measure = self.goals.iter().find_map(|goal| goal.measures.first());
        measure.map_or_else(Vec::new, |m| m.compared.iter().map(|verdict| verdict.method).collect())
    }

    /// The lines of the chart in order: each measure of each goal, and one
    /// line for a goal without measures.
    pub fn rows(&self) -> Vec<GoalRow<'_>> {
        let mut rows = Vec::new();
        for (index, goal) in self.goals.iter().enumerate() {
            if goal.measures.is_empty() {
                rows.push(GoalRow { index, goal, measure: None });
            }
            rows.extend(goal.measures.iter().map(|m| GoalRow { index, goal, measure: Some(m) }));
        }
        rows
    }
}
