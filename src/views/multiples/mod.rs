//! Small multiples: a plot for each country, its line in colour before the
//! quiet lines of the others, all on one value axis unless each has its own.

mod panels;

use super::line::frame::{self, FONT, Scales};
use super::line::{gaps, marks};
use super::marker::Marker;
use super::{Style, key};
use crate::convert::{count, floor_usize};
use crate::figure::{Figure, Key, Stop, Target, View};
use crate::format::quantity::integer;
use crate::format::words;
use crate::geom::{Point, Rect, between, circle, clip};
use crate::layout::fit;
use crate::model::{Indicator, Role, Series};
use crate::order;
use crate::scene::{Anchor, Color, Part, Scene, Shape};
use crate::text::Font;
use crate::theme::{Theme, leading, size, space};
use panels::{GAP, Panel, Panels, TICK, TOP};

pub use panels::height;

/// Opacity of the lines behind, in percent: context, not what is read.
const QUIET: u8 = 45;

const NAME: Font = Font { size: size::BODY, bold: true };

/// The colour of a series in its own plot: one for all, what tells them apart is their names.
fn color(series: &Series, theme: &Theme) -> Color {
    let [accent, ..] = theme.series;
    match series.role {
        Role::Highlighted => accent,
        Role::Muted => theme.muted,
        Role::Comparator => theme.comparator,
    }
}

/// Arranges the plots.
pub fn arrange(indicator: &Indicator, view: &View) -> Figure {
    let mut scene = Scene { width: view.width, height: view.height, marks: Vec::new() };
    let all = Panels::new(indicator, view);
    let dressed = view.height >= height(indicator, view).least;
    if dressed {
        heading(&all, indicator, view, &mut scene);
    }
    for panel in &all.panels {
        grid(panel, dressed, view, &mut scene);
        lines(panel, &all, indicator, view, &mut scene);
        if dressed {
            title(panel, indicator, view, &mut scene);
            years(panel, view, &mut scene);
        }
    }
    let plot = Rect { left: 0.0, top: TOP.min(view.height), right: view.width, bottom: view.height };
    Figure { targets: targets(&all, indicator), plot, scene, outlines: Vec::new() }
}

/// The unit, and whose the dashed lines are.
fn heading(all: &Panels, indicator: &Indicator, view: &View, scene: &mut Scene) {
    let theme = view.theme;
    let text = |x, text| {
        let at = Point { x, y: FONT.size * leading::FIRST };
        Shape::Text { at, anchor: Anchor::Start, font: FONT, color: theme.muted, text }
    };
    let mut free = 0.0;
    let unit = frame::unit(indicator, view, view.width);
    if !unit.is_empty() {
        free = view.measure.width(&unit, FONT) + 2.0 * GAP;
        scene.push(Part::Axis, text(0.0, unit));
    }
    let mut names = String::new();
    for series in all.compared.iter().filter_map(|row| indicator.series.get(*row)) {
        names.push_str(if names.is_empty() { "" } else { ", " });
        names.push_str(words::area(series.area, view.locale.lang()));
    }
    let sample = 26.0;
    let names = fit(&names, view.width - free - sample - space::CLOSE, FONT, view.measure);
    if !names.is_empty() {
        let y = FONT.size * leading::FIRST;
        for start in [0.0, 9.5, 19.0] {
            let points = vec![Point { x: free + start, y }, Point { x: free + start + 6.0, y }];
            scene.push(Part::Axis, Shape::Line { points, width: 1.5, color: theme.comparator });
        }
        scene.push(Part::Axis, text(free + sample + space::CLOSE, names));
    }
}

/// Grid and ticks of a plot.
fn grid(panel: &Panel, dressed: bool, view: &View, scene: &mut Scene) {
    let theme = view.theme;
    let Rect { left, right, .. } = panel.scales.plot;
    let pitch = panel.scales.plot.height() / count(panel.axis.ticks.len().saturating_sub(1).max(1));
    let every = floor_usize((FONT.size * leading::LABEL / pitch.max(0.1)).ceil()).max(1);
    let labels = panel.axis.labels(view.locale, false);
    for (&value, label) in panel.axis.ticks.iter().zip(labels).step_by(every) {
        let y = panel.scales.y.map(value);
        let color = if value == 0.0 { theme.axis } else { theme.grid };
        let points = vec![Point { x: left, y }, Point { x: right, y }];
        scene.push(Part::Grid, Shape::Line { points, width: 1.0, color });
        let x = left - TICK;
        if dressed && panel.labelled.0 && view.measure.width(&label, FONT) <= x + 0.01 {
            let at = Point { x, y };
            let (anchor, color) = (Anchor::End, theme.muted);
            scene.push(Part::Axis, Shape::Text { at, anchor, font: FONT, color, text: label });
        }
    }
}

/// The lines behind, then the plot's own.
fn lines(panel: &Panel, all: &Panels, indicator: &Indicator, view: &View, scene: &mut Scene) {
    let theme = view.theme;
    let pen = |series, role, color| marks::Pen {
        series,
        role,
        style: Style { color, marker: Marker::Circle },
        theme,
        indicator,
        over: false,
    };
    let first = scene.marks.len();
    for (row, series) in indicator.series.iter().enumerate().filter(|(row, _)| *row != panel.row) {
        if !all.compared.contains(&row) {
            let quiet = pen(series, Role::Muted, theme.quiet.opacity(QUIET));
            marks::draw(&quiet, &panel.scales, scene);
        }
    }
    if indicator.show.free {
        within(panel.scales.plot, first, scene);
    }
    for series in all.compared.iter().filter_map(|row| indicator.series.get(*row)) {
        marks::draw(&pen(series, Role::Comparator, theme.comparator), &panel.scales, scene);
    }
    let Some(series) = indicator.series.get(panel.row) else { return };
    let color = color(series, theme);
    marks::draw(&pen(series, series.role, color), &panel.scales, scene);
    for year in indicator.years.0..=indicator.years.1 {
        let (reading, at) = (series.at(year), gaps::place(year, &panel.scales, view.height));
        if indicator.beyond_scale(reading) {
            gaps::triangle(at, color, scene);
        } else if gaps::is_marked(indicator, series, reading) {
            gaps::cross(at, color, scene);
        }
    }
}

/// Leaves of the marks from `first` on what lies in the plot: on an axis of its own there is no room for all others.
fn within(plot: Rect, first: usize, scene: &mut Scene) {
    for mark in scene.marks.split_off(first) {
        match mark.shape {
            Shape::Line { points, width, color } => {
                for points in clip(&points, plot) {
                    scene.push(mark.part, Shape::Line { points, width, color });
                }
            }
            // Dots: whole or not at all.
            Shape::Fill { ref points, .. } if points.iter().all(|p| plot.contains(*p)) => {
                scene.marks.push(mark)
            }
            Shape::Fill { .. } | Shape::Text { .. } => {}
        }
    }
}

/// Name and latest value above a plot, as much as fits.
fn title(panel: &Panel, indicator: &Indicator, view: &View, scene: &mut Scene) {
    let Some(series) = indicator.series.get(panel.row) else { return };
    let (area, lang) = (series.area, view.locale.lang());
    let room = panel.cell.width();
    let (mut value, mut since) = (String::new(), String::new());
    if let Some((year, number)) = series.latest() {
        value = view.locale.number(number, indicator.decimals);
        if year != indicator.years.1 {
            since = [" (", &integer(year), ")"].concat();
        }
    }
    // A number of an earlier year is not shown without it.
    let said = [value.as_str(), &since].concat();
    let beside = view.measure.width(&said, FONT) + space::TIGHT;
    let names = words::names(area, lang);
    let fits = |with: f64| {
        names
            .into_iter()
            .take(if with > 0.0 { 2 } else { 3 })
            .find(|n| view.measure.width(n, NAME) + with <= room)
    };
    let (name, said) = match fits(beside) {
        Some(name) => (name.to_owned(), said),
        None => (fit(fits(0.0).unwrap_or(area.iso3), room, NAME, view.measure), String::new()),
    };
    let left = panel.cell.left;
    let y = panel.cell.top + space::GAP;
    let beside = left + view.measure.width(&name, NAME) + space::TIGHT;
    let ink = if series.role == Role::Highlighted { view.theme.text } else { view.theme.muted };
    for (x, font, color, text) in [(left, NAME, ink, name), (beside, FONT, view.theme.muted, said)] {
        if !text.is_empty() {
            let at = Point { x, y };
            scene.push(Part::Label, Shape::Text { at, anchor: Anchor::Start, font, color, text });
        }
    }
}

/// First and last year under a plot with none below it; the last alone where both have no room.
fn years(panel: &Panel, view: &View, scene: &mut Scene) {
    if !panel.labelled.1 {
        return;
    }
    let Rect { left, right, bottom, .. } = panel.scales.plot;
    let (first, last) = panel.scales.x.years;
    let (from, to) = (integer(first), integer(last));
    let (wide, other) = (view.measure.width(&from, FONT), view.measure.width(&to, FONT));
    let mut shown = vec![(right, Anchor::End, to)];
    if first == last {
        shown = vec![((left + right) / 2.0, Anchor::Middle, from)];
    } else if wide + other + GAP <= right - left {
        shown.push((left, Anchor::Start, from));
    }
    for (x, anchor, text) in shown {
        if other <= right - left {
            let (at, color) = (Point { x, y: bottom + space::TICK + space::UNDER }, view.theme.muted);
            scene.push(Part::Axis, Shape::Text { at, anchor, font: FONT, color, text });
        }
    }
}

/// Every year of every series: in a plot each year has a strip of it. What is
/// dashed in all is reached by key alone, after the plots.
fn targets(all: &Panels, indicator: &Indicator) -> Vec<Target> {
    let (first, last) = indicator.years;
    let mut targets = Vec::new();
    for (row, series) in indicator.series.iter().enumerate() {
        let Some((line, panel)) = all.of(row) else { continue };
        let after = all.compared.iter().position(|r| *r == row);
        let Scales { plot, x, y } = panel.scales;
        for (place, year) in (first..=last).enumerate() {
            let value = indicator.placed(series.at(year));
            let at = Point { x: x.map(year), y: value.map_or(plot.bottom, |v| y.map(v)) };
            let at = Point { y: between(at.y, plot.top, plot.bottom), ..at };
            let half = x.pitch() / 2.0;
            let hit = match after {
                Some(_) => Rect::sized(at.x, at.y, 0.0, 0.0),
                None => Rect {
                    left: if year == first { plot.left } else { at.x - half },
                    top: panel.cell.top,
                    right: if year == last { plot.right } else { at.x + half },
                    bottom: panel.cell.bottom,
                },
            };
            let stop = Stop { line: line + after.unwrap_or(0), place };
            targets.push(Target { key: key(indicator, row, year), stop, at, hit, drawn: value.is_some() });
        }
    }
    order::sort_by(&mut targets, |a, b| a.key.cmp(&b.key));
    targets
}

/// A rule at the year in every plot, a ring on what each has for it, and a dot on the reading.
pub fn overlay(indicator: &Indicator, figure: &Figure, view: &View, pointed: Key) -> Scene {
    let theme = view.theme;
    let mut scene = Scene { width: view.width, height: view.height, marks: Vec::new() };
    let (Some(target), Some(series)) = (figure.target(pointed), indicator.series.get(pointed.row)) else {
        return scene;
    };
    let dot = |centre, radius, color, scene: &mut Scene| {
        scene.push(Part::Pointer, Shape::Fill { points: circle(centre, radius), color });
    };
    let all = Panels::new(indicator, view);
    for panel in &all.panels {
        let plot = panel.scales.plot;
        let own = Key { row: panel.row, ..pointed };
        let Some(here) = figure.target(own) else { continue };
        let rule = [plot.top, plot.bottom].map(|y| Point { x: here.at.x, y }).to_vec();
        scene.push(Part::Pointer, Shape::Line { points: rule, width: 1.0, color: theme.axis });
        if own != pointed && here.drawn {
            let color = indicator.series.get(panel.row).map_or(theme.muted, |s| color(s, theme));
            dot(here.at, 4.0, color, &mut scene);
            dot(here.at, 2.5, theme.background, &mut scene);
        }
    }
    dot(target.at, 7.0, theme.background, &mut scene);
    dot(target.at, 5.5, color(series, theme), &mut scene);
    if !target.drawn {
        dot(target.at, 3.0, theme.background, &mut scene);
    }
    scene
}
