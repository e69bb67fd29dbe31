//! A chart arranged for one size, theme and language: pure, plain values.
//!
//! `(chart, view)` in, [`Figure`] out. No clock, no randomness, no I/O, no
//! globals. Words (table, summary, tooltip) are asked for when needed, from
//! the same chart: see [`crate::access`].

use crate::format::Locale;
use crate::geom::{Point, Rect};
use crate::model::{Chart, GoalView, Kind, ViewKind};
use crate::scene::Scene;
use crate::text::MeasureText;
use crate::theme::Theme;
use crate::views;

/// For whom a chart is arranged.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// Width of the plot box in CSS pixels.
    pub width: f64,
    /// Height of the plot box in CSS pixels.
    pub height: f64,
    /// Colours and font.
    pub theme: &'a Theme,
    /// Numbers and language.
    pub locale: &'a dyn Locale,
    /// Text widths.
    pub measure: &'a dyn MeasureText,
}

/// Which reading: the row and column of the table that it stands in.
///
/// Indicator: row = index of the series, column = year - first year shown.
/// Goals: row = index in [`crate::model::Goals::rows`], column = 0, or [`WHOLE`] for the whole goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Series or measure.
    pub row: usize,
    /// Year step.
    pub column: usize,
}

/// The column of a goal as a whole, in the row of its first measure.
pub const WHOLE: usize = 1;

/// Where keys find a reading: up and down lead from line to line, left and
/// right along one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Counted from the top.
    pub line: usize,
    /// Counted from the left.
    pub place: usize,
}

/// A place on the plot that can be pointed at and reached by key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// Its reading.
    pub key: Key,
    /// Where keys find it; no two targets have the same.
    pub stop: Stop,
    /// Where its mark is (for a missing value: where it would be on the axis).
    pub at: Point,
    /// The area that belongs to it wholly; zero-sized for points, which are found by distance.
    pub hit: Rect,
    /// False where there is no value: reached by key, not by pointer.
    pub drawn: bool,
}

/// An arranged chart.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Figure {
    /// What is painted.
    pub scene: Scene,
    /// All readings, sorted by key.
    pub targets: Vec<Target>,
    /// Closed paths that belong to a reading as a target's area does, where no rectangle is like them.
    pub outlines: Vec<(Key, Vec<Point>)>,
    /// Where the marks are; all of `scene` lies inside its own width and height.
    pub plot: Rect,
}

impl Figure {
    /// The target of a key.
    pub fn target(&self, key: Key) -> Option<&Target> {
        let i = self.targets.binary_search_by_key(&key, |t| t.key).ok()?;
        self.targets.get(i)
    }
}

/// The height that the chart would like at the view's width, and the least it
/// can be drawn in: functions of the chart and the width alone, never of the
/// page's content, so that no container can be pushed open in a loop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Height {
    /// Where the host sets none.
    pub natural: f64,
    /// Below this the plot keeps this height.
    pub least: f64,
}

/// See [`Height`]. `view.height` is not read.
pub fn height(chart: &Chart, view: &View) -> Height {
    match &chart.kind {
        Kind::Indicator(indicator) => views::height(indicator, view),
        Kind::Goals(goals) => views::goals::height(goals, view),
    }
}

/// Whether the chart has a plot: all but the table alone.
pub fn has_plot(chart: &Chart) -> bool {
    match &chart.kind {
        Kind::Indicator(indicator) => indicator.show.view != ViewKind::Table,
        Kind::Goals(goals) => goals.view != GoalView::Table,
    }
}

/// Larger than any canvas, CSS px.
const LARGEST: f64 = 100_000.0;

/// Arranges the chart. A size without area, or beyond all canvases, gives an empty figure.
pub fn arrange(chart: &Chart, view: &View) -> Figure {
    let sound = |size: f64| (1.0..=LARGEST).contains(&size);
    if !(sound(view.width) && sound(view.height)) {
        return Figure::default();
    }
    match &chart.kind {
        Kind::Indicator(indicator) => views::arrange(indicator, view),
        Kind::Goals(goals) => views::goals::arrange(goals, view),
    }
}

/// What is painted over the figure while a reading is pointed at.
pub fn overlay(chart: &Chart, figure: &Figure, view: &View, pointed: Key) -> Scene {
    match &chart.kind {
        Kind::Indicator(indicator) => views::overlay(indicator, figure, view, pointed),
        Kind::Goals(goals) => views::goals::overlay(goals, figure, view, pointed),
    }
}
