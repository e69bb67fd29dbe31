//! The spec of `<goal-progress>`.

use serde::Deserialize;

use super::object::Object;
use super::{Better, Words};
use crate::model::Year;

/// Goals and what stands for them, as written.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalsSpec {
    /// Version of the spec: 1.
    pub version: u32,
    /// `goal-progress`.
    pub chart: String,
    /// How it is drawn; bars.
    #[serde(default)]
    pub view: BarsView,
    /// Title of the figure.
    pub heading: Option<Words>,
    /// Line under the title.
    pub subheading: Option<Words>,
    /// Caption or method note.
    pub note: Option<Words>,
    /// Who published the figures.
    pub source: Option<Words>,
    /// Link for the source: http(s) or relative.
    pub source_href: Option<String>,
    /// How progress is judged.
    #[serde(default)]
    pub method: Method,
    /// Whose figures, where a measure does not say.
    pub country: Option<String>,
    /// Name of the data, where a measure does not say.
    pub data: Option<String>,
    /// Shows only the goal of this number.
    pub goal: Option<u32>,
    /// The goals, in order.
    pub goals: Vec<Object<GoalSpec>>,
    /// Unit of the only measure.
    pub unit: Option<Words>,
    /// Digits after the decimal mark of the only measure.
    pub decimals: Option<u8>,
    /// Which way is better, for the only measure.
    pub better: Option<Better>,
    /// Year that the progress of the only measure is counted from.
    pub baseline_year: Option<Year>,
    /// What the only measure aims at; illustrative.
    pub target: Option<f64>,
    /// By when.
    pub target_year: Option<Year>,
}

/// Views of goals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BarsView {
    /// A bar for each measure.
    #[default]
    Bars,
}

/// Methods that judge progress.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// The straight line from baseline to target.
    #[default]
    Linear,
}

/// One goal.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalSpec {
    /// Its number in the programme.
    pub number: Option<u32>,
    /// Its wording.
    pub title: Words,
    /// A remark, such as why nothing measurable stands for it.
    pub note: Option<Words>,
    /// What stands for it; may be absent.
    #[serde(default)]
    pub indicators: Vec<Object<MeasureSpec>>,
}

/// One indicator of a goal, for one area.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureSpec {
    /// What is measured.
    pub name: Words,
    /// Unit as written after a number.
    pub unit: Option<Words>,
    /// Digits after the decimal mark, 0 to 6. Absent: chosen from the figures.
    pub decimals: Option<u8>,
    /// Which way is better.
    pub better: Option<Better>,
    /// Whose figures: code or name.
    pub country: Option<String>,
    /// Name of the data.
    pub data: Option<String>,
    /// Figures written in the spec itself.
    pub readings: Option<Vec<Object<YearReading>>>,
    /// What progress is counted from.
    pub baseline: Option<Object<BaselineSpec>>,
    /// Steps on the way.
    #[serde(default)]
    pub milestones: Vec<Object<MilestoneSpec>>,
    /// What is aimed at.
    pub target: Option<Object<TargetSpec>>,
    /// Bounds that the unit cannot pass.
    pub limits: Option<Object<LimitsSpec>>,
    /// Who published the figures.
    pub source: Option<Words>,
    /// Caution.
    pub note: Option<Words>,
}

/// One value of a measure.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearReading {
    /// The year.
    pub year: Year,
    /// The value; absent or null: there is none.
    pub value: Option<f64>,
    /// Lower bound of its uncertainty.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
    /// A remark on it.
    pub note: Option<Words>,
}

/// What progress is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaselineSpec {
    /// The year.
    pub year: Year,
    /// The value; absent: the reading of that year.
    pub value: Option<f64>,
}

/// A step on the way.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MilestoneSpec {
    /// By when.
    pub year: Year,
    /// What is aimed at.
    pub value: f64,
}

/// What is aimed at.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetSpec {
    /// By when.
    pub year: Year,
    /// What is aimed at.
    pub value: f64,
    /// True only for a target that the programme itself has published.
    #[serde(default)]
    pub official: bool,
    /// Where it comes from.
    pub note: Option<Words>,
}

/// Bounds that the unit cannot pass.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitsSpec {
    /// Lower bound.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
}
