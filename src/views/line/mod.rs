//! The line chart: one line a country, named at its end.

pub(super) mod frame;
pub(super) mod gaps;
mod labels;
pub(super) mod long;
pub(super) mod marks;
pub(super) mod notes;

use super::{Style, fetched, styles};
use crate::figure::{Figure, Height, Key, Stop, Target, View};
use crate::geom::{Point, Rect, between};
use crate::model::{Indicator, Role, Scale, Series};
use crate::scene::{Part, Scene, Shape};
use crate::theme::Theme;
use frame::{Frame, Scales};

/// Natural height as a share of the width, and its bounds in CSS px: wide
/// enough for slopes to be read, never taller than a phone held upright.
const SHAPE: f64 = 0.56;
const TALLEST: f64 = 460.0;
const SHORTEST: f64 = 300.0;
/// Room for the axes and three ticks.
const LEAST: f64 = 160.0;

/// Height by width.
pub fn height(view: &View) -> Height {
    Height { natural: between(view.width * SHAPE, SHORTEST, TALLEST).round(), least: LEAST }
}

/// What marks are drawn with.
pub struct Drawn<'a> {
    pub indicator: &'a Indicator,
    /// Of each series.
    pub styles: &'a [Style],
    pub scales: &'a Scales,
    pub view: &'a View<'a>,
}

/// Arranges the chart. In this order, each step from what stands before it:
/// value scale and its labels' width, end labels' width, plot, year scale,
/// marks, end labels pushed apart.
pub fn arrange(indicator: &Indicator, view: &View) -> Figure {
    let styles = styles(indicator, view.theme);
    let named = labels::name_series(indicator, view);
    let frame = Frame::new(indicator, view, named.width);
    let mut scene = Scene { width: view.width, height: view.height, marks: Vec::new() };
    frame.draw(indicator, view, &mut scene);
    let scales = &frame.scales;
    let marked = !(indicator.show.references.is_empty() && indicator.show.annotations.is_empty());
    if marked {
        fetched::reference_lines(&Drawn { indicator, styles: &styles, scales, view }, &mut scene);
    }
    // Quiet lines first, so that the highlighted ones lie on top.
    for role in [Role::Muted, Role::Comparator, Role::Highlighted] {
        for (series, style) in indicator.series.iter().zip(&styles).filter(|(s, _)| s.role == role) {
            marks::draw(&pen(indicator, series, *style, view.theme), scales, &mut scene);
        }
    }
    gaps::draw(indicator, &styles, scales, view, &mut scene);
    if indicator.show.scale == Scale::Log {
        fetched::beyond(&Drawn { indicator, styles: &styles, scales, view }, &mut scene);
    }
    labels::draw(&named, &styles, scales, view, &mut scene);
    if marked {
        fetched::notes(&Drawn { indicator, styles: &styles, scales, view }, &mut scene);
    }
    Figure {
        targets: targets(indicator, scales, view.height),
        plot: scales.plot,
        scene,
        outlines: Vec::new(),
    }
}

fn pen<'a>(indicator: &'a Indicator, series: &'a Series, style: Style, theme: &'a Theme) -> marks::Pen<'a> {
    marks::Pen { series, role: series.role, style, theme, indicator, over: false }
}

/// Every year that is told, of every series: missing years are said, not skipped.
#[inline(never)]
fn targets(indicator: &Indicator, scales: &Scales, height: f64) -> Vec<Target> {
    let told = indicator.told();
    let mut targets = Vec::new();
    for (row, series) in indicator.series.iter().enumerate() {
        let mut readings = series.readings.iter().peekable();
        for (place, &year) in told.iter().enumerate() {
            while readings.next_if(|r| r.year < year).is_some() {}
            let reading = readings.next_if(|r| r.year == year);
            let value = indicator.placed(reading);
            let y = value.map_or(scales.plot.bottom, |v| scales.y.map(v));
            let at = Point { x: scales.x.map(year), y };
            let mut hit = Rect::sized(at.x, at.y, 0.0, 0.0);
            if gaps::is_marked(indicator, series, reading) {
                hit = gaps::hit(year, scales, height);
            }
            let (key, stop) = (super::key(indicator, row, year), Stop { line: row, place });
            targets.push(Target { key, stop, at, hit, drawn: value.is_some() });
        }
    }
    targets
}

/// A rule at the year, the line of the series drawn through, and a dot on the
/// reading: filled where there is a value, a ring on the axis where there is none.
pub fn overlay(indicator: &Indicator, figure: &Figure, view: &View, pointed: Key) -> Scene {
    let mut scene = Scene { width: view.width, height: view.height, marks: Vec::new() };
    let Some((target, series, style)) = super::pointed(indicator, figure, view, pointed) else {
        return scene;
    };
    let color = style.color;
    let theme = view.theme;
    let plot = figure.plot;
    let Point { x, .. } = target.at;
    let rule = vec![Point { x, y: plot.top }, Point { x, y: plot.bottom }];
    scene.push(Part::Pointer, Shape::Line { points: rule, width: 1.0, color: theme.axis });
    // As it lies below, broken and dashed alike.
    let frame = Frame::new(indicator, view, labels::name_series(indicator, view).width);
    marks::draw(
        &marks::Pen { over: true, ..pen(indicator, series, style, theme) },
        &frame.scales,
        &mut scene,
    );
    // A halo, the mark, and the hole that makes it a ring where there is no value.
    let dot = |radius, color| Shape::Fill { points: style.marker.outline(target.at, radius), color };
    scene.push(Part::Pointer, dot(7.0, theme.background));
    scene.push(Part::Pointer, dot(5.5, color));
    if !target.drawn {
        scene.push(Part::Pointer, dot(3.0, theme.background));
    }
    scene
}
