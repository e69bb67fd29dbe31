//! The spec of `<goal-progress>`.

use super::reader::Need::{Default as Defaulted, Optional, Required};
use super::reader::Reader;
use super::{Better, Words, better};
use crate::model::{GoalView, Year};
use crate::progress::{Method, Status};

/// Goals and what stands for them, as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoalsSpec {
    /// How it is drawn; bars.
    pub view: GoalView,
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
    pub method: Judges,
    /// Whose figures, where a measure does not say.
    pub country: Option<String>,
    /// Name of the data, where a measure does not say.
    pub data: Option<String>,
    /// Shows only the goal of this number.
    pub goal: Option<u32>,
    /// The goals, in order.
    pub goals: Vec<GoalSpec>,
    /// Unit of the only measure.
    pub unit: Option<Words>,
    /// Digits after the decimal mark of the only measure.
    pub decimals: Option<u32>,
    /// Which way is better, for the only measure.
    pub better: Option<Better>,
    /// Year that the progress of the only measure is counted from.
    pub baseline_year: Option<Year>,
    /// What the only measure aims at; illustrative.
    pub target: Option<f64>,
    /// By when.
    pub target_year: Option<Year>,
}

impl GoalsSpec {
    /// A door of the wasm part `goals`.
    #[inline(never)]
    pub(super) fn read(r: &mut Reader) -> Self {
        GoalsSpec {
            view: view(r),
            heading: r.words("heading", Optional),
            subheading: r.words("subheading", Optional),
            note: r.words("note", Optional),
            source: r.words("source", Optional),
            source_href: r.text("source_href", Optional),
            method: {
                r.some_of("controls", &["download", "link"]);
                Judges::read(r)
            },
            country: r.text("country", Optional),
            data: r.text("data", Optional),
            goal: r.count("goal"),
            goals: r.list("goals", Required, GoalSpec::read).unwrap_or_default(),
            unit: r.words("unit", Optional),
            decimals: r.count("decimals"),
            better: better(r),
            baseline_year: r.year("baseline_year", Optional),
            target: r.number("target", Optional),
            target_year: r.year("target_year", Optional),
        }
    }
}

fn view(r: &mut Reader) -> GoalView {
    match r.one_of("view", Defaulted, &["bars", "path", "scorecard", "table"]) {
        Some(1) => GoalView::Path,
        Some(2) => GoalView::Scorecard,
        Some(3) => GoalView::Table,
        _ => GoalView::Bars,
    }
}

/// By whom progress is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judges {
    /// One method.
    One(Method),
    /// All of them, side by side; the default one is drawn.
    Compare,
}

impl Default for Judges {
    fn default() -> Self {
        Judges::One(Method::default())
    }
}

impl Judges {
    fn read(r: &mut Reader) -> Self {
        let mut names = [COMPARE; Method::ALL.len() + 1];
        for (name, method) in names.iter_mut().zip(Method::ALL) {
            *name = method.name();
        }
        match r.one_of("method", Defaulted, &names) {
            Some(index) => Method::ALL.get(index).map_or(Judges::Compare, |method| Judges::One(*method)),
            None => Judges::default(),
        }
    }
}

/// In place of a method: all of them.
const COMPARE: &str = "compare";

/// One goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoalSpec {
    /// Its number in the programme.
    pub number: Option<u32>,
    /// Its wording.
    pub title: Words,
    /// A remark, such as why nothing measurable stands for it.
    pub note: Option<Words>,
    /// What stands for it; may be absent.
    pub indicators: Vec<MeasureSpec>,
}

impl GoalSpec {
    pub(super) fn read(r: &mut Reader) -> Self {
        GoalSpec {
            number: r.count("number"),
            title: r.words("title", Required).unwrap_or_default(),
            note: r.words("note", Optional),
            indicators: r.list("indicators", Defaulted, MeasureSpec::read).unwrap_or_default(),
        }
    }
}

/// One indicator of a goal, for one area.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeasureSpec {
    /// What is measured.
    pub name: Words,
    /// Unit as written after a number.
    pub unit: Option<Words>,
    /// Digits after the decimal mark, 0 to 6. Absent: chosen from the figures.
    pub decimals: Option<u32>,
    /// Which way is better.
    pub better: Option<Better>,
    /// Whose figures: code or name.
    pub country: Option<String>,
    /// Name of the data.
    pub data: Option<String>,
    /// Which series of the data, where they hold several: its code, name or parts.
    pub indicator: Option<Words>,
    /// Figures written in the spec itself.
    pub readings: Option<Vec<YearReading>>,
    /// What progress is counted from.
    pub baseline: Option<BaselineSpec>,
    /// Steps on the way.
    pub milestones: Vec<MilestoneSpec>,
    /// What is aimed at.
    pub target: Option<TargetSpec>,
    /// Bounds that the unit cannot pass.
    pub limits: Option<LimitsSpec>,
    /// What somebody judges instead of the method.
    pub judgement: Option<JudgementSpec>,
    /// Who published the figures.
    pub source: Option<Words>,
    /// Caution.
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
    /// Upper bound.
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
    /// What is aimed at.
    pub value: f64,
    /// True only for a target that the programme itself has published.
    pub official: bool,
    /// Where it comes from.
    pub note: Option<Words>,
}

impl TargetSpec {
    pub(super) fn read(r: &mut Reader) -> Self {
        TargetSpec {
            year: r.year("year", Required).unwrap_or_default(),
            value: r.number("value", Required).unwrap_or_default(),
            official: r.flag("official"),
            note: r.words("note", Optional),
        }
    }
}

/// Bounds that the unit cannot pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LimitsSpec {
    /// Lower bound.
    pub low: Option<f64>,
    /// Upper bound.
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
    /// What is judged; `None` if it is not one of the words for it.
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
