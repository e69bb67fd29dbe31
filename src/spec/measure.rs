//! The part of a `<goal-progress>` spec that says what stands for a goal: a
//! measure with its readings, baseline, steps, target and judgement.

use super::reader::Need::{Default as Defaulted, Optional, Required};
use super::reader::Reader;
use super::{Better, Words, better};
use crate::model::Year;
use crate::progress::Status;

/// One indicator of a goal, for one area.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeasureSpec {
    /// The name of the indicator.
    pub name: Words,
    /// Unit as written after a number.
    pub unit: Option<Words>,
    /// Digits after the decimal mark, 0 to 6. Absent: chosen from the figures.
    pub decimals: Option<u32>,
    /// Which way is better.
    pub better: Option<Better>,
    /// Whose figures: code or name.
    pub country: Option<String>,
    /// Address of the data file, relative to the spec.
    pub data: Option<String>,
    /// Which series of the data, where they hold several: its code, name or parts.
    pub indicator: Option<Words>,
    /// Figures written in the spec itself, in place of `data`.
    pub readings: Option<Vec<YearReading>>,
    /// The year, and the value if it is not that of the figures, that progress is counted from.
    pub baseline: Option<BaselineSpec>,
    /// Steps on the way to the target.
    pub milestones: Vec<MilestoneSpec>,
    /// What is aimed at.
    pub target: Option<TargetSpec>,
    /// Bounds that the unit cannot pass, such as 0 and 100.
    pub limits: Option<LimitsSpec>,
    /// How much it counts in its goal's verdict. Absent: 1.
    pub weight: Option<f64>,
    /// What somebody judges instead of the method.
    pub judgement: Option<JudgementSpec>,
    /// Who published the figures.
    pub source: Option<Words>,
    /// A caution on the figures.
    pub note: Option<Words>,
}

impl MeasureSpec {
    pub(super) fn read(r: &mut Reader) -> Self {
        MeasureSpec {
            name: r.words("name", Required).unwrap_or_default(),
            unit: r.words("unit", Optional),
            decimals: r.count("decimals"),
            better: better(r),
            indicator: r.words("indicator", Optional),
            country: r.text("country", Optional),
            data: r.text("data", Optional),
            readings: r.list("readings", Optional, YearReading::read),
            baseline: r.object("baseline", BaselineSpec::read),
            milestones: r.list("milestones", Defaulted, MilestoneSpec::read).unwrap_or_default(),
            target: r.object("target", TargetSpec::read),
            limits: r.object("limits", LimitsSpec::read),
            weight: r.number("weight", Optional),
            judgement: r.object("judgement", JudgementSpec::read),
            source: r.words("source", Optional),
            note: r.words("note", Optional),
        }
    }
}

/// One value of a measure.
#[derive(Clone, Debug, PartialEq)]
pub struct YearReading {
    /// The year.
    pub year: Year,
    /// The value; absent or null: there is none.
    pub value: Option<f64>,
    /// Lower bound of its uncertainty.
    pub low: Option<f64>,
    /// Upper bound of its uncertainty.
    pub high: Option<f64>,
    /// A remark on it.
    pub note: Option<Words>,
}

impl YearReading {
    pub(super) fn read(r: &mut Reader) -> Self {
        YearReading {
            year: r.year("year", Required).unwrap_or_default(),
            value: r.number("value", Optional),
            low: r.number("low", Optional),
            high: r.number("high", Optional),
            note: r.words("note", Optional),
        }
    }
}

/// What progress is counted from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BaselineSpec {
    /// The year.
    pub year: Year,
    /// The value; absent: the reading of that year.
    pub value: Option<f64>,
}

impl BaselineSpec {
    pub(super) fn read(r: &mut Reader) -> Self {
        BaselineSpec {
            year: r.year("year", Required).unwrap_or_default(),
            value: r.number("value", Optional),
        }
    }
}

/// A step on the way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MilestoneSpec {
    /// By when.
    pub year: Year,
    /// What is aimed at.
    pub value: f64,
}

impl MilestoneSpec {
    pub(super) fn read(r: &mut Reader) -> Self {
        MilestoneSpec {
            year: r.year("year", Required).unwrap_or_default(),
            value: r.number("value", Required).unwrap_or_default(),
        }
    }
}

/// What is aimed at.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetSpec {
    /// By when.
    pub year: Year,
    /// What is aimed at; absent: the band.
    pub value: Option<f64>,
    /// Lower end of the band to be in.
    pub low: Option<f64>,
    /// Its upper end.
    pub high: Option<f64>,
    /// True only for a target that the programme itself has published.
    pub official: bool,
    /// Where it comes from.
    pub note: Option<Words>,
}

impl TargetSpec {
    pub(super) fn read(r: &mut Reader) -> Self {
        TargetSpec {
            year: r.year("year", Required).unwrap_or_default(),
            value: r.number("value", Optional),
            low: r.number("low", Optional),
            high: r.number("high", Optional),
            official: r.flag("official"),
            note: r.words("note", Optional),
        }
    }
}

/// Bounds that the unit cannot pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LimitsSpec {
    /// The least value that there can be.
    pub low: Option<f64>,
    /// The greatest value that there can be.
    pub high: Option<f64>,
}

impl LimitsSpec {
    pub(super) fn read(r: &mut Reader) -> Self {
        LimitsSpec { low: r.number("low", Optional), high: r.number("high", Optional) }
    }
}

/// What somebody judges instead of the method.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgementSpec {
    /// What is judged, in the words of a verdict; `None` if it is none of them.
    pub status: Option<Status>,
    /// Who judges.
    pub by: Words,
    /// Why.
    pub reason: Words,
}

/// What can be judged, by its name in the spec.
const JUDGED: [(&str, Status); 8] = [
    ("achieved", Status::Achieved),
    ("on-track", Status::OnTrack),
    ("some-progress", Status::SomeProgress),
    ("little-progress", Status::LittleProgress),
    ("moving-away", Status::MovingAway),
    ("improving", Status::Improving),
    ("little-change", Status::LittleChange),
    ("worsening", Status::Worsening),
];

impl JudgementSpec {
    pub(super) fn read(r: &mut Reader) -> Self {
        let status = r.one_of("status", Required, &JUDGED.map(|(name, _)| name));
        JudgementSpec {
            status: status.and_then(|i| JUDGED.get(i)).map(|(_, status)| *status),
            by: r.words("by", Required).unwrap_or_default(),
            reason: r.words("reason", Required).unwrap_or_default(),
        }
    }
}
