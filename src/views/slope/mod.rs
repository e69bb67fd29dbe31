//! The slope chart: for each series a straight line from the first year to the
//! last, named at both ends. What lies between the years is not drawn.

mod label;

use super::line::frame;
use super::line::gaps::{cross, triangle};
use super::{Style, key, styles};
use crate::convert::{count, floor_usize};
use crate::figure::{Figure, Height, Key, Stop, Target, View};
use crate::format::quantity::integer;
use crate::geom::{Point, Rect, between, dashes};
use crate::layout::{spread, within};
use crate::model::{Flag, Indicator, Reading, Role, Scale, Series, Year};
use crate::order;
use crate::scale::{Values, extent};
use crate::scene::{Anchor, Color, Part, Scene, Shape};
use crate::text::Font;
use crate::theme::{leading, size, space};
use label::Label;

/// Natural height as a share of the width, and its bounds in CSS px; more for
/// many labels, up to a bound of its own.
const SHAPE: f64 = 0.6;
const SHORTEST: f64 = 340.0;
const TALLEST: f64 = 460.0;
const MOST: f64 = 900.0;
const LEAST: f64 = 160.0;
/// The unit, and the years under it.
const UNIT: f64 = space::COLUMN;
const YEARS: f64 = space::AXIS;
/// Between the years and the highest dot.
const HEAD: f64 = space::NEAR;
/// Under the lowest dot: there stands what is missing, where no value can.
const FOOT: f64 = space::COLUMN;
/// Under the plot.
const BOTTOM: f64 = space::TIGHT;
/// Height of a label with its leading.
const LINE: f64 = size::BODY * leading::LABEL;
/// Between an axis and its labels: a dot and a leader.
const GAP: f64 = space::EDGE;
const EDGE: f64 = space::HAIR;
/// Most of the width that the labels may take, left and right.
const SHARE: (f64, f64) = (0.28, 0.42);
/// From this width on, the left labels have names too.
const NAMED: f64 = 560.0;
/// Axes farther apart make every slope look level.
const WIDEST: f64 = 720.0;
/// Moved by more than this, a label gets a leader.
const MOVED: f64 = 3.0;
/// Least distance between the axes at which both years have a heading.
const NARROWEST: f64 = 48.0;
/// A picture smaller than this has no room for words.
const SMALLEST: f64 = 48.0;
/// Dots, the stroke of hollow ones, and what is drawn in place of a line.
const DOT: f64 = 4.0;
const RING: f64 = 1.5;
const DASH: (f64, f64) = (5.0, 3.5);
const DOTTED: (f64, f64) = (1.5, 4.0);
/// Distance between missing ones at the foot.
const PITCH: f64 = space::APART;

const HEADING: Font = Font { size: size::BODY, bold: true };
const FONT: Font = Font { size: size::SMALL, bold: false };

/// Height by width and the number of labels.
pub fn height(indicator: &Indicator, view: &View) -> Height {
    let shaped = between(view.width * SHAPE, SHORTEST, TALLEST);
    let labels = top(indicator) + FOOT + BOTTOM + LINE * 1.25 * count(indicator.series.len());
    Height { natural: shaped.max(labels.min(MOST)).round(), least: LEAST }
}

/// Arranges the chart: what the labels say, the axes between them, lines, dots,
/// labels pushed apart.
pub fn arrange(indicator: &Indicator, view: &View) -> Figure {
    let plan = Plan::new(indicator, view);
    let styles = styles(indicator, view.theme);
    let mut scene = Scene { width: view.width, height: view.height, marks: Vec::new() };
    let targets = plan.targets(indicator);
    if view.width >= SMALLEST && view.height >= SMALLEST {
        plan.draw_axes(indicator, view, &mut scene);
        for role in [Role::Muted, Role::Comparator, Role::Highlighted] {
            for (series, style) in indicator.series.iter().zip(&styles).filter(|(s, _)| s.role == role) {
                plan.draw_series(indicator, series, &Ink::new(series, *style, view, false), &mut scene);
            }
        }
        for target in &targets {
            let row = target.key.row;
            let (Some(series), Some(style)) = (indicator.series.get(row), styles.get(row)) else { continue };
            let year = plan.sides.get(target.stop.place).map_or(indicator.years.1, |s| s.year);
            if series.at(year).is_some_and(|r| r.explained().is_some()) {
                cross(target.at, style.color, &mut scene);
            }
            if indicator.beyond_scale(series.at(year)) {
                triangle(target.at, style.color, &mut scene);
            }
        }
        for side in &plan.sides {
            plan.draw_labels(side, &styles, view, &mut scene);
        }
    }
    Figure { scene, targets, plot: plan.plot, outlines: Vec::new() }
}

/// The line of the series over the others, and a dot on the reading: a ring
/// where there is no value.
pub fn overlay(indicator: &Indicator, figure: &Figure, view: &View, pointed: Key) -> Scene {
    let mut scene = Scene { width: view.width, height: view.height, marks: Vec::new() };
    let Some((target, series, style)) = super::pointed(indicator, figure, view, pointed) else {
        return scene;
    };
    let color = style.color;
    Plan::new(indicator, view).draw_series(
        indicator,
        series,
        &Ink::new(series, style, view, true),
        &mut scene,
    );
    let dot = |radius, color| Shape::Fill { points: style.marker.outline(target.at, radius), color };
    scene.push(Part::Pointer, dot(7.5, view.theme.background));
    scene.push(Part::Pointer, dot(6.0, color));
    if !target.drawn {
        scene.push(Part::Pointer, dot(3.5, view.theme.background));
    }
    scene
}

/// What a series is drawn with.
struct Ink {
    width: f64,
    style: Style,
    background: Color,
}

impl Ink {
    fn new(series: &Series, style: Style, view: &View, over: bool) -> Self {
        let width = match (over, series.role) {
            (true, _) => 3.5,
            (false, Role::Highlighted) => 2.5,
            (false, _) => 1.5,
        };
        Ink { width: width + view.theme.thicker, style, background: view.theme.background }
    }
}

/// One of the two years.
struct Side {
    year: Year,
    x: f64,
    /// Labels stand to the left of it.
    left: bool,
    /// Of each series with a number in the year.
    labels: Vec<Label>,
}

/// Where everything is.
struct Plan {
    plot: Rect,
    y: Values,
    /// First and last year; one where they are the same.
    sides: Vec<Side>,
}

fn top(indicator: &Indicator) -> f64 {
    if indicator.unit.is_empty() && indicator.show.scale != Scale::Log { YEARS } else { UNIT + YEARS }
}

/// The number of a year, if it has a place on the scale.
fn number(indicator: &Indicator, series: &Series, year: Year) -> Option<f64> {
    indicator.placed(series.at(year))
}

impl Plan {
    fn new(indicator: &Indicator, view: &View) -> Self {
        let (first, last) = indicator.years;
        let side = |year, left| Side { year, x: 0.0, left, labels: Vec::new() };
        let mut sides = vec![side(last, false)];
        if first < last {
            sides.insert(0, side(first, true));
        }
        let mut gutters = (DOT + EDGE, DOT + EDGE);
        for side in &mut sides {
            let share = if side.left { SHARE.0 } else { SHARE.1 };
            let room = (view.width * share - GAP - EDGE).max(0.0);
            for (row, series) in indicator.series.iter().enumerate() {
                let Some(value) = number(indicator, series, side.year) else { continue };
                // Without a label on the right, the left one is the only name.
                let named = !side.left || view.width >= NAMED || number(indicator, series, last).is_none();
                let label = Label::new((row, series, value), named, room, (indicator, view));
                let gutter = if side.left { &mut gutters.0 } else { &mut gutters.1 };
                *gutter = gutter.max(view.measure.width(&label.text, label.font) + GAP + EDGE);
                side.labels.push(label);
            }
        }
        let left = gutters.0.min(view.width / 2.0);
        let right = (view.width - gutters.1).min(left + WIDEST).max(left);
        let top = top(indicator).min(view.height / 2.0);
        let plot = Rect { left, top, right, bottom: (view.height - BOTTOM).max(top) };
        let lowest = (plot.bottom - FOOT).max(top);
        let log = indicator.show.scale == Scale::Log;
        let y = Values::new(extent(indicator), log, (lowest, (top + HEAD).min(lowest)));
        for side in &mut sides {
            side.x = if side.left { left } else { right };
        }
        Plan { plot, y, sides }
    }

    /// Every series in the two years. Lines from the highest at the right down,
    /// those without a number there last.
    fn targets(&self, indicator: &Indicator) -> Vec<Target> {
        let (first, last) = indicator.years;
        let mut rows: Vec<(Option<f64>, Option<f64>, usize)> = Vec::new();
        for (row, series) in indicator.series.iter().enumerate() {
            rows.push((number(indicator, series, last), number(indicator, series, first), row));
        }
        let rank = |v: Option<f64>| v.unwrap_or(f64::NEG_INFINITY);
        order::sort_by(&mut rows, |a, b| {
            rank(b.0).total_cmp(&rank(a.0)).then(rank(b.1).total_cmp(&rank(a.1))).then(a.2.cmp(&b.2))
        });
        let mut targets = Vec::new();
        for (place, side) in self.sides.iter().enumerate() {
            let missing = rows.len().saturating_sub(side.labels.len());
            let pitch = PITCH.min(self.plot.width() / 2.0 / count(missing.max(1)));
            let mut before = 0;
            for (line, &(_, _, row)) in rows.iter().enumerate() {
                let value = side.labels.iter().find(|l| l.row == row).map(|l| l.value);
                let at = match value {
                    Some(value) => Point { x: side.x, y: self.y.map(value) },
                    None => {
                        let along = pitch * count(before);
                        before += 1;
                        let x = if side.left { side.x + along } else { side.x - along };
                        Point { x, y: (self.plot.bottom - 5.0).max(self.plot.top) }
                    }
                };
                let hit = match value {
                    Some(_) => Rect::sized(at.x, at.y, 0.0, 0.0),
                    None => Rect::sized(at.x - pitch / 2.0, at.y - 5.0, pitch, 10.0),
                };
                let stop = Stop { line, place };
                targets.push(Target {
                    key: key(indicator, row, side.year),
                    stop,
                    at,
                    hit,
                    drawn: value.is_some(),
                });
            }
        }
        order::sort_by(&mut targets, |a, b| a.key.cmp(&b.key));
        targets
    }

    fn draw_axes(&self, indicator: &Indicator, view: &View, scene: &mut Scene) {
        let theme = view.theme;
        let unit = frame::unit(indicator, view, view.width);
        if !unit.is_empty() {
            let at = Point { x: 0.0, y: size::SMALL * leading::FIRST };
            let shape = Shape::Text { at, anchor: Anchor::Start, font: FONT, color: theme.muted, text: unit };
            scene.push(Part::Axis, shape);
        }
        let crowded = self.plot.width() < NARROWEST;
        for side in &self.sides {
            let ends = [self.plot.top, self.plot.bottom].map(|y| Point { x: side.x, y });
            let rule = Shape::Line { points: ends.to_vec(), width: 1.0, color: theme.axis };
            scene.push(Part::Axis, rule);
            if crowded && side.left {
                continue;
            }
            let text = integer(side.year);
            let x = within(side.x, view.measure.width(&text, HEADING), view.width);
            let at = Point { x, y: self.plot.top - 10.0 };
            let shape = Shape::Text { at, anchor: Anchor::Middle, font: HEADING, color: theme.text, text };
            scene.push(Part::Axis, shape);
        }
    }

    fn draw_series(&self, indicator: &Indicator, series: &Series, ink: &Ink, scene: &mut Scene) {
        let mut ends: Vec<(Point, &Reading)> = Vec::new();
        for side in &self.sides {
            let Some(reading) = series.at(side.year) else { continue };
            let Some(value) = indicator.placed(Some(reading)) else { continue };
            ends.push((Point { x: side.x, y: self.y.map(value) }, reading));
        }
        if let [(from, first), (to, last)] = ends.as_slice() {
            let broken =
                |r: &Reading| r.flag == Some(Flag::Break) && r.year > first.year && r.year <= last.year;
            let pattern = match series.role {
                _ if series.readings.iter().any(broken) => Some(DOTTED),
                Role::Comparator => Some(DASH),
                Role::Highlighted | Role::Muted => None,
            };
            let pieces = match pattern {
                Some((on, off)) => dashes(&[*from, *to], on, off),
                None => vec![vec![*from, *to]],
            };
            for points in pieces {
                scene.push(Part::Series, Shape::Line { points, width: ink.width, color: ink.style.color });
            }
        }
        let radius = if series.role == Role::Highlighted { DOT } else { DOT - 1.0 };
        for (at, reading) in ends {
            let mut dot = |radius, color| {
                scene.push(Part::Series, Shape::Fill { points: ink.style.marker.outline(at, radius), color });
            };
            dot(radius, ink.style.color);
            if reading.is_tentative() {
                dot(radius - RING, ink.background);
            }
        }
    }

    /// Highlighted ones first, where not all have room.
    fn draw_labels(&self, side: &Side, styles: &[Style], view: &View, scene: &mut Scene) {
        let (top, bottom) = (self.plot.top, self.plot.bottom);
        let mut shown: Vec<&Label> = Vec::new();
        for role in [Role::Highlighted, Role::Comparator, Role::Muted] {
            shown.extend(side.labels.iter().filter(|l| l.role == role && !l.text.is_empty()));
        }
        shown.truncate(floor_usize((bottom - top) / LINE));
        order::sort_by(&mut shown, |a, b| b.value.total_cmp(&a.value).then(a.row.cmp(&b.row)));
        let wanted: Vec<f64> = shown.iter().map(|l| self.y.map(l.value)).collect();
        let away = if side.left { -1.0 } else { 1.0 };
        for ((label, from), edge) in shown.iter().zip(&wanted).zip(spread(&wanted, LINE, top, bottom)) {
            let Some(style) = styles.get(label.row) else { continue };
            let color =
                if label.role == Role::Muted { view.theme.muted } else { view.theme.ink(style.color) };
            let at = Point { x: side.x + away * GAP, y: edge + LINE / 2.0 };
            if (at.y - from).abs() > MOVED {
                let start = Point { x: side.x + away * (DOT + 1.5), y: *from };
                let points = vec![start, Point { x: at.x - away * 3.0, y: at.y }];
                scene.push(Part::Label, Shape::Line { points, width: 1.0, color: color.opacity(60) });
            }
            let anchor = if side.left { Anchor::End } else { Anchor::Start };
            let (font, text) = (label.font, label.text.clone());
            scene.push(Part::Label, Shape::Text { at, anchor, font, color, text });
        }
    }
}
