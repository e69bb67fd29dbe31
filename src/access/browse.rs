//! The words of the controls around a plot: the point browser's, and the
//! working of every verdict on the chart.

use super::{describe, wholes, working};
use crate::format::words::{Word, word};
use crate::format::{Lang, Locale};
use crate::model::{Chart, GoalView, Goals, Kind, ViewKind};

/// The name of the point browser, and how its keys are used.
pub fn browser(chart: &Chart, lang: Lang) -> (&'static str, &'static str) {
    match &chart.kind {
        Kind::Indicator(indicator) => {
            let keys = match indicator.show.view {
                ViewKind::Bars => Word::KeysRows,
                ViewKind::Map | ViewKind::Tiles => Word::KeysGrid,
                _ => Word::KeysLine,
            };
            (word(Word::BrowseLine, lang), word(keys, lang))
        }
        Kind::Goals(goals) => {
            let keys = match goals.view {
                GoalView::Scorecard => Word::KeysScorecard,
                GoalView::Rings => Word::KeysRings,
                GoalView::Bars | GoalView::Path | GoalView::Table => Word::KeysGoals,
            };
            (word(Word::BrowseGoals, lang), word(keys, lang))
        }
    }
}

/// How one verdict was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// The goal and its measure.
    pub title: String,
    /// The steps, a line each.
    pub lines: Vec<String>,
}

/// The working of each verdict, in the chart's order; empty where the chart has no verdicts.
pub fn workings(chart: &Chart, locale: &dyn Locale) -> Vec<Working> {
    match &chart.kind {
        Kind::Indicator(_) => Vec::new(),
        Kind::Goals(goals) => of_goals(goals, locale),
    }
}

/// The working of each verdict of a chart of goals. A door of the wasm part `goals`.
#[inline(never)]
fn of_goals(goals: &Goals, locale: &dyn Locale) -> Vec<Working> {
    let mut workings = Vec::new();
    for row in goals.rows() {
        if let Some(measure) = row.measure {
            let mut title = describe::goal_title(row.goal, locale);
            title.push_str(" · ");
            title.push_str(&describe::measure_name(measure, locale));
            workings.push(Working { title, lines: working::lines(measure, locale) });
        }
    }
    for whole in wholes(goals) {
        let title = describe::whole_title(&whole, locale);
        workings.push(Working { title, lines: whole.lines(locale) });
    }
    workings
}
