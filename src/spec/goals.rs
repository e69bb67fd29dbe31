//! The spec of `<goal-progress>`.

use super::measure::MeasureSpec;
use super::reader::Need::{Default as Defaulted, Optional, Required};
use super::reader::Reader;
use super::{Better, Words, better};
use crate::model::{GoalView, Sort, Year};
use crate::progress::Method;

/// Goals and the indicators that stand for them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoalsSpec {
    /// How the goals are drawn. Absent: as bars.
    pub view: GoalView,
    /// The order of the indicators and countries of a scorecard. Absent: as given.
    pub sort: Sort,
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
    /// The method that judges progress, or compare for all of them side by side.
    pub method: Judges,
    /// Country by ISO code or name, where an indicator does not say.
    pub country: Option<String>,
    /// Address of the data file, relative to the spec, where an indicator does not say.
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
    /// Year by which the only measure aims at `target`.
    pub target_year: Option<Year>,
}

impl GoalsSpec {
    /// A door of the wasm part `goals`.
    #[inline(never)]
    pub(super) fn read(r: &mut Reader) -> Self {
        GoalsSpec {
            view: view(r),
            sort: sort(r),
            heading: r.words("heading", Optional),
            subheading: r.words("subheading", Optional),
            note: r.words("note", Optional),
            source: r.words("source", Optional),
            source_href: r.text("source_href", Optional),
            method: {
                r.some_of("controls", &CONTROLS);
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

/// What visitors may change the chart with: views to switch between, and the rest.
const CONTROLS: [&str; 9] =
    ["bars", "path", "scorecard", "rings", "table", "sort", "method", "download", "link"];

fn view(r: &mut Reader) -> GoalView {
    match r.one_of("view", Defaulted, CONTROLS.first_chunk::<5>().unwrap_or(&[""; 5])) {
        Some(1) => GoalView::Path,
        Some(2) => GoalView::Scorecard,
        Some(3) => GoalView::Rings,
        Some(4) => GoalView::Table,
        _ => GoalView::Bars,
    }
}

fn sort(r: &mut Reader) -> Sort {
    match r.one_of("sort", Defaulted, &["given", "name", "worst", "best"]) {
        Some(1) => Sort::Name,
        Some(2) => Sort::Worst,
        Some(3) => Sort::Best,
        _ => Sort::Given,
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
    /// The number of the goal in its programme.
    pub number: Option<u32>,
    /// The wording of the goal.
    pub title: Words,
    /// A remark, such as why nothing measurable stands for it.
    pub note: Option<Words>,
    /// What stands for the goal. Absent: nothing measurable, which the chart says.
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
